"""Other tools' formats: nothing is lost, no offset moves, and what does not fit is refused."""

import json
import sqlite3

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import exchange
from helpers.coding_rows import assemble
from helpers.codings import read_coding
from helpers.exchange.utf16 import Utf16
from helpers.figure_tables import congruence_table, positions_table

BOTH_WAYS = ["jsonl", "csv", "web-annotation", "brat", "label-studio", "uima"]
PLAIN = "“Go,” Ann told Bo.\nBo stays; Ann\nrejects that."
WORLD = "👩‍🚀 Анна сказала 王毅: “走吧 🎉🎉,” said Бо.\n𝔄nn 😀 leaves — naïve café? ﷽ שלום <&>\"'\t."


def coding(text=PLAIN, spans=((0, 5), (6, 9), (10, 14)), name="Ann", actor="ann"):
    """A coding of a text with a row in every table; spans: of content, source and cue."""
    def at(number):
        start, end = spans[number]
        return {"start": start, "end": end, "text": text[start:end]}

    rows = [
        ("articles", {"article_id": "a", "title": "T & <b>", "date": "2023-02-22", "text": text}),
        ("actors", {"actor_id": actor, "name": name, "kind": "person", "title": "mayor",
                    "country": "Česko"}),
        ("actors", {"actor_id": "press", "name": "The Press", "kind": "outlet"}),
        ("mentions", {"actor_id": actor, "form": "name", **at(1)}),
        ("mentions", {"actor_id": "press", "form": "title", "rule": "its title; “x”", **at(0)}),
        ("statements", {"statement_id": 3, "speaker": actor, "via": "press", "form": "direct",
                        "probability": 0.123456789}),
        ("statements", {"statement_id": 7, "speaker": "", "form": "mixed"}),
        ("statement_spans", {"statement_id": 3, "role": "source", **at(1)}),
        ("statement_spans", {"statement_id": 3, "role": "cue", **at(2)}),
        ("statement_spans", {"statement_id": 3, "role": "content", **at(0)}),
        ("statement_spans", {"statement_id": 7, "role": "content", **at(0)}),
        ("statement_spans", {"statement_id": 7, "role": "content", **at(2)}),
        ("stances", {"holder": "narrator", "target": actor, "label": "oppose", **at(1)}),
        ("stances", {"holder": actor, "target": "press", "label": "support", "score": 0.25,
                     "support": 0.5, "neutral": 0.25, "oppose": 0.25, "statement_id": 3, **at(0)}),
        ("positions", {"actor_id": actor, "concept": "leaving, now", "agreement": -1, **at(0),
                       "statement_id": 3}),
    ]
    return assemble("x", [(str(i), *row) for i, row in enumerate(rows)])


def world():
    text = WORLD
    return coding(text, [(text.index(w), text.index(w) + len(w))
                         for w in ("“走吧 🎉🎉,”", "Бо", "said")], "Бо 😀", "бо-😀")


def over_lines():
    return coding(PLAIN, [(19, 45), (29, 40), (33, 40)])


def path_of(to, folder):
    return folder / f"x{exchange.FORMATS[to][2]}"


def there_and_back(tables, to, folder):
    exchange.write([("coder 1", tables)], to, path_of(to, folder))
    (coder, again), = exchange.read(path_of(to, folder))
    return coder, again


@pytest.mark.parametrize("to", BOTH_WAYS)
@pytest.mark.parametrize("make", [coding, world, over_lines])
def test_a_round_trip_loses_nothing(to, make, tmp_path):
    tables = make()
    coder, again = there_and_back(tables, to, tmp_path)
    assert coder == "coder 1"
    for kind, table in tables.items():
        pd.testing.assert_frame_equal(table, again[kind])


@pytest.mark.parametrize("to", BOTH_WAYS)
def test_what_is_coded_so_far_survives_every_format(to, tmp_path):
    tables = over_lines()
    tables["parts"] = pd.DataFrame({"article_id": "a", "start": [0, 29], "end": [18, len(PLAIN)]})
    _, again = there_and_back(tables, to, tmp_path)
    assert again["parts"].values.tolist() == tables["parts"].values.tolist()
    pd.testing.assert_frame_equal(again["mentions"], tables["mentions"])


@pytest.mark.parametrize("to", BOTH_WAYS)
def test_the_reference_coding_survives_every_format(to, tmp_path):
    _, tables = read_coding("seeds/codings/wang-in-moscow.reference.jsonl")
    _, again = there_and_back(tables, to, tmp_path)
    for kind, table in tables.items():
        pd.testing.assert_frame_equal(table, again[kind])


