"""What an exercise is: a scene, what to do in it, and answers that show how it could be done."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from coach.behaviours import BEHAVIOURS
from coach.model import Channel, CoachError, Conversation, Language, Role, Segment, Turn
from coach.transcripts.native import to_native

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class ExerciseError(CoachError):
    """An exercise that cannot be read; the message says what is missing or wrong."""


class ExerciseKind(StrEnum):
    """What the learner does."""

    SAY_BETTER = "say-better"  # write the marked turn anew
    CHOOSE = "choose"  # which of three lands best
    SPOT = "spot"  # which turn could be said differently
    ASK_ON = "ask-on"  # ask on from what the customer told
    PROMISE = "promise"  # make the promise precise
    KEEP_NO = "keep-no"  # keep the no, keep the customer
    LET_FINISH = "let-finish"  # when was it safe to speak
    SCENE = "scene"  # a whole conversation with a scripted customer


WRITTEN = frozenset((ExerciseKind.SAY_BETTER, ExerciseKind.ASK_ON, ExerciseKind.PROMISE, ExerciseKind.KEEP_NO))
WAITS = frozenset(("unexplained-silence", "slow-reply"))
_BREATH_S = 0.4  # an answer follows the words before it after a breath …
_SECONDS_PER_WORD = 0.45  # … and takes as long as its words do
_SHORTEST_S = 0.5


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise.

    The `scene` ends, for the written kinds, with the turn to say better (`turn` is its number) or, in *ask on* and
    *scene*, with the customer's turn to answer. `models` are good answers: texts for the written kinds and *choose*,
    the turn's number for *spot*, seconds for *let them finish*, a line for each answer in a *scene*. `others` are the
    choices that land less well. `source` is `rule:NAME`, `scene:NAME`, `moment:KEY/TURN` or `own`; `note` is the
    trainer's own word to the learner; `key` names an exercise that is kept in a store, and goes on naming it when it
    is edited.
    """

    kind: ExerciseKind
    behaviour: str
    scene: Conversation
    turn: int
    models: tuple[str, ...]
    source: str
    others: tuple[str, ...] = ()
    note: str = ""
    key: str = ""

    @property
    def id(self) -> str:
        """Its key, else a fingerprint of what it asks: it is known again when the rulebook is read anew."""
        said = [(turn.speaker.value, turn.text) for turn in self.scene.turns]
        content = (self.kind.value, self.behaviour, self.language.value, said, self.turn, self.source)
        return self.key or hashlib.sha256(repr(content).encode()).hexdigest()[:16]

    @property
    def language(self) -> Language:
        """The language of its scene."""
        return self.scene.language or Language.FI

    @property
    def channel(self) -> Channel:
        """How customer and agent talk in it."""
        return self.scene.channel

    @property
    def waits(self) -> bool:
        """Whether the answer is what to say before a wait, and the turn itself stays."""
        return self.behaviour in WAITS and self.kind is ExerciseKind.SAY_BETTER

    @property
    def original(self) -> str:
        """The words to say better; "" where nothing was said yet."""
        asked = self.kind in (ExerciseKind.ASK_ON, ExerciseKind.SCENE) or self.waits
        return "" if asked else self.scene.turns[self.turn].text

    @property
    def place(self) -> int:
        """The number of the turn that the answer becomes."""
        return self.turn + (self.kind in (ExerciseKind.ASK_ON, ExerciseKind.SCENE))

    def answered(self, answer: str) -> Conversation:
        """The scene with the answer in the place of the turn, after the customer's last words, or before the wait."""
        before = self.scene.turns[: self.place]
        said = Turn(self.place, Role.AGENT, answer, self._time_of(answer))
        after = tuple(replace(turn, n=turn.n + 1) for turn in self.scene.turns[self.turn :]) if self.waits else ()
        return replace(self.scene, turns=(*before, said, *after))

    def _time_of(self, answer: str) -> Segment | None:
        """Where the scene has times, the answer comes a breath after the last words and takes as long as it is.

        It is spoken as slowly as the turn in whose place it stands.
        """
        ends = [turn.time.end for turn in self.scene.turns[: self.place] if turn.time]
        if not ends:
            return None
        start, seconds = max(ends) + _BREATH_S, 0.0
        if self.channel is Channel.PHONE:
            seconds = max(_SHORTEST_S, self._seconds_per_word * len(answer.split()))
        return Segment(start, start + seconds)

    @property
    def _seconds_per_word(self) -> float:
        spoken = self.scene.turns[self.turn] if self.original else None
        if spoken is None or spoken.time is None:
            return _SECONDS_PER_WORD
        return max(_SECONDS_PER_WORD, spoken.time.duration / max(1, len(spoken.text.split())))

    def choices(self) -> tuple[str, ...]:
        """The three to choose from, in an order that does not give the answer away and is always the same."""
        given = (*self.models[:1], *self.others)
        return tuple(sorted(given, key=lambda text: hashlib.sha256(f"{self.id}{text}".encode()).hexdigest()))


def to_dict(exercise: Exercise) -> dict[str, Any]:
    """The exercise as plain values that JSON can hold."""
    return {
        "id": exercise.id,
        "kind": exercise.kind.value,
        "behaviour": exercise.behaviour,
        "scene": to_native(exercise.scene),
        "turn": exercise.turn,
        "models": list(exercise.models),
        "others": list(exercise.others),
        "source": exercise.source,
        "note": exercise.note,
    }


def from_dict(raw: Mapping[str, Any], *, keep_id: bool = False) -> Exercise:
    """The exercise in plain values, with `keep_id` known by its id for good; ExerciseError says what is wrong."""
    from coach.transcripts import read_text

    try:
        scene = nameless(read_text(json.dumps(raw["scene"], ensure_ascii=False), "exercise.jsonl")[0])
        made = Exercise(
            kind=ExerciseKind(raw["kind"]),
            behaviour=raw["behaviour"],
            scene=scene,
            turn=int(raw["turn"]),
            models=tuple(map(str, raw["models"])),
            source=raw.get("source", "own"),
            others=tuple(map(str, raw.get("others", ()))),
            note=raw.get("note", ""),
            key=raw["id"] if keep_id else "",
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ExerciseError(f"Not an exercise ({type(error).__name__}: {error}); see docs/practice.md.") from error
    if made.behaviour not in BEHAVIOURS or not 0 <= made.turn < len(made.scene.turns):
        raise ExerciseError(f"Not an exercise: behaviour {made.behaviour!r} or turn {made.turn} is not there.")
    return made


def nameless(scene: Conversation) -> Conversation:
    """In practice there are an agent and a customer; what a file calls them is left out."""
    return replace(scene, turns=tuple(replace(turn, name="") for turn in scene.turns))


def write(exercises: Iterable[Exercise]) -> str:
    """The exercises as JSON Lines."""
    return "".join(json.dumps(to_dict(one), ensure_ascii=False) + "\n" for one in exercises)


def read(text: str) -> tuple[Exercise, ...]:
    """The exercises in JSON Lines; ExerciseError names the line that is none."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                found.append(from_dict(json.loads(line), keep_id=True))
            except (json.JSONDecodeError, CoachError) as error:
                raise ExerciseError(f"line {number}: {error}") from error
    return tuple(found)
