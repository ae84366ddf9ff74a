"""Proving the ontology folder: the shipped one has no fault, and a user's faults are all told, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from treatygraph import check as checking
from treatygraph.check import check, run_claim_examples, run_examples
from treatygraph.errors import OntologyError, UsageError
from treatygraph.knowledge.folder import Lined, read_overlaid
from treatygraph.knowledge.sayings import read_relation
from treatygraph.pipeline import Reader

FALSE = """relation: signed
said:
  - {frame: transitive, cue: [sign]}
examples:
  - {text: "Norway signed the Arms Trade Treaty.", gives: [Norway, signed, Arms Trade Treaty]}
  - {text: "Norway ratified the Arms Trade Treaty.", gives: [Norway, signed, Arms Trade Treaty]}
  - {text: "Norway signed the Arms Trade Treaty.", gives: []}
  - {text: "Norway signed the Arms Trade Treaty in 2013.", gives: [Norway, signed, Arms Trade Treaty], time: "2014"}
  - {text: "Norway has not signed the Arms Trade Treaty.", gives: [Norway, signed, Arms Trade Treaty]}
  - {text: "Norway will sign the Arms Trade Treaty.", gives: [Norway, signed, Arms Trade Treaty]}
"""

MISSPELT = """relation: sined
said:
  - {frame: tranzitive, cue: [sign]}
examples:
  - {text: "Norway signed the Arms Trade Treaty.", gives: [Norway, signed, Arms Trade Treaty], polarty: negative}
"""


def own(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def without_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the examples out: they have tests of their own, and take a while."""
    monkeypatch.setattr(checking, "run_examples", lambda reader, files: [])
    monkeypatch.setattr(checking, "run_claim_examples", lambda reader, rows: [])
    monkeypatch.setattr(checking, "Reader", lambda **options: None)


@pytest.mark.usefixtures("without_examples")
def test_the_shipped_folder_has_no_fault() -> None:
    assert check() == []


@pytest.mark.parametrize(
    ("line", "words"),
    [(6, "must give Norway signed Arms Trade Treaty"), (7, "must give no signed"), (8, "2013"), (9, "negative"), (10,
     "intended")],
)  # fmt: skip
def test_an_example_that_does_not_hold_is_told_with_its_line(
    tmp_path: Path, reader: Reader, line: int, words: str
) -> None:
    own(tmp_path, "signed.yaml", FALSE)
    file, faults = read_relation(tmp_path / "signed.yaml", reader.knowledge.grammar.frames, ["signed"])
    assert faults == []
    told = {f.line: f.message for f in run_examples(reader, [file])}
    assert sorted(told) == [6, 7, 8, 9, 10]
    assert words in told[line]


@pytest.mark.usefixtures("without_examples")
def test_all_faults_of_a_users_folder_at_once(tmp_path: Path) -> None:
    own(tmp_path, "relations/one.yaml", MISSPELT)
    own(tmp_path, "relations/two.yaml", "relation: signed\nsaid: []\n")
    told = [str(fault) for fault in check([tmp_path])]
    assert any(t.startswith(f"{tmp_path}/relations/one.yaml, line 1: ") and "did you mean signed?" in t for t in told)
    assert any(t.startswith(f"{tmp_path}/relations/one.yaml, line 3: ") and "did you mean transitive?" in t for t in told)
    assert any(t.startswith(f"{tmp_path}/relations/one.yaml, line 5: ") and "did you mean polarity?" in t for t in told)
    assert any(t.startswith(f"{tmp_path}/relations/two.yaml, line ") and "at least one example" in t for t in told)


DECLARED = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix tg: <https://w3id.org/treatygraph/ontology#> .

