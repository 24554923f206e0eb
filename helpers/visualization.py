"""Figures: each function draws one finished table on an Axes and returns it.

In:   a table of figure_tables.py, a caption, and an Axes (one of its own if none is given)
Out:  the Axes; `save_figure` writes the picture twice (SVG, PNG) and the table behind it (CSV)

Nothing is computed here. Colour never stands alone: signs, shapes, hatching or words repeat it.
"""

from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch, Rectangle
from matplotlib.path import Path as Outline

from helpers.figure_page import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    PALE,
    SCORES,
    SIGNS,
    WIDTH,
    axes,
    grid,
    in_style,
    legend,
    lines,
    nothing,
    one_article,
    plain,
    ranked,
    save_figure,
    shades,
)
from helpers.network_drawing import draw_network
from helpers.tables import NARRATOR

__all__ = [
    "attribution_chain",
    "congruence_network",
    "positions",
    "save_figure",
    "sentiment_course",
    "share_of_voice",
    "stance_matrix",
    "stance_network",
    "who_speaks",
]


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
    height = 1.9 + 0.2 * len(lanes) + 0.21 * sum(0.3 + 0.7 * lines(names[who], 30) for who in colours)
    ax = axes(ax, height, "Who speaks, sentence by sentence", caption)
    if table.empty:
        return nothing(ax, "no sentence found")
    ends = int(table["sentence_id"].max()) + 1
    wide = ends <= 80  # cells of a longer article have no room for gaps and hatching
    gap = 0.12 if wide else 0
    looks = colours if wide else {
        speaker: (colour if speaker else INK, "") for speaker, (colour, _) in colours.items()}
    strip = 2.6
    for sentence, group in table.groupby("sentence_id"):
        words = group.groupby("speaker")["words"].sum()
        total, top = words.sum(), strip / 2
        for speaker in (who for who in colours if who in words.index):
            share = strip * (words[speaker] / total if total else 1)
            colour, hatch = looks[speaker]
            ax.add_patch(Rectangle(
                (sentence + gap / 2, top - share), 1 - gap, share, facecolor=colour,
                hatch=hatch, edgecolor=INK if hatch else "white",
                linewidth=0.3 if wide else 0))
            top -= share
    ticks, labels, level = [], [], strip / 2 + 0.9
    for via, name in reversed(lanes):
        carried = sorted(set(table.loc[table["via"] == via, "sentence_id"]))
        ax.hlines(level, 0, ends, color=PALE, linewidth=0.6, zorder=0)
        ax.plot([place + 0.5 for place in carried], [level] * len(carried), "v", color=INK,
                markersize=5 if wide else 3)
        ticks.append(level)
        labels.append(f"via {plain(name, 30)}")
        level += 1
    top, level = level - 0.3, -strip / 2 - 0.4
    for speaker, (colour, hatch) in looks.items():
        tall = 1 + 0.7 * (lines(names[speaker], 30) - 1)
        level -= (tall + 1) / 2
        ax.hlines(level, 0, ends, color=PALE, linewidth=0.6, zorder=0)
        for sentence in sorted(set(table.loc[table["speaker"] == speaker, "sentence_id"])):
            ax.add_patch(Rectangle(
                (sentence + gap / 2, level - 0.36), 1 - gap, 0.72, facecolor=colour,
                hatch=hatch, edgecolor=INK if hatch else "white",
                linewidth=0.3 if wide else 0))
        ticks.append(level)
        labels.append(plain(names[speaker], 30))
        level -= (tall - 1) / 2
    ticks.append(0)
    labels.append("share of the\nsentence's words")
    if wide:
        starts = table.groupby("block_id")["sentence_id"].min()
        ax.vlines(starts, level - 0.6, top, color=GREY, linewidth=0.5, linestyle=":", zorder=0)
    ax.set(xlim=(0, ends), ylim=(level - 0.6, top),
           xlabel="sentence_id, in reading order" + (" (dotted: a new paragraph)" * wide))
    ax.set_yticks(ticks, labels)
    marks = range(0, ends, _step(ends))
    ax.set_xticks([mark + 0.5 for mark in marks], marks)
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
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
    order = [*(who for who in colours if who != NARRATOR), *(who for who in colours if who == NARRATOR)]
    height = 1.4 + 0.26 * sum(0.5 + 0.5 * lines(names[who], 30) for who in order)
    ax = axes(ax, height, "Share of voice: words given to each speaker", caption)
    if table.empty:
        return nothing(ax, "no word found")
    totals = table.groupby("speaker")["words"].sum()
    ticks, level = [], 0.0
    for speaker in order:
        tall = 1 + 0.5 * (lines(names[speaker], 30) - 1)
        level -= tall / 2
        left = 0
        rows = table[table["speaker"] == speaker].sort_values("form")
        for form, words in zip(rows["form"], rows["words"]):
            indirect = form == "indirect"
            colour = colours[speaker][0]
            ax.barh(level, words, 0.62, left, color="white" if indirect else colour,
                    edgecolor=INK if speaker in (NARRATOR, "") else colour, linewidth=0.8,
                    hatch="/////" if indirect else None)
            left += words
        share = rows["share"].sum()
        ax.text(left, level, f"  {left:,} ({_percent(share)})", va="center")
        ticks.append(level)
        level -= tall / 2
    ax.set_yticks(ticks, [plain(names[who], 30) for who in order])
    ax.set(xlim=(0, max(totals.max(), 1) * 1.18), ylim=(level - 0.2, 0.2),
           xlabel="words (share of all words of the article's sentences)")
    ax.tick_params(axis="y", length=0)
    ax.legend(handles=[
        Patch(facecolor=GREY, edgecolor=GREY, label="direct quotation"),
        Patch(facecolor="white", edgecolor=GREY, hatch="/////", label="indirect quotation"),
        Patch(facecolor=PALE, edgecolor=INK, label="the article's own words"),
    ], loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3, columnspacing=1.2)
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
    speakers = sorted(middle, key=lambda who: (sum(middle[who]) / len(middle[who]), who))
    thick = 0.16  # inches a statement
    while thick > 0.01 and thick * table["statements"].sum() > 6:
        thick *= 0.8

    def slots(side, column):
        sizes = table.groupby(column)["statements"].sum()
        return {who: max(sizes[who] * thick, 0.14 * lines(names[who], 26, "  (99)") + 0.06)
                for who in side}

    left, right = slots(carriers, "via"), slots(speakers, "speaker")
    tall = max(sum(left.values()) + 0.1 * len(left), sum(right.values()) + 0.1 * len(right), 0.5)
    ax = axes(ax, tall + 1.1, "Who carries whose words", caption)
    if table.empty:
        return nothing(ax, "no statement found")
    edge = {}
    for side, column, x, align in ((left, "via", 2.0, "right"), (right, "speaker", 4.1, "left")):
        free = (tall - sum(side.values())) / len(side)
        top = tall - free / 2
        for who, slot in side.items():
            size = table.loc[table[column] == who, "statements"].sum()
            start = top - (slot - size * thick) / 2
            colour, hatch = colours.get(who, (PALE, "")) if column == "speaker" else (INK, "")
            ax.add_patch(Rectangle((x, start - size * thick), 0.1, size * thick, facecolor=colour,
                                   hatch=hatch, edgecolor=INK, linewidth=0.4, zorder=3))
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
        colour, _ = colours[row.speaker]
        ax.add_patch(PathPatch(outline, facecolor=colour if row.speaker else PALE, alpha=0.45, edgecolor=GREY, linewidth=0.4))
    ax.set(xlim=(0, WIDTH), ylim=(-0.05, tall + 0.32))
    for x, align, label in ((2.1, "right", "carried by"), (4.1, "left", "spoken or thought by")):
        ax.text(x, tall + 0.12, label, ha=align, va="bottom", style="italic")
    ax.set_axis_off()
    return ax


