import re
import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.articles import blocks
from helpers.attributions import Attribution
from helpers.dependencies import parses
from helpers.statements import _told_once, _whole_names, spoken, statements
from helpers.tables import check_quotes, columns, table
from helpers.tokenization import sentences, tokens

# Who is who in the example sentences: actor_id -> (kind, its mentions).
CAST = {
    "ann-lee": ("person", "Ann Lee|Lee|She|she"), "bo-ek": ("person", "Bo Ek|Ek|He|he"),
    "freedonia": ("state", "Freedonia"), "sylvania": ("state", "Sylvania"),
    "daily-echo": ("outlet", "the Daily Echo|The Daily Echo|Daily Echo|the newspaper"),
    "wire": ("outlet", "Wire"), "unnamed-sources": ("group", "[Ss]ources[a-z ]*"),
    "reporters": ("group", "reporters"),
}


def cast(articles):
    """Hand-made actors and mentions tables of the example sentences."""
    actors, mentions = [], []
    for article_id, text in zip(articles["article_id"], articles["text"]):
        found = sorted(
            (match.start(), -match.end(), actor)
            for actor, (_, names) in CAST.items()
            for match in re.finditer(rf"\b(?:{names})\b", text)
        )
        for number, (start, end, actor) in enumerate(found):
            mentions.append(
                (article_id, number, actor, start, -end, text[start:-end], "name", "example")
            )
        actors += [(article_id, a, a, kind, "", "", 1) for a, (kind, _) in CAST.items()]
    return table("actors", actors), table("mentions", mentions)


def read(*texts):
    return annotated(*texts)[:2]


def annotated(*texts):
    articles = table(
        "articles", [(f"a{n}", "", "", "", "en", text) for n, text in enumerate(texts)]
    )
    parts = sentences(articles, blocks(articles))
    words = tokens(articles, parts)
    return *statements(articles, parts, words, *cast(articles)), words


def who(text):
    """(speaker, via, addressee, form) of every statement in a text."""
    found, _ = read(text)
    return list(zip(found["speaker"], found["via"], found["addressee"], found["form"]))


def span(text, role):
    """What is marked with a role, statement after statement."""
    _, spans = read(text)
    return spans.loc[spans["role"] == role, "text"].tolist()


def test_which_is_the_paper_and_not_where_it_is_from():
    assert who("Less convinced is Wire, the daily from Freedonia, which complains that it rains.") == [
        ("wire", "", "", "indirect")]
    assert who("Less sure is Ann Lee, the mayor from Freedonia, who complains that it rains.") == [
        ("ann-lee", "", "", "indirect")]


def test_indirect_speech_has_a_source_a_cue_and_a_content():
    text = "Ann Lee said on Monday that the bridge was safe."
    assert who(text) == [("ann-lee", "", "", "indirect")]
    assert span(text, "source") == ["Ann Lee"]
    assert span(text, "cue") == ["said"]
    assert span(text, "content") == ["that the bridge was safe"]


def test_indirect_speech_needs_no_that():
    assert span("Ann Lee said the bridge was safe.", "content") == ["the bridge was safe"]


def test_what_is_said_may_stand_first():
    text = "The bridge is safe, said the mayor of the town, Ann Lee, who had crossed it."
    assert who(text) == [("ann-lee", "", "", "indirect")]
    assert span(text, "source") == ["the mayor of the town, Ann Lee, who had crossed it"]
    assert span(text, "content") == ["The bridge is safe"]


@pytest.mark.parametrize("quote", [
    "“The bridge is safe,”", '"The bridge is safe,"', "«The bridge is safe»,",
    "„The bridge is safe“,",
])
def test_a_quotation_is_content_with_its_marks(quote):
    assert who(f"{quote} Ann Lee said.") == [("ann-lee", "", "", "direct")]
    assert span(f"{quote} Ann Lee said.", "content") == [quote.rstrip(",")]


def test_an_interrupted_quotation_is_one_statement():
    text = "“I love,” she said, “cats and dogs.”"
    assert who(text) == [("ann-lee", "", "", "direct")]
    assert span(text, "content") == ["“I love,”", "“cats and dogs.”"]


def test_a_quotation_of_several_sentences_is_one_content():
    text = "“They built it well. There is nothing to add to that,” he said."
    assert who(text) == [("bo-ek", "", "", "direct")]
    assert span(text, "content") == ["“They built it well. There is nothing to add to that,”"]


