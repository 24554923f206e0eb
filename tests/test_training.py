"""Training, as far as it goes without PyTorch: examples, splits, errors, calibration error."""

import importlib.util
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from helpers import marked, windows
from helpers.decoding import TAGS, spans_of
from helpers.references import Attributions, Pair, Rated, Targets
from helpers.training import (
    batches,
    data,
    hints,
    own,
    quantisation,
    sentence_labels,
    windowed,
)

TEXT = (
    "The mayor said the bridge was safe. Nobody asked why.\n“Never,” Anna Weber replied, “again.”"
)
SPANS = {
    "T1": ("source", [(0, 9)]),
    "T2": ("cue", [(10, 14)]),
    "T3": ("content", [(15, 34)]),
    "T4": ("content", [(54, 62), (83, 91)]),
    "T5": ("source", [(63, 73)]),
    "T6": ("cue", [(74, 81)]),
}
LINKS = [("T3", ["T1"], ["T2"]), ("T4", ["T5"], ["T6"])]


def examples(limit=128, rng=None):
    ((article, notes),) = windowed.articles([Attributions("own_a", TEXT, SPANS, LINKS)])
    return windowed.article_examples(article, notes[0], limit, rng)


def test_the_tags_of_an_example_spell_the_annotated_spans():
    (example,) = examples()
    assert [span[0] for span in example.spans] == [0, 1, 2, 2, 0, 1, 2]
    assert spans_of(example.tags) == example.spans


def test_every_piece_of_a_content_is_linked_to_its_source_and_cue():
    (example,) = examples()
    assert example.links == [(2, [0], [1]), (3, [4], [5]), (6, [4], [5])]


def test_short_windows_hold_the_same_words_and_keep_links_inside():
    parts = examples(limit=16)
    assert len(parts) == 2
    assert np.concatenate([e.tags for e in parts]).tolist() == examples()[0].tags.tolist()
    assert [len(e.links) for e in parts] == [1, 2]


def test_a_paragraph_that_is_cut_begins_its_spans_anew():
    one = Attributions(
        "own_a", "He said: it is cold. It is wet.", {"T1": ("content", [(9, 31)])}, []
    )
    ((article, notes),) = windowed.articles([one])
    whole = windowed.article_examples(article, notes[0], 128)[0]
    assert len(whole.spans) == 1
    always = random.Random()
    always.random = lambda: 0.0
    halves = windowed.article_examples(article, notes[0], 128, always)[0]
    assert len(halves.spans) == 2


def test_targets_and_pairs_are_placed_on_word_pieces_and_count_over_a_window():
    targets = sentence_labels.judged([Targets("x", "d", "Weber met Roth.", [(10, 14, -1)])])
    pairs = sentence_labels.paired([Pair("Weber met Roth.", (0, 5), (10, 14), 3)])
    window = windowed.sentence_example([targets[0], pairs[0]])
    assert len(window.window.sentences) == 2
    assert [label for *_, label in window.targets] == [0, None, None]
    assert [sentence for _, _, sentence, _ in window.targets] == [0, 1, 1]
    assert window.pairs == [(1, 2, 3)]


def test_the_teachers_answers_are_kept_without_the_text_that_they_are_about(tmp_path):
    told = {
        "Weber met Roth.": hints.Hint(
            -0.5, [(0, 5), (10, 14)], [(0.8, 0.2, 0.0), (0.1, 0.1, 0.8)], [(0, 1)],
            [(0.4, 0.3, 0.1, 0.2, 0.0)],
        ),
        "Roth slept.": hints.Hint(places=[(0, 4)], targets=[(0.0, 1.0, 0.0)]),
    }
    hints.write(tmp_path / "hints.npz", told)
    assert b"Weber" not in (tmp_path / "hints.npz").read_bytes()
    found = hints.read(tmp_path / "hints.npz")
    first, second = (found[hints.key(text)] for text in told)
    assert first.places == [(0, 5), (10, 14)] and first.pairs == [(0, 1)]
    assert np.allclose(first.targets, told["Weber met Roth."].targets, atol=0.005)
    assert np.allclose(first.directions, told["Weber met Roth."].directions, atol=0.01)
    assert first.rating == -0.5 and np.isnan(second.rating)
    assert second.places == [(0, 4)] and second.pairs == []


def test_an_article_carries_what_the_teacher_said_of_its_sentences():
    text = "Nobody asked why."
    known = {hints.key(text): hints.Hint(0.25, [(0, 6)], [(0.5, 0.5, 0.0)])}
    ((article, notes),) = windowed.articles([Attributions("own_a", TEXT, SPANS, LINKS)], known)
    (example,) = windowed.article_examples(article, notes[0], 128)
    ((first, last, sentence, label),) = example.targets
    assert (sentence, label) == (1, (0.5, 0.5, 0.0)) and example.hints == [(1, 0.25)]
    assert first == example.window.sentences[1][0] and last == first + 1


