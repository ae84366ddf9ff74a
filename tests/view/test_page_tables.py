"""The page's tables: what they hold, how they are sorted and narrowed, and that no spreadsheet runs what is taken away."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from view_sample import LONG, Open, details, hostile_data

from treatygraph import view
from treatygraph.view.items import ViewData

pytestmark = pytest.mark.slow

TABLES = ["relations", "claims", "positions", "numbers", "timeline"]


def taken(page: Page, table: str, folder: Path) -> list[list[str]]:
    with page.expect_download() as waiting:
        page.click(f"#{table}-csv")
    waiting.value.save_as(folder / "rows.csv")
    return list(csv.reader(io.StringIO((folder / "rows.csv").read_text(encoding="utf-8-sig"))))


@pytest.mark.parametrize(
    ("table", "count"), [("relations", 41), ("claims", 11), ("positions", 2), ("numbers", 2), ("timeline", 12)]
)
def test_each_holds_what_there_is(visit: Open, html: str, table: str, count: int) -> None:
    page = visit(html, at=f"#tab={table}")
    assert page.locator(f"#{table} tbody tr").count() == count


def test_rows_are_sorted_narrowed_and_lead_to_the_details(visit: Open, html: str) -> None:
    page = visit(html, at="#tab=claims")
    page.locator("#claims thead button", has_text="Does what").click()
    verbs = page.locator("#claims tbody td.does-what").all_inner_texts()
    assert verbs == sorted(verbs)
    page.locator("#claims thead button", has_text="Does what").click()
    assert page.locator("#claims tbody td.does-what").all_inner_texts() == sorted(verbs, reverse=True)
    expect(page.locator("#claims thead th", has_text="Does what")).to_have_attribute("aria-sort", "descending")
    page.fill("#claims-find", "survivors")
    assert page.inner_text("#claims-count") == "1 of 11 rows"
    page.locator("#claims tbody th button").click()
    assert "Campaign Against River Mines calls for" in details(page)


def test_numbers_are_sorted_as_numbers(visit: Open, html: str) -> None:
    page = visit(html, at="#tab=numbers&sort=numbers:2:up")
    assert page.locator("#numbers tbody td.number").all_inner_texts() == ["30", "41"]


def test_a_position_leads_to_the_sentences_behind_it(visit: Open, html: str) -> None:
    page = visit(html, at="#tab=positions")
    heads = page.locator("#positions thead th").all_inner_texts()
    assert heads[0] == "Who"
    assert set(heads[1:]) == {"Belport Process", "Belport Declaration", "River Mines Convention"}
    page.locator("#positions tr", has_text="Ardenia").locator("button", has_text="committed").click()
    expect(page.locator("#details h2")).to_have_text("Ardenia · committed · River Mines Convention")
    assert page.locator("#details .card b").all_inner_texts() == ["ratified", "signed"]
    page.uncheck("[data-filter=kinds][value=treaty]")
    assert "River Mines Convention" not in page.locator("#positions thead th").all_inner_texts(), (
        "the filters hold here, too"
    )


def test_what_is_taken_is_what_is_shown(visit: Open, html: str, tmp_path: Path) -> None:
    page = visit(html, at="#tab=timeline&find=belport")
    rows = taken(page, "timeline", tmp_path)
    assert rows[0][:4] == ["When", "Who", "Relation", "What"]
    assert len(rows) - 1 == page.locator("#timeline tbody tr").count() > 0
    assert all("belport" in " ".join(row).lower() for row in rows[1:])


def test_rows_can_be_copied(visit: Open, html: str) -> None:
    page = visit(html, at="#tab=numbers")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#numbers-copy")
    expect(page.locator("#numbers-count")).to_have_text("2 rows copied")
    lines = [line.split("\t") for line in page.evaluate("navigator.clipboard.readText()").splitlines()]
    assert [line[0] for line in lines] == ["Of what", "River Mines Convention", "River Mines Convention"]
    assert {len(line) for line in lines} == {8}


def test_no_spreadsheet_runs_what_is_taken(visit: Open, tmp_path: Path) -> None:
    page = visit(view.render(hostile_data(), title="Hostile"), at="#tab=relations")
    rows = taken(page, "relations", tmp_path)
    assert rows[1][0].startswith("'=cmd()")
    assert rows[1][2] == LONG
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in {"=", "+", "-", "@"}]


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_says_why(visit: Open, html: str, table: str) -> None:
    page = visit(view.render(ViewData(), title="Nothing"), at=f"#tab={table}")
    assert page.inner_text(f"#{table} .nothing")
    assert page.is_disabled(f"#{table}-csv")
    page = visit(html, at=f"#tab={table}&find=nowhere")
    assert page.inner_text(f"#{table} .nothing") == "Nothing passes the filters."
