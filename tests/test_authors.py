"""Authors: whom an article itself means by "I" and "we"."""

import pytest
from said import said
from test_quoted import mentions

COLUMN = "I met Anna Berg last week. She has closed my favourite mine."


@pytest.mark.parametrize(
    "text, author",
    [
        (f"The mine\n\n{COLUMN}\n\nClara Stone is a novelist.", "clara-stone"),
        (COLUMN, "the-author"),
    ],
)
def test_i_outside_quotation_marks_is_the_author(text, author):
    assert {actor for word, actor in mentions(text) if word in ("I", "my")} == {author}


def test_i_in_a_letter_is_who_signs_it():
    found = mentions("Sir, I have read your article on the toll.\n\nClara Stone, Port Avon\n\n"
                     "Sir, I pay the toll and I like it.\n\nHugo Marsh, Kelso\n\n"
                     "Anna Berg, the mayor, answers that the toll is low.")
    assert [actor for word, actor in found if word == "I"] == [
        "clara-stone", "hugo-marsh", "hugo-marsh"]


def test_letters_are_whose_name_stands_below_them_and_your_is_the_outlet():
    found = mentions("Sir, — I like the new dam, and your report does not. — Yours, etc.,\n"
                     "(Rev) ADA QUILLON,\nThe Rectory.\n\n"
                     "Sir — I was at the dam. It leaks.\n\nNest Probin, Mill Lane\n\n"
                     "Sir — I have read of leaks. I have seen none.\n\nHugo Marsh, coxswain")
    assert [actor for word, actor in found if word == "I"] == [
        "ada-quillon", "nest-probin", "hugo-marsh", "hugo-marsh"]
    assert ("your", "the-outlet") in found


def test_your_outside_letters_is_nobody():
    assert "your" not in dict(mentions("Anna Berg met the mayor. Lock your doors.\n\nCarl Lind"))


@pytest.mark.parametrize(
    "text, word",
    [
        ("We met Anna Berg in a café. She ordered tea.", "We"),
        ("Anna Berg told us that the mine was closed.", "us"),
        ("Our reporter saw Anna Berg at the mine.", "Our"),
    ],
)
def test_we_outside_quotation_marks_is_the_outlet(text, word):
    assert (word, "the-outlet") in mentions(text)


def test_we_is_this_newspaper_where_it_is_mentioned():
    found = mentions("Anna Berg told this newspaper that she was tired. We asked her why.")
    assert dict(found)["We"] == dict(found)["this newspaper"]


@pytest.mark.parametrize(
    "text, words",
    [
        ("By our correspondent in Oslo\n\nAnna Berg closed the mine.", {"our"}),
        ("Our president has closed the mine.", {"Our"}),
        ("The plan had cost us too much, Anna Berg said.", {"us"}),
        ("I met Anna Berg. How little we know of mines!", {"we"}),
        ("In Tetovo Lajmi i Ri praised Anna Berg.", {"i"}),
    ],
)
def test_we_that_may_be_anybody_is_nobody(text, words):
    assert not words & {word for word, _ in mentions(text)}


def test_what_is_told_us_is_not_carried_by_another_outlet():
    told = said("“The mine is closed,” Anna Berg told us.")
    assert [(speaker, via) for speaker, via, *_ in told] == [("Anna Berg", "")]
