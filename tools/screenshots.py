"""Pictures for the documentation: of a built page, light, dark, as a text and on a phone, and of a large invented graph.

Run: python tools/screenshots.py kg/graph.html docs/screenshots
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs

from playwright.sync_api import Browser, sync_playwright

from treatygraph import view
from treatygraph.view.items import ViewData, ViewEdge, ViewNode

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = (1280, 800), (360, 740)
NAMES, LINKS, CIRCLES = 1_500, 2_400, 12
KINDS = {"State": "State", "Union": "InternationalOrganization", "Treaty": "Treaty", "Talks": "Process", "Issue": "Issue"}

# name of the file -> window, colours, and what the address asks for; {pick} is the most connected name
SHOTS: Mapping[str, tuple[tuple[int, int], str, str]] = {
    "graph": (DESK, "light", "#pick={pick}&around=1"),
    "overview": (DESK, "light", "#"),
    "graph-dark": (DESK, "dark", "#pick={pick}"),
    "text": (DESK, "light", "#pick={pick}&tab=texts"),
    "positions": (DESK, "light", "#tab=positions"),
    "phone": (PHONE, "light", "#pick={pick}&around=1"),
}


def main() -> None:
    """Take every picture of the page that was named, and one of a large graph."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, help="a graph.html")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, (window, colors, address) in SHOTS.items():
            shoot(browser, given.page.resolve(), given.folder / f"{name}.png", window, colors, address)
        large = Path(folder) / "large.html"
        large.write_text(view.render(invented(), title=f"An invented graph of {LINKS:,} relations"), encoding="utf-8")
        shoot(browser, large, given.folder / "large.png", DESK, "light", "#")
        browser.close()


def shoot(browser: Browser, html: Path, png: Path, window: tuple[int, int], colors: str, address: str) -> None:
    """Take one picture."""
    size = {"width": window[0], "height": window[1]}
    context = browser.new_context(viewport=size, color_scheme=colors)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(html.as_uri())
    page.wait_for_selector("html.ready")
    links = page.locator("#details a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    picks = [parse_qs(link.removeprefix("#")).get("pick", [""])[0] for link in links]
    pick = next((found for found in picks if found.startswith("thing:")), "")
    page.evaluate("address => treatygraph.goTo(address)", address.format(pick=pick))
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    page.screenshot(path=png)
    context.close()


def invented() -> ViewData:
    """Many names in circles that know each other better than the rest, the same each time."""
    dice = random.Random(11)
    kinds = [dice.choice(list(KINDS)) for _ in range(NAMES)]
    nodes = tuple(ViewNode(f"https://example.org/{k}/{i:04}", f"{k} {i}", (KINDS[k],)) for i, k in enumerate(kinds))
    edges = []
    for n in range(LINKS):
        circle = dice.randrange(CIRCLES)
        ends = [int(NAMES / CIRCLES * dice.random() ** 2) * CIRCLES + circle for _ in range(2)]
        ends[1] = dice.randrange(NAMES) if dice.random() < 0.06 else ends[1]
        source, target = (nodes[min(end, NAMES - 1)].id for end in ends)
        force = {"polarity": "Positive", "modality": dice.choice(["Asserted"] * 5 + ["Intended"])}
        edges.append(
            ViewEdge(f"https://example.org/relation/{n:05}", source, target, "supports", "supports", confidence=0.8,
                     document="", quotes=(), **force)
        )  # fmt: skip
    return ViewData(nodes=nodes, edges=tuple(edges))


if __name__ == "__main__":
    main()
