"""Tables that a tired reader can read at any width."""

from __future__ import annotations

import pytest

from treatygraph.cli.table import matrix, table

QUOTE = "The process that began in the harbour town has come a long way, and its end is now in sight for all of us."
ROWS = [("Chile", "Valparaíso Process", QUOTE), ("Fiji", "Valparaíso Process", "Short.")]


@pytest.mark.parametrize("room", [60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(room: int) -> None:
    text = table(("who", "what", "sentence"), ROWS, room=room)
    assert max(map(len, text.splitlines())) <= room
    assert " ".join(text.split()).count("harbour town") == 1
    for word in QUOTE.split():
        assert word in text


def test_a_long_quote_has_lines_of_its_own() -> None:
    lines = table(("who", "what", "sentence"), ROWS, room=60).splitlines()
    assert lines[2].split() == ["Chile", "Valparaíso", "Process"]
    assert lines[3].startswith("    The process that began")


def test_short_rows_stand_in_columns() -> None:
    assert table(("a", "number"), [("x", "1"), ("longer", "22")], room=80).splitlines() == [
        "a       number",
        "------  ------",
        "x       1",
        "longer  22",
    ]


def test_an_empty_table_keeps_its_heading() -> None:
    assert table(("who", "what"), [], room=80) == "who  what\n---  ----\n"


def test_line_breaks_in_cells_do_not_break_the_table() -> None:
    assert len(table(("a", "b"), [("x\ny", "z\t\n1")], room=80).splitlines()) == 3


@pytest.mark.parametrize("room", [40, 80, 120])
def test_a_wide_matrix_stands_in_blocks_that_all_tell_their_rows(room: int) -> None:
    columns = ["who", *(f"issue number {n} of universalization" for n in range(9))]
    text = matrix(columns, [["Chile", *["supports"] * 9], ["Fiji", *["calls for"] * 9]], room=room)
    assert max(map(len, text.splitlines())) <= room
    blocks = text.split("\n\n\n")
    assert len(blocks) > 1 and all("Chile" in block and "Fiji" in block for block in blocks)
    assert text.split().count("supports") == 9
