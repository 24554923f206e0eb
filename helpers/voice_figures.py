"""Figures of one article's voices: who speaks, how much, through whom, and in what tone.

In:   a table of figure_tables.py, a caption, and an Axes (one of its own if none is given)
Out:  the Axes

A colour is a speaker, the same in every figure; hatching is indirect speech; pale grey is the
article itself; black is an outlet that carries, or a speaker whom nothing identifies.
"""

import math

from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch, Rectangle
from matplotlib.path import Path as Outline

from helpers.figure_page import (
    GREY,
    INDIRECT,
    INK,
    PALE,
    WIDTH,
    axes,
    in_style,
    lines,
    nothing,
    one_article,
    plain,
    shades,
)
from helpers.figure_tables import UNIDENTIFIED
from helpers.rounding import percent
from helpers.tables import NARRATOR

FORMS = ("direct", "indirect", "narrated")
LABEL = 30  # characters a line
#: More sentences than these leave no room for gaps between their cells.
WIDE = 80
READING = "sentence, in reading order"
UNNAMED = "unnamed sources"  # how groups.py calls those who are kept anonymous
PARAGRAPHS = " (dotted: a new paragraph)"


@in_style
def who_speaks(table, caption="", ax=None):
    """The article as a strip, one cell a sentence, split by whose words it holds.

    table: `who_speaks_table` of one article. Above the strip, the outlets that carry a
    sentence's statements; below it, each speaker's sentences. Returns the Axes.
    Raises ValueError if the table holds several articles.
    """
    one_article(table)
    colours = shades(table)
    outlets = table[table["via"] != ""].drop_duplicates("via")
    lanes = list(zip(outlets["via"], outlets["via_name"]))
    names = dict(zip(table["speaker"], table["speaker_name"]))
    tall = {who: 1 + 0.7 * (lines(names[who], LABEL) - 1) for who in colours}
    height = 2.15 + 0.2 * len(lanes) + 0.21 * sum(tall.values())
    ax = axes(ax, height, "Who speaks, sentence by sentence", _unknown(caption, table))
    if table.empty:
        return nothing(ax, "no sentence found")
    ends = int(table["sentence_id"].max()) + 1
    wide = ends <= WIDE
    words = table.groupby(["sentence_id", "speaker", "form"])["words"].sum()
    strip, said = 2.6, {}
    for sentence, cells in words.groupby(level=0):
        total, bottom = cells.sum(), -strip / 2
        order = sorted(cells.items(), key=lambda cell: (
            list(colours).index(cell[0][1]), FORMS.index(cell[0][2])))
        for (_, speaker, form), count in order:
            share = strip * (count / total if total else 1)
            _cell(ax, sentence, bottom, share, colours[speaker], form, wide)
            said.setdefault(speaker, {}).setdefault(sentence, []).append((form, count))
            bottom += share
    for share in (0, 0.5, 1):
        ax.annotate(f"{share:.0%}", (ends, (share - 0.5) * strip), (4, 0), va="center",
                    textcoords="offset points", annotation_clip=False)
    ticks, labels, level = [], [], strip / 2 + 0.9
    for via, name in reversed(lanes):
        carried = sorted(set(table.loc[table["via"] == via, "sentence_id"]))
        ax.hlines(level, 0, ends, color=PALE, linewidth=0.6, zorder=0)
        ax.plot([place + 0.5 for place in carried], [level] * len(carried), "v", color=INK,
                markersize=5 if wide else 3)
        ticks.append(level)
        labels.append(f"via {plain(name, LABEL)}")
        level += 1
    top, level = level - 0.3, -strip / 2 - 0.4
    for speaker, colour in colours.items():
        level -= (tall[speaker] + 1) / 2
        ax.hlines(level, 0, ends, color=PALE, linewidth=0.6, zorder=0)
        for sentence, parts in said[speaker].items():
            total, bottom = sum(count for _, count in parts), level - 0.36
            for form, count in parts:
                share = 0.72 * (count / total if total else 1)
                _cell(ax, sentence, bottom, share, colour, form, wide)
                bottom += share
        ticks.append(level)
        labels.append(plain(names[speaker], LABEL))
        level -= (tall[speaker] - 1) / 2
    ticks.append(0)
    labels.append("share of the\nsentence's words")
    if wide:
        ax.vlines(_paragraphs(table), level - 0.6, top, color=GREY, linewidth=0.5, linestyle=":",
                  zorder=0)
    ax.set(xlim=(0, ends), ylim=(level - 0.6, top), xlabel=READING + PARAGRAPHS * wide)
    ax.set_yticks(ticks, labels)
    marks = range(0, ends, _step(ends))
    ax.set_xticks([mark + 0.5 for mark in marks], marks)
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    carriers = [Line2D([], [], linestyle="", marker="v", color=INK, label="carried by an outlet")]
    _forms_legend(ax, table, carriers if lanes else [])
    return ax