MARKED = """\
Mayor's gift

When [Mayor Tveit|tveit] unveiled [her|tveit] plan, [the drivers' union|union] left. {union>tveit-}
<berg|“[She|tveit] is a gift to [us|union]. {berg>tveit+} [They|rail] lie.” {berg>rail-}> said \
[[the union|union]'s Arne Berg|berg].
"""


def test_the_marks_of_an_article_of_our_own_stand_where_its_words_do():
    found = marked.marked("gift", MARKED)
    assert found.text.startswith("Mayor's gift\n\nWhen Mayor Tveit unveiled her plan, the drivers'")
    assert [(found.text[a:b], actor) for a, b, actor in found.mentions] == [
        ("Mayor Tveit", "tveit"), ("her", "tveit"), ("the drivers' union", "union"),
        ("She", "tveit"), ("us", "union"), ("They", "rail"), ("the union", "union"),
        ("the union's Arne Berg", "berg")]
    assert [found.text[a:b] for a, b, _ in found.contents] == ["“She is a gift to us. They lie.”"]
    assert [row[1:] for row in found.stances] == [
        ("union", "tveit", -1), ("berg", "tveit", 1), ("berg", "rail", -1)]


@pytest.mark.parametrize("source, expected", [
    ("[Bo|bo] left.\n[Ada|ada left.", "line 2: '|' is part"), ("[Bo|bo] left. {bo>ada-}", "ada: no mention"),
    ("<bo|Yes>, he said.", "bo: no mention"), ("[Bo|bo] left. {bo likes ada}", "'bo' is no stance"),
    ("[Bo|bo]] left.", "']' is part of no mark"), ("[Bo left.", "'[' is opened and never closed"),
    ("[Bo|bo> left.", "'|'"),
    ("[Bo|bo] left.\nSo did [Ada, \nwho |ada said <bo|no>.", "line 2: '|' is part of no mark: the '['"),
    ("[Ada|ada said [Bo|bo] left.", "expected ']' right behind 'ada'"),
    ("[Ada|Ada] left.", "'Ada' is no id"), ("Bo left>.", "'>' closes nothing"),
    ("[Bo|bo] said:\n<bo|[No,> he cried.", "line 2: '[' is opened, and not closed before '>'"),
])
def test_marks_that_do_not_fit_together_are_named_with_their_line(source, expected):
    with pytest.raises(ValueError, match="^x, line ") as error:
        marked.marked("x", source)
    assert expected in str(error.value)


def test_an_article_of_our_own_teaches_whose_words_judge_whom_and_who_stands_against_whom():
    labelled, paragraphs = own.labelled_article(marked.marked("gift", MARKED))
    assert paragraphs == [0, 1, 2, 2]
    acts, praise, blame = labelled[1:]
    # what the union did is no judgement of the writing; between the two it is a stance
    assert [label for *_, label in acts.targets] == [None, None, None]
    assert acts.pairs == ((0, 2, 4), (1, 2, 4))
    # of each two, the union and the mayor take none here
    assert [label for *_, label in praise.targets] == [2, 1] and praise.pairs == ((0, 1, 0),)
    assert [label for *_, label in blame.targets] == [0, None, None]
    assert [label for *_, label in blame.pairs] == [0, 4]


def test_the_model_card_and_lesson_6_count_our_own_articles():
    found = marked.read()
    n, stances = len(found), sum(len(x.stances) for x in found)
    card = Path("helpers/models/MODEL_CARD.md").read_text("utf-8")
    assert f"{n} articles with invented events, {stances:,} stances" in card
    lesson = Path("notebooks/06_stance.ipynb").read_text("utf-8")
    assert f"{n} coded articles of our own" in lesson


def test_two_who_oppose_each_other_are_both_held_for_half_as_likely():
    (sentence,), _ = own.labelled_article(marked.marked("x", "[Ada|a] and [Bo|b] quarrel. {a>b- b>a-}"))
    assert sentence.pairs == ((0, 1, (0.0, 0.0, 0.0, 0.5, 0.5)),)


