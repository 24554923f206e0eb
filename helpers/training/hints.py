"""The teacher's answers, as the project keeps them: hints.npz, which holds no text.

A sentence is known by a hash of its text; the mentions in it by their characters. Probabilities
are stored in 256 steps.
"""

from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import numpy as np

from helpers.decoding import TAGS

PATH = Path(__file__).with_name("hints.npz")
SURE = 0.95  # a tag that is likelier than this is stored as certain, others in fewer steps


class Hint(NamedTuple):
    """What the teacher answers about a sentence."""

    rating: float = float("nan")  # -1 to +1
    places: tuple = ()  # (start, end) of the mentions it was asked about
    targets: tuple = ()  # (oppose, neutral, support) for each
    pairs: tuple = ()  # (mention, mention), numbers in places
    directions: tuple = ()  # the probabilities of DSE's five labels for each
    tags: object = ()  # (words, 7) how likely each word of the sentence has each tag


def key(text):
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def write(path, hints):
    """Write {text: Hint}; a file that is there stays until the new one is whole."""
    places = [(n, *place) for n, h in enumerate(hints.values()) for place in h.places]
    first = np.cumsum([0] + [len(h.places) for h in hints.values()])
    pairs = [(first[n] + a, first[n] + b) for n, h in enumerate(hints.values()) for a, b in h.pairs]
    targets = [t for h in hints.values() for t in h.targets]
    directions = [d for h in hints.values() for d in h.directions]
    tags = np.concatenate([np.reshape(h.tags, (-1, len(TAGS))) for h in hints.values()])
    unsure = np.flatnonzero(tags.max(1) < SURE)
    partial = Path(path).with_suffix(".partial")
    with open(partial, "wb") as file:
        np.savez_compressed(
            file,
            keys=np.array([key(text) for text in hints], dtype=np.uint64),
            ratings=np.array([h.rating for h in hints.values()], dtype=np.float16),
            places=np.array(places, dtype=np.uint32).reshape(-1, 3),
            targets=_bytes(targets, 3)[:, [0, 2]],
            pairs=np.array(pairs, dtype=np.uint32).reshape(-1, 2),
            directions=_bytes(directions, 5)[:, 1:],
            words=np.array([len(h.tags) for h in hints.values()], dtype=np.uint16),
            tags=tags.argmax(1).astype(np.uint8),
            unsure=np.diff(unsure, prepend=0).astype(np.uint32),
            likely=17 * np.round(15 * tags[unsure]).astype(np.uint8),
        )
    partial.replace(path)


def read(path=PATH):
    """{key of a text: Hint}."""
    with np.load(path) as found:
        keys, ratings, places, pairs = (
            found[name].tolist() for name in ("keys", "ratings", "places", "pairs")
        )
        targets, directions = (found[name] / 255 for name in ("targets", "directions"))
        tags = np.eye(len(TAGS), dtype=np.float32)[found["tags"]]
        likely = found["likely"].astype(np.float32)
        tags[np.cumsum(found["unsure"])] = likely / likely.sum(1, keepdims=True)
        tags = np.split(tags, np.cumsum(found["words"].astype(int))[:-1])
    out = [Hint(rating, [], [], [], [], mine) for rating, mine in zip(ratings, tags)]
    first = {}
    for row, ((n, start, end), (oppose, support)) in enumerate(zip(places, targets.tolist())):
        first.setdefault(n, row)
        out[n].places.append((start, end))
        out[n].targets.append((oppose, max(0.0, 1 - oppose - support), support))
    for (a, b), some in zip(pairs, directions.tolist()):
        n = places[a][0]
        out[n].pairs.append((a - first[n], b - first[n]))
        out[n].directions.append((max(0.0, 1 - sum(some)), *some))
    return dict(zip(keys, out))


def _bytes(rows, width):
    return np.round(255 * np.array(rows).reshape(-1, width)).astype(np.uint8)
