"""Practice, Build and Exercises, without a browser: somebody alone makes an exercise and answers it."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from coach.cli.serve import VIEWS
from coach.model import Language
from coach.practice import branching
from coach.practice.exercise import Exercise, ExerciseKind
from coach.practice.plan import Item, Why
from coach.reviewing import review
from coach.service.access import Actor
from coach.service.service import ALONE, Service
from coach.store.answers import Doubt
from coach.store.engine import default_url, engine
from coach.store.people import Person, Position
from coach.views.rounds import Round
from tests.conftest import conversation
from tests.service.test_practice import FINE
from tests.service.test_service import TALK
from tests.views.test_review_page import database

__all__ = ["database"]


def mine() -> Service:
    return Service(engine(default_url()), ALONE)


@pytest.fixture(scope="module")
def published(database: None) -> Exercise:
    """A published exercise of one's own."""
    service = mine()
    key = service.talks.keep(TALK, review(TALK), "Lasku väärin taas")
    drafted = service.exercises.draft(key, 1, "dismissal")
    id = service.exercises.save(drafted)
    service.exercises.publish(id)
    return replace(drafted, key=id)


def practising(exercise: Exercise) -> AppTest:
    """The page *Practice* with one exercise in its round."""
    page = AppTest.from_file(str(VIEWS / "practice.py"), default_timeout=180)
    page.session_state["practice_round"] = Round(Language.FI, (Item(exercise, Why.CONCERN),))
    page.run()
    assert not page.exception
    return page


def html(page: AppTest) -> str:
    return "".join(each.proto.body for each in page.get("html"))


def answered(page: AppTest, said: str) -> AppTest:
    page.text_area[0].set_value(said)
    next(each for each in page.button if each.label == "Vastaa").click()
    page.run()
    assert not page.exception
    return page


def test_an_answer_gets_words_and_a_better_one_beside_it_and_no_number(published: Exercise) -> None:
    page = answered(practising(published), FINE)
    assert page.success[0].value == "Tämä osuu hyvin."
    assert FINE in html(page)
    assert "Yksi tapa sanoa tämä" in html(page)
    assert "Miten menee" in [each.value for each in page.subheader]


def test_what_does_not_land_can_be_tried_again_and_doubted(published: Exercise) -> None:
    page = answered(practising(published), "asdf qwer")
    assert not [each for each in page.success if "osuu" in each.value]
    page.button(key="practice_again").click().run()
    assert any(each.label == "Vastaa" for each in page.button)
    page = answered(page, "Teidän pitää soittaa laskutukseen.")
    page.text_input[0].set_value("Näin on sovittu.")
    next(each for each in page.button if each.label == "Lähetä").click()
    page.run()
    assert mine().exercises.doubts()[-1][1].words == "Näin on sovittu."


def test_at_the_end_of_a_round_more_is_offered(published: Exercise) -> None:
    page = answered(practising(published), FINE)
    page.button(key="practice_next").click().run()
    assert page.success[0].value == "Kiitos harjoittelusta!"
    assert page.button(key="practice_more").label == "Vielä muutama"


def test_a_branching_scene_is_played_to_its_end() -> None:
    scene = next(each for each in branching.scenes() if each.language is Language.FI)
    page = practising(scene.exercise())
    for line in scene.shortest_to_land():
        page = answered(page, line)
    assert page.success[0].value == "Tämä osuu hyvin."


def test_a_choice_needs_a_choice(published: Exercise) -> None:
    service = mine()
    pool = (one for name in ("dismissal", "command") for one in service.exercises.of_the_rulebook(name, Language.FI))
    choice = next(one for one in pool if one.kind is ExerciseKind.CHOOSE)
    page = practising(choice)
    next(each for each in page.button if each.label == "Vastaa").click()
    page.run()
    assert "Valitse ensin yksi." in [each.value for each in page.caption]
    page.radio[0].set_value(choice.models[0])
    next(each for each in page.button if each.label == "Vastaa").click()
    page.run()
    assert page.success[0].value == "Tämä osuu hyvin."


def building(exercise: Exercise) -> AppTest:
    page = AppTest.from_file(str(VIEWS / "build.py"), default_timeout=180)
    page.session_state["building"] = exercise
    page.run()
    assert not page.exception
    return page