@in_style
def share_of_voice(table, caption="", ax=None):
    """Bar per speaker: words quoted directly, words reported indirectly.

    table: `share_of_voice_table` of one article. Returns the Axes.
    Raises ValueError if the table holds several articles.
    """
    one_article(table)
    colours = shades(table)
    names = dict(zip(table["speaker"], table["speaker_name"]))
    height = 1.4 + 0.26 * sum(0.5 + 0.5 * lines(names[who], LABEL) for who in colours)
    ax = axes(ax, height, "Share of voice: words given to each speaker", _unknown(caption, table))
    if table.empty:
        return nothing(ax, "no word found")
    totals = table.groupby("speaker")["words"].sum()
    ticks, level = [], 0.0
    for speaker, colour in colours.items():
        tall = 1 + 0.5 * (lines(names[speaker], LABEL) - 1)
        level -= tall / 2
        left = 0
        rows = table[table["speaker"] == speaker].sort_values("form")
        for form, words in zip(rows["form"], rows["words"]):
            ax.barh(level, words, 0.62, left, linewidth=0.8, **_look(colour, form))
            left += words
        ax.text(left, level, f"  {left:,} ({_percent(left / max(totals.sum(), 1))})", va="center")
        ticks.append(level)
        level -= tall / 2
    ax.set_yticks(ticks, [plain(names[who], LABEL) for who in colours])
    ax.set(xlim=(0, max(totals.max(), 1) * 1.18), ylim=(level - 0.2, 0.2),
           xlabel="words (share of all words of the article's sentences)")
    ax.tick_params(axis="y", length=0)
    _forms_legend(ax, table)
    return ax


@in_style
def attribution_chain(table, caption="", ax=None):
    """Bands from the outlet that carries statements to their speakers, as wide as their number.

    table: `attribution_chain_table` of one article. Returns the Axes.
    Raises ValueError if the table holds several articles.
    """
    one_article(table)
    colours = shades(table)
    names = {**dict(zip(table["speaker"], table["speaker_name"])),
             **dict(zip(table["via"], table["via_name"]))}
    carriers = list(table.groupby("via")["statements"].sum().sort_values(
        ascending=False, kind="stable").index)
    # Speakers stand beside their carriers, so that bands cross as little as they can.
    middle = {}
    for via, speaker, statements in zip(table["via"], table["speaker"], table["statements"]):
        middle.setdefault(speaker, []).extend([carriers.index(via)] * statements)
    speakers = sorted(middle, key=lambda who: (
        sum(middle[who]) / len(middle[who]), -len(middle[who]), who))
    thick = 0.16  # inches a statement
    while thick > 0.01 and thick * table["statements"].sum() > 6:
        thick *= 0.8

    def slots(side, column):
        sizes = table.groupby(column)["statements"].sum()
        return {who: max(sizes[who] * thick, 0.14 * lines(names[who], 26, "  (99)") + 0.06)
                for who in side}

    left, right = slots(carriers, "via"), slots(speakers, "speaker")
    tall = max(sum(left.values()) + 0.1 * len(left), sum(right.values()) + 0.1 * len(right), 0.5)
    ax = axes(ax, tall + 1.1, "Who carries whose words", _unknown(caption, table))
    if table.empty:
        return nothing(ax, "no statement found")
    edge = {}
    for side, column, x, align in ((left, "via", 2.0, "right"), (right, "speaker", 4.1, "left")):
        free = (tall - sum(side.values())) / len(side)
        top = tall - free / 2
        for who, slot in side.items():
            size = table.loc[table[column] == who, "statements"].sum()
            start = top - (slot - size * thick) / 2
            colour = colours[who] if column == "speaker" else PALE if who == NARRATOR else INK
            ax.add_patch(Rectangle((x, start - size * thick), 0.1, size * thick, facecolor=colour,
                                   edgecolor=INK, linewidth=0.4, zorder=3))
            ax.text(x - 0.06 if align == "right" else x + 0.16, start - size * thick / 2,
                    plain(names[who], 26, f"  ({size})"), ha=align, va="center")
            edge[column, who] = start
            top -= slot + free
    flows = table.assign(
        a=[carriers.index(via) for via in table["via"]],
        b=[speakers.index(who) for who in table["speaker"]])
    begins, finishes = dict(edge), {}
    for row in flows.sort_values(["b", "a"]).itertuples():
        finishes[row.via, row.speaker] = edge["speaker", row.speaker]
        edge["speaker", row.speaker] -= row.statements * thick
    for row in flows.sort_values(["a", "b"]).itertuples():
        y1, y2, h = begins["via", row.via], finishes[row.via, row.speaker], row.statements * thick
        begins["via", row.via] -= h
        x1, x2, bend = 2.1, 4.1, 3.1
        outline = Outline(
            [(x1, y1), (bend, y1), (bend, y2), (x2, y2), (x2, y2 - h),
             (bend, y2 - h), (bend, y1 - h), (x1, y1 - h), (x1, y1)],
            [Outline.MOVETO, *[Outline.CURVE4] * 3, Outline.LINETO, *[Outline.CURVE4] * 3,
             Outline.CLOSEPOLY])
        ax.add_patch(PathPatch(outline, facecolor=colours[row.speaker], alpha=0.45,
                               edgecolor=GREY, linewidth=0.4))
    ax.set(xlim=(0, WIDTH), ylim=(-0.05, tall + 0.32))
    for x, align, label in ((2.1, "right", "carried by"), (4.1, "left", "spoken or thought by")):
        ax.text(x, tall + 0.12, label, ha=align, va="bottom", style="italic")
    ax.text(3.1, tall + 0.12, "(n) and width: statements", ha="center", va="bottom", color=GREY)
    ax.set_axis_off()
    return ax

