"""Folders, odd files and clashes: what is read, what it is called, and what is said of the rest."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from treatygraph.read import Gathered, gather


def fill(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def names(gathered: Gathered) -> list[str]:
    return [document.identifier for document in gathered.documents]


def only(problems: tuple[str, ...], *words: str) -> None:
    """Exactly one sentence, holding all the words."""
    assert len(problems) == 1, problems
    assert all(word in problems[0] for word in words) and problems[0].endswith("."), problems


def test_identifiers_sources_and_hashes(tmp_path: Path) -> None:
    fill(tmp_path, {"b.txt": "Bee.\r\n", "a/x y.v2.md": "# Æther\nText", "a/c.TXT": "Sea."})
    gathered = gather([tmp_path])
    assert names(gathered) == ["a--c", "a--x y.v2", "b"] and gathered.problems == ()
    title, bee = gathered.documents[1], gathered.documents[2]
    assert (title.source, title.title) == ("a/x y.v2.md", "Æther")
    assert (bee.source, bee.text, bee.title, bee.speaker) == ("b.txt", "Bee.\n", None, None)
    assert bee.sha256 == hashlib.sha256(b"Bee.\n").hexdigest()


def test_a_file_by_itself_has_its_plain_stem(tmp_path: Path) -> None:
    fill(tmp_path, {"deep/down/a.txt": "A."})
    (document,) = gather([tmp_path / "deep" / "down" / "a.txt"]).documents
    assert (document.identifier, document.source) == ("a", "a.txt")


def test_the_order_of_sources_does_not_matter(tmp_path: Path) -> None:
    fill(tmp_path, {"one/b.txt": "B.", "two/a.txt": "A."})
    assert gather([tmp_path / "one", tmp_path / "two"]) == gather([tmp_path / "two", tmp_path / "one"])


@pytest.mark.parametrize(
    "files", [{"s/a.txt": "1", "s/a.md": "2"}, {"s/a/b.txt": "1", "s/a--b.txt": "2"}, {"s/a.txt": "1", "t/a.txt": "2"}]
)
def test_clashes_name_both_and_read_the_first(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    fill(tmp_path, files)
    gathered = gather(sorted(tmp_path.iterdir()))
    assert len(gathered.documents) == 1
    only(gathered.problems, *(str(tmp_path / name) for name in files), "rename")


def test_one_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    fill(tmp_path, {"s/a.txt": "A."})
    gathered = gather([tmp_path / "s", tmp_path / "s" / "a.txt", tmp_path / "s"])
    assert (names(gathered), gathered.problems) == (["a"], ())


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "Makefile", "a.txt.bak"])
def test_other_formats_are_named(tmp_path: Path, name: str) -> None:
    fill(tmp_path, {name: "x", "good.txt": "Good."})
    gathered = gather([tmp_path])
    assert names(gathered) == ["good"]
    only(gathered.problems, str(tmp_path / name), "not readable yet", ".md and .txt")


def test_hidden_files_are_passed_over_unless_named(tmp_path: Path) -> None:
    fill(tmp_path, {".DS_Store": b"\x00", ".git/x.txt": "x", ".notes.txt": "Hush.", "a.txt": "A."})
    assert (names(gather([tmp_path])), gather([tmp_path]).problems) == (["a"], ())
    assert names(gather([tmp_path / ".notes.txt"])) == [".notes"]


def test_empty_missing_and_binary_files(tmp_path: Path) -> None:
    fill(tmp_path, {"empty.txt": "", "blank.md": " \n\t", "picture.txt": b"\x89PNG\x00", "a.txt": "A."})
    gathered = gather([tmp_path, tmp_path / "gone"])
    assert names(gathered) == ["a"]
    told = "\n".join(gathered.problems)
    assert told.count("it is empty") == 2 and "picture.txt was not read: it is not text" in told
    assert "gone was not read: there is no such file or folder" in told and len(gathered.problems) == 4


def test_an_empty_folder_gives_nothing_and_no_complaint(tmp_path: Path) -> None:
    assert gather([tmp_path]) == Gathered((), ())


def test_a_guessed_encoding_is_a_note_and_no_failure(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "Støre spoke".encode("cp1252")})
    gathered = gather([tmp_path])
    assert (gathered.documents[0].text, gathered.problems) == ("Støre spoke", ())
    only(gathered.notes, "a.txt", "Windows-1252")


def test_links_are_followed_but_not_round(tmp_path: Path) -> None:
    fill(tmp_path, {"s/a.txt": "A.", "other/b.txt": "B."})
    (tmp_path / "s" / "round").symlink_to(tmp_path / "s")
    (tmp_path / "s" / "out").symlink_to(tmp_path / "other")
    (tmp_path / "s" / "self.txt").symlink_to("self.txt")
    (tmp_path / "s" / "nothing.txt").symlink_to("gone.txt")
    gathered = gather([tmp_path / "s"])
    assert names(gathered) == ["a", "out--b"]
    assert [problem.split(": ")[0].split("/")[-1] for problem in gathered.problems] == [
        "nothing.txt was not read",
        "round was not read",
        "self.txt was not read",
    ]


def test_special_files_are_named_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    only(gather([tmp_path]).problems, "pipe.txt", "neither a file nor a folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_what_may_not_be_opened_is_named(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "A.", "shut/b.txt": "B."})
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    problems = gather([tmp_path]).problems
    (tmp_path / "shut").chmod(0o700)
    assert len(problems) == 2 and all("permissions" in problem for problem in problems)


@pytest.mark.parametrize("method", ["read_bytes", "iterdir"])
def test_a_refusal_by_the_system_costs_only_that_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    fill(tmp_path, {"a.txt": "A.", "shut/b.txt": "B."})
    plain = getattr(Path, method)

    def refusing(path: Path) -> object:
        if "shut" in path.parts:
            raise PermissionError(13, "Permission denied")
        return plain(path)

    monkeypatch.setattr(Path, method, refusing)
    gathered = gather([tmp_path])
    assert names(gathered) == ["a"]
    only(gathered.problems, "shut", "Permission denied", "check its permissions")


def test_odd_names_make_one_line_each(tmp_path: Path) -> None:
    fill(tmp_path, {"a\nb\x1b[31m.pdf": "x"})
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))).write_text("x")
    problems = gather([tmp_path]).problems
    assert len(problems) == 2 and all(problem.isprintable() for problem in problems)
    assert "a\\nb" in problems[0] and "its name is not valid UTF-8" in problems[1]


def test_a_path_too_long_for_a_file_name_is_named(tmp_path: Path) -> None:
    fill(tmp_path, {f"{'d' * 130}/{'e' * 130}.txt": "x"})
    only(gather([tmp_path]).problems, "longer than 240 bytes")
    assert names(gather([tmp_path / ("d" * 130)])) == ["e" * 130]


def test_skipped_folders_are_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "A.", "kg/texts/a.txt": "A."})
    assert names(gather([tmp_path], skip=[tmp_path / "kg"])) == ["a"]


def test_a_huge_line_is_just_a_line(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "word " * 400_000})
    assert len(gather([tmp_path]).documents[0].text) == 2_000_000
