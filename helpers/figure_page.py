"""The page a figure stands on: size, style, title, caption, names, colours, files.

In:   an Axes or none, names as they stand in tables, a finished figure
Out:  an Axes in house style; `save_figure` writes SVG, PNG and CSV with the same bytes each time

Colours are those of Okabe & Ito (2008), Color Universal Design, told apart by the colour-blind.
Scripts that the bundled DejaVu Sans lacks (Chinese, emoji) show as empty boxes.
"""

import functools
import io
import math
import os
import sys
import textwrap
import warnings
from pathlib import Path

import matplotlib.style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import blended_transform_factory

from helpers.tables import NARRATOR

WIDTH = 6.3  # inches: 16 cm, the text width of a printed page
DPI = 200
STYLE = {
    "font.family": ["DejaVu Sans"], "font.size": 8, "axes.linewidth": 0.6, "axes.labelsize": 8,
    "xtick.labelsize": 8, "ytick.labelsize": 8, "legend.fontsize": 8, "legend.frameon": False,
    "axes.spines.top": False, "axes.spines.right": False, "hatch.linewidth": 0.6,
    "figure.dpi": 130,
    "svg.hashsalt": "actors-and-positions", "svg.fonttype": "path", "text.parse_math": False,
}
BLUE, ORANGE, PURPLE, GREY, PALE, INK = (
    "#0072B2", "#D55E00", "#7B5AA6", "#777777", "#D8D8D8", "#222222")
#: Of the speakers with most words; all further ones are grey, because more hues look alike. None
#: is blue or orange, which mean stances. Plum, lime, moss, pink, green and violet lie apart in
#: lightness too, for grey print, and in the views of the colour-blind by Machado, Oliveira &
#: Fernandes (2009), A Physiologically-based Model for Simulation of Color Vision Deficiency.
SPEAKERS = ("#764469", "#8BB33D", "#324903", "#DEA5CD", "#419669", "#A468DC")
INDIRECT = "/////"  # the one meaning of hatching
SCORES = LinearSegmentedColormap.from_list("score", (ORANGE, "#F6F6F6", BLUE))
SIGNS = {"support": "+", "oppose": "−", "mixed": "±", "neutral": "0"}


def in_style(draw):
    """Draws under our style, whatever style the reader's own notebook has set."""
    @functools.wraps(draw)
    def styled(*args, **kwargs):
        with matplotlib.style.context(["default", STYLE]), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing")
            drawn = draw(*args, **kwargs)
            interactive = matplotlib.is_interactive()
        # pyplot's first figure switches this on for good: it is no part of the style.
        matplotlib.interactive(interactive)
        return drawn
    return styled


def axes(ax, height, title, caption, width=WIDTH):
    """The Axes given, or one on a new figure of this size (inches), with title and caption."""
    if ax is None:
        figure = _figure(figsize=(width, height), layout="constrained")
        figure.get_layout_engine().set(w_pad=0.06, h_pad=0.06)
        ax = figure.subplots()
    ax.figure.suptitle(title, x=0.01, ha="left", fontsize=10, fontweight="bold")
    ax.figure.supxlabel("\n".join(
        textwrap.wrap(plain(caption, 10_000), int(104 * width / WIDTH))), x=0.01, ha="left",
                        fontsize=8, color="#444444")
    return ax


def _figure(**options):
    """A Figure; in a notebook one of pyplot's, because those the cell shows by itself."""
    if "ipykernel" in sys.modules:
        from matplotlib import pyplot

        return pyplot.figure(**options)
    figure = Figure(**options)
    FigureCanvasAgg(figure)
    return figure


def nothing(ax, message):
    """An empty Axes that says what was not found."""
    ax.set_axis_off()
    ax.text(0.5, 0.5, message, transform=ax.transAxes, ha="center", va="center", fontsize=10,
            style="italic", color=GREY)
    return ax


def one_article(table):
    """Raises ValueError if a table that one figure draws holds several articles."""
    articles = list(dict.fromkeys(table["article_id"]))
    if len(articles) > 1:
        shown = ", ".join(map(repr, articles[:3])) + (", ..." if len(articles) > 3 else "")
        raise ValueError(
            f"the table holds {len(articles)} articles ({shown}), but this figure draws one. "
            f"Choose one first: table[table['article_id'] == {articles[0]!r}]."
        )


def plain(name, width, ending=""):
    """A name as a label: at most three lines of so many characters, the rest as an ellipsis."""
    name = "".join(letter if letter.isprintable() else " " for letter in str(name))
    rows = textwrap.wrap(name + ending.replace(" ", "\xa0"), width, break_on_hyphens=False)
    if len(rows) > 3:
        keep = textwrap.wrap(name, width, break_on_hyphens=False)[:3]
        keep[2] = keep[2][: max(width - len(ending) - 2, 1)] + "…" + ending
        rows = keep
    return "\n".join(rows)


def lines(name, width, ending=""):
    """How many lines `plain` takes."""
    return plain(name, width, ending).count("\n") + 1


