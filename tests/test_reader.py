"""The trained reader: windows, decoding, and what the shipped model reads in sentences of ours."""

import itertools
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import occlusion, reader
from helpers.decoding import ALLOWED, FORBIDDEN, START_ALLOWED, TAGS, decode, link, spans_of
from helpers.tables import table
from helpers.windows import LONGEST, WINDOW, cut, normalise, pack, pieces, window


def tables(texts, names=()):
    """Sentences and mentions of texts, each an article of one sentence."""
    sentences = [(f"a{i}", 0, 0, 0, len(text), text) for i, text in enumerate(texts)]
    mentions = [
        (f"a{i}", n, name.lower(), text.index(name), text.index(name) + len(name), name, "name", "")
        for i, text in enumerate(texts)
        for n, name in enumerate(names)
        if name in text
    ]
    return table("sentences", sentences), table("mentions", mentions)


def roles(text):
    """{role: texts} that the reader finds in a sentence."""
    found = {}
    for s in reader.read(tables([text])[0]).spans.itertuples():
        found.setdefault(s.role, []).append(text[s.start : s.end])
    return found


def test_the_model_takes_at_most_25_megabytes_and_half_a_second_to_load():
    path = reader.files("helpers") / "models" / "reader.onnx"
    assert path.stat().st_size <= 25e6
    seconds = []
    for _ in range(3):
        reader.load(None)
        started = time.process_time()
        reader.settings()
        seconds.append(time.process_time() - started)
    assert min(seconds) < 0.5


@pytest.mark.parametrize(
    "text, source, cue, content",
    [
        (
            "The mayor said that the bridge would open in May.",
            "The mayor",
            "said",
            "that the bridge would open in May",
        ),
        (
            "“We will not pay,” the minister told reporters.",
            "the minister",
            "told",
            "“We will not pay,”",
        ),
        (
            "According to the police, nobody was hurt in the fire.",
            "the police",
            "According to",
            "nobody was hurt in the fire",
        ),
        ('"We will not pay," said Maria Keller.', "Maria Keller", "said", '"We will not pay,"'),
    ],
)
def test_a_statement_is_found_with_its_source_cue_and_content(text, source, cue, content):
    found = roles(text)
    assert found["source"] == [source]
    assert found["cue"][0].startswith(cue)
    assert found["content"] == [content]


@pytest.mark.parametrize(
    "text",
    ["The river is 300 kilometres long.", "Snow fell on the hills in the night.", "Page 3 of 12"],
)
def test_a_sentence_that_reports_nothing_has_no_statement(text):
    assert "content" not in roles(text)


def test_a_content_is_linked_to_its_own_speaker():
    text = "Anna Weber said the tax was fair, but Paul Roth warned that it would cost jobs."
    found = reader.read(tables([text])[0])
    spans = {s.span_id: text[s.start : s.end] for s in found.spans.itertuples()}
    speakers = {spans[k.content]: spans[k.source] for k in found.links.itertuples()}
    assert speakers["the tax was fair"] == "Anna Weber"
    assert speakers["that it would cost jobs"] == "Paul Roth"


def test_an_interrupted_quotation_is_one_statement():
    text = "“It is over,” he said. “We have lost.”"
    (statement,) = reader.proposals(reader.read(tables([text])[0]))["a0"]
    quoted = [[text[a:b] for a, b in spans] for spans in statement[:3]]
    assert quoted == [["he"], ["said"], ["“It is over,”", "“We have lost.”"]]
    assert 0.5 < statement.probability <= 1


def test_given_spans_are_linked_in_place_of_found_ones():
    text = "Anna Weber said the bridge was safe. Karl Braun said it was not."
    given_spans = pd.DataFrame(
        [("a0", "source", 0, 10), ("a0", "content", 16, 35), ("a0", "source", 37, 47)],
        columns=["article_id", "role", "start", "end"],
    )
    sentences, _ = tables([text])
    found = reader.read(sentences, spans=given_spans)
    assert found.spans[["start", "end"]].values.tolist() == [[0, 10], [16, 35], [37, 47]]
    assert found.links["content"].tolist() == [1]
    assert found.links["source"].tolist() == [0]


def test_support_and_opposition_go_from_the_holder_to_the_target():
    texts = [
        "Weber strongly condemned Roth.",
        "Weber warmly praised Roth.",
        "Roth was condemned by Weber.",
    ]
    pairs = reader.read(*tables(texts, ("Weber", "Roth"))).pairs.set_index(
        ["article_id", "holder", "target"]
    )
    assert pairs.loc[("a0", 0, 1), "oppose"] > pairs.loc[("a0", 1, 0), "oppose"]
    assert pairs.loc[("a0", 0, 1), "oppose"] > 0.5
    assert pairs.loc[("a1", 0, 1), "support"] > 0.5
    assert pairs.loc[("a2", 0, 1), "oppose"] > pairs.loc[("a2", 1, 0), "oppose"]


