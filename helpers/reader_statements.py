"""Statements the reader sees, with what the rules know of them.

In:   the rules' attributions of an article, the reader's proposals
Out:  attributions, each with the probability that it is right

The reader finds more statements than any list of cues, and is surer where a source and a content
begin and end. The rules know who is quoted by whom and what lies inside what. So what the reader
finds stands; the rules say more about what both see, and name a source where the reader finds
none; what the rules alone see is mostly wrong, and dropped, unless it is a quotation, or lies
inside a statement: whether it counts is then told by who carries it. Where both agree, a statement
is surer than the reader believes, and less sure where they do not.
`python -m helpers benchmark polnear` scores rules, reader and both.
"""

import bisect
import re

import numpy as np

from helpers.attributions import (
    Attribution,
    addressee_of,
    is_asked,
    is_retold,
    reports,
    source_of,
    subject_of,
    with_quotes,
)
from helpers.boundaries import bounded
from helpers.decoding import log_odds
from helpers.deeds import is_deed
from helpers.dependencies import agent, kid, with_whom
from helpers.quotations import overlapping

SURE = 0.15  # of a statement that the rules do not see
SURE_OF_NOBODY = 0.7  # of one that names no source besides
# Log odds that a statement is right: the reader's, times the first, plus the second, plus the third
# where the rules see it too. Logistic regression (Platt 1999) on the 2,107 statements that are
# found in PolNeAR's development articles; right by `helpers.metrics.statement_f1`, with its source.
AGREEMENT = 0.598, -0.018, 1.247
ALIKE = 0.5  # Dice of two contents, from which on they are one whatever their cues
# What others say of the subject of their passive.
HELD = {"believe", "consider", "expect", "fear", "know", "report", "rumor", "rumour", "say",
        "suppose", "suspect", "tell", "think", "understand", "warn", "accuse", "ask", "urge"}
RELATIVE = {"what", "that", "which", "who", "whom"}
INSIDE = 0.9  # share of a content, from which on it lies inside another


def second_opinion(found, some, parsed, sentences, quotes, text):
    """The attributions that stand after the reader has been asked, in reading order.

    found: the rules' attributions; some: the article's `helpers.reader.proposals`;
    parsed: {sentence_id: (Parse, candidates)}; sentences: (sentence_id, block_id, start, end),
    in order; text: the article's.
    """
    kept, seen, certain, marked = [], {}, [], set(quotes)
    starts = [p.content[0][0] for p in some]
    longest = max((p.content[-1][1] - p.content[0][0] for p in some), default=0)
    for a in found:
        begin, end = a.content[0][0], a.content[-1][1]
        near = range(bisect.bisect_left(starts, begin - longest), bisect.bisect_left(starts, end))
        shared = {n: k for n in near if (k := _shared(a.content, some[n].content))}
        likeness = {n: _alike(k, a, some[n]) for n, k in shared.items()}
        best = max(likeness, key=likeness.get, default=None)
        if best is not None and likeness[best] >= ALIKE:
            seen.setdefault(best, []).append((likeness[best], -len(kept)))
            kept.append(a)
        elif _is_quoted(a, quotes) and not a.mind:
            certain.append(len(kept))
            kept.append(a)
        elif _is_cited(a, text):
            kept.append(a._replace(certain=True))
        elif any(k >= INSIDE * _length(a.content) for k in shared.values()):
            kept.append(a)
    owned = [(piece, a.sentence, a.at) for a in found for piece in a.content if piece in marked]
    bounds, beside = [start for _, _, start, _ in sentences], {}
    for number, a in enumerate(kept):
        beside.setdefault(a.sentence, []).append(number)
    for n, proposal in enumerate(some):
        if n in seen:
            number = -max(seen[n])[1]
            a = kept[number]
            around = [kept[b] for b in beside[a.sentence] if _shared(kept[b].content, a.cue)]
            others = {q for q, *cue in owned if cue != [a.sentence, a.at]}.difference(a.content)
            own = [piece for piece in proposal.content if piece not in others]
            proposal = proposal._replace(content=own or proposal.content)
            kept[number] = _both(a, proposal, around, parsed[a.sentence][0], quotes, text)
        elif (proposal.source or proposal.cue) and not _names(proposal, kept):
            kept += _alone(proposal, parsed, sentences, bounds, quotes, text)
    for n, rivals in seen.items():
        best, *others = (-number for _, number in sorted(rivals, reverse=True))
        certain += [b for b in others if _joined(kept[b], kept[best], some[n])]
    _part(kept, certain)
    kept = [a._replace(certain=True) if _is_retold(a, kept, parsed) else a for a in kept]
    kept = [a for a in _bounded(kept, parsed, quotes, text) if not _is_done(a, parsed, quotes)]
    return _joined_by_cue(sorted(kept, key=lambda a: (a.sentence, a.at)), sentences)


