"""What a newer graph adds, drops, changes and contradicts, compared with an older one, each with its quotes.

Things are the same where their addresses are, without the base. What is left over on both sides is one change where it is about
the same: for a relation its document and its three terms, for a claim its document and its sentence. How sure a reading is does
not count, since a newer ontology may rate all of them anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from treatygraph.store import Snapshot
from treatygraph.store.portrait import FORCE

_DOCUMENTS = """SELECT ?key ?id ?source ?sha { ?key a tg:Document ; dcterms:identifier ?id ; tg:sha256 ?sha .
  OPTIONAL { ?key dcterms:source ?source } } ORDER BY ?id"""
_ENTITIES = """SELECT DISTINCT ?key ?name ?kind {
  ?key tg:mentionedIn ?any ; skos:prefLabel ?name ; a ?class . ?class rdfs:label ?kind .
  FILTER(STRSTARTS(STR(?class), STR(tg:))) FILTER NOT EXISTS { ?key a ?below . ?below rdfs:subClassOf ?class }
} ORDER BY ?name ?key ?kind"""
_RELATIONS = """
SELECT ?key ?subject ?who ?predicate ?did ?object ?what ?force ?as ?time ?since ?until ?voice ?quote ?at ?document {
  ?relation a tg:Relation ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; tg:polarity ?polarity ;
    tg:modality ?modality ; tg:evidence ?passage . ?subject skos:prefLabel ?who .
  ?passage oa:exact ?quote ; oa:start ?at ; dcterms:isPartOf/dcterms:identifier ?document .
  OPTIONAL { ?predicate rdfs:label ?label } BIND(COALESCE(?label, STR(?predicate)) AS ?did)
  OPTIONAL { ?object skos:prefLabel ?name } BIND(COALESCE(?name, STR(?object)) AS ?what)
  OPTIONAL { ?relation tg:role ?as } OPTIONAL { ?relation tg:time ?time }
  OPTIONAL { ?relation tg:since ?since } OPTIONAL { ?relation tg:until ?until }
  OPTIONAL { ?relation prov:wasAttributedTo/skos:prefLabel ?voice }
  """ + FORCE + """
  BIND(?relation AS ?key)
} ORDER BY ?document ?at ?key"""
_CLAIMS = """SELECT ?key ?kind ?voice ?thing ?what ?quote ?at ?document { ?key a tg:Claim, ?class ; tg:evidence ?passage .
  ?class rdfs:subClassOf tg:Claim ; rdfs:label ?kind .
  ?passage oa:exact ?quote ; oa:start ?at ; dcterms:isPartOf/dcterms:identifier ?document .
  OPTIONAL { ?key tg:statedBy/skos:prefLabel ?voice } OPTIONAL { ?key tg:about ?thing . ?thing skos:prefLabel ?what }
} ORDER BY ?document ?at ?key ?what ?thing"""
_PARTS = ("as", "since", "until")
_OPPOSITE = {"fact": "denied", "denied": "fact"}
Row = Mapping[str, str]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A document or an entity: its name, and what else is known of it."""

    key: str
    name: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation or a claim. `says` and `voice` tell it in words, `force` and `more` how it is meant, `of` what it names.

    `about` is equal for what counts as one statement changed; `at` is where its first quote begins.
    """

    key: str
    document: str
    at: int = field(compare=False)
    quotes: tuple[str, ...]
    says: str = field(compare=False)
    voice: str = field(compare=False)
    force: str
    more: Key
    of: Key
    about: Key


T = TypeVar("T", Thing, Statement)


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """One thing in the older and in the newer graph; None where it is not there."""

    old: T | None
    new: T | None

    @property
    def sort(self) -> str:
        """New, gone or changed."""
        return "changed" if self.old and self.new else "new" if self.new else "gone"

    @property
    def either(self) -> T:
        """The newer one, else the older."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Diff:
    """All changes, and what the newer graph denies that the older states, or states that it denies."""

    documents: tuple[Change[Thing], ...]
    entities: tuple[Change[Thing], ...]
    relations: tuple[Change[Statement], ...]
    claims: tuple[Change[Statement], ...]
    contradictions: tuple[Change[Statement], ...]

    def __bool__(self) -> bool:
        return bool(self.documents or self.entities or self.relations or self.claims)


