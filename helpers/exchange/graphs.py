"""Networks for Gephi and other network programs: GraphML and GEXF.

Three networks of one coding: who shares positions with whom (congruence), who stands where
(positions, actors × concepts), and who is for or against whom (stance, directed); the same
counts as the figures of these names. Attributes are text and numbers only; "label" is what
Gephi shows at a node, "weight" (never negative) how thick it draws an edge; "balance" has the
sign.
"""

import networkx as nx

from helpers.figure_tables import congruence_table, positions_table, stance_table
from helpers.files import whole


def write_graphml(path, coder, tables):
    """Write the three networks as GraphML into the folder path; returns the paths."""
    return _write(path, tables, "graphml", nx.write_graphml)


def write_gexf(path, coder, tables):
    """Write the three networks as GEXF into the folder path; returns the paths."""
    return _write(path, tables, "gexf", nx.write_gexf)


def congruence_graph(table):
    """An undirected graph from `congruence_table`; weight: concepts shared or in conflict."""
    graph = nx.Graph()
    for row in table.itertuples():
        graph.add_node(row.actor, label=row.actor_name, kind=row.actor_kind)
        graph.add_node(row.other, label=row.other_name, kind=row.other_kind)
        graph.add_edge(row.actor, row.other, shared=row.shared, conflict=row.conflict,
                       balance=row.shared - row.conflict, weight=row.shared + row.conflict)
    return graph


def positions_graph(table):
    """A two-mode graph from `positions_table`; weight: statements, whatever they say.

    A concept's node is called "concept: …", lest an actor have the same name.
    """
    graph = nx.Graph()
    for row in table.itertuples():
        graph.add_node(row.actor_id, label=row.name, kind=row.kind)
        graph.add_node(f"concept: {row.concept}", label=row.concept, kind="concept")
        graph.add_edge(row.actor_id, f"concept: {row.concept}", agree=row.agree,
                       neither=row.neither, disagree=row.disagree,
                       balance=row.agree - row.disagree,
                       weight=row.agree + row.neither + row.disagree)
    return graph


def stance_graph(table):
    """A directed graph from `stance_table`; weight: pieces of evidence, balance: mean score."""
    graph = nx.DiGraph()
    for row in table.itertuples():
        graph.add_node(row.holder, label=row.holder_name, kind=row.holder_kind)
        graph.add_node(row.target, label=row.target_name, kind=row.target_kind)
        graph.add_edge(row.holder, row.target, support=row.support, neutral=row.neutral,
                       oppose=row.oppose, balance=row.score, weight=row.evidence)
    return graph


def _write(path, tables, ending, write):
    actors = tables["actors"]
    written = []
    for name, graph in (
        ("congruence", congruence_graph(congruence_table(tables["positions"], actors))),
        ("positions", positions_graph(positions_table(tables["positions"], actors))),
        ("stance", stance_graph(stance_table(tables["stances"], actors))),
    ):
        target = path / f"{name}.{ending}"
        with whole(target) as beside:
            write(graph, beside, encoding="utf-8")
        written.append(target)
    return written
