"""The seeds: the reference coding fits the article and the codebook, and covers them."""

import csv
from pathlib import Path

import pytest

from helpers.agreement import agreement
from helpers.articles import read_article
from helpers.coding_rows import CODED
from helpers.codings import read_codebook, read_coding
from helpers.positions import positions

SEEDS = Path("seeds")
CODEBOOK = read_codebook(SEEDS / "codebook.csv")
CODER, REFERENCE = read_coding(SEEDS / "codings" / "wang-in-moscow.reference.jsonl", CODEBOOK)


def test_the_reference_coding_is_of_the_seed_article():
    article = read_article(SEEDS / "articles" / "wang-in-moscow.txt")
    assert REFERENCE["articles"]["text"].item() == article["text"].item()
    assert CODER == "reference"


@pytest.mark.parametrize("kind", CODED)
def test_every_table_is_coded(kind):
    assert len(REFERENCE[kind]) > 5


def test_nothing_is_coded_in_furniture():
    text = REFERENCE["articles"]["text"].item()
    furniture = range(text.index("Advertisement"), text.index("Photo gallery") + 13)
    for kind in ("mentions", "statement_spans", "stances", "positions"):
        assert not any(start in furniture for start in REFERENCE[kind]["start"]), kind


def test_every_statement_has_content_and_a_cue():
    spans = REFERENCE["statement_spans"]
    for role in ("source", "cue", "content"):
        having = set(spans.loc[spans["role"] == role, "statement_id"])
        assert having == set(REFERENCE["statements"]["statement_id"]), role


def test_a_statement_is_direct_just_if_its_content_stands_in_quotation_marks():
    spans = REFERENCE["statement_spans"]
    content = spans[spans["role"] == "content"].set_index("statement_id")["text"]
    for row in REFERENCE["statements"].itertuples():
        words = content[row.statement_id]
        quoted = words.startswith("“") and words.endswith("”")
        form = "direct" if quoted else "mixed" if "“" in words else "indirect"
        assert row.form == form, words


def test_who_speaks_through_whom():
    statements = REFERENCE["statements"]
    told = set(zip(statements["speaker"], statements["via"]))
    assert {("wang-yi", "tass"), ("vladimir-putin", "reuters"), ("dmitry-peskov", "tass"),
            ("jan-lipavsky", "the-wall-street-journal"), ("united-states", "reuters"),
            ("sources", "the-wall-street-journal")} <= told


def test_every_concept_of_the_codebook_occurs_and_stands_in_its_prose():
    concepts = set(CODEBOOK.loc[CODEBOOK["layer"] == "concept", "label"])
    assert concepts == set(REFERENCE["positions"]["concept"])
    prose = (SEEDS / "codebook.md").read_text(encoding="utf-8")
    assert all(f"| {concept} |" in prose for concept in concepts)


def test_every_definition_in_the_csv_of_a_concept_is_that_of_the_prose():
    prose = (SEEDS / "codebook.md").read_text(encoding="utf-8")
    for row in CODEBOOK[CODEBOOK["layer"] == "concept"].itertuples():
        assert f"| {row.label} | {row.definition} |" in prose


def test_the_codebooks_wording_finds_most_positions_from_the_coded_statements():
    found = positions(REFERENCE["actors"], REFERENCE["statements"], REFERENCE["statement_spans"],
                      CODEBOOK, REFERENCE["stances"])
    scores = agreement({"reference": REFERENCE, "wording": {**REFERENCE, "positions": found}},
                       resamples=20)
    scores = scores[(scores["what"] == "position")].set_index("measure")["value"]
    assert scores["precision"] == 1
    assert scores["recall"] > 0.6


def test_every_coding_is_listed_with_its_coder():
    listed = (SEEDS / "codings" / "README.md").read_text(encoding="utf-8")
    for path in (SEEDS / "codings").glob("*.jsonl"):
        assert f"| `{path.name}` | {read_coding(path)[0]} |" in listed


def test_the_codebook_opens_in_a_spreadsheet():
    with open(SEEDS / "codebook.csv", encoding="utf-8", newline="") as file:
        assert {len(row) for row in csv.reader(file)} == {4}
