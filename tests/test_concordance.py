"""Every place of a word, with what stands around it and whose it is."""

from helpers.concordance import concordance
from helpers.tables import table

TEXT = "Bonn denied it.\nHe flew to Bonn; Bonner and the Bonn Echo wrote."
ARTICLES = table("articles", [("a", "", "", "", "en", TEXT), ("b", "", "", "", "en", "In Bonn.")])
MENTIONS = table("mentions", [
    ("a", 0, "germany", 0, 4, "Bonn", "metonym", ""),
    ("a", 1, "bonn-echo", 44, 57, TEXT[44:57], "name", ""),
])


def test_each_place_of_a_word_is_shown_with_whose_mention_it_is():
    found = concordance(ARTICLES, ["Bonn"], MENTIONS, width=12)
    assert found["actor_id"].tolist() == ["germany", "", "bonn-echo", ""]
    assert found["before"].tolist() == ["", "flew to", "and the", "In"]
    assert found["after"].tolist() == ["denied", "; Bonner", "Echo wrote.", "."]
    assert [TEXT[start : start + 4] for start in found.loc[found["article_id"] == "a", "start"]] == [
        "Bonn"] * 3


def test_a_word_that_does_not_occur_gives_no_row():
    found = concordance(ARTICLES, ["Rome"], MENTIONS)
    assert found.empty and "actor_id" in found
