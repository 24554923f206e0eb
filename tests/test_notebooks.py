"""The lessons: run again from the seeds, they say and draw what is stored."""

import base64
import io
import re
from pathlib import Path

import matplotlib.image
import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

from helpers.notebooks import NOTEBOOKS, run_notebooks

FIGURES = Path("figures")
LESSONS = sorted(path.name for path in NOTEBOOKS.glob("[0-9]*.ipynb"))


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """A folder with the notebooks and figures, made anew from the seed article."""
    out = tmp_path_factory.mktemp("rebuilt") / "out"
    run_notebooks(out=out)
    return out


def outputs(path):
    """(cell number, kind, content) of everything that a notebook prints, shows or draws."""
    for number, cell in enumerate(nbformat.read(path, as_version=4).cells):
        for output in cell.get("outputs", ()):
            for kind, content in {"text": output.get("text"), **output.get("data", {})}.items():
                if content is not None:
                    yield number, kind, content


def same_picture(one, other):
    """Whether two PNGs show the same, up to rounding in a few points."""
    one, other = (matplotlib.image.imread(io.BytesIO(data)) for data in (one, other))
    return one.shape == other.shape and np.abs(one - other).mean() < 0.001


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_run_again_gives_the_stored_outputs(rebuilt, name):
    stored, again = list(outputs(NOTEBOOKS / name)), list(outputs(rebuilt / "notebooks" / name))
    assert [o[:2] for o in stored] == [o[:2] for o in again]
    for (number, kind, before), (_, _, now) in zip(stored, again):
        if kind == "image/png":
            assert same_picture(*map(base64.b64decode, (before, now))), f"picture of cell {number}"
        else:
            assert before == now, f"cell {number}"


@pytest.mark.parametrize("name", sorted(path.name for path in FIGURES.iterdir()))
def test_a_figure_rebuilt_is_the_committed_one(rebuilt, name):
    stored, again = (FIGURES / name).read_bytes(), (rebuilt / "figures" / name).read_bytes()
    assert same_picture(stored, again) if name.endswith(".png") else stored == again


def test_every_figure_that_the_lessons_draw_is_committed(rebuilt):
    assert {p.name for p in (rebuilt / "figures").iterdir()} == {p.name for p in FIGURES.iterdir()}


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_opens_with_its_question_and_closes_with_an_exercise(name):
    cells = nbformat.read(NOTEBOOKS / name, as_version=4).cells
    assert cells[0].cell_type == "markdown" and "**The question:**" in cells[0].source
    assert sum("parameters" in c.metadata.get("tags", ()) for c in cells) == 1
    prose = "\n".join(c.source for c in cells if c.cell_type == "markdown")
    assert "## Recap" in prose and "## Exercise" in prose and "misses" in prose


def test_a_copied_lesson_runs_from_the_folder_where_it_was_put(rebuilt):
    folder = rebuilt / "notebooks"
    lesson = nbformat.read(folder / "08_how_good_is_it.ipynb", as_version=4)
    NotebookClient(lesson, timeout=600, resources={"metadata": {"path": str(folder)}}).execute()


@pytest.mark.parametrize("name", LESSONS)
def test_every_file_that_a_copied_lesson_reads_or_links_is_found_from_there(rebuilt, name):
    folder = rebuilt / "notebooks"
    for cell in nbformat.read(folder / name, as_version=4).cells:
        if cell.cell_type == "code":
            assert not re.search(r"[\"']\.\./", cell.source)
        else:
            for link in re.findall(r"\]\((?!http)([^)#]+)\)", cell.source):
                assert (folder / link).exists(), link


def test_each_lesson_is_named_as_it_begins_and_one_that_fails_leaves_nothing(tmp_path, capsys):
    with pytest.raises(RuntimeError, match=r"01_read_the_article.ipynb, cell \d+: ValueError"):
        run_notebooks(tmp_path / "nowhere.txt", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().err == "lesson 1 of 10: 01_read_the_article\n"