def test_a_quotation_goes_on_without_a_cue():
    text = "“The bridge is safe,” Ann Lee said. “We have tested it for a year.”"
    assert who(text) == [("ann-lee", "", "", "direct")]
    assert span(text, "content") == ["“The bridge is safe,”", "“We have tested it for a year.”"]


def test_a_quotation_goes_on_in_the_next_paragraph():
    text = "“The bridge is safe,” Ann Lee said. “We have tested it.\n“It will last.”"
    assert span(text, "content") == [
        "“The bridge is safe,”", "“We have tested it.", "“It will last.”",
    ]


def test_half_a_quotation_makes_a_mixed_statement():
    text = "Ann Lee said that the bridge was “quite safe”."
    assert who(text) == [("ann-lee", "", "", "mixed")]
    assert span(text, "content") == ["that the bridge was “quite safe”"]


def test_according_to():
    text = "According to Ann Lee, the bridge is safe."
    assert who(text) == [("ann-lee", "", "", "indirect")]
    assert span(text, "cue") == ["According to"]
    assert span(text, "content") == ["the bridge is safe"]


def test_as_she_wrote():
    text = "As the Daily Echo wrote, the bridge is safe."
    assert who(text) == [("daily-echo", "", "", "indirect")]
    assert span(text, "content") == ["the bridge is safe"]


@pytest.mark.parametrize("text", [
    "Ann Lee said that the bridge was safe, the Daily Echo reported.",
    "According to the Daily Echo, Ann Lee said that the bridge was safe.",
    "The Daily Echo reported that Ann Lee said that the bridge was safe.",
    "Ann Lee told the Daily Echo that the bridge was safe.",
    "The Daily Echo quoted Ann Lee as saying that the bridge was safe.",
])
def test_an_outlet_that_carries_the_words_of_another_is_via(text):
    assert [row[:3] for row in who(text)] == [("ann-lee", "daily-echo", "")]
    assert span(text, "content") == ["that the bridge was safe"]


def test_a_quotation_in_single_marks_makes_a_statement_mixed():
    assert who("The bridge is 'under review', Ann Lee said.") == [("ann-lee", "", "", "mixed")]


@pytest.mark.parametrize("given", ["Opposition MP Farid", "Farid", "MP Farid Al", "Haddad"])
def test_a_source_takes_in_the_whole_of_a_name_that_it_cuts(given):
    text = "Opposition MP Farid Al-Haddad hailed the vote in parliament."
    at = text.index(given)
    half = Attribution(0, 0, [(at, at + len(given))], [(30, 36)], [(37, 45)], None, None, False)
    mentions = [(0, 29, "farid-al-haddad"), (14, 29, "farid-al-haddad"), (49, 59, "parliament")]
    assert _whole_names(half, mentions) == [(0, 29)]


@pytest.mark.parametrize("speaker, probability, kept", [
    ("ann-lee", 0.5, 0), ("ann-lee", 0.9, 1), ("", 0.9, 0),
])
def test_of_two_statements_of_the_same_words_the_surer_stands(speaker, probability, kept):
    first = Attribution(0, 1, [(0, 3)], [(4, 8)], [(9, 20)], None, None, False, 0.6)
    rows = [(first, "bo-ek", "", ""), (first._replace(probability=probability), speaker, "", "")]
    other = first._replace(content=[(9, 15)]), "bo-ek", "", ""
    assert _told_once([*rows, other]) == [rows[kept], other]


def test_a_source_does_not_grow_over_a_cue_or_a_content():
    half = Attribution(0, 0, [(0, 3)], [(8, 12)], [(13, 20)], None, None, False)
    assert _whole_names(half, [(0, 12, "ann-lee"), (4, 7, "bo-ek")]) == [(0, 3)]


def test_a_quotation_told_to_an_outlet_is_via_it():
    text = '"The bridge is safe," Ann Lee told the Daily Echo. "I crossed it."'
    assert who(text) == [("ann-lee", "daily-echo", "", "direct")]


