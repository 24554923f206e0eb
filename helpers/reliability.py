"""How far counts or labels agree, and how sure that is.

In:   counts of hits and misses; two or more coders' labels of the same units
Out:  precision, recall, F1; Cohen's kappa; Krippendorff's alpha; bootstrap intervals

Kappa and alpha correct for chance: 0 is what labels drawn from a hat would reach, 1 is full
agreement. Krippendorff (2018, ch. 12) asks for 0.8, and for 0.667 where conclusions may be
tentative.
"""

from collections import Counter

import numpy as np
from scipy.sparse import coo_array

RESAMPLES = 1000


def f1(true_positive, false_positive, false_negative):
    """Precision, recall and F1 from counts (numbers or arrays); NaN where nothing is counted.

    Source: van Rijsbergen (1979), Information Retrieval, ch. 7, equal weights.
    """
    tp, fp, fn = (np.asarray(x, float) for x in (true_positive, false_positive, false_negative))
    with np.errstate(invalid="ignore", divide="ignore"):
        return tp / (tp + fp), tp / (tp + fn), 2 * tp / (2 * tp + fp + fn)


def kappa(a, b):
    """Cohen's kappa of two coders' labels, in [-1, 1]; NaN if both use one and the same label.

    a, b: lists of labels of the same units; units where either is None are left out.
    Source: Cohen (1960), A coefficient of agreement for nominal scales, EPM 20, 37-46.
    """
    sums, statistic = _kappa_sums([a, b], [0] * len(a), 1)
    return float(statistic(sums.sum(0)))


def alpha(codings, level="nominal"):
    """Krippendorff's alpha of any number of coders' labels; NaN if only one label is in use.

    codings: one list of labels per coder, of the same units in the same order; None: missing.
    level: "nominal", or "ordinal" for labels that can be sorted.
    Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability, sections C and D.
    """
    sums, statistic = _alpha_sums(codings, [0] * len(codings[0]), 1, level)
    return float(statistic(sums.sum(0)))


def label_interval(codings, places, n_places, measure, resamples=RESAMPLES, seed=0):
    """(value, low, high) of kappa or alpha, resampling the places that the units stand in.

    codings: one list of labels per coder; places: the number, below n_places, of each unit's
    sentence or document; measure: "kappa", "alpha, nominal" or "alpha, ordinal".
    """
    if measure == "kappa":
        return interval(*_kappa_sums(codings, places, n_places), resamples, seed)
    level = measure.removeprefix("alpha, ")
    return interval(*_alpha_sums(codings, places, n_places, level), resamples, seed)


def interval(by_place, statistic, resamples=RESAMPLES, seed=0):
    """(value, low, high): a statistic of sums over places, and its 95 % interval.

    by_place: array (places, columns), dense or sparse: what each sentence or document adds to
    the sums; statistic: from sums of shape (..., columns) to numbers of shape (...).
    Percentile bootstrap over the places (Efron and Tibshirani 1993, ch. 13); resamples in
    which the statistic is undefined are left out. One place alone that adds anything says nothing
    of how places differ: there is no interval then.
    """
    n, n_columns = by_place.shape
    value = float(statistic(by_place.sum(0))) if n else np.nan
    if np.isnan(value) or np.count_nonzero(abs(by_place).sum(axis=1)) < 2:
        return value, np.nan, np.nan
    random, drawn = np.random.default_rng(seed), []
    at_once = max(1, 10_000_000 // max(n, n_columns))
    for done in range(0, resamples, at_once):
        size = min(at_once, resamples - done)
        times = random.multinomial(n, np.full(n, 1 / n), size=size).astype(float)
        drawn.append(statistic(times @ by_place))
    drawn = np.concatenate(drawn)
    drawn = drawn[~np.isnan(drawn)]
    low, high = np.quantile(drawn, (0.025, 0.975)) if len(drawn) else (np.nan, np.nan)
    return value, float(low), float(high)


def _kappa_sums(codings, places, n_places):
    """By place: units that agree, then each coder's uses of each label; and kappa of the sums."""
    units = [(place, x, y) for place, x, y in zip(places, *codings, strict=True)
             if x is not None and y is not None]
    number = _numbers(label for _, *labels in units for label in labels)
    n_labels = len(number)
    cells = [(place, 0, x == y) for place, x, y in units]
    cells += [(place, 1 + number[x], 1) for place, x, _ in units]
    cells += [(place, 1 + n_labels + number[y], 1) for place, _, y in units]

    def statistic(sums):
        a, b = sums[..., 1 : 1 + n_labels], sums[..., 1 + n_labels :]
        n = a.sum(-1)
        with np.errstate(invalid="ignore", divide="ignore"):
            observed, expected = sums[..., 0] / n, (a * b).sum(-1) / n**2
            return np.where(expected < 1 - 1e-12, (observed - expected) / (1 - expected), np.nan)

    return _by_place(cells, n_places, 1 + 2 * n_labels), statistic


def _alpha_sums(codings, places, n_places, level):
    """By place, what the coincidences add up to; and alpha of the sums.

    A unit's coincidences: each pair of its values, both ways round, counts 1 / (values - 1).
    """
    units = [(place, [x for x in values if x is not None])
             for place, values in zip(places, zip(*codings, strict=True), strict=True)]
    units = [(place, Counter(values)) for place, values in units if len(values) > 1]
    number = _numbers(label for _, counts in units for label in counts)
    n = len(number)
    cells = []
    for place, counts in units:
        others = counts.total() - 1
        for c, n_c in counts.items():
            if level == "nominal":
                cells.append((place, 0, n_c * (n_c - 1) / others))
                cells.append((place, 1 + number[c], n_c))
            else:
                cells += [
                    (place, number[c] * n + number[k], n_c * (n_k - (c == k)) / others)
                    for k, n_k in counts.items()
                ]
    if level == "nominal":
        return _by_place(cells, n_places, 1 + n), _nominal_alpha
    if level == "ordinal":
        return _by_place(cells, n_places, n * n), lambda sums: _ordinal_alpha(sums, n)
    raise ValueError(f"level {level!r}: expected 'nominal' or 'ordinal'.")


def _nominal_alpha(sums):
    totals = sums[..., 1:]
    n = totals.sum(-1)
    differing = n**2 - (totals**2).sum(-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(differing > 0, 1 - (n - 1) * (n - sums[..., 0]) / differing, np.nan)


def _ordinal_alpha(sums, n_labels):
    found = sums.reshape(*sums.shape[:-1], n_labels, n_labels)
    totals = found.sum(-1)
    # Ranks are as far apart as there are values between them, half of the ends' own counted.
    middle = np.cumsum(totals, -1) - totals / 2
    distance = (middle[..., :, None] - middle[..., None, :]) ** 2
    observed = (found * distance).sum((-2, -1))
    expected = (totals[..., :, None] * totals[..., None, :] * distance).sum((-2, -1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(expected > 0, 1 - (totals.sum(-1) - 1) * observed / expected, np.nan)


def _numbers(labels):
    """Labels numbered in their order: in rank order where they can be ranked."""
    labels = set(labels)
    key = None if all(isinstance(label, (int, float)) for label in labels) else str
    return {label: i for i, label in enumerate(sorted(labels, key=key))}


def _by_place(cells, n_places, n_columns):
    """A sparse array (places, columns) from (place, column, value), ..., adding up."""
    rows, columns, values = zip(*cells) if cells else ((), (), ())
    shape = (n_places, n_columns)
    return coo_array((np.array(values, float), (rows, columns)), shape=shape).tocsr()
