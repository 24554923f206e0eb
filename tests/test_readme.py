"""The README says what was measured, and names what is there."""

import json
import re
from pathlib import Path

README = Path("README.md").read_text(encoding="utf-8")


def test_every_score_with_an_interval_stands_in_scores_json():
    scores = json.loads(Path("helpers/models/scores.json").read_text(encoding="utf-8"))["scores"]
    measured = {
        "{:.1f} [{:.1f}, {:.1f}]".format(*(100 * row[k] for k in ("value", "low", "high")))
        for row in scores
    }
    written = re.findall(r"\d+\.\d \[\d+\.\d, \d+\.\d\]", README)
    assert len(written) > 8 and set(written) <= measured


def test_every_file_that_is_linked_or_shown_is_there():
    linked = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert len(linked) > 10
    assert [path for path in linked if not Path(path).exists()] == []
