"""Positions: which wording puts an actor where, and what says nothing."""

import pandas as pd
import pytest

from helpers.coding_rows import assemble
from helpers.positions import codebook_problem, positions, proposed_wording, wording

CODEBOOK = pd.DataFrame([
    ("concept", "bridge", "A bridge is built", "bridge*; river crossing"),
    ("concept", "toll", "Drivers pay", "toll"),
    ("signal", "against", "x", "reject*; against; warned; denied"),
    ("signal", "negation", "x", "not; *n't; never"),
    ("signal", "neither", "x", "no comment"),
    ("signal", "question", "x", "whether; asked"),
], columns=["layer", "label", "definition", "wording"])


def said(*statements, kind="person", stances=(), codebook=CODEBOOK):
    """Positions of statements, each (cue, content) or (cue, content, start of the content)."""
    text, rows = "", []
    for number, (cue, content, *inside) in enumerate(statements):
        if inside:  # a statement within the one before
            start = text.rindex(content)
        else:
            text += f"Ann {cue} "
            start = len(text)
            text += f"{content}. "
        speaker = "bo" if inside else "ann"
        rows.append(("statements", {"statement_id": number, "speaker": speaker,
                                    "form": "indirect"}))
        place = text.index(cue)
        rows.append(("statement_spans", {"statement_id": number, "role": "cue", "start": place,
                                         "end": place + len(cue), "text": cue}))
        rows.append(("statement_spans", {"statement_id": number, "role": "content", "start": start,
                                         "end": start + len(content), "text": content}))
    rows += [("actors", {"actor_id": "ann", "name": "Ann", "kind": kind}),
             ("actors", {"actor_id": "bo", "name": "Bo", "kind": "person"}),
             ("articles", {"article_id": "a", "text": text})]
    for label in stances:
        rows.append(("stances", {"holder": "ann", "target": "bo", "label": label, "start": 0,
                                 "end": 3, "text": "Ann", "statement_id": 0}))
    tables = assemble("x", [("row", *row) for row in rows])
    found = positions(tables["actors"], tables["statements"], tables["statement_spans"], codebook,
                      tables["stances"])
    return list(zip(found["actor_id"], found["concept"], found["agreement"]))


@pytest.mark.parametrize(("cue", "content", "agreement"), [
    ("said", "the bridge will come", 1),
    ("said", "the Bridges will come", 1),
    ("said", "a river\ncrossing will come", 1),
    ("rejected", "the bridge", -1),
    ("said", "the bridge must not come", -1),
    ("said", "the bridge mustn’t come", -1),
    ("warned", "against the bridge", -1),
    ("did not reject", "the bridge", 1),
    ("said", "it never rains, and the bridge will come", 1),
    ("gave", "no comment on the bridge", 0),
])
def test_the_wording_decides_the_sign(cue, content, agreement):
    assert said((cue, content)) == [("ann", "bridge", agreement)]


@pytest.mark.parametrize(("cue", "content"), [
    ("asked", "about the bridge"),
    ("wondered", "whether the bridge will come"),
    ("said", "the abridged text is out"),
    ("said", "it will rain"),
])
def test_no_position_is_made_of_questions_and_other_words(cue, content):
    assert said((cue, content)) == []


def test_one_statement_can_take_two_positions():
    assert said(("said", "the bridge will come, but not the toll")) == [
        ("ann", "bridge", 1), ("ann", "toll", -1)]


def test_naming_a_concept_twice_in_a_statement_is_one_position():
    assert said(("said", "a bridge is a bridge")) == [("ann", "bridge", 1)]


def test_words_inside_a_statement_in_a_statement_are_the_inner_ones():
    found = said(("said", "that Bo rejects the bridge"), ("rejects", "the bridge", True))
    assert found == [("bo", "bridge", -1)]


def test_outlets_report_and_take_no_position():
    assert said(("reported", "the bridge will come"), kind="outlet") == []


def test_where_the_wording_is_silent_a_speaker_who_opposes_everybody_disagrees():
    assert said(("said", "Bo wants the bridge"), stances=["oppose"]) == [("ann", "bridge", -1)]
    assert said(("said", "Bo wants the bridge"), stances=["oppose", "support"]) == [
        ("ann", "bridge", 1)]


