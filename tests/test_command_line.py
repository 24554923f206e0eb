"""The command line: what it writes, and what it says when something is wrong."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from helpers.__main__ import main
from helpers.tables import TABLES, columns

ARTICLE = (
    "“We will rebuild the bridge,” said Mayor Ana Silva on Monday. The opposition accused her of "
    "wasting money. According to the Lusa agency, Portugal supports the plan.\n"
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE)
    return path


def test_annotate_writes_one_csv_per_table_with_exactly_its_columns(article, tmp_path):
    assert main(["annotate", str(article), "--out", str(tmp_path / "tables")]) == 0
    written = {path.stem: path for path in (tmp_path / "tables").iterdir()}
    assert set(written) == {*TABLES, "problems"}
    for name in TABLES:
        with open(written[name], encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == columns(name)


def test_every_written_span_quotes_the_article(article, tmp_path):
    main(["annotate", str(article), "--out", str(tmp_path / "tables")])
    for name in ("sentences", "tokens", "mentions", "statement_spans"):
        rows = pd.read_csv(tmp_path / "tables" / f"{name}.csv", keep_default_na=False)
        assert len(rows)
        assert [ARTICLE[r.start : r.end] for r in rows.itertuples()] == list(rows["text"])


def test_a_broken_article_is_listed_and_the_others_go_on(article, tmp_path, capsys):
    (tmp_path / "empty.txt").write_text("")
    out = tmp_path / "tables"
    assert main(["annotate", str(tmp_path / "empty.txt"), str(article), "--out", str(out)]) == 0
    assert list(pd.read_csv(out / "articles.csv")["article_id"]) == ["bridge"]
    assert "empty.txt" in pd.read_csv(out / "problems.csv")["source"].iloc[0]
    assert "left out" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "\0\1\2", None, "Advertisement\n"])
def test_what_cannot_be_annotated_is_said_in_a_line_and_leaves_no_folder(tmp_path, capsys, content):
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_text(content)
    arguments = [str(path), "--out", str(tmp_path / "tables")]
    assert main(["annotate", *arguments]) == 1
    assert "error:" in capsys.readouterr().err
    assert not (tmp_path / "tables").exists()
    assert not list(tmp_path.glob(".*"))


def test_an_output_that_is_a_file_is_left_alone(article, tmp_path, capsys):
    (tmp_path / "tables").write_text("mine")
    assert main(["annotate", str(article), "--out", str(tmp_path / "tables")]) == 1
    assert (tmp_path / "tables").read_text() == "mine"
    assert "is a file" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "Advertisement\nPhoto gallery\n"])
def test_figures_of_nothing_are_refused_before_a_lesson_runs(tmp_path, capsys, text):
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert main(["figures", "--article", str(path), "--out", str(tmp_path / "out")]) == 1
    assert "error:" in capsys.readouterr().err and not (tmp_path / "out").exists()


@pytest.fixture
def codebook(tmp_path):
    path = tmp_path / "debate.csv"
    path.write_text("layer,label,definition,wording\nconcept,bridge,The bridge is rebuilt,the bridge\n")
    return path


def test_a_codebook_that_speaks_of_something_else_is_named_and_noted(article, tmp_path, capsys):
    out = tmp_path / "tables"
    assert main(["annotate", str(article), "--out", str(out)]) == 0
    assert "codebook: None of the codebook's wording occurs" in capsys.readouterr().err
    noted = pd.read_csv(out / "problems.csv").set_index("source")["problem"]
    assert "--codebook" in noted["codebook"]


def test_a_codebook_of_the_debate_finds_positions_in_silence(article, codebook, tmp_path, capsys):
    out = tmp_path / "tables"
    assert main(["annotate", str(article), "--codebook", str(codebook), "--out", str(out)]) == 0
    assert capsys.readouterr().err == "" and len(pd.read_csv(out / "problems.csv")) == 0
    assert set(pd.read_csv(out / "positions.csv")["concept"]) == {"bridge"}


@pytest.mark.parametrize("option", ["--register", "--codebook"])
def test_figures_refuse_a_register_or_codebook_that_is_none_before_a_lesson_runs(
    article, tmp_path, capsys, option
):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n")
    arguments = ["figures", "--article", str(article), option, str(wrong)]
    assert main([*arguments, "--out", str(tmp_path / "out")]) == 1
    assert "wrong.csv" in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_figures_of_your_own_codebook_do_not_replace_the_projects(codebook, capsys):
    assert main(["figures", "--codebook", str(codebook)]) == 1
    assert "give out" in capsys.readouterr().err


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("annotate", "figures"))


def test_the_seed_article_is_where_the_lessons_look_for_it():
    assert Path("seeds/articles/wang-in-moscow.txt").is_file()


CODING = "seeds/codings/wang-in-moscow.reference.jsonl"


def test_a_coding_goes_into_another_format_and_agrees_with_itself_there(tmp_path, capsys):
    out = tmp_path / "coding.json"
    assert main(["convert", CODING, "--to", "web-annotation", "--out", str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    assert main(["convert", str(out), "--to", "csv", "--out", str(tmp_path / "tables")]) == 0
    assert (tmp_path / "tables").is_dir()


def test_agree_needs_two_coders_and_says_so(capsys):
    assert main(["agree", CODING]) == 1
    assert "two coders" in capsys.readouterr().err


def test_a_format_that_is_not_written_is_refused_with_those_that_are(tmp_path, capsys):
    assert main(["convert", CODING, "--to", "pdf", "--out", str(tmp_path / "x")]) == 1
    assert "brat" in capsys.readouterr().err and not list(tmp_path.iterdir())


def test_a_benchmark_of_nothing_names_what_was_expected(tmp_path, capsys):
    (tmp_path / "dse.tsv").write_text("no tabs here\n")
    assert main(["benchmark", "dse", str(tmp_path / "dse.tsv")]) == 1
    assert "line 1" in capsys.readouterr().err
