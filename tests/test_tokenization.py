"""Sentences and tokens: where they end, and that they always quote the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.articles import blocks
from helpers.tables import check_quotes, table
from helpers.tokenization import LONGEST_SENTENCE, sentences, tokens


def split(*texts):
    """(articles, sentences) of texts."""
    articles = table("articles", [(str(i), "", "", "", "en", t) for i, t in enumerate(texts)])
    return articles, sentences(articles, blocks(articles))


def sentences_of(text):
    return list(split(text)[1]["text"])


def words_of(text):
    return list(tokens(*split(text))["text"])


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate met at 5 a.m. on Monday.",
        "Gen. Smith met Mr. and Mrs. Jones at St. Mary's.",
        "J. R. R. Nowak of Acme Inc. paid $3.5 million to the U.N. fund.",
        "The law (No. 5, cf. p. 12) was passed, e.g. in Prague.",
        "“Why?” he asked.",
        "“We won!” she shouted to the crowd.",
        "He said it … and left.",
        "He ranked no. 5 in Portland, Ore. and wrote to Ill. Gov. Smith.",
    ],
)
def test_one_sentence_stays_one(text):
    assert sentences_of(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["She left.", "He stayed."],
        ["“They denied it.", "There is nothing to add,” he said."],
        ["He said: “It is over.”", "She left."],
        ["He said: “It is over.” ", "Then she left."],
        ["«It is over.»", "She left."],
        ["It happened in the U.S.", "The president left."],
        ["They met at 5 p.m.", "He left."],
        ["Is it over?", "Nobody knew!", "She left."],
        ["The minister said no.", "Norway agreed."],
        ["“I fell ill.", "Berg came,” she said."],
        ["They sat.", "“Never,” Ann said."],
        ["Bo fell ill.", "„Never,“ said Ann."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts):
    assert sentences_of(" ".join(part.strip() for part in parts)) == [p.strip() for p in parts]


def test_furniture_and_datelines_reach_no_sentence():
    text = "Rome – The mayor left.\nAdvertisement\nPhoto gallery\nShe came back."
    assert sentences_of(text) == ["The mayor left.", "She came back."]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Ukraine’s plan", ["Ukraine", "’s", "plan"]),
        ("Ukraine's plan", ["Ukraine", "'s", "plan"]),
        ("Jan van ’t Hoff", ["Jan", "van", "’t", "Hoff"]),
        ("They don’t know.", ["They", "do", "n’t", "know", "."]),
        ("“Complex,” he said.", ["“", "Complex", ",", "”", "he", "said", "."]),
        ("„Ja“ and «non» win.", ["„", "Ja", "“", "and", "«", "non", "»", "win", "."]),
        ("A high-ranking U.S. official", ["A", "high-ranking", "U.S.", "official"]),
        ("One—two – three", ["One", "—", "two", "–", "three"]),
        ("She paid $3.5 (3%).", ["She", "paid", "$", "3.5", "(", "3", "%", ")", "."]),
    ],
)
def test_words_are_split_as_the_parser_learnt_them(text, expected):
    assert words_of(text) == expected


def test_a_parse_says_who_did_what():
    found = tokens(*split("Wang met Putin."))
    assert list(found["dep"]) == ["nsubj", "ROOT", "dobj", "punct"]
    assert list(found["head"]) == [1, 1, 1, 1]


def test_a_curly_apostrophe_is_parsed_as_a_straight_one():
    curly, straight = (tokens(*split(f"It{mark}s time to go.")) for mark in "’'")
    assert curly["lemma"].tolist()[:2] == ["it", "be"]
    assert curly.drop(columns="text").equals(straight.drop(columns="text"))


def test_a_curly_apostrophe_behind_a_plural_owns_what_follows_unless_it_closes_a_quotation():
    def tag(text):
        article = table("articles", [("a", "", "", "", "en", text)])
        found = tokens(article, sentences(article, blocks(article)))
        return found.loc[found["text"] == "’", "tag"].tolist()

    assert tag("The Bakers’ Union left. Ann met the bakers’ club.") == ["POS", "POS"]
    assert "POS" not in tag("She met ‘the bakers’ and left.")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=3))
def test_every_token_quotes_the_text_and_no_character_is_lost(texts):
    texts = [t.encode("utf-8", "replace").decode() for t in texts]
    articles, found = split(*texts)
    words = tokens(articles, found)
    check_quotes(found, articles)
    check_quotes(words, articles)
    for sentence in found.itertuples():
        mine = words[
            (words["article_id"] == sentence.article_id)
            & (words["sentence_id"] == sentence.sentence_id)
        ]
        assert "".join(mine["text"]).split() == ["".join(sentence.text.split())]


QUOTES = st.text(alphabet="ab ''\"\"``“”‘’«».,!?-–—…()[]%$&*\n", max_size=60)


@settings(max_examples=200, deadline=None)
@given(QUOTES)
def test_quotation_marks_in_any_order_are_never_lost(text):
    articles, found = split(text)
    words = check_quotes(tokens(articles, found), articles)
    assert "".join(words["text"]) == "".join("".join(found["text"]).split())


def test_articles_do_not_change_each_other():
    texts = ["Wang met Putin.", "The U.S. warned Beijing. It denied it.", "“Yes,” she said."]
    together = tokens(*split(*texts)).drop(columns="article_id")
    alone = [tokens(*split(text)).drop(columns="article_id") for text in texts]
    assert together.values.tolist() == [row for t in alone for row in t.values.tolist()]


def test_a_line_without_an_end_is_cut_rather_than_parsed_whole():
    articles, found = split("word " * 5_000 + "a" * 10_000)
    assert found["text"].str.len().max() <= LONGEST_SENTENCE
    assert "".join(found["text"].str.replace(" ", "")) == articles["text"].item().replace(" ", "")


def test_no_sentence_gives_empty_tables_with_their_columns():
    articles, found = split("")
    assert len(found) == 0 and len(tokens(articles, found)) == 0
    assert list(tokens(articles, found).columns)[:3] == ["article_id", "sentence_id", "token_id"]


def test_a_blank_that_keeps_words_on_one_line_parts_them_all_the_same():
    text = "Ana\u00a0López paid 3\u202fmillion euros."
    articles = table("articles", [("a", "", "", "", "en", text)])
    found = tokens(articles, sentences(articles, blocks(articles)))
    assert found["text"].tolist() == ["Ana", "López", "paid", "3", "million", "euros", "."]
