"""The pages *My data* and *Handbook*, without a browser."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from coach.cli.serve import VIEWS
from coach.service.service import Service
from coach.store.engine import default_url, engine
from tests.views.test_review_page import database

__all__ = ["database"]


def opened(name: str, **state: str) -> AppTest:
    page = AppTest.from_file(str(VIEWS / f"{name}.py"), default_timeout=120)
    for key, value in state.items():
        page.session_state[key] = value
    page.run()
    assert not page.exception
    return page


def button(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def test_ones_data_is_gathered_when_asked_for_and_says_what_it_is_not_for() -> None:
    page = opened("own_data")
    page = button(page, "Kokoa tiedot")
    taken = json.loads(page.session_state["own data to take"])
    assert len(taken["conversations"]) == 12
    assert "työsuhdetta koskeviin päätöksiin" in taken["notice"]["fi"]


def test_nothing_is_erased_before_one_says_that_one_is_sure() -> None:
    talks = Service(engine(default_url())).talks
    page = opened("own_data")
    assert page.button(key="erase").disabled
    page.checkbox(key="sure to erase").check().run()
    talks.add(talks.open(talks.listed()[0].key).conversation, "Oma")
    page.button(key="erase").click().run()
    assert not page.exception
    assert page.success[0].value == "Tietosi on poistettu."
    assert "Oma" not in {one.title for one in talks.listed()}


@pytest.mark.parametrize(("language", "focus"), [("fi", "Kuukauden teema: Jatkokysymys"), ("en", "Theme of the month")])
def test_the_handbook_is_read_in_sentences(language: str, focus: str) -> None:
    page = opened("handbook", lang=language)
    (book,) = [each.proto.body for each in page.get("html") if each.proto.body.startswith("<div class='coach-book'")]
    assert focus in book
    assert "2 päivää" in book if language == "fi" else "2 days" in book


def test_a_change_shows_its_lines_and_what_it_would_do_and_is_kept_with_a_reason() -> None:
    page = opened("handbook")
    editor = page.text_area(key="handbook_text")
    changed = editor.value.replace("confidence_floor = 0.25", "confidence_floor = 0.99")
    editor.set_value(changed).run()
    assert any(each.value.startswith("-confidence_floor") for each in page.code)
    page = button(page, "Kokeile uusimpiin keskusteluihin")
    assert any("katsottuja oli 12" in each.value for each in page.text)
    page.text_input[-1].set_value("Vain varmat").run()
    page = button(page, "Ota käyttöön")
    assert not page.exception
    assert any("me: Vain varmat" in each.value for each in page.text)


def test_a_mistake_in_the_handbook_is_told_and_not_taken_into_use() -> None:
    page = opened("handbook")
    page.text_area(key="handbook_text").set_value("[listening]\ngrace = 1.0").run()
    assert "unknown key 'listening.grace'" in page.warning[0].value
    assert next(each for each in page.button if each.label == "Ota käyttöön").disabled
