"""States: what a name, a demonym and a capital stand for."""

import pytest
from meant import meant

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


@pytest.mark.parametrize("text, capital", [
    ("Kyiv reacted angrily to it.", "Kyiv"),
    ("Beijing fumed.", "Beijing"),
    ("Paris was furious.", "Paris"),
])
def test_a_capital_that_acts_or_feels_is_its_government(text, capital):
    assert meant(text)[capital][1] == "state"


@pytest.mark.parametrize("text", [
    "Paris is beautiful in spring.", "Berlin woke up to sirens.", "London sweltered.",
    "Snow fell on Moscow.",
])
def test_what_a_city_is_and_undergoes_is_no_governments(text):
    assert not meant(text)
