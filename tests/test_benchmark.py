"""The benchmark: public formats, metrics by their published definitions, rows and predictions."""

import json

import numpy as np
import pytest

from helpers import baselines, benchmark, metrics, references
from helpers.references import Mention

TAGGED = [
    (
        "The mayor said the bridge was safe .",
        "B-source I-source B-cue B-content I-content I-content I-content O",
    ),
    (
        "`` Never , '' Anna Weber replied .",
        "B-content I-content I-content I-content B-source I-source B-cue O",
    ),
    ("It rained -LRB- a little -RRB- .", "O O O O O O O"),
]
STANDOFF = """T1\tSource 0 9\tThe mayor
T2\tCue 10 14\tsaid
T3\tContent 15 34;36 41\tthe bridge was safe never
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
"""
CONLLU = """# newdoc id = own
# newpar_block = p (1 s)
# sent_id = own-1
1\tAnna\tAnna\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person-new-sssss-cf1-1,2-coref-Anna_Weber
2\tWeber\tWeber\tPROPN\tNNP\t_\t3\tflat\t_\tEntity=1)
3\tlost\tlose\tVERB\tVBD\t_\t0\troot\t_\t_
4\ther\ther\tPRON\tPRP$\t_\t5\tnmod\t_\tEntity=(2-object-new-sssss-cf2-2-coref(1-person-giv-sssss-cf1-1-ana)
5\that\that\tNOUN\tNN\t_\t3\tobj\t_\tEntity=2)|SpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


@pytest.fixture
def passages(tmp_path):
    path = tmp_path / "own.jsonl"
    path.write_text(
        "".join(
            json.dumps({"id": "own", "tokens": words.split(), "labels": labels.split()}) + "\n"
            for words, labels in TAGGED
        ),
        "utf-8",
    )
    return path


def scores_of(found, system):
    rows = found[0][found[0]["system"] == system]
    return dict(zip(rows["metric"], rows["value"]))


def test_passages_read_as_text_with_a_place_for_every_token(passages):
    (article,) = references.read_passages(passages)
    assert article.text.split("\n") == [
        "The mayor said the bridge was safe.",
        "“Never,” Anna Weber replied.",
        "It rained (a little).",
    ]
    assert [article.text[a:b] for a, b in article.tokens][:4] == ["The", "mayor", "said", "the"]
    assert article.passages == [0] * 8 + [1] * 8 + [2] * 7


def test_the_reader_is_scored_on_passages_and_labels_every_token(passages):
    found = benchmark.score("polnear", passages)
    assert scores_of(found, "reader") == {
        "exact F1, source": 1.0,
        "exact F1, cue": 1.0,
        "exact F1, content": 1.0,
    }
    assert [p["labels"] for p in found[1]] == [labels.split() for _, labels in TAGGED]
    assert [len(p["tokens"]) for p in found[1]] == [8, 8, 7]


def test_a_span_whose_ends_are_unsure_is_no_exact_match_but_stays_in_statements(tmp_path):
    text = (
        "Locals worry about the noise , the dust and , as the priest put it , the silence after ."
    )
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps({"id": "a", "tokens": text.split(), "labels": ["O"] * 20}), "utf-8")
    _, (line,) = benchmark.score("polnear", path)
    assert line["labels"][:3] == ["B-source", "B-cue", "I-cue"] and "B-content" not in line["labels"]

    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "own.txt").write_text(text, "utf-8")
    (tmp_path / "attributions" / "own_ab.ann").write_text(
        f"T1\tSource 0 6\tLocals\nT2\tCue 7 18\tworry about\nT3\tContent 19 86\t{text[19:86]}\n"
        f"T4\tSource 49 59\t{text[49:59]}\nT5\tCue 60 66\t{text[60:66]}\n"
        "E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n"
        "E2\tAttribution:T5 Content:T3 Cue:T5 Source:T4\n", "utf-8",
    )
    found = benchmark.score("polnear", tmp_path)
    assert "content" in [span["role"] for span in found[1][0]["spans"]]
    assert scores_of(found, "reader")["exact F1, source"] == 1.0


def test_standoff_pieces_and_links_are_read_and_sources_scored(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "own.txt").write_text(
        "The mayor said the bridge was safe.\nNever.", "utf-8"
    )
    (tmp_path / "attributions" / "own_ab.ann").write_text(STANDOFF, "utf-8")
    (article,) = references.read_standoff(tmp_path)
    assert article.spans["T3"] == ("content", [(15, 34), (36, 41)])
    assert article.links == [("T3", ["T1"], ["T2"])]
    found = benchmark.score("polnear", tmp_path)
    assert scores_of(found, "reader, spans given") == {"right source of gold contents": 1.0}
    assert found[1][0]["spans"][0]["role"] == "source"


def test_newsmtsc_is_scored_beside_baselines_and_answers_every_target(tmp_path):
    rows = []
    for i, (text, polarity) in enumerate(
        [
            ("Weber is a liar and a cheat.", 2),
            ("Weber is a brave and honest man.", 6),
            ("Weber arrived on Monday.", 4),
            ("Weber betrayed his voters again.", 2),
            ("Weber was praised for his courage.", 6),
            ("Weber will speak at noon.", 4),
        ]
    ):
        target = {
            "Input.gid": "",
            "from": 0,
            "to": 5,
            "mention": "Weber",
            "polarity": float(polarity),
        }
        rows.append(
            {"primary_gid": f"own_{i}_0_x", "sentence_normalized": text, "targets": [target]}
        )
    path = tmp_path / "own.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    found = benchmark.score("newsmtsc", path, train=path)
    table = found[0]
    assert {"reader", "VADER", "word counts", "majority", "TF-IDF + logistic regression"} <= set(
        table["system"]
    )
    ours = table[table["source"] == ""]
    assert (ours["low"] <= ours["value"]).all() and (ours["value"] <= ours["high"]).all()
    assert scores_of(found, "majority")["accuracy"] == pytest.approx(1 / 3)
    assert scores_of(found, "reader")["macro-F1"] > scores_of(found, "majority")["macro-F1"]
    assert [t["polarity"] for p in found[1] for t in p["targets"]][:2] == [2.0, 6.0]


def test_dse_brackets_become_places_and_both_directions_are_answered(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text(
        "[Weber] condemned [Roth].\tWeber\tRoth\t3\n[Weber] was praised by [Roth].\tWeber\tRoth\t2\n",
        "utf-8",
    )
    first = references.read_dse(path)[0]
    assert first.text == "Weber condemned Roth."
    assert [first.text[slice(*span)] for span in (first.first, first.second)] == ["Weber", "Roth"]
    _, predictions = benchmark.score("dse", path)
    assert [p["label"] for p in predictions] == [3, 2]
    assert [sum(p["probability"]) for p in predictions] == pytest.approx([1, 1], abs=1e-3)


def test_editorials_are_scored_by_correlation_in_the_order_of_the_file(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text(
        "1_1\t-2.5\tIt was a cruel and bloody crime.\n2_1\t2.5\tIt was a wonderful success.\n"
        "1_2\t0.1\tThey met on Monday.\n2_2\t-1\tThe plan is bad.\n",
        "utf-8",
    )
    found = benchmark.score("nyt", path)
    assert scores_of(found, "reader")["Pearson r"] > 0.8
    assert [p["id"] for p in found[1]] == ["1_1", "2_1", "1_2", "2_2"]
    assert found[1][0]["rating"] < found[1][1]["rating"]


def test_gum_chains_heads_and_nested_mentions_are_read(tmp_path):
    path = tmp_path / "own.conllu"
    path.write_text(CONLLU, "utf-8")
    (article,) = references.read_gum(path)
    assert article.text == "Anna Weber lost her hat."
    found = {article.text[m.start : m.end]: m for m in article.mentions}
    assert set(found) == {"Anna Weber", "her", "her hat"}
    assert found["her"].chain == found["Anna Weber"].chain == "1"
    assert found["Anna Weber"].named and not found["her"].named
    table, _ = benchmark.score("gum", path)
    assert set(table["system"]) == {"rules", "spaCy entities, equal strings joined"}


def chain(*groups):
    """Mentions, one character each, of chains."""
    return [
        Mention(str(i), "person", n, n + 1, n, n + 1, True)
        for i, group in enumerate(groups)
        for n in group
    ]


def test_b_cubed_gives_the_figures_of_its_authors():
    gold = chain(range(5), (5, 6), range(7, 12))
    joined = [("a", n, n + 1) for n in range(5)] + [("b", n, n + 1) for n in range(5, 12)]
    p, n, r, m = metrics.b_cubed(gold, joined, False)
    assert (round(p / n, 2), round(r / m, 2)) == (0.76, 1.0)
    joined = [("a" if n < 5 or n > 6 else "b", n, n + 1) for n in range(12)]
    p, n, r, m = metrics.b_cubed(gold, joined, False)
    assert (round(p / n, 2), round(r / m, 2)) == (0.58, 1.0)


def test_a_mention_of_no_actor_costs_precision_and_an_unscored_one_nothing():
    gold = chain((0, 1)) + [Mention("0", "person", 5, 6, 5, 6, False)]
    right = [("a", 0, 1), ("a", 1, 2)]
    assert metrics.b_cubed(gold, right, False)[:2] == (2.0, 2)
    assert metrics.b_cubed(gold, [*right, ("z", 8, 9)], False)[:2] == (2.0, 3)
    assert metrics.b_cubed(gold, [*right, ("a", 5, 6)], False)[:2] == (2.0, 2)
    assert metrics.b_cubed(gold, [*right, ("a", 5, 6)], True) == (3.0, 3, 3.0, 3)


def test_macro_f1_is_the_mean_over_labels_worked_by_hand():
    gold, ours = [0, 0, 1, 1, 1, 2], [0, 1, 1, 1, 0, 2]
    macro, accuracy = metrics.macro_f1("x", gold, ours, (0, 1, 2), list(range(6)))
    assert macro[2] == pytest.approx((1 / 2 + 2 / 3 + 1) / 3)
    assert accuracy[2] == pytest.approx(4 / 6)


def test_calibration_error_is_zero_where_probabilities_hold_and_their_distance_where_not():
    right, documents = [True, True, True, False], list("aabb")
    for p, error in ((0.75, 0.0), (0.95, 0.2)):
        found = metrics.calibration_error("own", np.full(4, p), right, documents)
        assert found[:2] == ("own", "expected calibration error")
        assert found[2] == pytest.approx(error)


def test_correlation_equals_numpys():
    random = np.random.default_rng(0)
    x, y = random.normal(size=(2, 50))
    row = metrics.pearson("x", y, x, [i // 5 for i in range(50)])
    assert row[2] == pytest.approx(np.corrcoef(x, y)[0, 1])
    assert row[3] < row[2] < row[4]


def test_word_counts_ignore_negation_and_vader_does_not():
    assert baselines.count("This is not good.") > 0
    assert baselines.vader("This is not good.") < 0


def test_scores_and_predictions_are_written_without_empty_cells(tmp_path, passages):
    found = benchmark.score("polnear", passages)
    benchmark.write("polnear", passages, *found, tmp_path / "s.json", tmp_path / "p.jsonl")
    written = json.loads((tmp_path / "s.json").read_text("utf-8"))
    assert written["data"] == "own.jsonl"
    assert written["scores"][0]["system"] == "reader"
    assert all("n" not in row for row in written["scores"] if row.get("source"))
    assert len((tmp_path / "p.jsonl").read_text("utf-8").splitlines()) == 3


@pytest.mark.parametrize(
    "task, name, text, message",
    [
        (
            "polnear",
            "x.jsonl",
            '{"id": "a", "tokens": ["a"], "labels": []}',
            "line 1: 1 tokens, but 0",
        ),
        ("polnear", "x.jsonl", '{"id": "a", "tokens": ["a"], "labels": ["Q"]}', "label 'Q'"),
        (
            "newsmtsc",
            "x.jsonl",
            "\n{}",
            "line 2: found '{}'; expected a JSON object with primary_gid",
        ),
        ("newsmtsc", "x.jsonl", "no json", "line 1: found 'no json'"),
        ("dse", "x.tsv", "A sentence.\tA\tB\t0", "line 1: found 4 columns, 0 bracketed names"),
        ("nyt", "x.tsv", "1_1\thigh\tA sentence.", "line 1: found 3 columns"),
    ],
)
def test_a_file_in_another_format_is_refused_by_line(tmp_path, task, name, text, message):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=".*") as error:
        benchmark.score(task, path)
    assert message in str(error.value) and name in str(error.value)


def test_an_unknown_task_and_an_empty_folder_are_refused(tmp_path):
    with pytest.raises(ValueError, match="expected one of polnear, newsmtsc, dse, nyt, gum"):
        benchmark.score("semeval", tmp_path)
    with pytest.raises(ValueError, match="found none"):
        benchmark.score("polnear", tmp_path)
    with pytest.raises(ValueError, match="CoNLL-U"):
        benchmark.score("gum", tmp_path)


def test_a_statement_counts_once_and_needs_half_its_content_and_a_touch_of_its_source():
    gold = {"a": [([(10, 20)], [(0, 5)]), ([(30, 40)], [])]}
    ours = {"a": [([(10, 16)], [(4, 9)]), ([(10, 20)], [(0, 5)]), ([(30, 38)], [(25, 27)])]}
    found, with_source = metrics.statement_f1("x", gold, ours)
    assert found[2] == pytest.approx(2 * 2 / 5) and with_source[2] == pytest.approx(2 * 1 / 5)


MARKED = """\
[Anna Weber|weber] sued [Karl Roth|roth] on Monday. {weber>roth-}

