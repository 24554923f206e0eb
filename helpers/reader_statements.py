"""Statements the reader sees: a second opinion on the rules' attributions, and more of them.

In:   the rules' attributions of an article, the reader's spans and links
Out:  attributions, each with the probability that the reader gives it

The rules know who is quoted by whom and what lies inside what; the reader knows cues that no
list has. What both see is kept, and so is what the reader alone is sure of; what the rules alone
see is mostly wrong, and dropped. `python -m helpers benchmark polnear` scores rules, reader and
both.
"""

import bisect

from helpers.attributions import Attribution, addressee_of

SURE = 0.5  # of a statement that the rules do not see
ALIKE = 0.5  # Dice of two contents, from which on they are one whatever their cues
INSIDE = 0.9  # share of a content, from which on it lies inside another


def second_opinion(found, some, parsed, sentences):
    """The attributions that stand after the reader has been asked, in reading order.

    found: the rules' attributions; some: the article's `helpers.reader.proposals`; parsed: {sentence_id: (Parse,
    candidates)}; sentences: (sentence_id, block_id, start, end), in order.
    """
    kept, agreed = [], set()
    starts = [p.content[0][0] for p in some]
    longest = max((p.content[-1][1] - p.content[0][0] for p in some), default=0)
    for a in found:
        begin, end = a.content[0][0], a.content[-1][1]
        near = range(bisect.bisect_left(starts, begin - longest), bisect.bisect_left(starts, end))
        shared = {n: _shared(a.content, some[n].content) for n in near}
        size = _length(a.content)
        alike = {n: _alike(k, size, a, some[n]) for n, k in shared.items() if k}
        best = max(alike, key=alike.get, default=None)
        agreed.update(n for n, share in alike.items() if share >= ALIKE)
        if best is not None and alike[best] >= ALIKE:
            kept.append(a._replace(probability=some[best].probability))
        elif any(k >= INSIDE * size for k in shared.values()):
            kept.append(a)  # inside another: whether it counts is told by who carries it
    taken = sorted(
        span for a in kept for spans in (a.source, a.cue, a.content) for span in spans)
    bounds = [start for _, _, start, _ in sentences]
    for n, proposal in enumerate(some):
        if n not in agreed and proposal.probability >= SURE:
            attribution = _attribution(proposal, parsed, sentences, bounds)
            if attribution and not any(_touches(piece, taken) for piece in proposal.content):
                kept.append(attribution)
    return sorted(kept, key=lambda a: (a.sentence, a.at))


def _attribution(proposal, parsed, sentences, bounds):
    """A proposal as an attribution, or None without source and cue in one parsed sentence."""
    if not proposal.source or not proposal.cue:
        return None
    sentence, _, start, end = sentences[bisect.bisect(bounds, proposal.cue[0][0]) - 1]
    spans = [*proposal.source, *proposal.cue]
    if sentence not in parsed or not all(start <= a < b <= end for a, b in spans):
        return None
    parse = parsed[sentence][0]
    cue = [i for i, at in enumerate(parse.start) if any(a <= at < b for a, b in proposal.cue)]
    if not cue or any(parse.dep[i] == "neg" for i in cue):  # what was not said is no statement
        return None
    at = next((i for i in cue if parse.head[i] not in cue or parse.head[i] == i), cue[0])
    return Attribution(
        sentence, at, proposal.source, proposal.cue, list(proposal.content), None,
        addressee_of(parse, at), False, proposal.probability,
    )


def _alike(shared, size, a, proposal):
    """Dice of two contents; 1 if they share the cue and the reader's is the beginning of ours."""
    own = _length(proposal.content)
    if shared == own and _shared(a.cue, proposal.cue) and a.content[0][0] == proposal.content[0][0]:
        return 1.0
    return 2 * shared / (size + own)


def _length(spans):
    return sum(end - start for start, end in spans)


def _shared(spans, others):
    return sum(
        max(0, min(end, e) - max(start, s)) for start, end in spans for s, e in others)


def _touches(span, taken):
    """Whether a span overlaps one of the sorted spans, none of which is longer than a page."""
    last = bisect.bisect_left(taken, (span[1],))
    return any(end > span[0] for _, end in taken[max(0, last - 50) : last])
