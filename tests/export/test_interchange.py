"""Every row of docs/interchange.md names a test that exists, and every form has a row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from treatygraph.export import FORMATS
from treatygraph.export.attributes import EDGE, NODE

PAGE = Path(__file__).parents[2] / "docs" / "interchange.md"
ROW = re.compile(
    r"^\| (?P<tool>[^|]+) \| (?P<file>[^|]+) \| .* \| \[\w+\.py\]\((?P<path>[^)]+)\) `(?P<test>\w+)` \|$", re.MULTILINE
)


def section(heading: str) -> str:
    return PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]


READ = [match.groupdict() for match in ROW.finditer(section("What other tools read"))]


@pytest.mark.parametrize("row", READ, ids=[f"{row['tool']}-{row['file']}" for row in READ])
def test_every_row_is_shown_by_a_test(row: dict[str, str]) -> None:
    text = (PAGE.parent / row["path"]).read_text(encoding="utf-8")
    assert re.search(rf"^def {row['test']}\(", text, re.MULTILINE)


def test_every_line_of_the_table_is_such_a_row() -> None:
    lines = [line for line in section("What other tools read").splitlines() if line.startswith("| ")]
    assert len(READ) == len(lines) - 1


def test_every_form_is_read_by_some_tool_and_explained() -> None:
    assert {form for row in READ for form in re.findall(r"`(\w+)`", row["file"])} == set(FORMATS)
    explained = PAGE.read_text(encoding="utf-8").split("\n## ")[0]
    assert {form for form in FORMATS if f"`{form}`" not in explained} == set()


def test_what_networks_carry_is_listed() -> None:
    rows = [line for line in section("What networks carry").splitlines() if line.startswith(("| a node", "| an edge"))]
    listed = [tuple(re.findall(r"`(\w+)`", row)) for row in rows]
    assert listed == [NODE, EDGE]
