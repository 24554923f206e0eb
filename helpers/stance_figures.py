"""Figures of where actors stand: towards each other, and on the issues of a debate.

In:   a table of figure_tables.py, a caption, and an Axes (one of its own if none is given)
Out:  the Axes

Blue and + is in favour, orange and − against, in every figure; signs, shapes and dashes repeat
the colour, so that it never stands alone.
"""

from matplotlib.lines import Line2D

from helpers.figure_page import (
    BLUE,
    INK,
    ORANGE,
    SCORES,
    SIGNS,
    axes,
    grid,
    in_style,
    legend,
    nothing,
    ranked,
)
from helpers.network_drawing import draw_network

#: Stands under the figures, because absence is easily read as neutrality.
NOT_NEUTRAL = "{}: no {} was found, which is not neutrality."


@in_style
def stance_matrix(table, caption="", ax=None):
    """Dot per holder (row) and target (column): size is the number of stances, colour the score.

    table: `stance_table`. An empty cell: none was found. Returns the Axes.
    """
    title = "Who stands where towards whom"
    if table.empty:
        return nothing(axes(ax, 2, title, caption), "no stance found")
    holders = ranked(table, "holder", "evidence")
    targets = ranked(table, "target", "evidence")
    names = {**dict(zip(table["holder"], table["holder_name"])),
             **dict(zip(table["target"], table["target_name"]))}
    caption = f"{caption} {NOT_NEUTRAL.format('An empty cell', 'stance')}".strip()
    rows, ax, pitch = grid(title, caption, [names[who] for who in holders],
                           [names[who] for who in targets], "holder", "target", ax)
    most = int(table["evidence"].max())
    largest, smallest = min(17, 0.95 * pitch), min(10, 0.75 * pitch)

    def across(evidence):
        return smallest + (largest - smallest) * (evidence - 1) / max(most - 1, 1)

    for row in table.itertuples():
        x, y = targets.index(row.target), rows[holders.index(row.holder)]
        ax.scatter(x, y, across(row.evidence) ** 2, color=[SCORES((row.score + 1) / 2)],
                   edgecolor=INK, linewidth=0.5, zorder=3)
        ax.text(x, y, SIGNS[row.label], ha="center", va="center_baseline",
                color="white" if abs(row.score) > 0.75 else INK, zorder=4, fontweight="bold")
    legend(ax, [
        [Line2D([], [], linestyle="", marker="o", markersize=8, markeredgecolor=INK,
                markerfacecolor=SCORES((score + 1) / 2), label=label)
         for score, label in _scores(table)],
        [Line2D([], [], linestyle="", marker="o", markersize=across(step), markeredgecolor=INK,
                markerfacecolor="white", label=f"{step} stance{'s' * (step > 1)}")
         for step in _some(table["evidence"], 3)],
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
    wording = dict(zip(table["concept"], table["concept_name"]))
    caption = f"{caption.strip()} {NOT_NEUTRAL.format('An empty cell', 'position')}".strip()
    rows, ax, pitch = grid(title, caption, [wording[concept] for concept in concepts],
                           [names[who] for who in actors], "concept", "actor", ax)
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
        for (column, _, colour, shape, _), label in zip(looks, (
            "+ agrees (+2: in two statements)", "0 neither", "− disagrees"))
        if table[column].any()]])
    return ax


@in_style
def stance_network(table, caption="", ax=None, seed=1):
    """Actors as nodes, an arrow from each holder to each target.

    table: `stance_table`. Solid blue + support, dashed orange − oppose, dotted grey 0 neutral,
    dash-dotted purple ± mixed; width is the number of stances, shape the actor's kind. "+ 2 of 3"
    on an arrow: two of three stances support, and the third does not.
    The same table and seed give the same picture. Returns the Axes.
    """
    title = "Stances: who supports and who opposes whom"
    if table.empty:
        return nothing(axes(ax, 2, title, caption), "no stance found")
    edges, distances = [], []
    for row in table.itertuples():
        edges.append((row.holder, row.target, row.label, row.evidence, _count(row)))
        distances.append((row.holder, row.target,
                          {"support": 1.0, "oppose": 1.5}.get(row.label, 1.25)))
    caption = f"{caption} {NOT_NEUTRAL.format('No arrow', 'stance')} {_example(table)}".strip()
    return draw_network(
        ax, title, caption, _nodes(table, "holder", "target"), edges, distances, seed, directed=True,
        says={"support": "+ supports", "oppose": "− opposes", "mixed": "± both",
              "neutral": "0 neutral"})


