"""The page in a real browser, opened from disk: what a reader can do, and what hostile texts cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect
from view_sample import Open, click_at, details, hostile_data, search

from treatygraph import view
from treatygraph.view.items import ViewData

pytestmark = pytest.mark.slow

ARDENIA, VELMORIA, TREATY = "state/ardenia", "state/velmoria", "convention/river-mines-convention"


def test_it_opens_from_disk_and_says_what_it_is(visit: Open, html: str) -> None:
    page = visit(html)
    assert page.title() == "River mines"
    assert page.inner_text("#summary") == "4 documents · 21 names · 42 relations · 11 claims"
    assert "the sentences behind it appear here" in details(page)
    assert page.locator("#canvas canvas").bounding_box()["width"] > 400  # type: ignore[index]


def test_search_finds_names_and_other_names(visit: Open, html: str) -> None:
    page = visit(html)
    assert search(page, "belport")[:2] == ["Belport", "Belport Process"]
    assert search(page, "OLU") == ["Ostrava Lake Union"]
    assert search(page, "ÖSTRAVA") == ["Ostrava Lake Union"]
    assert search(page, "nothing like it") == []
    assert "No name like this" in page.inner_text("#suggestions")


def test_search_works_with_keys_alone(visit: Open, html: str) -> None:
    page = visit(html)
    page.focus("#search")
    page.keyboard.type("river")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#suggestions [aria-selected=true] bdi").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text(chosen)
    expect(page.locator("#suggestions")).to_be_hidden()


def test_clicking_a_name_shows_its_quotes_with_document_date_speaker_and_marks(visit: Open, html: str) -> None:
    page = visit(html)
    click_at(page, ARDENIA)
    expect(page.locator("#details h2")).to_have_text("Ardenia")
    card = page.locator("#details .card", has_text="initiated").first
    assert "In 2014 Ardenia launched the Belport Process" in card.inner_text()
    assert "2019-06-04 · in the words of Lena Orsk" in card.inner_text()
    assert sorted(card.locator("mark.cue").all_inner_texts()) == ["initiated", "launched"]
    assert card.locator("mark.subject").first.inner_text() == "Ardenia"
    assert card.locator(".quote").count() == 2, "two documents say it"


def test_clicking_a_line_shows_each_relation_in_it(visit: Open, html: str) -> None:
    page = visit(html)
    click_at(page, ARDENIA, TREATY)
    expect(page.locator("#details h2")).to_have_text("Ardenia → River Mines Convention")
    assert page.locator("#details .card b").all_inner_texts() == ["ratified", "signed"]
    assert page.locator("#details blockquote").count() == 2


def test_what_is_no_plain_fact_says_so_before_anything_else(visit: Open, html: str) -> None:
    page = visit(html)
    page.locator("#search").fill("Velmoria")
    page.keyboard.press("Enter")
    cards = page.locator("#details .card").all_inner_texts()
    assert any(card.startswith("denied said both ways Velmoria signed") for card in cards)
    assert any(card.startswith("alleged Velmoria uses river mines") for card in cards)


def test_the_legend_hides_a_kind(visit: Open, html: str) -> None:
    page = visit(html)
    before = int(page.inner_text("#passing").split()[0])
    page.uncheck("[data-filter=kinds][value=treaty]")
    click_at(page, TREATY)
    assert "River Mines Convention" not in page.inner_text("#details h2"), "it is hidden and cannot be clicked"
    after = int(page.inner_text("#passing").split()[0])
    assert after < before
    page.click("#tab-relations")
    assert "River Mines Convention" not in page.locator("#relations tbody td.what").all_inner_texts()
    page.click("#reset")
    assert int(page.inner_text("#passing").split()[0]) == before


@pytest.mark.parametrize(
    ("name", "value", "rows"),
    [("relation", "initiated", 3), ("speaker", "person/tomas-ilves", 1), ("document", "document/treaty-text", 4)],
)
def test_filters_leave_what_they_say(visit: Open, html: str, name: str, value: str, rows: int) -> None:
    page = visit(html)
    page.select_option(f"#filter-{name}", value)
    page.click("#tab-relations")
    assert page.locator("#relations tbody tr").count() == rows


def test_a_force_can_be_hidden(visit: Open, html: str) -> None:
    page = visit(html)
    page.uncheck("[data-filter=forces][value=fact]")
    page.click("#tab-relations")
    said = set(page.locator("#relations td.how-it-is-said").all_inner_texts())
    assert said == {"planned, promised, asked for", "supposed", "alleged", "denied"}


def test_articles_are_left_out_until_asked_for(visit: Open, html: str) -> None:
    page = visit(html)
    assert page.inner_text("#passing") == "41 of 42 relations shown"
    page.check("[data-filter=kinds][value=provision]")
    assert page.inner_text("#passing") == "42 of 42 relations shown"


def test_from_a_quote_to_the_text_and_back(visit: Open, html: str) -> None:
    page = visit(html)
    click_at(page, ARDENIA, TREATY)
    page.locator("#details a", has_text="Read in the text").first.click()
    expect(page.locator("#text .current").first).to_be_in_viewport()
    assert "".join(page.locator("#text .current").all_inner_texts()) == (
        "Ardenia has signed and ratified the River Mines Convention."
    )
    assert set(page.locator("#text .cue").all_inner_texts()) == {"signed", "ratified"}
    page.locator("#text .said", has_text="is accused of using").click()
    expect(page.locator("#details h2")).to_have_text("This passage")
    assert "Velmoria uses river mines" in details(page)
    page.click("#tab-picture")
    assert page.locator("#close").is_visible()


def test_offsets_hold_behind_characters_outside_the_basic_plane(visit: Open, html: str) -> None:
    page = visit(html)
    page.click("#tab-texts")
    page.select_option("#which-text", "document/ardenia-statement")
    page.locator("#text .said", has_text="Mr President, ").click()
    said = "".join(page.locator("#text .current").all_inner_texts())
    assert said == "Mr President, Ardenia supports the Belport Process in every forum."


def test_a_passage_can_be_picked_with_keys(visit: Open, html: str) -> None:
    page = visit(html)
    page.click("#tab-texts")
    page.locator("#text .said[tabindex]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text("This passage")


def test_tabs_move_with_arrow_keys(visit: Open, html: str) -> None:
    page = visit(html)
    page.focus("#tab-picture")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#relations")).to_be_visible()
    expect(page.locator("#tab-relations")).to_be_focused()


def test_numbers_are_shown_with_their_thing(visit: Open, html: str) -> None:
    page = visit(html)
    search(page, "River Mines Convention")
    page.keyboard.press("Enter")
    assert "signatory count 41 · 2019-06-04 (worked out)" in details(page)


def test_a_view_is_kept_in_the_address(visit: Open, html: str) -> None:
    page = visit(html)
    click_at(page, VELMORIA)
    page.uncheck("[data-filter=forces][value=plan]")
    page.click("#tab-relations")
    again = visit(html, at=page.evaluate("location.hash"), fresh=True)
    expect(again.locator("#relations")).to_be_visible()
    expect(again.locator("#details h2")).to_have_text("Velmoria")
    assert not again.is_checked("[data-filter=forces][value=plan]")


@pytest.mark.parametrize(
    "address",
    [
        "#pick=thing:nobody&tab=nowhere&other=nobody&open=nobody",
        "#pick=line:-1&text=x:y&sort=relations:99:down&from=then&to=-1",
        "#pick=constructor:1&kinds=,,%00&around=99&sure=much",
    ],
)
def test_a_broken_address_opens_the_whole_picture(visit: Open, html: str, address: str) -> None:
    page = visit(html, at=address)
    assert "Start here" in details(page)
    assert page.inner_text("#passing") in {"41 of 42 relations shown", "42 of 42 relations shown"}


@pytest.mark.parametrize("tab", ["picture", "relations", "claims", "texts"])
@pytest.mark.parametrize("pick", ["", "thing:state/one", "claim:claim/c"])
def test_hostile_texts_stay_texts(visit: Open, tab: str, pick: str) -> None:
    title = "</title><script>globalThis.broken=5</script>"
    page = visit(view.render(hostile_data(), title=title), at=f"#tab={tab}&pick={pick}")
    search(page, "cmd")
    assert page.evaluate("globalThis.broken") is None
    assert page.locator("script").count() == 3
    assert page.locator("img, iframe, object, embed, a[href]:not([href^='#'])").count() == 0
    if tab == "texts":
        assert "</script><script>globalThis.broken=1" in page.inner_text("#text")


def test_an_empty_graph_says_so(visit: Open) -> None:
    page = visit(view.render(ViewData(), title="Nothing yet"))
    assert "Nothing was found in the texts" in details(page)
    for tab in ("relations", "claims", "texts", "picture"):
        page.click(f"#tab-{tab}")
    assert page.inner_text("#summary") == "0 documents · 0 names · 0 relations · 0 claims"


def test_without_scripts_there_is_a_table(visit: Open, html: str) -> None:
    page = visit(html, java_script_enabled=False)
    expect(page.locator("noscript table, .plain table")).to_be_visible()
    assert page.locator(".plain tbody tr").count() == 42
    assert not page.locator("#search").is_visible()


def test_a_crowd_begins_with_the_most_connected(visit: Open, data: ViewData) -> None:
    node, edge = data.nodes[0], data.edges[0]
    nodes = [replace(node, id=f"https://example.org/state/{i:04}", label=f"State {i}") for i in range(400)]
    ends = [(nodes[i].id, nodes[i % 20].id) for i in range(20, 400)]
    edges = [replace(edge, id=f"{edge.id}-{s[-4:]}", source=s, target=t) for s, t in ends]
    page = visit(view.render(ViewData(tuple(nodes), tuple(edges), (), data.documents), title="Crowd"))
    assert "The 150 most connected of 400 names" in page.inner_text("#crowd")
    search(page, "State 399")
    page.keyboard.press("Enter")
    page.click("text=Keep its neighbours in the picture")
    page.click("#close")
    assert "The 151 most connected of 400 names" in page.inner_text("#crowd"), "what was opened stays"
    assert "open=state" in page.evaluate("location.hash")
    page.click("#crowd button")
    expect(page.locator("#crowd")).to_be_hidden()


def test_a_crowd_is_entered_by_its_groups_and_the_address_keeps_which(visit: Open, data: ViewData) -> None:
    node, edge = data.nodes[0], data.edges[0]
    nodes = [replace(node, id=f"https://example.org/state/{i:04}", label=f"State {i}") for i in range(400)]
    ends = [(nodes[i].id, nodes[i % 20].id) for i in range(20, 400)] + [(nodes[0].id, nodes[i].id) for i in range(1, 20)]
    edges = [replace(edge, id=f"{edge.id}-{n}", source=s, target=t) for n, (s, t) in enumerate(ends)]
    html = view.render(ViewData(tuple(nodes), tuple(edges), (), data.documents), title="Groups")
    page = visit(html)
    assert page.locator("#group option").count() == 21
    page.select_option("#group", "state/0007")
    assert "One group, with 20 of 400 names" in page.inner_text("#crowd")
    click_at(page, "state/0027")
    expect(page.locator("#details h2")).to_have_text("State 27")
    again = visit(html, at="#group=state/0007", fresh=True)
    assert "One group, with 20 of 400 names" in again.inner_text("#crowd")
    again.select_option("#group", "")
    assert "The 150 most connected of 400 names, some of each group" in again.inner_text("#crowd")
