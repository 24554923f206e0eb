"""Quotations: what stands between quotation marks.

In:   the article's text, its sentences by block
Out:  spans, marks included

Straight, curly, low-high, angle and TeX marks; single marks where they cannot be
apostrophes. An unbalanced mark loses its own quotation, not those after it.
"""

import bisect
import itertools
import re

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’']")
# Where letters are left out at a word's beginning: "of the '90s", "rock 'n' roll".
_LEFT_OUT = re.compile(r"['‘’](?:\d\ds?|n|em|til|tis|twas|cause|cos|bout)\b", re.IGNORECASE)
_CLOSING = {
    "“": '”"', '"': '"”', "„": '“”"', "‟": '”"', "«": "»", "»": "«»", "‹": "›", "›": "‹›",
    "”": "”", "‘": "’", "'": "'", "``": ("''", '"'), "''": ("''", '"'),
}


def quotations(text, sentences):
    """Start and end, marks included, of what stands between quotation marks in each block.

    sentences: (sentence_id, block_id, start, end) in order. A quotation left open runs to its
    block's end if the next block opens with a mark, as long quotations do in print; else it
    is none.
    """
    found, opened, ended = [], None, 0
    for _, block in itertools.groupby(sentences, key=lambda sentence: sentence[1]):
        block = list(block)
        first, last = block[0][2], block[-1][3]
        if opened is not None and _MARK.match(text, first):
            found.append((opened, ended))
        opened, closing = None, ""
        for mark in _MARK.finditer(text, first, last):
            start, end = mark.span()
            before, after = text[start - 1 : start], text[end : end + 1]
            single = mark.group() in ("'", "‘", "’")
            if opened is not None and mark.group() in closing and not before.isspace():
                if not single or not after.isalnum() and not _is_genitive(text, end, last):
                    found.append((opened, end))
                    opened = None
            elif (
                mark.group() in _CLOSING and (opened is None or not single)
                and (start == first or not before.isalnum() and before not in ".,")
                and end < last and not after.isspace()
                and not (single and _LEFT_OUT.match(text, start))
            ):
                opened, closing = start, _CLOSING[mark.group()]
        ended = last
    return found


def _is_genitive(text, end, last):
    """Whether a single mark is the apostrophe of "‘The ministers’ plan’": another will close."""
    if text[end - 2] not in "sSzZ" or not text[end : end + 1].isspace():
        return False
    for mark in _MARK.finditer(text, end, last):
        after = text[mark.end() : mark.end() + 1]
        if mark.group() not in ("'", "‘", "’") or text[mark.start() - 1].isspace():
            return False
        if not after.isalnum():
            return True
    return False


def overlapping(quotes, start, end):
    """The quotations that share a character with start:end; quotes are sorted and disjoint."""
    at = bisect.bisect(quotes, (start,))
    at -= at > 0 and quotes[at - 1][1] > start
    return list(itertools.takewhile(lambda quote: quote[0] < end, quotes[at:at + 20]))


