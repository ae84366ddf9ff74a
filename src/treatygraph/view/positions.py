"""Where each thing stands in the picture: worked out here once, so that the page opens still and always the same.

Small connected parts are laid out by springs; larger ones community by community, each in a disc of its own. Things are
pushed apart until their names have room, and the parts stand in rows, the largest first.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable, Mapping, Sequence

import networkx as nx

Point = tuple[float, float]

SEED = 20
EDGE = 105.0
SMALL = 120
SPRINGS = 400
ROOM = (180.0, 78.0)
ROUNDS, ROUNDS_OF_A_CROWD = 60, 15
STEPS, STEPS_OF_A_CROWD = 300, 100


def place(ids: Iterable[int], pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Give each thing a point in pixels around (0, 0), the same for the same input.

    `pairs` are links between ids; a pair given several times pulls harder. Springs after Fruchterman and Reingold
    (1991), communities after Blondel and others (2008), both as networkx has them.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted(ids))
    for source, target in sorted(pairs):
        weight = graph[source][target]["weight"] + 1 if graph.has_edge(source, target) else 1
        graph.add_edge(source, target, weight=weight)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed = _shelved([_apart(_component(graph.subgraph(sorted(part)))) for part in parts])
    return {i: (round(x), round(y)) for i, (x, y) in sorted(placed.items())}


def _component(graph: nx.Graph[int]) -> dict[int, Point]:
    if len(graph) <= SMALL:
        return _springs(graph)
    communities = nx.community.louvain_communities(graph, seed=SEED)
    if len(communities) == 1:
        return _springs(graph)
    groups = sorted((sorted(group) for group in communities), key=lambda group: (-len(group), group[0]))
    discs = [_springs(graph.subgraph(group)) for group in groups]
    return _packed(discs, towards=_between(graph, groups))


def _between(graph: nx.Graph[int], groups: Sequence[Collection[int]]) -> list[Point]:
    """Where the communities would stand if each were one thing: those with more links between them nearer."""
    group_of = {i: n for n, group in enumerate(groups) for i in group}
    whole: nx.Graph[int] = nx.Graph()
    whole.add_nodes_from(range(len(groups)))
    for source, target in graph.edges:
        a, b = group_of[source], group_of[target]
        weight = whole[a][b]["weight"] + 1 if whole.has_edge(a, b) else 1
        whole.add_edge(a, b, weight=weight)
    placed = _springs(whole)
    stretch = math.sqrt(len(graph) / len(groups))
    return [(placed[n][0] * stretch, placed[n][1] * stretch) for n in range(len(groups))]


def _springs(graph: nx.Graph[int]) -> dict[int, Point]:
    count = len(graph)
    if count > SPRINGS:
        return _spiral(sorted(graph, key=lambda i: (-graph.degree(i), i)))
    around = nx.circular_layout(graph) if count > 1 else None
    size = math.sqrt(count)
    k, scale, steps = 2.4 / size, EDGE * (size - 0.7), STEPS if count <= SMALL else STEPS_OF_A_CROWD
    points = nx.spring_layout(graph, pos=around, k=k, iterations=steps, seed=SEED, weight=None, scale=scale)
    return {i: (float(x) * 1.4, float(y)) for i, (x, y) in points.items()}


def _spiral(ids: Sequence[int]) -> dict[int, Point]:
    """As the seeds of a sunflower: the most connected in the middle, any number without a search."""
    turn = math.pi * (3 - math.sqrt(5))
    polar = [(i, EDGE * math.sqrt(n), n * turn) for n, i in enumerate(ids)]
    return {i: (reach * math.cos(angle), reach * math.sin(angle)) for i, reach, angle in polar}


def _shelved(parts: Sequence[Mapping[int, Point]]) -> dict[int, Point]:
    """Put parts in rows under each other, no row wider than the first part or than a square of all would be."""
    boxes = [_box(part) for part in parts]
    widest = max([math.sqrt(sum(w * h for _, _, w, h in boxes)), *(w for _, _, w, _ in boxes[:1])])
    placed: dict[int, Point] = {}
    x = y = height = 0.0
    for part, (left, top, wide, high) in zip(parts, boxes, strict=True):
        if x > 0 and x + wide > widest:
            x, y, height = 0.0, y + height, 0.0
        placed |= {i: (px - left + x, py - top + y) for i, (px, py) in part.items()}
        x, height = x + wide, max(height, high)
    return placed


def _box(part: Mapping[int, Point]) -> tuple[float, float, float, float]:
    """Left, top, width and height of a part, with room for the names at its rim."""
    xs, ys = zip(*part.values(), strict=True)
    return min(xs), min(ys), max(xs) - min(xs) + ROOM[0], max(ys) - min(ys) + ROOM[1]


def _packed(parts: Sequence[Mapping[int, Point]], *, towards: Sequence[Point]) -> dict[int, Point]:
    """Put discs side by side without overlap, each as near as can be to where it wants to stand."""
    discs: list[tuple[float, float, float]] = []
    placed: dict[int, Point] = {}
    for part, wish in zip(parts, towards, strict=True):
        radius = max(math.hypot(x, y) for x, y in part.values()) + EDGE * 0.7
        x, y = _free(discs, radius, wish)
        discs.append((x, y, radius))
        placed |= {i: (px + x, py + y) for i, (px, py) in part.items()}
    return placed


def _free(discs: Sequence[tuple[float, float, float]], radius: float, start: Point) -> Point:
    """The first free place for a disc on a spiral that winds out from where it wants to stand."""
    for step in itertools.count():
        distance, angle = EDGE * 0.35 * math.sqrt(step), step * 2.4
        x, y = start[0] + distance * math.cos(angle), start[1] + distance * math.sin(angle)
        if all(math.hypot(x - dx, y - dy) >= radius + other for dx, dy, other in discs):
            break
    return x, y


def _apart(placed: Mapping[int, Point]) -> dict[int, Point]:
    """Push things apart, the shorter way, until no name lies on another or the rounds are over."""
    points = {i: [x, y] for i, (x, y) in placed.items()}
    for _ in range(ROUNDS if len(points) <= SPRINGS else ROUNDS_OF_A_CROWD):
        order = sorted(points, key=lambda i: (points[i][0], i))
        if not sum(_pushed(points, i, order[n + 1 :]) for n, i in enumerate(order)):
            break
    return {i: (x, y) for i, (x, y) in points.items()}


def _pushed(points: dict[int, list[float]], i: int, later: Iterable[int]) -> int:
    moved = 0
    for j in itertools.takewhile(lambda j: points[j][0] - points[i][0] < ROOM[0], later):
        dx, dy = points[j][0] - points[i][0], points[j][1] - points[i][1]
        over_x, over_y = ROOM[0] - abs(dx), ROOM[1] - abs(dy)
        if over_x <= 0.5 or over_y <= 0.5:
            continue
        axis, over, sign = (0, over_x, dx) if over_x < over_y else (1, over_y, dy)
        shift = math.copysign(over / 2, sign) if sign else (over / 2 if i < j else -over / 2)
        points[i][axis] -= shift
        points[j][axis] += shift
        moved += 1
    return moved
