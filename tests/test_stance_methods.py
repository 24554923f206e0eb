"""What the rules and the reader give to the stances, told apart. A reading made by hand."""

import pandas as pd
import pytest

from helpers.annotation import annotate
from helpers.reader import Reading
from helpers.stance_methods import contribution, methods_compared, surest
from helpers.tables import table

TEXT = "Ann Lee condemned Peter Falk. Carla Dunn met Peter Falk in Paris. Ann Lee spoke to Carla Dunn."


@pytest.fixture(scope="module")
def tables():
    return annotate(table("articles", [("a", "", "", "", "en", TEXT)]))


def compared(tables, *pairs):
    """`methods_compared` where the reader has seen (sentence, holder, target, oppose)."""
    mentions = tables["mentions"]
    places = tables["sentences"].set_index("sentence_id")[["start", "end"]]
    rows = []
    for sentence, *who, oppose in pairs:
        start, end = places.loc[sentence]
        here = mentions[mentions["start"].between(start, end)].set_index("actor_id")["mention_id"]
        rows.append(("a", *(here[one] for one in who), sentence, oppose, 1 - oppose, 0.0))
    pairs = pd.DataFrame(rows, columns=[
        "article_id", "holder", "target", "sentence_id", "oppose", "neutral", "support"])
    targets = pairs[:0].rename(columns={"target": "mention_id"}).drop(columns="holder")
    return methods_compared(Reading(None, None, targets, pairs, None), tables, least=0.4)


def kept(*rows):
    """A stances table: (sentence_id, holder, target, label, the reader's probability or None)."""
    return table("stances", [
        ("a", n, holder, target, label, -1.0, p and 0.0, p and 1 - p, p, sentence, None, 0, 1)
        for n, (sentence, holder, target, label, p) in enumerate(rows)])


def test_a_stance_is_of_the_rules_the_reader_or_both(tables):
    given = {**tables, "stances": kept(
        (0, "ann-lee", "peter-falk", "oppose", 0.9), (1, "carla-dunn", "peter-falk", "oppose", 0.9))}
    found = compared(given, (0, "ann-lee", "peter-falk", 0.9), (1, "carla-dunn", "peter-falk", 0.9),
                     (2, "ann-lee", "carla-dunn", 0.5))
    assert found["rules"].tolist() == ["oppose", "–", "–"]
    assert found["kept"].tolist() == ["oppose", "oppose", "–"]
    assert found["by"].tolist() == ["both", "reader", "–"]
    assert found["oppose"].tolist() == [0.9, 0.9, 0.5]
    assert found["sentence"].tolist() == tables["sentences"]["text"].tolist()
    words = contribution(found)
    assert words.startswith("Of the 2 stances in the tables, the rules alone gave 0, "
                            "the reader alone 1, and both together 1.\nLeft out: 1 that")


def test_where_the_reader_holds_nothing_likely_the_rules_alone_have_given(tables):
    found = compared({**tables, "stances": kept((0, "ann-lee", "peter-falk", "oppose", None))},
                     (1, "carla-dunn", "peter-falk", 0.3))
    assert found["by"].tolist() == ["rules"] and found["oppose"].isna().all()
    assert "the rules alone gave 1," in contribution(found) and surest(found).empty
    assert "the reader adds no stance here" in contribution(found)


def test_what_the_rules_see_and_the_tables_lack_was_contradicted(tables):
    found = compared({**tables, "stances": kept()}, (0, "ann-lee", "peter-falk", 0.9))
    assert contribution(found).endswith(
        "and 1 of the rules, because the reader sees the opposite.")


def test_the_surest_comes_first(tables):
    found = compared({**tables, "stances": kept()}, (0, "ann-lee", "peter-falk", 0.5),
                     (1, "carla-dunn", "peter-falk", 0.6), (2, "ann-lee", "carla-dunn", 0.45))
    assert surest(found, 2)["sentence_id"].tolist() == [1, 0]


def test_an_article_without_stances_compares_nothing(tables):
    found = compared({**tables, "tokens": tables["tokens"][:0], "stances": kept()})
    assert found.empty and contribution(found).startswith("Of the 0 stances")
    assert surest(found).empty
