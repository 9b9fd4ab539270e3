"""An exercise is edited as text and stays what it was where nothing is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.model import Language, Role
from coach.practice import editing
from coach.practice.exercise import ExerciseKind
from coach.practice.from_moments import exercise_of, place_of, source_of
from coach.wording.told import ToldError
from tests.conftest import conversation

SCENE = conversation(
    ("agent", "Asiakaspalvelu.", 0.0, 1.0),
    ("customer", "Lasku on väärin.", 1.5, 3.0),
    ("agent", "Teidän pitää soittaa laskutukseen.", 3.5, 5.0),
    ("customer", "Yritin jo.", 5.5, 6.5),
)


@pytest.mark.parametrize("language", Language)
def test_the_same_lines_give_the_same_scene_with_its_times(language):
    scene = conversation(("customer", "Hei.", 0.0, 1.0), ("agent", "Hei hei.", 1.5, 2.0), language=language)
    assert editing.read_scene(editing.scene_text(scene), scene) == scene


WORDS = st.text("aäo .?!", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(st.tuples(st.sampled_from(["agent", "customer"]), WORDS), min_size=1, max_size=5))
def test_any_scene_survives_being_written_and_read(said):
    scene = conversation(*said)
    blank = conversation(("agent", "x"))
    back = editing.read_scene(editing.scene_text(scene), blank)
    assert [(turn.speaker, turn.text) for turn in back.turns] == [(turn.speaker, turn.text) for turn in scene.turns]


def test_a_line_without_a_speaker_goes_on_with_the_turn_before():
    back = editing.read_scene("Lasku on väärin.\ntaas kerran\nAGENT: Katson.", SCENE)
    assert [(turn.speaker, turn.text) for turn in back.turns] == [
        (Role.CUSTOMER, "Lasku on väärin. taas kerran"),
        (Role.AGENT, "Katson."),
    ]


def test_the_last_turn_of_the_side_that_answers_is_the_one_to_practise():
    exercise = exercise_of(SCENE, (7, 2), "dismissal")
    asked = editing.edited(exercise, ExerciseKind.ASK_ON, exercise.scene, ["Mikä laskussa on väärin?"])
    assert asked.scene.turns[asked.turn].speaker is Role.CUSTOMER
    assert asked.turn == len(asked.scene.turns) - 1
    with pytest.raises(ToldError):
        editing.edited(exercise, ExerciseKind.SAY_BETTER, editing.read_scene("Asiakas: Hei", SCENE), [])


def test_a_moment_leaves_out_names_times_to_come_and_what_may_not_be_seen():
    exercise = exercise_of(SCENE, (7, 2), "dismissal", visible=frozenset({1, 2}))
    assert [turn.text for turn in exercise.scene.turns] == ["Lasku on väärin.", "Teidän pitää soittaa laskutukseen."]
    assert exercise.scene.id == "moment"
    assert place_of(exercise.source) == (7, 2)


@given(st.integers(0, 10**6), st.integers(0, 10**4))
def test_a_source_names_its_moment(key, turn):
    assert place_of(source_of(key, turn)) == (key, turn)


@pytest.mark.parametrize("source", ["own", "rule:thanks", "moment:", "moment:x/1", "scene:a/1"])
def test_other_sources_name_none(source):
    assert place_of(source) is None
