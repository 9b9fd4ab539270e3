"""The page as a person meets it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Pages

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(pages: Pages) -> Page:
    return pages.open()


def in_sight(page: Page, selector: str) -> bool:
    return bool(
        page.locator(selector).evaluate(
            """node => { const own = node.getBoundingClientRect(), pane = node.closest('.pane').getBoundingClientRect()
            return own.top >= pane.top - 1 && own.top < pane.bottom }"""
        )
    )


def test_the_page_opens_in_finnish_and_asks_nothing_from_outside(pages: Pages, page: Page, shots: Path) -> None:
    expect(page.get_by_role("heading", name="Mikä sujui hyvin")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "fi"
    outside = [url for url in pages.requests if not re.match(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:", url)]
    assert pages.requests
    assert outside == []
    page.screenshot(path=shots / "review.png")
    assert (shots / "review.png").stat().st_size > 20_000


def test_a_card_goes_to_its_turn(page: Page) -> None:
    card = page.locator(".feedback .card").last
    turn = card.get_attribute("data-turn")
    card.locator("h3").click()
    expect(page.locator(".turn.here")).to_have_attribute("data-n", turn or "")
    page.wait_for_timeout(700)  # the pane glides there
    assert in_sight(page, f".turn[data-n='{turn}']")


def test_a_marked_word_opens_its_card(page: Page) -> None:
    mark = page.locator(".mark.concern").last
    mark.click()
    expect(page.locator(".feedback .card:focus")).to_have_count(1)


def test_the_timeline_works_from_the_keyboard(page: Page) -> None:
    strip = page.get_by_role("slider")
    strip.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    reached = strip.get_attribute("aria-valuenow") or ""
    assert int(reached) > 0
    assert f"vuoro {int(reached) + 1} " in (strip.get_attribute("aria-valuetext") or "")
    expect(page.locator(".turn.here")).to_have_attribute("data-n", reached)  # the text follows a frame later
    page.keyboard.press("Enter")
    expect(page.locator(".turn.here:focus")).to_have_count(1)


def test_a_click_on_the_timeline_goes_to_a_turn(page: Page) -> None:
    strip = page.get_by_role("slider")
    box = strip.bounding_box()
    assert box
    strip.click(position={"x": box["width"] - 14, "y": 26})
    expect(page.locator(".turn.here")).to_have_attribute("data-n", re.compile(r"3[1-9]|[4-9]\d"))


def test_filters_leave_only_the_turns_asked_for(page: Page) -> None:
    turns = page.locator(".talk .turn")
    everything = turns.count()
    page.get_by_role("button", name="Kokeiltavat").click()
    assert 0 < turns.count() < everything
    page.get_by_role("button", name="Kaikki", exact=True).click()
    assert turns.count() == everything


def test_better_words_are_copied(page: Page) -> None:
    better = page.locator(".better li").first
    better.get_by_role("button").click()
    expect(better.get_by_role("button")).to_have_text("Kopioitu")
    assert page.evaluate("navigator.clipboard.readText()") == better.locator("span").inner_text()


def test_the_language_is_in_the_address(pages: Pages) -> None:
    english = pages.open("/?lang=en")
    expect(english.get_by_role("heading", name="What went well")).to_be_visible()
    assert english.evaluate("document.documentElement.lang") == "en"
    english.get_by_text("Suomi", exact=True).first.click()
    expect(english.get_by_role("heading", name="Mikä sujui hyvin")).to_be_visible()
    assert "lang=fi" in english.url
    english.context.close()


def test_a_narrow_dark_window_cuts_nothing_off(pages: Pages, shots: Path) -> None:
    narrow = pages.open(width=390, scheme="dark")
    wide = narrow.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 390
    narrow.screenshot(path=shots / "narrow.png")
    narrow.context.close()


def test_names_and_roles_for_screen_readers(page: Page) -> None:
    nameless = page.locator(".coach").evaluate(
        """root => [...root.querySelectorAll('button, [role=button], [role=slider], section, article')]
        .filter(node => !(node.getAttribute('aria-label') || node.getAttribute('aria-labelledby')
          || node.textContent.trim())).map(node => node.outerHTML.slice(0, 80))"""
    )
    assert nameless == []
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(node => +node.tagName[1])")
    assert all(after - before <= 1 for before, after in pairwise(levels))
    hidden = page.locator(".mark.concern .vh").first.text_content()
    assert "kokeiltavaa" in (hidden or "")


def test_transcript_text_cannot_act_as_a_program(pages: Pages) -> None:
    page = pages.open()
    page.get_by_text("Liitä teksti").click()
    page.locator("textarea").fill(
        'Agentti: Hei <img src=x onerror="window.hit=1">\nAsiakas: <script>hit=1</script> hei'
    )
    page.get_by_role("button", name="Katso keskustelu").click()
    expect(page.locator(".turn p").first).to_contain_text("<img src=x")
    assert page.evaluate("window.hit") is None
    page.context.close()


def test_the_question_flow_leads_to_the_turns_by_mouse_and_by_keys(page: Page) -> None:
    flow = page.locator(".strands")
    expect(flow.get_by_role("heading", name="Kysymysten kulku")).to_be_visible()
    told = flow.locator(".strand .from button").first
    told.focus()
    page.keyboard.press("ArrowDown")
    below = flow.locator(".strand").nth(1)
    expect(below.locator(".from button")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(below.locator(".to button").first).to_be_focused()
    said = below.locator(".to .where").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".turn.here .n")).to_have_text(said.removeprefix("vuoro "))
    expect(page.locator(".turn:focus .n")).to_have_text(said.removeprefix("vuoro "))
    where = told.locator(".where").inner_text()
    told.click()
    expect(page.locator(".turn.here .n")).to_have_text(where.removeprefix("vuoro "))


def test_what_was_passed_by_opens_its_suggestions(page: Page) -> None:
    page.locator(".strands .go").first.click()
    expect(page.locator(".feedback .card:focus .better")).not_to_have_count(0)
