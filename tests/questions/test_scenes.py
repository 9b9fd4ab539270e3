"""Questions as different people put them, in writing and in speech, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach import handbook, rules
from coach.detectors import Talk, build
from coach.language.annotate import annotate
from coach.model import Conversation, Language, Role, Turn
from coach.questions.find import questions_in

RULES = {"leading": "leading-question", "stacked": "stacked-questions"}


def scenes(language: Language) -> list[tuple[str, str]]:
    lines = Path(__file__).with_name(f"scenes-{language}.txt").read_text(encoding="utf-8").splitlines()
    return [(kind.strip(), said.strip()) for kind, _, said in (line.partition("|") for line in lines[1:])]


ALL = [(language, kind, said) for language in Language for kind, said in scenes(language)]


def talk(language: Language, said: str) -> Talk:
    opening = "Minulla olisi asiaa." if language is Language.FI else "I am ringing about my order."
    turns = (Turn(0, Role.CUSTOMER, opening), Turn(1, Role.AGENT, said))
    return Talk(Conversation("scene", turns, language), annotate(turns, language), handbook.load())


def found_by(rule: str, scene: Talk, language: Language) -> bool:
    text = rules.load()[rule]
    return bool(list(build(text.detector, language, text.texts[language].raw, text.options)(scene)))


@pytest.mark.parametrize(("language", "kind", "said"), [each for each in ALL if each[1] not in RULES])
def test_a_question_is_found_as_it_is_said_and_what_looks_like_one_is_left(language, kind, said):
    asked = questions_in(talk(language, said).turns[1])
    if kind == "none":
        assert asked == ()
    else:
        assert ["open" if question.is_open else "closed" for question in asked] == [kind]


@pytest.mark.parametrize(("language", "kind", "said"), ALL)
def test_only_what_leads_is_leading_and_only_a_stack_is_stacked(language, kind, said):
    scene = talk(language, said)
    for name, rule in RULES.items():
        assert found_by(rule, scene, language) == (kind == name)


def test_there_are_scenes_enough_of_both_languages():
    assert len(scenes(Language.FI)) >= 60
    assert len(scenes(Language.EN)) >= 40
