"""Codebook and codings: what is written is read back, and what does not fit is refused."""

import json
from pathlib import Path

import pandas as pd
import pytest

from helpers.coding_rows import assemble, to_records
from helpers.codings import collect, read_codebook, read_coding, read_codings, write_coding

TEXT = "“Go,” Ann told Bo. Bo stays."


def rows():
    """A coding of TEXT as (where, table, row), every table used."""
    return [
        ("line 2", "articles", {"article_id": "a", "text": TEXT}),
        ("line 3", "actors", {"actor_id": "ann", "name": "Ann", "kind": "person"}),
        ("line 4", "actors", {"actor_id": "bo", "name": "Bo", "kind": "person"}),
        ("line 5", "mentions",
         {"actor_id": "ann", "start": 6, "end": 9, "text": "Ann", "form": "name"}),
        ("line 6", "statements", {"statement_id": 4, "speaker": "ann", "form": "direct"}),
        ("line 7", "statement_spans",
         {"statement_id": 4, "role": "cue", "start": 10, "end": 14, "text": "told"}),
        ("line 8", "statement_spans",
         {"statement_id": 4, "role": "content", "start": 0, "end": 5, "text": "“Go,”"}),
        ("line 9", "stances", {"holder": "ann", "target": "bo", "label": "oppose", "start": 0,
                               "end": 5, "text": "“Go,”", "statement_id": 4}),
        ("line 10", "positions", {"actor_id": "bo", "concept": "leaving", "agreement": -1,
                                  "start": 19, "end": 27, "text": "Bo stays"}),
    ]


def changed(number, **fields):
    """The rows with one changed."""
    found = rows()
    where, kind, row = found[number]
    found[number] = (where, kind, {**row, **fields})
    return found


def test_a_coding_becomes_checked_tables_with_what_follows_filled_in():
    tables = assemble("x", rows())
    statement = tables["statements"].iloc[0]
    assert (statement["cue"], statement["sentence_id"], statement["via"]) == ("told", 0, "")
    assert tables["stances"].iloc[0]["score"] == -1.0
    assert tables["positions"].iloc[0]["statement_id"] is pd.NA
    assert tables["actors"]["n_mentions"].tolist() == [1, 0]
    assert tables["mentions"].iloc[0]["rule"] == "coded"


def test_a_position_in_the_second_sentence_belongs_to_it():
    row = {"holder": "narrator", "target": "bo", "label": "support", "start": 19, "end": 27,
           "text": "Bo stays"}
    tables = assemble("x", [*rows(), ("line 11", "stances", row)])
    assert tables["stances"]["sentence_id"].tolist() == [0, 1]


def test_what_is_written_is_read_back(tmp_path):
    tables = assemble("x", rows())
    write_coding(tmp_path / "a.jsonl", "ann o'coder", tables)
    coder, again = read_coding(tmp_path / "a.jsonl")
    assert coder == "ann o'coder"
    for kind, table in tables.items():
        pd.testing.assert_frame_equal(table, again[kind])


def test_a_machines_numbers_survive(tmp_path):
    tables = assemble("x", rows())
    tables["statements"]["probability"] = 0.8125
    tables["stances"][["support", "neutral", "oppose", "score"]] = [0.1, 0.2, 0.7, -0.6]
    tables["mentions"]["rule"] = "a full name"
    write_coding(tmp_path / "a.jsonl", "machine", tables)
    _, again = read_coding(tmp_path / "a.jsonl")
    for kind, table in tables.items():
        pd.testing.assert_frame_equal(table, again[kind])


def test_the_file_says_nothing_that_follows_from_the_rest(tmp_path):
    write_coding(tmp_path / "a.jsonl", "c", assemble("x", rows()))
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").open(encoding="utf-8")]
    assert lines[0] == {"coding": 1, "coder": "c"}
    assert lines[5] == {"table": "statements", "statement_id": 4, "speaker": "ann",
                        "form": "direct"}


@pytest.mark.parametrize(("number", "fields", "says"), [
    (3, {"start": 7, "end": 10}, "shifted"),
    (3, {"text": "Eve"}, "another article"),
    (3, {"end": 99}, "within the text's 28 characters"),
    (3, {"form": "nickname"}, "('name', 'title', 'pronoun'"),
    (3, {"actor_id": "eve"}, "actor_id from the table actors"),
    (3, {"start": "6"}, "a value of type int"),
    (3, {"start": True}, "a value of type int"),
    (3, {"colour": "red"}, "keys of mentions"),
    (4, {"speaker": "eve"}, "actor_id from the table actors"),
    (5, {"statement_id": 5}, "one from the table statements"),
    (7, {"label": "dislike"}, "('support', 'neutral', 'oppose')"),
    (8, {"agreement": 2}, "(-1, 0, 1)"),
    (2, {"actor_id": "ann"}, "line 3 already"),
    (2, {"actor_id": "narrator"}, "the article's own voice"),
    (1, {"actor_id": ""}, "an empty actor_id"),
])
def test_a_row_that_does_not_fit_is_refused_with_its_line_and_the_reason(number, fields, says):
    found = changed(number, **fields)
    with pytest.raises(ValueError) as error:
        assemble("coding a.jsonl", found)
    assert found[number][0] in str(error.value)
    assert says in str(error.value)


