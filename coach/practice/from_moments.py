"""Exercises from moments of real conversations, masked and shown to the trainer by their owners."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.model import Role
from coach.practice import drafts
from coach.practice.drafts import Moment
from coach.practice.exercise import Exercise, ExerciseKind, nameless

if TYPE_CHECKING:
    from collections.abc import Collection

    from coach.handbook import Handbook
    from coach.model import Conversation

_BEFORE = 3  # turns that lead to the moment: enough to understand it, few enough to read


def source_of(key: int, turn: int) -> str:
    """How an exercise names the moment that it was made of."""
    return f"moment:{key}/{turn}"


def place_of(source: str) -> tuple[int, int] | None:
    """The conversation's key and the turn of a source that names a moment; None for another."""
    kind, _, place = source.partition(":")
    key, _, turn = place.partition("/")
    return (int(key), int(turn)) if kind == "moment" and key.isdigit() and turn.isdigit() else None


def exercise_of(
    conversation: Conversation,
    place: tuple[int, int],
    behaviour: str,
    handbook: Handbook | None = None,
    visible: Collection[int] | None = None,
) -> Exercise:
    """The exercise of a `place` (the conversation's key and a turn), with drafted model answers where any land.

    `visible` are the turns whose words may be used, None for all. Who said it is told by role only.
    """
    scene, n = _scene(conversation, _turn(conversation, place[1], behaviour, visible), visible)
    moment = Moment(scene, n, behaviour, source_of(*place))
    kind = drafts.kind_of(behaviour)
    drafted = drafts.let_finish(moment) if kind is ExerciseKind.LET_FINISH else drafts.written(moment, handbook)
    if drafted is not None:
        return drafted
    bare = ExerciseKind.SAY_BETTER if kind is ExerciseKind.LET_FINISH else kind
    return Exercise(bare, behaviour, replace(scene, turns=scene.turns[: n + 1]), n, (), moment.source)


def _turn(conversation: Conversation, turn: int, behaviour: str, visible: Collection[int] | None) -> int:
    """The turn that the answer is about: the customer's for a question, the agent's for all else."""
    wanted = Role.CUSTOMER if drafts.kind_of(behaviour) is ExerciseKind.ASK_ON else Role.AGENT
    turns = conversation.turns
    beside = range(turn, -1, -1) if wanted is Role.CUSTOMER else range(turn, len(turns))
    seen = (n for n in beside if turns[n].speaker is wanted and (visible is None or n in visible))
    return next(seen, turn)


def _scene(conversation: Conversation, turn: int, visible: Collection[int] | None) -> tuple[Conversation, int]:
    near = conversation.turns[max(0, turn - _BEFORE) : turn + 1]
    seen = [each for each in near if visible is None or each.n in visible]
    turns = tuple(replace(each, n=n, words=()) for n, each in enumerate(seen))
    scene = replace(conversation, id="moment", source="", turns=turns)
    return nameless(scene), len(turns) - 1
