"""The pages *Today* and *Progress*, without a browser."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from coach.cli.serve import VIEWS
from coach.views.own import _sentence
from tests.views.test_review_page import database

__all__ = ["database"]


def opened(name: str) -> AppTest:
    page = AppTest.from_file(str(VIEWS / f"{name}.py"), default_timeout=120).run()
    assert not page.exception
    return page


def test_today_shows_one_strength_before_one_thing_to_try() -> None:
    page = opened("today")
    heads = [each.value for each in page.subheader]
    assert heads.index("Tämä sujuu") < heads.index("Tätä voisi kokeilla")


def test_progress_draws_behaviours_with_their_uncertainty_in_words() -> None:
    page = opened("progress")
    drawn = [each.proto.body for each in page.get("html")]
    assert any("coach-curve" in html and "väli" in html for html in drawn)


def test_a_goal_without_words_is_asked_for_and_one_with_words_is_kept() -> None:
    page = opened("progress")
    page.button[-1].click().run()
    assert "Kirjoita vielä" in page.warning[0].value
    page.text_input[0].set_value("Kysyn vielä yhden kysymyksen.")
    page.button[-1].click().run()
    assert any("Kysyn vielä" in each.proto.body for each in page.get("html"))


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Hei. Selvitän tämän heti. Hetki.", "Selvitän", "Selvitän tämän heti."),
        ("Selvitän", "Selvitän", "Selvitän"),
        ("Maksoi 3.50 euroa. Hyvitän sen", "Hyvitän", "Hyvitän sen"),
    ],
)
def test_a_finding_is_quoted_with_its_sentence(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert _sentence(text, start, start + len(words)) == sentence


def test_the_same_page_is_drawn_in_english(monkeypatch: Any) -> None:
    page = AppTest.from_file(str(VIEWS / "today.py"), default_timeout=120)
    page.session_state["lang"] = "en"
    page.run()
    assert "This goes well" in [each.value for each in page.subheader]