def test_the_writing_towards_a_mention_is_not_the_mood_of_the_sentence():
    texts = ["Weber, a brilliant and honest mayor, died.", "Weber, a corrupt liar, won the prize."]
    targets = reader.read(*tables(texts, ("Weber",))).targets.set_index("article_id")
    assert targets.loc["a0", "support"] > targets.loc["a0", "oppose"]
    assert targets.loc["a1", "oppose"] > targets.loc["a1", "support"]


def test_polarity_orders_sentences_and_lies_inside_its_interval():
    texts = [
        "It was a wonderful success.",
        "They met on Monday.",
        "It was a cruel and bloody crime.",
    ]
    found = reader.read(tables(texts)[0]).sentiment
    assert found["polarity"].is_monotonic_decreasing
    assert (found["low"] <= found["polarity"]).all() and (found["polarity"] <= found["high"]).all()
    assert found[["low", "high"]].abs().max().max() <= 1


def test_nothing_depends_on_order_company_or_threads():
    texts = [
        "Weber warned Roth that the bank would fail.",
        "Roth laughed.",
        "Weber thanked Roth.",
        "“It is over,” Roth said, “and Weber knows it.”",
    ]
    sentences, mentions = tables(texts, ("Weber", "Roth"))
    whole = reader.read(sentences, mentions, threads=2)
    backwards = reader.read(sentences[::-1], mentions[::-1])
    for i in range(len(texts)):
        name = f"a{i}"
        alone = reader.read(
            sentences[sentences["article_id"] == name], mentions[mentions["article_id"] == name]
        )
        for table_name in ("spans", "targets", "pairs", "sentiment"):
            parts = [getattr(r, table_name) for r in (whole, backwards, alone)]
            parts = [
                p[p["article_id"] == name].drop(columns="span_id", errors="ignore") for p in parts
            ]
            columns = [c for c in parts[0] if c not in parts[0].select_dtypes("float").columns]
            first, *others = (p.sort_values(columns).reset_index(drop=True) for p in parts)
            for other in others:
                pd.testing.assert_frame_equal(first, other, atol=1e-4, rtol=0, check_dtype=False)


def test_probabilities_of_a_stance_add_up_to_one():
    found = reader.read(*tables(["Weber met Roth in Bern."], ("Weber", "Roth")))
    for frame in (found.targets, found.pairs):
        assert np.allclose(frame[["oppose", "neutral", "support"]].sum(axis=1), 1, atol=1e-5)


def test_no_sentences_give_empty_tables_with_their_columns():
    found = reader.read(*tables([]))
    assert [len(frame) for frame in found] == [0] * 5
    assert list(found.sentiment) == ["article_id", "sentence_id", "polarity", "low", "high"]
    assert "probability" in found.spans and "source" in found.links


def test_a_sentence_longer_than_a_window_is_read_in_parts():
    text = "Weber said that " + "the old bridge and " * 400 + "the tower stay."
    found = reader.read(*tables([text], ("Weber",)))
    assert len(found.sentiment) == 1
    assert len(found.targets) == 1
    assert found.spans["end"].max() <= len(text)


def test_the_word_that_a_stance_hangs_on_is_the_one_whose_masking_moves_it_most():
    sentences, mentions = tables(["On Monday Weber condemned Roth."], ("Weber", "Roth"))
    found = occlusion.explain(sentences, mentions, 0, target=1, holder=0)
    assert found.loc[0, "text"] == "condemned"
    assert found.loc[0, "weight"] < 0
    assert sorted(found["text"]) == sorted(["On", "Monday", "Weber", "condemned", "Roth", "."])


def test_an_explanation_of_a_mention_that_is_elsewhere_is_refused():
    sentences, mentions = tables(["Weber met Roth."], ("Weber", "Roth"))
    with pytest.raises(KeyError, match="no mention 7"):
        occlusion.explain(sentences, mentions, 0, target=7)


def test_the_words_behind_a_stance_are_asked_of_the_first_mentions_that_stand_apart():
    names = {"Roth's wife Weber": "weber", "Roth": "roth", "Konrad Roth": "roth"}
    sentences, mentions = tables(["Roth's wife Weber condemned Konrad Roth."], names)
    mentions["actor_id"] = mentions["text"].map(names)
    who = pd.DataFrame([(0, "weber", "roth"), (0, "nobody", "roth")],
                       columns=["sentence_id", "holder", "target"])
    found = occlusion.words_behind(who, {"sentences": sentences, "mentions": mentions})
    assert found.groupby("holder", sort=False)["text"].first()["weber"] == "condemned"
    assert found["holder"].drop_duplicates().tolist() == ["weber", "nobody"]
    none = occlusion.words_behind(who[:0], {"sentences": sentences, "mentions": mentions})
    assert none.empty and list(none) == list(found) == ["holder", "target", "text", "weight"]


@given(st.text(max_size=80))
def test_normalising_keeps_every_character_in_its_place(text):
    assert len(normalise(text)) == len(text)


def test_quotation_marks_of_every_kind_become_one():
    for marked in ('"Yes," he said.', "“Yes,” he said.", "«Yes,» he said.", "„Yes,“ he said."):
        assert normalise(marked).replace("“ he", "” he") == "“Yes,” he said."


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_word_pieces_lie_in_order_inside_the_text(texts):
    for text, p in zip(texts, pieces(texts)):
        assert len(p.ids) == len(p.start) == len(p.end) == len(p.first) == len(p.case)
        assert (np.diff(p.start) >= 0).all()
        assert (p.start >= 0).all() and (p.end <= len(text)).all()


