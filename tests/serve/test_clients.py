"""Programs that others wrote ask this server as they ask any other: SPARQLWrapper, rdflib's SPARQLStore, Comunica."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.dom.minidom import Document

import pytest
import rdflib
import SPARQLWrapper as wrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from handmade import BASE, CHILE, PROCESS
from treatygraph.namespaces import TG

pytestmark = pytest.mark.slow
SELECT = f"SELECT ?who ?what {{ ?who <{TG}initiated> ?what }}"
CONSTRUCT = f"CONSTRUCT WHERE {{ ?who <{TG}initiated> ?what }}"
TRIPLE = (BASE + CHILE, TG + "initiated", BASE + PROCESS)
_LACKS_COMUNICA = 3


def wrapped(server: str, query: str, form: str, method: str) -> object:
    """What SPARQLWrapper makes of the answer."""
    client = wrapper.SPARQLWrapper(server + "sparql")
    client.setQuery(query)
    client.setReturnFormat(form)
    client.setMethod(method)
    return client.query().convert()


@pytest.mark.parametrize("method", [wrapper.GET, wrapper.POST])
@pytest.mark.parametrize("form", [wrapper.JSON, wrapper.XML, wrapper.CSV, wrapper.TSV])
def test_sparqlwrapper_reads_rows(server: str, form: str, method: str) -> None:
    found = wrapped(server, SELECT, form, method)
    if form == wrapper.JSON:
        assert isinstance(found, dict)
        found = [row["who"]["value"] for row in found["results"]["bindings"]]
    text = found.toxml() if isinstance(found, Document) else found.decode() if isinstance(found, bytes) else str(found)
    assert BASE + CHILE in text


def test_sparqlwrapper_posts_a_query_as_it_is(server: str) -> None:
    client = wrapper.SPARQLWrapper(server + "sparql")
    client.setQuery("ASK { ?who ?does ?what }")
    client.setReturnFormat(wrapper.JSON)
    client.setMethod(wrapper.POST)
    client.setRequestMethod(wrapper.POSTDIRECTLY)
    assert client.queryAndConvert() == {"head": {}, "boolean": True}


@pytest.mark.parametrize("form", [wrapper.TURTLE, wrapper.RDFXML, wrapper.JSONLD])
def test_sparqlwrapper_reads_triples(server: str, form: str) -> None:
    found = wrapped(server, CONSTRUCT, form, wrapper.GET)
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert [tuple(map(str, triple)) for triple in graph] == [TRIPLE]


def test_sparqlwrapper_is_told_what_is_wrong(server: str) -> None:
    with pytest.raises(wrapper.SPARQLExceptions.QueryBadFormed, match="not a SPARQL"):
        wrapped(server, "SELECT nonsense", wrapper.JSON, wrapper.GET)


def test_rdflib_treats_the_server_as_a_graph(server: str) -> None:
    graph = rdflib.Graph(SPARQLStore(server + "sparql"))
    assert [str(what) for what in graph.objects(rdflib.URIRef(BASE + CHILE), rdflib.URIRef(TG + "initiated"))] == [TRIPLE[2]]


def comunica(server: str, query: str, lacking: Callable[[str], None]) -> object:
    """What Comunica makes of the answer."""
    if not shutil.which("node"):
        lacking("node is not installed")
    command = ["node", str(Path(__file__).with_name("comunica.cjs")), server + "sparql", query]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == _LACKS_COMUNICA:
        lacking("Comunica (npm package @comunica/query-sparql@4) is not installed")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_comunica_reads_rows_and_triples(server: str, lacking: Callable[[str], None]) -> None:
    assert comunica(server, SELECT, lacking) == [{"who": TRIPLE[0], "what": TRIPLE[2]}]
    assert comunica(server, CONSTRUCT, lacking) == [list(TRIPLE)]


def test_comunica_joins_over_the_server(server: str, lacking: Callable[[str], None]) -> None:
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    query = f"SELECT ?name {{ ?who <{TG}initiated> ?what . ?who <{label}> ?name FILTER(STRLEN(?name) > 2) }} ORDER BY ?name"
    assert comunica(server, query, lacking) == [{"name": "Chile"}]
