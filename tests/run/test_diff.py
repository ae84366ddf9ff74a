"""Two graphs compared: what is new, gone, changed and contradicted, with the sentences that say so."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from handmade import CHILE, FIJI, PROCESS, TREATY, document, entity, notes, relation, span, speech, store_of
from treatygraph.cli.main import main
from treatygraph.errors import UsageError
from treatygraph.model import Extraction, Modality, Polarity
from treatygraph.run.diff import Diff, diff

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A graph of some extractions in a folder of its own."""

    def call(name: str, *extractions: Extraction) -> Path:
        store_of(tmp_path / name, *extractions)
        return tmp_path / name

    return call


def told(found: Diff) -> set[tuple[str, str, str]]:
    changes = [*found.relations, *found.claims]
    return {(change.sort, change.either.says, change.either.force) for change in changes}


def test_a_graph_is_the_same_as_itself(make: Make) -> None:
    found = diff(make("old", speech(), notes()), make("new", notes(), speech()))
    assert not found
    assert found == Diff((), (), (), (), ())


def test_a_document_more_and_a_document_less(make: Make) -> None:
    old, new = make("old", speech()), make("new", speech(), notes())
    found = diff(old, new)
    assert [(c.sort, c.either.name) for c in found.documents] == [("new", "notes--lima")]
    assert {(c.sort, c.either.name, c.either.what) for c in found.entities} == {
        ("new", "Lima Conference", ("event",)),
        ("new", "Oceania League", ("international organization",)),
        ("new", "all states", ("group",)),
    }
    assert ("new", "Chile led Lima Conference", "fact") in told(found) and len(found.relations) == 6
    assert ("new", "Seabed Treaty", "call") in told(found) and len(found.claims) == 1
    assert found.relations[0].either.quotes == ("Chile launched the Valparaíso process in 2005",)
    assert {(sort, *rest) for sort, *rest in told(diff(new, old))} == {("gone", *rest) for _, *rest in told(found)}


def test_what_is_said_of_the_same_terms_otherwise_is_one_change(make: Make) -> None:
    given = speech()
    by_predicate = {found.predicate: found for found in given.relations}
    signed = replace(by_predicate["signed"], polarity=Polarity.POSITIVE)
    launched = replace(by_predicate["initiated"], modality=Modality.INTENDED)
    accused = replace(by_predicate["violated"], alleged=False)
    mended = {"signed": signed, "initiated": launched, "violated": accused}
    claims = tuple(replace(c, kind="Prediction") if c.kind == "Commitment" else c for c in given.claims)
    after = replace(given, relations=tuple(mended.get(r.predicate, r) for r in given.relations), claims=claims)
    found = diff(make("old", given), make("new", after))
    assert not found.documents and not found.entities
    changed = {(c.old.force, c.new.force) for c in (*found.relations, *found.claims) if c.old and c.new}
    assert changed == {("denied", "fact"), ("fact", "planned"), ("alleged", "fact"), ("commitment", "prediction")}
    assert len(found.relations) == 3 and len(found.claims) == 1
    (contradiction,) = found.contradictions
    assert contradiction.old and contradiction.new
    assert (contradiction.old.force, contradiction.new.force) == ("denied", "fact")
    assert contradiction.new.quotes == ("Peru has not signed the treaty",)


def test_another_document_may_contradict(make: Make) -> None:
    text = "Chile never launched the Valparaíso Process."
    entities = (entity(text, CHILE, "State", "Chile"), entity(text, PROCESS, "Process", "Valparaíso Process"))
    denial = relation(text, CHILE, "initiated", PROCESS, text, polarity=Polarity.NEGATIVE)
    letter = Extraction(document("letter", text), entities, (denial,), ())
    (contradiction,) = diff(make("old", speech()), make("new", speech(), letter)).contradictions
    assert contradiction.old and contradiction.old.document == "speech" and contradiction.old.force == "fact"
    assert contradiction.new and contradiction.new.document == "letter" and contradiction.new.quotes == (text,)


