"""The import page in a real browser: many files dropped at once, kept, and the rest told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from coach.transcripts import examples

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Pages

pytestmark = pytest.mark.browser
FOLDER = Path(examples.__file__).parent


def opened(pages: Pages, **how: object) -> Page:
    page = pages.open("/", **how)  # type: ignore[arg-type]
    page.goto(urljoin(page.url, "/importing"))
    page.get_by_text("Tuo keskusteluja").wait_for()
    return page


def drop(page: Page, tmp_path: Path) -> None:
    (tmp_path / "huono.txt").write_text("pelkkää tekstiä <b>ilman</b> puhujia", "utf-8")
    (tmp_path / "epäselvä.txt").write_text("Anna: Joo, niin se on.\nMatti: Niin, joo.\n", "utf-8")
    files = [FOLDER / name for name in ("webvtt.vtt", "genesys.json", "eml.eml", "xlsx.xlsx", "deepgram.json")]
    page.locator("input[type=file]").set_input_files([*files, tmp_path / "huono.txt", tmp_path / "epäselvä.txt"])
    page.get_by_text("huono.txt: puhujia ei löytynyt").wait_for()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_many_files_are_dropped_and_the_page_fits(
    pages: Pages, shots: Path, tmp_path: Path, width: int, scheme: str
) -> None:
    page = opened(pages, width=width, scheme=scheme)
    drop(page, tmp_path)
    page.get_by_text("Tarkista roolit: 1 keskustelu").wait_for()
    page.wait_for_timeout(1500)
    page.screenshot(path=shots / f"import-{width}-{scheme}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_good_files_are_kept_and_the_bad_one_stays_listed(pages: Pages, tmp_path: Path) -> None:
    page = opened(pages)
    drop(page, tmp_path)
    button = page.get_by_role("button", name="Tuo 7 keskustelua")
    button.click()
    page.get_by_text("7 keskustelua on tuotu").wait_for()
    expect(page.get_by_text("huono.txt: puhujia ei löytynyt")).to_be_visible(timeout=30_000)
    expect(button).to_be_hidden(timeout=30_000)
