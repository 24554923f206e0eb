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


@pytest.mark.parametrize(
    "text, actor",
    [
        ("“I shall vote for it,” Anna Berg ended, “and I shall regret it.”", "anna-berg"),
        ("Anna Berg thanked the crew with “more than I can put into words”.", "anna-berg"),
        ("Anna Berg rose to call it “a trick, and I know tricks”.", "anna-berg"),
    ],
)
def test_i_is_who_went_on_or_in_whose_clause_it_is_quoted(text, actor):
    assert {who for word, who in mentions(text) if word == "I"} == {actor}


def test_i_in_a_headline_is_who_says_it_below():
    found = mentions("‘I sold the bridge’: court hears mayor\n\n"
                     "The trial of Anna Berg began on Monday.\n\n"
                     "“I sold the bridge, and I would sell it again,” said Berg.")
    assert [who for word, who in found if word == "I"] == ["anna-berg"] * 3


def test_i_in_a_headline_is_who_is_interviewed():
    found = mentions("‘I was paid to keep quiet’\n\nAnna Berg ran the ferry for nine years.\n\n"
                     "Q: Why did you leave?\n\nA: I was tired of the sea.\n\n"
                     "Q: Would you return?\n\nA: I would not.")
    assert ("I", "anna-berg") == next(row for row in found if row[0] == "I")


def test_a_headline_whose_words_nobody_says_is_nobodys():
    found = mentions("‘I sold the bridge’: court hears mayor\n\n"
                     "The trial of Anna Berg began on Monday.")
    assert "I" not in dict(found)


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


def test_we_in_the_mouth_of_a_president_is_the_union_that_she_leads():
    found = mentions("The Dockers' Union called a strike on Monday. Its president, Anna Berg, "
                     "said: “We have waited long enough.”")
    assert [actor for word, actor in found if word == "We"] == ["dockers-union"]


def test_we_in_the_mouth_of_a_person_of_whom_no_organisation_is_told_is_nobody():
    found = mentions("Anna Berg closed the mine. “We had no choice, and I am sorry,” Berg said.")
    assert [word for word, _ in found if word in ("We", "I")] == ["I"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg was not amused: “I had no choice.”",
        "“I had no choice,” Anna Berg shot back.",
        "Anna Berg stood up and said: “I had no choice.”",
        "“The pit was flooding,” Anna Berg told the judge.\n\n“I had no choice.”",
    ],
)
def test_who_is_quoted_stands_before_a_colon_or_beside_the_quotation_or_in_the_one_before(text):
    assert ("I", "anna-berg") in mentions(text)


def test_you_is_who_is_told_a_quotation_or_called_by_name_in_it():
    found = mentions("“I owe you an answer,” Anna Berg told Carl Lind.")
    assert ("you", "carl-lind") in found
    found = mentions("Carl Lind rose. “Carl, I have known you for years,” Anna Berg said.")
    assert ("you", "carl-lind") in found


def test_you_that_is_anybody_is_nobody():
    found = mentions("“You never know,” Anna Berg told reporters. Carl Lind went where you pay.")
    assert "you" not in {word.lower() for word, _ in found}


def test_an_interview_without_labels_is_with_the_person_named_before():
    found = mentions(
        "Anna Berg ran the mine for ten years. Berg left it in May.\n\nWhy did you leave?\n\n"
        "I was tired of it.\n\nDo you miss the mine?\n\nI miss my crew.\n\n"
        "Would you go back?\n\nI might.")
    assert [word for word, actor in found if actor == "anna-berg"] == [
        "Anna Berg", "Berg", "you", "I", "you", "I", "my", "you", "I"]


def test_neither_a_deputy_nor_her_name_is_whose_deputy_she_is():
    found = mentions("Mrs Dora Hale spoke first. Mrs Ines Lang sat down. Hale smiled, and her "
                     "deputy, Ines Lang, did not.")
    assert ("her", "dora-hale") in found


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
    assert dict(found)["I"] == "the-author"


def test_labels_of_an_interview_are_who_speaks_however_short_they_grow():
    found = mentions(
        "Irena Sáez Oyola runs the ferries of Port Lune.\n\nGULF WEEKLY: Why did you strike?\n\n"
        "IRENA SÁEZ OYOLA: I had no choice. My crews were tired.\n\nGW: And the mayor?\n\n"
        "ISO: He never called me.\n\n— Will you give in?\n\n— I would rather swim."
    )
    own = [word for word, actor in found if actor == "irena-saez-oyola"]
    assert own == ["Irena Sáez Oyola", "you", "IRENA SÁEZ OYOLA", "I", "My", "ISO", "me", "you",
                   "I"]
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


@pytest.mark.parametrize(
    "text, actor",
    [
        ("“I put it there!” sighed old Professor Vedran Hocker, who wrote the rules.",
         "vedran-hocker"),
        ("“I keep the gauge,” said baker Mansur Robbins.", "mansur-robbins"),
    ],
)
def test_who_stands_behind_a_verb_behind_a_quotation_says_it(text, actor):
    assert dict(mentions(text))["I"] == actor


def test_whom_a_quotation_startles_does_not_say_it():
    assert "I" not in dict(mentions("“I quit” startled Anna Berg."))


def test_you_is_who_was_called_by_name_before_in_the_quotation():
    found = mentions("“Mr Lind, the dam leaks. You knew it,” Anna Berg told reporters.")
    assert ("You", "lind") in found
    found = mentions("“I met Mr Lind, the keeper. You never know,” Anna Berg told reporters.")
    assert "You" not in dict(found)


def test_you_in_a_talk_of_three_is_who_spoke_before_or_else_behind():
    found = mentions(
        "Anna Berg: Why do you keep silent?\n\nCarl Lind: I am tired.\n\n"
        "Clara Stone: You are never tired.\n\nAnna Berg: He is ill.\n\n"
        "Carl Lind: You both know it.\n\nClara Stone: Do we?")
    assert [actor for word, actor in found if word.lower() == "you"] == [
        "carl-lind", "carl-lind", "anna-berg"]


def test_i_is_the_person_told_of_before_where_a_quotation_has_no_source():
    found = mentions("The lake\n\nAnna Berg left the board on Monday. Her letter ran to two lines. "
                     "“I am tired of the lake.”")
    assert dict(found)["I"] == "anna-berg"


@pytest.mark.parametrize(
    "text",
    [
        "The lake\n\nIt rained. Did they mean Anna Berg? “I never said so.”",
        "The lake\n\nOn Anna Berg: “I never liked her.”",
    ],
)
def test_who_is_only_asked_or_told_about_is_not_i(text):
    assert "I" not in dict(mentions(text))


def test_i_is_not_the_man_told_of_before_where_she_says_it():
    found = mentions("The lake\n\nMr Otto Hale left the board on Monday.\n\n"
                     "“I am tired of the lake,” she said.")
    assert "I" not in dict(found)


def test_we_is_the_state_named_last_where_an_official_has_none():
    found = mentions("Kenya refused the offer. “We can wait,” said the water minister, Anna Berg.")
    assert dict(found)["We"] == "kenya"


def test_we_of_who_holds_no_office_is_not_the_state_named_last():
    found = mentions("Kenya refused the offer. “We can wait,” said the butcher, Anna Berg.")
    assert "We" not in dict(found)


def test_we_of_a_spokeswoman_of_whom_nobody_is_told_is_not_the_state_named_last():
    found = mentions("Kenya refused the offer. “We can wait,” said a spokeswoman, Anna Berg.")
    assert "We" not in dict(found)
