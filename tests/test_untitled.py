"""Who is "the prime minister" where nobody was ever given that title."""

import pytest
from meant import meant as read


@pytest.mark.parametrize("text, description, name", [
    ("Ada Lund has warned miners of hard times. The prime minister said the pits must close.",
     "The prime minister", "Ada Lund"),
    ("Ada Lund has warned Norway of hard times. The Danish premier said Oslo must wait.",
     "The Danish premier", "Ada Lund"),
    ("Sir Ben Roth will not stand again. The Labour leader told friends that he was tired.",
     "The Labour leader", "Ben Roth"),
    ("Ben Roth got out of prison on Friday. The former mayor had served two years.",
     "The former mayor", "Ben Roth"),
    ("Ada Lund opened the bridge. Few people cheered the mayor of Oro.", "the mayor of Oro",
     "Ada Lund"),
])
def test_an_office_that_nobody_holds_is_the_untitled_persons_before(text, description, name):
    assert read(text)[description][0] == name


@pytest.mark.parametrize("text, description", [
    ("Ada Lund visited Oslo. The Norwegian premier said so.", "The Norwegian premier"),
    ("Ada Lund flew home. The Polish president met her there.", "The Polish president"),
    ("Ada Lund, the archbishop, flew home. The prime minister stayed.", "The prime minister"),
    ("Ada Lund flew home. The mayor of Oro, Ben Roth, stayed.", "The mayor of Oro, Ben Roth"),
    ("Ada Lund flew home. The king of Tonga blamed Ada Lund.", "The king of Tonga"),
    ("Mrs. Ada Lund flew home. The chairman stayed.", "The chairman"),
    ("Ada Lund was robbed in Oro. The lawyer spoke.", "The lawyer"),
    ("Minister Ada Lund sat down. Lund was tired. The governor said so.", "The governor"),
    ("“Ada Lund lied.” The mayor said so.", "The mayor"),
])
def test_whom_anything_speaks_against_is_not_in_the_office(text, description):
    assert read(text).get(description, ("",))[0] != "Ada Lund"


@pytest.mark.parametrize("text, age, name", [
    ("Ada Lund has left the party. The 52-year-old said she was sorry.", "The 52-year-old",
     "Ada Lund"),
    ("Mayor Ada Lund left. She was tired. The 52-year-old, who sails, was seen in Oro.",
     "The 52-year-old", "Ada Lund"),
    ("Ben Roth was held on Monday. His party, New Dawn, says the 38-year-old did no wrong.",
     "the 38-year-old", "Ben Roth"),
])
def test_an_age_is_the_person_of_whom_the_sentences_before_tell(text, age, name):
    assert read(text)[age][0] == name


@pytest.mark.parametrize("text", [
    "It rained in Oro. The 41-year-old was hurt.",
    "Ada Lund left. They closed the 41-year-old bridge.",
    "Ada Lund left. A 41-year-old was hurt.",
])
def test_an_age_without_anybody_or_of_a_bridge_is_not_hers(text):
    assert all(name != "Ada Lund" for words, (name, _) in read(text).items() if "41" in words)