@in_style
def sentiment_course(table, caption="", ax=None):
    """Polarity by sentence with its interval, said and narrated sentences apart.

    table: `sentiment_course_table` of one article. Returns the Axes.
    Raises ValueError if the table holds several articles.
    """
    one_article(table)
    ax = axes(ax, 3.1, "Sentiment, sentence by sentence", caption)
    if table.empty:
        return nothing(ax, "no sentence found")
    ax.axhline(0, color=INK, linewidth=0.6, zorder=1)
    many = len(table) > 120
    looks = {"said": ("D", BLUE, BLUE, "mostly what somebody says"),
             "narrated": ("o", "white", ORANGE, "mostly the article's own words")}
    for voice, (shape, face, edge, label) in looks.items():
        rows = table[table["voice"] == voice]
        ax.vlines(rows["sentence_id"], rows["low"], rows["high"], color=edge, linewidth=0.8,
                  alpha=0.3 if many else 0.55, zorder=2)
        ax.plot(rows["sentence_id"], rows["polarity"], shape, markersize=3 if many else 5,
                markerfacecolor=face, markeredgecolor=edge, label=label, zorder=3)
    ax.plot([], [], "|", color=GREY, markersize=10, label="interval")
    last = int(table["sentence_id"].max())
    ax.set(ylim=(-1.05, 1.05), xlim=(-0.8, last + 0.8), xlabel="sentence_id, in reading order")
    ax.set_yticks([-1, -0.5, 0, 0.5, 1],
                  ["−1 negative", "−0.5", "0", "+0.5", "+1 positive"])
    ax.set_xticks(range(0, last + 1, _step(last)))
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3, columnspacing=1.2)
    return ax


