"""The reader's second opinion: what it confirms, drops and adds. Parses and proposals by hand."""

import math

import pandas as pd
import pytest

from helpers.attributions import Attribution
from helpers.dependencies import Parse
from helpers.reader import Proposal, Reading, proposals
from helpers.reader_statements import SURE, second_opinion

TEXT = "Ann quipped that it rains. Bob said that it snows."
#       0   4       12              27  31   36
SENTENCES = [(0, 0, 0, 26), (1, 0, 27, 50)]


def parse(start, words, heads, deps):
    starts, ends, at = [], [], start
    for word in words:
        at = TEXT.index(word, at)
        starts.append(at)
        at += len(word)
        ends.append(at)
    kids = [[k for k, head in enumerate(heads) if head == i != k] for i in range(len(words))]
    return Parse(starts, ends, words, ["X"] * len(words), deps, heads, kids), []


PARSED = {
    0: parse(0, ["Ann", "quipped", "that", "it", "rains", "."], [1, 1, 4, 4, 1, 1],
             ["nsubj", "ROOT", "mark", "nsubj", "ccomp", "punct"]),
    1: parse(27, ["Bob", "said", "that", "it", "snows", "."], [1, 1, 4, 4, 1, 1],
             ["nsubj", "ROOT", "mark", "nsubj", "ccomp", "punct"]),
}
BOB = Attribution(1, 1, [(27, 30)], [(31, 35)], [(36, 49)], None, None, False)
ANN = Proposal([(0, 3)], [(4, 11)], [(12, 25)], 0.8)


def ask(found, some):
    return second_opinion(found, some, PARSED, SENTENCES)


def test_what_both_see_keeps_the_rules_spans_and_takes_the_readers_probability():
    (kept,) = ask([BOB], [Proposal([(27, 30)], [(31, 35)], [(41, 49)], 0.7)])
    assert kept == BOB._replace(probability=0.7)


def test_what_the_rules_alone_see_is_dropped():
    assert ask([BOB], [ANN._replace(probability=SURE - 0.1)]) == []


def test_what_the_reader_alone_is_sure_of_is_added_in_reading_order():
    added, kept = ask([BOB], [ANN, Proposal([(27, 30)], [(31, 35)], [(36, 49)], 0.9)])
    assert (added.sentence, added.at, added.source, added.cue, added.content) == (
        0, 1, [(0, 3)], [(4, 11)], [(12, 25)])
    assert (added.probability, kept.content) == (0.8, [(36, 49)])


@pytest.mark.parametrize(
    "proposal",
    [
        ANN._replace(probability=SURE - 0.01),
        ANN._replace(source=[]),
        ANN._replace(cue=[]),
        ANN._replace(source=[(27, 30)]),  # in another sentence than its cue
    ],
)
def test_what_the_reader_is_not_sure_of_or_nobody_says_is_not_added(proposal):
    assert ask([], [proposal]) == []


def test_what_was_not_said_is_no_statement():
    tree, none = PARSED[0]
    denied = {0: (tree._replace(dep=["nsubj", "neg", *tree.dep[2:]]), none)}
    assert second_opinion([], [ANN], denied, SENTENCES) == []


def test_nothing_is_added_over_the_source_or_cue_of_another():
    both = Proposal([(27, 30)], [(31, 35)], [(36, 49)], 0.9)
    over = Proposal([(0, 3)], [(4, 11)], [(27, 35)], 0.9)
    assert [a.content for a in ask([BOB], [both, over])] == [[(36, 49)]]


def test_a_statement_inside_another_is_kept_without_a_probability():
    (kept,) = ask([BOB], [Proposal([], [], [(0, 50)], 0.9)])
    assert kept.content == BOB.content and math.isnan(kept.probability)


def test_proposals_are_read_off_a_reading():
    spans = pd.DataFrame(
        [("a", 0, "source", 0, 3, 0.9), ("a", 1, "content", 12, 25, 0.9),
         ("a", 2, "cue", 4, 11, 0.9), ("a", 3, "content", 36, 49, 0.9)],
        columns=["article_id", "span_id", "role", "start", "end", "probability"])
    links = pd.DataFrame(
        [("a", 3, pd.NA, pd.NA, 0.3), ("a", 1, 0, 2, 0.8)],
        columns=["article_id", "content", "source", "cue", "probability"],
    ).astype({"source": "Int64", "cue": "Int64"})
    assert proposals(Reading(spans, links, None, None, None)) == {
        "a": [ANN, Proposal([], [], [(36, 49)], 0.3)]}
