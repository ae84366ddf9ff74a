"""What the documents say is true: commands exist, links lead somewhere, queries run, pages are finished."""

from __future__ import annotations

import re
import shlex
import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("*/README.md")])
NAMES = [path.relative_to(ROOT).as_posix() for path in PAGES]
BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)")
SOMEBODYS_MACHINE = re.compile(r"(?<![\w.:/<>~*)\]-])/[a-z][\w.-]*/[\w.]")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|TBD|lorem ipsum|to be written)\b|\bissue (no\. ?)?#?\d", re.IGNORECASE)


def blocks(page: Path) -> list[tuple[str, str]]:
    """The fenced blocks of a page with their languages, without the indent that a list gives them."""
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [(language, textwrap.dedent(text)) for language, text in found]


def commands(page: Path) -> list[str]:
    """The lines that a reader would type, without prompt and comment, continued lines joined."""
    typed = []
    for language, text in blocks(page):
        lines = text.replace("\\\n", " ").splitlines()
        prompted = [line[2:] for line in lines if line.startswith("$ ")]
        typed += prompted if language == "console" else lines if language in {"sh", "bash"} else []
    return [line for line in typed if line.strip() and not line.startswith("#")]


def everything_typed() -> list[str]:
    return sorted({line for page in PAGES for line in commands(page)})


@pytest.mark.parametrize("line", [line for line in everything_typed() if re.match(r"treatygraph\s", line)])
def test_every_command_is_understood(line: str) -> None:
    from treatygraph.cli.main import make_parser

    arguments = shlex.split(line.split("|")[0].split(">")[0], comments=True)[1:]
    try:
        understood, more = make_parser().parse_known_args(arguments)
    except SystemExit as stop:
        assert stop.code in (0, None), f"the command line refuses: {line}"
    else:
        assert not more or hasattr(understood, "given"), f"the command line does not know: {more}"


@pytest.mark.parametrize("name", NAMES)
def test_every_command_named_in_the_text_exists(name: str) -> None:
    from treatygraph.cli.main import make_parser

    known = set(re.findall(r"[a-z]+", make_parser().format_help().split("commands:")[1]))
    named = set(re.findall(r"`treatygraph ([a-z]+)", (ROOT / name).read_text(encoding="utf-8")))
    assert named - known == set()


@pytest.mark.parametrize("line", [line for line in everything_typed() if line.startswith("make ")])
def test_every_make_target_exists(line: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    words = [word for word in shlex.split(line, comments=True)[1:] if "=" not in word]
    assert set(words) <= targets


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        other = (page.parent / target).resolve() if target else page
        assert other.exists(), f"{name} links to {target}"
        if anchor and other.suffix == ".md":
            assert anchor[1:] in anchors(other), f"{name} links to {target}{anchor}"


def anchors(page: Path) -> set[str]:
    """The anchors that headings get: lower case, spaces as hyphens, punctuation dropped."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_finished_and_name_nobodys_machine(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert [match.group() for match in UNFINISHED.finditer(text)] == []
    assert [match.group() for match in SOMEBODYS_MACHINE.finditer(text)] == []


def test_the_version_is_one() -> None:
    import tomllib

    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / "benchmarks").glob("*.py")))
def test_every_benchmark_is_listed(script: str) -> None:
    assert f"[{script}]({script})" in (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")


QUERIES = [(page.name, query) for page in PAGES for language, query in blocks(page) if language == "sparql"]


@pytest.mark.slow
@pytest.mark.parametrize(("page", "query"), QUERIES, ids=[f"{page}-{i}" for i, (page, _) in enumerate(QUERIES)])
def test_every_query_of_the_docs_has_answers(
    page: str, query: str, seeds_kg: Path, treatygraph: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    done = treatygraph("query", query, "--format", "csv", "--kg", seeds_kg)
    assert done.returncode == 0, f"{page}: {done.stderr}"
    assert len(done.stdout.splitlines()) > 1, f"{page}: no row"
