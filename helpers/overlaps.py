"""Overlaps: how much do spans share, and with which quotations?

In:   spans: lists of (start, end), in characters
Out:  numbers of characters; spans
"""

from helpers.attributions import with_quotes
from helpers.quotations import overlapping


def length(spans):
    """Characters in spans that do not overlap."""
    return sum(end - start for start, end in spans)


def in_common(spans, others):
    """Characters that spans share with others."""
    return sum(
        max(0, min(end, e) - max(start, s)) for start, end in spans for s, e in others)


def whole_quotations(pieces, quotes):
    """The pieces, extended over the quotations that they cut into."""
    joined = []
    for start, end in sorted(with_quotes(piece, quotes) for piece in pieces):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def is_quoted(a, quotes):
    """Whether all that an attribution reports stands between quotation marks."""
    inside = sum(in_common([piece], overlapping(quotes, *piece)) for piece in a.content)
    return inside == length(a.content)
