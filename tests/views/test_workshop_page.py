"""The rule workshop, without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.cli.serve import VIEWS
from coach.service.service import ALONE, Service
from coach.store.engine import default_url, engine
from tests.views.test_review_page import database

__all__ = ["database"]
FIELDS = {
    "fi title": "Luukulta toiselle",
    "fi why": "Meillä asia otetaan vastaan siinä, mihin se tuodaan.",
    "fi say 0": "se on eri luukku",
    "fi flag": "[[Se on eri luukku]].",
    "fi keep": "Vien asian perille.",
    "en title": "Wrong counter",
    "en why": "We take a matter where it is brought.",
    "en say 0": "that is a different counter",
    "en flag": "[[That is a different counter]].",
    "en keep": "I'll take it there.",
    "sources": "Oma käsikirja",
}


def opened() -> AppTest:
    page = AppTest.from_file(str(VIEWS / "workshop.py"), default_timeout=120).run()
    assert not page.exception
    return page


def written(page: AppTest) -> AppTest:
    page.selectbox(key="workshop  behaviour").set_value("dismissal")
    for name, value in FIELDS.items():
        field = page.text_input if name.endswith("title") else page.text_area
        field(key=f"workshop  {name}").set_value(value)
    return page.run()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Service(engine(default_url()), ALONE).handbooks.take_into_use(f"[rules]\nfolder = '{tmp_path}'", "omat")
    return tmp_path


def test_the_check_says_in_one_sentence_what_is_missing_until_the_rule_holds() -> None:
    page = opened()
    assert not page.warning
    assert "Aloita otsikosta" in page.info[0].value
    page.text_area(key="workshop  fi why").set_value("Kiire kuuluu.").run()
    assert "'title' on tyhjä; kirjoita siihen jotain" in page.warning[0].value
    page = written(page)
    assert not page.warning
    assert "Sääntö toimii" in page.success[0].value


def test_a_typed_sentence_is_tried_at_once() -> None:
    page = written(opened())
    page.text_input(key="workshop_sentence").set_value("No se on eri luukku kyllä.").run()
    assert any("<mark>se on eri luukku</mark>" in each.proto.body for each in page.get("html"))


def test_a_rule_that_holds_is_tried_on_stored_conversations_and_published(folder: Path) -> None:
    page = written(opened())
    page.button(key="workshop_look").click().run()
    assert any(each.value.startswith("Kohtia 0") for each in page.text)
    page.button(key="workshop_publish").click().run()
    assert (folder / "wrong-counter.toml").is_file()
    assert "on nyt käytössä" in page.success[-1].value


def test_a_built_in_rule_opens_as_it_is_and_as_text() -> None:
    page = opened()
    page.selectbox(key="workshop_rule").set_value("thanks").run()
    assert "Sääntö toimii" in page.success[0].value
    page.toggle(key="workshop thanks as text").set_value(True).run()
    page.text_area(key="workshop thanks text").set_value("behaviour = ").run()
    assert "TOML" in page.warning[0].value
