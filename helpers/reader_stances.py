"""Stances the reader sees, kept where the text says whose they are.

In:   reading, sentences, actors, mentions, statements, statement_spans
Out:  what it makes of each holder and target, and whether that is sure enough for the tables

The reader weighs any two mentions in a sentence, and the writing towards any mention; also towards
those of the two sentences before whom it does not mention itself: "“A disgrace,” she said" is about
somebody whom the sentence before named. Inside a content its speaker holds the stance. In the
article's own words it is an act of one actor towards another; that the writing there is hard on
somebody is no stance of the article: it may report an accusation. A stance that is less likely than
its threshold is left out rather than guessed.
"""

import bisect
import re
from typing import NamedTuple

from helpers.judgements import DENIED

# A stance that is missing is an empty cell in a figure, a wrong one is a claim. Chosen on coded
# articles that the reader never saw (tests/codings and its layouts), where nearly eight in ten
# stances above these thresholds are coded too: rules were mended on these articles, so elsewhere
# fewer are. Where both actors stand in the sentence, the reader has weighed it twice, and the mean
# counts.
SURE_BETWEEN = 0.75
SURE_TOWARDS = 0.8  # of whom a speaker speaks of, without being named in the sentence
SURE_ACT = 0.8  # of what the article tells in its own words
SURE_FAR = 0.9  # of whom only the sentences before mention
UNLIKELY = 0.2  # a rule's stance that the reader holds for less likely is not told
UNCLEAR = (0, 0, None)  # a content of several speakers
# How often a pronoun or a description that is found is given to the right actor, about;
# `python -m helpers benchmark articles helpers/training/articles` counts it.
MEANT = 0.87
# Hard words beside a victim are hard on somebody else, which the reader does not always tell apart:
# who condemns "the invasion of Bo", "charges against Bo" or "Bo's arrest" does not condemn Bo.
_HARM = (
    r"(?:accusation|aggression|allegation|annexation|arrest|assault|attack|ban|blockade|bombing|"
    r"campaign|case|charge|crime|death|detention|duty|duties|embargo|execution|imprisonment|"
    r"invasion|killing|lawsuit|murder|occupation|poisoning|raid|sanction|shelling|shooting|siege|"
    r"strike|tariff|threat|treatment|violence|war)s?"
)
_HARM_TO = re.compile(rf"\b{_HARM} (?:on|against|of) (?:the )?$", re.IGNORECASE)
# Nor does who says that somebody fought Bo, unless it was "we".
_FOUGHT = re.compile(
    r"(?<!\bI )(?<!\b[Ww]e )\b(?:acted|acting|campaign|campaigned|campaigning|conspired|conspiring|"
    r"fight|fighting|fought|incited|inciting|plotted|plotting|protested|protesting|turned|turning|"
    r"vote|voted|voting|worked|working) against (?:the )?$")
_THEIR_HARM = re.compile(
    r"[’']s? (?:arrest|assassination|death|detention|execution|imprisonment|killing|murder|"
    r"poisoning)\b")


class Weighed(NamedTuple):
    """What the reader makes of a holder and a target in a sentence; start and end are the
    evidence, sure is whether it is likely enough to be told."""

    score: float  # support minus oppose
    statement: object  # the statement_id of the words it stands in, None for an act
    start: int
    end: int
    support: float
    neutral: float
    oppose: float
    sure: bool


def weighed(reading, sentences, actors, mentions, statements, statement_spans):
    """{article_id: {(sentence_id, holder, target): Weighed}} of all whose stance could be told.

    reading: `helpers.reader.read` of the sentences and mentions; all others tables.
    """
    speakers = {  # of what they do say
        (article, statement): speaker for article, statement, speaker, cue in zip(*(
            statements[c] for c in ("article_id", "statement_id", "speaker", "cue")))
        if not DENIED.search(cue.lower())
    }
    about = {
        (article, actor): (kind, country) for article, actor, kind, country in zip(*(
            actors[c] for c in ("article_id", "actor_id", "kind", "country")))
    }
    contents = {}
    said = statement_spans[statement_spans["role"] == "content"]
    for article, number, start, end in zip(*(
        said[c] for c in ("article_id", "statement_id", "start", "end"))):
        contents.setdefault(article, []).append((start, end, number))
    for spans in contents.values():
        spans.sort()
    places = {
        (article, sentence): (start, end, text) for article, sentence, start, end, text in zip(*(
            sentences[c] for c in ("article_id", "sentence_id", "start", "end", "text")))
    }
    found = {}
    answers = _answers(reading, mentions, contents, speakers, places)
    for (article, sentence, holder, target, content, near), (between, towards) in answers.items():
        (kind, land), (whom, own) = (about.get((article, a), ("", "")) for a in (holder, target))
        # Outlets carry the stances of others; who speaks of their own state speaks for it anyway.
        if kind == "outlet" or whom == "state" and land == own:
            continue
        first, last, _ = places[article, sentence]
        start, end, statement = content or (first, last, None)
        oppose, neutral, support = _mean([_mean(rows) for rows in (between, towards) if rows])
        least = (SURE_FAR if not near else SURE_ACT if not content else SURE_BETWEEN if between
                 else SURE_TOWARDS)
        row = Weighed(support - oppose, statement, max(start, first), min(end, last), support,
                      neutral, oppose, max(support, oppose) >= least)
        known = found.setdefault(article, {})
        key = sentence, holder, target
        known[key] = max(known.get(key, row), row, key=lambda row: (row.sure, abs(row.score)))
    return found


