"""Those without a name with whom others have to do.

The texts are parsed as they stand: what is tested holds only if the parser sees the nouns.
"""

import pytest
from meant import meant as read

OPENING = "It rained in Lagos. The market was empty. Nobody came. "


@pytest.mark.parametrize("text, who", [
    ("The fishmongers bribed the harbourmaster with eels.", "the harbourmaster"),
    ("A plumber carried the flag over the bridge.", "A plumber"),
    ("The eels were weighed by a chemist.", "a chemist"),
    ("Ada Lund sent a plumber.", "a plumber"),
])
def test_a_person_with_whom_others_have_to_do_is_an_actor(text, who):
    assert read(OPENING + text)[who][1] == "person"


@pytest.mark.parametrize("text, who", [
    ("The fishmongers polished the chair.", "the chair"),
    ("The fishmongers waited for the next harbourmaster.", "the next harbourmaster"),
    ("The fishmongers sat in the harbourmaster's kitchen.", "the harbourmaster"),
    ("The fishmongers drank to the harbourmaster's barber.", "the harbourmaster's barber"),
    ("The eels came in a plumber.", "a plumber"),
    ("The fishmongers wanted a plumber.", "a plumber"),
    ("“We drowned the harbourmaster in soup,” said Ada Lund.", "the harbourmaster"),
    ("The fishmongers bribed the baker who ate them.", "the baker"),
    ("A baker of 44 drowned on Friday.", "A baker of 44"),
])
def test_nor_are_chairs_whoever_comes_next_and_whom_somebody_speaks_of(text, who):
    assert who not in read(OPENING + text)


def test_whose_chairman_is_no_name_of_anybody():
    found = read("The African Union, whose chairman called for calm, criticised Chad.")
    assert "whose chairman" not in found and "The African Union" in found


def test_no_one_is_nobody():
    assert "No one" not in read("“No one believes it,” said Ada Lund. No one told the fishmongers.")


@pytest.mark.parametrize("text, who", [
    ("His sister weighed the eels.", "His sister"),
    ("The fishmongers bribed her husband with eels.", "her husband"),
    ("The eels came from his driver.", "his driver"),
    ("The fishmongers burnt her brother's boat.", "her brother"),
    ("Ada Lund's nephew swept the pier.", "Ada Lund's nephew"),
    ("“My grandmother sold eels,” said Ada Lund.", "My grandmother"),
    ("“The cook ate the eels,” said Ada Lund.", "The cook"),
])
def test_somebodys_relative_or_helper_takes_part(text, who):
    assert read(OPENING + text)[who][1] == "person"


@pytest.mark.parametrize("text, who", [
    ("The fishmongers slept beside his sister.", "his sister"),
    ("Its envoy swept the pier.", "Its envoy"),
    ("Her predecessor sold the eels.", "Her predecessor"),
    ("The fishmongers bribed Ada Lund's nephew.", "Ada Lund's nephew"),
    ("“The fishmongers bribed the cook,” said Ada Lund.", "the cook"),
])
def test_somebodys_envoy_or_predecessor_or_whose_rest_is_told_does_not(text, who):
    assert who not in read(OPENING + text)


def test_a_person_who_takes_part_is_the_one_who_comes_again():
    found = read(OPENING + "The fishmongers bribed a baker. Snow fell on the pier. The eels went "
                 "to the county surveyor. The surveyor ate them. He slept.")
    assert found["the county surveyor"] == found["The surveyor"] == found["He"]


def test_a_title_between_an_office_and_a_name_parts_them_not():
    found = read("Upstairs sang the bosun, Mr Olaf Brevik. He sang badly.")
    assert found["the bosun, Mr Olaf Brevik"] == found["He"] == ("Olaf Brevik", "person")


@pytest.mark.parametrize("text, who", [
    ("The fishmongers wrote to the ministry.", "the ministry"),
    ("The eels split the cabinet.", "the cabinet"),
    ("The fishmongers burnt the council's flag.", "the council"),
    ("A rural bank froze the eels.", "A rural bank"),
    ("The eels were frozen by a rural bank.", "a rural bank"),
])
def test_a_body_with_which_others_have_to_do_is_an_actor(text, who):
    assert read(OPENING + text)[who][1] == "institution"


