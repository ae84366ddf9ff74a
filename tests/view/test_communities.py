"""The groups through which a large graph is entered."""

from __future__ import annotations

from treatygraph.view.communities import CROWD, entrances
from treatygraph.view.positions import place


def stars(count: int, rays: int) -> list[tuple[int, int]]:
    """So many stars, their hearts in a ring."""
    ring = [(n, (n + 1) % count) for n in range(count)]
    return ring + [(n, count + n * rays + ray) for n in range(count) for ray in range(rays)]


def test_a_group_stands_behind_its_most_connected() -> None:
    groups = entrances(stars(20, 30))
    assert sorted(group[0] for group in groups) == list(range(20))
    assert {len(group) for group in groups} == {31}
    assert entrances(stars(20, 30)[::-1]) == groups


def test_what_fits_into_one_picture_has_no_groups() -> None:
    assert entrances(stars(5, CROWD // 5 - 1)) == []
    assert entrances([]) == []


def test_pairs_far_from_everything_are_no_group() -> None:
    lonely = [(10_000 + 2 * n, 10_001 + 2 * n) for n in range(50)]
    assert entrances(stars(20, 30) + lonely) == entrances(stars(20, 30))


def test_the_picture_keeps_a_group_together() -> None:
    pairs = stars(20, 30)
    points = place({end for pair in pairs for end in pair}, pairs)
    for group in entrances(pairs):
        xs, ys = zip(*(points[i] for i in group), strict=True)
        inside = [i for i, (x, y) in points.items() if min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys)]
        assert len(set(group) & set(inside)) / len(inside) > 0.6