def test_a_missing_key_is_named():
    found = rows()
    del found[3][2]["form"]
    with pytest.raises(ValueError, match="line 5: found no 'form'"):
        assemble("x", found)


def test_a_concept_that_the_codebook_lacks_is_refused():
    codebook = pd.DataFrame([("concept", "staying", "x", "")],
                            columns=["layer", "label", "definition", "wording"])
    with pytest.raises(ValueError, match="line 10: found concept 'leaving'"):
        assemble("x", rows(), codebook)


@pytest.mark.parametrize(("content", "says"), [
    ("", "empty"),
    ('{"coding": 1}\n', "line 1"),
    ('{"a": 1}\n', "Is this a coding file"),
    ('{"coding": 1, "coder": "c"}\n{"table": \n', "line 2: no JSON"),
    ('{"coding": 1, "coder": "c"}\n[1]\n', "line 2"),
    ('{"coding": 1, "coder": "c"}\n', "0 rows of the table 'articles'"),
    ('{"coding": 1, "coder": "c"}\n{"table": "opinions"}\n', "table 'opinions'"),
])
def test_a_file_that_is_no_coding_is_refused(tmp_path, content, says):
    (tmp_path / "x.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="x.jsonl") as error:
        read_coding(tmp_path / "x.jsonl")
    assert says in str(error.value)


def test_a_missing_or_binary_file_is_refused(tmp_path):
    (tmp_path / "x.jsonl").write_bytes(b"\xff\xfe\x00\x80")
    for name in ("x.jsonl", "none.jsonl"):
        with pytest.raises(ValueError, match=name):
            read_coding(tmp_path / name)


def test_writing_fails_whole(tmp_path):
    path = tmp_path / "a.jsonl"
    tables = assemble("x", rows())
    write_coding(path, "c", tables)
    before = path.read_bytes()
    broken = {**tables, "mentions": tables["mentions"].assign(actor_id="eve")}
    with pytest.raises(ValueError, match="actor_id"):
        write_coding(path, "c", broken)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.jsonl"]


def test_two_articles_do_not_go_into_one_file(tmp_path):
    tables = assemble("x", rows())
    two = {"articles": pd.concat([tables["articles"]] * 2)}
    with pytest.raises(ValueError, match="one file per article"):
        write_coding(tmp_path / "a.jsonl", "c", {**tables, **two})


def test_codings_are_joined_by_coder(tmp_path):
    tables = assemble("x", rows())
    other = assemble("x", changed(0, article_id="b"))
    for name, coder, found in (("1", "c", tables), ("2", "c", other), ("3", "d", tables)):
        write_coding(tmp_path / name, coder, found)
    codings = read_codings([tmp_path / n for n in "123"])
    assert {coder: len(t["articles"]) for coder, t in codings.items()} == {"c": 2, "d": 1}


def test_one_coder_cannot_code_an_article_twice():
    tables = assemble("x", rows())
    with pytest.raises(ValueError, match="second: coder 'c' has coded article 'a' already"):
        collect([("first", "c", tables), ("second", "c", tables)])


def test_codings_of_different_texts_do_not_mix():
    tables = assemble("x", rows())
    other = assemble("x", changed(0, text=TEXT.replace("stays", "leaves")[:28])[:8])
    with pytest.raises(ValueError, match="they part at character 22"):
        collect([("first", "c", tables), ("second", "d", other)])


def test_rows_and_tables_are_each_others_inverse():
    tables = assemble("x", rows())
    again = assemble("x", to_records(tables))
    for kind, table in tables.items():
        pd.testing.assert_frame_equal(table, again[kind])


def test_the_codebooks_labels_are_read():
    codebook = read_codebook(Path("seeds/codebook.csv"))
    assert set(codebook["layer"]) == {"actor_kind", "mention_form", "statement_role",
                                      "statement_form", "stance", "concept"}


@pytest.mark.parametrize(("content", "says"), [
    ("layer;label;definition;wording\n", "line 1"),
    ("layer,label,definition,wording\nstance,dislike,no,\n", "row 2"),
    ("layer,label,definition,wording\nmood,glad,x,\n", "row 2"),
    ("layer,label,definition,wording\nconcept,peace,,\n", "must not be empty"),
    ("layer,label,definition,wording\nconcept,p,x,\nconcept,p,y,\n", "row 3"),
    ("", "codebook"),
])
def test_a_codebook_that_cannot_be_applied_is_refused(tmp_path, content, says):
    (tmp_path / "c.csv").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError) as error:
        read_codebook(tmp_path / "c.csv")
    assert says in str(error.value)
