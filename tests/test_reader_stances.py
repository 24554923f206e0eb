"""Stances the reader sees, kept where the text says whose they are. Readings made by hand."""

import pandas as pd
import pytest

from helpers.reader import Reading
from helpers.reader_stances import SURE_AGAINST, SURE_BETWEEN, SURE_FOR, stances_read
from helpers.tables import table

TEXT = "Ann said that Bo lies. Cy failed."
SENTENCES = table("sentences", [("a", 0, 0, 0, 22, TEXT[:22]), ("a", 1, 0, 23, 33, TEXT[23:])])
MENTIONS = table("mentions", [
    ("a", 0, "ann", 0, 3, "Ann", "name", "test"), ("a", 1, "bo", 14, 16, "Bo", "name", "test"),
    ("a", 2, "cy", 23, 25, "Cy", "name", "test"),
])
STATEMENTS = table("statements", [("a", 0, 0, "ann", "", "", "indirect", "said", 0.9)])
SPANS = table("statement_spans", [
    ("a", 0, "source", 0, 3, "Ann"), ("a", 0, "cue", 4, 8, "said"),
    ("a", 0, "content", 9, 21, "that Bo lies"),
])


ACTORS = table("actors", [
    ("a", "ann", "Ann", "person", "", "Freedonia", 1), ("a", "bo", "Bo", "person", "", "", 1),
    ("a", "cy", "Cy", "person", "", "", 1),
])


def found(pairs=(), targets=(), statements=STATEMENTS, spans=SPANS, actors=ACTORS):
    pairs = pd.DataFrame(pairs, columns=[
        "article_id", "holder", "target", "sentence_id", "oppose", "neutral", "support"])
    targets = pd.DataFrame(targets, columns=[
        "article_id", "mention_id", "sentence_id", "oppose", "neutral", "support"])
    reading = Reading(None, None, targets, pairs, None)
    return stances_read(reading, SENTENCES, actors, MENTIONS, statements, spans)


def test_a_speaker_holds_the_stance_towards_whom_they_speak_of():
    assert found([("a", 0, 1, 0, 0.9, 0.1, 0.0)]) == {
        "a": {(0, "ann", "bo"): (-0.9, 0, 9, 21, 0.0, 0.1, 0.9)}}


def test_who_does_not_speak_holds_no_stance_in_anothers_words():
    assert found([("a", 1, 0, 0, 0.9, 0.1, 0.0)]) == {}
    assert found([("a", 0, 1, 0, 0.9, 0.1, 0.0)], spans=SPANS[:0]) == {}


def test_outside_statements_whose_stance_it_is_is_not_told():
    assert found(targets=[("a", 2, 1, 0.99, 0.01, 0.0)]) == {}


@pytest.mark.parametrize("p, n", [(SURE_BETWEEN - 0.01, 0), (SURE_BETWEEN + 0.01, 1)])
def test_a_stance_below_its_threshold_is_left_out(p, n):
    assert len(found([("a", 0, 1, 0, p, 1 - p, 0.0)]).get("a", {})) == n


def test_several_mentions_are_averaged_so_that_one_doubtful_one_counts_less():
    pairs = [("a", 0, 1, 0, 0.9, 0.1, 0.0), ("a", 0, 1, 0, 0.1, 0.9, 0.0)]
    assert found(pairs) == {}


def test_what_is_seen_between_two_and_towards_one_counts_half_each():
    between, towards = [("a", 0, 1, 0, 0.6, 0.3, 0.1)], [("a", 1, 0, 0.8, 0.1, 0.1)]
    (row,) = found(between, towards)["a"].values()
    assert row[4:] == pytest.approx((0.1, 0.2, 0.7))
    assert found(between, [("a", 1, 0, 0.6, 0.3, 0.1)]) == {}


QUOTED = table("statements", [("a", 0, 0, "ann", "", "", "direct", "said", 0.9)])
QUOTATION = table("statement_spans", [("a", 0, "content", 0, 33, TEXT)])


