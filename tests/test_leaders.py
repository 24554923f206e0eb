"""Who is meant by a state and an office, where no title told the state."""

import pytest
from meant import meant as read

EK = "Norway closed the port, hours before Prime Minister Ada Ek flew to Rome. "


@pytest.mark.parametrize("text, description, expected", [
    (EK + "The Norwegian premier smiled.", "The Norwegian premier", "Ada Ek"),
    (EK + "The Norwegian leader smiled.", "The Norwegian leader", "Ada Ek"),
    (EK + "European Commission President Jan Roth wept. The Norwegian leader smiled.",
     "The Norwegian leader", "Ada Ek"),
    ("President Roth told Malta so. The Maltese president left.", "The Maltese president", "Roth"),
])
def test_the_only_leader_without_a_state_is_that_states(text, description, expected):
    assert read(text)[description][0] == expected


@pytest.mark.parametrize("text, description", [
    (EK + "The Norwegian president smiled.", "The Norwegian president"),
    (EK + "The Norwegian opposition leader smiled.", "The Norwegian opposition leader"),
    (EK + "Prime Minister Jan Roth was there. The Norwegian premier smiled.",
     "The Norwegian premier"),
    ("Deputy Prime Minister Ada Ek flew to Rome. The Norwegian premier smiled.",
     "The Norwegian premier"),
    ("Swedish Prime Minister Ada Ek flew to Rome. The Norwegian premier smiled.",
     "The Norwegian premier"),
])
def test_another_office_or_state_is_somebody_elses(text, description):
    assert read(text)[description][0] not in ("Ada Ek", "Jan Roth")


def test_a_frenchman_is_who_of_that_state_was_named_a_little_before():
    found = read(
        "French President Jean Lot met Bo Ek, the Norwegian premier. The Frenchman thanked the "
        "Norwegian. The French were glad. France is far.")
    assert found["The Frenchman"][0] == "Jean Lot" and found["the Norwegian"][0] == "Bo Ek"
    assert found["The French"] == ("France", "state")


def test_without_such_a_person_it_is_the_state():
    found = read("Norway closed its border. Ann Weber was angry. The Norwegian refused to speak.")
    assert found["The Norwegian"] == ("Norway", "state")


def test_a_pm_is_a_prime_minister():
    found = read(
        "The PM should go, Bo Ek said. Prime Minister Ann Berg hit back. Ek had called the PM a "
        "liar at 5 PM.")
    assert found["The PM"] == found["the PM"] == ("Ann Berg", "person")
    assert "PM" not in found


def test_a_people_whose_name_is_its_plural_too_is_no_person():
    found = read("Kyrgyz minister Bakyt Toko left. The Kyrgyz have a point. Kyrgyzstan is far.")
    assert found["The Kyrgyz"] == ("Kyrgyzstan", "state")
