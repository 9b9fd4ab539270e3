"""The timeline under the hands: zoom, keyboard, and a call of two hours."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Pages

pytestmark = pytest.mark.browser
TURNS = 3000
SAID = (
    ("agent", "Hetki, tarkistan tilauksen koneelta.", 2.4),
    ("customer", "Joo, se on se sininen takki ja se on liian pieni.", 2.9),
)


@pytest.fixture(scope="module")
def page(pages: Pages) -> Page:
    return pages.open()


WHEEL = """(node, control) => node.dispatchEvent(
  new WheelEvent('wheel', {deltaY: -100, ctrlKey: control, cancelable: true}))"""
PINCH = """node => {
  const touch = (type, pointerId, clientX) => node.dispatchEvent(
    new PointerEvent(type, {pointerId, pointerType: 'touch', clientX, clientY: 300, bubbles: true}))
  touch('pointerdown', 1, 500)
  touch('pointerdown', 2, 600)
  touch('pointermove', 2, 800)
  touch('pointerup', 1, 500)
  touch('pointerup', 2, 800)
}"""


def width(page: Page) -> float:
    return float(page.locator(".track").evaluate("node => node.getBoundingClientRect().width"))


def test_keys_and_buttons_zoom_and_show_all_again(page: Page) -> None:
    strip = page.get_by_role("slider", name="Aikajana")
    whole = width(page)
    strip.focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    closer = width(page)
    assert closer > 2 * whole
    page.keyboard.press("-")
    assert whole < width(page) < closer
    page.get_by_role("button", name="Koko keskustelu").click()
    assert width(page) == whole
    page.get_by_role("button", name="Lähemmäs").click()
    assert width(page) > whole
    page.get_by_role("button", name="Kauemmas").click()
    assert width(page) == whole


def test_the_wheel_zooms_with_control_and_only_then(page: Page) -> None:
    whole = width(page)
    page.locator(".view").evaluate(WHEEL, False)
    assert width(page) == whole
    page.locator(".view").evaluate(WHEEL, True)
    assert width(page) > whole
    page.get_by_role("button", name="Koko keskustelu").click()


def test_the_arrows_leave_the_page_where_it_is_and_enter_goes_to_the_turn(page: Page) -> None:
    strip = page.get_by_role("slider", name="Aikajana")
    strip.focus()
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    assert strip.evaluate(
        "node => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
    )
    last = page.locator(".turn.here").get_attribute("data-n")
    page.keyboard.press("Enter")
    assert page.locator(".turn:focus").get_attribute("data-n") == last


def test_two_fingers_apart_are_closer(page: Page) -> None:
    whole = width(page)
    page.locator(".view").evaluate(PINCH)
    assert width(page) > 2 * whole
    page.get_by_role("button", name="Koko keskustelu").click()


MEASURE = """async (view) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const press = (key) => view.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}))
  const medians = {}
  for (const [name, act] of [
    ['nothing', () => {}], ['zoom', () => press('+')], ['scroll', () => (view.scrollLeft += 250)],
    ['arrow', () => press('ArrowRight')], ['zoom out', () => press('-')],
  ]) {
    const took = []
    for (let i = 0; i < 12; i++) {
      await frame(); await frame()
      const begun = performance.now()
      act()
      await frame(); await frame()
      took.push(performance.now() - begun)
    }
    medians[name] = took.sort((a, b) => a - b)[6]
  }
  return medians
}"""


def test_a_call_of_two_hours_stays_fluid(page: Page, tmp_path: Path) -> None:
    """From an act to the second frame after it; nothing at all takes two frames. `pytest -s` shows the figures."""
    start, turns = 0.0, []
    for n in range(TURNS):
        who, text, length = SAID[n % 2]
        turns.append({"speaker": who, "text": text, "start": round(start, 2), "end": round(start + length, 2)})
        start += length - 0.25
    file = tmp_path / "long.jsonl"
    file.write_text(json.dumps({"id": "long", "language": "fi", "channel": "phone", "turns": turns}), "utf-8")
    page.get_by_text("Oma tiedosto").click()
    page.locator("input[type=file]").set_input_files(file)
    page.locator(f".view[aria-valuemax='{TURNS - 1}']").wait_for(timeout=120_000)
    page.wait_for_timeout(1500)
    took = page.locator(".view").evaluate(MEASURE)
    print({name: round(ms, 1) for name, ms in took.items()})
    assert max(took.values()) < 4 * took["nothing"] + 50
    page.locator(".view").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert page.locator(".turn:focus").get_attribute("data-n") == str(TURNS - 1)
