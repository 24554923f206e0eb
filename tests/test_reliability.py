"""F1, kappa and alpha: published worked examples, and other people's implementations."""

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics import interval_distance
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score, precision_recall_fscore_support

from helpers.reliability import alpha, f1, interval, kappa, label_interval

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C and following:
# four observers, twelve units, missing data.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def test_alpha_of_binary_data_is_krippendorffs():
    meg, owen = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert round(alpha([meg, owen]), 3) == 0.095


def test_alpha_of_nominal_data_is_krippendorffs():
    ben, gerry = "a a b b d c c c e d d a", "b a b b b c c c e d d d"
    assert round(alpha([ben.split(), gerry.split()]), 3) == 0.692


def test_alpha_with_missing_data_is_krippendorffs():
    assert round(alpha(OBSERVERS), 3) == 0.743


def test_alpha_of_ordinal_data_is_krippendorffs():
    assert round(alpha(OBSERVERS, "ordinal"), 3) == 0.815


def test_kappa_is_cohens():
    # Cohen (1960), table 2: 200 units, two judges, three categories.
    table = [[88, 10, 2], [14, 40, 6], [18, 10, 12]]
    pairs = [(i, j) for i in range(3) for j in range(3) for _ in range(table[i][j])]
    assert round(kappa(*zip(*pairs)), 3) == 0.492


def test_f1_is_the_harmonic_mean():
    precision, recall, score = f1(6, 2, 4)
    assert (precision, recall) == (0.75, 0.6)
    assert score == pytest.approx(2 * 0.75 * 0.6 / 1.35)


def test_f1_equals_scikit_learns():
    rng = np.random.default_rng(1)
    gold, found = rng.integers(0, 2, (2, 200))
    ours = f1(((gold == 1) & (found == 1)).sum(), ((gold == 0) & (found == 1)).sum(),
              ((gold == 1) & (found == 0)).sum())
    theirs = precision_recall_fscore_support(gold, found, average="binary")[:3]
    assert ours == pytest.approx(theirs)


def random_labels(seed, n_coders, labels, missing):
    rng = random.Random(seed)
    truth = [rng.choice(labels) for _ in range(60)]
    return [
        [None if rng.random() < missing else t if rng.random() < 0.7 else rng.choice(labels)
         for t in truth] for _ in range(n_coders)
    ]


@pytest.mark.parametrize("seed", range(10))
def test_alpha_equals_nltks_on_random_data_with_missing_values(seed):
    coders = random_labels(seed, 2 + seed % 3, "abcd", 0.3)
    data = [(f"c{c}", f"u{u}", label) for c, row in enumerate(coders)
            for u, label in enumerate(row) if label is not None]
    assert alpha(coders) == pytest.approx(AnnotationTask(data=data).alpha())


@pytest.mark.parametrize("seed", range(10))
def test_ordinal_alpha_equals_the_definition_on_random_data(seed):
    coders = random_labels(seed, 2 + seed % 3, [-1, 0, 1], 0.3)
    # By the definition, pair by pair: Krippendorff (2018), Content Analysis, ch. 12.
    units = [[x for x in unit if x is not None] for unit in zip(*coders)]
    values = [x for unit in units if len(unit) > 1 for x in unit]
    n = {c: values.count(c) for c in set(values)}

    def squared(c, k):
        low, high = min(c, k), max(c, k)
        return (sum(n[g] for g in n if low <= g <= high) - (n[c] + n[k]) / 2) ** 2

    observed = sum(
        squared(x, y) / (len(unit) - 1)
        for unit in units if len(unit) > 1
        for i, x in enumerate(unit) for j, y in enumerate(unit) if i != j) / len(values)
    expected = sum(squared(x, y) for i, x in enumerate(values) for j, y in enumerate(values)
                   if i != j) / (len(values) * (len(values) - 1))
    assert alpha(coders, "ordinal") == pytest.approx(1 - observed / expected)


