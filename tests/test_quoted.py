"""Quoted: whose words a quotation is, and whom its I and we mean."""

import pytest

from helpers.actors import actors
from helpers.articles import blocks
from helpers.tables import table
from helpers.tokenization import sentences, tokens


def mentions(text):
    """(text of a mention, actor_id) of an article, in order, with the parser's own parse."""
    articles = table("articles", [("a", "", "", "", "en", text)])
    found = sentences(articles, blocks(articles))
    _, rows = actors(articles, found, tokens(articles, found))
    return list(zip(rows["text"], rows["actor_id"]))


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg closed the mine. “I had no choice,” Berg told reporters on Friday.",
        "“I had no choice. The pit was flooding. I closed it,” said Anna Berg.",
        "Anna Berg closed the mine.\n\n‘I had no choice,’ she said. ‘I am sorry. I did it.’",
        "Anna Berg shook her head. \"I had no choice.\" Nobody spoke.",
        "Anna Berg called it “the worst day I have known”.",
    ],
)
def test_i_is_the_person_who_is_quoted(text):
    found = mentions(text)
    assert {actor for word, actor in found if word == "I"} == {"anna-berg"}
    assert [word for word, _ in found].count("I") == text.replace("I'", "I ").count("I ")


def test_i_and_we_outside_quotation_marks_are_nobody():
    found = mentions("I met Anna Berg last week. We spoke of the mine. Berg said it was closed.")
    assert not {"I", "We"} & {word for word, _ in found}


def test_we_is_the_organisation_that_is_quoted():
    found = mentions("“We will not sell our factory,” the Harwell Group said in a statement.")
    assert [(word, actor) for word, actor in found if word in ("We", "our")] == [
        ("We", "harwell-group"), ("our", "harwell-group")]


def test_we_is_who_is_quoted_and_not_the_agency_that_quotes():
    found = mentions("“We will not sell,” the ANSA agency quoted the Harwell Group as saying.")
    assert ("We", "harwell-group") in found


def test_we_in_the_mouth_of_a_minister_is_the_state():
    found = mentions("China sent a note. “We are ready,” Chinese Foreign Minister Li Wen said.")
    assert ("We", "china") in found


def test_he_in_a_quotation_is_not_the_man_who_says_it():
    found = mentions("Mr Otto Hale praised Mr Carl Lind. “He is not mad,” Hale said. "
                     "“But he is wrong.”")
    assert [actor for word, actor in found if word in ("He", "he")] == ["carl-lind", "carl-lind"]


def test_in_an_interview_i_is_whoever_has_the_turn():
    found = mentions(
        "The Gazette: Why did you leave?\n\nBerg: I was tired. I had two children.\n\n"
        "The Gazette: Would you go back?\n\nBerg: I might, said Anna Berg to herself.")
    assert [word for word, _ in found].count("I") >= 3
    assert {actor for word, actor in found if word == "I"} == {"anna-berg"}


def test_a_colon_in_an_article_opens_no_turn():
    found = mentions("Background: I know nothing.\n\nWarning: I said so. Anna Berg left.")
    assert "I" not in {word for word, _ in found}


def test_labels_of_an_interview_are_who_speaks_however_short_they_grow():
    found = mentions(
        "Irena Sáez Oyola runs the ferries of Port Lune.\n\nGULF WEEKLY: Why did you strike?\n\n"
        "IRENA SÁEZ OYOLA: I had no choice. My crews were tired.\n\nGW: And the mayor?\n\n"
        "ISO: He never called me.\n\n— Will you give in?\n\n— I would rather swim."
    )
    own = [word for word, actor in found if actor == "irena-saez-oyola"]
    assert own == ["Irena Sáez Oyola", "IRENA SÁEZ OYOLA", "I", "My", "ISO", "me", "I"]
    assert "i-s-o" not in {actor for _, actor in found}


def test_a_label_that_names_no_person_makes_none():
    found = mentions(
        "Dora Quill owns the mill.\n\nThe Larch Institute: Is it for sale?\n\nQuill: It is.\n\n"
        "The Larch Institute: To whom?\n\nQuill: To anybody."
    )
    assert [actor for word, actor in found if word == "Quill"] == ["dora-quill"] * 2
    assert all("larch" in actor or "quill" in actor for _, actor in found)


def test_an_outlet_that_asks_is_one_actor_under_its_name_and_its_initials():
    found = mentions(
        "Irena Sáez runs the ferries.\n\nGULF WEEKLY: Why did you strike?\n\nIRENA SÁEZ: I had "
        "no choice.\n\nGW: And the mayor?\n\nIS: He never called me."
    )
    assert [word for word, actor in found if actor == "gulf-weekly"] == ["GULF WEEKLY", "GW"]
    found = mentions("Ada Ek mends clocks.\n\nPROSPECT: Why?\n\nEk: I like them.\n\n"
                     "PROSPECT: Since when?\n\nEk: Always, I think.")
    assert [word for word, actor in found if actor == "prospect"] == ["PROSPECT"] * 2


def test_a_person_who_asks_is_no_outlet():
    found = mentions(
        "Interview by Rosa Lindqvist. Ada Ek mends clocks.\n\nLindqvist: Why?\n\n"
        "Ek: I like them.\n\nLindqvist: Since when?\n\nEk: Always, I think."
    )
    assert "rosa-lindqvist" in {actor for word, actor in found if word == "Lindqvist"}


def test_an_outlet_is_no_person_because_the_article_has_its_whole_name():
    found = mentions(
        "Irena Sáez runs the ferries. She spoke to Levant Review in May.\n\nLEVANT REVIEW: Why "
        "did you strike?\n\nIRENA SÁEZ: I had no choice.\n\nLR: And the mayor?\n\n"
        "IS: He never called me."
    )
    assert {actor for word, actor in found if "L" in word} == {"levant-review"}


@pytest.mark.parametrize("message", [
    "a letter to the Daily Echo", "a statement to the TAP agency", "an interview with TAP"])
def test_it_is_who_sends_a_message_and_not_the_outlet_that_gets_it(message):
    found = mentions(f"The Harbour Board met on Monday. In {message}, it accused the mayor.")
    assert ("it", "harbour-board") in found
