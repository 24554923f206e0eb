"""How fast is the whole, against a bare spaCy pass over the same text in the same run?"""

import time
from pathlib import Path

import pandas as pd

from helpers.annotation import annotate
from helpers.articles import read_article
from helpers.tokenization import language_model

SEED = Path(__file__).resolve().parent.parent / "seeds" / "articles" / "wang-in-moscow.txt"


def throughput(n_articles=300):
    """Words per second of `annotate` over copies of the seed article, and of spaCy alone.

    Returns a table: what, words_per_second, ratio (to spaCy alone). spaCy is timed before and
    after, and its mean taken, so that a machine that slows down does not favour either side.
    """
    one = read_article(SEED)
    many = pd.concat([one.assign(article_id=f"copy-{i:04}") for i in range(n_articles)])
    many = many.reset_index(drop=True)
    n_words = int(many["text"].str.split().str.len().sum())
    annotate(one)  # load everything before the clock runs
    bare = [_seconds(lambda: _bare_pass(many["text"]))]
    whole = _seconds(lambda: annotate(many))
    bare.append(_seconds(lambda: _bare_pass(many["text"])))
    bare = sum(bare) / 2
    return pd.DataFrame(
        [("spaCy alone", n_words / bare, 1.0), ("annotate", n_words / whole, bare / whole)],
        columns=["what", "words_per_second", "ratio"],
    )


def _bare_pass(texts):
    for _ in language_model().pipe(texts):
        pass


def _seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
