"""How a signed network is drawn: shapes for kinds, colour, dashes and signs for edges.

In:   nodes, signed edges, and how far apart each tie holds two nodes
Out:  an Axes on which no name lies over another
"""

import numpy as np
from matplotlib import patheffects
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path

from helpers.figure_page import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    SIGNS,
    WIDTH,
    axes,
    legend,
    plain,
)
from helpers.network_layout import clear_curve, name_corners, place_nodes, point

LOOKS = {"support": (BLUE, "-"), "oppose": (ORANGE, (0, (4, 2))),
         "neutral": (GREY, (0, (1, 1.5))), "mixed": (PURPLE, (0, (5, 1.5, 1, 1.5)))}
SHAPES = {"person": "o", "state": "s", "institution": "D", "outlet": "^", "group": "h", "": "X"}
NAME = 20  # characters a line


def draw_network(ax, title, caption, nodes, edges, distances, seed, directed, says):
    """Draws a network in which each edge has a label (support, oppose, neutral, mixed).

    nodes: {id: (name, kind)}; edges: [(from, to, label, weight)]; distances: [(from, to, how
    far apart)]; says: label -> what its sign means, for the legend. Returns the Axes.
    """
    own_figure = ax is None
    ax = axes(ax, 4.0, title, caption)
    names = {node: plain(name, NAME) for node, (name, _) in nodes.items()}

    # Preferred first: arrows there and back, and the two signs of a pair, must stay apart.
    bends = {
        label: (0.14, 0.22, 0.06, 0.3) if directed else
        (0.12, 0.2, 0.28, 0.05) if label == "oppose" else (0.0, -0.08, -0.16, -0.24)
        for label in LOOKS}
    sizes = _sizes(ax, names)
    places, sides, size = place_nodes(nodes, edges, bends, distances, sizes, seed)
    if own_figure:
        # Room for title, legend and caption; an inch of the page is then a unit of the axes.
        caption_lines = ax.figure.get_supxlabel().count("\n") + 1
        ax.figure.set_size_inches(WIDTH, size[1] + 0.95 + 0.14 * caption_lines)
    ax.set(xlim=(0, size[0]), ylim=(0, size[1]))
    ax.set_axis_off()
    halo = [patheffects.withStroke(linewidth=3, foreground="white")]
    for node, (x, y) in places.items():
        kind = nodes[node][1]
        ax.plot(x, y, SHAPES.get(kind, "o"), markersize=10 if kind == "institution" else 13,
                markeredgecolor=INK, markerfacecolor="white", markeredgewidth=0.9, zorder=5.5)
        (left, bottom), (right, top) = name_corners(sizes[node], sides[node])
        ax.text(x + (left + right) / 2, y + (bottom + top) / 2, names[node], ha="center",
                va="center", zorder=6, path_effects=halo, linespacing=1.0)
    most = max(weight for *_, weight in edges)
    taken = list(places.values())
    for start, end, label, weight in edges:
        curve = clear_curve(start, end, bends[label], places)
        colour, dashes = LOOKS[label]
        wide = 0.9 + 1.8 * (weight - 1) / max(most - 1, 1)
        ax.add_patch(PathPatch(
            Path(curve, [Path.MOVETO] + [Path.CURVE4] * 3), fill=False, edgecolor=colour,
            linestyle=dashes, linewidth=wide, capstyle="butt", zorder=2, clip_on=False))
        if directed:
            ax.add_patch(FancyArrowPatch(
                point(curve, 0.93), curve[-1], color=colour, linewidth=wide, shrinkA=0, shrinkB=0,
                arrowstyle="-|>", mutation_scale=9, joinstyle="miter", zorder=2, clip_on=False))
        x, y = _free_place(curve, taken)
        taken.append((x, y))
        ax.text(x, y, SIGNS[label] if weight == 1 else f"{SIGNS[label]}{weight}", ha="center",
                va="center_baseline", color=colour, fontweight="bold", fontsize=9, zorder=5,
                bbox={"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none"})
    kinds = {kind for _, kind in nodes.values()}
    used = {label for _, _, label, _ in edges}
    legend(ax, [
        [Line2D([], [], color=LOOKS[label][0], linestyle=LOOKS[label][1], label=meaning)
         for label, meaning in says.items() if label in used],
        [Line2D([], [], linestyle="", marker=shape, markerfacecolor="white", markersize=7,
                markeredgecolor=INK, label=kind or "the article itself")
         for kind, shape in SHAPES.items() if kind in kinds]])
    return ax


def _sizes(ax, names):
    """node -> (width, height) of its name as printed, in inches."""
    sizes = {}
    for node, name in names.items():
        label = ax.text(0, 0, name, linespacing=1.0)
        extent = label.get_window_extent()
        label.remove()
        sizes[node] = extent.width / ax.figure.dpi, extent.height / ax.figure.dpi
    return sizes


def _free_place(curve, taken):
    """The point of the curve, near its middle, that is clear of what is already there."""
    candidates = [point(curve, t) for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)]
    room = np.hypot(*(np.array(candidates)[:, None] - np.array(taken)[None]).transpose(2, 0, 1))
    room = room.min(axis=1)
    return candidates[int((room > 0.2).argmax() if (room > 0.2).any() else room.argmax())]
