"""GraphML and GEXF, read back by network programs: every entity, every relation, plain values, times."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx
import pytest

from exporting import CONTROLS, LONG, MARKUP, TWINS, key
from handmade import BASE, CHILE, FIJI, PERU, PROCESS
from treatygraph.export.characters import plain
from treatygraph.export.gather import net_of
from treatygraph.export.network import network
from treatygraph.export.records import Net
from treatygraph.export.spells import spell
from treatygraph.store import Snapshot

Exported = Callable[..., Path]
NOT_FACTS = {"signed", "ratified", "violated"}  # denied, planned and alleged in the speech
READERS: dict[str, Callable[[Path], Any]] = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}


@pytest.fixture(scope="module", params=["facts", "all"])
def net(snapshot: Snapshot, request: pytest.FixtureRequest) -> tuple[Net, str]:
    return net_of(snapshot, everything=request.param == "all"), request.param


def test_a_network_holds_facts_with_quotes_and_weight(snapshot: Snapshot) -> None:
    graph = network(snapshot)
    facts = {(s, t, d["predicate"]) for s, t, d in graph.edges(data=True)}
    assert (BASE + CHILE, BASE + PROCESS, "initiated") in facts
    assert not NOT_FACTS & {predicate for _, _, predicate in facts}
    started = [d for _, _, d in graph.edges(data=True) if d["predicate"] == "initiated"]
    assert [d["weight"] for d in started] == [2, 2]
    assert all(d["quotes"] and d["document"] and d["year"] == 2005 for d in started)
    assert graph.nodes[BASE + FIJI] == {"label": "Fiji", "kind": "State"}
    assert len({key for *_, key in graph.edges(keys=True)}) == graph.number_of_edges()


def test_force_all_tells_facts_from_the_rest(snapshot: Snapshot) -> None:
    forces = {(r.predicate, r.force) for r in net_of(snapshot, everything=True).relations}
    assert {("signed", "denied"), ("ratified", "planned"), ("violated", "alleged"), ("initiated", "fact")} <= forces
    assert {r.force for r in net_of(snapshot).relations} == {"fact"}


def test_no_relation_leads_to_what_is_not_there_or_only_counts(net: tuple[Net, str]) -> None:
    known = {entity.iri for entity in net[0].entities}
    assert {end for r in net[0].relations for end in (r.source, r.target)} <= known
    assert not any(r.predicate.endswith("Count") for r in net[0].relations)


@pytest.mark.parametrize("form", READERS)
def test_networkx_reads_every_node_and_edge(exported: Exported, net: tuple[Net, str], form: str) -> None:
    wanted, force = net
    graph = READERS[form](exported(form, force=force))
    assert graph.is_directed()
    assert {n: (d["label"], d["kind"]) for n, d in graph.nodes(data=True)} == {
        e.iri: (plain(e.name), e.kind) for e in wanted.entities
    }
    read = {d.get("id", k): (s, t, d["predicate"], d["force"]) for s, t, k, d in graph.edges(data=True, keys=True)}
    assert read == {r.iri: (r.source, r.target, r.predicate, r.force) for r in wanted.relations}
    values = {type(value) for *_, d in graph.edges(data=True) for value in d.values()}
    assert values <= {str, int, float}


@pytest.mark.parametrize("form", READERS)
def test_networkx_reads_values_of_their_type(exported: Exported, form: str) -> None:
    graph = READERS[form](exported(form, force="all"))
    (edge,) = (d for _, _, d in graph.edges(data=True) if d["predicate"] == "represents")
    assert (edge["confidence"], edge["weight"], edge["role"]) == (0.8, 1, "Foreign Minister")
    started = [d for _, _, d in graph.edges(data=True) if d["predicate"] == "initiated"]
    assert {(d["year"], d["weight"]) for d in started} == {(2005, 2)}
    assert graph.nodes[BASE + PERU]["same_as"] == "http://www.wikidata.org/entity/Q419"


def test_igraph_reads_every_node_and_edge(exported: Exported, net: tuple[Net, str]) -> None:
    wanted, force = net
    graph = igraph.Graph.Read_GraphML(str(exported("graphml", force=force)))
    assert graph.is_directed()
    assert dict(zip(graph.vs["id"], graph.vs["label"], strict=True)) == {e.iri: plain(e.name) for e in wanted.entities}
    ends = [(graph.vs[e.source]["id"], graph.vs[e.target]["id"], e["predicate"], e["confidence"]) for e in graph.es]
    assert sorted(ends) == sorted((r.source, r.target, r.predicate, r.confidence) for r in wanted.relations)
    assert sorted(graph.es["relation"]) == sorted(r.iri for r in wanted.relations)


@pytest.mark.slow
def test_graphology_reads_every_node_and_edge(exported: Exported, net: tuple[Net, str], node: Any) -> None:
    wanted, force = net
    read = node("graphology-gexf", exported("gexf", force=force))
    assert {iri: found["label"] for iri, found in read["nodes"]} == {e.iri: plain(e.name) for e in wanted.entities}
    edges = {iri: (source, target, found["predicate"]) for iri, found, source, target in read["edges"]}
    assert edges == {r.iri: (r.source, r.target, r.predicate) for r in wanted.relations}


@pytest.mark.parametrize("form", READERS)
def test_hard_names_survive_and_control_characters_do_not(exported: Exported, form: str) -> None:
    text = exported(form).read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", text)
    labels = [d["label"] for _, d in READERS[form](exported(form)).nodes(data=True)]
    assert {MARKUP, LONG, "bell escape delete next"} <= set(labels)
    assert labels.count(TWINS) == 2


@pytest.mark.parametrize(
    ("text", "kept"), [("a\x00b\x1fc\x7fd\x85e\ufffef\uffffg", "abcdefg"), ("a\tb\nc é 🕊", "a\tb\nc é 🕊")]
)
def test_what_xml_cannot_hold_is_dropped(text: str, kept: str) -> None:
    assert plain(text) == kept
    ElementTree.fromstring(f"<a>{plain(text)}</a>")
    assert plain(CONTROLS) != CONTROLS


def test_times_become_days(snapshot: Snapshot, exported: Exported) -> None:
    by_iri = {r.iri: r for r in net_of(snapshot, everything=True).relations}
    edges = ElementTree.parse(exported("gexf", force="all")).iter("{http://gexf.net/1.3}edge")
    days = {(by_iri[e.attrib["id"]].time, by_iri[e.attrib["id"]].until, e.get("start"), e.get("end")) for e in edges}
    assert ("2005", "", "2005-01-01", "2005-12-31") in days
    assert ("2007-02", "", "2007-02-01", "2007-02-28") in days
    assert ("2008-02-29", "", "2008-02-29", "2008-02-29") in days
    assert ("", "2012", None, "2012-12-31") in days
    assert ("", "", None, None) in days


@pytest.mark.parametrize(
    ("time", "since", "until", "days"),
    [
        ("2007", "", "", ("2007-01-01", "2007-12-31")),
        ("2012-02", "", "", ("2012-02-01", "2012-02-29")),
        ("2007", "2008-03", "2009", ("2008-03-01", "2009-12-31")),
        ("", "2009", "2008", ("2009-01-01", "")),
        ("", "2009", "", ("2009-01-01", "")),
        ("soon", "", "", ("", "")),
        ("2007-13", "", "", ("", "")),
    ],
)
def test_a_spell_is_whole_days(snapshot: Snapshot, time: str, since: str, until: str, days: tuple[str, str]) -> None:
    from dataclasses import replace

    some = net_of(snapshot).relations[0]
    assert spell(replace(some, time=time, since=since, until=until)) == days


def test_an_edge_has_its_own_id_whatever_it_joins(snapshot: Snapshot) -> None:
    found = [r.iri for r in net_of(snapshot, everything=True).relations]
    assert len(found) == len(set(found)) and BASE + key(0) in {r.target for r in net_of(snapshot).relations}
