"""Where each thing stands in the picture: worked out here once, so that the page opens still and always the same.

Small connected parts are laid out by stress; larger ones community by community, each in a disc of its own. Things are
pushed apart until their names have room, and the parts stand in rows, the largest first.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable, Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from treatygraph.view.communities import linked, split

Point = tuple[float, float]
Matrix = NDArray[np.float64]

EDGE = 105.0
SMALL = 240
MOST = 300
ROOM = (160.0, 72.0)
ROUNDS, PUSHES = 60, 12_000
STEPS, STEPS_OF_A_CROWD = 120, 40
SPREAD = 0.35
FAR = 9.0


def place(ids: Iterable[int], pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Give each thing a point in pixels around (0, 0), the same for the same input.

    `pairs` are links between ids.
    """
    graph = linked(ids, pairs)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    placed = _shelved([_apart(_component(graph.subgraph(sorted(part)))) for part in parts])
    return {i: (round(x), round(y)) for i, (x, y) in sorted(placed.items())}


def _component(graph: nx.Graph[int]) -> dict[int, Point]:
    if len(graph) <= SMALL:
        return _laid_out(graph)
    groups = split(graph)
    if len(groups) == 1:
        return _laid_out(graph)
    discs = [_laid_out(graph.subgraph(group)) for group in groups]
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
    placed = _laid_out(whole)
    stretch = math.sqrt(len(graph) / len(groups))
    return [(placed[n][0] * stretch, placed[n][1] * stretch) for n in range(len(groups))]


def _laid_out(graph: nx.Graph[int]) -> dict[int, Point]:
    """Distances on paper as near as can be to distances along links: stress majorization (Gansner and others, 2005)."""
    ids = sorted(graph)
    if len(ids) > MOST:
        return _spiral(sorted(ids, key=lambda i: (-graph.degree(i), i)))
    if len(ids) == 1:
        return {ids[0]: (0.0, 0.0)}
    wanted = _distances(graph, ids)
    points = _settled(_first_guess(wanted), wanted)
    return {i: (float(x) * EDGE, float(y) * EDGE) for i, (x, y) in zip(ids, _turned(points), strict=True)}


def _distances(graph: nx.Graph[int], ids: Sequence[int]) -> Matrix:
    """How far apart two things want to stand: links are longer where few neighbours are shared, so that hubs have room."""
    at = {i: n for n, i in enumerate(ids)}
    near = {i: set(graph[i]) for i in ids}
    wanted = np.full((len(ids), len(ids)), np.inf)
    np.fill_diagonal(wanted, 0.0)
    for a, b in graph.edges:
        if a != b:
            wanted[at[a], at[b]] = wanted[at[b], at[a]] = 1 + SPREAD * math.sqrt(len((near[a] ^ near[b]) - {a, b}))
    for n in range(len(ids)):
        np.minimum(wanted, wanted[:, n, None] + wanted[None, n, :], out=wanted)
    return np.where(np.isinf(wanted), FAR, wanted)


def _first_guess(wanted: Matrix) -> Matrix:
    """Classical scaling; a turn of the golden angle parts things that it would put on one point."""
    count = len(wanted)
    centred = np.eye(count) - 1 / count
    values, vectors = np.linalg.eigh(-0.5 * centred @ wanted**2 @ centred)
    angles = np.arange(count) * math.pi * (3 - math.sqrt(5))
    spread = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1e-9))
    guess: Matrix = spread + 0.05 * np.column_stack([np.cos(angles), np.sin(angles)])
    return guess


def _settled(points: Matrix, wanted: Matrix) -> Matrix:
    weights = np.divide(1.0, wanted**2, out=np.zeros_like(wanted), where=wanted > 0)
    solve = np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + 1 / len(wanted))
    for _ in range(STEPS if len(points) <= SMALL else STEPS_OF_A_CROWD):
        apart = np.linalg.norm(points[:, None] - points[None], axis=2)
        pull = -weights * wanted / np.maximum(apart, 1e-6)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        points = solve @ (pull @ points)
    return points


def _turned(points: Matrix) -> Matrix:
    """The longer way across the screen, and the same way round each time."""
    centred = points - points.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2]
    turned: Matrix = centred @ axes.T
    farthest = np.abs(turned).argmax(axis=0)
    return turned * np.where(turned[farthest, (0, 1)] < 0, -1, 1)


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
        distance, angle = (EDGE + radius) * 0.3 * math.sqrt(step), step * 2.4
        x, y = start[0] + distance * math.cos(angle), start[1] + distance * math.sin(angle)
        if all(math.hypot(x - dx, y - dy) >= radius + other for dx, dy, other in discs):
            break
    return x, y


def _apart(placed: Mapping[int, Point]) -> dict[int, Point]:
    """Push things apart, the shorter way, until no name lies on another or the rounds are over."""
    points = {i: [x, y] for i, (x, y) in placed.items()}
    for _ in range(min(ROUNDS, 1 + PUSHES // max(len(points), 1))):
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
