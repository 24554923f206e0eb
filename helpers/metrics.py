"""Metrics: the scores of the benchmark by their published definitions, with intervals.

In:   answers and references, each with the document that it stands in
Out:  rows (system, metric, value, low, high, n, source): a 95 % bootstrap interval over documents
"""

import numpy as np
import pandas as pd

from helpers.references import ACTOR_TYPES, ROLES
from helpers.reliability import f1, interval


def row(system, metric, by_document, statistic, n):
    """A row of scores: a statistic of sums over documents. See reliability.interval."""
    return (system, metric, *interval(np.asarray(by_document, float), statistic), n, "")


def macro_f1(system, gold, predicted, labels, documents):
    """Rows of macro-averaged F1 (the mean of each label's F1) and of accuracy."""
    numbers = pd.factorize(np.asarray(documents))[0]
    sums = np.zeros((numbers.max(initial=-1) + 1, 3 * len(labels) + 2))
    for number, g, p in zip(numbers, gold, predicted):
        for i, label in enumerate(labels):
            sums[number, 3 * i : 3 * i + 3] += (
                g == label == p, g != label and p == label, g == label and p != label,
            )
        sums[number, -2:] += g == p, 1

    def macro(s):
        each = [f1(*(s[..., 3 * i + j] for j in range(3)))[2] for i in range(len(labels))]
        return np.nanmean(each, axis=0)

    return [
        row(system, "macro-F1", sums, macro, len(gold)),
        row(system, "accuracy", sums, lambda s: s[..., -2] / s[..., -1], len(gold)),
    ]


def span_f1(system, gold, predicted):
    """Rows of exact-match F1 per role. gold, predicted: {document: set of (role, start, end)}."""
    rows = []
    for role in ROLES:
        counts = np.zeros((len(gold), 3))
        for i, document in enumerate(gold):
            g = {s for s in gold[document] if s[0] == role}
            p = {s for s in predicted[document] if s[0] == role}
            counts[i] = len(g & p), len(p - g), len(g - p)
        n = int((counts[:, 0] + counts[:, 2]).sum())
        rows.append(row(
            system, f"exact F1, {role}", counts, lambda s: f1(*np.moveaxis(s, -1, 0))[2], n
        ))
    return rows


def statement_f1(system, gold, predicted):
    """Rows of F1 of whole statements: of their contents, and of those with a right source.

    gold, predicted: {document: [(content, source)]}, each a list of (start, end); a statement is
    right as `statement_hits` says.
    """
    hits = statement_hits(gold, predicted)
    counts = np.array([
        (*hits[document].sum(0), len(hits[document]), len(gold[document])) for document in gold
    ], float)
    n = int(counts[:, 3].sum())
    return [
        row(system, f"statements{what}, F1", counts,
            lambda s, k=k: 2 * s[..., k] / (s[..., 2] + s[..., 3]), n)
        for k, what in enumerate(("", " with a right source"))
    ]


def statement_hits(gold, predicted):
    """{document: (statements predicted, 2) array: is its content right? and its source besides?}

    Two contents match if they share half of their characters (Dice), each with one at most, in
    the order predicted; a source is right if it overlaps the gold one, or if neither has one.
    """
    out = {}
    for document in gold:
        left = [(_characters(c), _characters(s)) for c, s in gold[document]]
        hits = np.zeros((len(predicted[document]), 2), bool)
        for hit, (content, source) in zip(hits, predicted[document]):
            content, source = _characters(content), _characters(source)
            shares = [2 * len(content & c) / (len(content) + len(c)) for c, _ in left]
            best = int(np.argmax(shares)) if shares else 0
            if shares and shares[best] >= 0.5:
                _, right = left.pop(best)
                hit[:] = True, bool(source & right) or not source and not right
        out[document] = hits
    return out


