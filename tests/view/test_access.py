"""Everyone can read the page: by ear, by keys, in the dark, on paper, on a phone, in a notebook, in any script."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from view_sample import LONG, Open, hostile_data, search

import treatygraph
from treatygraph import view
from treatygraph.view.items import ViewData, ViewDocument, ViewNode

pytestmark = pytest.mark.slow

TABS = ["picture", "relations", "claims", "positions", "numbers", "timeline", "texts"]
SAMPLES: Mapping[str, Callable[[str], str]] = {
    "ardenia": lambda html: html,
    "one": lambda _: view.render(hostile_data(), title=LONG),
    "nobody": lambda _: view.render(ViewData(), title=""),
}


@pytest.fixture(scope="module")
def axe(lacking: Callable[[str], None]) -> str:
    """The checker's own script, as npm has it."""
    command = [shutil.which("node") or "false", "-p", "require.resolve('axe-core/axe.min.js')"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    if found.returncode:
        lacking("axe-core is not installed; npm's package is axe-core, found by node through NODE_PATH")
    return Path(found.stdout.strip()).read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(axe)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    assert len(found["passes"]) > 10
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in found["violations"]]


@pytest.mark.parametrize(("tab", "paper"), [*((tab, "light") for tab in TABS), ("picture", "dark"), ("texts", "dark")])
def test_a_checker_finds_no_fault(visit: Open, html: str, axe: str, tab: str, paper: str) -> None:
    page = visit(html, at=f"#tab={tab}&pick=thing:state/velmoria&from=2015&undated=keep", color_scheme=paper)
    assert violations(page, axe) == []


def test_a_checker_finds_no_fault_on_a_phone_or_on_a_way(visit: Open, html: str, axe: str) -> None:
    phone = visit(html, width=360, height=740)
    phone.locator("#filters summary").click()
    assert violations(phone, axe) == []
    way = visit(html, at="#pick=thing:state/norvale&other=person/tomas-ilves")
    way.fill("#search", "river")
    assert violations(way, axe) == []


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("state", SAMPLES)
def test_a_phone_needs_no_sideways_scrolling(visit: Open, html: str, tab: str, state: str) -> None:
    page = visit(SAMPLES[state](html), width=360, height=740, at=f"#tab={tab}&pick=thing:state/{state}")
    page.evaluate("document.getElementById('filters').open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    wide = visit(SAMPLES[state](html), at=f"#tab={tab}&pick=thing:state/{state}")
    assert wide.evaluate("document.documentElement.scrollWidth") <= 1280


def test_dark_paper_is_dark_and_print_is_not(visit: Open, html: str) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    page = visit(html, color_scheme="dark", at="#pick=thing:state/velmoria")
    assert page.evaluate(paper) == "rgb(20, 24, 28)"
    page.emulate_media(media="print")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    assert page.locator("#filters").is_hidden()
    assert page.locator("#details blockquote").first.is_visible()
    assert page.evaluate("document.documentElement.scrollHeight > innerHeight"), (
        "nothing is cut off at the window's end"
    )
    page.emulate_media(media="screen")


def test_tables_are_printed_whole(visit: Open, data: ViewData) -> None:
    many = tuple(replace(edge, id=f"{edge.id}-{n}") for n in range(4) for edge in data.edges)
    page = visit(view.render(replace(data, edges=many), title="Many"), at="#tab=relations")
    assert page.locator("#relations tbody tr").count() == 100
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#relations tbody tr").count() == 164


def test_names_from_right_to_left_keep_their_direction(visit: Open, data: ViewData) -> None:
    arabic, hebrew = "اتفاقية حظر الألغام", "ועידת הנהר (2019)"
    names = [
        arabic if node.id.endswith("river-mines-convention") else hebrew if node.id.endswith("/sund") else node.label
        for node in data.nodes
    ]
    nodes = tuple(replace(node, label=name) for node, name in zip(data.nodes, names, strict=True))
    page = visit(view.render(replace(data, nodes=nodes), title=arabic))
    assert search(page, "הנהר") == [hebrew]
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_css("direction", "rtl")
    link = page.locator("#details a", has_text=arabic).first
    assert link.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.locator("#details").evaluate("one => getComputedStyle(one).direction") == "ltr"


def test_one_line_of_ten_million_letters_is_a_text_like_others(visit: Open) -> None:
    text = "Sund signed it. " + "long " * 2_000_000
    document = ViewDocument("https://w3id.org/treatygraph/id/document/long", "long", text=text)
    node = ViewNode("https://w3id.org/treatygraph/id/state/sund", "Sund", ("State",), mentions=((document.id, 0, 4),))
    page = visit(view.render(ViewData((node,), (), (), (document,)), title="Long"), at="#tab=texts")
    expect(page.locator("#text .named")).to_have_text("Sund")
    assert page.evaluate("document.getElementById('text').textContent.length") == len(text)
    page.click("#text .named")
    expect(page.locator("#details h2")).to_have_text("Sund")


def test_a_notebook_shows_it_inside_a_frame(visit: Open, html: str) -> None:
    frame = treatygraph.Page(html)._repr_html_()
    page = visit(f"<!doctype html><html class=ready lang=en><meta charset=utf-8><title>notebook</title>{frame}")
    inside = page.frame_locator("iframe")
    expect(inside.locator("#canvas canvas")).to_be_visible()
    inside.locator("#tab-relations").click()
    expect(inside.locator("#relations tbody tr")).to_have_count(41)
    with page.expect_download():
        inside.locator("#relations-csv").click()
