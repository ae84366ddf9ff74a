"""Pictures of a built page for the documentation: light, dark, with a line picked, a text, a table, and on a phone.

Run: python tools/screenshots.py kg/graph.html docs/screenshots
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = (1440, 900), (360, 740)

# name of the file -> window, colours, tab, and whether the most connected name or its first relation is picked
SHOTS: Mapping[str, tuple[tuple[int, int], str, str, str]] = {
    "graph": (DESK, "light", "picture", "name"),
    "graph-dark": (DESK, "dark", "picture", "name"),
    "overview": (DESK, "light", "picture", ""),
    "relation": (DESK, "light", "picture", "relation"),
    "text": (DESK, "light", "texts", "relation"),
    "relations": (DESK, "light", "relations", ""),
    "claims": (DESK, "light", "claims", ""),
    "phone": (PHONE, "light", "picture", "name"),
    "phone-relations": (PHONE, "dark", "relations", ""),
}


def main() -> None:
    """Take every picture of the page that was named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, help="a graph.html")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name in SHOTS:
            shoot(browser, given.page.resolve(), name, given.folder / f"{name}.png")
        browser.close()


def shoot(browser: Browser, html: Path, name: str, png: Path) -> None:
    """Take one picture."""
    (width, height), colors, tab, pick = SHOTS[name]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=colors)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(html.as_uri())
    page.wait_for_selector("html.ready")
    if pick:
        pick_most_connected(page, pick)
    page.click(f"#tab-{tab}")
    page.wait_for_timeout(300)
    page.screenshot(path=png, full_page=width < 500)
    context.close()


def pick_most_connected(page: Page, what: str) -> None:
    """Click the first name under Most connected and, where asked, go on to its first relation's line."""
    first = page.locator("#details ul a").first
    if not first.count():
        return
    first.click()
    if what == "relation":
        key = page.locator("#details [data-relation]").first.get_attribute("data-relation")
        page.evaluate("key => { location.hash = new URLSearchParams({ pick: `relation:${key}` }) }", key)
        page.wait_for_timeout(200)


if __name__ == "__main__":
    main()
