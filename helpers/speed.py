"""How fast is the whole, against a bare spaCy pass over the same text in the same run?"""

import tempfile
import time
from pathlib import Path

import pandas as pd

from helpers.annotation import annotate_files
from helpers.articles import read_article
from helpers.tokenization import language_model

SEED = Path(__file__).resolve().parent.parent / "seeds" / "articles" / "wang-in-moscow.txt"


def throughput(sizes=(10, 300, 1000)):
    """How fast `annotate_files` is over copies of the seed article, and spaCy alone.

    sizes: numbers of articles, each annotated in one call. Returns a table: what,
    words_per_second, ms_per_article, ratio (of words per second, to spaCy alone). spaCy reads
    300 articles before and after, and its mean is taken, so that a machine that slows down
    favours neither side. spaCy uses one processor; the reader, which `annotate` asks, uses all.
    """
    text = read_article(SEED)["text"].item()
    n_words = len(text.split())
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        _annotate_copies(text, 1, folder)  # load everything before the clock runs
        bare = [_seconds(lambda: _bare_pass([text] * 300))]
        for n in sizes:
            whole = _annotate_copies(text, n, folder)
            rows.append((f"annotate, {n:,} articles", whole / n))
        bare.append(_seconds(lambda: _bare_pass([text] * 300)))
    alone = sum(bare) / len(bare) / 300
    return pd.DataFrame(
        [(what, n_words / s, 1000 * s, alone / s) for what, s in [("spaCy alone", alone), *rows]],
        columns=["what", "words_per_second", "ms_per_article", "ratio"],
    )


def _annotate_copies(text, n, folder):
    """Seconds that n copies take, from files to tables."""
    copies = folder / f"copies-{n}"
    copies.mkdir()
    for i in range(n):
        (copies / f"copy-{i:04}.txt").write_text(text, "utf-8")
    return _seconds(lambda: annotate_files([copies], folder / f"tables-{n}"))


def _bare_pass(texts):
    for _ in language_model().pipe(texts):
        pass


def _seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
