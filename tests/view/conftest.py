"""A small built graph, a hostile one, their pages, and a browser that tolerates no request and no error."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from view_sample import FIXTURE, ROOT, Open, Select, hostile_data, select_from

from treatygraph import view
from treatygraph.view.items import ViewData

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def texts() -> Mapping[str, str]:
    folder = FIXTURE.parent / "view_texts"
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}


@pytest.fixture(scope="session")
def store() -> ox.Store:
    store = ox.Store()
    store.load(path=str(FIXTURE), format=ox.RdfFormat.TURTLE)
    store.load(path=str(ROOT / "ontology" / "treatygraph.ttl"), format=ox.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="session")
def select(store: ox.Store) -> Select:
    return select_from(store)


@pytest.fixture(scope="session")
def data(select: Select, texts: Mapping[str, str]) -> ViewData:
    return view.collect(select, texts)


@pytest.fixture(scope="session")
def html(data: ViewData) -> str:
    return view.render(data, title="River mines")


@pytest.fixture(scope="session")
def hostile() -> ViewData:
    return hostile_data()


@pytest.fixture(scope="session")
def chromium(lacking: Callable[[str], None]) -> Iterator[Browser]:
    found = shutil.which("chromium")
    if found is None:
        lacking("no chromium is installed, so the page cannot be tried in a browser; install Debian's chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a page from disk; afterwards the test fails on any request but the file's own, any error, any dialog."""
    wrong: list[str] = []
    contexts = []

    def watched(url: str) -> None:
        if not url.startswith(tmp_path.as_uri()) and not url.startswith("blob:"):
            wrong.append(f"request: {url}")

    def heard(kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            wrong.append(f"console: {text}")

    def opened(html: str, *, width: int = 1280, height: int = 800, at: str = "", **options: object) -> Page:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: watched(request.url))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda line: heard(line.type, line.text))
        page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
        page.goto(path.as_uri() + at)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html.ready")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []
