"""Stances the reader sees, kept where the text says whose they are.

In:   reading, sentences, actors, mentions, statements, statement_spans
Out:  rows for the stances table

The reader weighs any two mentions in a sentence, and the writing towards any mention. Inside a
content its speaker holds the stance. In the article's own words it is an act of one actor towards
another, both named in the sentence; that the writing there is hard on somebody is no stance of the
article: it may report an accusation. A stance that is less likely than its threshold is left out
rather than guessed.
"""

import bisect
import re

from helpers.judgements import DENIED

# A stance that is missing is an empty cell in a figure, a wrong one is a claim. Chosen on coded
# articles that the reader never saw (tests/codings, its layouts and thresholds), where seven in ten
# stances above these thresholds are coded too. Where both actors stand in the sentence, the reader
# has weighed it twice, and the mean counts.
SURE_BETWEEN = 0.75
SURE_TOWARDS = 0.85  # of whom a speaker speaks of, without being named in the sentence
SURE_ACT = 0.85  # of what the article tells in its own words
# How often a pronoun or a description that is found is given to the right actor, about;
# `python -m helpers benchmark articles helpers/training/articles` counts it.
MEANT = 0.86
# Hard words beside a victim are hard on somebody else, which the reader does not always tell apart:
# who condemns "the invasion of Bo", "charges against Bo" or "Bo's arrest" does not condemn Bo.
_HARM = (
    r"(?:accusation|aggression|allegation|annexation|arrest|assault|attack|ban|blockade|bombing|"
    r"campaign|case|charge|crime|criticism|death|detention|duty|duties|embargo|execution|imprisonment|"
    r"invasion|killing|lawsuit|murder|occupation|poisoning|raid|sanction|shelling|shooting|siege|"
    r"strike|tariff|threat|treatment|violence|war)s?"
)
_HARM_TO = re.compile(rf"\b{_HARM} (?:on|against|of) (?:the )?$", re.IGNORECASE)
# Nor does who says that somebody fought Bo, unless it was "we".
_FOUGHT = re.compile(
    r"(?<!\bI )(?<!\b[Ww]e )\b(?:acted|acting|campaign|campaigned|campaigning|conspired|conspiring|"
    r"fight|fighting|fought|incited|inciting|plotted|plotting|protested|protesting|turned|turning|"
    r"vote|voted|voting|worked|working) against (?:the )?$")
# Or that somebody has called Bo something.
_CALLED = re.compile(
    r"(?<!\bI )(?<!\b[Ww]e )(?<!\bto )\b(?:accus(?:es|ed)|blam(?:es|ed)|call(?:s|ed)|"
    r"condemn(?:s|ed)|criticis(?:es|ed)|criticiz(?:es|ed)|insult(?:s|ed)|prais(?:es|ed)) (?:the )?$")
_THEIR_HARM = re.compile(
    r"[’']s? (?:arrest|assassination|death|detention|execution|imprisonment|killing|murder|"
    r"poisoning)\b")


def stances_read(
    reading, sentences, actors, mentions, statements, statement_spans, least=None
):
    """{article_id: {(sentence_id, holder, target): (score, statement_id, start, end,
    support, neutral, oppose)}}; score is support minus oppose.

    reading: `helpers.reader.read` of the sentences and mentions; all others tables. least: from
    which probability on a stance is given, in place of the thresholds, to see what they leave out.
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
    weighed = _weighed(reading, mentions, contents, speakers, places)
    for (article, sentence, holder, target, content), (between, towards) in weighed.items():
        first, last, _ = places[article, sentence]
        start, end, statement = content or (first, last, None)
        oppose, neutral, support = _mean([_mean(rows) for rows in (between, towards) if rows])
        (kind, land), (whom, own) = (about.get((article, a), ("", "")) for a in (holder, target))
        # Outlets carry the stances of others; who speaks of their own state speaks for it anyway.
        if kind == "outlet" or whom == "state" and land == own:
            continue
        sure = SURE_ACT if not content else SURE_BETWEEN if between else SURE_TOWARDS
        if max(oppose, support) >= (sure if least is None else least):
            row = (support - oppose, statement, max(start, first), min(end, last), support,
                   neutral, oppose)
            known = found.setdefault(article, {})
            key = sentence, holder, target
            known[key] = max(known.get(key, row), row, key=lambda row: abs(row[0]))
    return found


def _weighed(reading, mentions, contents, speakers, places):
    """{(article_id, sentence_id, holder, target, content): (between, towards)}: the reader's
    answers about them where both are mentioned, and about the target alone, for all mentions of
    the target in the sentence. content: (start, end, statement_id), or None for an act.
    """
    known = {
        (article, number): (actor, start, end, form)
        for article, number, actor, start, end, form in zip(*(
            mentions[c] for c in ("article_id", "mention_id", "actor_id", "start", "end", "form")))
    }
    whose, seen = _whose(mentions), {}

    def weigh(which, article, sentence, holder, target, content, p):
        actor, start, end, form = known[article, target]
        harmed = content and _is_harmed(start, end, content, places[article, sentence])
        if (article, target) not in whose and not harmed:
            p = p if form in ("name", "metonym") else _doubted(*p)
            key = article, sentence, holder, actor, content
            seen.setdefault(key, ([], []))[which].append(p)

    for article, holder, target, sentence, *p in _rows(reading.pairs, "holder", "target"):
        actor, start, *_ = known[article, holder]
        content = _innermost(contents.get(article, []), known[article, target][1])
        if content:
            theirs = speakers.get((article, content[2])) == actor
        else:  # an act, told by the article itself
            told = contents.get(article, [])
            theirs = (article, holder) not in whose and not _innermost(told, start)
        if theirs:
            weigh(0, article, sentence, actor, target, content, p)
    for article, target, sentence, *p in _rows(reading.targets, "mention_id"):
        actor, start, *_ = known[article, target]
        content = _innermost(contents.get(article, []), start)
        holder = content and speakers.get((article, content[2]))
        if holder and holder != actor:
            weigh(1, article, sentence, holder, target, content, p)
    return seen


def _is_harmed(start, end, content, sentence):
    """Whether a mention in a content names whom others harm: "the attack on Bo", "Bo's arrest"."""
    first, _, text = sentence
    before, behind = text[: start - first], text[end - first :]
    called = _CALLED.search(text[max(content[0] - first, 0) : start - first])
    return called or _HARM_TO.search(before) or _FOUGHT.search(before) or _THEIR_HARM.match(behind)


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


def _innermost(contents, at):
    """The shortest content (start, end, statement_id) over the character at, or None."""
    last = bisect.bisect(contents, (at + 1,))
    over = [c for c in contents[max(0, last - 20) : last] if c[1] > at]
    return min(over, key=lambda c: c[1] - c[0], default=None)
