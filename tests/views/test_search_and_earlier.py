"""The page *Review* on stored conversations: search, and what another handbook changes in an earlier review."""

from streamlit.testing.v1 import AppTest

from coach.service.service import Service
from coach.store.engine import default_url, engine
from tests.views.test_review_page import database, opened

__all__ = ["database"]


def labels(page: AppTest) -> list[str]:
    return [each.label for each in page.expander]


def test_the_list_is_searched_by_what_was_said_and_says_when_nothing_is_found() -> None:
    page = opened()
    everything = page.selectbox(key="conversation").options
    page.text_input(key="search words").set_value("jäsennumero").run()
    assert 0 < len(page.selectbox(key="conversation").options) < len(everything)
    page.text_input(key="search words").set_value("sanaa ei ole").run()
    assert page.info[0].value == "Tällä haulla ei löydy keskusteluja."
    assert not page.get("bidi_component")


def test_another_handbook_keeps_the_earlier_review_and_shows_what_changed() -> None:
    page = opened()
    assert not any("mikä on muuttunut" in label for label in labels(page))
    handbooks = Service(engine(default_url())).handbooks
    handbooks.take_into_use("[findings]\nconfidence_floor = 0.99\n", "Vain varmat")
    page.run()
    assert not page.exception
    assert "Aiempi katselmus: mikä on muuttunut" in labels(page)
    assert any(each.value.startswith("Ei enää: ") for each in page.text)