@pytest.mark.parametrize("to", BOTH_WAYS)
def test_an_empty_coding_survives_every_format(to, tmp_path):
    tables = assemble("x", [("1", "articles", {"article_id": "a", "text": "Nothing here. 🎉"})])
    _, again = there_and_back(tables, to, tmp_path)
    for kind, table in tables.items():
        pd.testing.assert_frame_equal(table, again[kind])


# The article's text with one letter changed, in each format's own file.
@pytest.mark.parametrize(("to", "file"), [
    ("jsonl", "x.jsonl"), ("csv", "x/articles.csv"), ("web-annotation", "x.json"),
    ("brat", "x/a.txt"), ("label-studio", "x.json"), ("uima", "x.xmi"),
])
def test_another_text_under_the_offsets_is_refused(to, file, tmp_path):
    exchange.write([("c", coding())], to, path_of(to, tmp_path))
    content = (tmp_path / file).read_text(encoding="utf-8")
    assert content.count("Ann told") > 0
    (tmp_path / file).write_text(content.replace("Ann told", "And told"), encoding="utf-8")
    with pytest.raises(ValueError, match="And") as error:
        exchange.read(path_of(to, tmp_path))
    assert "x" in str(error.value)


@pytest.mark.parametrize(("to", "file", "old", "new"), [
    ("jsonl", "x.jsonl", '"form": "name"', '"form": "nick"'),
    ("csv", "x/mentions.csv", ",name,", ",nick,"),
    ("web-annotation", "x.json", '"form=name"', '"form=nick"'),
    ("brat", "x/a.ann", "\tform T1 name", "\tform T1 nick"),
    ("label-studio", "x.json", '"name"\n', '"nick"\n'),
    ("uima", "x.xmi", 'form="name"', 'form="nick"'),
])
def test_an_unknown_label_is_refused_with_its_row(to, file, old, new, tmp_path):
    exchange.write([("c", coding())], to, path_of(to, tmp_path))
    content = (tmp_path / file).read_text(encoding="utf-8")
    assert content.count(old) == 1
    (tmp_path / file).write_text(content.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match="found form = 'nick', expected one of"):
        exchange.read(path_of(to, tmp_path))


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_utf16_offsets_are_pythons_own_count(text):
    units = Utf16(text)
    for i in range(len(text) + 1):
        assert units.to_units(i) == len(text[:i].encode("utf-16-le")) // 2
        assert units.to_characters(units.to_units(i)) == i
    assert units.length == len(text.encode("utf-16-le")) // 2


def test_an_offset_inside_an_emoji_is_refused():
    with pytest.raises(ValueError, match="offset 2 lies inside"):
        Utf16("a🎉b").to_characters(2)


@settings(max_examples=5, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
               min_size=3).filter(lambda t: t.strip() == t and "\ufffe" not in t))
def test_any_text_survives_every_format(tmp_path_factory, text):
    third = len(text) // 3
    tables = coding(text, [(0, third), (third, 2 * third), (2 * third, len(text))])
    folder = tmp_path_factory.mktemp("any")
    for to in BOTH_WAYS:
        _, again = there_and_back(tables, to, folder)
        for kind, table in tables.items():
            pd.testing.assert_frame_equal(table, again[kind])


def test_uima_counts_utf16_units(tmp_path):
    exchange.write([("c", world())], "uima", tmp_path / "x.xmi")
    source = WORLD.index("Бо")
    units = len(WORLD[:source].encode("utf-16-le")) // 2
    assert units > source
    assert f'begin="{units}"' in (tmp_path / "x.xmi").read_text(encoding="utf-8")


def test_web_annotation_counts_code_points_and_quotes_the_surroundings(tmp_path):
    exchange.write([("c", world())], "web-annotation", tmp_path / "x.json")
    page = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert (page["@context"], page["type"]) == (
        "http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    position, quote = next(item for item in page["items"] if "selector" in item["target"])[
        "target"]["selector"]
    assert WORLD[position["start"]:position["end"]] == quote["exact"] == "Бо"
    assert WORLD[:position["start"]].endswith(quote["prefix"])


def test_a_web_annotation_with_a_quotation_alone_is_placed_by_its_surroundings(tmp_path):
    exchange.write([("c", coding())], "web-annotation", tmp_path / "x.json")
    page = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    for item in page["items"]:
        if "selector" in item["target"]:
            item["target"]["selector"] = item["target"]["selector"][1]
    (tmp_path / "x.json").write_text(json.dumps(page), encoding="utf-8")
    (_, again), = exchange.read(tmp_path / "x.json")
    pd.testing.assert_frame_equal(again["mentions"], coding()["mentions"])