@pytest.mark.parametrize("form", ["direct", "indirect"])
def test_hard_words_in_somebodys_mouth_are_believed_sooner_than_kind_ones(form):
    def read(oppose, support):
        targets = [("a", 2, 1, oppose, 1 - oppose - support, support)]
        said = QUOTED.assign(form=form)
        return list(found(targets=targets, statements=said, spans=QUOTATION).get("a", ()))

    assert SURE_BETWEEN < SURE_AGAINST < SURE_FOR
    assert read(SURE_AGAINST + 0.01, 0.0) == read(0.0, SURE_FOR + 0.01) == [(1, "ann", "cy")]
    assert read(SURE_AGAINST - 0.01, 0.0) == read(0.0, SURE_FOR - 0.01) == []


def test_an_outlet_has_no_stance_towards_whom_it_reports_about():
    outlet = ACTORS.assign(kind=["outlet", "person", "person"])
    assert found([("a", 0, 1, 0, 0.9, 0.1, 0.0)], actors=outlet) == {}


def test_who_speaks_of_their_own_state_takes_no_stance_towards_it():
    own = ACTORS.assign(kind=["person", "state", "person"], country="Freedonia")
    assert found([("a", 0, 1, 0, 0.9, 0.1, 0.0)], actors=own) == {}
    assert found([("a", 0, 1, 0, 0.0, 0.1, 0.9)], actors=own) == {}
    other = own.assign(country=["Freedonia", "Sylvania", "Freedonia"])
    assert found([("a", 0, 1, 0, 0.0, 0.1, 0.9)], actors=other) != {}


def test_a_quotation_is_not_taken_to_judge_a_crowd():
    targets = [("a", 2, 1, 0.9, 0.1, 0.0)]
    crowd = ACTORS.assign(kind=["person", "person", "group"])
    assert found(targets=targets, statements=QUOTED, spans=QUOTATION) != {}
    assert found(targets=targets, statements=QUOTED, spans=QUOTATION, actors=crowd) == {}


def test_beside_a_much_surer_stance_of_the_same_sign_a_second_one_is_left_out():
    def towards(p, support=0.0):
        targets = [("a", 1, 0, 0.95, 0.05, 0.0), ("a", 0, 0, p, 1 - p - support, support)]
        whole = QUOTED.assign(speaker="cy")
        return [target for _, _, target in found(
            targets=targets, statements=whole, spans=QUOTATION).get("a", {})]

    assert towards(0.9) == ["bo", "ann"]
    assert towards(0.82) == ["bo"]
    assert towards(0.0, support=0.87) == ["bo", "ann"]  # another sign is another matter


@pytest.mark.parametrize("said, stances", [
    ("that Cy campaigned against Bo", 0), ("that Cy turned against the Bo", 0),
    ("we campaigned against Bo", 1), ("that Cy speaks, unlike Bo", 1),
])
def test_who_says_that_somebody_fought_another_does_not_fight_them(said, stances):
    text = f"Ann said {said}."
    at = text.index("Bo")
    mentions = table("mentions", [
        ("a", 0, "ann", 0, 3, "Ann", "name", "test"),
        ("a", 1, "bo", at, at + 2, "Bo", "name", "test")])
    spans = table("statement_spans", [("a", 0, "content", 9, at + 2, said)])
    pairs = pd.DataFrame([("a", 0, 1, 0, 0.9, 0.1, 0.0)], columns=[
        "article_id", "holder", "target", "sentence_id", "oppose", "neutral", "support"])
    none = pairs[:0].rename(columns={"target": "mention_id"}).drop(columns="holder")
    read = stances_read(
        Reading(None, None, none, pairs, None),
        table("sentences", [("a", 0, 0, 0, len(text), text)]), ACTORS, mentions, STATEMENTS, spans)
    assert len(read.get("a", {})) == stances