def test_a_text_that_moved_and_a_surer_reading_are_no_change_of_what_is_said(make: Make) -> None:
    text = "Well. Chile supports the Seabed Treaty."

    def reading(text: str, confidence: float) -> Extraction:
        entities = (entity(text, CHILE, "State", "Chile"), entity(text, TREATY, "Treaty", "Seabed Treaty"))
        words = "Chile supports the Seabed Treaty"
        backs = relation(text, CHILE, "supports", TREATY, words, confidence=confidence, cue=span(text, "supports"))
        return Extraction(document("note", text), entities, (backs,), ())

    found = diff(make("old", reading(text, 0.5)), make("new", reading(text[6:], 0.9)))
    assert [(c.sort, c.either.name) for c in found.documents] == [("changed", "note")]
    assert not found.relations and not found.entities


def test_names_and_kinds_of_entities_change(make: Make) -> None:
    given = speech()
    renamed = {FIJI: {"label": "Republic of Fiji"}, TREATY: {"kind": "Declaration"}}
    after = replace(given, entities=tuple(replace(e, **renamed.get(e.key, {})) for e in given.entities))
    found = diff(make("old", given), make("new", after))
    changed = {(c.old.name, c.old.what, c.new.name, c.new.what) for c in found.entities if c.old and c.new}
    assert changed == {
        ("Fiji", ("state",), "Republic of Fiji", ("state",)),
        ("Seabed Treaty", ("treaty",), "Seabed Treaty", ("declaration",)),
    }
    assert not found.relations and not found.claims


def test_graphs_of_different_bases_compare(tmp_path: Path, make: Make) -> None:
    from treatygraph.store import Store

    other = tmp_path / "other"
    Store(other, base="https://example.org/other/").__exit__()
    store_of(other, speech())
    assert not diff(make("old", speech()), other)


def test_a_folder_without_a_graph_is_named(tmp_path: Path, make: Make) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        diff(make("old", speech()), tmp_path / "nowhere")


def test_the_command_prints_sentence_by_sentence(
    make: Make, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    old, new = str(make("old", speech())), str(make("new", speech(), notes()))
    assert main(["diff", old, new]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert lines[:2] == ["Documents", "+ notes--lima (notes/lima.txt)"]
    at = lines.index("  “Fiji called on all states to join the Seabed Treaty”")
    assert lines[at + 1] == "    + Fiji called for Seabed Treaty · fact"
    assert lines[-1] == "documents: 1 new; entities: 3 new; relations: 6 new; claims: 1 new."
    assert main(["diff", old, "--kg", old]) == 0
    assert capfd.readouterr().out == "Both graphs say the same.\n"


def test_the_command_tells_what_was_before(
    make: Make, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    given = speech()
    after = replace(given, relations=tuple(replace(r, polarity=Polarity.POSITIVE) for r in given.relations))
    assert main(["diff", str(make("old", given)), str(make("new", after))]) == 1
    out = capfd.readouterr().out
    assert "~ Peru signed Seabed Treaty · fact · said by Ana Prell, was denied · said by Ana Prell" in out
    assert "Contradicted\n  Peru signed Seabed Treaty\n    older: denied" in out
    assert out.splitlines()[-1] == "relations: 1 changed; contradicted: 1."


def test_json_holds_everything(make: Make, capfd: pytest.CaptureFixture[str]) -> None:
    main(["diff", str(make("old", speech())), str(make("new", speech(), notes())), "--json"])
    data = json.loads(capfd.readouterr().out)
    assert set(data) == {"documents", "entities", "relations", "claims", "contradictions"}
    led = next(row for row in data["relations"] if row["new"]["says"] == "Chile led Lima Conference")
    assert led["change"] == "new" and led["old"] is None
    assert led["new"]["document"] == "notes--lima" and led["new"]["more"] == ["2011"]


def test_comparing_loads_neither_the_language_library_nor_the_page(make: Make) -> None:
    old = make("old", speech())
    program = f"import sys\nfrom treatygraph.cli.main import main\nmain(['diff', {str(old)!r}, {str(old)!r}])\n"
    program += "sys.exit(int(bool({'spacy', 'pyvis', 'networkx'} & {*sys.modules})))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
