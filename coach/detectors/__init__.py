"""Detectors: how evidence is found. One pure function per file, named by the rules that use it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Protocol

from coach.model import CoachError, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.handbook import Handbook
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Conversation, Language, Place, Segment, Span


class DetectorError(CoachError):
    """A rule that names no known detector, or options that it does not take."""


@dataclass(frozen=True, slots=True)
class Talk:
    """An annotated conversation and the handbook it is read by: all that a detector may look at."""

    conversation: Conversation
    turns: tuple[AnnotatedTurn, ...]
    handbook: Handbook

    def before(self, n: int, role: Role) -> AnnotatedTurn | None:
        """The last turn with words by `role` before turn `n`."""
        earlier = (self.turns[i] for i in range(n - 1, -1, -1))
        return next((t for t in earlier if t.turn.speaker is role and t.words), None)

    def by(self, role: Role) -> Iterator[AnnotatedTurn]:
        """The turns of one role, in order."""
        return (t for t in self.turns if t.turn.speaker is role)


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a detector found its evidence.

    `better` are wordings to put in (see `coach.alternatives`), `reason` a sentence about this very place,
    used instead of the rule's own why, `about` the other side's place that it rests on. `firm` evidence is as sure as
    its rule says, whatever the model makes of the turn.
    """

    turn: int
    span: Span
    confidence: float = 0.9
    better: tuple[str, ...] = ()
    reason: str = ""
    time: Segment | None = None
    about: Place | None = None
    firm: bool = False


class Detect(Protocol):
    """Finds a rule's evidence in a conversation."""

    def __call__(self, talk: Talk) -> Iterator[Match]:
        """The matches, in the order of the turns."""


class Build(Protocol):
    """Each detector module's `build`: from the rule's text in one language, and its options, to a `Detect`."""

    def __call__(self, language: Language, text: Mapping[str, Any], **options: Any) -> Detect:
        """The detector, ready; `text` is the rule's table in that language."""


@cache
def names() -> tuple[str, ...]:
    """The detectors there are: a file in this folder is one."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def build(name: str, language: Language, text: Mapping[str, Any], options: Mapping[str, Any]) -> Detect:
    """The detector `name`, ready for one rule in one language; DetectorError when name or options are wrong."""
    if name not in names():
        raise DetectorError(f"unknown detector '{name}'; known: {', '.join(names())}")
    make: Build = import_module(f"{__name__}.{name}").build
    try:
        return make(language, text, **options)
    except TypeError as error:
        raise DetectorError(f"detector '{name}' does not take these options: {', '.join(options)}") from error
