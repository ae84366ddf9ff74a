"""Every shipped question on a small graph with a known answer."""

from __future__ import annotations

import pytest

from handmade import PERU, TREATY, document, notes, relation, speech, store_of
from treatygraph.errors import UsageError
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.model import Entity, Extraction
from treatygraph.store import Rows, Snapshot, ask, load_questions

QUESTIONS = load_questions([shipped_folder()])
SIGNED = "Peru signed the Seabed Treaty in haste."


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    kg = tmp_path_factory.mktemp("questions") / "kg"
    entities = (Entity(PERU, "State", "Peru"), Entity(TREATY, "Treaty", "Seabed Treaty"))
    signed = relation(SIGNED, PERU, "signed", TREATY, SIGNED)
    store_of(kg, speech(), notes(), Extraction(document("press", SIGNED), entities, (signed,), ()))
    return Snapshot(kg)


def answer(snapshot: Snapshot, question: str, **given: str) -> list[tuple[object, ...]]:
    """The rows without sentence and document, which are checked by themselves."""
    rows = ask(snapshot, QUESTIONS[question], given)
    assert isinstance(rows, Rows)
    for row in rows:
        assert row["sentence"] or question == "most-cited"
    return [tuple(v for k, v in row.items() if k not in ("sentence", "document")) for row in rows]


START = ("Chile", "Valparaíso Process", "2005", "fact")
ANSWERS: list[tuple[str, dict[str, str], list[tuple[object, ...]]]] = [
    ("who-initiated-what", {}, [START, START]),
    ("who-initiated-what", {"actor": "CHILE"}, [START, START]),
    ("who-initiated-what", {"actor": "Peru"}, []),
    ("who-led-what", {"led": "lima conference"}, [("Chile", "Lima Conference", "2011", "fact")]),
    ("what-led-to-what", {"result": "TSM"}, [("Valparaíso Process", "Seabed Treaty", None, "fact")]),
    (
        "parties-and-signatories",
        {"instrument": "Seabed Treaty"},
        [
            ("Ana Prell", "Seabed Treaty", "ratified", None, "planned"),
            ("Peru", "Seabed Treaty", "signed", None, "fact"),
            ("Peru", "Seabed Treaty", "signed", None, "denied"),
        ],
    ),
    ("who-called-for-what", {"actor": "Fiji"}, [("Fiji", "Seabed Treaty", "all states", "fact")]),
    ("commitments", {}, [("Ana Prell", "Seabed Treaty", "2012", "promise")]),
    ("who-supports-what", {}, [("Fiji", "Valparaíso Process", "supports", None, "fact")]),
    ("who-speaks-for-whom", {"actor": "Chile"}, [("Ana Prell", "Chile", "Foreign Minister", None, "fact")]),
    ("partners-of", {"actor": "Fiji"}, [("Fiji", "Chile", None, "fact")]),
    (
        "numbers",
        {"of": "Seabed Treaty"},
        [
            ("Seabed Treaty", "signatory count", None, 41, "2010-05", "fact"),
            ("Seabed Treaty", "signatory count", None, 57, "2012", "fact"),
        ],
    ),
    (
        "timeline",
        {"about": "Seabed Treaty"},
        [
            ("2010-05", "Seabed Treaty", "signatory count", "41", "fact"),
            ("2012", "Seabed Treaty", "signatory count", "57", "fact"),
            ("by 2012", "Ana Prell", "ratified", "Seabed Treaty", "planned"),
        ],
    ),
    (
        "evidence-for",
        {"one": "Seabed Treaty", "other": "peru"},
        [
            ("Peru", "signed", "Seabed Treaty", "fact"),
            ("Peru", "signed", "Seabed Treaty", "denied"),
            ("Peru", "violated", "Seabed Treaty", "alleged"),
        ],
    ),
    ("evidence-for", {"one": "Chile", "other": "Valparaíso Process"}, [("Ana Prell", "claims", None, "assertion")]),
    (
        "contested",
        {},
        [("Peru", "signed", "Seabed Treaty", None, "fact"), ("Peru", "signed", "Seabed Treaty", None, "denied")],
    ),
    ("most-cited", {"thing": "Chile"}, [("Chile", "state", 2, 2, 5)]),
]


@pytest.mark.parametrize(("question", "given", "known"), ANSWERS, ids=lambda value: str(value)[:40])
def test_known_answers(
    snapshot: Snapshot, question: str, given: dict[str, str], known: list[tuple[object, ...]]
) -> None:
    found = answer(snapshot, question, **given)
    if question == "evidence-for" and given["one"] == "Chile":
        found = [row for row in found if row[1] == "claims"]
    assert sorted(found, key=repr) == sorted(known, key=repr)


def test_every_question_has_a_known_answer() -> None:
    assert {question for question, _, _ in ANSWERS} == QUESTIONS.keys()


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda q: q.name)
def test_every_question_says_what_it_answers_and_how_to_ask(question: object) -> None:
    asked = QUESTIONS[question.name]
    assert asked.says.endswith("?")
    assert asked.example.startswith(f"treatygraph query {asked.name}")
    assert all(p.sort in {"name", "year", "text"} and f"?{p.name}" in asked.query for p in asked.parameters)


@pytest.mark.parametrize(
    "value",
    ["Chile> } ; DROP ALL #", '" . ?s ?p ?o', "} UNION { ?actor ?p ?o", "SERVICE <http://127.0.0.1:1/> {}", "\\u003e"],
)
def test_a_parameter_is_a_value_never_a_piece_of_query(snapshot: Snapshot, value: str) -> None:
    with pytest.raises(UsageError, match="No document here names"):
        ask(snapshot, QUESTIONS["who-initiated-what"], {"actor": value})


def test_unknown_parameters_and_names_are_met_with_what_exists(snapshot: Snapshot) -> None:
    with pytest.raises(UsageError, match="it takes: actor, started"):
        ask(snapshot, QUESTIONS["who-initiated-what"], {"who": "Chile"})
    with pytest.raises(UsageError, match="did you mean 'Chile'"):
        ask(snapshot, QUESTIONS["who-initiated-what"], {"actor": "Chle"})