@pytest.mark.parametrize("text", [
    "Ann Lee said in an interview with the Daily Echo that the bridge was safe.",
    "In an interview with the Daily Echo, Ann Lee said that the bridge was safe.",
    "Speaking to the Daily Echo, Ann Lee said that the bridge was safe.",
    "Ann Lee said in remarks carried by the Daily Echo that the bridge was safe.",
    "Ann Lee wrote in the Daily Echo that the bridge was safe.",
])
def test_an_outlet_in_which_somebody_speaks_is_via(text):
    assert [row[:3] for row in who(text)] == [("ann-lee", "daily-echo", "")]


@pytest.mark.parametrize("text", [
    "The Daily Echo cited Ann Lee as saying that the bridge was safe.",
    "The Daily Echo quoted Ann Lee as telling students that the bridge was safe.",
])
def test_who_is_cited_as_saying_it_or_telling_others_speaks_via_the_outlet(text):
    assert who(text) == [("ann-lee", "daily-echo", "", "indirect")]
    assert span(text, "content") == ["that the bridge was safe"]


def test_an_outlet_that_publishes_where_somebody_writes_is_via():
    text = "“It is safe,” Ann Lee wrote in a letter, which was published by the Daily Echo."
    assert who(text) == [("ann-lee", "daily-echo", "", "direct")]


@pytest.mark.parametrize("source, speaker, via", [
    ("A survey published by Freedonia on Monday", "freedonia", ""),
    ("A study by Ann Lee", "ann-lee", ""),
    ("Freedonia's report", "freedonia", ""),
    ("A report seen by the Daily Echo", "", "daily-echo"),
    ("A study published in the Daily Echo", "", "daily-echo"),
])
def test_who_made_a_document_speaks_and_who_has_seen_it_carries_it(source, speaker, via):
    assert who(f"{source} found that the bridge was old.") == [(speaker, via, "", "indirect")]


def test_who_goes_on_in_the_same_paragraph_is_carried_by_the_same_outlet():
    text = (
        "Ann Lee told the Daily Echo that the bridge was safe. She added that it was old. "
        "Freedonia said that it was new. She said that it was not."
    )
    assert [row[1] for row in who(text)] == ["daily-echo", "daily-echo", "", ""]
    text = text.replace(". She added", ".\nShe added")
    assert [row[1] for row in who(text)] == ["daily-echo", "", "", ""]


def test_who_goes_on_later_in_the_articles_words_is_not_carried():
    text = (
        "Ann Lee told the Daily Echo that the bridge was safe. It rained. "
        "She added that it was old."
    )
    assert [row[1] for row in who(text)] == ["daily-echo", ""]


def test_a_question_told_of_in_between_does_not_end_who_carries_the_speaker():
    text = (
        "“It is safe,” Ann Lee told the Daily Echo when Bo Ek asked whether it was old. "
        "“It is not,” she said."
    )
    assert ("ann-lee", "daily-echo", "", "direct") == who(text)[-1]


def test_the_last_of_several_who_are_named_speaks_if_who_means_him():
    text = "The suit was filed by Freedonia and others, including Bo Ek, who said it rains."
    assert ("bo-ek", "", "", "indirect") in who(text)


@pytest.mark.parametrize("text", [
    "Ann Lee declined to comment.", "Freedonia refused to say whether the bridge was safe.",
    "Ann Lee did not say that the bridge was safe.", "Who says that the bridge is safe?",
    "Freedonia did not respond to a question.",
])
def test_silence_is_no_statement(text):
    assert who(text) == []


def test_who_thanks_another_for_nothing_says_nothing():
    assert who("Ann Lee thanked Bo Ek.") == []
    assert who("Ann Lee thanked Bo Ek for “the bridge”.") == [("ann-lee", "", "", "mixed")]


def test_what_stands_before_a_semicolon_is_not_what_is_said_behind_it():
    text = "Bo Ek says that it rains; Ann Lee, in a letter, called him a liar."
    assert ("ann-lee", "", "", "indirect") in who(text)
    assert span(text, "content") == ["that it rains", "him a liar"]


def test_words_in_a_headline_are_whose_they_are_in_the_article():
    text = "‘Nobody will ever cross,’ says mayor\n“Nobody will ever cross it,” Ann Lee said."
    assert [row[0] for row in who(text)] == ["ann-lee", "ann-lee"]
    text = text.replace("ever cross it", "cross it")
    assert [row[0] for row in who(text)] == ["", "ann-lee"]


