"""Rows put in order outside the engine stand as the engine would put them."""

from __future__ import annotations

from itertools import permutations

import pyoxigraph as ox
import pytest

from handmade import notes, speech, store_of
from treatygraph.errors import UsageError
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.namespaces import XSD
from treatygraph.store import Rows, Snapshot, load_questions
from treatygraph.store.order import in_order, narrowed, order_of

QUESTIONS = load_questions([shipped_folder()])
YEAR, MONTH, DATE = ("gYear", "2007"), ("gYearMonth", "2007-05"), ("date", "2006-12-31")
ALIKE = [
    [("string", word) for word in ("b", "B", "é", "a long word that is kept apart", "", "\U0001f54a", "\uffee", "a\nb")],
    [("integer", "10"), ("integer", "9"), ("decimal", "9.5"), ("integer", "-3"), ("decimal", "0.25"), None],
    [YEAR, MONTH, DATE, ("gYear", "1999"), ("date", "2007-05-01"), None],
    ["http://e.org/b", "http://e.org/B", "http://e.org/", ("string", "http://e.org/a"), None],
]
UNLIKE = [
    [("string", "10"), ("integer", "9")],
    [("string", "10"), YEAR],
    [("dateTime", "2007-05-01T00:00:00Z"), ("dateTime", "2007-05-01T00:00:00+02:00")],
    [("gYear", "-0300"), ("gYear", "0400")],
    [("integer", "5"), ("integer", "five")],
    [("boolean", "true"), ("boolean", "false")],
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    kg = tmp_path_factory.mktemp("order") / "kg"
    store_of(kg, speech(), notes())
    return Snapshot(kg)


def term(cell: object) -> ox.NamedNode | ox.Literal | None:
    if isinstance(cell, tuple):
        return ox.Literal(cell[1], datatype=ox.NamedNode(XSD + cell[0]))
    return ox.NamedNode(str(cell)) if cell else None


def by_engine(snapshot: Snapshot, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in snapshot.run(query)]  # type: ignore[union-attr]


@pytest.mark.parametrize("way", ["?x", "DESC(?x)", "asc( ?x )"])
@pytest.mark.parametrize("cells", ALIKE)
def test_one_column_is_sorted_as_the_engine_sorts_it(snapshot: Snapshot, cells: list[object], way: str) -> None:
    values = " ".join(str(term(cell) or "UNDEF") for cell in cells)
    query = f"SELECT ?x {{ VALUES ?x {{ {values} }} }} ORDER BY {way}"
    order = order_of(query)
    assert order
    for shuffled in list(permutations(cells))[:: max(1, len(cells) * 7 - 30)]:
        assert in_order(("x",), [(term(cell),) for cell in shuffled], order) == tuple(by_engine(snapshot, query))


@pytest.mark.parametrize("cells", UNLIKE)
def test_what_only_the_engine_can_compare_is_left_to_it(snapshot: Snapshot, cells: list[object]) -> None:
    values = " ".join(str(term(cell)) for cell in cells)
    query = f"SELECT ?x {{ VALUES ?x {{ {values} }} }} ORDER BY ?x"
    order, answer = order_of(query), snapshot.query(query)
    assert order and in_order(("x",), [(term(cell),) for cell in cells], order) is None
    assert isinstance(answer, Rows) and list(answer.cells) == by_engine(snapshot, query)


QUERIES = [
    "SELECT ?s ?o { ?s ?p ?o FILTER(isIRI(?o)) } ORDER BY ?o DESC(?p) ?s",
    "SELECT DISTINCT ?p { ?s ?p ?o FILTER(isIRI(?o)) } ORDER BY ?p",
    "SELECT DISTINCT ?p { ?s ?p ?o } ORDER BY DESC(?s) ?p",
    "SELECT * { ?s skos:prefLabel ?o } ORDER BY $o",
    "# why\nPREFIX e: <http://e.org/>\nSELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n) ?p\n",
    "SELECT ?p { ?s ?p ?o } GROUP BY ?p ORDER BY ?p",
    "SELECT ?l { ?s skos:prefLabel ?l } ORDER BY ?l ?nowhere",
    "SELECT ?l { ?s skos:prefLabel ?l } ORDER BY STR(?s)",
    "SELECT ?l { ?s skos:prefLabel ?l } ORDER BY ?l LIMIT 3",
    "SELECT ?l { ?s skos:prefLabel ?l FILTER(?l != '''ORDER BY ?l''') } ORDER BY ?l",
    "SELECT ?s WHERE { { SELECT ?s { ?s a tg:State } ORDER BY ?s } }",
    *(question.query for question in QUESTIONS.values()),
]


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_every_query_gives_what_the_engine_gives(snapshot: Snapshot, query: str) -> None:
    answer, sorted_by = snapshot.query(query), order_of(query)
    expected = by_engine(snapshot, query)
    assert isinstance(answer, Rows)
    assert sorted(answer.cells, key=str) == sorted(expected, key=str)
    columns = [answer.columns.index(name) for name, _ in sorted_by.by if name in answer.columns] if sorted_by else []
    assert [[row[at] for at in columns] for row in answer.cells] == [[row[at] for at in columns] for row in expected]


def test_an_order_is_found_only_at_the_end() -> None:
    assert order_of("SELECT ?s { ?s ?p ?o }") is None
    assert order_of("SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 5") is None
    assert order_of("SELECT ?s { ?s ?p ?o } ORDER BY ?s # as it were") is None
    found = order_of("SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?s desc(?o)")
    assert found and (found.by, found.hidden, found.distinct) == ((("s", False), ("o", True)), 1, True)
    assert found.bare == "SELECT DISTINCT ?s ?o  { ?s ?p ?o } "


def test_a_fault_is_told_as_the_engine_tells_it(snapshot: Snapshot) -> None:
    with pytest.raises(UsageError, match="not a SPARQL"):
        snapshot.query("SELECT ?s { ?s ?p ?o ORDER BY ?s")


def test_columns_are_left_out_only_where_all_are_plain() -> None:
    assert narrowed("# why\nSELECT ?a ?b ?c {}", {"b"}) == "# why\nSELECT DISTINCT ?a ?c  {}"
    for same in ("SELECT * {}", "SELECT ?a (1 AS ?b) {}", "SELECT ?b {}", "SELECT ?a {}", "ASK { ?a ?b ?c }"):
        assert narrowed(same, {"b"}) == same


def test_an_unknown_kind_of_answer_is_passed_through(snapshot: Snapshot) -> None:
    assert snapshot.query("ASK { ?s ?p ?o } ORDER BY ?s") is True