def test_the_editor_says_what_keeps_an_exercise_from_being_published(published: Exercise) -> None:
    page = building(published)
    assert "mallivastaukset osuvat" in page.success[0].value
    page.text_area(key="edit 0 models").set_value("Teidän pitää soittaa laskutukseen.").run()
    assert "ei vielä osu" in page.warning[0].value
    assert page.button(key="build_publish").disabled
    page.text_area(key="edit 0 scene").set_value("").run()
    assert "kohtauksessa ei ole vielä sanoja" in page.warning[0].value


def test_an_exercise_becomes_a_choice_with_drafted_choices(published: Exercise) -> None:
    page = building(published)
    page.selectbox(key="edit 0 kind").set_value(ExerciseKind.CHOOSE).run()
    assert "mallivastaukset osuvat" in page.success[0].value
    assert len(page.radio[0].options) == 3


def test_a_preview_grades_and_keeps_nothing(published: Exercise) -> None:
    before = len(mine().practice.answers())
    page = building(published)
    page.text_area(key="edit 0 try answer").set_value(FINE)
    next(each for each in page.button if each.label == "Kokeile vastausta").click()
    page.run()
    assert "Tämä osuu hyvin." in [each.value for each in page.success]
    assert len(mine().practice.answers()) == before


def test_the_shelf_shows_how_an_exercise_performs_and_makes_a_pack(published: Exercise) -> None:
    mine().practice.answer(published, FINE)
    page = AppTest.from_file(str(VIEWS / "shelf.py"), default_timeout=180).run()
    assert not page.exception
    assert any("vastaajia 1" in each.value for each in page.text)
    next(each for each in page.text_input if each.label == "Paketin nimi").set_value("Ensimmäinen viikko")
    page.multiselect[0].set_value([published.key])
    next(each for each in page.button if each.label == "Tallenna paketti").click()
    page.run()
    assert [pack.title for pack in mine().packs.packs()] == ["Ensimmäinen viikko"]
    next(each for each in page.button if each.label == "Anna paketti").click()
    page.run()
    assert any("Koko tiimille" in each.value for each in page.text)
    assert [each.label for each in page.get("download_button")] == ["Tulosta paperille (PDF)"]


def test_a_doubted_answer_is_shown_as_the_learners_with_the_reason(published: Exercise) -> None:
    given = mine().practice.answer(published, "Soittakaa laskutukseen.")
    mine().practice.doubt(given.id, Doubt.DISPUTED, "Näin meillä sanotaan.")
    page = AppTest.from_file(str(VIEWS / "shelf.py"), default_timeout=180).run()
    assert not page.exception
    assert "Oppijan vastaus" in html(page)
    assert "Sinun vastauksesi" not in html(page)
    assert "Oppijan perustelu: Näin meillä sanotaan." in [each.value for each in page.text]


def test_words_that_people_write_are_words_and_no_pictures_or_links() -> None:
    scene = conversation(("customer", "Hei."), ("agent", "Soita ![x](http://example.org/x.png) <b>nyt</b>."))
    made = Exercise(ExerciseKind.SPOT, "command", scene, 1, ("1",), "own", note="![x](http://example.org/n.png)")
    page = practising(made)
    assert "<b>nyt</b>" not in html(page)
    assert page.caption[1].value.startswith("\\!\\[x\\]")
    assert page.radio[0].options[0].startswith("2\\. Soita \\!\\[x\\]")


def test_a_supervisor_sees_exercises_and_gives_packs_and_changes_neither(
    published: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    sanna = Actor(Person("sanna", "Sanna", Position.SUPERVISOR, ""))
    monkeypatch.setattr("coach.views.library.actor", lambda: sanna)
    page = AppTest.from_file(str(VIEWS / "shelf.py"), default_timeout=180).run()
    assert not page.exception
    assert "Teidän pitää soittaa laskutukseen." in html(page)
    labels = {each.label for each in page.button}
    assert "Anna paketti" in labels
    assert not labels & {"Muokkaa", "Ota pois käytöstä", "Poista", "Tallenna paketti", "Poista paketti"}
    assert not any("vastaajia" in each.value or "Kukaan" in each.value for each in page.text)