def test_where_the_wording_speaks_stances_do_not_turn_it():
    assert said(("rejects", "the bridge"), stances=["oppose"]) == [("ann", "bridge", -1)]


CONCEPTS = CODEBOOK[CODEBOOK["layer"] == "concept"]


@pytest.mark.parametrize(("cue", "content", "agreement"), [
    ("rejected", "the bridge", -1),
    ("opposed", "the bridge", -1),
    ("said", "the bridge should not be built", -1),
    ("did not oppose", "the bridge", 1),
    ("declined", "to speak of the bridge", 0),
    ("said", "the bridge will come", 1),
])
def test_a_codebook_of_concepts_alone_knows_a_no_from_a_yes(cue, content, agreement):
    assert said((cue, content), codebook=CONCEPTS) == [("ann", "bridge", agreement)]


def test_a_codebook_replaces_the_signals_that_it_names_and_no_others():
    own = [("signal", "against", "x", "frowned"), ("signal", "question", "x", "")]
    codebook = pd.concat([CONCEPTS, pd.DataFrame(own, columns=CONCEPTS.columns)])
    assert said(("frowned", "on the bridge"), codebook=codebook) == [("ann", "bridge", -1)]
    assert said(("rejected", "the bridge"), codebook=codebook) == [("ann", "bridge", 1)]
    assert said(("asked", "for the bridge"), codebook=codebook) == [("ann", "bridge", 1)]
    assert said(("said", "the bridge must not come"), codebook=codebook) == [
        ("ann", "bridge", -1)]


def test_no_statements_give_an_empty_table_with_its_columns():
    tables = assemble("x", [("row", "articles", {"article_id": "a", "text": "Rain."})])
    found = positions(tables["actors"], tables["statements"], tables["statement_spans"], CODEBOOK)
    assert len(found) == 0
    assert "agreement" in found
    assert len(proposed_wording(tables["statement_spans"], found, CODEBOOK)) == 0


def test_wording_knows_stars_apostrophes_and_whole_words():
    assert wording("sanction*").search("new SANCTIONS")
    assert wording("Xi's visit").search("Xi’s visit")
    assert not wording("ban").search("bank")
    assert not wording("").search("anything")
    assert not wording("a.b").search("axb")


def test_a_telling_word_that_the_codebook_lacks_is_proposed():
    rows = [("articles", {"article_id": "a", "text": ""})]
    text = ""
    contents = ["the viaduct is safe", "the viaduct is wide", "rain falls", "snow falls"]
    for number, content in enumerate(contents):
        rows.append(("statements", {"statement_id": number, "speaker": "ann", "form": "indirect"}))
        rows.append(("statement_spans", {
            "statement_id": number, "role": "content", "start": len(text),
            "end": len(text) + len(content), "text": content}))
        if number < 2:
            rows.append(("positions", {
                "actor_id": "ann", "concept": "bridge", "agreement": 1, "statement_id": number,
                "start": len(text), "end": len(text) + len(content), "text": content}))
        text += f"{content}. "
    rows[0][1]["text"] = text
    rows.append(("actors", {"actor_id": "ann", "name": "Ann", "kind": "person"}))
    tables = assemble("x", [("row", *row) for row in rows])
    found = proposed_wording(tables["statement_spans"], tables["positions"], CODEBOOK)
    first = found[found["concept"] == "bridge"].iloc[0]
    assert (first["expression"], first["example"]) == ("viaduct", "the viaduct is safe")
    assert found[found["concept"] == ""].iloc[0]["expression"] == "falls"


def test_a_codebook_of_another_topic_is_a_problem_and_one_word_of_it_is_none():
    texts = pd.DataFrame({"article_id": ["a", "b"], "text": ["Cows graze.", "It rains."]})
    assert "None of the codebook's wording occurs" in codebook_problem(texts, CODEBOOK)
    texts.loc[1, "text"] = "A BRIDGE fell. Nobody said anything."
    assert codebook_problem(texts, CODEBOOK) == ""


def test_a_codebook_without_wording_is_a_problem_that_says_so():
    texts = pd.DataFrame({"article_id": ["a"], "text": ["A bridge fell."]})
    empty = CODEBOOK.assign(wording="")
    assert "has any wording" in codebook_problem(texts, empty)
