"""A user's own folder: its names are found, its faults are told line by line, and the page that explains it is true."""

from __future__ import annotations

import re
import shlex
import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from treatygraph.errors import OntologyError
from treatygraph.knowledge import Entry, Knowledge, Vocabulary, load
from treatygraph.knowledge.authorities import load_authorities
from treatygraph.knowledge.folder import shipped_folder
from treatygraph.knowledge.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")
PREFIXES = """
@prefix convention: <https://w3id.org/treatygraph/id/convention/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix tg: <https://w3id.org/treatygraph/ontology#> .
"""
TEXT = """Norway signed the Lake Compact in 2018. Noreg also ratified the LCWS.
The Riverside Women's Network supports the River Charter. Chile signed the RVC in 2019.
Qatar brokered the Doha Conference. Fiji welcomed delegates to the Suva Conference in 2019.
"""


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary([shipped_folder() / "treatygraph.ttl"])


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return folder


def listed(folder: Path, vocabulary: Vocabulary) -> dict[str, Entry]:
    return {entry.key: entry for entry in load_authorities([folder], vocabulary)}


def keys_in(text: str, knowledge: Knowledge) -> dict[str, set[str]]:
    return {m.span.of(text): {k.entry.key for k in m.known} for m in knowledge.index.find(text)}


def test_names_of_table_and_turtle_are_found_in_a_text(tmp_path: Path) -> None:
    table = "name,kind,aliases\nLake Compact on Water Sharing,Treaty,Lake Compact|LCWS\nNorway,State,Noreg\n"
    turtle = f'{PREFIXES}convention:river-charter a tg:Treaty ; skos:prefLabel "River Charter" ; skos:altLabel "RVC" .'
    written(tmp_path, "names.csv", table)
    knowledge = load([written(tmp_path, "authorities/mine.ttl", turtle)])
    found = keys_in("Noreg and Norwegian experts read the Lake Compact, the LCWS and the RVC.", knowledge)
    assert found == {
        "Noreg": {"state/norway"},
        "Norwegian": {"state/norway"},
        "Lake Compact": {"convention/lake-compact-on-water-sharing"},
        "LCWS": {"convention/lake-compact-on-water-sharing"},
        "RVC": {"convention/river-charter"},
    }
    assert knowledge.by_key["state/norway"].codes == (("iso3166", "NO"),), "what was known of it is kept"
    assert knowledge.version != load().version


def test_a_table_adds_to_a_thing_under_any_of_its_names(tmp_path: Path) -> None:
    knowledge = load([written(tmp_path, "names.csv", "name,kind,aliases\nMine Ban Treaty,Convention,MiBaTr\n")])
    (entry,) = knowledge.find("MiBaTr")
    assert entry.kind == "Treaty" and len(entry.names) > 5
    assert "convention/mine-ban-treaty" not in knowledge.by_key


@pytest.mark.parametrize(
    "table",
    [
        "name,kind,aliases\nHarbour Pact,Treaty,HP|Pact of the Harbours\n",
        "name;kind;aliases\r\nHarbour Pact;Treaty;HP|Pact of the Harbours\r\n",
        "name\tkind\taliases\nHarbour Pact\tTreaty\tHP | Pact of the Harbours\n",
        '\ufeffkind,name,aliases\n\nTreaty,"Harbour  Pact",HP|Pact of the Harbours|HP\n,,\n',
    ],
    ids=["commas", "semicolons", "tabs", "byte order mark, blank lines, other order"],
)
def test_tables_of_several_makers_are_read(tmp_path: Path, vocabulary: Vocabulary, table: str) -> None:
    entry = listed(written(tmp_path, "authorities/names.csv", table), vocabulary)["convention/harbour-pact"]
    assert (entry.kind, entry.names) == ("Treaty", ("Harbour Pact", "HP", "Pact of the Harbours"))


def test_optional_columns_are_kept(tmp_path: Path, vocabulary: Vocabulary) -> None:
    table = "name,kind,aliases,demonyms,needs_context,ambiguous\nAtlantis,State,The Isle|AT,Atlantean,The Isle,AT\n"
    entry = listed(written(tmp_path, "names.csv", table), vocabulary)["state/atlantis"]
    assert entry.demonyms == ("Atlantean",)
    assert entry.needs_context == {"The Isle"} and entry.ambiguous == {"AT"}