def test_our_own_articles_give_windows_of_stances_with_the_statements_that_they_were_told():
    found = marked.marked("gift", MARKED)
    labelled, paragraphs = own.labelled_article(found)
    (example,) = own.own_examples(labelled, paragraphs, 128, random.Random(1))
    assert example.tagged == 0 and len(example.targets) == 8 and len(example.pairs) == 5
    rows = windowed.split([found.text])[1]
    known = {}
    for text, pieces in zip(rows["text"], windows.pieces(list(rows["text"]))):
        known |= told(text, CUE, *[NO] * (int(pieces.first.sum()) - 1))
    labelled, paragraphs = own.labelled_article(found, known)
    (example,) = own.own_examples(labelled, paragraphs, 128, random.Random(1))
    assert example.tagged == windowed.TOLD and (example.tags == CUE.argmax()).sum() == len(rows)
    assert len(example.targets) == 8 and len(example.pairs) == 5


NO, SOURCE, CUE, GOES_ON = (np.eye(len(TAGS))[i] for i in (0, 1, 3, 6))


def told(text, *rows):
    return {hints.key(text): hints.Hint(tags=np.array(rows))}


def test_the_tags_that_the_teacher_is_sure_of_are_kept_as_certain(tmp_path):
    unsure = 0.6 * SOURCE + 0.4 * NO
    known = {
        "Roth met Weber.": hints.Hint(tags=np.array([0.99 * SOURCE + 0.01 * NO, NO, unsure, NO])),
        "Nothing.": hints.Hint(),
        "He said.": hints.Hint(tags=np.array([unsure, CUE, NO])),
    }
    hints.write(tmp_path / "hints.npz", known)
    first, second, third = hints.read(tmp_path / "hints.npz").values()
    assert np.allclose(first.tags, [SOURCE, NO, unsure, NO], atol=0.04)
    assert np.allclose(third.tags, [unsure, CUE, NO], atol=0.04) and not len(second.tags)


def test_what_people_tagged_and_what_the_teacher_says_of_it_have_their_shares():
    known = told("Nobody asked why.", SOURCE, CUE, NO, NO)
    ((article, notes),) = windowed.articles([Attributions("own_a", TEXT, SPANS, LINKS)], known)
    parts = windowed.article_examples(article, notes[0], 16)
    assert any((e.likely.max(1) == 1).all() for e in parts)  # where the teacher was not asked
    assert all(e.tagged == 1 for e in parts)
    known |= told("The mayor said the bridge was safe.", *[NO] * 8)
    ((article, notes),) = windowed.articles([Attributions("own_a", TEXT, SPANS, LINKS)], known)
    example = windowed.article_examples(article, notes[0], 16)[0]
    shares = (1 - windowed.TOLD) * SOURCE + windowed.TOLD * NO
    assert np.allclose(example.likely[0], shares)
    assert example.tags[0] == SOURCE.argmax()


def test_a_sentence_that_the_teacher_alone_tagged_begins_its_spans():
    known = told("Weber met Roth.", GOES_ON, NO, GOES_ON, NO)
    (sentence,) = sentence_labels.judged([Targets("x", "d", "Weber met Roth.", [])], known)
    example = windowed.sentence_example([sentence])
    assert example.tags.tolist() == [5, 0, 5, 0] and example.tagged == windowed.TOLD
    (other,) = sentence_labels.judged([Targets("x", "d", "Roth slept.", [])], known)
    assert windowed.sentence_example([sentence, other]).tags is None


TOLD = {
    hints.key("Weber met Roth."): hints.Hint(
        places=[(0, 5), (10, 14)], targets=[(0.8, 0.2, 0.0), (0.1, 0.1, 0.8)], pairs=[(0, 1)],
        directions=[(0.4, 0.3, 0.1, 0.2, 0.0)],
    )
}


def test_a_person_and_the_teacher_share_a_target_and_others_are_the_teachers():
    (sentence,) = sentence_labels.judged([Targets("x", "d", "Weber met Roth.", [(10, 14, -1)])], TOLD)
    ours, theirs = (label for *_, label in sentence.targets)
    assert ours == pytest.approx((0.55, 0.05, 0.4)) and theirs == (0.8, 0.2, 0.0)
    assert [pair[:2] for pair in sentence.pairs] == [(1, 0)]


@pytest.mark.parametrize(("first", "second", "label", "expected"), [
    ((0, 5), (10, 14), 1, (0.2, 0.65, 0.05, 0.1, 0)),
    ((10, 14), (0, 5), 4, (0.2, 0.05, 0.15, 0, 0.6)),  # the teacher's answer is turned with them
])
def test_a_person_and_the_teacher_share_what_stands_between_two(first, second, label, expected):
    (sentence,) = sentence_labels.paired([Pair("Weber met Roth.", first, second, label)], TOLD)
    ((a, b, shares),) = sentence.pairs
    assert (a, b) == (0, 1) and shares == pytest.approx(expected)