def test_a_quotation_that_stands_twice_is_refused(tmp_path):
    exchange.write([("c", coding())], "web-annotation", tmp_path / "x.json")
    page = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    item = next(item for item in page["items"] if "selector" in item["target"])
    item["target"]["selector"] = {"type": "TextQuoteSelector", "exact": "Ann"}
    (tmp_path / "x.json").write_text(json.dumps(page), encoding="utf-8")
    with pytest.raises(ValueError, match="annotation 4: .* 2 times"):
        exchange.read(tmp_path / "x.json")


def test_label_studio_files_that_count_utf16_units_are_recognised(tmp_path):
    exchange.write([("c", world())], "label-studio", tmp_path / "x.json")
    tasks = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    units = Utf16(WORLD)
    for item in tasks[0]["annotations"][0]["result"]:
        for key in ("start", "end"):
            item["value"][key] = units.to_units(item["value"][key])
    (tmp_path / "x.json").write_text(json.dumps(tasks), encoding="utf-8")
    (_, again), = exchange.read(tmp_path / "x.json")
    pd.testing.assert_frame_equal(again["mentions"], world()["mentions"])


def test_label_studio_names_the_annotators_of_a_task_with_several(tmp_path):
    exchange.write([("c", coding())], "label-studio", tmp_path / "x.json")
    tasks = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    annotation = tasks[0]["annotations"][0]
    tasks[0]["annotations"] = [{**annotation, "completed_by": {"email": e}} for e in ("a@b", "c@d")]
    (tmp_path / "x.json").write_text(json.dumps(tasks), encoding="utf-8")
    assert [coder for coder, _ in exchange.read(tmp_path / "x.json")] == ["a@b", "c@d"]


def test_brat_files_in_the_manner_of_polnear_are_read(tmp_path):
    text = "“Yes,” Ann said. “No,”\nshe added."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tSource 7 10\tAnn\nT2\tCue 11 15\tsaid\nT3\tContent 0 6;17 22\t“Yes,” “No,”\n"
        "T4\tAttribution 11 15\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
        "T5\tDiscuss 17 26\t“No,”\nshe\n", encoding="utf-8")
    (_, tables), = exchange.read(tmp_path)
    assert tables["statement_spans"][["role", "start", "end"]].values.tolist() == [
        ["source", 7, 10], ["cue", 11, 15], ["content", 0, 6], ["content", 17, 22]]
    assert tables["statements"]["form"].tolist() == ["mixed"]
    assert tables["statements"]["speaker"].tolist() == [""]


@pytest.mark.parametrize(("line", "says"), [
    ("T9\tOpinion 0 6\t“Yes,”", "line 1: found 'Opinion'"),
    ("T9\tMention 0 6\t“Nope”", "line 1: characters 0 6 of the text read"),
    ("T9\tMention 6 0 x\t“Yes,”", "line 1: found offsets"),
    ("T9\tSource 7 10\tAnn", "line 1: the Source T9 belongs to no event"),
    ("R1\tOrg Arg1:T1 Arg2:T2", "line 1: found 'R1"),
    ("nonsense", "line 1: found 'nonsense'"),
])
def test_a_brat_line_that_does_not_fit_is_refused(line, says, tmp_path):
    (tmp_path / "a.txt").write_text("“Yes,” Ann said.", encoding="utf-8")
    (tmp_path / "a.ann").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ValueError) as error:
        exchange.read(tmp_path)
    assert says in str(error.value)


def test_a_statement_without_spans_does_not_go_into_brat(tmp_path):
    tables = coding()
    spans = tables["statement_spans"]
    tables["statement_spans"] = spans[spans["statement_id"] == 3].reset_index(drop=True)
    with pytest.raises(ValueError, match="statements, row 1 has no span"):
        exchange.write([("c", tables)], "brat", tmp_path / "x")


def test_uima_refuses_what_xml_cannot_hold(tmp_path):
    with pytest.raises(ValueError, match="character 15 of the text"):
        exchange.write([("c", coding("“Go,” Ann told \x07"))], "uima", tmp_path / "x.xmi")
    assert not list(tmp_path.iterdir())


def test_csv_rows_with_a_missing_cell_are_refused(tmp_path):
    exchange.write([("c", coding())], "csv", tmp_path)
    with open(tmp_path / "stances.csv", "a", encoding="utf-8") as file:
        file.write("a,9\n")
    with pytest.raises(ValueError, match="stances.csv, row 3"):
        exchange.read(tmp_path)


