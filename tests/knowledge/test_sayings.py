"""Relation files and their faults: all of them at once, each with its file, its line and what to write instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from treatygraph.errors import OntologyError
from treatygraph.knowledge.sayings import Saying, load_relations, read_relation, suggest

FRAMES = ("transitive", "oblique", "nominal")
RELATIONS = ("ratified", "withdrewFrom", "signed")

GOOD = """relation: withdrewFrom
said:
  - {frame: oblique, cue: [withdraw, Pull Out], link: [from]}
  - {frame: nominal, cue: exit, force: negative}
examples:
  - {text: "Ardenia withdrew from the Port Treaty in 2011.", gives: [Ardenia, withdrewFrom, Port Treaty], time: 2011}
  - {text: "Ardenia withdrew from the room.", gives: []}
"""

FAULTY = """relation: ratifed
colour: red
said:
  - {frame: transitve, cue: [ratify]}
  - {frame: oblique, cue: [deposit], links: [of]}
  - {frame: nominal, cue: [ratification], force: negativ}
  - ratify
examples:
  - {text: "Ardenia ratified the Port Treaty.", gives: [Ardenia, ratified, Port Treaty], tme: "2011"}
  - {gives: []}
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / "relations" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    _, faults = read_relation(write(tmp_path, "x.yaml", text), FRAMES, RELATIONS)
    return [(f.line, f.message) for f in faults]


def test_a_good_file(tmp_path: Path) -> None:
    found, faults = read_relation(write(tmp_path, "withdrewFrom.yaml", GOOD), FRAMES, RELATIONS)
    assert faults == []
    assert found.sayings == (
        Saying("withdrewFrom", "oblique", ("withdraw",), ("from",)),
        Saying("withdrewFrom", "oblique", ("pull", "out"), ("from",)),
        Saying("withdrewFrom", "nominal", ("exit",), (), "negative"),
    )
    assert found.sayings[1].rule == "withdrewFrom/oblique/pull out"
    assert [(e.line, e.gives, e.time) for e in found.examples] == [
        (6, (("Ardenia", "withdrewFrom", "Port Treaty"),), "2011"), (7, (), None)]  # fmt: skip


def test_several_triples_of_one_sentence(tmp_path: Path) -> None:
    text = GOOD.replace("[Ardenia, withdrewFrom, Port Treaty]", "[[A, withdrewFrom, B], [C, withdrewFrom, B]]")
    found, _ = read_relation(write(tmp_path, "w.yaml", text), FRAMES, RELATIONS)
    assert found.examples[0].gives == (("A", "withdrewFrom", "B"), ("C", "withdrewFrom", "B"))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (1, "unknown relation 'ratifed'; did you mean ratified?"),
        (1, "unknown key 'colour'"),
        (4, "unknown frame 'transitve'; did you mean transitive?"),
        (5, "unknown key 'links'; did you mean link?"),
        (6, "unknown force 'negativ'; did you mean negative?"),
        (1, "each item under `said:`"),
        (9, "unknown key 'tme'; did you mean time?"),
        (10, "each example is"),
    ],
)  # fmt: skip
def test_each_fault_has_its_line_and_what_to_write(tmp_path: Path, line: int, words: str) -> None:
    found = faults_of(tmp_path, FAULTY)
    assert [(at, message) for at, message in found if words in message] != [], found
    assert (line, True) in [(at, words in message) for at, message in found]


def test_all_faults_of_all_files_and_folders_at_once(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    write(one, "a.yaml", FAULTY)
    write(two, "b.yaml", GOOD.replace("oblique", "oblikue"))
    with pytest.raises(OntologyError) as raised:
        load_relations([one, two], FRAMES, RELATIONS)
    told = str(raised.value)
    assert len(re.findall(r"/a\.yaml, line \d+: ", told, re.M)) >= 8
    assert "b.yaml, line 3: unknown frame 'oblikue'; did you mean oblique?" in told


@pytest.mark.parametrize("examples", ["", "examples: []\n"])
def test_a_file_without_examples(tmp_path: Path, examples: str) -> None:
    text = "relation: ratified\nsaid:\n  - {frame: transitive, cue: [ratify]}\n" + examples
    assert ["at least one example" in message for _, message in faults_of(tmp_path, text)] == [True]


@pytest.mark.parametrize(
    "gives", ["[Ardenia, withdrewFrom]", "[[Ardenia, withdrewFrom]]", "Ardenia", "[Ardenia]", "[A, withdrewFrom, B, C]"]
)
def test_a_triple_that_is_none_is_a_fault_with_its_line(tmp_path: Path, gives: str) -> None:
    found = faults_of(tmp_path, GOOD.replace("[Ardenia, withdrewFrom, Port Treaty]", gives))
    assert [line for line, _ in found] == [6]


@pytest.mark.parametrize("more", ["polarity: negativ", "modality: planned"])
def test_a_force_that_is_none_in_an_example_is_a_fault(tmp_path: Path, more: str) -> None:
    assert [line for line, _ in faults_of(tmp_path, GOOD.replace("time: 2011", more))] == [6]


@pytest.mark.parametrize(
    ("text", "line"),
    [("relation: [", 2), ("relation: x\n\tsaid: y\n", 2), ("- a\n- b\n", 1), ("", 1), ("relation: a: b\n", 1)],
)  # fmt: skip
def test_what_is_no_yaml_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = write(tmp_path, "broken.yaml", text)
    with pytest.raises(OntologyError, match=rf"broken\.yaml, line {line}\b"):
        read_relation(path, FRAMES, RELATIONS)


def test_yaml_that_would_run_code_is_refused(tmp_path: Path) -> None:
    text = GOOD + "names_only: !!python/object/apply:os.system ['true']\n"
    with pytest.raises(OntologyError, match="line 8"):
        read_relation(write(tmp_path, "evil.yaml", text), FRAMES, RELATIONS)


@pytest.mark.parametrize(
    ("wrong", "told"), [("sgned", "did you mean signed?"), ("zzz", "allowed: ratified, signed, withdrewFrom.")]
)
def test_the_nearest_allowed_word_or_all(wrong: str, told: str) -> None:
    assert suggest(wrong, RELATIONS) == told