def _answers(reading, mentions, contents, speakers, places):
    """{(article_id, sentence_id, holder, target, content, near): (between, towards)}: the reader's
    answers about them where both are mentioned, and about the target alone, for all mentions of
    the target. content: (start, end, statement_id), or None for an act; near: whether the target
    is mentioned in the sentence, and not only before it.
    """
    known = {
        (article, number): (actor, start, end, form)
        for article, number, actor, start, end, form in zip(*(
            mentions[c] for c in ("article_id", "mention_id", "actor_id", "start", "end", "form")))
    }
    whose, seen = _whose(mentions), {}

    def is_near(article, mention, sentence):
        first, last, _ = places[article, sentence]
        return first <= known[article, mention][1] < last

    def content_about(article, target, sentence):
        """The content that a target is spoken of in, and whether it is mentioned there."""
        near, spans = is_near(article, target, sentence), contents.get(article, [])
        if near:
            return _innermost(spans, known[article, target][1]), near
        there = _over(spans, *places[article, sentence][:2])
        alone = len({speakers.get((article, number)) for *_, number in there}) == 1
        return there[0] if alone else UNCLEAR if there else None, near

    def keep(which, article, sentence, holder, target, content, near, p):
        actor, start, end, form = known[article, target]
        harmed = near and content and _is_harmed(start, end, places[article, sentence])
        if (article, target) not in whose and not harmed:
            p = p if form in ("name", "metonym") else _doubted(*p)
            key = article, sentence, holder, actor, content, near
            seen.setdefault(key, ([], []))[which].append(p)

    for article, holder, target, sentence, *p in _rows(reading.pairs, "holder", "target"):
        actor, start, *_ = known[article, holder]
        content, near = content_about(article, target, sentence)
        if content:
            theirs = speakers.get((article, content[2])) == actor
        else:  # an act, told by the article itself
            theirs = ((article, holder) not in whose and is_near(article, holder, sentence)
                      and not _innermost(contents.get(article, []), start))
        if theirs:
            keep(0, article, sentence, actor, target, content, near, p)
    for article, target, sentence, *p in _rows(reading.targets, "mention_id"):
        content, near = content_about(article, target, sentence)
        holder = content and speakers.get((article, content[2]))
        if holder and holder != known[article, target][0]:
            keep(1, article, sentence, holder, target, content, near, p)
    return seen


def _is_harmed(start, end, sentence):
    """Whether a mention names whom harm is done to: "the attack on Bo", "Bo's arrest"."""
    first, _, text = sentence
    before, behind = text[: start - first], text[end - first :]
    return _HARM_TO.search(before) or _FOUGHT.search(before) or _THEIR_HARM.match(behind)


def _doubted(oppose, neutral, support):
    """The reader's answer about somebody who may be somebody else."""
    oppose, support = MEANT * oppose, MEANT * support
    return oppose, 1 - oppose - support, support


def _whose(mentions):
    """The mentions (article_id, mention_id) that only tell whose somebody else is: "its" in "its
    coach Bo", "Bo" in "Bo's brother". Who judges the coach does not judge the club."""
    found, rows = set(), {}
    for article, number, actor, start, end in zip(*(
        mentions[c] for c in ("article_id", "mention_id", "actor_id", "start", "end"))):
        rows.setdefault(article, []).append((start, -end, number, actor))
    for article, marked in rows.items():
        outer = []
        for start, end, number, actor in sorted(marked):
            outer = [o for o in outer if o[0] > start]
            if any(o[0] >= -end and o[1] != actor for o in outer):
                found.add((article, number))
            outer.append((-end, actor))
    return found


def _mean(rows):
    return [sum(column) / len(column) for column in zip(*rows)]


def _rows(table, *mentions):
    names = ["article_id", *mentions, "sentence_id", "oppose", "neutral", "support"]
    return zip(*(table[name].tolist() for name in names))


def _over(contents, start, end):
    """The contents (start, end, statement_id) that have characters between start and end."""
    last = bisect.bisect(contents, (end,))
    return [c for c in contents[max(0, last - 20) : last] if c[1] > start]


def _innermost(contents, at):
    """The shortest content (start, end, statement_id) over the character at, or None."""
    last = bisect.bisect(contents, (at + 1,))
    over = [c for c in contents[max(0, last - 20) : last] if c[1] > at]
    return min(over, key=lambda c: c[1] - c[0], default=None)
