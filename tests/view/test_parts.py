"""A page of a part: around one thing, of some documents, or the best supported of too many relations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from view_sample import ID

from handmade import notes, speech, store_of
from treatygraph.cli.main import main
from treatygraph.errors import UsageError
from treatygraph.run import pages
from treatygraph.run.pages import Wanted, page
from treatygraph.store import Snapshot
from treatygraph.view.items import ViewData
from treatygraph.view.parts import about, best_supported, of_documents

ARDENIA, SUND = f"{ID}state/ardenia", f"{ID}state/sund"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    kg = tmp_path_factory.mktemp("parts") / "kg"
    store_of(kg, speech(), notes())
    return Snapshot(kg)


def test_what_has_to_do_with_one_thing(data: ViewData) -> None:
    part = about(data, ARDENIA)
    near = {end for edge in data.edges if ARDENIA in (edge.source, edge.target) for end in (edge.source, edge.target)}
    assert {edge.id for edge in part.edges} >= {e.id for e in data.edges if ARDENIA in (e.source, e.target)}
    assert all({edge.source, edge.target} - {""} <= near or edge.speaker == ARDENIA for edge in part.edges)
    assert 0 < len(part.edges) < len(data.edges)
    assert {claim.id for claim in part.claims} == {c.id for c in data.claims if ARDENIA in (c.maker, *c.about, *c.addressees)}


def test_a_part_names_nothing_that_it_does_not_hold(data: ViewData) -> None:
    for part in (about(data, SUND), of_documents(data, "summary"), best_supported(data, 5)):
        nodes, documents = {node.id for node in part.nodes}, {document.id for document in part.documents}
        edges = {edge.id for edge in part.edges}
        assert {end for e in part.edges for end in (e.source, e.target, e.speaker) if end} <= nodes
        assert {thing for c in part.claims for thing in (c.maker, *c.about, *c.addressees) if thing} <= nodes
        assert {quote.document for item in (*part.edges, *part.claims) for quote in item.quotes} <= documents
        assert {relation for position in part.positions for relation in position.relations} <= edges
        assert [edge.id for edge in part.edges] == sorted(edges)


def test_documents_by_identifier_or_source(data: ViewData) -> None:
    assert [d.identifier for d in of_documents(data, "*-text").documents] == ["treaty-text"]
    assert {edge.document for edge in of_documents(data, "sum*").edges} == {f"{ID}document/summary"}
    assert of_documents(data, "none*").documents == ()


def test_what_most_documents_say_comes_before_what_is_sure(data: ViewData) -> None:
    first = data.edges[0]
    twice = [replace(first, id=f"{first.id}-{d.identifier}", document=d.id, confidence=0.1) for d in data.documents[:2]]
    sure = [replace(first, id=f"{first.id}-sure-{n}", predicate=f"p{n}", confidence=0.9) for n in range(3)]
    kept = best_supported(replace(data, edges=tuple(sorted([*twice, *sure], key=lambda e: e.id)), positions=()), 3)
    assert {edge.id for edge in twice} < {edge.id for edge in kept.edges}
    assert best_supported(data) is data


def test_the_page_says_what_it_does_not_hold(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[list[str]] = []
    monkeypatch.setattr("treatygraph.view.render", lambda data, **more: said.append(more["notes"]) or "")
    page(snapshot, Wanted(about="chile", documents="speech"))
    page(snapshot)
    monkeypatch.setattr(best_supported, "__defaults__", (5,))
    page(snapshot)
    assert said == [
        ["only documents like speech", "only what has to do with Chile"],
        [],
        ["the 5 best supported of 14 relations"],
    ]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["--about", "Chille"], "No document here names 'Chille'; did you mean 'Chile'?\n"),
        (["--documents", "x*"], "No document here is named like 'x*'; `treatygraph documents` lists all.\n"),
    ],
)
def test_what_fits_nothing_is_said(
    snapshot: Snapshot, capsys: pytest.CaptureFixture[str], words: list[str], fault: str
) -> None:
    assert main(["view", "--kg", str(snapshot.kg), *words]) == 2
    assert capsys.readouterr().err == fault


def test_the_command_says_how_large_the_page_is(snapshot: Snapshot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.html"
    assert main(["view", "--kg", str(snapshot.kg), "--to", str(path)]) == 0
    assert capsys.readouterr() == (f"{path}\n", f"{path.stat().st_size / 1e6:.1f} MB\n")


def test_a_page_of_a_part_answers_from_that_part_alone(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    graphs: list[bytes] = []
    monkeypatch.setattr("treatygraph.view.render", lambda data, **more: graphs.append(more["ask"].graph) or "")
    page(snapshot, Wanted(documents="speech", ask=()))
    assert b"Peru has not signed the treaty" in graphs[0]
    assert b"Oceania League belongs" not in graphs[0]
    assert b"Fiji belongs to the Oceania League" not in graphs[0]


def test_more_than_a_browser_should_hold_is_refused(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_MOST_ASKED", 10)
    with pytest.raises(UsageError, match="With --ask a page may hold 10 triples"):
        page(snapshot, Wanted(ask=()))
