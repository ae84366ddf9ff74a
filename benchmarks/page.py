"""How soon the page shows its picture, how smoothly it moves and how large it is, beside bare pyvis in the same run.

python benchmarks/page.py [RELATIONS,RELATIONS…] [FOLDER]

The graphs are made up document by document as in questions.py and gathered and drawn by the project's own code. Bare pyvis
draws the same names and relations as it comes, its libraries inlined and its layout left to the browser, up to as many
relations as it ends with within a minute. A FOLDER keeps what the pages show for the next run.

It needs Debian's chromium, which draws by the processor alone here. Frames are those that the browser hands out while the
mouse drags the picture to and fro. On a busy machine, look at the columns `busy`: what the page's own thread took of the
processor until the picture stood, and for each frame.
"""

from __future__ import annotations

import pickle
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from pyvis.network import Network
from questions import RUN, made_up, vocabulary_of_all

from treatygraph import view
from treatygraph.graph import triples
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.model import Extraction
from treatygraph.namespaces import DEFAULT_BASE, prefixes
from treatygraph.store.ontology import ontology_triples
from treatygraph.view.items import ViewData

SIZES = "100,1000,5000,50000"
MOST_FOR_PYVIS = 1000  # relations; with 5,000 its layout did not end within a minute
MINUTE = 60_000  # milliseconds
SECONDS = 3
FLAGS = ["--no-sandbox", "--disable-gpu"]
OURS = "#canvas canvas"
THEIRS = "#mynetwork canvas"
DRAWN = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"""
SETTLED = """() => new Promise((done) => network.once('stabilizationIterationsDone', done))"""
COUNT = """() => {
  globalThis.frames = [];
  const tick = (now) => { frames.push(now); requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""
PAGE = "page"


def documents(relations: int) -> Iterator[Extraction]:
    """Documents with so many relations together."""
    chance, number = random.Random(7), 0
    while relations > 0:
        found, number = made_up(chance, number), number + 1
        kept = found.relations[:relations]
        relations -= len(kept)
        yield replace(found, relations=kept)


def gathered(relations: int) -> ViewData:
    """What the page of so many relations shows, through the graph that they make."""
    store, texts, vocabulary = ox.Store(), {}, vocabulary_of_all()
    store.extend(ox.Quad(*triple) for triple in ontology_triples([shipped_folder()]))
    for found in documents(relations):
        made = triples(found, given=found.document, run=RUN, vocabulary=vocabulary, base=DEFAULT_BASE)
        store.load("\n".join(made), format=ox.RdfFormat.N_TRIPLES)
        texts[found.document.identifier] = found.document.text

    def select(query: str) -> Iterator[Mapping[str, str]]:
        rows = store.query(query, prefixes=prefixes(DEFAULT_BASE))
        assert isinstance(rows, ox.QuerySolutions)
        names = [variable.value for variable in rows.variables]
        for row in rows:
            yield {name: row[name].value for name in names if row[name] is not None}

    return view.collect(select, texts)


def kept(folder: Path, relations: int) -> ViewData:
    """The same from an earlier run, where there is one."""
    path = folder / f"{relations}.pickle"
    if not path.is_file():
        path.write_bytes(pickle.dumps(gathered(relations)))
    found: ViewData = pickle.loads(path.read_bytes())
    return found


def bare(data: ViewData) -> str:
    """The same names and relations as pyvis draws them by itself."""
    network, known = Network(directed=True, cdn_resources="in_line"), {node.id for node in data.nodes}
    for node in data.nodes:
        network.add_node(node.id, label=node.label)
    for edge in data.edges:
        if edge.source in known and edge.target in known:
            network.add_edge(edge.source, edge.target, title=edge.predicate_label)
    html: str = network.generate_html()
    return html


class Thread:
    """What the thread that runs a page's scripts has taken of the processor."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable")

    def seconds(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return next(float(metric["value"]) for metric in metrics if metric["name"] == "ThreadTime")


def opened(browser: Browser, path: Path, address: str, ready: str) -> tuple[Page, Thread, float]:
    """A page, its thread, and the seconds until its picture stands. What it would fetch, it does not get."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    thread = Thread(page)
    page.set_default_timeout(MINUTE)
    page.route("http*://**", lambda route: route.abort())
    began = time.perf_counter()
    page.goto(path.as_uri() + address, wait_until="commit")
    if ready == PAGE:
        page.wait_for_selector("html.ready")
    else:
        page.wait_for_selector(THEIRS)
        page.evaluate(f"() => Promise.race([({ready})(), new Promise((_, no) => setTimeout(no, {MINUTE}))])")
    page.evaluate(DRAWN)
    return page, thread, time.perf_counter() - began


def panned(page: Page, canvas: str, thread: Thread) -> tuple[float, float]:
    """Frames a second while the mouse drags the picture to and fro, and milliseconds of the processor for each."""
    box = page.locator(canvas).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 60
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 5, y)
    page.evaluate(COUNT)
    before = thread.seconds()
    end, step = time.perf_counter() + SECONDS, 0
    while time.perf_counter() < end:
        step += 1
        page.mouse.move(x + 6 * (step % 20) * (1 if step // 20 % 2 else -1), y - step % 40)
    frames, busy = int(page.evaluate("frames.length")), thread.seconds() - before
    page.mouse.up()
    return frames / SECONDS, 1000 * busy / frames


def line(browser: Browser, name: str, path: Path, *, address: str = "", canvas: str = OURS, ready: str = PAGE) -> None:
    """Measure one page and print its line."""
    size = path.stat().st_size / 1e6
    try:
        page, thread, seconds = opened(browser, path, address, ready)
    except PlaywrightError:
        print(f"{name:28} no picture within a minute {size:35.1f} MB", flush=True)
        return
    busy = thread.seconds()
    frames, each = panned(page, canvas, thread)
    page.close()
    figures = f"{seconds:8.2f} s {busy:8.2f} s {frames:8.0f} a second {each:8.1f} ms {size:8.1f} MB"
    print(f"{name:28} {figures}", flush=True)


def main(sizes: list[int], folder: Path) -> int:
    """Print the table."""
    print(f"{'relations':28} {'picture':>10} {'busy':>10} {'frames':>17} {'busy':>11} {'file':>11}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for size in sizes:
            data = kept(folder, size)
            path, other = folder / f"{size}.html", folder / f"{size}-pyvis.html"
            path.write_text(view.render(data, title=f"{size} relations"), encoding="utf-8")
            line(browser, f"{size:,}", path)
            if 1000 < size <= 5000:
                line(browser, f"{size:,}, all of them drawn", path, address="#all=yes")
            if size <= MOST_FOR_PYVIS:
                other.write_text(bare(data), encoding="utf-8")
                line(browser, f"{size:,}, bare pyvis", other, canvas=THEIRS, ready=SETTLED)
        browser.close()
    return 0


if __name__ == "__main__":
    sizes = [int(size) for size in (sys.argv[1] if len(sys.argv) > 1 else SIZES).split(",")]
    with tempfile.TemporaryDirectory() as name:
        sys.exit(main(sizes, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(name)))
