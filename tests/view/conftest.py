"""A small built graph, a hostile one, their pages, and a browser that tolerates no request and no error."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page
from view_sample import FIXTURE, ROOT, Open, Select, hostile_data, select_from

from treatygraph import view
from treatygraph.view.items import ViewData


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


class Pages:
    """Pages opened from disk, each kept open for the tests that want the same one, with all that went wrong on them."""

    def __init__(self, chromium: Browser, folder: Path) -> None:
        self.chromium, self.folder = chromium, folder
        self.wrong: list[str] = []
        self.kept: dict[tuple[object, ...], Page] = {}

    def open(
        self, html: str, *, width: int = 1280, height: int = 800, at: str = "", fresh: bool = False, **options: object
    ) -> Page:
        key = (html, width, height, *sorted(options.items()))
        if fresh or key not in self.kept:
            old = self.kept.pop(key, None)
            if old is not None:
                old.context.close()
            self.kept[key] = self._opened(html, at, viewport={"width": width, "height": height}, **options)
        elif options.get("java_script_enabled", True):
            self.kept[key].evaluate("address => treatygraph.goTo(address)", at)
        return self.kept[key]

    def _opened(self, html: str, at: str, **options: object) -> Page:
        path = self.folder / f"{hashlib.sha256(html.encode()).hexdigest()[:12]}.html"
        path.write_text(html, encoding="utf-8", newline="")
        page = self.chromium.new_context(**options).new_page()  # type: ignore[arg-type]
        page.set_default_timeout(15_000)
        page.on("request", lambda request: self._requested(request.url))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("console", lambda line: self._heard(line.type, line.text))
        page.on("dialog", lambda dialog: self.wrong.append(f"dialog: {dialog.message}"))
        page.goto(path.as_uri() + at)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html.ready")
        return page

    def _requested(self, url: str) -> None:
        if not url.startswith((self.folder.as_uri(), "blob:", "about:srcdoc")):
            self.wrong.append(f"request: {url}")

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.wrong.append(f"console: {text}")


@pytest.fixture(scope="session")
def pages(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return Pages(chromium, tmp_path_factory.mktemp("pages"))


@pytest.fixture
def visit(pages: Pages) -> Iterator[Open]:
    """Open a page as it first was; afterwards the test fails on any request but the file's own, any error, any dialog."""
    yield pages.open
    wrong, pages.wrong = pages.wrong, []
    assert wrong == []

