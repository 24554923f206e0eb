"""Networks for Gephi and other network programs: GraphML and GEXF.

Three networks of one coding: who shares positions with whom (congruence), who stands where
(actor_concept), and who is for or against whom (stance, directed). Attributes are text and
numbers only; "label" is what Gephi shows at a node.
"""

import os

import networkx as nx

from helpers.positions import actor_concept_graph, congruence_graph
from helpers.tables import NARRATOR


def write_graphml(path, coder, tables):
    """Write the three networks as GraphML into the folder path; returns the paths."""
    return _write(path, tables, "graphml", nx.write_graphml)


def write_gexf(path, coder, tables):
    """Write the three networks as GEXF into the folder path; returns the paths."""
    return _write(path, tables, "gexf", nx.write_gexf)


def stance_graph(stances, actors):
    """Holder → target: a directed graph; edges with support, neutral, oppose, evidence, weight.

    support, neutral, oppose: pieces of evidence of each label; weight: mean score in [-1, 1].
    """
    graph = nx.DiGraph()
    for (holder, target), rows in stances.groupby(["holder", "target"], sort=True):
        labels = rows["label"].value_counts()
        graph.add_edge(
            holder, target, evidence=len(rows), weight=float(rows["score"].mean()),
            **{label: int(labels.get(label, 0)) for label in ("support", "neutral", "oppose")})
    for row in actors.drop_duplicates("actor_id").itertuples():
        if row.actor_id in graph:
            graph.nodes[row.actor_id].update(name=row.name, kind=row.kind)
    if NARRATOR in graph:
        graph.nodes[NARRATOR].update(name="the article itself", kind="narrator")
    return graph


def _write(path, tables, ending, write):
    path.mkdir(parents=True, exist_ok=True)
    actors, positions = tables["actors"], tables["positions"]
    written = []
    for name, graph in (
        ("congruence", congruence_graph(positions, actors)),
        ("actor_concept", actor_concept_graph(positions, actors)),
        ("stance", stance_graph(tables["stances"], actors)),
    ):
        for node, attributes in graph.nodes(data=True):
            attributes["label"] = attributes.get("name") or str(node)
        target = path / f"{name}.{ending}"
        partial = target.with_name(f".{target.name}.partial")
        write(graph, partial, encoding="utf-8")
        os.replace(partial, target)
        written.append(target)
    return written