def _is_done(a, parsed, quotes):
    """Whether an attribution of a sentence that was parsed is a deed."""
    if a.at < 0 or a.sentence not in parsed:
        return False
    parse = parsed[a.sentence][0]
    cue = [k for k, at in enumerate(parse.start) if any(s <= at < e for s, e in a.cue)]
    return is_deed(parse, cue, a.content, quotes, a.probability)


def _is_retold(a, kept, parsed):
    """Whether an attribution stands in what another reports, and tells who said it first."""
    return a.at >= 0 and a.sentence in parsed and is_retold(parsed[a.sentence][0], a.at) and any(
        b is not a and b.sentence == a.sentence and _shared(b.content, a.cue) for b in kept)


def _bounded(kept, parsed, quotes, text):
    """The attributions within their boundaries; certain, what so turns out to be said besides."""
    within = [_without_pronouns(bounded(a, parsed.get(a.sentence, (None,))[0], quotes, text), text)
              for a in kept]
    cut = [(after.content[-1][1], before.content[-1][1])
           for before, after in zip(kept, within) if not np.isnan(before.probability)]
    return [
        a._replace(certain=True) if not a.mind and _shared(a.cue, cut) == _length(a.cue) > 0 else a
        for a in within
    ]


def _without_pronouns(a, text):
    """The attribution without the "what" of "against what it called “a farce”"."""
    told = [piece for piece in a.content if text[slice(*piece)].lower() not in RELATIVE]
    return a._replace(content=told or a.content)


def _joined_by_cue(kept, sentences):
    """The attributions, those of one cue in one: what it reports stands in its own sentence."""
    ends, whole = {number: (start, end) for number, _, start, end in sentences}, []
    for a in kept:
        last = whole[-1] if whole else None
        if last is None or a.at < 0 or (last.sentence, last.at) != (a.sentence, a.at) or (
            not _shared(last.cue, a.cue)
        ):
            whole.append(a)
            continue
        near = [b for b in (last, a) if _shared(b.content, [ends[a.sentence]])] or [last]
        pieces = _whole(sorted({piece for b in near for piece in b.content}), [])
        whole[-1] = max(near, key=lambda b: np.nan_to_num(b.probability))._replace(content=pieces)
    return whole


def _is_quoted(a, quotes):
    """Whether all that an attribution reports stands between quotation marks."""
    inside = sum(_shared([piece], overlapping(quotes, *piece)) for piece in a.content)
    return inside == _length(a.content)


def _is_cited(a, text):
    """Whether it is "According to her, …", which is hard to take for anything else."""
    return bool(a.source) and " ".join(text[s:e] for s, e in a.cue) == "According to"


def certainty(probability, agreed):
    """The probability that a statement is right, from the reader's and whether the rules agree."""
    slope, shift, more = AGREEMENT
    return float(1 / (1 + np.exp(-(slope * log_odds(probability) + shift + more * agreed))))


def _names(proposal, kept):
    """Whether a proposal takes for content whom another attribution has as source."""
    return any(
        2 * _shared(proposal.content, a.source) >= _length(proposal.content)
        and _shared(proposal.cue, a.cue) for a in kept
    )


def _joined(a, other, proposal):
    """Whether a proposal joins to the other's what an attribution with its own cue reports."""
    return (
        not a.mind and set(a.content) < set(proposal.content) and not _shared(a.cue, proposal.cue)
        and not set(other.content) <= set(a.content)
    )


def _part(kept, certain):
    """Count attributions by their numbers as certain, and take what they report from others."""
    for number in certain:
        b = kept[number] = kept[number]._replace(certain=True)
        told = [*b.source, *b.cue, *b.content]
        for n, a in enumerate(kept):
            rest = [piece for piece in a.content
                    if 2 * _shared([piece], told) < piece[1] - piece[0]]
            if n != number and rest and len(rest) < len(a.content):
                kept[n] = a._replace(content=rest)


