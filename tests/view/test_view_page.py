"""The page as text: one file that fetches nothing, runs only its own scripts, and is the same every time."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import pytest
from view_sample import FIXTURE, NASTY, Select, hostile_data

from treatygraph import view
from treatygraph.view.compact import compact
from treatygraph.view.items import ViewData
from treatygraph.view.network import draw
from treatygraph.view.packed import packed
from treatygraph.view.page import ASSETS, SCRIPTS, STYLES
from treatygraph.view.payload import payload, to_json
from treatygraph.view.style import load_style


class Parts(HTMLParser):
    """Every element with its attributes and, of scripts and styles, the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": [], "title": [], "h1": []}
        self.open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open = tag

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open in self.texts:
            self.texts[self.open].append(data)


def pages(html: str) -> list[str]:
    return [html, view.render(hostile_data(), title=NASTY), view.render(ViewData(), title="Nothing")]


def test_every_script_and_style_is_allowed_by_its_hash_and_nothing_else_is(html: str) -> None:
    for page in pages(html):
        parts = Parts(page)
        policies = [a["content"] or "" for _, a in parts.elements if a.get("http-equiv") == "Content-Security-Policy"]
        (policy,) = policies
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "http" not in policy
        kinds = [a.get("type") for tag, a in parts.elements if tag == "script"]
        assert kinds == ["application/gzip", None, None]
        for text in parts.texts["style"] + parts.texts["script"][1:]:
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy


def test_nothing_is_fetched_and_no_attribute_runs(html: str) -> None:
    for page in pages(html):
        attributes = [(tag, name) for tag, given in Parts(page).elements for name in given]
        names = {name for _, name in attributes}
        assert not names & {"src", "href", "srcset", "action", "style", "data", "poster", "background"}
        assert not [name for name in names if name.startswith("on")]
        assert "sourceMappingURL" not in page


def test_names_cannot_become_markup(html: str) -> None:
    ours = {tag for tag, _ in Parts(html).elements}
    parts = Parts(view.render(hostile_data(), title=NASTY))
    assert {tag for tag, _ in parts.elements} <= ours
    assert "img" not in ours
    assert "".join(parts.texts["title"]) == NASTY == "".join(parts.texts["h1"])


def test_the_embedded_data_is_compressed_json_that_holds_whatever_texts_hold() -> None:
    value = {"text": NASTY + "\ud800 <!-- ]]> & \u2029"}
    letters = packed(to_json(value).encode("utf-8"))
    assert json.loads(gzip.decompress(base64.b64decode(letters))) == value
    assert re.fullmatch("[A-Za-z0-9+/=]+", letters)


def test_a_quote_is_not_written_twice_and_nothing_else_is_lost(data: ViewData) -> None:
    style = load_style()
    whole = payload(data, draw(data, style), style)
    short = compact(whole)
    texts = [document["text"] for document in whole["documents"]]
    for name in ("relations", "claims"):
        columns = {field: _spread(column) for field, column in short[name]["columns"].items()}
        for i, row in enumerate(whole[name]):
            for (document, start, end, marks), quote in zip(columns["quotes"][i], row["quotes"], strict=True):
                units = texts[document].encode("utf-16-le")[2 * start : 2 * end]
                assert (units.decode("utf-16-le"), marks) == (quote["exact"], quote["marks"])
            assert all(columns[field][i] == value for field, value in row.items() if field != "quotes")


def _spread(column: Any) -> list[Any]:
    return column if isinstance(column, list) else [column["values"][at] for at in column["at"]]


def test_a_quote_whose_text_is_not_there_keeps_its_words(select: Select) -> None:
    style = load_style()
    bare = view.collect(select, {})
    short = compact(payload(bare, draw(bare, style), style))
    assert {len(quote) for quotes in _spread(short["relations"]["columns"]["quotes"]) for quote in quotes} == {5}


def test_offsets_count_as_browsers_count() -> None:
    data = hostile_data()
    style = load_style()
    found = payload(data, draw(data, style), style)
    text = found["documents"][0]["text"].encode("utf-16-le")
    for quote in found["relations"][0]["quotes"]:
        assert text[2 * quote["start"] : 2 * quote["end"]].decode("utf-16-le") == quote["exact"]


def test_marks_count_from_their_quote(data: ViewData) -> None:
    style = load_style()
    found = payload(data, draw(data, style), style)
    quotes = [quote for relation in found["relations"] for quote in relation["quotes"]]
    words = {quote["exact"][start:end] for quote in quotes for role, start, end in quote["marks"] if role == "cue"}
    assert {"launched", "has not signed", "supports", "plans to ratify"} <= words


def test_without_scripts_the_first_relations_remain(html: str, data: ViewData) -> None:
    many = ViewData(data.nodes, data.edges * 10, data.claims, data.documents)
    page = view.render(many, title="Many")
    plain = page.split("<noscript>")[1].split("</noscript>")[0]
    assert plain.count("<tr>") == 301
    assert "the first 300 of 420 relations" in " ".join(plain.split())
    assert "In 2014 Ardenia launched the Belport Process" in html.split("<noscript>")[1].split("</noscript>")[0]


def test_the_same_data_gives_the_same_bytes() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from view_sample import FIXTURE, select_from; import pyoxigraph as ox, hashlib\n"
        "from treatygraph import view\n"
        "store = ox.Store(); store.load(path=str(FIXTURE), format=ox.RdfFormat.TURTLE)\n"
        "page = view.render(view.collect(select_from(store), {}), title='t')\n"
        "print(hashlib.sha256(page.encode()).hexdigest())"
    )
    command = [sys.executable, "-c", code, str(FIXTURE.parents[1] / "view")]
    runs = [subprocess.run(command, env={"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, check=True) for seed in "12"]
    assert runs[0].stdout == runs[1].stdout != b""


def test_every_asset_is_used() -> None:
    assert sorted(path.stem for path in (ASSETS / "js").glob("*")) == sorted(SCRIPTS)
    assert sorted(path.stem for path in (ASSETS / "css").glob("*")) == sorted(STYLES)


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_never_make_markup_of_text_and_stay_short(name: str) -> None:
    script = (ASSETS / "js" / f"{name}.js").read_text(encoding="utf-8")
    wrong = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.src\b|fetch\("
    assert not re.findall(wrong, script)
    assert script.startswith("// "), "say in the first line what the file owns"
    assert len(script.splitlines()) <= 300


def test_importing_the_page_s_door_loads_nothing_heavy() -> None:
    code = "import sys, treatygraph.view; print({'pyvis', 'networkx', 'rdflib', 'jinja2'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
