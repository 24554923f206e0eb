"""Pronouns: who is it, and who are they? With the parser's own parse."""

import pytest
from meant import meant as read
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


@pytest.mark.parametrize(
    "text, word",
    [
        ("The union met on Monday. They want more eels.", "They"),
        ("“The union met on Monday. They want more eels,” said Anna Berg.", "They"),
    ],
)
def test_they_is_a_body_where_no_group_is_near(text, word):
    assert dict(mentions(text))[word] == "union"


def test_they_is_the_group_though_a_body_is_nearer_and_no_body_tells_it_of_itself():
    found = mentions("The dockers met on Monday. They thanked the union for the eels.")
    assert dict(found)["They"] == "dockers"
    assert "they" not in dict(mentions("“If only they wanted more eels,” said the union."))
    assert "they" not in dict(mentions("The union complained that they stole its eels."))


@pytest.mark.parametrize(
    "text, word, actor",
    [
        ("Anna Berg joined Vexlin in May. Vexlin sold the mill. It kept the barn.", "It", "vexlin"),
        ("Brask Dunmore had the purse back by noon. He framed the note.", "He", "brask-dunmore"),
    ],
)
def test_a_pronoun_tells_whether_the_name_before_is_a_person(text, word, actor):
    assert dict(mentions(text))[word] == actor


@pytest.mark.parametrize(
    "text, word",
    [
        ("The Harbour Board met on Monday. He was late.", "He"),
        ("Mr Otto Hale met the crew on Monday. It rained on the mill.", "It"),
    ],
)
def test_a_pronoun_makes_no_person_of_a_board_and_no_board_of_a_man(text, word):
    assert word not in dict(mentions(text))


def test_his_is_not_hers_who_was_she_before():
    found = mentions("Mr Otto Hale fell ill on Monday. The doctor, Firuzen Marr, came at noon. "
                     "She counted his pulse.")
    assert dict(found)["She"] == "firuzen-marr"
    assert dict(found)["his"] == "otto-hale"


@pytest.mark.parametrize(
    "text, word, actor",
    [
        ("Olav Berg asked Erik Lund when he would pay.", "he", "erik-lund"),
        ("Olav Berg told the crew that the boat was sold, and that he would sail.", "he",
         "olav-berg"),
        ("Olav Berg was freed by Erik Lund, who came in his own boat.", "his", "erik-lund"),
        ("Lars Berg freed Erik Lund and left in his own boat.", "his", "lars-berg"),
        ("Olav Berg met Erik Lund. Asked about Olav Berg, he laughed.", "he", "erik-lund"),
        ("Tarvo Lind slept. Brask Dunmore sang. He was her friend.", "her", "tarvo-lind"),
    ],
)
def test_whom_a_pronoun_means_beside_somebody_else(text, word, actor):
    assert dict(mentions(text))[word] == actor


FOG = "It rained. The fog came. The ice grew. The pier broke. The eels drowned. "


def test_where_nobody_is_near_a_pronoun_is_whose_story_it_is():
    assert dict(mentions("Anna Berg sang. She slept. She left. " + FOG + "Her boat sank."))[
        "Her"] == "anna-berg"
    assert "Her" not in dict(mentions("Anna Berg sang. " + FOG + "Her boat sank."))


@pytest.mark.parametrize("text, pronoun, name", [
    ("Minister Leo Ek was in Oro. His spokesman said he was well.", "he", "Leo Ek"),
    ("Minister Leo Ek was in Oro. Bo Roth's lawyer said he would sue.", "he", "Bo Roth"),
    ("Mr. Leo Ek was in Oro. His friend Mr. Bo Roth said he would sue.", "he", "Bo Roth"),
])
def test_of_whom_a_spokesman_speaks_is_whose_he_is(text, pronoun, name):
    assert read(text)[pronoun][0] == name


def test_who_is_she_in_a_quotation_is_not_who_was_said_to_do_something_before_it():
    text = ("Minister Aku Odol left. Jay Marwa did not hesitate. “She found me at school. I was "
            "nine,” she said.")
    assert read(text)["She"][0] == "Aku Odol"


def test_who_was_he_just_now_goes_on_being_so():
    text = ("Leo Arrak was born in Oro. He went to sea. Years later he wrote to Vilko Marn about "
            "the storm. Marn's town printed it. He sold many.")
    assert read(text)["He"][0] == "Leo Arrak"


@pytest.mark.parametrize("text, word, actor", [
    # of whom alone the paragraph tells
    (("The governor, Tom Hale, took calls. Hale was calm, and he was in the lead.\n\n"
     "Ruskin Odede of the hoteliers' league came in. “It swims badly,” he said."),
     "he", "ruskin-odede"),
    # who spoke before
    (("Minister Tom Hale quit. Hale was liked.\n\nThe rival, Paul Adair, said that Hale lied.\n\n"
     "“The plan was dead in April. The whole town knew,” he added."), "he", "paul-adair"),
    # nobody of whom something is told
    ("Minister Tom Hale disagreed. The doctor had helped for years without a bill, he said.",
     "he", "tom-hale"),
])
def test_who_speaks_is_whom_the_paragraph_is_about_or_who_spoke_before(text, word, actor):
    assert [who for said, who in mentions(text) if said == word][-1] == actor


@pytest.mark.parametrize("text, word, actor", [
    ("Tom Hale condemned Paul Adair, and Anna Berg praised him.", "him", "paul-adair"),
    ("Tom Hale met Paul Adair, and he smiled.", "he", "tom-hale"),
    ("Anna Berg spoke. Ida Holm has full confidence in her.", "her", "anna-berg"),
    ("Anna Berg spoke. Ida Holm voiced support for her.", "her", "anna-berg"),
    ("Tom Hale spoke. Paul Adair has lost patience with him.", "him", "tom-hale"),
    ("Paul Adair spoke. He took his coat with him.", "him", "paul-adair"),
    ("Tom Hale said that Paul Adair had his “full support”.", "his", "tom-hale"),
    ("Tom Hale said that Paul Adair had lost his voice.", "his", "paul-adair"),
    ("Tom Hale, a critic of Paul Adair, demanded that he go.", "he", "paul-adair"),
    ("Tom Hale, a critic of Paul Adair, demanded that he be paid.", "he", "tom-hale"),
    ("Ida Holm and Anna Berg met. Holm showed contempt for her.", "her", "anna-berg"),
])
def test_an_object_stands_for_the_object_before(text, word, actor):
    assert dict(mentions(text))[word] == actor
