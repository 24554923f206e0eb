"""How a signed network is laid out and drawn, so that no name lies over another.

In:   nodes, signed edges, and how far apart each tie holds two nodes
Out:  an Axes with nodes, names and edges

Places come from networkx (Kamada & Kawai 1989, An algorithm for drawing general undirected
graphs, started from a seeded spring layout); then boxes that hold a node and its name are
pushed apart. Only nearness along ties means something; left, right, up and down do not.
"""

import math

import networkx as nx
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

LOOKS = {"support": (BLUE, "-"), "oppose": (ORANGE, (0, (4, 2))),
         "neutral": (GREY, (0, (1, 1.5))), "mixed": (PURPLE, (0, (5, 1.5, 1, 1.5)))}
SHAPES = {"person": "o", "state": "s", "institution": "D", "outlet": "^", "group": "h", "": "X"}
NODE = 0.11  # inches from the middle of a node to its rim
NAME = 20  # characters a line
#: Where a name stands beside its node: way from the middle in inches, alignment.
NAME_SIDES = {
    "below": (0, -NODE - 0.04, "center", "top"), "above": (0, NODE + 0.04, "center", "bottom"),
    "right": (NODE + 0.05, 0, "left", "center"), "left": (-NODE - 0.05, 0, "right", "center"),
}


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
    places, sides, size = _places(nodes, edges, bends, distances, _sizes(ax, names), seed)
    if own_figure:
        # Room for title, legend and caption; an inch of the page is then a unit of the axes.
        caption_lines = ax.figure.get_supxlabel().count("\n") + 1
        ax.figure.set_size_inches(WIDTH, size[1] + 0.95 + 0.14 * caption_lines)
    ax.set(xlim=(0, size[0]), ylim=(0, size[1]))
    ax.set_axis_off()
    halo = [patheffects.withStroke(linewidth=2, foreground="white")]
    for node, (x, y) in places.items():
        kind = nodes[node][1]
        ax.plot(x, y, SHAPES.get(kind, "o"), markersize=10 if kind == "institution" else 13,
                markeredgecolor=INK, markerfacecolor="white", markeredgewidth=0.9, zorder=4)
        dx, dy, ha, va = NAME_SIDES[sides[node]]
        ax.text(x + dx, y + dy, names[node], ha=ha, va=va, zorder=6, path_effects=halo,
                linespacing=1.0)
    most = max(weight for *_, weight in edges)
    taken = list(places.values())
    for start, end, label, weight in edges:
        curve = _clear_curve(start, end, bends[label], places)
        colour, dashes = LOOKS[label]
        wide = 0.9 + 1.8 * (weight - 1) / max(most - 1, 1)
        ax.add_patch(PathPatch(
            Path(curve, [Path.MOVETO] + [Path.CURVE4] * 3), fill=False, edgecolor=colour,
            linestyle=dashes, linewidth=wide, capstyle="butt", zorder=2, clip_on=False))
        if directed:
            ax.add_patch(FancyArrowPatch(
                _point(curve, 0.93), curve[-1], color=colour, linewidth=wide, shrinkA=0, shrinkB=0,
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


def _places(nodes, edges, bends, distances, sizes, seed):
    """(node -> place, node -> side of its name, (width, height)) in inches, nothing overlapping."""
    order = sorted(nodes)
    width, height = WIDTH - 0.2, min(2.2 + 0.14 * len(order), 7.0)
    spots = _layout(order, distances, seed)
    low, high = spots.min(axis=0), spots.max(axis=0)
    spots = (spots - low) / np.where(high - low > 1e-6, high - low, 1)
    spots = spots * (width, height) if len(order) > 3 else spots * (3, 1.5) + (width / 2 - 1.5, 0)
    for _ in range(2):  # names choose their sides, move apart, and choose once more
        places = {node: tuple(spot) for node, spot in zip(order, spots)}
        sides = _sides(places, sizes, [
            _clear_curve(start, end, bends[label], places) for start, end, label, _ in edges])
        boxes = np.array([_box(sizes[node], sides[node]) for node in order])
        spots = _apart(spots, boxes, width)
    spots[:, 1] -= (spots[:, 1] - boxes[:, 2]).min()
    places = {node: (float(x), float(y)) for node, (x, y) in zip(order, spots.round(3))}
    return places, sides, (width, max(float((spots[:, 1] + boxes[:, 3]).max()), 0.8))


def _sides(places, sizes, curves):
    """node -> the side of its name on which the fewest edges run through the name."""
    crossed = np.array([_point(curve, t) for curve in curves for t in np.linspace(0, 1, 25)])
    sides = {}
    for node, (x, y) in places.items():
        cost = {}
        for side, dislike in (("below", 0), ("above", 0), ("right", 1), ("left", 1)):
            left, right, down, up = _box(sizes[node], side)
            inside = ((crossed >= (x - left, y - down)) & (crossed <= (x + right, y + up))).all(1)
            cost[side] = inside.sum() + dislike
        sides[node] = min(cost, key=cost.get)
    return sides


def _layout(order, distances, seed):
    """Places in the plane, as far apart as ties say; actors without a path stand farthest."""
    graph = nx.Graph()
    graph.add_nodes_from(order)
    for start, end, distance in sorted(distances):
        if start != end:
            known = graph.get_edge_data(start, end, {"distance": distance})["distance"]
            graph.add_edge(start, end, distance=min(known, distance))
    if len(order) < 3:
        return np.array([[float(rank), 0.0] for rank in range(len(order))])
    paths = dict(nx.all_pairs_dijkstra_path_length(graph, weight="distance"))
    far = max(max(row.values()) for row in paths.values()) + 0.5
    for one in order:
        for other in order:
            paths[one].setdefault(other, far)
    start = nx.spring_layout(graph, seed=seed)
    layout = nx.kamada_kawai_layout(graph, dist=paths, pos=start)
    spots = np.array([layout[node] for node in order])
    # The longest way across lies along the page, because pages are read sideways.
    turn = np.linalg.svd(spots - spots.mean(axis=0), full_matrices=False)[2]
    turn *= np.where(turn[np.arange(2), np.abs(turn).argmax(axis=1)] < 0, -1, 1)[:, None]
    return (spots - spots.mean(axis=0)) @ turn.T


def _box(size, side):
    """How far a node and its name reach left, right, down and up from the node's middle."""
    rim, (wide, tall) = NODE + 0.05, size
    half = max(wide / 2 + 0.05, rim)
    if side in ("below", "above"):
        ends = (rim + tall + 0.03, rim)
        return (half, half, *(ends if side == "below" else ends[::-1]))
    ends = (rim + wide + 0.05, rim)
    tall = max(tall / 2 + 0.03, rim)
    return (*(ends if side == "left" else ends[::-1]), tall, tall)


def _apart(spots, boxes, width):
    """Pushes boxes apart until none overlap; no box leaves the page sideways."""
    left, right, down, up = boxes.T

    def overlap(one, other):
        a, b = (one, other) if spots[one, 0] <= spots[other, 0] else (other, one)
        low, high = (one, other) if spots[one, 1] <= spots[other, 1] else (other, one)
        x = right[a] + left[b] - (spots[b, 0] - spots[a, 0])
        y = up[low] + down[high] - (spots[high, 1] - spots[low, 1])
        return x, y, a, b, low, high

    pairs = [(one, other) for one in range(len(spots)) for other in range(one)]
    for _ in range(200):
        spots[:, 0] = np.clip(spots[:, 0], left, np.maximum(width - right, left))
        moved = False
        for one, other in pairs:
            x, y, a, b, low, high = overlap(one, other)
            if x > 1e-9 and y > 1e-9:
                moved = True
                if x < y:
                    spots[a, 0] -= x / 2
                    spots[b, 0] += x / 2
                else:
                    spots[low, 1] -= y / 2
                    spots[high, 1] += y / 2
        if not moved:
            return spots
    # Too crowded to settle: from top to bottom, each box sinks below those it still covers.
    done = []
    for one in np.argsort(-spots[:, 1], kind="stable"):
        for other in sorted(done, key=lambda index: down[index] - spots[index, 1]):
            x, y, *_ = overlap(one, other)
            if x > 0 and y > 0:
                spots[one, 1] = spots[other, 1] - down[other] - up[one]
        done.append(one)
    return spots


def _curve(start, end, bend):
    """Bézier points from rim to rim, bent to the left of the way; a loop if both ends are one."""
    (x1, y1), (x2, y2) = start, end
    if start == end:
        rim = NODE * 0.8
        return [(x1 + rim, y1 + rim), (x1 + 5 * rim, y1 + 2.5 * rim),
                (x1 + 5 * rim, y1 - 2.5 * rim), (x1 + rim, y1 - rim)]
    far = math.dist(start, end)
    dx, dy = (x2 - x1) / far, (y2 - y1) / far
    left = (-dy * bend * far, dx * bend * far)
    first = (x1 + (x2 - x1) / 3 + left[0], y1 + (y2 - y1) / 3 + left[1])
    second = (x1 + (x2 - x1) * 2 / 3 + left[0], y1 + (y2 - y1) * 2 / 3 + left[1])

    def rim_towards(place, other):
        reach = min(NODE + 0.02, far / 3) / math.dist(place, other)
        return tuple(a + (b - a) * reach for a, b in zip(place, other))

    return [rim_towards(start, first), first, second, rim_towards(end, second)]


def _clear_curve(start, end, bends, places):
    """The first curve that passes no other node, or the one that keeps clearest of them."""
    others = [place for node, place in places.items() if node not in (start, end)]
    best, widest = None, -1.0
    for bend in bends:
        curve = _curve(places[start], places[end], bend)
        points = [_point(curve, t / 10) for t in range(1, 10)]
        room = min((math.dist(point, other) for point in points for other in others), default=9.0)
        if room > NODE + 0.05:
            return curve
        if room > widest:
            best, widest = curve, room
    return best


def _free_place(curve, taken):
    """The point of the curve, near its middle, that is clear of what is already there."""
    candidates = [_point(curve, t) for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)]
    clear = [min((math.dist(place, other) for other in taken), default=1.0)
             for place in candidates]
    good = [place for place, room in zip(candidates, clear) if room > 0.2]
    return good[0] if good else candidates[clear.index(max(clear))]


def _point(curve, t):
    """The point of a cubic Bézier curve at t in [0, 1]."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    return tuple(sum(w * p[axis] for w, p in zip(weights, curve)) for axis in (0, 1))
