"""Every rule gives exercises from its own examples, and every exercise proves itself."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from coach import handbook, rules
from coach.model import Kind, Language
from coach.practice.check import FEWEST, problems, too_few
from coach.practice.exercise import ExerciseKind, from_dict, to_dict
from coach.practice.library import exercises


def test_every_concern_gives_at_least_three_exercises_in_both_languages(built):
    assert not too_few(built, handbook.load())
    counted = Counter((one.behaviour, one.language) for one in built)
    known = (rule for rule in rules.load().rules if not rule.handbook)  # without a team's lists there is no gap in them
    concerns = {rule.behaviour.name for rule in known if rule.behaviour.kind is Kind.CONCERN}
    assert all(counted[name, language] >= FEWEST for name in concerns for language in Language)


def test_model_answers_land_and_originals_do_not(built):
    assert not [(one.source, one.language, problem) for one in built for problem in problems(one)]


def test_every_kind_is_there_in_both_languages(built):
    for language in Language:
        assert {one.kind for one in built if one.language is language} == set(ExerciseKind)


def test_an_exercise_is_there_once_and_the_same_each_time_it_is_built(built):
    assert len({one.id for one in built}) == len(built)
    again = tuple(exercises(handbook.load(), Language.EN, "monologue"))
    assert again == tuple(one for one in built if one.language is Language.EN and one.behaviour == "monologue")


def test_an_exercise_is_the_same_after_json(built):
    for one in built:
        back = from_dict(json.loads(json.dumps(to_dict(one))))
        assert (back.id, back.models, back.others, back.turn) == (one.id, one.models, one.others, one.turn)
        assert back.answered("x").turns == one.answered("x").turns


def test_the_model_answer_may_stand_anywhere_among_the_choices(built):
    places = Counter(one.choices().index(one.models[0]) for one in built if one.kind is ExerciseKind.CHOOSE)
    assert set(places) == {0, 1, 2}
    assert min(places.values()) > sum(places.values()) / 6


def _alike(one: str, others: list[str]) -> float:
    words = set(one.lower().split())
    return sum(len(words & set(other.lower().split())) / len(words) for other in others)


GUESSES = {
    "longest": lambda texts: max(texts, key=len),
    "shortest": lambda texts: min(texts, key=len),
    "odd": lambda texts: min(texts, key=lambda one: _alike(one, [each for each in texts if each != one])),
}


@pytest.mark.parametrize("way", GUESSES)
@pytest.mark.parametrize("language", Language)
def test_a_choice_is_not_guessed_from_the_looks_of_the_answers(built, way, language):
    asked = [one for one in built if one.kind is ExerciseKind.CHOOSE and one.language is language]
    right = sum(GUESSES[way](one.choices()) == one.models[0] for one in asked)
    assert right < len(asked) / 2, (right, len(asked))


def test_the_poorer_choices_miss_in_different_ways(built):
    for one in built:
        if one.kind is ExerciseKind.CHOOSE:
            own, other = one.others
            assert one.original in own
            assert one.original not in other


def test_what_makes_too_few_exercises_is_named():
    few = too_few((), handbook.load())
    assert few == ()
    one = next(exercises(handbook.load(), Language.FI, "slow-reply"))
    assert ("slow-reply", Language.FI, 1) in too_few((one,), handbook.load())
