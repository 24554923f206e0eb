"""Coding by hand: marks and answers become a coding file, and none is lost on the way."""

import pandas as pd
import pytest

from helpers.agreement import agreement
from helpers.coding_session import begin, codings_to_compare, questions
from helpers.codings import read_codebook, read_coding, write_coding
from helpers.hand_coding import HandCoding
from helpers.tables import table

TEXT = (
    "Anna Berg told the council the bridge was safe.\nPhoto gallery\n"
    "“I do not believe her,” said Bo Dahl, “and I never did.” Anna Berg left."
)
ARTICLES = table("articles", [("bridge", "", "", "", "en", TEXT)])


CODEBOOK = read_codebook("seeds/codebook.csv")


def place(words, after=0):
    start = TEXT.index(words, after)
    return start, start + len(words)


def records(coding, *marks, answer=None):
    """What spanmark keeps: every paragraph with the marks (words, label) that lie in it."""
    found = []
    for document in coding.documents():
        begin_ = document["meta"]["start"]
        spans = [{"start": s - begin_, "end": e - begin_, "label": label}
                 for (s, e), label in marks if begin_ <= s and e <= begin_ + len(document["text"])]
        found.append({**document, "annotation": {"spans": spans, "answer": answer}})
    return found


ALL = [
    (place("Anna Berg"), "mention"), (place("Anna Berg"), "source"), (place("told"), "cue"),
    (place("the bridge was safe"), "content"), (place("the council"), "mention"),
    (place("“I do not believe her,”"), "content"), (place("her"), "mention"),
    (place("said"), "cue"), (place("Bo Dahl"), "source"), (place("“and I never did.”"), "content"),
    (place("Anna Berg", 60), "mention"),
]


@pytest.fixture
def coding(tmp_path):
    found = HandCoding(ARTICLES, "eva", tmp_path)
    found.mark(records(found, *ALL))
    return found


def answered(coding):
    first, second, third = sorted(coding.statements)
    coding.set_mention(place("the council"), actor="Town Council")
    coding.set_statement(first, speaker="Anna Berg", addressee="Town Council")
    coding.set_statement(second, speaker="Bo Dahl", stances=[("Anna Berg", "oppose")],
                         positions=[("safety", -1)])
    coding.set_statement(third, goes_on=True)
    coding.set_kind("Town Council", "institution")
    return coding


def test_paragraphs_to_code_leave_out_furniture(coding):
    texts = [document["text"] for document in coding.documents()]
    assert texts == [TEXT.split("\n")[0], TEXT.split("\n")[2]]


def test_marks_and_answers_become_a_coding(coding):
    tables = answered(coding).tables()
    assert tables["statements"][["speaker", "addressee", "form", "cue"]].values.tolist() == [
        ["anna-berg", "town-council", "indirect", "told"], ["bo-dahl", "", "direct", "said"]]
    assert tables["statement_spans"]["role"].value_counts().to_dict() == {
        "content": 3, "source": 2, "cue": 2}
    assert tables["stances"][["holder", "target", "label"]].values.tolist() == [
        ["bo-dahl", "anna-berg", "oppose"]]
    assert tables["positions"][["actor_id", "concept", "agreement"]].values.tolist() == [
        ["bo-dahl", "safety", -1]]
    assert dict(zip(tables["actors"]["name"], tables["actors"]["kind"])) == {
        "Anna Berg": "person", "Town Council": "institution", "Bo Dahl": "person"}


def test_a_name_is_proposed_for_a_mention_and_a_pronoun_left_open(coding):
    assert coding.mentions[place("Anna Berg", 60)] == {"actor": "Anna Berg", "form": "name"}
    assert coding.mentions[place("her")] == {"actor": "", "form": "pronoun"}
    assert coding.mentions[place("the council")] == {"actor": "", "form": "title"}


def test_until_it_is_answered_the_source_says_who_speaks(coding):
    told, believed, never = sorted(coding.statements)
    assert [coding.speaker(p) for p in (told, believed, never)] == ["Anna Berg", "", ""]
    coding.set_mention(place("Anna Berg"), actor="the mayor")
    assert coding.tables()["statements"]["speaker"][0] == "the-mayor"
    coding.set_statement(told, speaker="")
    assert coding.tables()["statements"]["speaker"][0] == ""


def test_a_mention_without_an_actor_waits_outside_the_coding(coding):
    assert "her" not in coding.tables()["mentions"]["text"].tolist()
    coding.set_mention(place("her"), actor="Anna Berg")
    assert "her" in coding.tables()["mentions"]["text"].tolist()


def test_every_answer_is_in_the_file_at_once(coding):
    coding.set_mention(place("her"), actor="Anna Berg")
    coder, tables = read_coding(coding.path)
    assert coder == "eva"
    assert "her" in tables["mentions"]["text"].tolist()


def test_coding_goes_on_where_it_stopped(coding, tmp_path):
    before = answered(coding).tables()
    again = HandCoding(ARTICLES, "eva", tmp_path)
    again.mark(records(again, *ALL))
    for kind, rows in before.items():
        pd.testing.assert_frame_equal(rows, again.tables()[kind])
    assert again.statements[sorted(again.statements)[2]]["goes_on"]


