"""Sentiment: how positive or negative the words of a sentence are, whoever they are about.

In:   sentences
Out:  sentiment, polarity_words

VADER through NLTK, with the lexicon of the vaderSentiment package (Hutto & Gilbert, ICWSM 2014).
A sentence is scored by itself, so its polarity does not depend on where it stands.
Misses irony, words that are not in the lexicon, and what good or bad news is for whom; counts
names made of such words ("United", "Party").
"""

import functools
import importlib.util
import re
import string
from pathlib import Path

import nltk
import numpy as np
from nltk.sentiment.vader import SentimentIntensityAnalyzer

from helpers.tables import table

RESAMPLES = 1000
# VADER splits at blanks and takes one mark off a word: “support,” would stay unknown, and "isn’t"
# no negation. Each character becomes one other, so that offsets stay.
_PLAIN = str.maketrans("\"“”„‟«»‘’ʼ—–", " " * 8 + "''" + "  ")
_MOST_DRAWS = 512  # of one sentence; words beyond share them
_WORD = re.compile(r"\S{2,}")  # as VADER splits a text: at blanks, without single characters


class _Analyzer(SentimentIntensityAnalyzer):
    """NLTK's analyzer, which hands over the valence of each word with the score."""

    def score_valence(self, sentiments, text):
        emphasis = self._punctuation_emphasis(0, text)
        return super().score_valence(sentiments, text)["compound"], sentiments, emphasis


@functools.cache
def analyzer():
    """NLTK's VADER with the lexicon file of the vaderSentiment package, loaded once."""
    folder = str(Path(importlib.util.find_spec("vaderSentiment").origin).parent)
    if folder not in nltk.data.path:  # NLTK refuses absolute paths
        nltk.data.path.append(folder)
    return _Analyzer(lexicon_file="vader_lexicon.txt")


def sentiment(sentences):
    """Polarity of every sentence, and the words that it comes from.

    sentences: table. Returns the tables sentiment (polarity: VADER's compound score, -1 to 1;
    low and high: the interval that holds 95 % of the scores when the sentence's words are
    drawn anew) and polarity_words (valence of each word after negation and boosters, about
    -4 to 4; offsets in the article). Sentences without such words score 0.
    """
    vader, rows, words, emphases = analyzer(), [], [], []
    columns = (sentences[name] for name in ("article_id", "sentence_id", "start", "text"))
    for article_id, sentence_id, start, text in zip(*columns):
        plain, polarity, valences, emphasis = text.translate(_PLAIN), 0.0, (), 0.0
        if any(
            word in vader.lexicon or word.strip(string.punctuation) in vader.lexicon
            for word in plain.lower().split()
        ):  # else VADER gives 0, after a longer while
            polarity, valences, emphasis = vader.polarity_scores(plain)
        for word, valence in zip(_WORD.finditer(plain), valences):
            if valence:
                first, last = _core(word)
                words.append((len(rows), article_id, sentence_id, start + first, start + last,
                              text[first:last], float(valence)))
        rows.append((article_id, sentence_id, polarity))
        emphases.append(emphasis)
    low, high = _interval(
        [word[0] for word in words], [word[-1] for word in words], np.array(emphases)
    )
    rows = [
        (*row, min(row[2], below), max(row[2], above))
        for row, below, above in zip(rows, low.tolist(), high.tolist())
    ]
    return table("sentiment", rows), table("polarity_words", [word[1:] for word in words])


def average(values, resamples=RESAMPLES):
    """Mean of values, and the bounds of its 95 % bootstrap interval: (mean, low, high).

    values: numbers, such as the polarity of an actor's sentences. No values give three NaN.
    Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13.
    """
    values = np.asarray(values, dtype=float)
    if not len(values):
        return float("nan"), float("nan"), float("nan")
    rng, size = np.random.default_rng(0), len(values)
    means = [values[rng.integers(0, size, size)].mean() for _ in range(resamples)]
    low, high = np.quantile(means, (0.025, 0.975))
    return float(values.mean()), float(low), float(high)


def _core(word):
    """Start and end of a matched word without the punctuation around it; emoticons stay."""
    bare = word.group().strip(string.punctuation)
    if not bare:
        return word.span()
    start = word.start() + word.group().index(bare)
    return start, start + len(bare)


def _interval(sentence, valence, emphasis):
    """Lower and upper bound of each sentence's polarity when its words are drawn anew.

    sentence, valence: of each polarity word, in order; emphasis: of each sentence's ! and ?.
    Each word is drawn a Poisson(1) number of times, so that words without valence need no
    drawing; the k-th word of every sentence has the same draws, whatever is beside it.
    Source: Hanley & MacGibbon (2006), Creating non-parametric bootstrap samples using Poisson
    frequencies, Computer Methods and Programs in Biomedicine 83.
    """
    low, high = np.zeros(len(emphasis)), np.zeros(len(emphasis))
    if not valence:
        return low, high
    sentence, valence = np.array(sentence), np.array(valence)
    firsts = np.flatnonzero(np.diff(sentence, prepend=-1))
    counts = np.diff(firsts, append=len(sentence))
    rank = np.arange(len(sentence)) - np.repeat(firsts, counts)
    rank %= _MOST_DRAWS
    draws = np.random.default_rng(0).poisson(1, (rank.max() + 1, RESAMPLES)).astype("float32")
    for part in range(0, len(firsts), 500):
        begin, number = firsts[part], sentence[firsts[part : part + 500]]
        end = firsts[part + 500] if part + 500 < len(firsts) else len(sentence)
        weighted = draws[rank[begin:end]] * valence[begin:end, None].astype("float32")
        total = np.add.reduceat(weighted, firsts[part : part + 500] - begin)
        total += np.sign(total) * emphasis[number, None]
        total.sort(axis=1)
        for bound, share in ((low, 0.025), (high, 0.975)):
            score = total[:, int(share * (RESAMPLES - 1))].astype(float)
            bound[number] = score / np.sqrt(score**2 + 15)
    return low, high