@pytest.mark.parametrize("text, who", [
    ("The fishmongers slept in the ministry.", "the ministry"),
    ("The fishmongers wanted a seat on the council.", "the council"),
    ("The eels flooded the school.", "the school"),
    ("Ada Lund left the cabinet.", "the cabinet"),
    ("The fishmongers wrote to a ministry.", "a ministry"),
    ("A bank froze the eels.", "A bank"),
    ("A rural bank was on the pier.", "A rural bank"),
])
def test_a_body_in_which_others_are_is_none(text, who):
    assert who not in read(OPENING + text)


@pytest.mark.parametrize("text, who", [
    ("Ada Lund told shopkeepers that eels were scarce.", "shopkeepers"),
    ("Ada Lund sent eels to the families.", "the families"),
    ("Ada Lund visited those women on Friday.", "those women"),
])
def test_people_whom_somebody_tells_or_visits_are_a_group(text, who):
    assert read(OPENING + text)[who][1] == "group"


@pytest.mark.parametrize("text, who", [
    ("Ada Lund sold shopkeepers eels.", "shopkeepers"),
    ("Ada Lund dreamt of the families.", "the families"),
    ("“I fed the families,” said Ada Lund.", "the families"),
])
def test_people_who_only_come_up_are_none(text, who):
    assert who not in read(OPENING + text)


@pytest.mark.parametrize("text, who", [
    ("Both teams slept on the pier.", "Both teams"),
    ("Ada Lund invited both sides to the pier.", "both sides"),
    ("“My aunts ate the eels,” said Ada Lund.", "My aunts"),
])
def test_both_sides_and_my_aunts_are_groups(text, who):
    assert read(OPENING + text)[who][1] == "group"


@pytest.mark.parametrize("text, who", [
    ("“I fed my aunts,” said Ada Lund.", "my aunts"),
    ("Three of the eleven bakers swept the pier.", "the eleven bakers"),
    ("The eels slept on both sides.", "both sides"),
    ("The two bakers swept the pier.", "The two bakers"),
])
def test_nor_are_those_whom_the_speaker_tells_of_or_the_whole_of_which_some_act(text, who):
    assert who not in read(OPENING + text)


def test_the_culture_minister_is_somebody_new_though_one_without_a_title_is_near():
    found = read(OPENING + "They saw Ada Lund. The culture minister danced. The dentist slept.")
    assert found["The culture minister"] != found["Ada Lund"]
    assert "The dentist" not in found


def test_the_nine_are_the_nine_who_were_told():
    found = read("Nine nurses struck on Monday. It snowed. The harbourmaster freed the nine.")
    assert found["the nine"] == found["Nine nurses"]


def test_those_of_a_number_whom_nobody_told_are_a_group():
    assert read(OPENING + "The harbourmaster dismissed the five.")["the five"][1] == "group"


@pytest.mark.parametrize("text, who", [
    ("The harbourmaster sold the nine ships.", "the nine"),
    ("The harbourmaster slept on the ninth.", "the ninth"),
    ("The names of the nine were lost.", "the nine"),
    ("The harbourmaster weighed the two.", "the two"),
])
def test_a_number_of_things_or_days_and_a_pair_are_no_group(text, who):
    assert who not in read(OPENING + text)


def test_some_of_the_people_act_though_they_say_nothing():
    found = read(OPENING + "Three of the fishmongers crossed the ice.")
    assert found["Three of the fishmongers"][1] == "group"
    assert "Three of the eels" not in read(OPENING + "Three of the eels crossed the ice.")


@pytest.mark.parametrize("text, who", [
    ("The subcommittee asked for eels.", "The subcommittee"),
    ("A bell-ringer said the rope was wet.", "A bell-ringer"),
])
def test_subcommittees_and_bell_ringers_are_actors(text, who):
    assert who in read(OPENING + text)
