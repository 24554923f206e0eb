"""Stances the reader sees, kept where the text says whose they are. Readings made by hand."""

import pandas as pd
import pytest

from helpers.reader import Reading
from helpers.reader_stances import MEANT, SURE_ACT, SURE_BETWEEN, SURE_TOWARDS, stances_read
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


def found(
    pairs=(), targets=(), statements=STATEMENTS, spans=SPANS, actors=ACTORS, mentions=MENTIONS,
    least=None,
):
    pairs = pd.DataFrame(pairs, columns=[
        "article_id", "holder", "target", "sentence_id", "oppose", "neutral", "support"])
    targets = pd.DataFrame(targets, columns=[
        "article_id", "mention_id", "sentence_id", "oppose", "neutral", "support"])
    reading = Reading(None, None, targets, pairs, None)
    return stances_read(reading, SENTENCES, actors, mentions, statements, spans, least)


def test_a_speaker_holds_the_stance_towards_whom_they_speak_of():
    assert found([("a", 0, 1, 0, 0.9, 0.1, 0.0)]) == {
        "a": {(0, "ann", "bo"): (-0.9, 0, 9, 21, 0.0, 0.1, 0.9)}}


def test_who_does_not_speak_holds_no_stance_in_anothers_words():
    assert found([("a", 2, 1, 0, 0.9, 0.1, 0.0)]) == {}
    assert found([("a", 1, 0, 0, 0.9, 0.1, 0.0)]) == {}


def test_an_act_that_the_article_tells_is_a_stance_of_who_acts():
    act = [("a", 0, 1, 0, 0.9, 0.1, 0.0)]
    assert found(act, spans=SPANS[:0]) == {
        "a": {(0, "ann", "bo"): (-0.9, None, 0, 22, 0.0, 0.1, 0.9)}}
    doubtful = [("a", 0, 1, 0, SURE_ACT - 0.01, 1.01 - SURE_ACT, 0.0)]
    assert found(doubtful, spans=SPANS[:0]) == {}


def test_hard_words_of_the_article_itself_are_nobodys_stance():
    assert found(targets=[("a", 2, 1, 0.99, 0.01, 0.0)]) == {}


@pytest.mark.parametrize("form, n", [("name", 1), ("metonym", 1), ("pronoun", 0), ("title", 0)])
def test_a_stance_towards_who_may_be_somebody_else_has_to_be_surer(form, n):
    p = SURE_BETWEEN + 0.01
    other = MENTIONS.assign(form=["name", form, "name"])
    assert len(found([("a", 0, 1, 0, p, 1 - p, 0.0)], mentions=other).get("a", {})) == n
    (row,) = found([("a", 0, 1, 0, 0.9, 0.1, 0.0)], mentions=other)["a"].values()
    assert row[6] == pytest.approx(0.9 if n else 0.9 * MEANT) and sum(row[4:]) == pytest.approx(1)


@pytest.mark.parametrize("p, n", [(SURE_BETWEEN - 0.01, 0), (SURE_BETWEEN + 0.01, 1)])
def test_a_stance_below_its_threshold_is_left_out(p, n):
    assert len(found([("a", 0, 1, 0, p, 1 - p, 0.0)]).get("a", {})) == n


def test_what_the_thresholds_leave_out_can_be_seen():
    doubtful = [("a", 0, 1, 0, 0.5, 0.5, 0.0)]
    assert found(doubtful) == {} and found(doubtful, least=0.6) == {}
    assert list(found(doubtful, least=0.4)["a"]) == [(0, "ann", "bo")]


def test_several_mentions_are_averaged_so_that_one_doubtful_one_counts_less():
    pairs = [("a", 0, 1, 0, 0.9, 0.1, 0.0), ("a", 0, 1, 0, 0.1, 0.9, 0.0)]
    assert found(pairs) == {}


def test_what_is_seen_between_two_and_towards_one_counts_half_each():
    between, towards = [("a", 0, 1, 0, 0.6, 0.3, 0.1)], [("a", 1, 0, 0.9, 0.0, 0.1)]
    (row,) = found(between, towards)["a"].values()
    assert row[4:] == pytest.approx((0.1, 0.15, 0.75))
    assert found(between, [("a", 1, 0, 0.6, 0.3, 0.1)]) == {}


QUOTED = table("statements", [("a", 0, 0, "ann", "", "", "direct", "said", 0.9)])
QUOTATION = table("statement_spans", [("a", 0, "content", 0, 33, TEXT)])


def test_whom_a_speaker_speaks_of_elsewhere_in_a_quotation_has_to_be_surer():
    def read(p):
        targets = [("a", 2, 1, p, 1 - p, 0.0)]
        return list(found(targets=targets, statements=QUOTED, spans=QUOTATION).get("a", ()))

    assert SURE_BETWEEN < SURE_TOWARDS
    assert read(SURE_TOWARDS + 0.01) == [(1, "ann", "cy")] and read(SURE_TOWARDS - 0.01) == []


def test_an_outlet_has_no_stance_towards_whom_it_reports_about():
    outlet = ACTORS.assign(kind=["outlet", "person", "person"])
    assert found([("a", 0, 1, 0, 0.9, 0.1, 0.0)], actors=outlet) == {}


def test_who_speaks_of_their_own_state_takes_no_stance_towards_it():
    own = ACTORS.assign(kind=["person", "state", "person"], country="Freedonia")
    assert found([("a", 0, 1, 0, 0.9, 0.1, 0.0)], actors=own) == {}
    assert found([("a", 0, 1, 0, 0.0, 0.1, 0.9)], actors=own) == {}
    other = own.assign(country=["Freedonia", "Sylvania", "Freedonia"])
    assert found([("a", 0, 1, 0, 0.0, 0.1, 0.9)], actors=other) != {}


def test_of_two_contents_in_a_sentence_the_surer_one_tells():
    two = table("statement_spans", [
        ("a", 0, "content", 4, 13, TEXT[4:13]), ("a", 0, "content", 14, 21, TEXT[14:21])])
    mentions = MENTIONS.assign(actor_id=["ann", "bo", "bo"], start=[0, 14, 9], end=[3, 16, 13])
    pairs = [("a", 0, 1, 0, 0.8, 0.2, 0.0), ("a", 0, 2, 0, 0.9, 0.1, 0.0)]
    (row,) = found(pairs, spans=two, mentions=mentions)["a"].values()
    assert row[2:4] == (4, 13) and row[6] == 0.9


def test_whose_relation_somebody_is_neither_acts_nor_is_meant():
    """"Bo's brother condemned Ann": Bo did not."""
    mentions = MENTIONS.assign(actor_id=["ann", "bo", "cy"], start=[0, 9, 9], end=[3, 11, 21])
    act = [("a", 1, 0, 0, 0.95, 0.05, 0.0), ("a", 2, 0, 0, 0.95, 0.05, 0.0)]
    assert [key[1:] for key in found(act, spans=SPANS[:0], mentions=mentions)["a"]] == [
        ("cy", "ann")]


@pytest.mark.parametrize("said, stances", [
    ("that Cy campaigned against Bo", 0), ("that Cy turned against the Bo", 0),
    ("that Cy has called Bo", 0), ("that Cy's criticism of Bo", 0), ("that I called Bo", 1),
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