def test_what_only_the_headline_quotes_is_whose_it_is_in_the_article():
    text = "‘Nobody will ever cross’: how Sylvania mourns\n“Nobody will ever cross it,” Ann Lee said."
    assert [row[0] for row in who(text)] == ["ann-lee", "ann-lee"]
    assert [row[0] for row in who(text.replace("ever cross it", "cross it"))] == ["ann-lee"]


@pytest.mark.parametrize("text", [
    "Ann Lee did not need long: “The bridge has been falling for years.”",
    "Ann Lee would not hear of a bridge: “I can swim well enough.”",
])
def test_whom_the_words_before_a_colon_tell_of_speaks(text):
    assert [row[0] for row in who(text)] == ["ann-lee"]


@pytest.mark.parametrize("text", [
    "This, from Ann Lee, on the steps of the town hall: “The bridge has been falling for years.”",
    "Ann Lee was blunt. The bill has been late since June. “The bridge has been falling for years.”",
])
def test_whom_a_paragraph_tells_of_speaks_in_its_quotation(text):
    assert [row[0] for row in who(text)] == ["ann-lee"]


@pytest.mark.parametrize("text", [
    "And if Ann Lee should leave us? “The bridge has been falling for years.”",
    "In June the engineers sent Ann Lee a bill. “The bridge has been falling for years.”",
    "Ann Lee was blunt.\nThe bill has been late since June. “The bridge has been falling for years.”",
])
def test_whom_it_only_mentions_does_not(text):
    assert "ann-lee" not in [row[0] for row in who(text)]


def test_a_quotation_left_open_over_paragraphs_is_whose_the_words_before_it_tell_of():
    text = "Ann Lee slept badly.\n\n“The bridge has been falling for years.\n\n“They know it.”"
    assert span(text, "content") == ["“The bridge has been falling for years.", "“They know it.”"]
    assert who(text) == [("ann-lee", "", "", "direct")]


@pytest.mark.parametrize("text", [
    "“We tried,” Ann Lee said. “We failed.”\n\nOn Bo Ek: “He has never once set foot here.”",
    "“We tried,” Ann Lee said. “We failed.” Of Bo Ek: “He has never once set foot here.”",
])
def test_whom_words_before_a_colon_are_about_does_not_speak(text):
    assert {row[0] for row in who(text)} == {"ann-lee"}


def test_from_whom_words_come_speaks_them():
    text = "A sharper note came from Ann Lee in the evening. “The bridge has been falling for years.”"
    assert [row[0] for row in who(text)] == ["ann-lee"]
    assert "ann-lee" not in [row[0] for row in who(text.replace("came from", "reached"))]


def test_a_cue_behind_the_end_of_a_quotation_does_not_take_it():
    text = ("Ann Lee took the floor. “The bridge has been falling for years.” "
            "Bo Ek said the talks had failed.")
    assert [row[0] for row in who(text)] == ["ann-lee", "bo-ek"]


def test_whom_they_do_not_name_does_not_speak():
    assert who("The answer was not long: “The bridge has been falling for years.”") == []


def test_who_declines_to_do_something_makes_a_statement():
    assert who("Ann Lee declined to cross the bridge.") == [("ann-lee", "", "", "indirect")]


INTERVIEW = """Ann Lee built the bridge.
Daily Echo: Is it safe?
Lee: It is. Bo Ek said that it was old.
Daily Echo: Bo Ek says that it will fall.
Lee: Never."""


def test_a_quotation_in_an_interviews_headline_is_of_who_answers():
    found = who("“I have built better bridges”\n" + INTERVIEW)
    assert found[0] == ("ann-lee", "", "", "direct")
    assert who("“Better bridges”\n" + INTERVIEW) == found[1:]


def test_each_turn_of_an_interview_is_a_statement_via_the_outlet_that_asks():
    assert [(row[0], row[1]) for row in who(INTERVIEW)] == [
        ("daily-echo", ""), ("ann-lee", "daily-echo"), ("bo-ek", ""), ("daily-echo", ""),
        ("bo-ek", "daily-echo"), ("ann-lee", "daily-echo"),
    ]
    assert span(INTERVIEW, "content")[:2] == ["Is it safe?", "It is. Bo Ek said that it was old."]
    assert set(span(INTERVIEW, "source")) == {"Daily Echo", "Lee", "Bo Ek"}