tg:translated a owl:ObjectProperty, tg:RelationProperty ; rdfs:domain tg:Acter .
"""


@pytest.mark.usefixtures("without_examples")
def test_a_relation_that_is_not_well_declared_is_told_with_its_line(tmp_path: Path) -> None:
    own(tmp_path, "treatygraph.ttl", DECLARED)
    own(tmp_path, "relations/translated.yaml", FALSE.replace("relation: signed", "relation: translated"))
    told = [str(fault) for fault in check([tmp_path])]
    assert len(told) == 3 and all(t.startswith(f"{tmp_path}/treatygraph.ttl, line 5: translated has ") for t in told)
    for words in ("no rdfs:comment", "the unknown domain 'Acter'; did you mean Actor?", "no rdfs:range"):
        assert any(words in t for t in told)


@pytest.mark.usefixtures("without_examples")
def test_a_declaration_that_is_no_turtle_is_told_with_its_line(tmp_path: Path) -> None:
    own(tmp_path, "treatygraph.ttl", DECLARED + "tg:other a\n")
    [fault] = check([tmp_path])
    assert fault.file == f"{tmp_path}/treatygraph.ttl" and fault.line >= 6
    assert "not readable as Turtle" in fault.message


@pytest.mark.usefixtures("without_examples")
def test_a_file_that_is_no_yaml_hides_no_other_fault(tmp_path: Path) -> None:
    own(tmp_path, "relations/broken.yaml", "relation: [\n")
    own(tmp_path, "relations/one.yaml", MISSPELT)
    assert {Path(fault.file).name for fault in check([tmp_path])} == {"broken.yaml", "one.yaml"}


@pytest.mark.usefixtures("without_examples")
def test_a_file_is_told_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(tmp_path / "mine", "relations/one.yaml", MISSPELT)
    own(tmp_path / "mine", "names.csv", "name,kind\nArdenia,Sate\n")
    monkeypatch.chdir(tmp_path)
    told = {str(fault).partition(",")[0] for fault in check([Path("mine")])}
    assert told == {"mine/names.csv", "mine/relations/one.yaml"}


def test_what_is_no_text_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "claims.yaml").write_bytes(b"examples: []\nother: caf\xe9\n")
    with pytest.raises(OntologyError, match=r"claims\.yaml, line 2: this is not UTF-8"):
        read_overlaid("claims.yaml", [tmp_path])


@pytest.mark.usefixtures("without_examples")
def test_one_name_of_two_things_must_be_marked(tmp_path: Path) -> None:
    own(tmp_path, "authorities/names.csv", "name,kind,aliases\nArdenia,State,Norway\n")
    assert any("'Norway'" in f.message and "ambiguous" in f.message for f in check([tmp_path]))


@pytest.mark.usefixtures("without_examples")
def test_names_and_sayings_are_told_together(tmp_path: Path) -> None:
    own(tmp_path, "authorities/names.csv", "name,kind\nArdenia,Sate\n")
    own(tmp_path, "relations/one.yaml", MISSPELT)
    told = "\n".join(map(str, check([tmp_path])))
    assert "did you mean State?" in told and "did you mean signed?" in told


def test_a_folder_that_is_none_is_a_fault(tmp_path: Path) -> None:
    assert ["not a folder" in fault.message for fault in check([tmp_path / "none"])] == [True]


def test_an_example_of_a_claim_that_does_not_hold_is_told(reader: Reader) -> None:
    row = Lined({"text": "Norway signed the Arms Trade Treaty.", "kind": "Call"})
    row.file, row.line = "claims.yaml", 2
    [fault] = run_claim_examples(reader, [row])
    assert (fault.file, fault.line) == ("claims.yaml", 2)
    assert "must give Call, but gives Assertion" in fault.message


def test_the_examples_of_one_file_alone(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "Reader", lambda **options: reader)
    own(tmp_path, "relations/signed.yaml", FALSE)
    own(tmp_path, "relations/ratified.yaml", FALSE.replace("relation: signed", "relation: ratified"))
    found = check([tmp_path], only=[tmp_path / "relations" / "signed.yaml"])
    assert [(Path(fault.file).name, fault.line) for fault in found] == [("signed.yaml", n) for n in range(6, 11)]


def test_a_table_of_names_needs_no_language_model(tmp_path: Path) -> None:
    own(tmp_path, "names.csv", "name,kind\nArdenia,State\n")
    assert check([tmp_path], only=[tmp_path / "names.csv"], model="none_of_this_name") == []


def test_a_file_that_is_not_of_the_ontology_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no file of the ontology; name one in"):
        check(only=[own(tmp_path, "signed.yaml", FALSE) / "signed.yaml"])
