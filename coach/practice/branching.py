"""Branching scenes: a scripted customer whose next line depends on what the answer does. One TOML file is one scene.

The files in `scenes/` are written by trainers: docs/practice.md says how.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.behaviours import BEHAVIOURS
from coach.model import Channel, CoachError, Conversation, Language, Role, Turn
from coach.practice.exercise import Exercise, ExerciseKind

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "scenes"
# What an answer can do, beside showing a behaviour of the closed list.
ASKS, ASKS_ON, PROMISES, REFUSES, REASON, HELPS, MEETS, CONCERN = DOINGS = (
    "asks",
    "asks-on",
    "promises",
    "refuses",
    "reason",
    "helps",
    "meets",
    "concern",
)
SOURCE = "scene:"
_STEP_KEYS = {"customer", "ways", "lands", "word"}
_WAY_KEYS = {"when", "to", "tried"}


class SceneError(CoachError):
    """A scene that cannot be played; the message names file, step and what is wrong."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where an answer leads: to step `to`, when it shows one sign of each set in `when`; `tried` answers take it."""

    to: str
    when: tuple[frozenset[str], ...]
    tried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What the customer says, and the ways on from it, the first that fits is taken; without ways the scene ends.

    `lands` says whether it ended well, `word` is the coach's last word to the learner.
    """

    name: str
    customer: str
    ways: tuple[Way, ...] = ()
    lands: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A branching conversation; the first of the `steps` opens it. `setting` tells the learner where they are."""

    name: str
    title: str
    language: Language
    channel: Channel
    behaviour: str
    setting: str
    steps: tuple[Step, ...]

    def __getitem__(self, name: str) -> Step:
        return next(step for step in self.steps if step.name == name)

    @property
    def tried(self) -> tuple[str, ...]:
        """All answers that were tried when it was written."""
        return tuple(text for step in self.steps for way in step.ways for text in way.tried)

    def shortest_to_land(self, start: str = "") -> tuple[str, ...]:
        """The tried answers that lead from a step, the first if left out, to a good end on the shortest way."""
        paths: list[tuple[str, tuple[str, ...]]] = [(start or self.steps[0].name, ())]
        seen: set[str] = set()
        for name, said in paths:  # grows as it is walked: the nearest first
            if self[name].lands:
                return said
            if name not in seen:
                seen.add(name)
                paths += [(way.to, (*said, way.tried[0])) for way in self[name].ways]
        return ()

    def exercise(self) -> Exercise:
        """The scene as an exercise: its opening, and the answers of the shortest way to a good end, a line each."""
        opening = Conversation(self.name, (self.opening,), self.language, self.channel)
        model = "\n".join(self.shortest_to_land())
        kind, source = ExerciseKind.SCENE, f"{SOURCE}{self.name}"
        return Exercise(kind, self.behaviour, opening, 0, (model,), source, note=self.setting)

    @property
    def opening(self) -> Turn:
        """The customer's first words."""
        return Turn(0, Role.CUSTOMER, self.steps[0].customer)


def scene_of(exercise: Exercise) -> Scene:
    """The scene that an exercise plays; SceneError where there is none of that name."""
    return named(exercise.source.removeprefix(SOURCE))


def named(name: str) -> Scene:
    """The scene of a name; SceneError where there is none."""
    for scene in scenes():
        if scene.name == name:
            return scene
    raise SceneError(f"There is no scene '{name}'; known: {', '.join(scene.name for scene in scenes())}.")


@cache
def scenes(folder: Path = FOLDER) -> tuple[Scene, ...]:
    """All scenes of a folder, by name; SceneError names file and place of what is wrong."""
    return tuple(read(file.stem, file.read_text("utf-8")) for file in sorted(folder.glob("*.toml")))


def read(name: str, text: str) -> Scene:
    """A scene from TOML text; SceneError says in one sentence what is wrong."""
    try:
        raw = tomllib.loads(text)
        steps = tuple(_step(name, key, value) for key, value in raw["steps"].items())
        scene = Scene(
            name,
            raw["title"],
            Language(raw["language"]),
            Channel(raw["channel"]),
            raw["behaviour"],
            raw["setting"],
            steps,
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise SceneError(f"{name}.toml: {type(error).__name__}: {error}; see docs/practice.md.") from error
    _check(scene)
    return scene


def _step(name: str, key: str, raw: Mapping[str, Any]) -> Step:
    ways = tuple(_way(f"{name}.toml, steps.{key}", way) for way in raw.get("ways", ()))
    _known(f"{name}.toml, steps.{key}", raw, _STEP_KEYS)
    return Step(key, raw["customer"], ways, raw.get("lands", False), raw.get("word", ""))


def _way(where: str, raw: Mapping[str, Any]) -> Way:
    _known(where, raw, _WAY_KEYS)
    when = tuple(frozenset(sign.split("|")) for sign in raw.get("when", ()))
    strange = sorted(sign for signs in when for sign in signs if sign not in (*BEHAVIOURS, *DOINGS))
    if strange:
        raise SceneError(f"{where}: '{strange[0]}' is no behaviour and none of {', '.join(DOINGS)}.")
    return Way(raw["to"], when, tuple(raw["tried"]))


def _known(where: str, raw: Mapping[str, Any], keys: set[str]) -> None:
    strange = sorted(set(raw) - keys)
    if strange:
        raise SceneError(f"{where}: there is no key '{strange[0]}'; known: {', '.join(sorted(keys))}.")


def _check(scene: Scene) -> None:
    """Every way leads somewhere, every answer finds one, every step is reached, and there is a good end."""
    names = {step.name for step in scene.steps}
    for step in scene.steps:
        where = f"{scene.name}.toml, steps.{step.name}"
        if step.ways and step.ways[-1].when:
            raise SceneError(f"{where}: the last way needs no 'when': it is taken by every other answer.")
        for way in step.ways:
            if way.to not in names or not way.tried:
                raise SceneError(f"{where}: the way to '{way.to}' leads nowhere, or no answer was tried on it.")
    reached = {way.to for step in scene.steps for way in step.ways} | {scene.steps[0].name}
    if names - reached or not scene.shortest_to_land():
        missing = ", ".join(sorted(names - reached)) or "a good end"
        raise SceneError(f"{scene.name}.toml: no way leads to {missing}.")
