"""Coder against coder: what counts as the same, and what is shown as different."""

import math

import pandas as pd
import pytest

from helpers.agreement import agreement
from helpers.alignment import Text, match_spans, match_statements, shared_actors
from helpers.articles import blocks
from helpers.coding_rows import assemble
from helpers.disagreements import disagreements
from helpers.tables import table
from helpers.tokenization import sentences

TEXT = (
    "Anna Berg, the mayor, said the bridge was safe. “I do not believe her,” said Bo Dahl. "
    "She dismissed the claim. Nobody else spoke."
)


def span(words, after=0):
    start = TEXT.index(words, after)
    return {"start": start, "end": start + len(words), "text": words}


def coding(anna="anna-berg", bo="bo-dahl", drop=(), label="oppose", agree=-1, content=None):
    """A coding of TEXT; actor ids are the coder's own."""
    content = content or "the bridge was safe"
    rows = [
        ("articles", {"article_id": "bridge", "text": TEXT}),
        ("actors", {"actor_id": anna, "name": "Anna Berg", "kind": "person"}),
        ("actors", {"actor_id": bo, "name": "Bo Dahl", "kind": "person"}),
        ("mentions", {"actor_id": anna, **span("Anna Berg"), "form": "name"}),
        ("mentions", {"actor_id": anna, **span("the mayor"), "form": "title"}),
        ("mentions", {"actor_id": bo, **span("Bo Dahl"), "form": "name"}),
        ("mentions", {"actor_id": anna, **span("She"), "form": "pronoun"}),
        ("statements", {"statement_id": 0, "speaker": anna, "form": "indirect"}),
        ("statement_spans", {"statement_id": 0, "role": "source", **span("Anna Berg, the mayor")}),
        ("statement_spans", {"statement_id": 0, "role": "cue", **span("said")}),
        ("statement_spans", {"statement_id": 0, "role": "content", **span(content)}),
        ("statements", {"statement_id": 1, "speaker": bo, "form": "direct"}),
        ("statement_spans", {"statement_id": 1, "role": "cue", **span("said", 60)}),
        ("statement_spans",
         {"statement_id": 1, "role": "content", **span("“I do not believe her,”")}),
        ("stances", {"holder": bo, "target": anna, "label": label,
                     **span("“I do not believe her,”"), "statement_id": 1}),
        ("positions", {"actor_id": bo, "concept": "safe", "agreement": agree,
                       **span("“I do not believe her,”"), "statement_id": 1}),
    ]
    return assemble("x", [(str(i), *row) for i, row in enumerate(rows) if i not in drop])


def score(found, what, measure="F1", match=""):
    row = found[(found["what"] == what) & (found["measure"] == measure) & (found["match"] == match)]
    return row["value"].item()


def test_a_coding_agrees_with_itself():
    found = agreement({"a": coding(), "b": coding()}, resamples=50)
    assert set(found["value"].dropna()) == {1.0}


def test_actors_are_matched_by_their_mentions_whatever_the_coder_calls_them():
    found = agreement({"a": coding(), "b": coding("mayor", "critic")}, resamples=50)
    assert score(found, "speaker") == score(found, "stance") == score(found, "position") == 1


def test_an_id_that_means_somebody_else_is_not_taken_at_its_word():
    swapped = coding("bo-dahl", "anna-berg")
    swapped["actors"]["name"] = ["the mayor", "the critic"]
    found = agreement({"a": coding(), "b": swapped}, resamples=50)
    assert score(found, "speaker") == 1


def test_an_actor_without_mentions_is_matched_by_name():
    names = shared_actors({"a": coding(), "b": coding("x", "y", drop=(5,))}, text_of(coding()))
    assert names["b"]["bridge", "y"] == "bo-dahl"


def test_the_wrong_speaker_costs_precision_and_recall():
    other = coding()
    other["statements"].loc[0, "speaker"] = "bo-dahl"
    found = agreement({"a": coding(), "b": other}, resamples=50)
    assert [score(found, "speaker", m) for m in ("precision", "recall", "F1")] == [0.5] * 3


def test_a_missed_mention_costs_recall_only():
    found = agreement({"a": coding(), "b": coding(drop=(4,))}, resamples=50)
    assert score(found, "mentions", "precision", "head") == 1
    assert score(found, "mentions", "recall", "head") == 0.75


def test_a_longer_content_fails_the_exact_match_and_passes_the_others():
    other = coding(content="said the bridge was safe")
    found = agreement({"a": coding(), "b": other}, resamples=50)
    assert score(found, "contents", match="exact") == 0.5
    assert score(found, "contents", match="overlap") == 1


