"""A user's own folder over the shipped ontology: names in a table or in Turtle, sayings, word lists; and its faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading import assert_gives, read
from treatygraph.errors import OntologyError
from treatygraph.knowledge import Knowledge, load
from treatygraph.pipeline import Reader

TABLE = """name,kind,aliases
Republic of Ardenia,State,Ardenia|RoA
Port Treaty,Treaty,Treaty of Port Arden
Norway,State,Norge
"""

TURTLE = """@prefix tg: <https://w3id.org/treatygraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/treatygraph/id/state/borduria> a tg:State, tg:Actor ; skos:prefLabel "Borduria" ;
    skos:altLabel "Bordurian Republic" ; tg:demonym "Bordurian" ; tg:capital "Szohod" ; tg:iso3166 "QB" .
"""

SAYING = """relation: signed
said:
  - {frame: transitive, cue: [ink]}
examples:
  - {text: "Norway inked the Arms Trade Treaty.", gives: [Norway, signed, Arms Trade Treaty]}
"""


def folder_with(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def keys_of(knowledge: Knowledge, name: str) -> list[str]:
    return [e.key for e in knowledge.find(name)]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"authorities/names.csv": TABLE, "authorities/more.ttl": TURTLE, "relations/signed.yaml": SAYING,
             "nouns.yaml": "heads:\n  Treaty: [parchment]\n"}  # fmt: skip
    return folder_with(tmp_path_factory.mktemp("own"), files)


@pytest.fixture(scope="module")
def extended(own: Path) -> Reader:
    return Reader(ontology=[own])


def test_a_table_adds_things_and_names(own: Path) -> None:
    knowledge = load([own])
    assert keys_of(knowledge, "RoA") == keys_of(knowledge, "Ardenia") == ["state/republic-of-ardenia"]
    assert keys_of(knowledge, "Treaty of Port Arden") == ["convention/port-treaty"]


def test_a_table_adds_names_to_a_listed_thing_and_loses_none(own: Path) -> None:
    knowledge = load([own])
    assert keys_of(knowledge, "Norge") == keys_of(knowledge, "Norway") == ["state/norway"]
    assert set(load().by_key["state/norway"].names) < set(knowledge.by_key["state/norway"].names)
    assert knowledge.by_key["state/norway"].same_as == load().by_key["state/norway"].same_as


def test_turtle_adds_a_thing_with_its_demonym_and_code(own: Path) -> None:
    found = load([own]).by_key["state/borduria"]
    assert (found.kind, found.demonyms, found.capitals) == ("State", ("Bordurian",), ("Szohod",))
    assert found.codes == (("iso3166", "QB"),)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("RoA signed the Port Treaty.", "Republic of Ardenia signed Port Treaty"),
        ("Borduria ratified the Arms Trade Treaty.", "Borduria ratified Arms Trade Treaty"),
        ("The Bordurian Government ratified the Arms Trade Treaty.", "Borduria ratified Arms Trade Treaty"),
        ("Norge ratified the Arms Trade Treaty.", "Norway ratified Arms Trade Treaty"),
        ("Norway inked the Arms Trade Treaty.", "Norway signed Arms Trade Treaty"),
        ("Norway signed the Arms Trade Treaty.", "Norway signed Arms Trade Treaty"),
    ],
)  # fmt: skip
def test_what_a_user_adds_is_read(extended: Reader, text: str, wanted: str) -> None:
    assert_gives(extended, text, wanted)


@pytest.mark.slow
def test_a_head_noun_that_a_user_adds_makes_a_treaty(extended: Reader) -> None:
    assert read(extended, "Norway signed the Vienna Parchment.").told("signed") == {
        "state/norway signed convention/vienna-parchment"}  # fmt: skip


def test_the_version_tells_what_was_read(own: Path, reader: Reader, extended: Reader) -> None:
    assert reader.run.ontology != extended.run.ontology
    assert reader.run.ontology == load().version


@pytest.mark.parametrize(
    ("files", "where", "words"),
    [
        ({"authorities/n.csv": "name,kind\nArdenia,Sate\n"}, "line 2", "did you mean State?"),
        ({"authorities/n.csv": "name,kind\n,State\n"}, "line 2", "name"),
        ({"authorities/n.csv": "title,sort\nArdenia,State\n"}, "line 1", "name"),
        ({"authorities/n.ttl": "this is no turtle"}, "line 1", "Turtle"),
    ],
)  # fmt: skip
def test_faults_in_names_are_told_with_file_and_line(
    tmp_path: Path, files: dict[str, str], where: str, words: str
) -> None:
    with pytest.raises(OntologyError) as raised:
        load([folder_with(tmp_path, files)])
    assert next(iter(files)).rsplit("/")[-1] in str(raised.value)
    assert where in str(raised.value) and words in str(raised.value)


def test_all_faults_in_names_are_told_at_once(tmp_path: Path) -> None:
    files = {"authorities/a.csv": "name,kind\nArdenia,Sate\nPort,Palce\n", "authorities/b.csv": "name\nArdenia\n"}
    with pytest.raises(OntologyError) as raised:
        load([folder_with(tmp_path, files)])
    told = str(raised.value)
    assert all(words in told for words in ("did you mean State?", "did you mean Place?", "b.csv"))


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="is not a folder"):
        load([tmp_path / "nowhere"])


def test_an_unknown_role_in_a_users_frames(tmp_path: Path) -> None:
    files = {"frames.yaml": "frames:\n  odd: {of: verb, subject: agnt, object: patient, says: x}\n"}
    knowledge = load([folder_with(tmp_path, files)])
    with pytest.raises(OntologyError, match=r"frames\.yaml, line 2: .*agnt.*did you mean agent\?"):
        _ = knowledge.grammar
