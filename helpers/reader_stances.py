"""Stances the reader sees, kept where the text says whose they are.

In:   reading, sentences, actors, mentions, statements, statement_spans
Out:  rows for the stances table

The reader weighs any two mentions in a sentence, and the writing towards any mention. Who holds
a stance is told by the statements: inside a content its speaker does. What the reader sees
elsewhere, in the article's own words, is left to the rules of stance.py: a report that somebody is
accused is hard on them, and is no accusation. A stance that is less likely than its threshold is
left out rather than guessed.
"""

import bisect
import re

from helpers.judgements import DENIED

# A stance that is missing is an empty cell in a figure, a wrong one is a claim. Chosen on the coded
# articles of tests/codings, where four in five stances that the reader sees above these thresholds
# are coded too, and about half of those just below. Where both actors stand in the sentence, the
# reader has weighed it twice, and the mean counts. Kind words in somebody's mouth are a stance less
# often than hard ones.
SURE_BETWEEN = 0.65
SURE_AGAINST = 0.8
SURE_FOR = 0.85
# So much surer, a stance in the same sentence is the one meant: who condemns Bo's attack on Cy
# condemns Bo, though hard words stand beside Cy too.
SURER = 0.1
# Hard words beside a victim are hard on somebody else, which the reader seldom tells apart: who
# condemns "the invasion of Bo", "charges against Bo" or "Bo's arrest" does not condemn Bo.
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


def stances_read(reading, sentences, actors, mentions, statements, statement_spans):
    """{article_id: {(sentence_id, holder, target): (score, statement_id, start, end,
    support, neutral, oppose)}}; score is support minus oppose.

    reading: `helpers.reader.read` of the sentences and mentions; all others tables.
    """
    actor_of = {
        (article, mention): (actor, start, end)
        for article, mention, actor, start, end in zip(*(
            mentions[c] for c in ("article_id", "mention_id", "actor_id", "start", "end")))
    }
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
    whose = _whose(mentions)
    seen = {}
    for article, holder, target, sentence, *p in _rows(reading.pairs, "holder", "target"):
        actor, *_ = actor_of[article, holder]
        other, at, to = actor_of[article, target]
        content = _innermost(contents.get(article, []), at)
        if content and speakers.get((article, content[2])) == actor and not _harmed(
            at, to, places[article, sentence]
        ) and (article, target) not in whose:
            key = article, sentence, actor, other, content
            seen.setdefault(key, ([], []))[0].append(p)
    for article, target, sentence, *p in _rows(reading.targets, "mention_id"):
        other, at, to = actor_of[article, target]
        content = _innermost(contents.get(article, []), at)
        holder = content and speakers.get((article, content[2]))
        if holder and holder != other and not _harmed(at, to, places[article, sentence]) and (
            (article, target) not in whose
        ):
            key = article, sentence, holder, other, content
            seen.setdefault(key, ([], []))[1].append(p)
    found = {}
    for (article, sentence, holder, other, content), (between, towards) in seen.items():
        first, last, _ = places[article, sentence]
        start, end = content[:2]
        oppose, neutral, support = _mean([_mean(rows) for rows in (between, towards) if rows])
        least = SURE_BETWEEN if between else SURE_AGAINST if oppose > support else SURE_FOR
        (kind, land), (whom, own) = (about.get((article, a), ("", "")) for a in (holder, other))
        # Outlets carry the stances of others; who speaks of their own state speaks for it anyway.
        if kind == "outlet" or whom == "state" and land == own:
            continue
        # "Women", "people": seldom whom a quotation is about.
        if not between and whom == "group":
            continue
        if max(oppose, support) >= least:
            found.setdefault(article, {})[sentence, holder, other] = (
                support - oppose, content[2], max(start, first), min(end, last), support,
                neutral, oppose,
            )
    return {article: _meant(some) for article, some in found.items()}


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


def _harmed(start, end, sentence):
    """Whether a mention names whom harm is done to: "the attack on Bo", "Bo's arrest"."""
    first, _, text = sentence
    before = text[: start - first]
    return _HARM_TO.search(before) or _FOUGHT.search(before) or _THEIR_HARM.match(text[end - first :])


def _mean(rows):
    return [sum(column) / len(column) for column in zip(*rows)]


def _meant(found):
    """The stances beside which the holder has none of the same sign that is much surer."""
    surest = {}
    for (sentence, holder, _), row in found.items():
        key = sentence, holder, row[0] > 0
        surest[key] = max(surest.get(key, 0.0), row[4], row[6])
    return {
        key: row for key, row in found.items()
        if surest[*key[:2], row[0] > 0] - max(row[4], row[6]) <= SURER
    }


def _rows(table, *mentions):
    names = ["article_id", *mentions, "sentence_id", "oppose", "neutral", "support"]
    return zip(*(table[name].tolist() for name in names))


def _innermost(contents, at):
    """The shortest content (start, end, statement_id) over the character at, or None."""
    last = bisect.bisect(contents, (at + 1,))
    over = [c for c in contents[max(0, last - 20) : last] if c[1] > at]
    return min(over, key=lambda c: c[1] - c[0], default=None)
