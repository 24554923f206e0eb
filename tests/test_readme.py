"""The README says what was measured, and names what is there."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from helpers.benchmark_statements import WORTH
from helpers.rounding import percent

README = Path("README.md").read_text(encoding="utf-8")


def test_every_score_with_an_interval_stands_in_scores_json():
    scores = json.loads(Path("helpers/models/scores.json").read_text(encoding="utf-8"))["scores"]
    measured = {
        "{:.1f} [{:.1f}, {:.1f}]".format(*(percent(row[k], 1) for k in ("value", "low", "high")))
        for row in scores
    }
    written = re.findall(r"\d+\.\d \[\d+\.\d, \d+\.\d\]", README)
    assert len(written) > 8 and set(written) <= measured


def test_the_shares_of_stances_in_words_are_those_that_were_measured():
    scores = json.loads(Path("helpers/models/scores.json").read_text(encoding="utf-8"))["scores"]
    found = {row["metric"]: row["value"] for row in scores
             if row["task"] == "articles" and row["system"] == "rules and reader"}
    lesson = Path("notebooks/06_stance.ipynb").read_text(encoding="utf-8")
    words = {1 / 4: "one in four", 1 / 5: "one in five", 1 / 6: "one in six", 1 / 7: "one in seven"}
    share = words[min(words, key=lambda x: abs(x - found["stances, recall"]))]
    assert f"about {share}" in README and f"about {share}" in lesson
    assert 0.62 < found["stances, precision"] < 0.71
    assert "one in three that it gives is not" in README and "about two in three are" in lesson


def test_every_score_of_the_rules_alone_without_an_interval_stands_in_published_csv():
    published = set(pd.read_csv("helpers/published.csv")["value"].map(lambda x: percent(x, 1)))
    written = [float(score) for score in re.findall(r"(\d+\.\d) \(rules over the parse\)", README)]
    assert len(written) == 3 and set(written) <= published


def test_the_probability_from_which_a_span_counts_is_the_one_that_was_used():
    assert f"from a probability of {WORTH} on" in README


@pytest.mark.parametrize("share, digits, printed", [
    (378 / 720, 0, 53), (0.005, 0, 1), (0.6145, 1, 61.5), (0.8045, 1, 80.5), (0.3715, 1, 37.2)])
def test_a_half_is_rounded_up_as_the_number_is_written(share, digits, printed):
    assert percent(share, digits) == printed


def test_every_file_that_is_linked_or_shown_is_there():
    linked = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert len(linked) > 10
    assert [path for path in linked if not Path(path).exists()] == []