def test_the_most_specific_of_several_kinds_counts(tmp_path: Path, vocabulary: Vocabulary) -> None:
    turtle = f'{PREFIXES}convention:p a tg:Convention, tg:Treaty ; skos:prefLabel "Pact" .'
    assert listed(written(tmp_path, "authorities/a.ttl", turtle), vocabulary)["convention/p"].kind == "Treaty"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("n.csv", "name,kind\nHarbour Pact,Treety\n", "n.csv, line 2: unknown kind 'Treety'; did you mean Treaty?"),
        ("n.csv", "name,kind\nHarbour Pact,NGO\n", "unknown kind 'NGO'; allowed: ActionPlan, CivilSociety"),
        ("n.csv", "name,kind\nHarbour Pact,Claim\n", "n.csv, line 2: unknown kind 'Claim'; allowed: ActionPlan,"),
        ("n.csv", "name,aliases\nHarbour Pact,HP\n", "n.csv, line 1: the column kind is missing; the first line"),
        ("n.csv", "", "n.csv, line 1: the column name is missing; the first line of a table of names is `name,"),
        ("n.csv", "name,kind,alias\n", "n.csv, line 1: unknown column 'alias'; did you mean aliases?"),
        ("n.csv", "name,kind\n\n–,Treaty\n", "n.csv, line 3: the name is empty; write the full usual name."),
        ("n.csv", "name,kind\nPact, of Harbours,Treaty\n", "n.csv, line 2: there are more cells than columns;"),
        ("n.csv", "name,kind,ambiguous\nPact,Treaty,HP\n", "n.csv, line 2: ambiguous lists 'HP', which is no name"),
        ("n.csv", 'name,kind\n"Pact"s,Treaty\n', "n.csv, line 2: this line is not readable as CSV"),
        ("n.csv", b"name,kind\nPact,Treaty\nCaf\xe9 Pact,Treaty\n", "n.csv, line 3: this is not UTF-8 text; save"),
        (
            "authorities/a.ttl",
            "convention:p a tg:Treety ; skos:prefLabel 'P' .",
            "a.ttl, line 5: unknown kind 'Treety'; did",
        ),
        (
            "authorities/a.ttl",
            "convention:p a tg:Claim ; skos:prefLabel 'P' .",
            "a.ttl, line 5: unknown kind 'Claim'; allow",
        ),
        ("authorities/a.ttl", "convention:p a tg:Treaty ; skos:prefLabl 'P' .", "'prefLabl'; did you mean prefLabel?"),
        ("authorities/a.ttl", "convention:p a tg:Treaty ; tg:openOn '2001' .", "'openOn'; did you mean openedOn?"),
        ("authorities/a.ttl", "convention:p a tg:Treaty .", "a.ttl, line 5: convention/p has no skos:prefLabel; give"),
        ("authorities/a.ttl", "convention:p a tg:Treaty ;;", "a.ttl, line 5: this is not readable as Turtle"),
    ],
)
def test_a_fault_is_one_sentence_with_file_and_line(
    tmp_path: Path, vocabulary: Vocabulary, name: str, text: str | bytes, said: str
) -> None:
    if name.endswith(".ttl"):
        text = f"{PREFIXES}{text!s}"
    with pytest.raises(OntologyError) as caught:
        listed(written(tmp_path, name, text), vocabulary)
    message = str(caught.value)
    assert said in message
    assert str(tmp_path / name) in message
    assert "Traceback" not in message


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path, vocabulary: Vocabulary) -> None:
    written(tmp_path, "one.csv", "name,kind,alias\nA Pact,Treety,x\n,State,y\n")
    written(tmp_path, "authorities/two.csv", "kind\nState\n")
    written(tmp_path, "authorities/three.ttl", f"{PREFIXES}convention:p a tg:Treety ; skos:altLabl 'P' .")
    with pytest.raises(OntologyError) as caught:
        listed(tmp_path, vocabulary)
    told = re.findall(r"/(\w+\.\w+), line (\d+): ", str(caught.value))
    assert sorted(told) == [
        *[("one.csv", "1"), ("one.csv", "2"), ("one.csv", "3")],
        *[("three.ttl", "5")] * 3,
        ("two.csv", "1"),
    ]


def sections() -> list[tuple[str, str]]:
    return [(part.splitlines()[0], part) for part in PAGE.split("\n## ")[1:]]


def unpack(folder: Path) -> None:
    """Write the files that the page shows, each named at the end of the sentence before its block."""
    block = re.compile(r"`(mine/[\w./-]+)`[^\n`]*:[^\n`]*\n\n? *```\w+\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
    for name, text in block.findall(PAGE):
        written(folder, name, textwrap.dedent(text))


@pytest.mark.parametrize(("title", "text"), sections(), ids=[title for title, _ in sections()])
def test_each_recipe_fits_a_screen(title: str, text: str) -> None:
    assert sum(bool(line.strip()) for line in text.splitlines()) <= 25, title


@pytest.mark.slow
def test_the_recipes_work_as_written(
    tmp_path: Path, treatygraph: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    unpack(tmp_path)
    shown = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert shown == set(re.findall(r"`(mine/[^`\s]+)`", PAGE))
    written(tmp_path, "texts/news.txt", TEXT)
    (table,) = re.findall(r"^ *```sh\n(.*?)^ *```", PAGE, re.DOTALL | re.MULTILINE)
    queries = re.findall(r"`(treatygraph query [^`]+)`", PAGE)
    said = ""
    for line in [*table.splitlines(), *queries]:
        done = treatygraph(*shlex.split(line)[1:], cwd=tmp_path)
        assert done.returncode == 0, f"{line}: {done.stderr}"
        said += done.stdout
    assert "Lake Compact on Water Sharing (treaty)" in said and "Noreg also ratified the LCWS." in said
    assert re.search(r"state:qatar +event:doha-conference", said)
    done = treatygraph("query", "SELECT * { state:fiji tg:hosted ?e . state:chile tg:signed ?t }", cwd=tmp_path)
    assert "event:suva-conference" in done.stdout and "convention:river-charter" in done.stdout


@pytest.mark.slow
def test_a_phrasing_without_its_line_fails_as_the_page_says(
    tmp_path: Path, treatygraph: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    unpack(tmp_path)
    hosted = tmp_path / "mine" / "relations" / "hosted.yaml"
    lines = hosted.read_text(encoding="utf-8").splitlines()
    hosted.write_text("\n".join(line for line in lines if "frame:" not in line), encoding="utf-8")
    done = treatygraph("check", "--ontology", "mine", cwd=tmp_path)
    assert done.returncode == 1
    (promised,) = re.findall(r"^ *(mine/relations/hosted\.yaml, line .*)$", PAGE, re.MULTILINE)
    beginning, end = promised.split("…")
    assert any(beginning in line and line.endswith(end) for line in done.stderr.splitlines()), done.stderr