def shades(table):
    """speaker -> colour, most words first, nobody known and the article itself last.

    Speakers keep their colours from figure to figure, because tables of the same article agree
    on the words of each. No two of the first six share one; the others are all grey.
    """
    words = table.groupby("speaker")["words"].sum()
    order = sorted(set(words.index) - {NARRATOR, ""}, key=lambda who: (-words[who], who))
    colours = dict.fromkeys(order, GREY) | dict(zip(order, SPEAKERS))
    last = {"": INK, NARRATOR: PALE}
    return colours | {who: colour for who, colour in last.items() if who in words.index}


def ranked(table, column, weight):
    """The values of a column, heaviest first, ties by name."""
    weights = table.groupby(column)[weight].sum()
    return sorted(weights.index, key=lambda value: (-weights[value], value))


def grid(title, caption, row_names, column_names, rows_are, columns_are, ax=None):
    """An Axes for marks in rows and columns: (heights of the rows, the Axes, column width in points).

    Columns stand at 0, 1, 2 ...; where many crowd, the figure grows wider than the page, and
    where there are three at most, it takes two thirds of it.
    """
    few = len(column_names) <= 3
    across = max(len(column_names), 3 if few else 7)
    slanted = across <= 12
    width = max(WIDTH * 2 / 3 if few else WIDTH, 2.2 + 0.15 * across)
    pitch = (width - 2.2) / across
    cut = [name if len(name) <= 36 else name[:35].rstrip() + "…"
           for name in (plain(name, 10_000) for name in column_names)]
    # Where columns stand far enough apart for two slanted lines, long names take two.
    columns = [_in_two(name) for name in cut] if pitch * math.sin(math.pi / 4) > 0.28 else cut
    longest = max(len(line) for name in columns for line in name.split("\n"))
    heights, level = [], 0.0
    for name in row_names:
        tall = max(1.0, 0.14 * lines(name, 30) / 0.3 + 0.15)
        level -= tall
        heights.append(level + tall / 2)
    ax = axes(ax, 1.5 + 0.3 * -level + (0.055 if slanted else 0.075) * longest, title,
              caption, width)
    ax.set(xlim=(-0.6, across - 0.4), ylim=(level, 0))
    ax.hlines(heights, -0.6, len(column_names) - 0.4, color=PALE, linewidth=0.6, zorder=0)
    ax.vlines(range(len(column_names)), level, 0, color=PALE, linewidth=0.6, zorder=0)
    ax.set_yticks(heights, [plain(name, 30) for name in row_names])
    ax.set_xticks(range(len(column_names)), columns,
                  rotation=45 if slanted else 90, ha="left" if slanted else "center",
                  va="bottom", rotation_mode="anchor" if slanted else "default",
                  multialignment="left", linespacing=1.1)
    ax.xaxis.tick_top()
    ax.xaxis.set_label_position("top")
    ax.set_ylabel(f"{rows_are} ↓   {columns_are} →", rotation=0, ha="right", va="bottom",
                  style="italic")
    ax.yaxis.set_label_coords(-0.01, 1.01)
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return heights, ax, pitch * 72


def _in_two(name):
    """A name in at most two lines, as even as its words allow, if it is longer than 20 letters."""
    return plain(name, next(width for width in range(20, 40) if lines(name, width) <= 2))


def legend(ax, rows):
    """A legend of rows of handles under the Axes, clear of everything drawn on it."""
    across = max(map(len, rows))
    blank = Line2D([], [], linestyle="", label=" ")
    rows = [row + [blank] * (across - len(row)) for row in rows]
    # From the left edge of the page, under the names of rows; a network has none.
    left = blended_transform_factory(
        ax.figure.transFigure if ax.axison else ax.transAxes, ax.transAxes)
    ax.legend(handles=[row[place] for place in range(across) for row in rows], ncols=across,
              loc="upper left", bbox_to_anchor=(0.01 * ax.axison, -0.02), bbox_transform=left,
              columnspacing=1.2, handletextpad=0.5, borderaxespad=0, labelspacing=0.8)


@in_style
def save_figure(figure, table, folder, name):
    """Writes folder/name.svg, .png and .csv; the same figure and table give the same bytes.

    figure: a Figure, or an Axes on it. Each file is written beside its place and then renamed,
    so that none is ever half written. Returns the path of the PNG.
    """
    figure = getattr(figure, "figure", figure)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for kind, metadata in (("svg", {"Date": None, "Creator": None}), ("png", {"Software": None})):
        buffer = io.BytesIO()
        figure.savefig(buffer, format=kind, metadata=metadata, dpi=DPI, facecolor="white")
        written[kind] = buffer.getvalue()
    written["csv"] = table.to_csv(index=False, lineterminator="\n").encode("utf-8")
    for kind, content in written.items():
        beside = folder / f".{name}.{kind}.part"
        beside.write_bytes(content)
        os.replace(beside, folder / f"{name}.{kind}")
    return folder / f"{name}.png"
