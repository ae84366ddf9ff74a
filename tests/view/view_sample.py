"""What the tests of the page share: a small built graph of invented states, and one that tries to break the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from playwright.sync_api import Page

from treatygraph.view.items import Mark, Quote, ViewClaim, ViewData, ViewDocument, ViewEdge, ViewNode

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "tests" / "data" / "view_fixture.ttl"
ID = "https://w3id.org/treatygraph/id/"
SCRIPT = "</script><script>globalThis.broken=1</script>"
NASTY = (
    f"{SCRIPT}<img src=x onerror='globalThis.broken=2'><!--<script> javascript:globalThis.broken=3 \u2028\u2029 "
    "{{ 7*7 }} ${globalThis.broken=4} \u202e"
)
LONG = "Very" + "long" * 60

Select = Callable[[str], Iterable[Mapping[str, str]]]
Open = Callable[..., Any]


def select_from(store: ox.Store) -> Select:
    """What a store offers to the page: rows of names and lexical forms, unbound variables left out."""

    def select(query: str) -> Iterator[Mapping[str, str]]:
        found = store.query(query, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        for row in found:
            yield {name: row[name].value for name in names if row[name] is not None}

    return select


def hostile_data() -> ViewData:
    """Every field that comes from a text tries to become markup, a script, a formula or a broken layout."""
    text = f"=1+1 {NASTY} 🙏 {NASTY} {'x' * 100_000}"
    document = f"{ID}document/nasty"
    quote = Quote(document, 0, len(NASTY) + 6, text[: len(NASTY) + 6], (Mark("cue", 0, 4),))
    start, end = text.index("🙏"), text.index("🙏") + 1 + len(NASTY)
    far = Quote(document, start, end, text[start:end])
    one, two = f"{ID}state/one", f"{ID}convention/two"
    edge = ViewEdge(
        f"{ID}relation/r", one, two, "signed", NASTY, "Positive", "Asserted", 0.5, document, (quote, far), time=NASTY,
        role=NASTY, rule=NASTY, speaker=one, speaker_label=NASTY,
    )  # fmt: skip
    claim = ViewClaim(
        f"{ID}claim/c", NASTY, "Positive", 0.5, document, (quote,), one, NASTY, (two,), (one,), (edge.id,)
    )
    return ViewData(
        nodes=(
            ViewNode(one, "=cmd()" + NASTY, ("State",), (NASTY, LONG), ((document, 0, 4),)),
            ViewNode(two, LONG, ("Treaty",), ("عقد " * 30,)),
        ),
        edges=(edge,),
        claims=(claim,),
        documents=(ViewDocument(document, "nasty", NASTY, NASTY, NASTY, one, NASTY, NASTY, text),),
    )


def point(page: Page, source: str, target: str | None = None) -> dict[str, float]:
    """Where a name, or the middle of a line, stands on the screen."""
    found: dict[str, float] = page.evaluate("([a, b]) => treatygraph.whereIs(a, b ?? a)", [source, target])
    return found


def click_at(page: Page, source: str, target: str | None = None) -> None:
    """Click a name, or the middle of a line, in the picture."""
    page.mouse.click(**point(page, source, target))


def details(page: Page) -> str:
    """What the column beside the picture says."""
    return page.inner_text("#details")


def search(page: Page, words: str) -> list[str]:
    """The names that are offered for what is typed."""
    page.fill("#search", words)
    return page.locator("#suggestions [role=option] bdi").all_inner_texts()
