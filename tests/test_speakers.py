"""Who is behind a source that is hard to read, and who carries it."""

import pytest
from said import said


def speaker_of(text, words):
    """(speaker, via) of the statement in whose content the words stand."""
    return next((s.speaker, s.via) for s in said(text) if words in s.content)


@pytest.mark.parametrize("text, words, speaker", [
    (("The bishop of Lund, Ada Berg, whose sermon was cut by state television, had called from the "
     "pulpit for “names to be read aloud”."), "names", "Ada Berg"),
    (("The party, the Harbour League, condemned the plan, with its chair, Ada Berg, saying that the "
     "board had lied."), "the board had lied", "Ada Berg"),
    (("The mayor, Bo Falk, was in the hall. His neighbour, Sergeant Ada Berg, retired, had less to "
     "say. “I was in the war. I have been shot at by people I respect more.”"), "shot", "Ada Berg"),
    ("Ada Berg came in. “I am tired,” she said, her hands shaking.", "tired", "Ada Berg"),
    ("“They are tired,” said Finance ranking Democrat Ada Berg (D-Ohio).", "tired",
     "Ada Berg"),
    ("Bo Falk spoke. “He is tired,” Falk said. The candidate added, “But if he stays, we win.”",
     "we win", "Bo Falk"),
    ("Ada Berg lied, claims Bo Falk.", "lied", "Bo Falk"),
    ("The mayor, said Ada Berg, had lied to voters.", "had lied", "Ada Berg"),
    ("Ada Berg was told by Bo Falk that the bridge was closed.", "closed", "Bo Falk"),
    ("People who know Ada Berg say the bridge is closed.", "closed", ""),
    ("Bo Falk was informed that the bridge was closed.", "closed", ""),
    ("Ada Berg, asked if she would resign, laughed: “Never.”", "would resign", ""),
    ("Ada Berg, a mother of two, asked if the bridge was closed.", "closed", "Ada Berg"),
    ("Norway sells salt. Harutyunyan added, “Norway has kept its word since the last war.”",
     "kept", "Harutyunyan"),
])
def test_a_source_is_who_does_what_the_cue_says(text, words, speaker):
    assert speaker_of(text, words)[0] == speaker


@pytest.mark.parametrize("text", [
    "Ada Berg said nothing about Bo Falk.", "Ada Berg quit, whatever Bo Falk says.",
    "Neither Ada Berg nor Bo Falk said who had lied.",
    "Ada Berg gave no hint that the bridge would be closed.",
    "Ada Berg left without mentioning Bo Falk by name.",
    "Ada Berg asked to remain anonymous.",
    "I have known Bo Falk for years, and I am tired.",
    "Ada Berg and Bo Falk shouted at each other.",
])
def test_who_says_nothing_makes_no_statement(text):
    assert said(text) == []


@pytest.mark.parametrize("text, words, speaker, via", [
    ("“Nobody hid it,” Ada Berg told MPs.", "hid", "Ada Berg", ""),
    ("“Nobody hid it,” Ada Berg told MailOnline.", "hid", "Ada Berg", "MailOnline"),
    ("One of them told MailOnline: ‘Nobody hid it.’", "hid", "one of them", "MailOnline"),
    ("A man close to the mayor said it rained. “He is tired,” the man said.", "tired", "a man", ""),
    ("A person close to the mayor said it rained. “He is tired,” the person said.", "tired",
     "unnamed sources", ""),
    ("Two people briefed on the talks said it rained. The bank may sue, the people said.", "sue",
     "unnamed sources", ""),
    ("“We are tired,” the people said to Ada Berg.", "tired", "people", ""),
    ("Ada Berg left the hall, saying that the nurses were “a mob,” Reuters reported.", "a mob",
     "Ada Berg", "Reuters"),
    (("Ek called it “a farce.” Prime Minister Ada Berg, whose Civic Order party drafted the bill, "
      "accused Ek of “kneeling before an embassy.”"), "kneeling", "Ada Berg", ""),
    (("The remark drew a rebuke from the foreign ministry, which told Norway to “look after its own "
      "garden”."), "garden", "foreign ministry", ""),
    (("The court met.\n\n- **Quote of the week:** “I have read better on cereal boxes.” — Senator "
      "Luz Ibarra on the plan"), "cereal", "Luz Ibarra", ""),
    (("President Cyril Ek left. His spokesperson, Ada Berg, said: “It is late.”"), "late",
     "Ada Berg", ""),
])
def test_who_speaks_and_to_whom(text, words, speaker, via):
    assert speaker_of(text, words) == (speaker, via)