def test_without_its_marks_a_coding_file_fills_them_in(coding, tmp_path):
    before = answered(coding).tables()
    again = HandCoding(ARTICLES, "eva", tmp_path)
    unopened = [{**d, "annotation": {"spans": None, "answer": None}} for d in again.documents()]
    again.mark(unopened)
    assert len(again.tables()["statement_spans"]) == len(before["statement_spans"])
    assert again.tables()["stances"].equals(before["stances"])


def test_taking_a_mark_away_drops_its_answers_and_no_others(coding):
    answered(coding)
    coding.mark(records(coding, *(m for m in ALL if m[0] != place("the bridge was safe"))))
    assert coding.tables()["statements"]["speaker"].tolist() == ["bo-dahl"]
    coding.set_statement(place("the bridge was safe"), speaker="Bo Dahl")
    assert len(coding.tables()["statements"]) == 1


def test_a_cue_belongs_to_the_nearest_content_around_it(coding):
    assert coding.nearest(place("told")) == place("the bridge was safe")
    assert coding.nearest(place("said")) == place("“I do not believe her,”")
    # A word inside a content is no cue of that content.
    assert coding.nearest(place("never")) == place("“I do not believe her,”")


def test_only_accepted_paragraphs_count_as_done(coding):
    found = records(coding, *ALL)
    found[1]["annotation"]["answer"] = "accept"
    coding.mark(found)
    assert [TEXT[b.start:b.end] for b in coding.accepted.itertuples()] == [TEXT.split("\n")[2]]


def test_an_article_that_was_changed_is_refused(coding, tmp_path):
    answered(coding)
    other = ARTICLES.assign(text=TEXT.replace("safe", "open"))
    with pytest.raises(ValueError, match="codes another text"):
        HandCoding(other, "eva", tmp_path)
    with pytest.raises(ValueError, match="Was the article changed after coding began"):
        HandCoding(other, "new", tmp_path).mark(records(coding, *ALL))


def test_a_file_that_the_form_would_lose_rows_of_is_refused(coding, tmp_path):
    tables = answered(coding).tables()
    tables["stances"] = tables["stances"].assign(start=0, end=9)
    write_coding(coding.path, "eva", tables)
    with pytest.raises(ValueError, match="made in another way"):
        HandCoding(ARTICLES, "eva", tmp_path)


@pytest.mark.parametrize("coder", ["", "a b", "../x", "eva/2"])
def test_a_coder_needs_a_name_that_makes_a_files_name(coder, tmp_path):
    with pytest.raises(ValueError, match="expected one word"):
        HandCoding(ARTICLES, coder, tmp_path)


def test_without_a_coder_nothing_is_shown_or_written(tmp_path, capsys):
    coding = begin(ARTICLES, "", tmp_path)
    assert coding is None
    assert questions(coding, None) is None
    assert "Nobody is coding" in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_the_machine_and_the_stored_coding_of_the_same_text_are_compared_with(coding):
    stored = {"other": answered(coding).tables(), "elsewhere": {
        **coding.tables(), "articles": ARTICLES.assign(text="Another text.")}}
    codings = codings_to_compare(coding, stored, CODEBOOK)
    assert list(codings) == ["eva", "other", "machine"]
    assert list(codings_to_compare(None, stored, CODEBOOK)) == ["other", "machine"]


def test_until_something_is_marked_the_stored_coding_meets_the_machine(
    coding, tmp_path, capsys
):
    new = HandCoding(ARTICLES, "new", tmp_path)
    new.mark(records(new))
    new.save()
    assert not new.path.exists()
    codings = codings_to_compare(new, {"eva": coding.tables()}, CODEBOOK)
    assert list(codings) == ["eva", "machine"]
    assert "new has marked nothing yet" in capsys.readouterr().out
    found = agreement(codings, resamples=20)
    assert found["value"].notna().any()


def parts(tables):
    return [TEXT[s:e] for s, e in zip(tables["parts"]["start"], tables["parts"]["end"])]


def test_the_file_says_which_paragraphs_are_coded(coding, tmp_path):
    first, _, second = TEXT.split("\n")
    found = records(coding, *ALL[:4])
    coding.mark(found)
    coding.save()
    assert parts(read_coding(coding.path)[1]) == [first]  # the one with a mark
    found[1]["annotation"]["answer"] = "accept"
    coding.mark(found)
    coding.save()
    assert parts(read_coding(coding.path)[1]) == [second]  # nothing in it, and that is an answer
    again = HandCoding(ARTICLES, "eva", tmp_path)
    unopened = [{**d, "annotation": {"spans": None, "answer": None}} for d in again.documents()]
    again.mark(unopened)
    assert parts(again.tables()) == [second]


def test_a_file_from_before_parts_were_kept_is_taken_up(coding, tmp_path):
    tables = answered(coding).tables()
    del tables["parts"]
    write_coding(coding.path, "eva", tables)
    assert parts(read_coding(coding.path)[1]) == [TEXT]
    again = HandCoding(ARTICLES, "eva", tmp_path)
    again.mark(records(again, *ALL))
    assert parts(again.tables()) == TEXT.split("\n")[::2]