def test_csv_numbers_that_are_none_are_refused(tmp_path):
    exchange.write([("c", coding())], "csv", tmp_path)
    content = (tmp_path / "mentions.csv").read_text(encoding="utf-8")
    (tmp_path / "mentions.csv").write_text(content.replace(",6,9,", ",six,9,"), encoding="utf-8")
    with pytest.raises(ValueError, match="mentions.csv, row 1: found start = 'six'"):
        exchange.read(tmp_path)


def test_tables_of_several_articles_become_several_codings(tmp_path):
    tables = coding()
    both = {kind: pd.concat([rows, rows.assign(article_id="b")]) for kind, rows in tables.items()}
    for kind, rows in both.items():
        rows.to_csv(tmp_path / f"{kind}.csv", index=False)
    found = exchange.read(tmp_path)
    assert [t["articles"]["article_id"].item() for _, t in found] == ["a", "b"]
    assert {coder for coder, _ in found} == {tmp_path.name}


def test_a_file_of_several_codings_is_converted_into_a_folder(tmp_path):
    tables = coding()
    both = {kind: pd.concat([rows, rows.assign(article_id="b")]) for kind, rows in tables.items()}
    for kind, rows in both.items():
        rows.to_csv(tmp_path / f"{kind}.csv", index=False)
    written = exchange.convert(tmp_path, "jsonl", tmp_path / "out")
    assert [p.name for p in written] == [f"{a}.{tmp_path.name}.jsonl" for a in "ab"]
    assert len(exchange.read_all(written)[tmp_path.name]["articles"]) == 2


@pytest.mark.parametrize(("name", "content", "says"), [
    ("x.pdf", "x", "files ending in '.pdf'"),
    ("x.json", "{}", "neither a list"),
    ("x.json", "[{}]", "no data.text"),
    ("x.json", "nonsense", "no JSON"),
    ("x.json", '[{"data": {"text": "x"}, "annotations": [{"result": [7]}]}]', "result 1: found 7"),
    ("x.json", '[{"data": 1}]', "not laid out as label-studio files are"),
    ("articles.csv", "id;text", "files ending in '.csv'"),
    ("x.json", '{"@context": "x", "items": []}', "0 annotations of the class 'articles'"),
    ("x.dna", "nonsense", "no DNA project"),
    ("x.xmi", "nonsense", "no type system"),
])
def test_files_of_other_kinds_are_refused(name, content, says, tmp_path):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ValueError) as error:
        exchange.read(tmp_path / name)
    assert says in str(error.value)


def test_tables_with_another_separator_are_refused(tmp_path):
    (tmp_path / "articles.csv").write_text("article_id;text\na;x\n", encoding="utf-8")
    with pytest.raises(ValueError, match="another separator"):
        exchange.read(tmp_path)


def test_missing_files_and_empty_folders_are_refused(tmp_path):
    with pytest.raises(ValueError, match="no such file"):
        exchange.read(tmp_path / "none.jsonl")
    with pytest.raises(ValueError, match="neither articles.csv"):
        exchange.read(tmp_path)
    with pytest.raises(ValueError, match="'dna' is not written"):
        exchange.write([("c", coding())], "dna", tmp_path / "x")


# Discourse Network Analyzer: a project as version 3 lays it out, with two coders.

DNA_TEXT = "🎉 We welcome the bridge. We reject the toll.\nNo comment."


@pytest.fixture
def project(tmp_path):
    """A .dna file: three statements of two coders on two documents, and a note."""
    path = tmp_path / "x.dna"
    database = sqlite3.connect(path)
    database.executescript("""
        CREATE TABLE CODERS(ID INTEGER, Name TEXT);
        CREATE TABLE DOCUMENTS(ID INTEGER, Title TEXT, Text TEXT, Date INTEGER);
        CREATE TABLE VARIABLES(ID INTEGER, Variable TEXT);
        CREATE TABLE STATEMENTS(
            ID INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
        CREATE TABLE ENTITIES(ID INTEGER, VariableId INTEGER, Value TEXT);
        CREATE TABLE DATASHORTTEXT(StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
        CREATE TABLE DATABOOLEAN(StatementId INTEGER, VariableId INTEGER, Value INTEGER);
        CREATE TABLE DATAINTEGER(StatementId INTEGER, VariableId INTEGER, Value INTEGER);
        INSERT INTO CODERS VALUES (1, 'Admin'), (2, 'Eva');
        INSERT INTO VARIABLES VALUES (1, 'person'), (2, 'organization'), (3, 'concept'),
            (4, 'agreement');
        INSERT INTO ENTITIES VALUES (1, 1, 'Ann'), (2, 2, 'Town'), (3, 3, 'bridge'), (4, 3, 'toll'),
            (5, 1, ''), (6, 2, 'Ann');
        INSERT INTO STATEMENTS VALUES (1, 1, 3, 25, 1), (2, 1, 26, 45, 1), (3, 2, 3, 25, 2),
            (4, 1, 46, 57, 1);
        INSERT INTO DATASHORTTEXT VALUES (1, 1, 1), (1, 2, 2), (1, 3, 3), (2, 1, 1), (2, 2, 2),
            (2, 3, 4), (3, 1, 5), (3, 2, 6), (3, 3, 3);
        INSERT INTO DATABOOLEAN VALUES (1, 4, 1), (2, 4, 0), (3, 4, 0);
    """)
    database.executemany("INSERT INTO DOCUMENTS VALUES (?, ?, ?, ?)", [
        (1, "Hearing", DNA_TEXT, 1677024000), (2, "Hearing", DNA_TEXT, 1677024000)])
    database.commit()
    database.close()
    return path


