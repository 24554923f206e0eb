"""Simple systems that the benchmark sets beside the project.

In:   sentences as strings, or tokens
Out:  a label, a number or mentions each

What a lexicon, a count of words or a bag of words reaches without reading the sentence.
"""

import re

import numpy as np

from helpers.sentiment import analyzer


def vader(text):
    """VADER's compound score, -1 to +1. Source: Hutto & Gilbert (ICWSM 2014)."""
    return analyzer().polarity_scores(text)[0]


def vader_sign(text):
    """+1, 0 or -1 by the thresholds of VADER's authors, ±0.05."""
    score = vader(text)
    return int(score >= 0.05) - int(score <= -0.05)


def count(text):
    """Sum of the valences of the words in VADER's lexicon, without its rules: AFINN's way.

    Source: Nielsen (2011), A new ANEW; negation, boosters and marks are not looked at.
    """
    return sum(analyzer().lexicon.get(word, 0.0) for word in re.findall(r"[\w'-]+", text.lower()))


def count_sign(text):
    return int(np.sign(round(count(text), 6)))


def majority(gold):
    """The most frequent label, for everyone."""
    labels, counts = np.unique(gold, return_counts=True)
    return [labels[counts.argmax()].item()] * len(gold)


def tfidf(texts, learnt, numbers=False):
    """Labels (or numbers) by regression over words and pairs of words, weighed by TF-IDF.

    learnt: (text, label) pairs to learn from, without which there is no answer, None: on the few
    texts that are scored it would learn too little to be a fair rival.
    Source: scikit-learn's TfidfVectorizer with LogisticRegression or Ridge.
    """
    if not learnt:
        return None
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.pipeline import make_pipeline

    last = Ridge() if numbers else LogisticRegression(C=10, max_iter=1000, class_weight="balanced")
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), last)
    return model.fit(*zip(*learnt)).predict(texts).tolist()


def entities(tokens):
    """(article, chain, start, end) of spaCy's actor-like entities, a chain per spelling."""
    out, open_ = [], None
    columns = (tokens[c] for c in ("article_id", "start", "end", "text", "entity"))
    for article, start, end, text, entity in zip(*columns):
        kind = entity[2:]
        if entity.startswith("I-") and open_ and open_[0] == article:
            open_[2:] = [end, f"{open_[3]} {text}"]
            continue
        if open_:
            out.append(open_)
        wanted = kind in ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC")
        open_ = [article, start, end, text] if wanted else None
    out += [open_] if open_ else []
    return [(article, text.lower(), start, end) for article, start, end, text in out]
