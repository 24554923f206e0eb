"""Interviews: who says what where a label opens each turn: "The Gazette: Why now?".

In:   the article's text, its sentences by block
Out:  turns; attributions with one for each turn

A turn is the rest of its label's paragraph. Misses questions that only their type sets apart, and
answers that go on in a paragraph of their own.
"""

import collections
import itertools
import re
from typing import NamedTuple

from helpers.attributions import Attribution

FEWEST = 2  # turns of each of two speakers
LABEL = re.compile(r"(Q|A|[A-Z][^\s:?!.“\"]*(?: [^\s:?!.“\"]+){0,3}?)(:|(?<=\b[QA])\.)\s+(?=\S)")
ANSWER = {"A", "Answer"}


class Turn(NamedTuple):
    """Spans (start, end) of a turn; answers: whether its label names nobody: "A: Never."."""

    sentence: int
    label: tuple
    colon: tuple
    content: tuple
    answers: bool


def turns(text, sentences):
    """The turns of an interview, in order; [] where the article is none.

    sentences: (sentence_id, block_id, start, end) in order. In an interview two labels or more
    open several paragraphs each, and somebody asks.
    """
    found = []
    for _, block in itertools.groupby(sentences, key=lambda sentence: sentence[1]):
        block = list(block)
        label = LABEL.match(text, block[0][2], block[-1][3])
        if label:
            found.append(Turn(block[0][0], label.span(1), label.span(2),
                              (label.end(), block[-1][3]), label.group(1) in ANSWER))
    often = collections.Counter(text[slice(*turn.label)] for turn in found)
    found = [turn for turn in found if often[text[slice(*turn.label)]] >= FEWEST]
    asked = any("?" in text[slice(*turn.content)] for turn in found)
    return found if asked and len({text[slice(*turn.label)] for turn in found}) > 1 else []


def with_turns(found, spoken):
    """The attributions, with one for each turn in place of what was taken for it."""
    kept = []
    for a in found:
        label = next((
            (turn.label[0], turn.content[0]) for turn in spoken
            if any(_meet(span, (turn.label[0], turn.content[0])) for span in (*a.source, *a.cue))
        ), None)
        if label is None:
            kept.append(a)
        elif not any(_meet(span, label) for span in a.cue):
            beside = [(max(start, label[1]), end) for start, end in a.source if end > label[1]]
            kept += [a._replace(source=beside)] if beside else []
    kept += [
        Attribution(turn.sentence, -1, [turn.label], [turn.colon], [turn.content], None, None,
                    False, certain=True) for turn in spoken
    ]
    return sorted(kept, key=lambda a: (a.sentence, a.at))


def _meet(span, other):
    return span[0] < other[1] and other[0] < span[1]


def heard(rows, spoken, mentions, people, outlets, text):
    """The rows of `helpers.speakers.chains`, with what the turns tell of who speaks.

    mentions: (start, end, actor_id), sorted; people, outlets: actor_ids. "I" is who has the turn,
    "A:" the person whom the article names most before the first; an outlet that asks carries the
    answers, and what it reports in a question.
    """
    rows = list(rows)
    if not spoken:
        return rows
    named = collections.Counter(
        who for _, end, who in mentions if end <= spoken[0].label[0] and who in people)
    guest = max(named, key=named.get, default="")
    by_content = {turn.content: turn for turn in spoken}
    labels = {}  # a label -> whom it names in any of its turns
    for a, speaker, _, _ in rows:
        if a.content[0] in by_content and speaker:
            labels.setdefault(text[slice(*a.source[0])], speaker)
    speakers = {
        turn: guest if turn.answers else labels.get(text[slice(*turn.label)], "")
        for turn in spoken
    }
    asking = next((speaker for speaker in speakers.values() if speaker in outlets), "")
    told = []
    for a, speaker, via, addressee in rows:
        at = a.content[0][0]
        turn = next((t for t in spoken if t.label[0] <= at < t.content[1]), None)
        whole = a.content[0] in by_content
        if turn and (whole or not speaker and any(
            text[slice(*span)].lower() in ("i", "we") for span in a.source
        )):
            speaker = speakers[turn]
        if turn and (whole or speakers[turn] == asking) and speaker != asking:
            via = via or asking
        told.append((a, speaker, via, addressee))
    return told
