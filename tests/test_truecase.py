"""Truecasing: how a headline in capitals would stand in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.articles import blocks
from helpers.tables import check_quotes, table
from helpers.tokenization import as_prose, sentences, tokens


def prose(headline, *others):
    return " ".join(as_prose([headline.split(), *map(str.split, others)])[0])


@pytest.mark.parametrize(
    ("headline", "others", "expected"),
    [
        ("OTIENO WARNS NATO ALLIES", ["Amina Otieno and NATO spoke ."], "Otieno warns NATO allies"),
        ("MAYOR TELLS HALL TO GO", ["So Margaret Hall left the hall of Hall ."],
         "mayor tells Hall to go"),
        ("CHINA AND SOUTH KOREA BLAME POLISH AND U.S. ENVOYS", [],
         "China and South Korea blame Polish and U.S. envoys"),
        ("US TELLS FARMERS : LET US GO", [], "US tells farmers : let us go"),
        ("BBC QUOTES THE WALL STREET JOURNAL ON MONDAY", [],
         "BBC quotes The Wall Street Journal on Monday"),
        ("KEVIN NORDSTROM 'S SISTER DID N'T LAUGH", [],
         "Kevin Nordstrom 's sister did n't laugh"),
        ("SUSAN HALL RESIGNS AS HALL BURNS", [], "Susan Hall resigns as Hall burns"),
        ("Rail Firm Sues NATO Workers Over Otieno Letter", ["Amina Otieno wrote it ."],
         "rail firm sues NATO workers over Otieno letter"),
        ("RAIL FIRM SUES UNION", ["So the union of rail men met the Union of Rail Staff ."],
         "rail firm sues union"),
        ("Mayor Anna Berg Met Premier Otto Blau .", [], "mayor Anna Berg met premier Otto Blau ."),
        ("FERRY SHOCK : Minister resigns", ["So it rained ."], "ferry shock : Minister resigns"),
        ("LENA BRANDT : It is late .", ["So it rained ."], "Lena Brandt : It is late ."),
        ("CNN HOST : Is it late ?", ["So it rained ."], "CNN HOST : Is it late ?"),
        ("ROASTED TURKEY FOR DINNER", ["They eat turkey ."], "roasted turkey for dinner"),
    ],
)
def test_names_keep_their_capitals_and_words_lose_them(headline, others, expected):
    assert prose(headline, *others) == expected


@pytest.mark.parametrize("line", ["NATO and the UN met .", "BBC", "Anna Berg and Otto Blau",
                                  "Mayor Anna Berg met Premier Otto Blau .", "The US Left", "He said NO ."])
def test_a_sentence_that_is_not_in_capitals_stays(line):
    assert prose(line) == line


def test_a_headline_with_a_capital_on_every_word_is_no_evidence():
    assert prose("MINISTER OPENS BRIDGE", "Angry Minister Opens Bridge Again Tomorrow") == (
        "minister opens bridge")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ferry strike goes on", "ferry strike goes on"),
        ("- Government wants talks", "- government wants talks"),
        ("Hall resigns", "Hall resigns"),  # the text names a Margaret Hall
        ("Power resigns", "Power resigns"),  # so the text calls somebody
        ("Norway shuts mine", "Norway shuts mine"),
        ("Margaret leaves office", "Margaret leaves office"),
        ("Bank of Kotka fails", "Bank of Kotka fails"),
        ("Harbour Board meets", "Harbour Board meets"),
        ("Ferry strike goes on .", "Ferry strike goes on ."),
    ],
)
def test_a_common_noun_that_opens_a_line_loses_its_capital(line, expected):
    assert prose(line, "So Margaret Hall left .", "Power said so .") == expected


def test_a_headline_in_capitals_is_parsed_as_prose_and_quoted_as_printed():
    articles = table("articles", [("a", "", "", "", "en", (
        "OTIENO WARNS NATO ALLIES\n\nThe president, Amina Otieno, said NATO should wait."))])
    found = tokens(articles, sentences(articles, blocks(articles)))
    check_quotes(found, articles)
    headline = found[found["sentence_id"] == 0]
    assert headline["text"].tolist() == ["OTIENO", "WARNS", "NATO", "ALLIES"]
    assert headline["lemma"].tolist()[1] == "warn"
    assert headline["dep"].tolist() == ["nsubj", "ROOT", "compound", "dobj"]


@given(st.lists(st.lists(st.text(min_size=1).map(str.upper).filter(bool), min_size=1)))
def test_every_word_keeps_its_length(words):
    found = as_prose(words)
    assert [[len(w) for w in line] for line in found] == [[len(w) for w in line] for line in words]
