"""Finding one's way in the picture: filters, years, surroundings, ways between names, lines that open, keys, addresses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from view_sample import Open, click_at, details, point

pytestmark = pytest.mark.slow

ARDENIA, NORVALE, TREATY = "state/ardenia", "state/norvale", "convention/river-mines-convention"


def shown(page: Page) -> int:
    return int(page.inner_text("#passing").split()[0])


def rows(page: Page, table: str) -> list[str]:
    page.click(f"#tab-{table}")
    return page.locator(f"#{table} tbody tr").all_inner_texts()


def test_only_one_kind_and_all_again(visit: Open, html: str) -> None:
    page = visit(html)
    page.locator(".tick", has_text="denied").hover()
    page.click("button[aria-label='Show only: denied']")
    assert set(page.locator("[data-filter=forces]:checked").evaluate_all("found => found.map(f => f.value)")) == {
        "denied"
    }
    denied = shown(page)
    assert 0 < denied < 10
    page.click("button[aria-label='Show only: denied']")
    assert shown(page) > denied


def test_years_leave_what_was_then(visit: Open, html: str) -> None:
    page = visit(html)
    assert page.inner_text("#years-said") == "2014 – 2020"
    page.locator("#year-to").fill("2016")
    assert page.inner_text("#years-said") == "2014 – 2016"
    when = [row.split("\t")[0] for row in rows(page, "timeline")]
    assert when == sorted(when)
    assert {w[:4] for w in when} == {"2014", "2016"}
    assert shown(page) == len(when), "what has no date is left out"
    page.check("#undated")
    assert shown(page) > 20
    page.locator("#year-from").fill("2019")
    assert page.inner_text("#years-said") == "2016", "one handle cannot pass the other"


def test_claims_of_one_kind_are_a_click_away(visit: Open, html: str) -> None:
    page = visit(html)
    page.locator("#details a", has_text="Who promises what?").click()
    verbs = page.locator("#claims tbody td.does-what").all_inner_texts()
    assert verbs
    assert set(verbs) == {"promises"}
    expect(page.locator("#filter-claim")).to_have_value("Commitment")


def test_surroundings_of_a_name_stand_around_it(visit: Open, html: str) -> None:
    page = visit(html, at=f"#pick=thing:{NORVALE}")
    page.click(".around button:has-text('neighbours')")
    here = point(page, NORVALE)
    others = [point(page, "convention/river-mines-convention"), point(page, "organization/river-fund")]
    middle = {axis: sum(other[axis] for other in others) / 2 for axis in "xy"}
    assert abs(middle["x"] - here["x"]) < 60
    assert abs(middle["y"] - here["y"]) < 60
    click_at(page, "person/tomas-ilves")
    assert "Tomas Ilves" not in page.inner_text("#details h2"), "it is two steps away and not drawn"
    page = visit(html)
    click_at(page, "person/tomas-ilves")
    expect(page.locator("#details h2")).to_have_text("Tomas Ilves")


def test_the_way_between_two_names(visit: Open, html: str) -> None:
    page = visit(html, at=f"#pick=thing:{NORVALE}")
    page.fill("#path-to", "ilves")
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text("Norvale … Tomas Ilves")
    steps = page.locator("#details summary").all_inner_texts()
    assert [step.split(" (")[0] for step in steps] == [f"Step {n + 1}" for n in range(len(steps))]
    assert len(steps) > 1
    assert "Norvale" in page.locator("#details .sayings").first.inner_text()
    assert "Tomas Ilves" in page.locator("#details .sayings").last.inner_text()
    address = page.evaluate("location.hash")
    page.select_option("#filter-relation", "heldIn")
    assert "No way leads" in details(page)
    again = visit(html, at=address)
    expect(again.locator("#details summary")).to_have_count(len(steps))


def test_a_line_of_several_relations_opens_into_one_for_each(visit: Open, html: str) -> None:
    page = visit(html)
    click_at(page, ARDENIA, TREATY)
    expect(page.locator("#details h2")).to_have_text("Ardenia → River Mines Convention")
    click_at(page, ARDENIA, TREATY)
    expect(page.locator("#details h2")).to_have_text("One relation")
    assert page.locator("#details .card").count() == 1


def test_the_picture_is_walked_with_keys(visit: Open, html: str) -> None:
    page = visit(html)
    page.focus("#canvas .vis-network")
    page.keyboard.press("ArrowDown")
    first = page.inner_text("#spoken")
    assert "relation" in first
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text(page.inner_text("#spoken").split(",")[0])
    page.keyboard.press("Escape")
    assert "Start here" in details(page)
    before = point(page, ARDENIA)
    page.keyboard.press("+")
    assert point(page, ARDENIA) != before
    page.keyboard.press("0")
    assert point(page, ARDENIA) == pytest.approx(before, abs=2)


def test_the_word_of_denial_is_marked(visit: Open, html: str) -> None:
    page = visit(html, at="#pick=thing:state/velmoria")
    card = page.locator("#details .card.denied").first
    assert card.locator("mark.denial").all_inner_texts() == ["not"]
    card.locator("a", has_text="Read in the text").click()
    assert page.locator("#text .denial").all_inner_texts() == ["not"]


def test_from_a_passage_to_the_picture(visit: Open, html: str) -> None:
    page = visit(html, at="#tab=texts")
    page.locator("#text .said", has_text="is accused of using").click()
    page.click("#to-picture")
    expect(page.locator("#picture")).to_be_visible()
    assert "Velmoria uses river mines" in details(page)


def test_passages_are_walked_and_follow_the_filters(visit: Open, html: str) -> None:
    page = visit(html, at="#tab=texts&text=0:document/ardenia-statement")
    page.click("#next")
    first = details(page)
    page.click("#next")
    assert details(page) != first
    page.click("#previous")
    assert details(page) == first
    before = page.locator("#text .said").count()
    page.locator(".tick", has_text="stated as fact").locator("input").uncheck()
    page.select_option("#filter-claim", "Call")
    assert 0 < page.locator("#text .said").count() < before


def test_all_that_is_asked_for_stands_in_the_address(visit: Open, html: str) -> None:
    asked = {
        "tab": "relations",
        "pick": f"thing:{ARDENIA}",
        "kinds": "event,provision",
        "forces": "alleged",
        "document": "document/summary",
        "sure": "0.5",
        "from": "2015",
        "to": "2020",
        "undated": "keep",
        "around": "2",
        "sort": "relations:4:down",
        "find": "river",
        "claim": "Call",
        "speaker": "person/lena-orsk",
        "relation": "ratified",
        "other": TREATY,
        "open": NORVALE,
        "all": "yes",
    }
    page = visit(html, at="#" + "&".join(f"{name}={value}" for name, value in asked.items()), fresh=True)
    page.evaluate("treatygraph.goTo(location.hash)")
    found = page.evaluate("Object.fromEntries(new URLSearchParams(location.hash.slice(1)))")
    assert found == asked
    assert page.input_value("#relations-find") == "river"
    assert page.input_value("#year-from") == "2015"
    page.click("#reset")
    assert set(page.evaluate("[...new URLSearchParams(location.hash.slice(1)).keys()]")) == {"tab", "pick"}
