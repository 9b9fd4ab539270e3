"""The page *My data*, without a browser."""

import json

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