def calibration_error(system, probability, right, documents, bins=10):
    """Row of the expected calibration error: how far probabilities are from the share right.

    Answers are binned by their probability, in bins of equal width; the mean over all answers of
    what their bin's mean probability and share differ by. Source: Naeini et al. (2015), Obtaining
    well calibrated probabilities using Bayesian binning, AAAI.
    """
    probability = np.asarray(probability, float)
    columns = np.zeros((len(probability), bins + 1))
    which = np.minimum((probability * bins).astype(int), bins - 1)
    columns[np.arange(len(probability)), which] = probability - np.asarray(right, float)
    columns[:, bins] = 1
    return row(
        system, "expected calibration error", _sums(documents, columns),
        lambda s: np.abs(s[..., :bins]).sum(-1) / s[..., bins], len(probability),
    )


def _characters(spans):
    return {place for start, end in spans for place in range(start, end)}


def pearson(system, gold, predicted, documents):
    """Row of Pearson's correlation."""
    x, y = np.asarray(predicted, float), np.asarray(gold, float)
    return row(
        system, "Pearson r",
        _sums(documents, np.stack([x * 0 + 1, x, y, x * x, y * y, x * y], 1)), _pearson, len(y),
    )


def share(system, metric, hits, documents):
    """Row of the share of hits among hits and misses."""
    hits = np.asarray(hits, float)
    sums = _sums(documents, np.stack([hits, np.ones(len(hits))], 1))
    return row(system, metric, sums, lambda s: s[..., 0] / s[..., 1], len(hits))


def chains(system, articles, all_mentions):
    """Row of B³ F1. articles: list of (gold, predicted), as b_cubed takes them."""
    sums = np.array([b_cubed(gold, predicted, all_mentions) for gold, predicted in articles])
    kind = "all mentions of named actors" if all_mentions else "named mentions"
    return row(system, f"B³ F1, {kind}", sums, _b_cubed_f1, int(sums[:, 3].sum()))


def b_cubed(gold, predicted, all_mentions):
    """B³ sums of one article: precision over predicted mentions, their number, recall, number.

    gold: references.Mention of every type; predicted: (chain, start, end). Scored are mentions
    of persons, organisations and places whose head is a proper noun, or all mentions of the
    chains that have one. A predicted mention stands for the gold one whose head it covers, the
    shortest if several do; one that covers no head of an actor counts against precision, one
    that covers only the head of an actor's mention that is not scored is left out.
    Source: Bagga & Baldwin (1998), Algorithms for scoring coreference chains.
    """
    actors = [m for m in gold if m.type in ACTOR_TYPES]
    named = {m.chain for m in actors if m.named}
    scored = [m for m in actors if (m.chain in named if all_mentions else m.named)]
    others = [m for m in actors if m not in set(scored)]
    stands_for, taken = {}, set()
    for i, m in enumerate(scored):
        covering = [
            (end - start, j) for j, (_, start, end) in enumerate(predicted)
            if start <= m.head_start and m.head_end <= end and j not in taken
        ]
        if covering:
            stands_for[min(covering)[1]] = i
            taken.add(min(covering)[1])
    kept = [
        j for j, (_, start, end) in enumerate(predicted)
        if j in taken or not any(start <= m.head_start and m.head_end <= end for m in others)
    ]
    ours, theirs = {}, {}
    for j in kept:
        ours.setdefault(predicted[j][0], set()).add(stands_for.get(j, -1 - j))
    for i, m in enumerate(scored):
        theirs.setdefault(m.chain, set()).add(i)
    our_set = {i: some for some in ours.values() for i in some}
    precision = recall = 0.0
    for i, some in our_set.items():
        if i >= 0:
            shared = len(some & theirs[scored[i].chain])
            precision += shared / len(some)
            recall += shared / len(theirs[scored[i].chain])
    return precision, len(our_set), recall, len(scored)


def _b_cubed_f1(s):
    p, r = s[..., 0] / s[..., 1], s[..., 2] / s[..., 3]
    return 2 * p * r / (p + r)


def _sums(documents, columns):
    numbers = pd.factorize(np.asarray(documents))[0]
    out = np.zeros((numbers.max(initial=-1) + 1, columns.shape[1]))
    np.add.at(out, numbers, columns)
    return out


def _pearson(s):
    n, x, y, xx, yy, xy = np.moveaxis(s, -1, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (n * xy - x * y) / np.sqrt((n * xx - x * x) * (n * yy - y * y))