@in_style
def congruence_network(table, caption="", ax=None, seed=1):
    """Actors tied by the positions they share, split by those on which they conflict.

    table: `congruence_table`. Solid blue + shared positions, dashed orange − conflicting ones,
    with their number. The same table and seed give the same picture. Returns the Axes.
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
                number = f"{SIGNS[label]}{count}" if count > 1 else SIGNS[label]
                edges.append((row.actor, row.other, label, count, number))
                distances.append((row.actor, row.other, distance))
    notes = [caption.strip(), NOT_NEUTRAL.format("No line", "concept on which both take a position")]
    several = next((edge for edge in edges if edge[3] > 1), None)
    if several:
        alike = {"support": "the same side", "oppose": "opposite sides"}[several[2]]
        notes.append(f"“{several[4]}” on a line: on {alike} of {several[3]} concepts.")
    caption = " ".join(notes).strip()
    return draw_network(
        ax, title, caption, _nodes(table, "actor", "other"), edges, distances, seed,
        directed=False, says={"support": "+ same side", "oppose": "− opposite sides"})


def _some(values, most):
    """So many of the values that occur, the smallest and the largest among them, in order."""
    values = sorted(set(values))
    if len(values) <= most:
        return values
    return [values[round(place * (len(values) - 1) / (most - 1))] for place in range(most)]


def _scores(table):
    """(mean score, what it means) for the legend, of those that occur."""
    middle = {"neutral": "0 neutral", "mixed": "± mixed"}
    says = {-1: "−1 all oppose", 1: "+1 all support", 0: ", ".join(
        middle[label] for label in middle if (table["label"] == label).any()) or "0"}
    return [(score, says.get(score, f"{score:+.2g} on average".replace("-", "−")))
            for score in _some(table["score"].round(2) + 0.0, 3)]


def _count(row):
    """What stands on an arrow: its sign and, of several stances, how many have that sign."""
    if row.evidence == 1:
        return SIGNS[row.label]
    some = "" if row.label == "mixed" else f"{getattr(row, row.label)} of "
    return f"{SIGNS[row.label]} {some}{row.evidence}"


def _example(table):
    """What a number on an arrow of this table means; "" if there is none."""
    several = table[table["evidence"] > 1]
    if several.empty:
        return ""
    # The most telling comes first: some but not all agree, then all, then as many for as against.
    agreeing = several[["support", "neutral", "oppose"]].max(axis=1)
    order = several.assign(
        mixed=several["label"] == "mixed", all=agreeing == several["evidence"]
    ).sort_values(["mixed", "all", "evidence"], ascending=[True, True, False], kind="stable")
    row = next(order.itertuples())
    if row.label == "mixed":
        return f"“{_count(row)}” on an arrow: {row.evidence} stances, as many for as against."
    says = {"support": "for", "oppose": "against", "neutral": "neutral"}
    counts = ", ".join(f"{getattr(row, label)} {word}" for label, word in says.items()
                       if getattr(row, label))
    return f"“{_count(row)}” on an arrow: {row.evidence} stances were found, {counts}."


def _nodes(table, *sides):
    """actor -> (name, kind) of everybody on either side of a table of pairs."""
    return {
        actor: (name, kind) for side in sides for actor, name, kind in zip(
            table[side], table[f"{side}_name"], table[f"{side}_kind"])}
