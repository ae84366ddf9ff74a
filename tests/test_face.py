"""treatygraph from Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import treatygraph
from handmade import notes, speech, store_of


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> treatygraph.KnowledgeGraph:
    folder = tmp_path_factory.mktemp("face") / "kg"
    store_of(folder, speech(), notes())
    return treatygraph.open(folder)


def test_rows_are_plain_values(kg: treatygraph.KnowledgeGraph) -> None:
    rows = kg.query("SELECT ?n ?c { ?r rdf:object ?n ; tg:confidence ?c ; tg:year 2012 . FILTER(isNumeric(?n)) }")
    assert list(rows) == [{"n": 57, "c": 0.8}]


def test_rows_become_a_data_frame(kg: treatygraph.KnowledgeGraph) -> None:
    frame = kg.query("who-initiated-what", actor="Chile").df()
    assert list(frame.columns) == ["who", "what", "when", "force", "sentence", "document"]
    assert len(frame) == 2


def test_ask_and_show(kg: treatygraph.KnowledgeGraph) -> None:
    assert kg.query("ASK { state:chile tg:led ?x }") is True
    assert kg.show("chile").about["label"] == ["Chile"]


def test_the_rdflib_graph_and_the_network(kg: treatygraph.KnowledgeGraph) -> None:
    assert len(list(kg.graph.query("SELECT ?x { ?x a tg:State }"))) == 3
    assert kg.to_networkx().number_of_edges() == 9


def test_the_page_shows_itself_in_a_frame(kg: treatygraph.KnowledgeGraph, tmp_path: Path) -> None:
    page = kg.view()
    shown = page._repr_html_()
    assert shown.startswith("<iframe sandbox=") and "<script" not in shown
    page.save(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page.html


def test_a_missing_graph_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(treatygraph.TreatygraphError, match="There is no graph"):
        treatygraph.open(tmp_path)


def test_importing_is_light() -> None:
    code = "import sys, treatygraph; sys.exit(' '.join({'spacy', 'pyoxigraph', 'rdflib', 'yaml'} & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
