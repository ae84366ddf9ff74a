"""Queries that would call another machine are refused however they are written, and no others."""

from __future__ import annotations

import pytest

from treatygraph.errors import UsageError
from treatygraph.store.guard import refuse_remote

REMOTE = "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }"


REFUSED = (
    f"SELECT * {{ {REMOTE} }}",
    f"SELECT * {{ {REMOTE.lower()} }}",
    "SELECT * { sErViCe<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ?where a ?x . SERVICE ?where { ?s ?p ?o } }",
    "PREFIX e: <http://e/> SELECT * { SERVICE e:x { ?s ?p ?o } }",
    f"SELECT * {{ # a remark\n{REMOTE} }}",
    f"SELECT * {{ # a remark\r{REMOTE} }}",
    f"PREFIX e: <http://e/> SELECT * {{ e:a e:b e:c\\# . {REMOTE}\n }}",
    f"SELECT * {{ FILTER('it\\'s' = \"a # b\") {REMOTE} }}",
    f"SELECT * {{ FILTER('''it's''' = '') {REMOTE} }}",
    f"SELECT * {{ FILTER(1<2) {REMOTE} FILTER(2>1) }}",
    f"SELECT * {{ ?a <#frag> ?b . {REMOTE} }}",
    f"SELECT * {{ FILTER(1 <#>\n2) {REMOTE} }}",
    f'SELECT * {{ FILTER("""a "quoted" \\""" word""" = "") {REMOTE} }}',
    f"SELECT * {{ ?s ?p 1{REMOTE} }}",
    f"SELECT * {{ ?s ?p 1.5{REMOTE} }}",
    f"SELECT * {{ ?s ?p 1e5{REMOTE} }}",
    f"SELECT * {{ ?s ?p true{REMOTE} }}",
    f"PREFIX e: <http://e/> SELECT * {{ ?s ?p e:.{REMOTE} }}",
    f"PREFIX e: <http://e/> SELECT * {{ ?s ?p e:{REMOTE} }}",
    "PREFIX : <http://e/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <http://e/> PREFIX service: <http://f/> SELECT * { service:x { ?s ?p ?o } }",
    "PREFIX : <http://e/> SELECT * { ?s ?p 1SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <http://e/> SELECT * { SERVICE SILENT:x { ?s ?p ?o } }",
    f"SELECT * {{ ?s <http://e/\u00a0#> ?o . {REMOTE} }}",
    f"SELECT * {{ ?s <http://e/\\u0041#> ?o . {REMOTE} }}",
    f"SELECT * {{ ?s ?p 'a'@en.{REMOTE} }}",
)


@pytest.mark.parametrize("query", REFUSED)
def test_service_is_refused(query: str) -> None:
    with pytest.raises(UsageError, match="never leave this machine"):
        refuse_remote(query)


ALLOWED = (
    "SELECT ?service { ?service a ?kind }",
    "SELECT $service { $service a ?kind }",
    "SELECT * { ?x a <http://e/SERVICE> }",
    "PREFIX service: <http://e/> SELECT * { service:x a service:SERVICE }",
    "PREFIX e: <http://e/> SELECT * { ?x e:service ?y ; e:a-service ?z ; e:service.x ?w }",
    "SELECT * { ?x rdfs:label 'the SERVICE of peace' }",
    'SELECT * { ?x rdfs:label """the\nSERVICE of peace""" }',
    "SELECT * { ?x a tg:Actor } # SERVICE <http://e/> { }",
)


@pytest.mark.parametrize("query", ALLOWED)
def test_the_word_alone_is_allowed(query: str) -> None:
    refuse_remote(query, {"tg": "http://e/", "rdfs": "http://e/"})


def test_a_fault_beside_the_word_is_told() -> None:
    with pytest.raises(UsageError, match="not a SPARQL"):
        refuse_remote("SELECT nonsense { ?x rdfs:label 'the SERVICE of peace' }")
