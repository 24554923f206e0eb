"""The reader's second opinion: what it confirms, drops and adds. Parses and proposals by hand."""

import math

import pandas as pd
import pytest

from helpers.attributions import Attribution
from helpers.dependencies import Parse
from helpers.reader import Proposal, Reading, proposals
from helpers.reader_statements import second_opinion
from helpers.seen_by_reader import SURE, SURE_OF_NOBODY
from helpers.statement_certainty import certainty

TEXT = "Ann quipped that it rains. Bob said that it snows."
#       0   4       12              27  31   36
SENTENCES = [(0, 0, 0, 26), (1, 0, 27, 50)]


def parse(start, words, heads, deps, text=TEXT):
    starts, ends, at = [], [], start
    for word in words:
        at = text.index(word, at)
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
AGREED = certainty(0.7, True)
ANN = Proposal([(0, 3)], [(4, 11)], [(12, 25)], 0.8)


def ask(found, some, parsed=PARSED, quotes=()):
    return second_opinion(found, some, parsed, SENTENCES, list(quotes), TEXT)


def test_what_both_see_has_the_readers_content_and_probability():
    (kept,) = ask([BOB], [Proposal([(27, 30)], [(31, 35)], [(41, 49)], 0.7)])
    assert kept == BOB._replace(content=[(41, 49)], probability=AGREED)


def test_what_both_see_is_surer_than_what_the_reader_alone_sees():
    assert certainty(0.7, False) < 0.7 < certainty(0.7, True) < certainty(0.8, True) < 1


def test_the_readers_content_is_extended_over_quotations_that_it_cuts_into():
    some = [Proposal([(27, 30)], [(31, 35)], [(36, 40), (43, 49)], 0.7)]
    (kept,) = ask([BOB], some, quotes=[(36, 45)])
    assert kept.content == [(36, 49)]


def test_a_content_that_runs_over_its_own_source_is_not_taken():
    (kept,) = ask([BOB], [Proposal([], [(31, 35)], [(27, 30), (36, 49)], 0.7)])
    assert kept.content == BOB.content and kept.source == BOB.source


def test_a_source_of_the_readers_replaces_another_of_the_rules():
    found = [BOB._replace(source=[(41, 43)])]
    (kept,) = ask(found, [Proposal([(27, 30)], [(31, 35)], [(44, 49)], 0.7)])
    assert (kept.source, kept.content) == ([(27, 30)], [(44, 49)])


def test_the_subject_beside_the_cue_is_nearer_than_another_name():
    (kept,) = ask([BOB], [Proposal([(41, 43)], [(31, 35)], [(44, 49)], 0.7)])
    assert (kept.source, kept.content) == ([(27, 30)], [(44, 49)])


@pytest.mark.parametrize("dep, source", [("dobj", BOB.source), ("dep", [(36, 40)])])
def test_whoever_is_told_something_does_not_say_it(dep, source):
    words = ["Bob", "said", "that", "it", "snows", "."]
    own = parse(27, words, [1, 1, 1, 4, 1, 1], ["nsubj", "ROOT", dep, "nsubj", "ccomp", "punct"])
    found = [BOB._replace(content=[(41, 49)])]
    (kept,) = ask(found, [Proposal([(36, 40)], [(31, 35)], [(41, 49)], 0.7)], {1: own})
    assert kept.source == source


def test_nobody_who_is_named_behind_what_is_said_says_it():
    found = [BOB._replace(content=[(36, 42)])]
    (kept,) = ask(found, [Proposal([(43, 49)], [(31, 35)], [(36, 42)], 0.7)])
    assert kept.source == BOB.source


@pytest.mark.parametrize("proposal", [
    Proposal([(20, 22)], [(31, 35)], [(36, 49)], 0.7),  # a source in another sentence
    Proposal([(27, 30)], [(31, 35)], [(12, 25), (36, 40)], 0.7),  # a piece besides
])
def test_what_the_reader_is_mostly_wrong_about_is_left_to_the_rules(proposal):
    assert ask([BOB], [proposal]) == [BOB._replace(probability=AGREED)]


