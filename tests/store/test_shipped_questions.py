"""Every shipped question on a small graph with a known answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from handmade import BASE, FIJI, PERU, PROCESS, STATES, TREATY, claim, document, notes, relation, speech, store_of
from treatygraph.errors import UsageError
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.model import Bound, Entity, Extraction, Modality, When
from treatygraph.namespaces import SKOS
from treatygraph.store import Question, Rows, Snapshot, Store, as_matrix, ask, load_questions

QUESTIONS = load_questions([shipped_folder()])
SIGNED = "Peru signed the Seabed Treaty in haste."
DEBATE = (
    "In 1999 Peru opposed the Seabed Treaty. Fiji pays for seabed mapping. The Seabed Treaty forbids seabed mining. "
    "Article 2 says that all states shall map the seabed. Peru might support the Valparaíso Process. "
    "In 2012 the Seabed Treaty had 58 signatories. In 2012 it had more than 50."
)
MAPPING, MINING, ARTICLE = "issue/seabed-mapping", "issue/seabed-mining", "convention/seabed-treaty-article-2"


def debate() -> Extraction:
    """A change of sides, money, what an instrument and an article of it demand, a supposition, and another number."""
    t = DEBATE
    entities = (
        Entity(PERU, "State", "Peru"),
        Entity(FIJI, "State", "Fiji"),
        Entity(TREATY, "Treaty", "Seabed Treaty"),
        Entity(ARTICLE, "Provision", "Article 2 (Seabed Treaty)"),
        Entity(PROCESS, "Process", "Valparaíso Process"),
        Entity(STATES, "Group", "all states"),
        Entity(MAPPING, "Issue", "seabed mapping"),
        Entity(MINING, "Issue", "seabed mining"),
    )
    shall = "Article 2 says that all states shall map the seabed."
    more = {"time": When("2012")}
    relations = (
        relation(t, PERU, "opposes", TREATY, "In 1999 Peru opposed the Seabed Treaty", time=When("1999")),
        relation(t, FIJI, "funds", MAPPING, "Fiji pays for seabed mapping"),
        relation(t, TREATY, "prohibits", MINING, "The Seabed Treaty forbids seabed mining"),
        relation(t, ARTICLE, "partOf", TREATY, shall),
        relation(t, PERU, "supports", PROCESS, "Peru might support", modality=Modality.HYPOTHETICAL),
        relation(t, TREATY, "signatoryCount", 58, "In 2012 the Seabed Treaty had 58 signatories", **more),
        relation(t, TREATY, "signatoryCount", 50, "In 2012 it had more than 50", bound=Bound.AT_LEAST, **more),
    )
    claims = (claim(t, "Obligation", ARTICLE, (ARTICLE, MAPPING), shall, addressees=(STATES,)),)
    return Extraction(document("debate", t, date="2013-01-02"), entities, relations, claims)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    kg = tmp_path_factory.mktemp("questions") / "kg"
    entities = (Entity(PERU, "State", "Peru"), Entity(TREATY, "Treaty", "Seabed Treaty"))
    signed = relation(SIGNED, PERU, "signed", TREATY, SIGNED)
    press = Extraction(document("press", SIGNED, date="2014-02-03"), entities, (signed,), ())
    store_of(kg, speech(), notes(), debate(), press)
    return Snapshot(kg)


def answer(snapshot: Snapshot, question: str, **given: str) -> list[tuple[object, ...]]:
    """The rows without sentence and document, which are checked by themselves."""
    rows = ask(snapshot, QUESTIONS[question], given)
    assert isinstance(rows, Rows)
    for row in rows:
        assert row.get("sentence") or question in ("most-cited", "agree")
    return [tuple(v for k, v in row.items() if k not in ("sentence", "document")) for row in rows]


START = ("Chile", "Valparaíso Process", "2005", "fact")
ANSWERS: list[tuple[str, dict[str, str], list[tuple[object, ...]]]] = [
    ("who-initiated-what", {}, [START, START]),
    ("who-initiated-what", {"actor": "CHILE"}, [START, START]),
    ("who-initiated-what", {"actor": "Peru"}, []),
    ("who-led-what", {"led": "lima conference"}, [("Chile", "Lima Conference", "2011", "fact")]),
    (
        "what-led-to-what",
        {"result": "TSM"},
        [
            ("Chile", "initiated", "Valparaíso Process", "2005", "fact"),
            ("Chile", "initiated", "Valparaíso Process", "2005", "fact"),
            ("Valparaíso Process", "resulted in", "Seabed Treaty", None, "fact"),
        ],
    ),
    ("what-led-to-what", {"result": "Lima Conference"}, []),
    ("who-funds-what", {}, [("Fiji", "seabed mapping", None, "fact")]),
    (
        "obligations-of",
        {"instrument": "Seabed Treaty"},
        [
            ("Seabed Treaty", "prohibits", "seabed mining", None, "fact"),
            ("Article 2 (Seabed Treaty)", "obliges", "seabed mapping", "all states", "obligation"),
        ],
    ),
    (
        "positions",
        {"issue": "Seabed Treaty"},
        [
            ("Fiji", "calls for", "Seabed Treaty", 1, None),
            ("Ana Prell", "committed", "Seabed Treaty", 1, "2010-05-04"),
            ("Peru", "opposes", "Seabed Treaty", 1, "1999"),
            ("Peru", "committed", "Seabed Treaty", 1, "2014-02-03"),
        ],
    ),
    (
        "positions",
        {"actor": "peru", "issue": "Valparaíso Process"},
        [("Peru", "conditional", "Valparaíso Process", 1, "2013-01-02")],
    ),
    (
        "positions",
        {"issue": "seabed mining"},
        [
            ("Fiji", "calls for", "Seabed Treaty", 1, None),
            ("Ana Prell", "committed", "Seabed Treaty", 1, "2010-05-04"),
            ("Peru", "opposes", "Seabed Treaty", 1, "1999"),
            ("Peru", "committed", "Seabed Treaty", 1, "2014-02-03"),
        ],
    ),
    ("positions", {"issue": "seabed mining", "actor": "Fiji"}, [("Fiji", "calls for", "Seabed Treaty", 1, None)]),
    (
        "changed",
        {"actor": "Peru"},
        [("Peru", "Seabed Treaty", "1999", "opposes"), ("Peru", "Seabed Treaty", "2014-02-03", "committed")],
    ),
    ("changed", {"actor": "Fiji"}, []),
    (
        "agree",
        {"one": "Fiji", "other": "Peru"},
        [
            ("Seabed Treaty", "agree", "Fiji", "calls for", "Peru", "committed"),
            ("Seabed Treaty", "disagree", "Fiji", "calls for", "Peru", "opposes"),
            ("Valparaíso Process", "agree in part", "Fiji", "supports", "Peru", "conditional"),
        ],
    ),
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
    (
        "who-supports-what",
        {},
        [
            ("Fiji", "Valparaíso Process", "supports", None, "fact"),
            ("Peru", "Seabed Treaty", "opposes", "1999", "fact"),
            ("Peru", "Valparaíso Process", "supports", None, "supposed"),
        ],
    ),
    ("who-speaks-for-whom", {"actor": "Chile"}, [("Ana Prell", "Chile", "Foreign Minister", None, "fact")]),
    ("partners-of", {"actor": "Fiji"}, [("Fiji", "Chile", None, "fact")]),
    (
        "numbers",
        {"of": "Seabed Treaty"},
        [
            ("Seabed Treaty", "signatory count", None, 41, "2010-05", "fact"),
            ("Seabed Treaty", "signatory count", None, 57, "2012", "fact"),
            ("Seabed Treaty", "signatory count", None, 58, "2012", "fact"),
            ("Seabed Treaty", "signatory count", "at least", 50, "2012", "fact"),
        ],
    ),
    (
        "timeline",
        {"about": "Seabed Treaty"},
        [
            ("1999", "Peru", "opposes", "Seabed Treaty", "fact"),
            ("2010-05", "Seabed Treaty", "signatory count", "41", "fact"),
            ("2012", "Seabed Treaty", "signatory count", "50", "fact"),
            ("2012", "Seabed Treaty", "signatory count", "57", "fact"),
            ("2012", "Seabed Treaty", "signatory count", "58", "fact"),
            ("by 2012", "Ana Prell", "ratified", "Seabed Treaty", "planned"),
        ],
    ),
    (
        "evidence-for",
        {"one": "Seabed Treaty", "other": "peru"},
        [
            ("Peru", "opposes", "Seabed Treaty", "fact"),
            ("Peru", "signed", "Seabed Treaty", "fact"),
            ("Peru", "signed", "Seabed Treaty", "denied"),
            ("Peru", "violated", "Seabed Treaty", "alleged"),
        ],
    ),
    ("evidence-for", {"one": "Chile", "other": "Valparaíso Process"}, [("Ana Prell", "claims", None, "assertion")]),
    (
        "contested",
        {},
        [
            ("Peru", "signed", "Seabed Treaty", None, "fact"),
            ("Peru", "signed", "Seabed Treaty", None, "denied"),
            ("Seabed Treaty", "signatory count", "57", "2012", "fact"),
            ("Seabed Treaty", "signatory count", "58", "2012", "fact"),
        ],
    ),
    ("most-cited", {"kind": "process"}, [("Valparaíso Process", "process", 3, 2, 5)]),
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
    with pytest.raises(UsageError, match="did you mean 'Seabed Treaty'"):
        ask(snapshot, QUESTIONS["positions"], {"issue": "Seabed Traety"})
    with pytest.raises(UsageError, match="it takes: actor, started"):
        ask(snapshot, QUESTIONS["who-initiated-what"], {"who": "Chile"})
    with pytest.raises(UsageError, match="did you mean 'Chile'"):
        ask(snapshot, QUESTIONS["who-initiated-what"], {"actor": "Chle"})


def test_positions_on_an_issue_include_narrower_ones_and_what_an_article_forbids(tmp_path: Path) -> None:
    words = "Peru supports the Reef Accord. Article 4 prohibits seabed mining. Fiji opposes seabed dredging."
    accord, article, dredging = "convention/reef-accord", "convention/reef-accord-article-4", "issue/seabed-dredging"
    entities = (
        Entity(PERU, "State", "Peru"),
        Entity(FIJI, "State", "Fiji"),
        Entity(accord, "Treaty", "Reef Accord"),
        Entity(article, "Provision", "Article 4 (Reef Accord)"),
        Entity(MINING, "Issue", "seabed mining"),
        Entity(dredging, "Issue", "seabed dredging"),
    )
    relations = (
        relation(words, PERU, "supports", accord, "Peru supports the Reef Accord"),
        relation(words, article, "prohibits", MINING, "Article 4 prohibits seabed mining"),
        relation(words, article, "partOf", accord, "Article 4"),
        relation(words, FIJI, "opposes", dredging, "Fiji opposes seabed dredging"),
    )
    kg = tmp_path / "kg"
    store_of(kg, Extraction(document("reef", words, date="2013-01-02"), entities, relations, ()))
    with Store(kg) as store:
        store.replace(BASE + "graph/thesaurus", [f"<{BASE}{dredging}> <{SKOS}broader> <{BASE}{MINING}> ."])
        store.publish()
    about_mining = [("Fiji", "opposes", "seabed dredging", 1), ("Peru", "supports", "Reef Accord", 1)]
    found = Snapshot(kg)
    assert [row[:4] for row in answer(found, "positions", issue="seabed mining")] == about_mining
    assert [row[:4] for row in answer(found, "positions", issue="seabed dredging")] == about_mining[:1]


@pytest.mark.parametrize("question", ["agree", "evidence-for"])
def test_what_has_no_end_of_answers_asks_for_a_name(snapshot: Snapshot, question: str) -> None:
    with pytest.raises(UsageError, match="--one NAME or --other NAME"):
        ask(snapshot, QUESTIONS[question], {})
    assert answer(snapshot, question, one="Fiji")


def test_the_matrix_shows_every_position_and_silence(snapshot: Snapshot) -> None:
    found = as_matrix(QUESTIONS["positions"], ask(snapshot, QUESTIONS["positions"], {}))
    assert found.table().columns == ("who", "Seabed Treaty", "Valparaíso Process")
    assert found.table().rows == (
        ("Fiji", "calls for", "supports"),
        ("Peru", "committed; opposes", "conditional"),
        ("Ana Prell", "committed", "silent"),
    )
    assert found.table(silence="·", most=(3, 1)).rows[2] == ("Ana Prell", "committed")
    assert found.df().loc["Ana Prell", "Valparaíso Process"] == ""
    with pytest.raises(UsageError, match="# matrix"):
        as_matrix(QUESTIONS["timeline"], ask(snapshot, QUESTIONS["timeline"], {}))


def test_a_query_without_a_place_for_what_is_given_answers_the_same(snapshot: Snapshot) -> None:
    shipped = QUESTIONS["positions"]
    plain = replace(shipped, query=shipped.query.replace("# given", "# nothing here"))
    given = {"issue": "Seabed Treaty"}
    assert ask(snapshot, plain, given) == ask(snapshot, shipped, given)


@pytest.mark.parametrize("question", [q for q in QUESTIONS.values() if not q.needs_one], ids=lambda q: q.name)
def test_what_is_left_out_for_speed_changes_no_row(snapshot: Snapshot, question: Question) -> None:
    whole, names = snapshot.query(question.query), {p.name for p in question.parameters if p.sort == "name"}
    assert isinstance(whole, Rows)
    assert ask(snapshot, question, {}) == whole.without(names)
