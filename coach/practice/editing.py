"""Editing an exercise as text: its scene line by line, its answers one a line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.model import Channel, Conversation, Language, Role, Turn
from coach.practice import drafts
from coach.practice.exercise import Exercise, ExerciseKind
from coach.wording import wording
from coach.wording.told import ToldError, told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.handbook import Handbook

_SPOKEN_BY = {
    wording(language)(f"role.{role}").lower(): role for language in Language for role in (Role.AGENT, Role.CUSTOMER)
}
_LINE = re.compile(rf"({'|'.join(_SPOKEN_BY)})\s*:\s*(.*)", re.IGNORECASE)


def scene_text(scene: Conversation) -> str:
    """The scene as lines that begin with who speaks, in the scene's language."""
    say = wording(scene.language or Language.FI)
    return "\n".join(f"{_title(say(f'role.{turn.speaker}'))}: {' '.join(turn.text.split())}" for turn in scene.turns)


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]


def read_scene(text: str, scene: Conversation) -> Conversation:
    """The scene in lines as `scene_text` writes them; the same lines give the same scene, with its times.

    A line without a speaker goes on with the turn before; the first one is the customer's.
    """
    if text.strip() == scene_text(scene).strip():
        return scene
    said: list[tuple[Role, str]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        spoken = _LINE.fullmatch(line)
        if spoken:
            said.append((_SPOKEN_BY[spoken[1].lower()], spoken[2]))
        elif said:
            said[-1] = (said[-1][0], f"{said[-1][1]} {line}")
        else:
            said.append((Role.CUSTOMER, line))
    return replace(scene, turns=tuple(Turn(n, who, words) for n, (who, words) in enumerate(said)))


def blank(behaviour: str, language: Language) -> Exercise:
    """An exercise with nothing in it yet; its scene has two empty turns."""
    turns = (Turn(0, Role.CUSTOMER, ""), Turn(1, Role.AGENT, ""))
    scene = Conversation("exercise", turns, language, Channel.PHONE)
    return Exercise(drafts.kind_of(behaviour), behaviour, scene, 1, (), "own")


def edited(exercise: Exercise, kind: ExerciseKind, scene: Conversation, answers: Iterable[str]) -> Exercise:
    """The exercise as another kind, with another scene, and answers; ToldError where there is nothing to answer."""
    asks = kind is ExerciseKind.ASK_ON
    who = Role.CUSTOMER if asks else Role.AGENT
    spoken = [turn.n for turn in scene.turns if turn.speaker is who and turn.text.strip()]
    if not spoken:
        raise ToldError(told("exercise.no_scene"))
    kept = exercise.turn if kind is ExerciseKind.SPOT and exercise.turn in spoken else spoken[-1]
    cut = scene if kind is ExerciseKind.SPOT else replace(scene, turns=scene.turns[: kept + 1])
    models = (str(kept),) if kind is ExerciseKind.SPOT else tuple(answers)
    return replace(exercise, kind=kind, scene=cut, turn=kept, models=models)


def with_choices(exercise: Exercise, others: Iterable[str], handbook: Handbook | None = None) -> Exercise:
    """A choice with these answers that land less well; where there are none, they are drafted."""
    given = tuple(others)
    drafted = None if given else drafts.choice(exercise, handbook)
    return replace(exercise, others=given or (drafted.others if drafted else ()))