def test_the_opposite_sign_is_another_stance():
    found = agreement({"a": coding(), "b": coding(label="support")}, resamples=50)
    assert score(found, "stance") == 0
    assert score(found, "position") == 1


def test_what_nobody_coded_has_no_score():
    a, b = coding(drop=(14, 15)), coding(drop=(14, 15))
    found = agreement({"a": a, "b": b}, resamples=50)
    assert math.isnan(score(found, "stance"))
    assert math.isnan(score(found, "stance", "alpha, ordinal"))
    assert found[(found["what"] == "stance")]["n"].eq(0).all()


def test_a_sentence_in_nobodys_statement_is_the_narrators():
    found = agreement({"a": coding(), "b": coding(drop=(11, 12, 13, 14, 15))}, resamples=50)
    # Four sentences; the coders differ on the second: Bo Dahl or the narrator.
    row = found[(found["what"] == "speaker of the sentence") & (found["measure"] == "kappa")]
    assert row["n"].item() == 4
    assert row["value"].item() == pytest.approx((0.75 - 7 / 16) / (1 - 7 / 16))


def test_three_coders_have_three_pairs_and_one_alpha_over_all():
    found = agreement({"a": coding(), "b": coding("x"), "c": coding(label="neutral")}, resamples=50)
    assert set(zip(found["coder_a"], found["coder_b"])) == {
        ("a", "b"), ("a", "c"), ("b", "c"), ("all", "all")}
    everyone = found[found["coder_a"] == "all"]
    assert set(everyone["measure"]) == {"alpha, nominal", "alpha, ordinal"}


def test_intervals_hold_their_values():
    found = agreement({"a": coding(), "b": coding(drop=(4, 9, 14))}).dropna()
    assert (found["low"] <= found["value"]).all()
    assert (found["value"] <= found["high"]).all()


def test_one_coder_alone_is_refused():
    with pytest.raises(ValueError, match="two coders or more"):
        agreement({"a": coding()})


def test_coders_of_different_articles_are_refused():
    other = coding()
    other = {kind: rows.assign(article_id="river") for kind, rows in other.items()}
    with pytest.raises(ValueError, match="'a': \\['bridge'\\], 'b': \\['river'\\]"):
        agreement({"a": coding(), "b": other})


def test_only_the_common_articles_are_compared():
    one = coding()
    two = {kind: pd.concat([rows, rows.assign(article_id="river")], ignore_index=True)
           for kind, rows in one.items()}
    found = agreement({"a": one, "b": two}, resamples=50)
    assert score(found, "mentions", match="exact") == 1


def test_codings_that_agree_leave_nothing_to_discuss():
    assert disagreements("a", "b", {"a": coding(), "b": coding("x", "y")}).empty


def test_disagreements_quote_the_words_and_both_coders():
    other = coding("x", "y", drop=(4,), label="support")
    found = disagreements("a", "b", {"a": coding(), "b": other})
    assert found[["what", "text", "a", "b"]].values.tolist() == [
        ["mention", "the mayor", "title", "—"],
        ["stance", "bo-dahl → anna-berg", "oppose", "support"],
    ]
    assert found["sentence"][1] == "“I do not believe her,” said Bo Dahl."


def test_a_different_speaker_and_form_are_shown_with_the_content():
    other = coding()
    other["statements"].loc[0, ["speaker", "form"]] = ["", "mixed"]
    found = disagreements("a", "b", {"a": coding(), "b": other})
    assert found[["what", "text", "a", "b"]].values.tolist() == [
        ["speaker", "the bridge was safe", "anna-berg", "—"],
        ["form", "the bridge was safe", "indirect", "mixed"],
    ]


# Which span is which: hand-made parses, so that no model decides.


def text_of(tables=None):
    """A Text of "the old man and the sea" with a hand-made parse."""
    if tables is not None:
        found = sentences(tables["articles"], blocks(tables["articles"]))
        return Text(found, table("tokens"))
    words, at, rows = ["the", "old", "man", "and", "the", "sea"], 0, []
    for number, (word, head) in enumerate(zip(words, [2, 2, 2, 2, 5, 2])):
        rows.append(("t", 0, number, at, at + len(word), word, word, "X", "X", "dep", head, ""))
        at += len(word) + 1
    return Text(table("sentences", [("t", 0, 0, 0, 23, "the old man and the sea")]),
                table("tokens", rows))


def spans(*offsets):
    return pd.DataFrame([("t", *offset) for offset in offsets],
                        columns=["article_id", "start", "end"])


def test_the_head_is_the_word_that_depends_on_none_in_the_span():
    text = text_of()
    assert text.head("t", 0, 23) == text.head("t", 0, 11) == 8  # man
    assert text.head("t", 16, 23) == 20  # sea
    assert text.head("t", 0, 7) == 0  # the, old: the first of two


