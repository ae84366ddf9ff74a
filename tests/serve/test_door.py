"""Who may ask: names of this machine only, other origins only where allowed, and careful headers on every answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from serving import serving

pytestmark = pytest.mark.slow
Ask = Callable[..., httpx.Response]
PAGES = [
    "",
    "view",
    "questions",
    "questions/timeline",
    "sparql",
    "ontology",
    "id/state/chile",
    "id/none",
    "none",
    "assets/style.css",
]


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:80", "localhost", "LOCALHOST:7878", "[::1]:7878", "192.0.2.7"]
)
def test_this_machine_by_its_own_names(ask: Ask, host: str) -> None:
    assert ask("questions", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "me@localhost", "localhost:x", "[::1", ""],
)
def test_no_other_name_is_answered(ask: Ask, host: str) -> None:
    response = ask("sparql", query="ASK {}", headers={"Host": host})
    assert response.status_code == 421
    assert "boolean" not in response.text


@pytest.mark.parametrize("origin", ["http://localhost:8000", "https://127.0.0.1", "http://[::1]:3000"])
def test_pages_of_this_machine_may_read(ask: Ask, origin: str) -> None:
    assert ask("sparql", query="ASK {}", headers={"Origin": origin}).headers["access-control-allow-origin"] == origin
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    before = ask("sparql", method="OPTIONS", headers=asked)
    assert before.status_code == 200
    assert "POST" in before.headers["access-control-allow-methods"]


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost.evil.example", "http://localhost:1@evil.example"]
)
def test_pages_of_the_web_may_not(ask: Ask, origin: str) -> None:
    assert "access-control-allow-origin" not in ask("sparql", query="ASK {}", headers={"Origin": origin}).headers


def test_names_and_origins_can_be_added(kg: Path) -> None:
    options = ["--allow-host", "graph.example", "--allow-origin", "https://app.example"]
    with serving(kg, *options) as (_, address):
        headers = {"Host": "graph.example", "Origin": "https://app.example"}
        response = httpx.get(f"{address}sparql", params={"query": "ASK {}"}, headers=headers)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "https://app.example"


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_tells_browsers_to_be_careful(ask: Ask, path: str) -> None:
    headers = ask(path, accept="text/html").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "server" not in headers
    if path != "view":
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script" not in headers["content-security-policy"]
