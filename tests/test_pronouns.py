"""Pronouns: who is it, and who are they? With the parser's own parse."""

import pytest
from test_quoted import mentions


@pytest.mark.parametrize(
    "text",
    [
        "Belgium froze the accounts. Kenya said it would follow events closely.",
        "Kenya said it was in touch with the crew.",
        "Kenya said it had been told of the leak.",
    ],
)
def test_an_it_that_somebody_tells_something_of_is_who_tells_it(text):
    assert dict(mentions(text))["it"] == "kenya"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said it was clear that the dam leaked.",
        "Kenya said it was a mistake.",
        "Kenya said it would take years to build the dam.",
        "Belgium froze the accounts. Anna Berg said it was under study.",
    ],
)
def test_an_it_that_is_told_but_empty_or_of_something_else_is_nobody(text):
    assert "it" not in dict(mentions(text))


def test_them_is_the_group_before():
    found = mentions("The dockers met on Monday. Anna Berg thanked them.")
    assert dict(found)["them"] == "dockers"


@pytest.mark.parametrize(
    "text",
    [
        "The dockers met on Monday. Anna Berg signed the letters and sent them to Oslo.",
        "The dockers met on Monday. It rained. Anna Berg was ill. She thanked them.",
    ],
)
def test_them_is_nobody_where_things_are_nearer_or_the_group_is_far(text):
    assert "them" not in dict(mentions(text))


def test_his_is_not_hers_who_was_she_before():
    found = mentions("Mr Otto Hale fell ill on Monday. The doctor, Firuzen Marr, came at noon. "
                     "She counted his pulse.")
    assert dict(found)["She"] == "firuzen-marr"
    assert dict(found)["his"] == "otto-hale"
