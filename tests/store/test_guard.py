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
)


@pytest.mark.parametrize("query", REFUSED)
def test_service_is_refused(query: str) -> None:
    with pytest.raises(UsageError, match="never leave this machine"):
        refuse_remote(query)


ALLOWED = (
    "SELECT ?service { ?service a tg:Actor }",
    "SELECT $service { $service a tg:Actor }",
    "SELECT * { ?x a <http://e/SERVICE> }",
    "PREFIX service: <http://e/> SELECT * { service:x a service:SERVICE }",
    "PREFIX e: <http://e/> SELECT * { ?x e:service ?y ; e:a-service ?z ; e:service.x ?w }",
    "SELECT * { ?x rdfs:label 'the SERVICE of peace' }",
    'SELECT * { ?x rdfs:label """the\nSERVICE of peace""" }',
    "SELECT * { ?x a tg:Actor } # SERVICE <http://e/> { }",
)


@pytest.mark.parametrize("query", ALLOWED)
def test_the_word_alone_is_allowed(query: str) -> None:
    refuse_remote(query)
