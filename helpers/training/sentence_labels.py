"""Sentences with what people say of them, and what the teacher says.

In:   the items of helpers.references, and hints
Out:  Sentences
"""

from typing import NamedTuple

import numpy as np

from helpers.training.hints import key
from helpers.windows import LONGEST, pieces

JUDGED = 0.5  # the teacher's share in a stance that a person coded, too


class Sentence(NamedTuple):
    """A sentence with labels of its own; places count its word pieces.

    Instead of a label there can be the teacher's probabilities of each, or None for neither.
    """

    pieces: object
    targets: tuple = ()  # (first, after the last, label 0 oppose, 1 neutral, 2 support)
    pairs: tuple = ()  # (first target, second target, label as in DSE)
    rating: float = float("nan")
    hint: float = float("nan")  # the teacher's rating
    tags: object = None  # (words, 7), the teacher's probabilities


def shortened(p):
    """Pieces without what a window cannot hold."""
    return type(p)(*(column[:LONGEST] for column in p))


def cover(p, start, end):
    """First piece, and piece after the last, that touch characters start:end."""
    touched = np.minimum(np.flatnonzero((p.start < end) & (p.end > start)), LONGEST - 1)
    return (int(touched[0]), int(touched[-1]) + 1) if len(touched) else None


def judged(items, hints=()):
    out = []
    for x, p in zip(items, pieces([x.text for x in items])):
        found = [(cover(p, start, end), label) for start, end, label in x.targets]
        targets = tuple((*place, label + 1) for place, label in found if place)
        out.append(_joined(targets, hinted(x.text, p, hints)))
    return out


def shared(label, told, size):
    """The probability of each of `size` answers where a person gave one and the teacher `told`."""
    return tuple((1 - JUDGED) * (label == i) + JUDGED * p for i, p in zip(range(size), told))


def _joined(targets, found):
    """The Sentence that the teacher labelled, with people's targets, of which it has its share."""
    new, number = list(targets), {}
    for i, (a, b, told) in enumerate(found.targets):
        same = [n for n, (c, d, _) in enumerate(targets) if a < d and c < b]
        number[i] = same[0] if same else len(new)
        if not same:
            new.append((a, b, told))
        for n in same:
            c, d, label = targets[n]
            new[n] = c, d, shared(label, told, 3)
    pairs = tuple(
        (number[a], number[b], label) for a, b, label in found.pairs if number[a] != number[b]
    )
    return found._replace(targets=tuple(new), pairs=pairs)


def paired(items, hints=()):
    out = []
    for x, p in zip(items, pieces([x.text for x in items])):
        first, second = cover(p, *x.first), cover(p, *x.second)
        if first and second:
            found = hinted(x.text, p, hints)
            known = {(a, b): told for a, b, told in found.targets}
            targets = tuple((*place, known.get(place)) for place in (first, second))
            label, told = x.label, _between(found, first, second)
            own = ((0, 1, shared(label, told, 5) if told else label),)
            out.append(found._replace(targets=targets, pairs=own))
    return out


def _between(found, first, second):
    """The teacher's probabilities of DSE's labels from one place to another, or None."""
    for i, j, told in found.pairs:
        places = found.targets[i][:2], found.targets[j][:2]
        if places == (first, second):
            return told
        if places == (second, first):
            return tuple(told[code] for code in (0, 2, 1, 4, 3))
    return None


def hinted(text, p, hints):
    """The Sentence that the teacher labelled, or one without labels."""
    found = hints and hints.get(key(text))
    if not found:
        return Sentence(shortened(p))
    places = [cover(p, *place) for place in found.places]
    targets = tuple((*place, label) for place, label in zip(places, found.targets))
    pairs = tuple((*pair, label) for pair, label in zip(found.pairs, found.directions))
    same = len(found.tags) == np.count_nonzero(shortened(p).first)
    tags = found.tags if same else None
    return Sentence(shortened(p), targets, pairs, hint=found.rating, tags=tags)


def rated(items, hints=()):
    out = {}
    for x, p in zip(items, pieces([x.text for x in items])):
        found = hinted(x.text, p, hints)._replace(rating=x.rating, hint=float("nan"))
        out.setdefault(x.document, []).append(found)
    return out