def test_who_answers_under_a_letter_is_the_person_whom_the_article_named_most():
    text = ("Ann Lee on bridges: Lee, she says, knows Bo Ek.\n"
            "Q: Is it safe?\nA: It is.\nQ: Why?\nA: I say so.")
    assert [row[0] for row in who(text) if row[3] == "direct"] == ["", "ann-lee", "", "ann-lee"]


@pytest.mark.parametrize("text", [
    "Price: 10\nDate: 3 May\nPrice: 12\nDate: 4 May",  # nobody asks
    "Lee: Is it safe?\nNothing happened.",
    "Question: what now?\nLee crossed the bridge.\nQuestion: what next?",
])
def test_labels_alone_make_no_interview(text):
    assert who(text) == []


@pytest.mark.parametrize("text", [
    "Ann Lee said of the Daily Echo that the bridge was safe.",
    "Ann Lee said that the bridge was safe in an interview with the Daily Echo's owner.",
    "In response to the Daily Echo, Ann Lee said that the bridge was safe.",
])
def test_an_outlet_that_somebody_speaks_of_or_answers_is_not_via(text):
    assert [row[:2] for row in who(text)] == [("ann-lee", "")]


def test_an_accusation_that_an_outlet_reports_is_its_speakers():
    text = "Ann Lee accused Bo Ek of “bullying” bakers, the Daily Echo reported."
    assert who(text) == [("ann-lee", "daily-echo", "", "mixed")]


@pytest.mark.parametrize("text", [
    "The Daily Echo reported that the bridge was safe, citing sources.",
    "The Daily Echo, quoting sources, reported that the bridge was safe.",
    "Citing sources, the Daily Echo reported that the bridge was safe.",
])
def test_whom_an_outlet_cites_speaks_via_it(text):
    assert who(text) == [("unnamed-sources", "daily-echo", "", "indirect")]
    assert span(text, "content") == ["that the bridge was safe"]


def test_whom_an_outlet_cites_says_what_others_threaten():
    text = "Citing sources, the Daily Echo reported that Freedonia had threatened to leave."
    assert [row[:2] for row in who(text)] == [
        ("unnamed-sources", "daily-echo"), ("freedonia", "daily-echo")]
    assert span(text, "content") == ["that Freedonia had threatened to leave", "to leave"]


def test_who_speaks_is_heard_through_the_outlet_that_is_cited():
    text = "Ann Lee said the bridge was safe, the Daily Echo reported, citing the Wire agency."
    assert who(text) == [("ann-lee", "wire", "", "indirect")]


@pytest.mark.parametrize("text", [
    "The bridge was safe, Ann Lee was quoted as saying by the Daily Echo on Friday.",
    "The bridge was safe, the Daily Echo quoted Ann Lee as saying.",
    "Ann Lee was quoted by the Daily Echo as saying the bridge was safe.",
    "Ann Lee, quoted by the Daily Echo as saying the bridge was safe, has left.",
])
def test_who_is_quoted_by_an_outlet_speaks_via_it(text):
    assert who(text) == [("ann-lee", "daily-echo", "", "indirect")]
    assert span(text, "content")[0].lower() == "the bridge was safe"


def test_who_is_quoted_by_nobody_speaks_without_an_outlet():
    assert who("Ann Lee was quoted as saying that the bridge was safe.") == [
        ("ann-lee", "", "", "indirect")]


def test_the_speaker_may_stand_behind_what_is_answered():
    text = "„Never,“ answered Ann Lee of the union."
    assert who(text) == [("ann-lee", "", "", "direct")]
    assert span(text, "content") == ["„Never,“"]


@pytest.mark.parametrize("text", [
    "Ann Lee later thanked Bo Ek, the state news agency Wire reported.",
    "Ann Lee later thanked Bo Ek, the Wire news agency reported on Monday.",
])
def test_who_is_named_before_the_outlet_is_not_the_outlet(text):
    assert who(text) == [("ann-lee", "wire", "", "indirect")]
    assert span(text, "content") == ["Bo Ek"]