<weber|“[He|roth] is a liar and a thief,” {weber>roth-}> [Weber|weber] said. [Roth|roth] slept.
"""


def test_whole_articles_are_scored_by_who_is_meant_who_says_it_and_who_stands_where(tmp_path):
    (tmp_path / "own.txt").write_text(MARKED, "utf-8")
    scores, predictions = benchmark.score("articles", tmp_path)
    found = {(r.system, r.metric): r.value for r in scores.itertuples()}
    for what in ("mentions with their actor", "contents with their speaker", "stances"):
        for measure in ("precision", "recall", "F1"):
            assert found["rules and reader", f"{what}, {measure}"] == 1.0
    assert {(p["holder"], p["target"], p["label"]) for p in predictions} == {
        ("anna-weber", "karl-roth", "oppose")}


def test_a_stance_of_the_wrong_actor_is_wrong_and_one_that_is_not_coded_too(tmp_path):
    other = MARKED.replace("{weber>roth-}\n", "{roth>weber-}\n")
    (tmp_path / "own.txt").write_text(other, "utf-8")
    scores, _ = benchmark.score("articles", tmp_path)
    found = {(r.system, r.metric): r.value for r in scores.itertuples()}
    assert found["rules and reader", "stances, precision"] == 0.5
    assert found["rules and reader", "stances, recall"] == 0.5


def test_found_mentions_of_the_right_actor_are_counted_by_whether_they_are_names(tmp_path):
    other = MARKED.replace("[He|roth]", "[He|weber]").replace("> [Weber|weber]", "> Weber")
    (tmp_path / "own.txt").write_text(other, "utf-8")
    scores, _ = benchmark.score("articles", tmp_path)
    found = {r.metric: (r.value, r.n) for r in scores.itertuples()}
    assert found["actor of the names found, accuracy"] == (1.0, 3)
    assert found["actor of the pronouns and descriptions found, accuracy"] == (0.0, 1)


def test_an_article_in_which_nobody_is_found_or_marked_counts_as_such(tmp_path):
    (tmp_path / "own.txt").write_text(MARKED, "utf-8")
    (tmp_path / "rain.txt").write_text("“It rains,” it was said. The bus was late.\n", "utf-8")
    scores, _ = benchmark.score("articles", tmp_path)
    found = {(r.system, r.metric): r.value for r in scores.itertuples()}
    assert found["rules and reader", "stances, F1"] == 1.0
    assert found["rules and reader", "contents with their speaker, recall"] == 1.0


def test_a_folder_without_marked_articles_is_named(tmp_path):
    with pytest.raises(ValueError, match="no marked article"):
        benchmark.score("articles", tmp_path)


def test_articles_without_any_mark_are_refused_with_where_marks_are_explained(tmp_path):
    (tmp_path / "rain.txt").write_text("“It rains,” said Ada Weber. The bus was late.\n", "utf-8")
    with pytest.raises(ValueError, match="no marks were found") as error:
        benchmark.score("articles", tmp_path)
    assert "benchmark --help" in str(error.value)


def test_a_file_where_a_folder_of_marked_articles_is_wanted_is_told_to_be_one(tmp_path):
    (tmp_path / "own.txt").write_text(MARKED, "utf-8")
    with pytest.raises(ValueError, match="give the folder"):
        benchmark.score("articles", tmp_path / "own.txt")


def test_one_article_has_scores_and_no_interval(tmp_path):
    (tmp_path / "own.txt").write_text(MARKED, "utf-8")
    scores, _ = benchmark.score("articles", tmp_path)
    assert (scores["value"] == 1).any() and scores[["low", "high"]].isna().all(axis=None)