def test_a_span_without_words_is_its_own_head():
    assert text_of().head("t", 3, 4) == 3
    assert text_of().head("elsewhere", 5, 9) == 5


def test_spans_with_one_head_match_by_head_and_not_exactly():
    a, b = spans((0, 11)), spans((4, 23))
    assert match_spans(a, b, "head", text_of()) == [(0, 0)]
    assert match_spans(a, b, "overlap", text_of()) == [(0, 0)]
    assert match_spans(a, b, "exact", text_of()) == []


def test_touching_spans_do_not_overlap():
    assert match_spans(spans((0, 4)), spans((4, 7)), "overlap", text_of()) == []


def test_each_span_is_matched_once_and_with_what_it_shares_most():
    a, b = spans((0, 23), (0, 11)), spans((0, 11), (0, 22))
    assert sorted(match_spans(a, b, "overlap", text_of())) == [(0, 1), (1, 0)]


def test_the_same_span_twice_needs_a_partner_twice():
    a, b = spans((0, 11), (0, 11)), spans((0, 11))
    assert len(match_spans(a, b, "exact", text_of())) == 1


def test_spans_of_different_articles_never_match():
    b = spans((0, 11)).assign(article_id="u")
    assert match_spans(spans((0, 11)), b, "exact", text_of()) == []


def test_an_unknown_match_is_refused():
    with pytest.raises(ValueError, match="'exact', 'overlap', 'head'"):
        match_spans(spans((0, 1)), spans((0, 1)), "fuzzy", text_of())


def test_a_nested_statement_is_paired_with_its_like():
    def statements(*contents):
        rows = [("t", i, 0, "", "", "", "indirect", "", None) for i in range(len(contents))]
        content = [("t", i, "content", s, e, "x") for i, (s, e) in enumerate(contents)]
        return table("statements", rows), table("statement_spans", content)

    outer_first, inner_first = statements((0, 23), (12, 23)), statements((12, 23), (0, 22))
    assert sorted(match_statements(*outer_first, *inner_first)) == [(0, 1), (1, 0)]


def partly(*parts, **changes):
    """A coding of TEXT in which only these parts are coded."""
    rows = [("bridge", start, end) for start, end in parts]
    return {**coding(**changes), "parts": table("parts", rows)}


def test_a_coding_that_was_cut_short_agrees_where_it_is_the_same():
    second = TEXT.index("“")
    whole, half = coding(), partly((0, second), drop=(5, 6, 11, 12, 13, 14, 15))
    found = agreement({"a": whole, "b": half}, resamples=50)
    assert score(found, "mentions", match="exact") == score(found, "speaker") == 1
    assert math.isnan(score(found, "stance"))  # none stands in that part


def test_each_pair_is_compared_where_both_have_coded():
    second, third = TEXT.index("“"), TEXT.index("She")
    codings = {"a": coding(), "b": partly((0, second)), "c": partly((second, third))}
    found = agreement(codings, resamples=50)
    found = found.set_index(["coder_a", "coder_b", "what", "measure"]).sort_index()
    of = found[found["match"] == ""]["n"]
    assert of["a", "b", "speaker", "F1"] == of["a", "c", "speaker", "F1"] == 1
    assert of["b", "c", "speaker", "F1"] == 0
    # Over all, every coder counts where they have coded: two sentences have two coders each.
    assert of["all", "all", "speaker of the sentence", "alpha, nominal"] == 2
    assert found.loc[("b", "c"), "value"].isna().all()


def test_a_part_without_a_sentence_of_the_article_compares_nothing():
    codings = {"a": coding(), "b": partly((47, 48))}
    assert TEXT[47] == " "
    assert agreement(codings, resamples=50)["n"].sum() == 0
    assert disagreements("a", "b", codings).empty


def test_a_coder_who_marked_nothing_can_be_compared():
    empty = coding(drop=range(1, 16))
    found = agreement({"a": coding(), "b": empty}, resamples=50)
    assert score(found, "mentions", "recall", "head") == 0
    assert math.isnan(score(found, "mentions", "precision", "head"))


def test_only_the_parts_that_both_have_coded_are_compared():
    codings = {"a": coding(), "b": partly((0, 47), drop=(5, 11, 12, 13, 14, 15))}
    found = agreement(codings, resamples=50)
    assert set(found["value"].dropna()) == {1.0}
    speakers = found[found["what"] == "speaker of the sentence"]
    assert set(speakers["n"]) == {1}
    assert disagreements("a", "b", codings).empty
    codings["b"].pop("parts")  # then the whole article counts as coded
    assert not disagreements("a", "b", codings).empty