@pytest.mark.parametrize("last, dep, root", [("Tuesday", "npadvmod", 6), ("tall", "oprd", 1)])
def test_a_last_clause_is_freed_from_an_apposition_unless_something_is_said_of_it(last, dep, root):
    rows = [
        ("He", "he", "PRON", "nsubj", 1), ("met", "meet", "VERB", "ROOT", 1),
        ("Ann", "Ann", "PROPN", "dobj", 1), (",", ",", "PUNCT", "punct", 2),
        ("his", "his", "PRON", "poss", 5), ("girl", "girl", "NOUN", "appos", 2),
        ("said", "say", "VERB", "acl", 5), (last, last, "NOUN", dep, 6),
    ]
    parsed = table("tokens", [
        ("a", 0, n, 8 * n, 8 * n + len(word), word, lemma, pos, "", dep, head, "")
        for n, (word, lemma, pos, dep, head) in enumerate(rows)
    ])
    (parse, _), = parses(parsed, {"say"})["a"].values()
    assert parse.dep.index("ROOT") == root
    assert parse.dep[5] == ("nsubj" if root == 6 else "appos")


def test_what_an_outlet_adds_is_still_anothers():
    text = "Bo Ek said the bridge was safe, the Daily Echo reported, adding that it was new."
    assert [row[:2] for row in who(text)] == [("bo-ek", "daily-echo")] * 2


def test_who_is_asked_does_not_ask():
    text = "Asked whether the bridge was safe, Ann Lee said: “I know nothing.”"
    assert who(text) == [("ann-lee", "", "", "direct")]


def test_an_outlet_quoted_at_the_end_of_a_quotation_is_via():
    text = "“The bridge is safe,” Ann Lee answered today, according to the Wire agency."
    assert who(text) == [("ann-lee", "wire", "", "direct")]


def test_the_outlet_stays_with_a_quotation_that_goes_on():
    text = (
        "“The bridge is safe,” the Daily Echo quoted Ann Lee as saying. "
        "“We tested it,” Lee added."
    )
    assert [row[:2] for row in who(text)] == [("ann-lee", "daily-echo")] * 2


def test_whom_it_is_according_to_is_no_part_of_what_is_said():
    text = "Ann Lee called Bo Ek “a bully”, according to the Daily Echo."
    assert who(text) == [("ann-lee", "daily-echo", "", "mixed")]
    assert span(text, "content") == ["Bo Ek “a bully”"]


def test_an_outlet_that_reports_a_wish_speaks_itself():
    text = "According to the Daily Echo, Freedonia wants to build a bridge."
    assert [row[:2] for row in who(text)] == [("daily-echo", ""), ("freedonia", "daily-echo")]


def test_unnamed_sources_speak_via_the_outlet_that_cites_them():
    text = "According to sources cited by the newspaper, the bridge is safe."
    assert who(text) == [("unnamed-sources", "daily-echo", "", "indirect")]


def test_what_somebody_alleges_of_another_is_not_the_others_statement():
    assert who("Ann Lee said that Bo Ek wants a bridge.") == [("ann-lee", "", "", "indirect")]


def test_what_somebody_says_that_another_has_said_is_the_others_statement_too():
    text = "Ann Lee said that Bo Ek had told her that the bridge would fall."
    assert [row[0] for row in who(text)] == ["ann-lee", "bo-ek"]
    assert span(text, "content") == [
        "that Bo Ek had told her that the bridge would fall", "that the bridge would fall"]


@pytest.mark.parametrize("text", [
    "Ann Lee said that Bo Ek would tell her that the bridge was safe.",
    "Ann Lee said that Bo Ek had promised a bridge.",
    "Ann Lee said that she had told him that the bridge was safe.",
])
def test_what_another_will_say_has_promised_or_is_told_is_not_the_others(text):
    assert [row[0] for row in who(text)] == ["ann-lee"]


def test_whoever_is_thanked_in_quoted_words_is_spoken_of():
    assert who("Ann Lee thanked Bo Ek.") == []
    assert who("Ann Lee thanked Bo Ek, who had “never slept”.")[0][::3] == ("ann-lee", "mixed")


@pytest.mark.parametrize("text", [
    "Ann Lee wrote to the engineers. “The bridge will fall,” the letter said.",
    "Ann Lee sent the engineers a cake, with a card that read “The bridge will fall.”",
    "Ann Lee issued a text that called the bridge “a folly of the engineers”.",
    "Ann Lee has written the engineers a letter. It calls the bridge “a folly of theirs”.",
    "Ann Lee cancelled the dinner. “We feed no engineers,” read the note.",
    "Ann Lee was asked about the dinner. “We feed no engineers,” a statement said.",
    "Ann Lee read a statement. The bridge, it said, “will fall before the year is out”.",
])
def test_a_document_speaks_for_whoever_writes_or_sends_it(text):
    assert [row[0] for row in who(text)] == ["ann-lee"]


