import pytest
from meant import meant

from helpers.possessors import whose


@pytest.mark.parametrize("description, owner", [
    ("Ann Weber's campaign", "weber"), ("the campaign of Ann Weber", "weber"),
    ("The Weber campaign", "weber"), ("the Jones’ law firm", "jones"),
    ("the campaign", ""), ("The campaign", ""), ("its own campaign team", ""),
])
def test_an_owner_is_known_by_the_last_word_of_the_name(description, owner):
    assert whose(description) == owner


def test_the_campaigns_of_two_rivals_are_two_organisations():
    found = meant(
        "Bo Ek's campaign denied it. Ann Weber's campaign attacked the Ek campaign. "
        "The campaign of Ann Weber said no more.")
    assert found["Bo Ek's campaign"] == found["the Ek campaign"]
    assert found["Ann Weber's campaign"] == found["The campaign of Ann Weber"]
    assert found["Bo Ek's campaign"] != found["Ann Weber's campaign"]


def test_a_pageant_is_no_part_of_the_name_of_who_won_it():
    found = meant("The winner, former Miss Universe Alicia Moreno, spoke. Moreno was glad.")
    assert found["Moreno"] == ("Alicia Moreno", "person")


def test_who_is_an_opponent_of_a_law_is_not_the_opponent_told_before():
    found = meant(
        "Ann Weber, an opponent of Tim Kane, met him. Tim Kane is a lawyer who is a staunch "
        "opponent of the death penalty.")
    assert found.get("a staunch opponent of the death penalty", found["Tim Kane"]) == (
        found["Tim Kane"])


def test_what_stands_before_uk_may_be_part_of_a_name():
    found = meant("Forward UK said it would win. Bo Ek of Forward UK left. In the UK it rained.")
    assert found["Forward UK"] == ("Forward UK", "institution")
    assert found["the UK"] == ("United Kingdom", "state")
