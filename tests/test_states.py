"""States: what a name, a demonym and a capital stand for."""

import pytest

from helpers.states import gazetteer


@pytest.mark.parametrize(
    ("words", "state", "sort"),
    [
        ("russia", "Russia", "state"),
        ("russian", "Russia", "demonym"),
        ("moscow", "Russia", "capital"),
        ("kiev", "Ukraine", "capital"),
        ("kyiv", "Ukraine", "capital"),
        ("czechia", "Czech Republic", "state"),
        ("czech", "Czech Republic", "demonym"),
        ("u.s.", "United States", "state"),
        ("america", "United States", "state"),
        ("britain", "United Kingdom", "state"),
        ("british", "United Kingdom", "demonym"),
        ("taiwan", "Taiwan", "state"),
        ("kosovo", "Kosovo", "state"),
        ("south korean", "South Korea", "demonym"),
        ("dutch", "Netherlands", "demonym"),
        ("brussels", "European Union", "capital"),
        ("north macedonia", "North Macedonia", "state"),
    ],
)
def test_a_word_stands_for_its_state(words, state, sort):
    assert gazetteer()[tuple(words.split())] == (state, sort)


@pytest.mark.parametrize("word", ["in", "it", "man", "island", "hamilton", "victoria", "us-"])
def test_english_words_codes_and_small_capitals_are_no_states(word):
    assert (word,) not in gazetteer()


def test_a_demonym_of_two_states_is_the_larger_ones():
    assert gazetteer()["chinese",][0] == "China"
    assert gazetteer()["french",][0] == "France"