def diff(old: Path, new: Path) -> Diff:
    """Compare two graphs. Raises UsageError where a folder holds none."""
    before, after = Snapshot(old), Snapshot(new)
    relations = _changes(_relations(before), _relations(after), _place_of_statement)
    return Diff(
        documents=_changes(_documents(before), _documents(after), _place_of_thing),
        entities=_changes(_entities(before), _entities(after), _place_of_thing),
        relations=relations,
        claims=_changes(_claims(before), _claims(after), _place_of_statement),
        contradictions=tuple(_contradictions(_relations(before).values(), relations)),
    )


def _documents(graph: Snapshot) -> dict[str, Thing]:
    rows = _by_key(graph, _DOCUMENTS)
    return {key: Thing(key, found[0]["id"], (found[0].get("source", ""), found[0]["sha"])) for key, found in rows.items()}


def _entities(graph: Snapshot) -> dict[str, Thing]:
    rows = _by_key(graph, _ENTITIES)
    return {key: Thing(key, found[0]["name"], tuple(row["kind"] for row in found)) for key, found in rows.items()}


def _relations(graph: Snapshot) -> dict[str, Statement]:
    return {key: _relation(graph, key, rows) for key, rows in _by_key(graph, _RELATIONS).items()}


def _relation(graph: Snapshot, key: str, rows: list[Row]) -> Statement:
    row = rows[0]
    terms = tuple(row[end].removeprefix(graph.base) for end in ("subject", "predicate", "object"))
    more = (*((row["time"],) if "time" in row else ()), *(f"{part} {row[part]}" for part in _PARTS if part in row))
    return Statement(
        **_place(key, rows),
        says=f"{row['who']} {row['did']} {row['what']}",
        voice=row.get("voice", ""),
        force=row["force"],
        more=more,
        of=terms,
        about=(row["document"], *terms),
    )


def _claims(graph: Snapshot) -> dict[str, Statement]:
    return {key: _claim(graph, key, rows) for key, rows in _by_key(graph, _CLAIMS).items()}


def _claim(graph: Snapshot, key: str, rows: list[Row]) -> Statement:
    row = rows[0]
    return Statement(
        **_place(key, rows),
        says="; ".join(dict.fromkeys(row["what"] for row in rows if "what" in row)),
        voice=row.get("voice", ""),
        force=row["kind"],
        more=(),
        of=tuple(sorted({row["thing"].removeprefix(graph.base) for row in rows if "thing" in row})),
        about=(row["document"], " ".join(row["quote"].split())),
    )


def _place(key: str, rows: list[Row]) -> dict[str, Any]:
    quotes = tuple(dict.fromkeys(row["quote"] for row in rows))
    return {"key": key, "document": rows[0]["document"], "at": int(rows[0]["at"]), "quotes": quotes}


def _by_key(graph: Snapshot, query: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in graph.select(query):
        found[row["key"].removeprefix(graph.base)].append(row)
    return found


def _changes(
    old: Mapping[str, T], new: Mapping[str, T], place: Callable[[T], tuple[Hashable, tuple[str, int, str]]]
) -> tuple[Change[T], ...]:
    """What is not equal on both sides, in the order of places; `place` gives what a thing is about and where it stands."""
    pairs = [Change(old[key], new[key]) for key in old.keys() & new.keys() if old[key] != new[key]]
    left: dict[Hashable, list[T]] = defaultdict(list)
    for key in old.keys() - new.keys():
        left[place(old[key])[0]].append(old[key])
    for key in sorted(new.keys() - old.keys()):
        same = sorted(left[place(new[key])[0]], key=lambda thing: thing.key)
        pairs.append(Change(same[0] if same else None, new[key]))
        if same:
            left[place(new[key])[0]].remove(same[0])
    pairs += [Change(thing, None) for things in left.values() for thing in things]
    return tuple(sorted(pairs, key=lambda change: (place(change.either)[1], change.either.key)))


def _place_of_thing(thing: Thing) -> tuple[Hashable, tuple[str, int, str]]:
    return thing.key, (thing.name, 0, "")


def _place_of_statement(statement: Statement) -> tuple[Hashable, tuple[str, int, str]]:
    return statement.about, (statement.document, statement.at, statement.says)


def _contradictions(old: Iterable[Statement], changes: Iterable[Change[Statement]]) -> Iterator[Change[Statement]]:
    """What was not in the older graph and says the opposite of what was."""
    said: dict[tuple[Key, str], list[Statement]] = defaultdict(list)
    for statement in old:
        said[statement.about[1:], statement.force].append(statement)
    for change in changes:
        if change.new and change.new.force in _OPPOSITE:
            opposite = said[change.new.about[1:], _OPPOSITE[change.new.force]]
            yield from (Change(before, change.new) for before in opposite)