@in_style
def stance_matrix(table, caption="", ax=None):
    """Dot per holder (row) and target (column): size is evidence, colour and sign the stance.

    table: `stance_table`. An empty cell: the text says nothing. Returns the Axes.
    """
    if table.empty:
        return nothing(axes(ax, 2, "Who stands where towards whom", caption), "no stance found")
    holders = ranked(table, "holder", "evidence")
    targets = ranked(table, "target", "evidence")
    names = {**dict(zip(table["holder"], table["holder_name"])),
             **dict(zip(table["target"], table["target_name"]))}
    rows, ax, pitch = grid("Who stands where towards whom", caption,
                           [names[who] for who in holders], [names[who] for who in targets],
                           "holder", "target", ax)
    most = table["evidence"].max()
    largest, smallest = min(17, 0.95 * pitch), min(10, 0.75 * pitch)

    def across(evidence):
        return smallest + (largest - smallest) * (evidence - 1) / max(most - 1, 1)

    for row in table.itertuples():
        x, y = targets.index(row.target), rows[holders.index(row.holder)]
        ax.scatter(x, y, across(row.evidence) ** 2, color=[SCORES((row.score + 1) / 2)], edgecolor=INK,
                   linewidth=0.5, zorder=3)
        strong = abs(row.score) > 0.75
        ax.text(x, y, SIGNS[row.label], ha="center", va="center_baseline",
                color="white" if strong else INK, zorder=4, fontweight="bold")
    steps = sorted({1, (1 + most) // 2, most})
    legend(ax, [
        [Line2D([], [], linestyle="", marker="o", markersize=8, markeredgecolor=INK,
                markerfacecolor=SCORES(shade), label=label)
         for shade, label in ((0.0, "− oppose (score −1)"), (0.5, "0 neutral, ± mixed"),
                              (1.0, "+ support (score +1)"))],
        [Line2D([], [], linestyle="", marker="o", markersize=across(step), markeredgecolor=INK,
                markerfacecolor="white", label=f"evidence: {step}") for step in steps],
    ])
    return ax


@in_style
def positions(table, caption="", ax=None):
    """Actors (columns) × concepts (rows): + agrees, − disagrees, 0 neither, with how often.

    table: `positions_table`. An actor of several minds gets a mark for each. Returns the Axes.
    """
    title = "Positions: who agrees and disagrees with what"
    if table.empty:
        return nothing(axes(ax, 2, title, caption), "no position found")
    counts = table.assign(n=table["agree"] + table["neither"] + table["disagree"])
    concepts, actors = ranked(counts, "concept", "n"), ranked(counts, "actor_id", "n")
    names = dict(zip(table["actor_id"], table["name"]))
    rows, ax, pitch = grid(title, caption, concepts, [names[who] for who in actors],
                           "concept", "actor", ax)
    looks = (("agree", "+", BLUE, "o", "white"), ("neither", "0", "white", "D", INK),
             ("disagree", "−", ORANGE, "s", "white"))
    for row in table.itertuples():
        x, y = actors.index(row.actor_id), rows[concepts.index(row.concept)]
        marks = [look for look in looks if getattr(row, look[0])]
        for place, (column, sign, colour, shape, ink) in enumerate(marks):
            count = getattr(row, column)
            label = sign if count == 1 else f"{sign}{count}"
            wide = min(16 if len(label) < 3 else 21, 0.95 * pitch / len(marks))
            here = x + (place - (len(marks) - 1) / 2) * wide / pitch
            ax.scatter(here, y, wide**2, color=colour, marker=shape, edgecolor=INK,
                       linewidth=0.5, zorder=3)
            ax.text(here, y, label, ha="center", va="center_baseline", color=ink,
                    fontweight="bold", zorder=4)
    legend(ax, [[
        Line2D([], [], linestyle="", marker=shape, markersize=8, markerfacecolor=colour,
               markeredgecolor=INK, label=label)
        for (_, _, colour, shape, _), label in zip(looks, (
            "+ agrees (+2: in two statements)", "0 neither", "− disagrees"))]])
    return ax


@in_style
def stance_network(table, caption="", ax=None, seed=1):
    """Actors as nodes, an arrow from each holder to each target.

    table: `stance_table`. Solid blue + support, dashed orange − oppose, dotted grey 0 neutral,
    dash-dotted purple ± mixed; width is evidence, shape the actor's kind.
    The same table and seed give the same picture. Returns the Axes.
    """
    title = "Stances: who supports and who opposes whom"
    if table.empty:
        return nothing(axes(ax, 2, title, caption), "no stance found")
    edges = [(row.holder, row.target, row.label, row.evidence) for row in table.itertuples()]
    distances = [(holder, target, {"support": 1.0, "oppose": 1.5}.get(label, 1.25))
                 for holder, target, label, _ in edges]
    return draw_network(
        ax, title, caption, _nodes(table, "holder", "target"), edges, distances, seed,
        directed=True, says={"support": "+ supports", "oppose": "− opposes",
                             "mixed": "± both", "neutral": "0 neutral"})


@in_style
def congruence_network(table, caption="", ax=None, seed=1):
    """Actors tied by the positions they share, split by those on which they conflict.

    table: `congruence_table`. Solid blue + shared positions, dashed orange − conflicting ones,
    each with its number. The same table and seed give the same picture. Returns the Axes.
    """
    title = "Congruence: who shares positions, who conflicts"
    if table.empty:
        return nothing(axes(ax, 2, title, caption),
                       "no two actors take a position on the same concept")
    edges, distances = [], []
    for row in table.itertuples():
        counts = (("support", row.shared, 1.0), ("oppose", row.conflict, 2.5))
        for label, count, distance in counts:
            if count:
                edges.append((row.actor, row.other, label, count))
                distances.append((row.actor, row.other, distance))
    return draw_network(
        ax, title, caption, _nodes(table, "actor", "other"), edges, distances, seed,
        directed=False, says={"support": "+ positions shared", "oppose": "− positions in conflict"})


def _step(count):
    """Every how many sentences a number stands, so that at most a dozen do."""
    return next(step for step in (1, 2, 5, 10, 20, 50, 10**2, 10**3, 10**4, 10**9)
                if count / step <= 13)


def _percent(share):
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def _nodes(table, *sides):
    """actor -> (name, kind) of everybody on either side of a table of pairs."""
    return {
        actor: (name, kind) for side in sides for actor, name, kind in zip(
            table[side], table[f"{side}_name"], table[f"{side}_kind"])}
