"""Statements the reader sees: a second opinion on the rules' attributions, and more of them.

In:   the rules' attributions of an article, the reader's spans and links
Out:  attributions, each with the probability that the reader gives it

The rules know who is quoted by whom and what lies inside what; the reader knows cues that no
list has. On PolNeAR's development articles nine in ten of what both see are right, three in
ten of what the rules alone see, and three in four of what the reader alone is sure of: so the
first and the last are kept. MODEL_CARD.md has the table.
"""

import bisect
from typing import NamedTuple

from helpers.attributions import Attribution, addressee_of

SURE = 0.4  # of a statement that the rules do not see
ALIKE = 0.5  # Dice of two contents, from which on they are one
INSIDE = 0.9  # share of a content, from which on it lies inside another


class Proposal(NamedTuple):
    """A content that the reader links to a source and a cue; spans are (start, end) or None."""

    content: tuple
    source: tuple
    cue: tuple
    probability: float


def proposals(reading):
    """{article_id: the reader's statements, sorted by content}."""
    places = list(zip(reading.spans["start"].tolist(), reading.spans["end"].tolist()))
    links = reading.links
    found = {}
    for article_id, content, source, cue, probability in zip(
        links["article_id"], links["content"], links["source"].astype(object),
        links["cue"].astype(object), links["probability"].tolist(),
    ):
        source, cue = (places[i] if isinstance(i, int) else None for i in (source, cue))
        found.setdefault(article_id, []).append(
            Proposal(places[content], source, cue, probability))
    return {article_id: sorted(some, key=lambda p: p.content) for article_id, some in found.items()}


def second_opinion(found, some, parsed, sentences, text):
    """The attributions that stand after the reader has been asked, in reading order.

    found: the rules' attributions; some: the article's proposals; parsed: {sentence_id: (Parse,
    candidates)}; sentences: (sentence_id, block_id, start, end), in order.
    """
    kept, agreed = [], set()
    starts = [p.content[0] for p in some]
    longest = max((p.content[1] - p.content[0] for p in some), default=0)
    for a in found:
        begin, end = a.content[0][0], a.content[-1][1]
        near = range(bisect.bisect_left(starts, begin - longest), bisect.bisect_left(starts, end))
        shares = {n: _shared(a.content, [some[n].content]) for n in near}
        size = sum(e - s for s, e in a.content)
        alike = {
            n: 2 * shared / (size + some[n].content[1] - some[n].content[0])
            for n, shared in shares.items() if shared
        }
        best = max(alike, key=alike.get, default=None)
        agreed.update(n for n, share in alike.items() if share >= ALIKE)
        if best is not None and alike[best] >= ALIKE:
            kept.append(a._replace(probability=some[best].probability))
        elif any(shares[n] >= INSIDE * size for n in alike):
            kept.append(a)  # inside another: whether it counts is told by who carries it
    taken = sorted(
        span for a in kept for spans in (a.source, a.cue, a.content) for span in spans)
    bounds = [start for _, _, start, _ in sentences]
    for n, proposal in enumerate(some):
        if n not in agreed and proposal.probability >= SURE:
            attribution = _attribution(proposal, parsed, sentences, bounds, text)
            if attribution and not _touches(proposal.content, taken):
                kept.append(attribution)
    return sorted(kept, key=lambda a: (a.sentence, a.at))


def _attribution(proposal, parsed, sentences, bounds, text):
    """A proposal as an attribution, or None without source and cue in a parsed sentence."""
    if proposal.source is None or proposal.cue is None:
        return None
    number = bisect.bisect(bounds, proposal.cue[0]) - 1
    sentence, _, start, end = sentences[number]
    if sentence not in parsed or not start <= proposal.source[0] < proposal.source[1] <= end:
        return None
    parse = parsed[sentence][0]
    cue = [i for i, at in enumerate(parse.start) if proposal.cue[0] <= at < proposal.cue[1]]
    if not cue or any(parse.dep[i] == "neg" for i in cue):  # what was not said is no statement
        return None
    at = next((i for i in cue if parse.head[i] not in cue or parse.head[i] == i), cue[0])
    return Attribution(
        sentence, at, [proposal.source], [proposal.cue], [proposal.content], None,
        addressee_of(parse, at), False, proposal.probability,
    )


def _shared(spans, others):
    return sum(
        max(0, min(end, e) - max(start, s)) for start, end in spans for s, e in others)


def _touches(span, taken):
    """Whether a span overlaps one of the sorted spans, none of which is longer than a page."""
    last = bisect.bisect_left(taken, (span[1],))
    return any(end > span[0] for _, end in taken[max(0, last - 50) : last])
