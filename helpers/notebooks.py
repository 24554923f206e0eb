"""Run the lessons in order, without a browser, on the seed article or on another.

In:   notebooks/, an article
Out:  the same notebooks with their outputs, and the figures that they save
"""

import os
import re
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from helpers.files import whole

HOME = Path(__file__).resolve().parent.parent
NOTEBOOKS = HOME / "notebooks"
SEED_ARTICLE = HOME / "seeds" / "articles" / "wang-in-moscow.txt"

#: Stands at the top of every lesson that was run on another article.
BANNER = (
    "> **This copy of the lesson was run on `{article}`.** The tables, numbers and pictures below "
    "are that article's{except_codings}. The words between them were written for the project's "
    "seed article, a report of February 2023 on Wang Yi's visit to Moscow: where they name "
    "people, quote or give examples, they speak of that one, and what they say of a table need "
    "not hold for yours."
)
#: What the banner adds where codings are compared, and what stands once in each such section.
EXCEPT_CODINGS = (
    ", **except where codings are compared**: there was no coding of yours when this copy was "
    "run, so such a section compares those of the seed article, and says so at its beginning"
)
NOT_YOURS = (
    "> **Not about `{article}`:** from here to the end of the section, codings of the project's "
    "seed article are compared."
)
SEED_CODING = "seed-coding"


def run_notebooks(article=None, out=None, register=None, codebook=None):
    """Execute every notebook; returns the folder that holds the figures.

    article, register, codebook: paths of your files, or None for those in seeds/. They are
    written into the cell tagged parameters of each lesson that has such a line.
    out: folder for figures/ and notebooks/; None rebuilds the repository's own, which is
    allowed only from the seeds. Nothing appears in `out` before all notebooks have run; the
    copies there find what they need in this project, so they can be run again where they are.
    A line on standard error names each lesson that begins.
    Raises RuntimeError naming notebook, cell and error if one fails.
    """
    own = {"ARTICLE": article, "REGISTER": register, "CODEBOOK": codebook}
    own = {name: str(Path(path).resolve()) for name, path in own.items() if path is not None}
    if out is None:
        if own:
            raise ValueError("files of your own need a folder of its own for the figures: give out.")
        _write(_executed({}), NOTEBOOKS)
        return HOME / "figures"
    out = Path(out).resolve()
    if out.exists() and not out.is_dir():
        raise NotADirectoryError(f"{out} is a file; expected a folder for the figures.")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        folder = Path(folder)
        parameters = {**own, "FIGURES": str(folder / "figures")}
        executed = _executed(parameters)
        for notebook in executed.values():
            # The stored notebook names the folders that the reader has, not the temporary one.
            _set_parameters(notebook, {
                **own, "FIGURES": str(out / "figures"), "FOLDER": str(out / "my-codings")})
            _point_home(notebook, out / "notebooks")
            if article is not None:
                _say_whose(notebook, Path(article).name)
        (folder / "notebooks").mkdir()
        _write(executed, folder / "notebooks")
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            target = out / file.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(file, target)
    return out / "figures"


def _executed(parameters):
    """Name -> executed notebook, for all notebooks in order."""
    notebooks = {
        path.name: nbformat.read(path, as_version=4)
        for path in sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
    }
    for number, (name, notebook) in enumerate(notebooks.items(), start=1):
        # Not a bar that draws itself anew: this is read in logs and pipes as well.
        print(f"lesson {number} of {len(notebooks)}: {name.removesuffix('.ipynb')}",
              file=sys.stderr, flush=True)
        _set_parameters(notebook, parameters)
        _execute(name, notebook)
    return notebooks


def _execute(name, notebook):
    client = NotebookClient(
        notebook, timeout=600, kernel_name="python3", record_timing=False,
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
        resources={"metadata": {"path": str(NOTEBOOKS)}},
        coalesce_streams=True,  # else what is printed comes in pieces, by how fast a cell runs
    )
    try:
        client.execute()
    except CellExecutionError as error:
        number = next(
            i for i, cell in enumerate(notebook.cells, start=1)
            if any(o.output_type == "error" for o in cell.get("outputs", ()))
        )
        raise RuntimeError(
            f"{name}, cell {number}: {error.ename}: {error.evalue}"
        ) from None
    # What differs from machine to machine says nothing about the lesson.
    notebook.metadata.get("language_info", {}).pop("version", None)


def _set_parameters(notebook, parameters):
    """Replace the lines `NAME = …` in the cell tagged parameters; comments stay."""
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", ()):
            for name, value in parameters.items():
                line = f"{name} = {value!r}".replace("\\", r"\\")  # re.sub reads backslashes
                cell.source = re.sub(rf"(?m)^{name} = .*?(?=  #|$)", line, cell.source)


def _point_home(notebook, folder):
    """Point every path that begins with ../ at this project, seen from a lesson in this folder.

    Code gets whole paths. Links stay relative, because a browser follows no others from JupyterLab.
    """
    try:
        home = Path(os.path.relpath(HOME, folder)).as_posix()
    except ValueError:  # another drive of Windows
        home = HOME.as_uri()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = re.sub(
                r"([\"'])\.\./(.+?)\1", lambda path: repr((HOME / path[2]).as_posix()), cell.source)
        else:
            cell.source = cell.source.replace("](../", f"]({home}/")


def _say_whose(notebook, article):
    """Say at the top whose the numbers are, and once in each section that shows another article's."""
    except_codings = EXCEPT_CODINGS * any(map(_compares_codings, notebook.cells))
    cells = [nbformat.v4.new_markdown_cell(
        BANNER.format(article=article, except_codings=except_codings), id="banner")]
    said = False
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and re.search(r"(?m)^##? ", cell.source):
            said = False
        if _compares_codings(cell) and not said:
            said = True
            cells.append(nbformat.v4.new_markdown_cell(
                NOT_YOURS.format(article=article), id=f"{cell.id}-whose"))
        cells.append(cell)
    notebook.cells = cells


def _compares_codings(cell):
    return SEED_CODING in cell.metadata.get("tags", ())


def _write(notebooks, folder):
    for name, notebook in notebooks.items():
        with whole(folder / name) as beside:
            nbformat.write(notebook, beside)