@pytest.mark.parametrize("text", [
    "Ann Lee received a report that says that the bridge will fall.",
    "Ann Lee crossed the bridge. “It will fall,” the letter said.",
    "Ann Lee wrote to the engineers. “The bridge will fall,” a report said.",
    "Ann Lee has read a letter. It calls the bridge “a folly of the engineers”.",
])
def test_a_document_does_not_speak_for_who_only_has_to_do_with_it(text):
    assert {row[0] for row in who(text)} == {""}


@pytest.mark.parametrize("text", [
    "An engineer called Ann Lee said that the bridge would fall.",
    "An engineer in the northern valley, Ann Lee, said that the bridge would fall.",
    "Less kindly, Ann Lee, from the same office, announced that the bridge would fall.",
])
def test_a_name_may_stand_further_off_in_the_phrase_that_tells_who_speaks(text):
    assert [row[0] for row in who(text)] == ["ann-lee"]


def test_a_state_that_tells_where_somebody_is_from_does_not_speak():
    assert who("An engineer from a country called Freedonia said that it rains.")[0][0] == ""


def test_an_addressee_is_who_is_told_or_warned():
    assert who("Ann Lee told Bo Ek that the bridge was safe.")[0][:3] == ("ann-lee", "", "bo-ek")
    text = "Freedonia warned Sylvania against crossing the bridge."
    assert who(text) == [("freedonia", "", "sylvania", "indirect")]
    assert span(text, "content") == ["crossing the bridge"]


@pytest.mark.parametrize("text, content", [
    ("Freedonia wants to build a bridge.", "to build a bridge"),
    ("They see Sylvania as a friend of bridges.", "Sylvania as a friend of bridges"),
    ("Freedonia denied his claim.", "his claim"),
    ("Ann Lee called for an end to the war.", "an end to the war"),
    ("Ann Lee is looking forward to his visit.", "his visit"),
    ("Ann Lee expressed concern on Monday that the bridge was old.", "that the bridge was old"),
])
def test_wishes_and_attitudes_are_statements(text, content):
    assert span(text, "content") == [content]


def test_who_asks_makes_a_statement():
    text = "“I know nothing,” Bo Ek answered when asked by reporters whether the bridge was safe."
    assert ("reporters", "", "", "indirect") in who(text)


def test_the_antecedent_of_who_speaks():
    text = "She met Bo Ek, who said that the bridge was safe."
    assert who(text) == [("bo-ek", "", "", "indirect")]
    assert span(text, "source") == ["who"]


def test_a_source_that_stands_for_no_actor_leaves_the_speaker_empty():
    assert who("A passer-by said that the bridge was safe.") == [("", "", "", "indirect")]


@pytest.mark.parametrize("text", [
    "The bridge is safe.", "Ann Lee crossed the bridge.", "Bridge", "“", "Said.", "According to.",
    "It is said.", "Ann Lee has not condemned the war.", "The “Golden Bridge” is old.",
    "As she wrote.", "🙂🙃", "قال الوزير إن الجسر آمن", "” he said “", "",
])
def test_text_that_reports_nothing_yields_nothing(text):
    found, spans = read(text)
    assert found.empty and spans.empty
    assert list(found.columns) == columns("statements")
    assert list(spans.columns) == columns("statement_spans")


def test_no_articles_give_empty_tables():
    found, spans = read()
    assert list(found.columns) == columns("statements") and found.empty and spans.empty


def test_an_unbalanced_quotation_loses_one_statement_not_the_article():
    text = "“The bridge is safe, Ann Lee. \nBo Ek said that the bridge was old."
    assert ("bo-ek", "", "", "indirect") in who(text)


def test_a_mark_that_is_parsed_as_a_subject_says_nothing():
    articles = table("articles", [("a", "", "", "", "en", "— said it rains")])
    parts = table("sentences", [("a", 0, 0, 0, 15, "— said it rains")])
    parsed = table("tokens", [
        ("a", 0, 0, 0, 1, "—", "—", "PUNCT", "NFP", "nsubj", 1, ""),
        ("a", 0, 1, 2, 6, "said", "say", "VERB", "VBD", "ROOT", 1, ""),
        ("a", 0, 2, 7, 9, "it", "it", "PRON", "PRP", "nsubj", 3, ""),
        ("a", 0, 3, 10, 15, "rains", "rain", "VERB", "VBZ", "ccomp", 1, ""),
    ])
    found, spans = statements(articles, parts, parsed, table("actors"), table("mentions"))
    assert found.empty and spans.empty