def test_ordinal_and_interval_alpha_agree_where_ranks_are_evenly_used():
    a, b = [1, 2, 3, 1, 2, 3], [2, 3, 1, 1, 2, 3]
    data = [("a", i, x) for i, x in enumerate(a)] + [("b", i, x) for i, x in enumerate(b)]
    assert alpha([a, b], "ordinal") == pytest.approx(
        AnnotationTask(data=data, distance=interval_distance).alpha())


@pytest.mark.parametrize("seed", range(10))
def test_kappa_equals_scikit_learns_on_random_data(seed):
    a, b = random_labels(seed, 2, "abc", 0.2)
    both = [(x, y) for x, y in zip(a, b) if x is not None and y is not None]
    assert kappa(a, b) == pytest.approx(cohen_kappa_score(*zip(*both)))


def test_with_one_label_in_use_agreement_beyond_chance_is_undefined():
    assert math.isnan(kappa(["a", "a"], ["a", "a"]))
    assert math.isnan(alpha([["a", "a"], ["a", "a"]]))
    assert math.isnan(alpha([[1, 1], [1, 1]], "ordinal"))


def test_without_units_nothing_is_defined():
    assert math.isnan(kappa([], []))
    assert math.isnan(alpha([[None], ["a"]]))
    assert all(map(math.isnan, f1(0, 0, 0)))


def test_an_unknown_level_is_refused():
    with pytest.raises(ValueError, match="'nominal' or 'ordinal'"):
        alpha([["a"], ["b"]], "ratio")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2))
def test_alpha_does_not_depend_on_the_order_of_units_or_coders(pairs):
    a, b = (list(x) for x in zip(*pairs))
    values = alpha([a, b]), alpha([b, a]), alpha([a[::-1], b[::-1]])
    assert np.allclose(values, values[0], equal_nan=True)


def test_an_interval_holds_its_value_and_narrows_with_more_data():
    def width(n):
        rng = np.random.default_rng(0)
        counts = rng.integers(0, 2, (n, 3))
        value, low, high = interval(counts, lambda c: f1(c[..., 0], c[..., 1], c[..., 2])[2])
        assert low <= value <= high
        return high - low

    assert width(1000) < width(50) / 2


@pytest.mark.parametrize("counts", [[[3, 1, 1]], [[3, 1, 1], [0, 0, 0]]])
def test_one_place_alone_gives_a_value_and_no_interval(counts):
    value, *ends = interval(np.array(counts), lambda c: f1(c[..., 0], c[..., 1], c[..., 2])[2])
    assert value == 0.75 and np.isnan(ends).all()
    value, *ends = label_interval([["a", "b"], ["a", "b"]], [0, 0], 1, "alpha, nominal")
    assert value == 1 and np.isnan(ends).all()


def test_an_interval_of_a_mean_is_near_the_textbooks():
    rng = np.random.default_rng(3)
    x = rng.normal(5, 2, 400)
    sums = np.column_stack([x, np.ones(400)])
    value, low, high = interval(sums, lambda s: s[..., 0] / s[..., 1], resamples=4000)
    half = 1.96 * x.std() / 20
    assert (low, high) == pytest.approx((value - half, value + half), abs=0.02)


def test_labels_resampled_by_sentence_give_the_plain_value():
    places = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    for measure, level in (("alpha, nominal", "nominal"), ("alpha, ordinal", "ordinal")):
        value, low, high = label_interval(OBSERVERS, places, 6, measure)
        assert value == pytest.approx(alpha(OBSERVERS, level))
        assert low <= value <= high
    value, *_ = label_interval(OBSERVERS[:2], places, 6, "kappa")
    assert value == pytest.approx(kappa(*OBSERVERS[:2]))


def test_the_same_seed_gives_the_same_interval():
    places = list(range(12))
    first, second = (label_interval(OBSERVERS, places, 12, "alpha, nominal") for _ in "12")
    assert first == second
