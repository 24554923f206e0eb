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

import numpy as np

from helpers.attributions import is_retold
from helpers.boundaries import bounded
from helpers.deeds import is_deed
from helpers.overlaps import in_common, is_quoted, length, whole_quotations
from helpers.quotations import overlapping
from helpers.seen_by_both import both
from helpers.seen_by_reader import alone

ALIKE = 0.5  # Dice of two contents, from which on they are one whatever their cues
RELATIVE = {"what", "that", "which", "who", "whom"}
NO_WORDS = {"each other", "one another"}  # "they shouted at each other"
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
        shared = {n: k for n in near if (k := in_common(a.content, some[n].content))}
        likeness = {n: _alike(k, a, some[n]) for n, k in shared.items()}
        best = max(likeness, key=likeness.get, default=None)
        if best is not None and likeness[best] >= ALIKE:
            seen.setdefault(best, []).append((likeness[best], -len(kept)))
            kept.append(a)
        elif is_quoted(a, quotes) and not a.mind:
            certain.append(len(kept))
            kept.append(a)
        elif any(_is_swapped(proposal, a, text) for proposal in some) or _is_cited(a, text):
            kept.append(a._replace(certain=True))
        elif any(k >= INSIDE * length(a.content) for k in shared.values()):
            kept.append(a)
    owned = [(piece, a.sentence, a.at) for a in found for piece in a.content if piece in marked]
    bounds, beside = [start for _, _, start, _ in sentences], {}
    for number, a in enumerate(kept):
        beside.setdefault(a.sentence, []).append(number)
    for n, proposal in enumerate(some):
        if n in seen:
            number = -max(seen[n])[1]
            a = kept[number]
            around = [kept[b] for b in beside[a.sentence] if in_common(kept[b].content, a.cue)]
            others = {q for q, *cue in owned if cue != [a.sentence, a.at]}.difference(a.content)
            own = [piece for piece in proposal.content if piece not in others]
            proposal = proposal._replace(content=own or proposal.content)
            kept[number] = both(a, proposal, around, parsed[a.sentence][0], quotes, text)
        elif (proposal.source or proposal.cue) and not any(_names(proposal, a) for a in kept) and (
            text[slice(*proposal.content[0])].lower() not in NO_WORDS
        ):
            kept += alone(proposal, parsed, sentences, bounds, quotes, text)
    for n, rivals in seen.items():
        best, *others = (-number for _, number in sorted(rivals, reverse=True))
        certain += [b for b in others if _joined(kept[b], kept[best], some[n])]
    _part(kept, certain)
    kept = [a._replace(certain=True) if _is_retold(a, kept, parsed, quotes) else a for a in kept]
    kept = [a for a in _bounded(kept, parsed, quotes, text) if not _is_done(a, parsed, quotes)]
    return _joined_by_cue(sorted(kept, key=lambda a: (a.sentence, a.at)), sentences)


def _is_done(a, parsed, quotes):
    """Whether an attribution of a sentence that was parsed is a deed."""
    if a.at < 0 or a.sentence not in parsed:
        return False
    parse = parsed[a.sentence][0]
    cue = [k for k, at in enumerate(parse.start) if any(s <= at < e for s, e in a.cue)]
    return is_deed(parse, cue, a.content, quotes, a.probability)


def _is_retold(a, kept, parsed, quotes):
    """Whether an attribution stands in what another reports, and tells who said it first; also in
    "Ann left, calling Bo “a liar,” the daily reported"."""
    if a.at < 0 or a.sentence not in parsed:
        return False
    parse = parsed[a.sentence][0]
    quoted = parse.dep[a.at] == "advcl" and parse.lemma[a.at] in ("call", "say", "warn") and any(
        overlapping(quotes, *piece) for piece in a.content)
    return (quoted or is_retold(parse, a.at)) and any(
        b is not a and b.sentence == a.sentence and in_common(b.content, a.cue) for b in kept)


def _bounded(kept, parsed, quotes, text):
    """The attributions within their boundaries; certain, what so turns out to be said besides."""
    within = [_without_pronouns(bounded(a, parsed.get(a.sentence, (None,))[0], quotes, text), text)
              for a in kept]
    cut = [(after.content[-1][1], before.content[-1][1])
           for before, after in zip(kept, within) if not np.isnan(before.probability)]
    return [
        a._replace(certain=True) if not a.mind and in_common(a.cue, cut) == length(a.cue) > 0 else a
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
            not in_common(last.cue, a.cue)
        ):
            whole.append(a)
            continue
        near = [b for b in (last, a) if in_common(b.content, [ends[a.sentence]])] or [last]
        pieces = whole_quotations(sorted({piece for b in near for piece in b.content}), [])
        whole[-1] = max(near, key=lambda b: np.nan_to_num(b.probability))._replace(content=pieces)
    return whole


def _is_cited(a, text):
    """Whether it is "According to her, …", which is hard to take for anything else."""
    return bool(a.source) and " ".join(text[s:e] for s, e in a.cue) == "According to"


def _names(proposal, a):
    """Whether a proposal takes for content whom an attribution with its cue has as source."""
    return in_common(proposal.cue, a.cue) > 0 and (
        2 * in_common(proposal.content, a.source) >= length(proposal.content))


def _is_swapped(proposal, a, text):
    """Whether a proposal also takes for source what the attribution has as content: "Ann" in
    "Ann lied, claims Bo"."""
    return _names(proposal, a) and in_common(proposal.source, a.content) > 0 and (
        not text.startswith("according", a.cue[0][0]))  # "published tests according to which …"


def _joined(a, other, proposal):
    """Whether a proposal joins to the other's what an attribution with its own cue reports."""
    return (
        not a.mind and set(a.content) < set(proposal.content) and not in_common(a.cue, proposal.cue)
        and not set(other.content) <= set(a.content)
    )


def _part(kept, certain):
    """Count attributions by their numbers as certain, and take what they report from others."""
    for number in certain:
        b = kept[number] = kept[number]._replace(certain=True)
        told = [*b.source, *b.cue, *b.content]
        for n, a in enumerate(kept):
            rest = [piece for piece in a.content
                    if 2 * in_common([piece], told) < piece[1] - piece[0]]
            if n != number and rest and len(rest) < len(a.content):
                kept[n] = a._replace(content=rest)


def _alike(shared, a, proposal):
    """Dice of two contents, 1 more if their statements share a cue, 2 more if a source."""
    dice = 2 * shared / (length(a.content) + length(proposal.content))
    same_cue, same_source = in_common(a.cue, proposal.cue), in_common(a.source, proposal.source)
    return dice + (same_cue > 0) + 2 * (same_source > 0 and (same_cue > 0 or dice >= ALIKE))