def test_a_very_long_sentence_takes_no_long_time():
    words = ["she", "said", "“no”,", "according", "to", "him,"] * 3_000
    frame = pd.DataFrame({"text": words})
    frame["end"] = (frame["text"].str.len() + 1).cumsum() - 1
    frame["start"] = frame["end"] - frame["text"].str.len()
    text = " ".join(words)
    articles = table("articles", [("a", "", "", "", "en", text)])
    parts = table("sentences", [("a", 0, 0, 0, len(text), text)])
    parsed = table("tokens", [
        ("a", 0, n, start, end, word, word, "VERB", "VB", "conj", max(0, n - 1), "")
        for n, (word, end, start) in enumerate(frame.itertuples(index=False))
    ])
    begin = time.perf_counter()
    statements(articles, parts, parsed, table("actors"), table("mentions"))
    assert time.perf_counter() - begin < 2


@pytest.mark.parametrize("text, words", [
    ("Ann Lee criticised the bridge.", []),
    ("Ann Lee called for an end to the war.", []),
    ("Ann Lee said that the bridge was safe.", ["that the bridge was safe"]),
    ("Freedonia wants to build a bridge.", ["to build a bridge"]),
    ("Ann Lee praised the “good” bridge.", ["the “good” bridge"]),
    ("Ann Lee praised Bo Ek for his work.", []),
    ("Ann Lee rejected the idea of building a bridge.", []),
    ("Ann Lee accused Bo Ek of wasting money.", ["Bo Ek of wasting money"]),
    ("Ann Lee criticised Bo Ek for failing the town.", ["Bo Ek for failing the town"]),
])
def test_who_names_a_thing_is_not_given_words(text, words):
    found, spans, tokens_ = annotated("Nothing happened.", text)
    given = spoken(found, spans, tokens_)
    assert given.loc[given["role"] == "content", "text"].tolist() == words
    assert len(given[given["role"] != "content"]) == 2


EXAMPLES = [
    "Ann Lee said that the bridge was safe, the Daily Echo reported.",
    "“I love,” she said, “cats and dogs.” “They love me.”\n“Good,” he said.",
    "According to sources cited by the newspaper, Freedonia wants to build a bridge.",
    "Nothing happened.",
]


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(len(EXAMPLES))))
def test_neither_order_nor_company_of_articles_changes_a_statement(order):
    together, spans = read(*(EXAMPLES[n] for n in order))
    for position, number in enumerate(order):
        alone, own = read(EXAMPLES[number])
        for many, one in ((together, alone), (spans, own)):
            rows = many[many["article_id"] == f"a{position}"].drop(columns="article_id")
            pd.testing.assert_frame_equal(
                rows.reset_index(drop=True), one.drop(columns="article_id")
            )


@settings(max_examples=40, deadline=None)
@given(st.lists(
    st.sampled_from(
        ["Lee", "said", "that", "“", "”", '"', "'no'", ",", ".", "According", "according", "to",
         "the", "Daily", "Echo", "wants", "wrote", "as", "\n"]
    ),
    max_size=30,
))
def test_spans_quote_the_text_whatever_the_text(words):
    text = " ".join(words)
    found, spans = read(text)
    check_quotes(spans, table("articles", [("a0", "", "", "", "en", text)]))
    roles = spans.groupby("statement_id")["role"].agg(set)
    assert all({"source", "cue", "content"} == roles[n] for n in found["statement_id"])


def test_a_quotation_without_a_cue_is_of_whom_the_words_before_it_tell():
    found = who(
        "“We tried everything,” Ann Lee said.\n\n"
        "Bo Ek shook his head. “Nobody asked the fishermen.”"
    )
    assert [speaker for speaker, *_ in found] == ["ann-lee", "bo-ek"]
    assert who("Ek shook his head. The fishermen were tired.") == []


def test_who_is_named_beside_a_description_speaks():
    assert who("One of the envoys, Bo Ek, said the talks had failed.")[0][0] == "bo-ek"
