"""How a signed network is drawn: shapes for kinds, colour, dashes and signs for edges.

In:   nodes, signed edges, and how far apart each tie holds two nodes
Out:  an Axes on which no name lies over another
"""

import math

import numpy as np
from matplotlib import patheffects
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

from helpers.figure_page import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    WIDTH,
    axes,
    legend,
    plain,
)
from helpers.network_layout import first_part, name_corners, place_nodes, point

LOOKS = {"support": (BLUE, "-"), "oppose": (ORANGE, (0, (4, 2))),
         "neutral": (GREY, (0, (1, 1.5))), "mixed": (PURPLE, (0, (5, 1.5, 1, 1.5)))}
SHAPES = {"person": "o", "state": "s", "institution": "D", "outlet": "^", "group": "h", "": "X"}
NAME = 20  # characters a line
SPACING = 1.15
FEW = 24  # edges; where there are more, dashes alone tell the sign of a single one


def draw_network(ax, title, caption, nodes, edges, distances, seed, directed, says):
    """Draws a network in which each edge has a label (support, oppose, neutral, mixed).

    nodes: {id: (name, kind)}; edges: [(from, to, label, weight, what stands on it)]; distances:
    [(from, to, how far apart)]; says: label -> what its sign means, for the legend. Returns the
    Axes.
    """
    own_figure = ax is None
    ax = axes(ax, 4.0, title, caption)
    names = {node: plain(name, NAME) for node, (name, _) in nodes.items()}

    # Preferred first: arrows there and back, and the two signs of a pair, must stay apart.
    bends = {
        label: (0.14, 0.22, 0.06, 0.3, -0.1, -0.2) if directed else
        (0.12, 0.2, 0.28, 0.05) if label == "oppose" else (0.0, -0.08, -0.16, -0.24)
        for label in LOOKS}
    sizes = _sizes(ax, names)
    places, sides, routes, size = place_nodes(nodes, edges, bends, distances, sizes, seed)
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
        # Held by the edge that is next to its node, a name never grows into it.
        edge, side = {0: ((left + right) / 2, "center"), 1: (left, "left"),
                      -1: (right, "right")}[sides[node][0]]
        ax.text(x + edge, y + (bottom + top) / 2, names[node], ha=side, multialignment="center",
                va="center", zorder=6, path_effects=halo, linespacing=SPACING)
    most = max(edge[3] for edge in edges)
    ways = [np.stack(point(curve, np.linspace(0, 1, 25)), axis=1) for curve in routes]
    boxes = [np.add(name_corners(sizes[node], sides[node]), places[node]) for node in nodes]
    # A node as a square, so that the heads of arrows around it stay in sight too.
    boxes += [np.add(place, [[-0.22], [0.22]]) for place in places.values()]
    signs = _sizes(ax, {edge[4]: edge[4] for edge in edges}, fontweight="bold")
    for number, ((_, _, label, weight, says_here), curve) in enumerate(zip(edges, routes)):
        colour, dashes = LOOKS[label]
        wide = 0.9 + 1.8 * (weight - 1) / max(most - 1, 1)
        line = curve
        if directed:
            line, head = _arrow(curve, wide)
            ax.add_patch(Polygon(head, color=colour, linewidth=0, zorder=2.5, clip_on=False))
        ax.add_patch(PathPatch(
            Path(line, [Path.MOVETO] + [Path.CURVE4] * 3), fill=False, edgecolor=colour,
            linestyle=dashes, linewidth=wide, capstyle="butt", zorder=2, clip_on=False))
        if weight == 1 and len(edges) > FEW:
            continue
        half = np.add(signs[says_here], 0.1) / 2
        x, y = _free_place(curve, half, ways[:number] + ways[number + 1:], boxes)
        boxes.append(np.array([(x, y) - half, (x, y) + half]))
        # The rim keeps a minus from looking like one more dash.
        ax.text(x, y, says_here, ha="center", va="center", color=colour, fontweight="bold",
                zorder=5, bbox={"boxstyle": "round,pad=0.18,rounding_size=0.6",
                                "facecolor": "white", "edgecolor": colour, "linewidth": 0.7})
    kinds = {kind for _, kind in nodes.values()}
    used = {label for _, _, label, *_ in edges}
    legend(ax, [
        [Line2D([], [], color=LOOKS[label][0], linestyle=LOOKS[label][1], label=meaning)
         for label, meaning in says.items() if label in used],
        [Line2D([], [], linestyle="", marker=shape, markerfacecolor="white", markersize=7,
                markeredgecolor=INK, label=kind or "the article itself")
         for kind, shape in SHAPES.items() if kind in kinds]])
    return ax


def _sizes(ax, names, **look):
    """node -> (width, height) of its name as printed, in inches."""
    sizes = {}
    for node, name in names.items():
        label = ax.text(0, 0, name, linespacing=SPACING, **look)
        extent = label.get_window_extent()
        label.remove()
        sizes[node] = extent.width / ax.figure.dpi, extent.height / ax.figure.dpi
    return sizes


def _arrow(curve, wide):
    """(curve up to the arrowhead's base, corners of the arrowhead), for a line so many points wide."""
    long, half = 0.09 + 0.025 * wide, 0.035 + 0.014 * wide
    tip = np.array(curve[3])
    # The last point of the curve that is as far from its tip as the head is long.
    steps = np.linspace(1, 0, 101)
    t = next((t for t in steps if math.dist(point(curve, t), tip) >= long), 0.0)
    base = np.array(point(curve, t))
    along = (tip - base) / max(math.dist(tip, base), 1e-6)
    aside = half * np.array([-along[1], along[0]])
    return first_part(curve, min(t + 0.01, 1.0)), [tip, base + aside, base - aside]


def _free_place(curve, half, ways, boxes):
    """The point of the curve, near its middle, where a label hides least of all else.

    half: half of the label's width and height; ways: points along other edges; boxes: lower left
    and upper right corner of names, nodes and labels.
    """
    best = None
    for t in sorted(np.linspace(0.2, 0.8, 25), key=lambda t: (round(abs(t - 0.5), 3), t)):
        spot = np.array(point(curve, t))
        hidden = [way for way in ways if (abs(way - spot) < half + 0.05).all(axis=1).any()]
        cost = abs(t - 0.5) + len(hidden)
        for low, high in boxes:
            shared = np.minimum(high, spot + half + 0.03) - np.maximum(low, spot - half - 0.03)
            cost += 2 + 10 * shared.min() if (shared > 0).all() else 0
        if best is None or cost < best[0]:
            best = cost, tuple(spot)
    return best[1]
