"""Where the nodes of a signed network stand, and how its edges run, in inches on the page.

In:   nodes, edges, how far apart each tie holds two nodes, how large each name prints
Out:  places, sides of the names, curves

Places come from networkx (Kamada & Kawai 1989, An algorithm for drawing general undirected
graphs, started from a seeded spring layout); then boxes that hold a node and its name are
pushed apart. Only nearness along ties means something; left, right, up and down do not.
"""

import math

import networkx as nx
import numpy as np

from helpers.figure_page import WIDTH

NODE = 0.11  # inches from the middle of a node to its rim
MANY = 40  # edges that cross whatever one does: they are drawn at once
MARGIN = 0.05  # inches that an edge keeps from a name
#: Where a name can stand: (aside, upward) of its node -> how little we like it there.
SIDES = {(0, -1): 0, (0, 1): 0, (1, 0): 1, (-1, 0): 1,
         (1, 1): 2, (-1, 1): 2, (1, -1): 2, (-1, -1): 2}


def place_nodes(nodes, edges, bends, distances, sizes, seed):
    """(node -> place, node -> side of its name, curve of each edge, (width, height)) in inches.

    Nothing overlaps. Of a few layouts the one is taken whose edges cross each other and run
    through names least.
    """
    # Large networks take long to lay out, and their edges cross whatever one does.
    tries = range(seed, seed + min(6, max(1, 90 // max(len(nodes), 1))))
    layouts = [_placed(nodes, edges, bends, distances, sizes, one) for one in tries]
    return min(layouts, key=lambda layout: _crossings(layout[2]) + _hidden(*layout[:3], sizes))


def _placed(nodes, edges, bends, distances, sizes, seed):
    order = sorted(nodes)
    width, count = WIDTH - 0.2, len(order)
    across, height = min(width, 0.6 + 0.65 * count), min(0.9 + 0.33 * count, 2.2 + 0.14 * count, 7.0)
    spots = _layout(order, distances, seed)
    low, high = spots.min(axis=0), spots.max(axis=0)
    spots = (spots - low) / np.where(high - low > 1e-6, high - low, 1)
    spots = spots * (across, height) + ((width - across) / 2, 0)
    # Hundredths of an inch hide what different processors' arithmetic leaves in the last digits.
    spots = spots.round(2)
    for _ in range(2):  # names choose their sides, move apart, and choose once more
        places = {node: tuple(spot) for node, spot in zip(order, spots)}
        sides = _sides(places, sizes, curves(edges, bends, places, 1))
        boxes = np.array([_box(sizes[node], sides[node]) for node in order])
        spots = _apart(spots, boxes, width)
    spots = spots.round(3)
    rounds = 3 if len(edges) <= MANY else 1
    found = np.array(curves(edges, bends, dict(zip(order, map(tuple, spots))), rounds))
    ways = np.array([_way(curve)[:, 1] for curve in found])
    low = round(float(min((spots[:, 1] - boxes[:, 2]).min(), ways.min() - 0.1)), 3)
    high = float(max((spots[:, 1] + boxes[:, 3]).max(), ways.max() + 0.1))
    places = {node: (float(x), float(y - low)) for node, (x, y) in zip(order, spots)}
    return places, sides, (found - (0, low)).tolist(), (width, max(high - low, 0.8))


def _sides(places, sizes, curves):
    """node -> the side of its name on which the fewest edges run through the name."""
    crossed = _points(curves)
    sides = {}
    for node, place in places.items():
        cost = {side: _under(crossed, place, sizes[node], side) + dislike
                for side, dislike in SIDES.items()}
        sides[node] = min(cost, key=cost.get)
    return sides


def _hidden(places, sides, curves, sizes):
    """How many edges run through names, an edge counting in full where a tenth of it is hidden."""
    crossed = _points(curves)
    return sum(_under(crossed, places[node], sizes[node], sides[node]) for node in places) / 4


def _points(curves):
    """Forty-one points along each curve, one below the other."""
    return np.concatenate([np.stack(point(curve, np.linspace(0, 1, 41)), 1) for curve in curves])


def _under(points, place, size, side):
    """How many of the points lie under a name on that side of its node."""
    low, high = np.add(name_corners(size, side), [[-MARGIN], [MARGIN]]) + place
    return ((points >= low) & (points <= high)).all(1).sum()


def name_corners(size, side):
    """Lower left and upper right corner of a name, seen from the middle of its node."""
    aside, upward = side
    (wide, tall), x = size, NODE * (0.6 if upward else 1.5)
    left = (-wide / 2, x, -x - wide)[aside]
    bottom = (-tall / 2, NODE + 0.04, -NODE - 0.04 - tall)[upward]
    return (left, bottom), (left + wide, bottom + tall)


def _layout(order, distances, seed):
    """Places in the plane, as far apart as ties say; parts of the network stand side by side."""
    graph = nx.Graph()
    graph.add_nodes_from(order)
    for start, end, distance in sorted(distances):
        if start != end:
            known = graph.get_edge_data(start, end, {"distance": distance})["distance"]
            graph.add_edge(start, end, distance=min(known, distance))
    if len(order) < 3:
        return np.array([[float(rank), 0.0] for rank in range(len(order))])
    paths = dict(nx.all_pairs_dijkstra_path_length(graph, weight="distance"))
    far = min(max(max(row.values()) for row in paths.values()) + 0.5, 3.0)
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
    (left, bottom), (right, top) = name_corners(size, side)
    rim, gap = NODE + 0.05, 0.04
    return (max(gap - left, rim), max(right + gap, rim), max(gap - bottom, rim),
            max(top + gap, rim))


def _apart(spots, boxes, width):
    """Pushes boxes apart until none overlap; no box leaves the page sideways."""
    left, right, down, up = boxes.T
    number = np.arange(len(spots))

    def overlaps(axis, before, after):
        """How far box i reaches over box j along an axis, and which way i should go."""
        way = spots[:, None, axis] - spots[None, :, axis]
        ahead = (way > 0) | ((way == 0) & (number[:, None] > number[None, :]))
        reach = np.where(ahead, before[:, None] + after[None, :], after[:, None] + before[None, :])
        return reach - abs(way), np.where(ahead, 1, -1)

    for _ in range(400):
        spots[:, 0] = np.clip(spots[:, 0], left, np.maximum(width - right, left))
        x, x_way = overlaps(0, left, right)
        y, y_way = overlaps(1, down, up)
        over = (x > 1e-6) & (y > 1e-6) & ~np.eye(len(spots), dtype=bool)
        if not over.any():
            return spots
        sideways = over & (x < y)
        spots[:, 0] += (x * x_way * sideways).sum(axis=1) * 0.5
        spots[:, 1] += (y * y_way * (over & ~sideways)).sum(axis=1) * 0.5
    # Too crowded to settle: from top to bottom, each box sinks below those it still covers.
    done = []
    for one in np.argsort(-spots[:, 1], kind="stable"):
        for other in sorted(done, key=lambda index: down[index] - spots[index, 1]):
            apart = spots[one, 0] - spots[other, 0]
            beside = apart >= left[one] + right[other] or -apart >= right[one] + left[other]
            bottom = spots[other, 1] - down[other]
            if not beside and spots[one, 1] + up[one] > bottom:
                spots[one, 1] = bottom - up[one]
        done.append(one)
    return spots


def curves(edges, bends, places, rounds):
    """A curve for each edge (start, end, label, ...), with that of bends[label], the first ones
    preferred, that is clearest of other nodes and of the other curves, and crosses fewest of
    them. In the first round an edge sees those chosen before it, in further ones all."""
    choices = [[_curve(places[start], places[end], bend) for bend in bends[label]]
               for start, end, label, *_ in edges]
    ways = [[_way(curve) for curve in some] for some in choices]
    nodes = [np.array([place for node, place in places.items() if node not in edge[:2]])
             for edge in edges]
    chosen = [None] * len(edges)
    for _ in range(rounds):
        for number, (start, end, *_) in enumerate(edges):
            others = [other for other, rank in enumerate(chosen)
                      if rank is not None and other != number]
            drawn = [(edges[other], choices[other][chosen[other]]) for other in others]
            passed = np.array([ways[other][chosen[other]] for other in others]).reshape(-1, 13, 2)
            near = _ends(start, drawn), _ends(end, drawn)
            cost = [
                10 * _too_near(way, nodes[number]) + rank / 10 + _alongside(way, passed) / 4
                + _crossed(way, passed) / 2 + _crowded(curve[0], curve[1], near[0])
                + _crowded(curve[3], curve[2], near[1])
                for rank, (curve, way) in enumerate(zip(choices[number], ways[number]))]
            chosen[number] = int(np.argmin(cost))
    return [some[rank] for some, rank in zip(choices, chosen)]


def _way(curve):
    """Thirteen points along a curve, its ends left out: those of neighbours may meet there."""
    return np.stack(point(curve, np.linspace(0.06, 0.94, 13)), axis=1)


def _ends(node, drawn):
    """The angles at which drawn (edge, curve) pairs leave or reach a node."""
    return [_angle(*ends) for (start, end, *_), curve in drawn
            for at, ends in ((start, curve[:2]), (end, curve[:1:-1])) if at == node]


def _crossings(found):
    ways = np.array([_way(curve) for curve in found])
    return sum(_crossed(way, ways[number + 1:]) for number, way in enumerate(ways))


def _crossed(way, ways):
    """How often a way of points crosses some others."""
    if not len(ways):
        return 0
    way, ways = way[::2], ways[:, ::2]  # bends are gentle: six straight pieces do
    a, b = way[:-1, None, None], way[1:, None, None]
    c, d = ways[None, :, :-1], ways[None, :, 1:]

    def turn(p, q, r):
        u, v = q - p, r - p
        return u[..., 0] * v[..., 1] - u[..., 1] * v[..., 0]

    return int(((turn(a, b, c) * turn(a, b, d) < 0) & (turn(c, d, a) * turn(c, d, b) < 0)).sum())


def _too_near(way, nodes):
    """How deep, in inches, a way runs into the nearest of some nodes; 0 if it is clear."""
    if not len(nodes):
        return 0.0
    room = np.hypot(*(way[:, None] - nodes[None]).transpose(2, 0, 1)).min()
    return max(NODE + 0.06 - room, 0.0)


def _alongside(way, ways):
    """At how many of its thirteen places a way runs within a tenth of an inch of others."""
    if not len(ways):
        return 0
    room = np.hypot(*(way[:, None] - ways.reshape(1, -1, 2)).transpose(2, 0, 1)).min(axis=1)
    return int((room < 0.1).sum())


def _crowded(rim, beyond, angles):
    """How close the end of a curve comes to other ends at its node: 1 on one of them, 0 at 30°."""
    gaps = [abs((_angle(rim, beyond) - other + math.pi) % math.tau - math.pi) for other in angles]
    return sum(max(1 - gap / math.radians(30), 0.0) for gap in gaps)


def _angle(start, end):
    return math.atan2(end[1] - start[1], end[0] - start[0])


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


def point(curve, t):
    """The point (x, y) of a cubic Bézier curve at t in [0, 1], or the points at several t."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    return tuple(sum(w * p[axis] for w, p in zip(weights, curve)) for axis in (0, 1))


def first_part(curve, t):
    """The Bézier points of the part of a curve up to t. Source: de Casteljau's algorithm."""
    rows = [np.array(curve, dtype=float)]
    while len(rows[-1]) > 1:
        rows.append(rows[-1][:-1] * (1 - t) + rows[-1][1:] * t)
    return [tuple(row[0]) for row in rows]