@pytest.mark.parametrize("behind, goes_on", [
    (", and it snows", True), (", because it snows", True), (" in London as it snows", False),
])
def test_what_goes_on_behind_who_speaks_is_taken_from_the_reader(behind, goes_on):
    text = f"It rains, Bob said{behind}."
    own = parse(0, ["It", "rains", ",", "Bob", "said"], [1, 4, 4, 4, 4],
                ["nsubj", "ccomp", "punct", "nsubj", "ROOT"], text)
    own[0].end[-1] = len(text)  # what else the sentence says hangs on "said"
    bob = Attribution(0, 4, [(10, 13)], [(14, 18)], [(0, 8)], None, None, False)
    rest = 18 + len(behind.split(" it")[0]) - len(behind.split()[-3]), len(text) - 1
    some = [Proposal(bob.source, bob.cue, [(0, 8), rest], 0.7)]
    (kept,) = second_opinion([bob], some, {0: own}, [(0, 0, 0, len(text))], [], text)
    assert kept.content == [(0, 8), rest][: 1 + goes_on]


def test_a_content_that_begins_in_the_sentence_before_is_left_to_the_rules():
    late = BOB._replace(source=[(44, 49)], cue=[(41, 43)], content=[(27, 40)])
    (kept,) = ask([late], [Proposal([(44, 49)], [(41, 43)], [(20, 40)], 0.7)])
    assert kept == late._replace(probability=AGREED)


def test_a_quotation_in_the_paragraph_before_is_not_of_who_speaks_next():
    text = "“Never.”\n\nBob said that it snows."
    own = parse(10, ["Bob", "said", "that", "it", "snows", "."], [1, 1, 4, 4, 1, 1],
                ["nsubj", "ROOT", "mark", "nsubj", "ccomp", "punct"], text)
    bob = Attribution(1, 1, [(10, 13)], [(14, 18)], [(19, 32)], None, None, False)
    some = [Proposal(bob.source, bob.cue, [(0, 8), (19, 32)], 0.7)]
    (kept,) = second_opinion([bob], some, {1: own}, [(0, 0, 0, 8), (1, 1, 10, 33)], [(0, 8)], text)
    assert kept.content == [(19, 32)]


def test_who_is_quoted_by_whom_is_left_to_the_rules():
    quoted = BOB._replace(carrier=0)
    (kept,) = ask([quoted], [Proposal([(41, 43)], [(31, 35)], [(44, 49)], 0.7)])
    assert kept == quoted._replace(probability=AGREED)


def test_what_the_rules_alone_see_is_dropped():
    assert ask([BOB], [ANN._replace(probability=SURE - 0.1)]) == []


def test_a_source_that_takes_in_what_is_said_is_not_taken():
    late = BOB._replace(source=[(44, 49)], cue=[(31, 35)], content=[(36, 43)])
    (kept,) = ask([late], [Proposal([(41, 49)], [(31, 35)], [(36, 40)], 0.7)])
    assert kept == late._replace(probability=AGREED)


def test_what_stands_in_quotation_marks_counts_though_the_reader_misses_it():
    (kept,) = ask([BOB], [], quotes=[(36, 49)])
    assert kept == BOB._replace(certain=True) and math.isnan(kept.probability)
    assert ask([BOB._replace(mind=True)], [], quotes=[(36, 49)]) == []


def test_according_to_her_counts_though_the_reader_misses_it():
    text = "According to Bob, it snows."
    tree = Parse([0, 10, 13, 16, 18, 21], [9, 12, 16, 17, 20, 26],
                 ["accord", "to", "Bob", ",", "it", "snow"], ["X"] * 6,
                 ["prep", "prep", "pobj", "punct", "nsubj", "ROOT"], [5, 0, 1, 5, 5, 5],
                 [[1], [2], [], [], [], [0, 3, 4]])
    cited = Attribution(0, 0, [(13, 16)], [(0, 12)], [(18, 26)], None, None, False)
    (kept,) = second_opinion(
        [cited], [], {0: (tree, [])}, [(0, 0, 0, 27)], [], text)
    assert kept.certain and kept.content == cited.content