def test_a_pass_leaves_out_pairs_that_a_person_found_neutral_alone():
    never = random.Random()
    never.random = lambda: 1.0
    items = [Pair("Weber met Roth.", (0, 5), (10, 14), label) for label in (0, 3)]
    for known in ((), TOLD):
        neutral, opposed = sentence_labels.paired(items, known)
        assert data.lively([neutral, opposed], never) == [opposed]


def test_an_answer_of_the_teacher_counts_its_share():
    own, told = batches._answers([2, (0.0, 0.5, 0.5)], np.ones(3))
    assert own.sum() == pytest.approx(1) and told.sum() == pytest.approx(batches.HINT)
    assert own.argmax() == 2 and batches._answers([None], np.ones(3)).sum() == 0


def test_a_sentence_beyond_a_window_keeps_its_targets_inside():
    text = "Weber " + "and " * 700 + "Roth met."
    (sentence,) = sentence_labels.paired([Pair(text, (0, 5), (len(text) - 9, len(text) - 5), 0)])
    assert all(last <= len(sentence.pieces.ids) for _, last, _ in sentence.targets)


def test_ratings_stay_with_their_editorial():
    found = sentence_labels.rated([Rated("1_1", "1", "Good.", 0.5), Rated("2_1", "2", "Bad.", -0.5)])
    assert {document: some[0].rating for document, some in found.items()} == {"1": 0.5, "2": -0.5}


def test_packing_loses_no_sentence_and_lone_ones_stay_alone():
    some = sentence_labels.judged([Targets("x", "d", f"Weber met {n} people.", []) for n in range(30)])
    for share, fewest in ((0, 30), (1, 1)):
        windows = windowed.packed(some, share, random.Random(0))
        assert sum(len(w.window.sentences) for w in windows) == 30
        assert fewest <= len(windows) <= 30


def test_batches_keep_to_their_budget_and_lose_nothing():
    some = sentence_labels.judged(
        [Targets("x", "d", "Weber met people. " * (n % 7 + 1), []) for n in range(60)]
    )
    windows = windowed.packed(some, 0, random.Random(0))
    found = batches.batches(windows, 200, random.Random(0))
    assert sum(map(len, found)) == 60
    assert all(max(len(e.window.ids) for e in b) * len(b) <= 200 for b in found if len(b) > 1)


def test_a_document_falls_into_the_same_fold_on_every_machine():
    assert [data.fold(name) for name in ("polusa_v1_1", "17", "allsides_1000_401")] == [3, 2, 2]
    assert {data.fold(n) for n in range(200)} == set(range(8))


def test_every_missing_folder_is_named(tmp_path):
    (tmp_path / "dse").mkdir()
    (tmp_path / "dse" / "train.tsv").write_text("")
    with pytest.raises(FileNotFoundError) as error:
        data.check_files(tmp_path)
    assert "valid.tsv" in str(error.value) and "newsmtsc" in str(error.value)
    assert str(tmp_path / "dse" / "train.tsv") not in str(error.value)


def test_the_command_says_what_is_missing_and_writes_nothing(tmp_path):
    command = [
        sys.executable,
        "-m",
        "helpers.training",
        "--data",
        tmp_path,
        "--out",
        tmp_path / "o",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    installed = all(map(importlib.util.find_spec, ("torch", "onnx", "all_minilm_l6_v2")))
    assert done.returncode == 1
    assert ("valid.jsonl" if installed else "pip install -e '.[train]'") in done.stderr
    assert not (tmp_path / "o").exists()


def test_the_tags_of_the_model_are_those_of_the_public_files():
    assert TAGS == ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


def test_what_rounding_loses_is_made_up_for_where_inputs_go_along():
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(500, 4)) @ rng.normal(size=(4, 16)) + 0.1 * rng.normal(size=(500, 16))
    matrix = rng.normal(size=(16, 8)).astype(np.float32)

    def error(numbers, scale):
        return np.square(inputs @ (numbers * scale - matrix)).mean()

    plain = quantisation.whole_numbers(matrix, 0, quantisation.LARGEST)
    made_up = quantisation.compensated(matrix, inputs.T @ inputs)
    assert error(*made_up) < 0.5 * error(*plain)
    assert np.abs(made_up[0]).max() <= quantisation.LARGEST


def test_where_no_inputs_go_along_every_weight_is_rounded_to_the_nearest():
    matrix = np.random.default_rng(0).normal(size=(16, 8)).astype(np.float32)
    plain, scale = quantisation.whole_numbers(matrix, 0, quantisation.LARGEST)
    alone, same = quantisation.compensated(matrix, np.eye(16))
    assert np.array_equal(plain, alone) and np.array_equal(scale, same)
