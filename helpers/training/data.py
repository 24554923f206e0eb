"""Public annotations, and our own articles, as passes over windows that the reader learns from.

Every folder gives Examples: windows with whatever labels the folder has. Nothing after that is
specific to one task, so examples of all tasks share batches.
"""

import random
import zlib
from pathlib import Path

from helpers import references
from helpers.training.sentence_labels import JUDGED, judged, paired, rated
from helpers.training.windowed import article_examples, articles, packed, sentence_example
from helpers.windows import WINDOW

FILES = {
    "polnear": ("train/text", "train/attributions", "dev/text", "dev/attributions", "valid.jsonl"),
    "newsmtsc": ("train.jsonl",),
    "dse": ("train.tsv", "valid.tsv"),
    "nyt_editorials": ("train.tsv",),
}


def check_files(data):
    """Raise FileNotFoundError that names every file and folder that training lacks."""
    wanted = [Path(data, folder, name) for folder, names in FILES.items() for name in names]
    missing = [str(path) for path in wanted if not path.exists()]
    if missing:
        raise FileNotFoundError(
            f"missing: {', '.join(missing)}. Training expects in --data the folders "
            f"{', '.join(FILES)}; helpers/models/MODEL_CARD.md says where each comes from."
        )


# What a pass reads of PolNeAR, and of NewsMTSC and the editorials, which are learnt by heart sooner.
ARTICLES, SENTENCES = 0.75, 0.7
# What the public data teach at large, our own articles turn to the task at hand from here on.
OWN_FROM = 0.5  # of all passes


def fold(key, folds=8):
    """A number below `folds` that depends on `key` alone, so that a split never moves."""
    return zlib.crc32(str(key).encode()) % folds


class Data:
    """Training and development data. An eighth of the documents of NewsMTSC and of the NYT
    editorials is for development; PolNeAR and DSE come divided."""

    def __init__(self, data, hints=None, own=None):
        """hints: what the teacher says of the sentences, as hints.read gives it; own: an own.Own,
        the project's own articles."""
        check_files(data)
        data, hints = Path(data), hints or {}
        self.polnear = articles(references.read_standoff(data / "polnear" / "train"), hints)
        self.polnear_dev = articles(references.read_standoff(data / "polnear" / "dev"))
        found = references.read_newsmtsc(data / "newsmtsc" / "train.jsonl")
        self.newsmtsc = judged([x for x in found if fold(x.document)], hints)
        self.newsmtsc_dev = judged([x for x in found if not fold(x.document)])
        self.dse = paired(references.read_dse(data / "dse" / "train.tsv"), hints)
        self.dse_dev = paired(references.read_dse(data / "dse" / "valid.tsv"))
        found = references.read_nyt(data / "nyt_editorials" / "train.tsv")
        self.nyt = rated([x for x in found if fold(x.document)], hints)
        self.nyt_dev = rated([x for x in found if not fold(x.document)])
        self.own = own

    def epoch(self, seed, way=0.0):
        """The Examples of one pass over the training data, cut anew each time.

        way: the share of all passes that lies behind.
        """
        rng = random.Random(seed)
        out = self.cut_articles(rng)
        lone = _some(self.newsmtsc, SENTENCES, rng) + lively(self.dse, rng)
        rng.shuffle(lone)
        out += packed(lone, 0.35, rng)
        # editorials keep their order: half in windows of neighbours, half alone
        for document, some in _some(list(self.nyt.items()), SENTENCES, rng):
            out += packed(some, (fold(document, 1000) + seed) % 2, rng)
        if self.own and way >= OWN_FROM:
            out += self.own.examples(rng)
        rng.shuffle(out)
        return out

    def cut_articles(self, rng):
        """The Examples of some articles of PolNeAR, each by one of its annotators."""
        out = []
        for article, annotations in _some(self.polnear, ARTICLES, rng):
            limit = rng.randint(80, 160)
            out += article_examples(article, rng.choice(annotations), limit, rng)
        return out

    def development(self):
        """The Examples of the development data, by task."""
        editorials = [s for some in self.nyt_dev.values() for s in some]
        return {
            "tags": [e for article, annotations in self.polnear_dev
                     for e in article_examples(article, annotations[0], WINDOW)],
            "target": [sentence_example([s]) for s in self.newsmtsc_dev],
            "pair": [sentence_example([s]) for s in self.dse_dev],
            "sentiment": [sentence_example([s]) for s in editorials],
        }


def _some(items, share, rng):
    return rng.sample(items, int(share * len(items)))


def lively(pairs, rng):
    """The pairs with a stance and two in three of those without, which are seven in ten."""
    return [s for s in pairs if _taken(s.pairs[0][2]) or rng.random() < 0.67]


def _taken(label):
    """Whether a person coded a stance between two; what the teacher says does not outweigh it."""
    return label[0] < 1 - JUDGED if isinstance(label, tuple) else label != 0