def test_a_quotation_that_the_reader_joins_to_another_is_given_back():
    some = [ANN._replace(content=[(12, 25), (27, 50)])]
    added, kept = ask([BOB._replace(content=[(41, 49)])], some, quotes=[(12, 25), (41, 49)])
    assert (added.content, kept.content) == ([(12, 25)], [(41, 49)])


def test_a_quotation_that_goes_on_is_not_the_next_speakers():
    first = BOB._replace(sentence=0, at=1, source=[(0, 3)], cue=[(4, 11)], content=[(12, 25)])
    some = [ANN._replace(source=[], content=[(18, 20)]),
            Proposal([(27, 30)], [(31, 35)], [(12, 25), (36, 49)], 0.7)]
    assert ask([first, BOB], some, quotes=[(12, 25)])[1].content == [(36, 49)]


def test_what_is_added_with_another_cue_is_a_statement_of_its_own():
    added = BOB._replace(cue=[(41, 43)], content=[(44, 49)])
    first = BOB._replace(content=[(36, 40)])
    both = ask([first, added], [Proposal([(27, 30)], [(31, 35)], [(36, 40), (44, 49)], 0.7)])
    assert [a.content for a in both] == [[(36, 40)], [(44, 49)]]


def test_who_is_quoted_is_not_what_is_said():
    some = [Proposal([], [(31, 35)], [(27, 30)], 0.9), Proposal([], [(31, 35)], [(36, 49)], 0.7)]
    (kept,) = ask([BOB], some)
    assert (kept.source, kept.content) == ([(27, 30)], [(36, 49)])


def test_what_the_reader_alone_is_sure_of_is_added_in_reading_order():
    added, kept = ask([BOB], [ANN, Proposal([(27, 30)], [(31, 35)], [(36, 49)], 0.9)])
    assert (added.sentence, added.at, added.source, added.cue, added.content) == (
        0, 1, [(0, 3)], [(4, 11)], [(12, 25)])
    assert (added.probability, kept.content) == (certainty(0.8, False), [(36, 49)])


def test_a_source_may_stand_in_another_sentence_than_a_cue_without_a_subject():
    heads, deps = [1, 1, 4, 4, 1, 1], ["dep", "ROOT", "mark", "nsubj", "ccomp", "punct"]
    nobody = {0: parse(0, ["Ann", "quipped", "that", "it", "rains", "."], heads, deps)}
    (added,) = ask([], [ANN._replace(source=[(27, 30)])], nobody)
    assert added.source == [(27, 30)]


def test_the_subject_of_a_cue_is_nearer_than_a_source_in_another_sentence():
    (added,) = ask([], [ANN._replace(source=[(27, 30)])])
    assert added.source == [(0, 3)]


def test_where_the_reader_names_nobody_the_subject_of_the_cue_does():
    (added,) = ask([], [ANN._replace(source=[], probability=SURE)])
    assert added.source == [(0, 3)]


def test_in_capitals_the_subject_of_the_cue_is_the_source():
    shouted = TEXT.upper()
    some = [ANN._replace(source=[(15, 17)])]
    (added,) = second_opinion([], some, PARSED, SENTENCES, [], shouted)
    assert added.source == [(0, 3)]


@pytest.mark.parametrize("proposal", [
    ANN._replace(probability=SURE - 0.01),
    ANN._replace(source=[], cue=[]),
    ANN._replace(source=[], cue=[(15, 20)], probability=SURE_OF_NOBODY - 0.01),
])
def test_what_the_reader_is_not_sure_of_or_nobody_says_is_not_added(proposal):
    assert ask([], [proposal]) == []


