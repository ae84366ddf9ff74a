"""Names as users type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from handmade import BASE, CHILE, LIMA, PROCESS, TREATY, document, notes, speech, store_of
from treatygraph.errors import UsageError
from treatygraph.model import Entity, Extraction
from treatygraph.store import Snapshot, portrait, resolve


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    kg = tmp_path_factory.mktemp("names") / "kg"
    twins = (
        Entity("process/lima-talks", "Process", "Lima Talks", alt_labels=("the Talks",)),
        Entity("event/quito-talks", "Event", "Quito Talks", alt_labels=("the Talks",)),
    )
    store_of(kg, speech(), notes(), Extraction(document("twins", "x"), twins, (), ()))
    return Snapshot(kg)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Chile", CHILE),
        ("chile", CHILE),
        ("Republic of Chile", CHILE),
        ("VALPARAISO PROCESS", PROCESS),
        ("seabed treaties", TREATY),
        ("Lima-Conference", LIMA),
        ("TSM", TREATY),
        ("state/chile", CHILE),
        ("state:chile", CHILE),
        (BASE + CHILE, CHILE),
    ],
)
def test_a_name_in_any_dress_is_found(snapshot: Snapshot, name: str, key: str) -> None:
    assert resolve(snapshot, name).value == BASE + key


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Lima Confrence", "did you mean 'Lima Conference'"),
        ("Seabed", "did you mean 'Seabed Treaty'"),
        ("Zzyzx", "^No document here names 'Zzyzx'.$"),
        ("the Talks", "give one of these instead: event/quito-talks, process/lima-talks"),
        ("", "No document here names"),
        ("<b>", "No document here names"),
    ],
)
def test_what_is_not_found_is_answered_with_what_there_is(snapshot: Snapshot, name: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        resolve(snapshot, name)


def test_a_portrait_has_relations_both_ways_with_quotes(snapshot: Snapshot) -> None:
    found = portrait(snapshot, "valparaíso process")
    assert found.about["kind"] == ["process"]
    assert {(row["said"], row["other"]) for row in found.outgoing} == {("resulted in", "Seabed Treaty")}
    assert {(row["said"], row["other"]) for row in found.incoming} == {("initiated", "Chile"), ("supports", "Fiji")}
    assert all(row["quote"] and row["document"] for row in (*found.outgoing, *found.incoming))


def test_reading_needs_no_writing(snapshot: Snapshot) -> None:
    before = sorted(Path(snapshot.kg).rglob("*"))
    resolve(snapshot, "Chile")
    assert sorted(Path(snapshot.kg).rglob("*")) == before