def _both(a, proposal, around, parse, quotes, text):
    """The rules' attribution with the reader's source and content, where they may be trusted.

    around: attributions whose content holds its cue; parse: of the cue's sentence. The rules know
    better who is quoted by whom; and the reader is wrong where its source stands in another
    sentence, takes in what is said or is not what the cue's own subject names, where its content
    holds a source, a cue or an addressee, has pieces besides or runs into the sentence before or
    behind, and in capitals.
    """
    shared = _shared(proposal.source, a.source)
    grown = shared and _shared(proposal.source, a.content)
    other = parse.lemma[a.at] == "accord" and a.source and not shared  # nobody but who follows it
    if a.carrier is not None or grown or other or text[parse.start[0] : parse.end[-1]].isupper():
        return a._replace(probability=certainty(proposal.probability, True))
    others = [span for b in around for span in b.source]
    source, content = proposal.source, _whole(proposal.content, quotes)
    first, last = parse.start[0], parse.end[-1]
    beside = [
        (start, end) for start, end in content
        if not _shared([(start, end)], a.content) and not _opens(quotes, start, end)
        and not (end <= last and _resumes(start, a, parse, text))
        or end <= first and "\n" in text[end:first] and not _shared([(start, end)], a.content)
        or start < last < end and not overlapping(quotes, last, end)
        or start < first < end and not overlapping(quotes, first - 1, first)
    ]
    told = [] if a.addressee is None else [(parse.start[a.addressee], parse.end[a.addressee])]
    outside = [*a.source, *a.cue, *(t for t in told if not _shared(told, a.content))]
    behind = a.source and source and a.cue[-1][1] <= a.content[0][0] and (
        a.content[-1][1] <= source[0][0])  # nobody who speaks is named behind what he says
    if source and not behind and not _is_owned(parse, a.at) and not _shared(source, [*others, *a.cue]) and (
        shared or not _has_subject(parse, a, source, text)
    ) and all(
        parse.start[0] <= start < parse.end[-1] for start, _ in source
    ):
        a = a._replace(source=source)
    less = parse.lemma[a.at] == "accord" and (
        _has_verb(parse, a.content) and not _has_verb(parse, content))
    if not beside and not less and not _shared(content, outside):
        a = a._replace(content=content)
    return a._replace(probability=certainty(proposal.probability, True))


def _has_subject(parse, a, source, text):
    """Whether the cue's own subject stands beside it, and is the rules' source; not the reader's.

    So "she" and not Russia stressed it in "Russia, she stressed, values …".
    """
    subject = kid(parse, a.at, "nsubj")
    if subject is None and with_whom(parse, a.at) is not None:
        return True
    relative = subject is not None and parse.lemma[subject] in ("who", "which", "that")
    if subject is None or relative or text[source[-1][1]] == ":":
        return False
    own, cue = (parse.start[subject], parse.end[subject]), (a.cue[0][0], a.cue[-1][1])
    told = kid(parse, a.at, "dobj", "dative")  # "with Ann telling [Bo] that …"
    whom = told is not None and _shared(source, [(parse.start[told], parse.end[told])])
    return bool(_shared(a.source, [own])) and _beside(own, cue, text) and bool(
        whom or not _beside((source[0][0], source[-1][1]), cue, text))


def _beside(span, other, text):
    """Whether nothing but a comma stands between two spans."""
    between = text[span[1] : other[0]] if span[1] <= other[0] else text[other[1] : span[0]]
    return not between.strip(" ,")


def _has_verb(parse, content):
    """Whether it can be what somebody says: not "in reply, according to the agency, Ann said …"."""
    return any(
        parse.pos[i] in ("VERB", "AUX") for i, start in enumerate(parse.start)
        if any(first <= start < last for first, last in content)
    )


def _asks(source, sentence, text):
    """Whether a source is who is asked: "What do you say to that?" tells nothing of "you"."""
    question = text[sentence[2] : sentence[3]].rstrip("\"”’)]").endswith("?")
    return question and [text[a:b].lower() for a, b in source] == ["you"]


