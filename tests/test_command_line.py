"""The command line: what it writes, and what it says when something is wrong."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from helpers.__main__ import main
from helpers.codings import read_coding, write_coding
from helpers.exchange import FORMATS
from helpers.files import plain
from helpers.tables import TABLES, columns, table

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


def test_figures_of_a_folder_or_into_a_file_are_refused_before_a_lesson_runs(article, tmp_path, capsys):
    (tmp_path / "mine").write_text("keep me")
    assert main(["figures", "--article", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert "is a folder" in capsys.readouterr().err and not (tmp_path / "out").exists()
    assert main(["figures", "--article", str(article), "--out", str(tmp_path / "mine")]) == 1
    assert "is a file" in capsys.readouterr().err and (tmp_path / "mine").read_text() == "keep me"


def test_figures_of_many_articles_are_refused_by_their_number_before_what_is_wrong_with_one(
    tmp_path, capsys
):
    path = tmp_path / "corpus.csv"
    path.write_text(f'article_id,text\none,"{ARTICLE}"\ntwo,\nthree,"{ARTICLE}"\n')
    assert main(["figures", "--article", str(path), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert said.index("holds 3 articles") < said.index("row 2: there is no text")


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


def test_a_file_gets_the_ending_by_which_it_is_known_again(tmp_path, capsys):
    for to in ("uima", "label-studio", "web-annotation"):
        assert main(["convert", CODING, "--to", to, "--out", str(tmp_path / "a coding")]) == 0
        written = Path(capsys.readouterr().out.splitlines()[0])
        assert main(["convert", str(written), "--to", "jsonl", "--out", f"{written}.jsonl"]) == 0
        capsys.readouterr()
        assert Path(f"{written}.jsonl").read_bytes() == Path(CODING).read_bytes()


def test_a_coding_goes_into_a_folder_that_is_there_under_its_own_name(tmp_path):
    assert main(["convert", CODING, "--to", "uima", "--out", str(tmp_path)]) == 0
    assert (tmp_path / "wang-in-moscow.reference.xmi").is_file()


def test_a_file_where_a_folder_is_needed_is_refused_and_stays(tmp_path, capsys):
    (tmp_path / "out").write_text("mine")
    for to in ("brat", "csv", "gexf"):
        assert main(["convert", CODING, "--to", to, "--out", str(tmp_path / "out")]) == 1
        assert "is a file; expected a folder" in capsys.readouterr().err
    assert main(["annotate", CODING, "--out", str(tmp_path / "out" / "deeper")]) == 1
    assert "where a folder is needed" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "mine"


def test_help_names_every_format(capsys):
    with pytest.raises(SystemExit):
        main(["convert", "--help"])
    shown = capsys.readouterr().out
    assert [name for name in FORMATS if name not in shown] == []


@pytest.mark.parametrize("command", [
    ["annotate", "seeds/articles", "--register", "nope.csv"],
    ["annotate", "seeds/articles", "--codebook", "nope.csv"],
    ["figures", "--article", "nope.csv"],
    ["agree", CODING, "nope.csv"],
    ["convert", "nope.csv", "--to", "uima"],
])
def test_a_name_that_is_spelt_wrong_is_said_in_words(command, tmp_path, capsys):
    out = [] if command[0] == "agree" else ["--out", str(tmp_path / "out")]
    assert main([*command, *out]) == 1
    said = capsys.readouterr().err
    assert "nope.csv" in said and "no such file" in said and "Errno" not in said


def test_a_folder_that_may_not_be_written_into_is_named_and_no_name_of_ours(tmp_path):
    said = plain(PermissionError(13, "Permission denied", str(tmp_path / ".out-n07z5gak")))
    assert said.startswith(f"cannot write into {tmp_path}: no permission")
    said = plain(OSError(28, "No space left on device", str(tmp_path / "x.csv")))
    assert said == f"cannot write into {tmp_path}: the disk is full."


@pytest.fixture
def half(tmp_path):
    """The reference coding up to its 827th character, by another coder."""
    _, tables = read_coding(CODING)
    tables["parts"] = table("parts", [("wang-in-moscow", 0, 827)])
    for kind in ("mentions", "statement_spans", "stances", "positions"):
        tables[kind] = tables[kind][tables[kind]["end"] <= 827]
    kept = tables["statement_spans"]["statement_id"]
    tables["statements"] = tables["statements"][tables["statements"]["statement_id"].isin(kept)]
    write_coding(tmp_path / "half.jsonl", "ada", tables)
    return tmp_path / "half.jsonl"


def test_agree_compares_what_both_have_coded_and_says_how_much_that_is(half, capsys):
    assert main(["agree", CODING, str(half)]) == 0
    shown = capsys.readouterr().out
    assert "reference and ada are compared on what both have coded: 827 of the" in shown
    rows = {line.split()[0]: line.split() for line in shown.splitlines() if line.startswith("  ")}
    assert rows["mentions"][1:4] == rows["contents"][1:4] == ["1.00", "1.00", "1.00"]
    assert rows["stance"][1] == "—" and shown.count("only one label in use") == 2


def test_agree_says_how_its_numbers_are_read(half, capsys):
    main(["agree", CODING, str(half)])
    shown = capsys.readouterr().out
    assert all(word in shown for word in ("F1: 0 if", "Krippendorff (2018) asks", "PolNeAR"))
    assert max(map(len, shown.splitlines())) <= 100


def test_agree_leaves_out_who_has_marked_nothing_and_says_so(half, tmp_path, capsys):
    articles = read_coding(CODING)[1]["articles"]
    write_coding(tmp_path / "none.jsonl", "eve", {"articles": articles})
    assert main(["agree", CODING, str(half), str(tmp_path / "none.jsonl")]) == 0
    shown = capsys.readouterr().out
    assert "Left out: eve has marked nothing." in shown and shown.count("eve") == 1
    assert main(["agree", CODING, str(tmp_path / "none.jsonl")]) == 1
    assert "eve marked nothing" in capsys.readouterr().err


def test_agree_names_the_coder_who_marked_none_of_a_kind(tmp_path, capsys):
    _, tables = read_coding(CODING)
    write_coding(tmp_path / "m.jsonl", "max", {
        kind: tables[kind] for kind in ("articles", "actors", "mentions")})
    assert main(["agree", CODING, str(tmp_path / "m.jsonl")]) == 0
    cues = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  cues")]
    assert cues[0].endswith("max marked none")


def test_agree_wonders_whether_a_coding_that_stops_early_is_done(half, tmp_path, capsys):
    _, tables = read_coding(half)
    del tables["parts"]
    write_coding(tmp_path / "old.jsonl", "ben", tables)
    assert main(["agree", CODING, str(tmp_path / "old.jsonl")]) == 0
    assert "the last mention that ben has marked ends at character" in capsys.readouterr().out
    assert main(["agree", CODING, str(half)]) == 0
    assert "last mention" not in capsys.readouterr().out


def test_commands_work_from_any_folder_with_any_letters(article, half, tmp_path, monkeypatch, capsys):
    folder = tmp_path / "Žluťoučký kůň 新聞"
    folder.mkdir()
    article.rename(folder / "můj článek.txt")
    half.rename(folder / "moje kódování.jsonl")
    coding = Path(CODING).resolve()
    monkeypatch.chdir(folder)
    assert main(["annotate", "můj článek.txt", "--out", "tabulky 1"]) == 0
    assert main(["agree", str(coding), "moje kódování.jsonl"]) == 0
    for to in ("csv", "brat", "uima", "web-annotation", "label-studio", "gexf"):
        capsys.readouterr()
        assert main(["convert", "moje kódování.jsonl", "--to", to, "--out", f"výstup {to}"]) == 0
        if to != "gexf":
            written = capsys.readouterr().out.splitlines()[-1 if to == "brat" else 0]
            source = Path(written).parent if to in ("csv", "brat") else written
            assert main(["convert", str(source), "--to", "jsonl", "--out", f"zpět {to}"]) == 0
            again = Path(f"zpět {to}.jsonl").read_bytes()
            assert again == Path("moje kódování.jsonl").read_bytes()


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


def test_the_help_of_benchmark_says_how_an_article_is_marked(capsys):
    with pytest.raises(SystemExit):
        main(["benchmark", "--help"])
    shown = capsys.readouterr().out
    assert all(mark in shown for mark in ("[words|id]", "<id|words>", "{a>b+ c>d-}"))
    assert max(map(len, shown.splitlines())) <= 100
    assert "{a>b+ c>d-}" in Path("README.md").read_text("utf-8")


@pytest.mark.parametrize(("to", "where"), [
    ("jsonl", "first line of"), ("csv", "coders.csv"), ("brat", ".actors file"),
    ("label-studio", 'key "coder" in the data'), ("uima", "layer Article"),
    ("web-annotation", "creator"),
])
def test_two_codings_of_one_coder_are_refused_with_where_the_coder_is_named(
    to, where, half, tmp_path, capsys
):
    main(["convert", str(half), "--to", to, "--out", str(tmp_path / "again")])
    written = Path(capsys.readouterr().out.splitlines()[0])
    written = written.parent if to in ("csv", "brat") else written
    assert main(["agree", str(half), str(written)]) == 1
    said = capsys.readouterr().err
    assert "'ada' has coded" in said and where in said and str(written) in said


def test_agree_says_that_the_programs_tables_may_be_compared(capsys):
    assert main(["agree", CODING]) == 1
    assert "tables that annotate wrote" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["agree", "--help"])
    assert "tables that annotate wrote" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("command", [["convert", "--to", "brat", "--out", "x"], ["agree", CODING]])
def test_an_article_where_a_coding_is_wanted_has_to_be_annotated_first(command, article, capsys):
    assert main([*command, str(article)]) == 1
    assert "Run annotate first" in capsys.readouterr().err


def test_make_says_that_installing_takes_minutes_before_it_installs():
    lines = Path("Makefile").read_text("utf-8").split("$(VENV)/ready: ")[1].splitlines()
    told, installs = (next(n for n, line in enumerate(lines) if words in line)
                      for words in ("some minutes", "pip install"))
    assert told < installs


def test_a_class_is_summed_up_with_the_pair_that_agrees_least(tmp_path, capsys):
    _, tables = read_coding(CODING)
    files = []
    for number in range(5):
        mentions = tables["mentions"][20 * number :]
        files.append(str(tmp_path / f"{number}.jsonl"))
        write_coding(files[-1], f"s{number}", {**tables, "mentions": mentions})
    assert main(["agree", *files]) == 0
    shown = capsys.readouterr().out
    assert "5 coders make 10 pairs" in shown and len(shown.splitlines()) < 50
    mentions = next(line for line in shown.splitlines() if line.startswith("  mentions"))
    assert mentions.endswith("lowest: s0 and s4")
    assert "all coders together" in shown