@pytest.mark.filterwarnings("ignore:.*1 statements have no person")
def test_dna_statements_arrive_whole(project):
    (admin, first), (eva, second) = exchange.read(project)
    assert (admin, eva) == ("Admin", "Eva")
    assert first["articles"]["date"].item() == "2023-02-22"
    assert first["statement_spans"]["text"].tolist() == [
        "We welcome the bridge.", "We reject the toll."]
    assert first["positions"][["actor_id", "concept", "agreement"]].values.tolist() == [
        ["ann", "bridge", 1], ["town", "bridge", 1], ["ann", "toll", -1], ["town", "toll", -1]]
    assert first["statements"]["speaker"].tolist() == ["ann", "ann"]
    # An organisation that is called like a person is another actor; documents have ids apart.
    assert second["positions"][["actor_id", "agreement"]].values.tolist() == [["ann-2", -1]]
    assert second["articles"]["article_id"].item() == "hearing-2"


def test_dna_statements_that_are_none_are_counted_and_said(project):
    with pytest.warns(UserWarning, match="1 statements have no person"):
        exchange.read(project)


@pytest.mark.filterwarnings("ignore:.*1 statements have no person")
def test_networks_of_a_dna_project_carry_its_counts(project):
    joined = exchange.read_all([project])
    positions = pd.concat([t["positions"] for t in joined.values()])
    actors = pd.concat([t["actors"] for t in joined.values()])
    counts = positions_table(positions, actors).set_index(["actor_id", "concept"])
    assert counts.loc[("town", "toll"), ["agree", "disagree"]].tolist() == [0, 1]
    ties = congruence_table(positions, actors).set_index(["actor", "other"])
    assert ties.loc[("ann", "town"), ["shared", "conflict"]].tolist() == [2, 0]
    assert ties.loc[("ann", "ann-2"), ["shared", "conflict"]].tolist() == [0, 1]


@pytest.mark.filterwarnings("ignore:.*1 statements have no person")
def test_a_project_of_several_documents_becomes_one_network_for_each_coder(project, tmp_path):
    written = exchange.convert(project, "graphml", tmp_path / "out")
    assert sorted(p.relative_to(tmp_path / "out").as_posix() for p in written) == [
        f"{coder}/{name}.graphml" for coder in ("Admin", "Eva")
        for name in ("congruence", "positions", "stance")]
    graph = nx.read_graphml(tmp_path / "out" / "Admin" / "positions.graphml")
    assert graph.edges["ann", "concept: toll"]["disagree"] == 1


@pytest.mark.filterwarnings("ignore:.*1 statements have no person")
def test_a_dna_statement_beyond_its_document_is_refused(project):
    with sqlite3.connect(project) as database:
        database.execute("UPDATE STATEMENTS SET Stop = 500 WHERE ID = 2")
    with pytest.raises(ValueError, match="statement 2"):
        exchange.read(project)


@pytest.mark.parametrize(("to", "load"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_written_for_gephi_hold_labels_and_plain_numbers(to, load, tmp_path):
    _, tables = read_coding("seeds/codings/wang-in-moscow.reference.jsonl")
    written = exchange.write([("c", tables)], to, tmp_path / "x")
    assert [p.stem for p in written] == ["congruence", "positions", "stance"]
    for path in written:
        graph = load(path)
        assert graph.number_of_edges() > 5
        assert all(node["label"] for _, node in graph.nodes(data=True))
        for *_, edge in graph.edges(data=True):
            assert edge["weight"] > 0
            assert all(isinstance(value, (int, float, str)) for value in edge.values())
    stance = load(written[2])
    assert stance.is_directed()
    assert stance.edges["china", "russia"]["support"] == 3