def _alone(proposal, parsed, sentences, bounds, quotes, text):
    """A list of the proposal as an attribution; empty if it is not sure enough."""
    row = sentences[bisect.bisect(bounds, (proposal.cue or proposal.content)[0][0]) - 1]
    sentence, source, addressee, at = row[0], proposal.source, None, -1
    if proposal.cue and sentence in parsed:
        parse = parsed[sentence][0]
        cue = [i for i, s in enumerate(parse.start) if any(a <= s < b for a, b in proposal.cue)]
        if cue:
            at = next((i for i in cue if parse.head[i] not in cue or parse.head[i] == i), cue[0])
            addressee = addressee_of(parse, at)
            taken = [*proposal.content, *proposal.cue]
            subject = [s for s in source_of(parse, at, text) if not _shared([s], taken)]
            capitals = text[parse.start[0] : parse.end[-1]].isupper()  # the reader knows few
            away = not any(parse.start[0] <= start < parse.end[-1] for start, _ in source)
            first = capitals or away or _is_owned(parse, at) or with_whom(parse, at) is not None
            source = subject or source if first else source or subject
            if _is_held(parse, at, source):
                source = []
            if not source and _is_label(parse, cue, text):  # Opposition: “Never.”
                source = [(parse.start[cue[0]], parse.end[cue[-1]])]
                proposal = proposal._replace(cue=[])
            elif not source and text[proposal.cue[-1][1] :][:1] == ":":  # "She blames Ek: “Never.”"
                source = source_of(parse, parse.dep.index("ROOT"), text)
            if not reports(parse, at, cue):
                return []
            if is_asked(parse, at, text):
                source, addressee = [], agent(parse, at)
            if _is_quoted(proposal, quotes) and proposal.content[0][0] > parse.start[at] and (
                not source or _shared(source, proposal.cue)
            ):  # "Asked to speak, she was brief. “No.”", "Ek had [less to say]: “No.”"
                source = subject_of(parse, quotes, text)
    if proposal.probability < (SURE if source else SURE_OF_NOBODY) or _asks(source, row, text):
        return []
    content = _whole(proposal.content, quotes)
    if _shared(content, [*source, *proposal.cue]):
        content = list(proposal.content)
    probability = certainty(proposal.probability, False)
    return [Attribution(
        sentence, at, source, proposal.cue, content, None, addressee, False, probability,
    )]


def _is_owned(parse, at):
    """Whether a cue is a noun whose owner is named: "Ann's plan to leave"."""
    return parse.pos[at] == "NOUN" and kid(parse, at, "poss") is not None


def _is_held(parse, at, source):
    """Whether others say of a source what the cue reports: "Ann is expected to leave"."""
    subject = kid(parse, at, "nsubjpass")
    return subject is not None and parse.lemma[at] in HELD and _shared(
        source, [(parse.start[subject], parse.end[subject])]) > 0


def _is_label(parse, cue, text):
    """Whether a cue is only a name before a colon; its last token is the colon, and dropped."""
    before = parse.start[cue[0]] - 1
    if cue[0] and not text[:before + 1].rstrip().endswith(tuple("\n.?!\"”’")):
        return False
    if len(cue) > 1 and text[parse.start[cue[-1]]] == ":":
        cue.pop()
    elif text[parse.end[cue[-1]] : parse.end[cue[-1]] + 1] != ":":
        return False
    return all(parse.pos[k] not in ("VERB", "AUX", "SCONJ", "ADP") for k in cue)


def _resumes(start, a, parse, text):
    """Whether what somebody says goes on at start: "…, Ann told me, [and …]", "…, she said: […]"."""
    behind = max(end for _, end in (*a.source, *a.cue))
    behind = max(behind, -1 if a.addressee is None else parse.end[a.addressee])
    return min(start for start, _ in a.content) < behind and bool(
        re.fullmatch(r"\s*[,:]\s*(?:(?:and|but|or|no|yes)\b,?\s*)*", text[behind:start]))


def _opens(quotes, start, end):
    """Whether start:end begins with a quotation, and is not prose that quotes a word or two."""
    over = overlapping(quotes, start, end)
    return bool(over) and over[0][0] <= start


def _whole(pieces, quotes):
    """The pieces, extended over the quotations that they cut into."""
    joined = []
    for start, end in sorted(with_quotes(piece, quotes) for piece in pieces):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _alike(shared, a, proposal):
    """Dice of two contents, 1 more if their statements share a cue, 2 more if a source."""
    dice = 2 * shared / (_length(a.content) + _length(proposal.content))
    same_cue, same_source = _shared(a.cue, proposal.cue), _shared(a.source, proposal.source)
    return dice + (same_cue > 0) + 2 * (same_source > 0 and (same_cue > 0 or dice >= ALIKE))


def _length(spans):
    return sum(end - start for start, end in spans)


def _shared(spans, others):
    return sum(
        max(0, min(end, e) - max(start, s)) for start, end in spans for s, e in others)
