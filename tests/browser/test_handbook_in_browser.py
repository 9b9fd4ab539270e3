"""A team's handbook changed in its form as a supervisor would: no text in TOML is seen; and axe in every section."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
SECTIONS = (
    "Tiimi ja lupaukset",
    "Näin sanomme",
    "Muistilistat",
    "Rajat",
    "Säännöt ja havainnot",
    "Henkilötietojen peittäminen",
    "Säilytys",
    "Pisteet ja painot",
    "Lisäasetukset: käsikirja tekstinä",
)


def opened(browser: Browser, address: str, width: int = 1280, scheme: str = "light") -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="fi-FI", color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/handbook?lang=fi")
    page.get_by_role("tab", name="Muokkaa").click()
    return page


def settled(page: Page) -> None:
    """Wait until the open tab has been filled and the page drawn: what is chosen before that may be drawn over."""
    expect(page.get_by_role("tabpanel")).not_to_be_empty()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def unfold(page: Page, section: str) -> None:
    page.locator("summary").filter(has_text=section).click()


def test_promises_and_wordings_are_agreed_on_and_read(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    unfold(page, "Tiimi ja lupaukset")
    page.get_by_label("Mitä lupaamme asiakkaille").fill("Vastaamme chatissa kahdessa minuutissa.")
    page.get_by_label("Tiimin nimi").fill("Neuvonta")
    page.get_by_label("Tiimin nimi").blur()
    expect(page.get_by_text("Tiimin nimi: – → Neuvonta")).to_be_visible()
    unfold(page, "Näin sanomme")
    page.get_by_role("button", name="Lisää sanamuoto").click()
    page.get_by_label("Vältämme, yksi riville").fill("En tiedä.")
    page.get_by_label("Vältämme, yksi riville").blur()
    expect(page.get_by_text("Kirjoita myös, mitä sanotte.")).to_be_visible()
    page.get_by_label("Sanomme").fill("Otan tästä selvää.")
    page.get_by_label("Sanomme").blur()
    expect(page.get_by_text("Sanamuoto ”Otan tästä selvää.”: uusi – ”En tiedä.”")).to_be_visible()
    page.get_by_label("Miksi tämä muuttuu").fill("Sovittiin palaverissa")
    page.get_by_role("button", name="Ota käyttöön").click()
    expect(page.get_by_text("Uusi käsikirja on käytössä.")).to_be_visible()
    page.get_by_role("tab", name="Lue").click()
    book = page.locator(".coach-book")
    expect(book).to_contain_text("Vastaamme chatissa kahdessa minuutissa.")
    expect(book).to_contain_text(re.compile("Otan tästä selvää.*vältämme: ”En tiedä.”"))
    page.get_by_role("tab", name="Muutokset").click()
    expect(page.get_by_text("Sovittiin palaverissa")).to_be_visible()
    page.context.close()


def test_one_stays_where_one_is_when_the_language_changes(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    expect(page.get_by_text("Muuta vain se, mistä olette sopineet.")).to_be_visible()
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("tab", name="Edit")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_text("Change only what you have agreed on.")).to_be_visible()
    for name in ("Changes", "Read", "Edit"):
        settled(page)
        page.get_by_role("tab", name=name).click()
        expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
    expect(page.get_by_text("Change only what you have agreed on.")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_no_section_of_the_form_has_an_axe_violation(browser: Browser, address: str, width: int, scheme: str) -> None:
    page = opened(browser, address, width, scheme)
    for section in SECTIONS:
        unfold(page, section)
        fields = page.locator("[data-testid=stExpander]").filter(has_text=section).locator("input, textarea, button")
        expect(fields.first).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]] == []
    wide = page.evaluate(
        "Math.max(...[...document.querySelectorAll('[data-testid=stMain], html')].map(n => n.scrollWidth))"
    )
    assert wide <= width
    page.context.close()
