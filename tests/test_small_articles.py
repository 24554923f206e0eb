"""The lessons on articles with almost nothing in them."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest

from helpers.notebooks import NOTEBOOKS, SEED_CODING, run_notebooks

FIGURES = Path("figures")
LESSONS = sorted(path.name for path in NOTEBOOKS.glob("[0-9]*.ipynb"))

ONE_SENTENCE = "The mayor left."
NO_QUOTATION = (
    "Snow fell on the town of Brno overnight. The trams did not run before noon, and many people "
    "walked to work. By the evening most of the streets had been cleared."
)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """{text: folder} The lessons and figures of two small articles, run side by side; nothing of
    the project's own was touched."""
    folders = {text: tmp_path_factory.mktemp("small") for text in (ONE_SENTENCE, NO_QUOTATION)}
    for text, folder in folders.items():
        (folder / "small.txt").write_text(text)
    before = {p: p.stat().st_mtime_ns for p in [*FIGURES.iterdir(), *NOTEBOOKS.iterdir()]}
    with ThreadPoolExecutor() as pool:
        runs = [pool.submit(run_notebooks, f / "small.txt", f / "out") for f in folders.values()]
        assert [run.result() for run in runs] == [f / "out" / "figures" for f in folders.values()]
    assert before == {p: p.stat().st_mtime_ns for p in [*FIGURES.iterdir(), *NOTEBOOKS.iterdir()]}
    return folders


@pytest.mark.parametrize("text", [ONE_SENTENCE, NO_QUOTATION])
def test_the_lessons_run_on_an_article_with_almost_nothing_in_it(small, text):
    out = small[text] / "out"
    assert {p.name for p in (out / "figures").iterdir()} == {p.name for p in FIGURES.iterdir()}
    for name in LESSONS:  # their prose speaks of another article, and says so
        cells = nbformat.read(out / "notebooks" / name, as_version=4).cells
        assert cells[0].cell_type == "markdown" and "small.txt" in cells[0].source
        assert ("except where codings" in cells[0].source) == (name[:2] in ("07", "08"))
        for section in sections(cells):
            codings = [SEED_CODING in cell.metadata.get("tags", ()) for cell in section]
            notes = ["Not about `small.txt`" in cell.source for cell in section]
            assert sum(notes) == any(codings)
            if any(codings):
                assert notes.index(True) == codings.index(True) - 1


def sections(cells):
    """The cells of a lesson, cut before each that holds a large heading."""
    heads = [number for number, cell in enumerate(cells)
             if cell.cell_type == "markdown" and re.search(r"(?m)^##? ", cell.source)]
    return [cells[a:b] for a, b in zip([0, *heads], [*heads, len(cells)])]
