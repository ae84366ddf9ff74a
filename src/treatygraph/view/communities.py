"""Which things belong together: the groups in which a large graph is laid out, and through which it is entered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx as nx

SEED = 20
CROWD = 300  # things in the picture, up to which it shows all of them
SMALLEST, MOST = 4, 60


def linked(ids: Iterable[int], pairs: Iterable[tuple[int, int]]) -> nx.Graph[int]:
    """Make the network of these things, the same for the same links in any order; several links weigh more."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted(ids))
    for source, target in sorted(pairs):
        weight = graph[source][target]["weight"] + 1 if graph.has_edge(source, target) else 1
        graph.add_edge(source, target, weight=weight)
    return graph


def split(graph: nx.Graph[int]) -> list[list[int]]:
    """Find groups with many links inside and few out, the largest first: after Blondel and others (2008)."""
    found = nx.community.louvain_communities(graph, seed=SEED)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))


def entrances(pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Give the groups of a graph too large to be shown whole, in each the most connected first; else none."""
    graph = linked({end for pair in pairs for end in pair}, pairs)
    if len(graph) <= CROWD:
        return []
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    groups = [group for part in parts for group in split(graph.subgraph(sorted(part))) if len(group) >= SMALLEST]
    degree = dict(graph.degree(weight="weight"))
    return [sorted(group, key=lambda i: (-degree[i], i)) for group in sorted(groups, key=len, reverse=True)[:MOST]]