@in_style
def sentiment_course(table, caption="", ax=None):
    """Polarity by sentence with its interval, said and narrated sentences apart.

    table: `sentiment_course_table` of one article. The interval is the reader's: were twenty
    people to rate each sentence, nine in ten of their means should lie within. Returns the Axes.
    Raises ValueError if the table holds several articles.
    """
    one_article(table)
    ax = axes(ax, 3.2, "Sentiment, sentence by sentence", caption)
    if table.empty:
        return nothing(ax, "no sentence found")
    ax.axhline(0, color=INK, linewidth=0.6, zorder=1)
    many = len(table) > 120
    looks = {"said": ("D", INK, "mostly what somebody says"),
             "narrated": ("o", PALE, "mostly the article's own words")}
    for voice, (shape, face, label) in looks.items():
        rows = table[table["voice"] == voice]
        if rows.empty:
            continue
        ax.vlines(rows["sentence_id"], rows["low"], rows["high"], color=INK, linewidth=0.8,
                  alpha=0.25 if many else 0.5, zorder=2)
        ax.plot(rows["sentence_id"], rows["polarity"], shape, markersize=3 if many else 5,
                markerfacecolor=face, markeredgecolor=INK, markeredgewidth=0.7, label=label,
                zorder=3)
    ax.plot([], [], "|", color=GREY, markersize=10,
            label="90 % interval for the mean\nrating of twenty people")
    last = int(table["sentence_id"].max())
    # Zero stays in the middle, so that both signs are given the same room.
    reach = max(0.25, table[["polarity", "low", "high"]].abs().max(axis=None))
    step = 0.25 if reach <= 0.75 else 0.5
    steps = [step * place for place in range(-math.ceil(reach / step), math.ceil(reach / step) + 1)]
    wide = last < WIDE
    if wide:
        ax.vlines(_paragraphs(table) - 0.5, steps[0], steps[-1], color=GREY, linewidth=0.5,
                  linestyle=":", zorder=0)
    ax.set(ylim=(1.05 * steps[0], 1.05 * steps[-1]), xlim=(-0.8, last + 0.8),
           xlabel=READING + PARAGRAPHS * wide)
    labels = [f"{step:+.2g}".replace("-", "−") if step else "0" for step in steps]
    ax.set_yticks(steps, [f"{labels[0]} negative", *labels[1:-1], f"{labels[-1]} positive"])
    ax.set_ylabel("polarity, of −1 to +1")
    ax.set_xticks(range(0, last + 1, _step(last)))
    ax.legend(loc="lower center", bbox_to_anchor=(0.42, 1), ncols=3,
              columnspacing=1.2, handletextpad=0.4)
    return ax


def _look(colour, form):
    """How words of a form are filled: directly quoted full, indirectly hatched."""
    if form == "indirect":
        return {"facecolor": "white", "edgecolor": colour, "hatch": INDIRECT}
    return {"facecolor": colour, "edgecolor": colour}


def _cell(ax, sentence, bottom, height, colour, form, wide):
    """A stretch of a sentence, one unit wide."""
    gap = 0.12 if wide else 0
    ax.add_patch(Rectangle((sentence + gap / 2, bottom), 1 - gap, height,
                           linewidth=0.5 if wide else 0, **_look(colour, form)))


def _forms_legend(ax, table, more=()):
    """What full, hatched and pale mean, over the Axes."""
    says = {"direct": "direct quotation", "indirect": "indirect quotation",
            "narrated": "the article's own words"}
    handles = [Patch(linewidth=0.8, label=label, **_look(PALE if form == "narrated" else GREY, form))
               for form, label in says.items() if form in set(table["form"])]
    ax.legend(handles=[*more, *handles], loc="lower center", bbox_to_anchor=(0.4, 1),
              ncols=4, columnspacing=1.2, handlelength=1.6)


def _step(count):
    """Every how many sentences a number stands, so that at most a dozen do."""
    return next(step for step in (1, 2, 5, 10, 20, 50, 10**2, 10**3, 10**4, 10**9)
                if count / step <= 13)


def _percent(share):
    return "<1%" if 0 < share < 0.005 else f"{percent(share):.0f}%"


def _paragraphs(table):
    """The first sentence of each paragraph."""
    return table.groupby("block_id")["sentence_id"].min()


def _unknown(caption, table):
    """The caption, and what is meant by speakers whom nobody names, where there are any."""
    known = {UNIDENTIFIED: "the program could not tell who (perhaps several)",
             UNNAMED: "somebody whom the article leaves anonymous"}
    notes = [f"“{name}”: {meaning}" for name, meaning in known.items()
             if name in set(table["speaker_name"])]
    return f"{caption} {'; '.join(notes)}{'.' * bool(notes)}".strip()
