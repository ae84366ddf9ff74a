"""The drawn network: who stands where, which relations share a line, and how a line shows its force."""

from __future__ import annotations

import itertools
import random

import pytest
from view_sample import ID, NASTY

from treatygraph.view.items import ViewData, ViewEdge, ViewNode
from treatygraph.view.network import draw, force_of
from treatygraph.view.positions import ROOM, place
from treatygraph.view.style import load_style


def pairs(count: int, links: int) -> list[tuple[int, int]]:
    dice = random.Random(7)
    return [(dice.randrange(count), dice.randrange(count)) for _ in range(links)]


def relation(n: int, source: int, target: int, **fields: object) -> ViewEdge:
    given = {"polarity": "Positive", "modality": "Asserted", "document": "d", **fields}
    return ViewEdge(f"r{n}", f"n{source}", f"n{target}", "signed", "signed", confidence=1.0, quotes=(), **given)  # type: ignore[arg-type]


def network(*edges: ViewEdge, count: int = 4) -> ViewData:
    return ViewData(nodes=tuple(ViewNode(f"n{i}", f"Name {i}", ("State",)) for i in range(count)), edges=edges)


def test_everything_has_a_place_and_the_same_one_each_time() -> None:
    first = place(range(60), pairs(50, 90))
    assert set(first) == set(range(60))
    assert place(reversed(range(60)), reversed(pairs(50, 90))) == first


def test_names_have_room() -> None:
    points = place(range(60), pairs(60, 90))
    close = [
        (a, b)
        for a, b in itertools.combinations(points, 2)
        if abs(points[a][0] - points[b][0]) < ROOM[0] - 3 and abs(points[a][1] - points[b][1]) < ROOM[1] - 3
    ]
    assert close == []


@pytest.mark.parametrize(
    ("ids", "links"),
    [([], []), ([5], []), ([5], [(5, 5)]), ([1, 2], [(1, 2)]), (list(range(500)), [(0, i) for i in range(1, 500)])],
)
def test_odd_shapes_are_placed(ids: list[int], links: list[tuple[int, int]]) -> None:
    assert sorted(place(ids, links)) == ids


def test_linked_things_stand_nearer_than_others() -> None:
    links = [(a, b) for group in (range(8), range(8, 16)) for a, b in itertools.combinations(group, 2)] + [(0, 8)]
    points = place(range(16), links)

    def apart(a: int, b: int) -> float:
        return float(abs(points[a][0] - points[b][0]) + abs(points[a][1] - points[b][1]))

    within = [apart(a, b) for a, b in links[:-1]]
    across = [apart(a, b) for a in range(8) for b in range(8, 16)]
    assert sum(within) / len(within) < sum(across) / len(across)


@pytest.mark.parametrize(
    ("polarity", "modality", "alleged", "force"),
    [
        ("Positive", "Asserted", False, "fact"),
        ("Positive", "Asserted", True, "alleged"),
        ("Positive", "Intended", False, "plan"),
        ("Positive", "Hypothetical", False, "supposed"),
        ("Negative", "Asserted", False, "denied"),
        ("Negative", "Intended", True, "denied"),
    ],
)
def test_only_a_plain_statement_is_drawn_as_a_fact(polarity: str, modality: str, alleged: bool, force: str) -> None:
    assert force_of(relation(0, 0, 1, polarity=polarity, modality=modality, alleged=alleged)) == force


def test_relations_of_one_force_between_two_things_share_a_line() -> None:
    data = network(relation(0, 0, 1), relation(1, 0, 1), relation(2, 1, 0), relation(3, 0, 1, polarity="Negative"))
    lines = {(line["from"], line["to"], line["force"]): line for line in draw(data, load_style()).edges}
    assert {key: line["relations"] for key, line in lines.items()} == {
        (0, 1, "fact"): [0, 1],
        (0, 1, "denied"): [3],
        (1, 0, "fact"): [2],
    }
    assert lines[0, 1, "denied"]["arrows"]["middle"] == {"enabled": True, "type": "bar"}
    assert not lines[0, 1, "fact"]["arrows"]["middle"]["enabled"]
    assert all(line["smooth"] for line in lines.values()), "they must not lie on each other"
    bends = [line["smooth"]["roundness"] for line in lines.values() if line["from"] == 0]
    assert len(set(bends)) == 2


def test_a_plan_is_dashed_and_a_fact_is_not() -> None:
    data = network(relation(0, 0, 1), relation(1, 2, 3, modality="Intended"))
    dashes = {line["force"]: line["dashes"] for line in draw(data, load_style()).edges}
    assert dashes["fact"] is False
    assert dashes["plan"]


def test_a_line_is_as_thick_as_documents_are_many() -> None:
    data = network(relation(0, 0, 1), relation(1, 2, 3), relation(2, 2, 3, document="other"), relation(3, 0, 1))
    one, two = (line["width"] for line in draw(data, load_style()).edges)
    assert one < two


def test_counts_and_unlinked_names_are_not_drawn() -> None:
    counted = ViewEdge("r0", "n2", "", "partyCount", "party count", "Positive", "Asserted", 1.0, "d", (), number=5)
    drawing = draw(network(counted, relation(1, 0, 1)), load_style())
    assert [node["id"] for node in drawing.nodes] == [0, 1]
    assert len(drawing.edges) == 1


def test_a_name_in_the_picture_is_short_and_has_no_unseen_characters() -> None:
    names = (ViewNode("n0", NASTY * 3, ("State",)), ViewNode("n1", "\u202e\u200b", ()))
    data = ViewData(nodes=names, edges=(relation(0, 0, 1),))
    for node in draw(data, load_style()).nodes:
        assert node["label"]
        assert len(node["label"]) < 80
        assert node["label"].count("\n") <= 2
        assert not set(node["label"]) & set("\u202e\u200b\u2028")


def test_ids_of_the_sample_are_drawn(data: ViewData) -> None:
    drawing = draw(data, load_style())
    names = {data.nodes[node["id"]].id for node in drawing.nodes}
    assert f"{ID}state/ardenia" in names
    assert f"{ID}body/ardenia-ministry-of-waterways" not in names