def test_a_cue_ends_before_what_is_quoted():
    (found,) = said("The chair, Ada Berg, calls it “a historic day for the city”.")
    assert found.cue == "calls"


def test_what_somebody_is_asked_about_is_not_said():
    text = "“It is late,” Ada Berg said. Asked about Bo Falk's remarks, she left."
    assert [s.content for s in said(text)] == ["“It is late,”"]


def test_who_leaves_no_doubt_says_it():
    assert speaker_of("Ada Berg left no doubt that the bridge was closed.", "closed")[0] == "Ada Berg"


@pytest.mark.parametrize("text, via", [
    ("Reuters, citing Ada Berg, said the bridge was closed.", "Reuters"),
    ("Citing Ada Berg, Reuters said the bridge was closed.", "Reuters"),
    ("Ada Berg, cited by Reuters, said the bridge was closed.", "Reuters"),
    ("The bridge was closed, according to Ada Berg in the Guardian.", "The Guardian"),
    ("The bridge was closed, according to Ada Berg in Oslo.", ""),
])
def test_who_cites_a_speaker_carries_it(text, via):
    assert speaker_of(text, "closed") == ("Ada Berg", via)


@pytest.mark.parametrize("text, via", [
    ("“It will not last,” Bo Falk told aides on Monday, according to two people present.", ""),
    ("“It will not last,” Bo Falk told her, according to Reuters.", "Reuters"),
])
def test_a_quotation_is_not_whose_according_to_it_is_known(text, via):
    assert [(s.speaker, s.via, s.content) for s in said(text)] == [
        ("Bo Falk", via, "“It will not last,”")]


def test_who_goes_on_behind_an_according_to_is_who_spoke_before_it():
    found = said("Kai Lind met Ann Berg. “Not yet,” Lind said, according to aides, adding, “It is late.”")
    assert [(s.speaker, s.content) for s in found] == [
        ("Kai Lind", "“Not yet,”"), ("Kai Lind", "“It is late.”")]
    (lone,) = said("Kai Lind spoke. “Not yet,” Lind replied, according to aides.")
    assert (lone.speaker, lone.content) == ("Kai Lind", "“Not yet,”")


def test_what_is_told_to_an_agency_is_whose_the_paper_says_it_is():
    text = ("The quarrel began in the Russian newspaper Kommersant. The daily wrote that the "
            "minister, Bo Falk, had told the Interfax agency that Oslo had closed the port.")
    assert speaker_of(text, "that Oslo had closed the port") == ("Bo Falk", "Interfax")


@pytest.mark.parametrize("text, words, speaker", [
    (("The Lund Regional Court sided with Berg on Friday. “The reasons given were no reasons,” the "
     "ruling said."), "reasons", "Lund Regional Court"),
    ("Bo Falk had cakes sent down to the pier, with a card reading “Hold fast, all of you”.",
     "Hold", "Bo Falk"),
    ("Ada Berg sent a clerk to read a letter. “Mothers are the last wall we have,” it said.",
     "wall", "Ada Berg"),
    ("The daily Dagens Nyheter praised her. “She asked for nine years,” says the paper's leader.",
     "nine", "Dagens Nyheter"),
])
def test_a_document_is_whose_it_is(text, words, speaker):
    assert speaker_of(text, words)[0] == speaker


def test_the_leader_of_a_union_is_no_article():
    text = "The union struck. “We will not go back,” says the union's leader."
    assert speaker_of(text, "back")[0] not in ("", "union")


def test_who_laughs_between_two_quotations_says_them():
    text = "Ada Berg is the mayor. The barber laughs. “She taught my brother. He learned little.”"
    assert speaker_of(text, "brother")[0] == "barber"


@pytest.mark.parametrize("text", [
    "The chairman, Bo Falk, gaveled him down.",
    "Ada Berg sat in the front row. She appeared to be asleep.",
])
def test_what_is_only_done_or_seems_so_is_not_said(text):
    assert said(text) == []


def test_a_relative_pronoun_is_not_said():
    text = "The ministry protested against what it called “the planting of flags and posts”."
    assert [s.content for s in said(text)][-1] == "“the planting of flags and posts”"