@given(st.lists(st.tuples(st.integers(1, 200), st.booleans()), max_size=30))
def test_every_sentence_lies_in_exactly_one_window(rows):
    lengths = [n for n, _ in rows]
    paragraphs = np.cumsum([new for _, new in rows]).tolist()
    windows = pack(lengths, paragraphs)
    assert [i for numbers in windows for i in numbers] == list(range(len(rows)))
    for numbers in windows:
        assert len(numbers) == 1 or sum(lengths[i] + 1 for i in numbers) <= WINDOW


def test_a_long_text_is_cut_before_words_and_nothing_is_lost():
    (whole,) = pieces(["unbelievable " * 600])
    parts = cut(whole)
    assert all(len(p.ids) <= LONGEST and p.first[0] for p in parts)
    assert np.concatenate([p.ids for p in parts]).tolist() == whole.ids.tolist()


def test_a_window_marks_sentences_and_paragraphs():
    w = window(pieces(["One two.", "Three.", "Four."]), [0, 0, 1])
    assert w.ids[w.sentences[:, 0] - 1].tolist() == [101, 101, 101]
    assert w.opens.tolist() == [True, False, False, False, False, True, False]


def chain(seed, words):
    random = np.random.default_rng(seed)
    steps = np.where(ALLOWED, random.normal(size=(7, 7)), FORBIDDEN)
    first = np.where(START_ALLOWED, random.normal(size=7), FORBIDDEN)
    return random.normal(size=(words, 7)) * 2, steps, first


@pytest.mark.parametrize("seed", range(5))
def test_decoding_finds_the_best_sequence_and_the_probability_of_each_span(seed):
    scores, steps, first = chain(seed, 4)
    weights = {}
    for tags in itertools.product(range(7), repeat=4):
        score = first[tags[0]] + scores[range(4), tags].sum()
        weights[tags] = score + sum(steps[a, b] for a, b in itertools.pairwise(tags))
    best = max(weights, key=weights.get)
    total = sum(np.exp(list(weights.values())))
    (found,) = decode([scores], [np.zeros(4, bool)], steps, first)
    assert [s[:3] for s in found] == spans_of(best)
    for role, a, b, p in found:
        with_it = sum(np.exp(w) for tags, w in weights.items() if (role, a, b) in spans_of(tags))
        assert p == pytest.approx(with_it / total, abs=1e-9)


def test_decoding_does_not_depend_on_the_other_windows():
    one, steps, first = chain(1, 6)
    other = chain(2, 9)[0]
    opens = [np.zeros(6, bool), np.zeros(9, bool)]
    together = decode([one, other], opens, steps, first)
    alone = decode([one], opens[:1], steps, first) + decode([other], opens[1:], steps, first)
    for a, b in zip(together, alone):
        assert [s[:3] for s in a] == [s[:3] for s in b]
        assert np.allclose([s[3] for s in a], [s[3] for s in b])


def test_no_span_runs_into_a_new_paragraph():
    scores = np.zeros((3, len(TAGS)))
    scores[:, TAGS.index("I-content")] = 5
    scores[0, TAGS.index("B-content")] = 9
    steps = np.where(ALLOWED, 0.0, FORBIDDEN)
    first = np.where(START_ALLOWED, 0.0, FORBIDDEN)
    (found,) = decode([scores], [np.array([True, False, True])], steps, first)
    assert found[0][:3] == (2, 0, 2)
    assert all(not (a < 2 < b) for _, a, b, _ in found)


def test_a_content_that_fits_nobody_is_linked_to_nobody():
    vectors = np.zeros((3, 3 * 2 + 2))
    vectors[0, :2] = (1, 0)  # as a source
    vectors[2, 4:6] = (-5, 0)  # as a content
    assert link(vectors, [(0, 0, 1), (2, 2, 3)])[0][:3] == (1, None, None)
    vectors[2, 4:6] = (5, 0)
    assert link(vectors, [(0, 0, 1), (2, 2, 3)])[0][1] == 0


def test_answers_are_the_same_on_every_processor():
    """Computed with AVX2 and with AVX-512; `export.py` says what made processors differ in the
    third digit."""
    sentences, mentions = tables([
        "The mayor thanked Ada Weber for her courage, and the crowd cheered.",
        "Ada Weber accused the bank of fraud.", "“It is over,” the minister said on Monday.",
    ], ("Ada Weber", "The mayor", "the bank"))
    found = reader.read(sentences, mentions)
    assert found.sentiment["polarity"].tolist() == pytest.approx(
        [0.460401, -0.345834, -0.128045], abs=1e-5)
    assert found.targets["support"].tolist() == pytest.approx(
        [0.992137, 0.955595, 0.094056, 0.012929], abs=1e-5)
    assert found.pairs["oppose"].tolist() == pytest.approx(
        [0.005669, 0.006933, 0.969315, 0.007946], abs=1e-5)
