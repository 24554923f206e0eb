import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.sentiment import average, sentiment
from helpers.tables import check_quotes, columns, table


def read(*texts):
    """sentiment and polarity_words of sentences that stand one after another in an article."""
    rows, start = [], 0
    for number, text in enumerate(texts):
        rows.append(("a", number, 0, start, start + len(text), text))
        start += len(text) + 1
    return sentiment(table("sentences", rows))


def polarity(text):
    return read(text)[0]["polarity"].item()


def words(text):
    found = read(text)[1]
    return {word: round(valence, 2) for word, valence in zip(found["text"], found["valence"])}


# Sentences and scores that the author of VADER prints in its documentation.
@pytest.mark.parametrize("text, compound", [
    ("VADER is smart, handsome, and funny.", 0.8316),
    ("VADER is smart, handsome, and funny!", 0.8439),
    ("VADER is very smart, handsome, and funny.", 0.8545),
    ("VADER is not smart, handsome, nor funny.", -0.7424),
    ("The book was good.", 0.4404),
    ("At least it isn't a horrible book.", 0.431),
    ("Today SUX!", -0.5461),
])
def test_scores_are_those_that_vader_was_published_with(text, compound):
    assert polarity(text) == pytest.approx(compound, abs=0.0005)


def test_the_words_that_moved_the_score_carry_their_valence():
    assert words("She mourns a great friend.") == {"mourns": -2.4, "great": 3.1, "friend": 2.2}


def test_negation_turns_a_word_and_a_booster_strengthens_it():
    assert words("The plan is good.") == {"good": 1.9}
    assert words("The plan is not good.")["good"] < 0
    assert words("The plan is very good.")["good"] > 1.9


def test_curly_quotation_marks_and_apostrophes_hide_no_word():
    assert words("“That’s the plan I support,” she said.") == {"support": 1.7}
    assert words("It isn’t good.") == words("It isn't good.")
    assert words("A good—even great—plan.") == {"good": 1.9, "great": 3.1}


def test_a_sentence_without_such_words_scores_nothing():
    found, moved = read("The talks begin on Monday.")
    assert found[["polarity", "low", "high"]].to_numpy().tolist() == [[0, 0, 0]]
    assert moved.empty


@pytest.mark.parametrize("text", [" ", "?", "🙂", "“”", "لا", "a"])
def test_text_without_words_scores_nothing(text):
    assert polarity(text) == 0


def test_no_sentences_give_empty_tables():
    found, moved = read()
    assert list(found.columns) == columns("sentiment") and found.empty
    assert list(moved.columns) == columns("polarity_words") and moved.empty


def test_the_interval_holds_the_polarity():
    found, _ = read("A good plan.", "A good plan, a terrible war, a great peace!", "A cruel war.")
    assert (found["low"] <= found["polarity"]).all()
    assert (found["polarity"] <= found["high"]).all()


def test_words_that_agree_give_a_narrower_interval_than_words_that_differ():
    agree, differ = read(
        "Good, great, happy, kind, wonderful, lovely.", "Good, bad, great, awful, happy, sad.",
    )[0][["low", "high"]].to_numpy()
    assert agree[1] - agree[0] < differ[1] - differ[0]


def test_the_interval_is_that_of_drawing_every_word_of_the_sentence_anew():
    text = "Good people and bad people met in a great hall and a sad mood came up again at once."
    found, moved = read(text)
    valences = np.zeros(len(text.split()))
    valences[: len(moved)] = moved["valence"]
    rng = np.random.default_rng(1)
    sums = valences[rng.integers(0, len(valences), (20_000, len(valences)))].sum(axis=1)
    low, high = np.quantile(sums / np.sqrt(sums**2 + 15), (0.025, 0.975))
    assert found["low"].item() == pytest.approx(low, abs=0.06)
    assert found["high"].item() == pytest.approx(high, abs=0.06)


TEXTS = st.lists(
    st.sampled_from(
        ["good", "bad", "not", "very", "war", "peace!", "the", "GREAT", "“support,”", "isn’t",
         "but", "??", ":)", "é"]
    ),
    min_size=1, max_size=12,
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6), st.randoms())
def test_polarity_does_not_depend_on_where_the_sentence_stands(texts, random):
    shuffled = random.sample(texts, len(texts))
    values = ["polarity", "low", "high"]
    here, there = read(*texts)[0], read(*shuffled)[0]
    one = {text: tuple(row) for text, row in zip(texts, here[values].to_numpy())}
    other = {text: tuple(row) for text, row in zip(shuffled, there[values].to_numpy())}
    assert one == other


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_polarity_words_quote_the_text(texts):
    _, moved = read(*texts)
    check_quotes(moved, table("articles", [("a", "", "", "", "en", "\n".join(texts))]))
    assert all(not word.startswith("“") for word in moved["text"])


def test_an_average_comes_with_its_bootstrap_interval():
    mean, low, high = average([0.1, 0.3, 0.5, 0.7])
    assert mean == pytest.approx(0.4)
    assert 0.1 <= low < mean < high <= 0.7
    assert average([0.1, 0.3, 0.5, 0.7]) == (mean, low, high)


def test_an_average_of_one_value_is_that_value_and_of_none_is_missing():
    assert average([0.25]) == (0.25, 0.25, 0.25)
    assert all(math.isnan(value) for value in average([]))