def test_a_name_before_a_colon_is_the_source_and_no_cue():
    text = "Opposition: “We will not pay.”"
    tree = Parse([0, 10, 12], [10, 11, 30], ["opposition", ":", "pay"], ["NOUN", "PUNCT", "VERB"],
                 ["dep", "punct", "ROOT"], [2, 2, 2], [[], [], [0, 1]])
    for end in (10, 11):
        some = [Proposal([], [(0, end)], [(12, 30)], 0.9)]
        (added,) = second_opinion(
            [], some, {0: (tree, [])}, [(0, 0, 0, 30)], [(12, 30)], text)
        assert (added.source, added.cue, added.content) == ([(0, 10)], [], [(12, 30)])


def test_a_word_before_a_colon_in_mid_sentence_is_not_who_speaks():
    text = "Ann blames Bob: “Never.”"
    tree = Parse([0, 4, 11, 14, 16, 22], [3, 10, 14, 15, 22, 24],
                 ["Ann", "blame", "Bob", ":", "x", "."],
                 ["PROPN", "VERB", "PROPN", "PUNCT", "X", "PUNCT"],
                 ["nsubj", "ROOT", "dobj", "punct", "dep", "punct"], [1, 1, 1, 1, 1, 1],
                 [[], [0, 2, 3, 4, 5], [], [], [], []])
    some = [Proposal([], [(11, 14)], [(16, 24)], 0.9)]
    (added,) = second_opinion([], some, {0: (tree, [])}, [(0, 0, 0, 24)], [(16, 24)], text)
    assert added.source == [(0, 3)]


def test_of_whom_others_say_it_does_not_speak():
    tree, none = PARSED[0]
    held = {0: (tree._replace(lemma=["Ann", "expect", *tree.lemma[2:]],
                              dep=["nsubjpass", *tree.dep[1:]]), none)}
    (added,) = ask([], [ANN._replace(probability=SURE_OF_NOBODY)], held)
    assert added.source == []


def test_whose_plan_it_is_is_the_source_whoever_the_reader_names():
    tree, none = PARSED[1]
    owned = {1: (tree._replace(pos=["PROPN", "NOUN", *tree.pos[2:]],
                               dep=["poss", *tree.dep[1:]]), none)}
    some = [Proposal([(0, 3)], [(31, 35)], [(36, 49)], 0.9)]
    assert ask([], some, owned)[0].source == [(27, 30)]
    assert ask([BOB], some, owned)[0].source == [(27, 30)]


def test_what_one_cue_reports_is_one_statement_of_its_own_sentence():
    some = [Proposal([(27, 30)], [(31, 35)], [(36, 40)], 0.9),
            Proposal([(27, 30)], [(31, 35)], [(41, 49)], 0.8),
            Proposal([(27, 30)], [(31, 35)], [(12, 25)], 0.7)]
    (added,) = ask([], some)
    assert added.content == [(36, 40), (41, 49)]
    assert added.probability == certainty(0.9, False)


def test_what_happened_as_it_was_said_is_not_said():
    text = "Bob shouted ‘shame’ as she left."
    some = [Proposal([(0, 3)], [(4, 11)], [(12, 31)], 0.9)]
    (added,) = second_opinion([], some, {}, [(0, 0, 0, 32)], [(12, 19)], text)
    assert added.content == [(12, 19)]


def test_prose_of_the_sentence_before_that_quotes_a_word_is_left_to_the_rules():
    some = [Proposal([(27, 30)], [(31, 35)], [(12, 25), (36, 49)], 0.7)]
    assert ask([BOB], some, quotes=[(20, 25)]) == [BOB._replace(probability=AGREED)]


def test_what_was_not_said_is_no_statement():
    tree, none = PARSED[0]
    denied = {0: (tree._replace(dep=["nsubj", "neg", *tree.dep[2:]]), none)}
    assert ask([], [ANN], denied) == []


def test_a_statement_inside_another_is_kept_without_a_probability():
    kept, outer = ask([BOB], [Proposal([(0, 3)], [(4, 7)], [(8, 50)], 0.9)])[::-1]
    assert kept.content == BOB.content and math.isnan(kept.probability)
    assert outer.probability == certainty(0.9, False)


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
