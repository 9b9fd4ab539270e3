"""What an exercise asks and what a grade says, in words for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.practice.remark import Tone
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Language
    from coach.practice.exercise import Exercise
    from coach.practice.remark import Grade, Remark


@dataclass(frozen=True, slots=True)
class Remarked:
    """A remark inside another sentence."""

    remark: Remark

    def said(self, language: Language) -> str:
        """The remark in a language."""
        return sentence(self.remark, language)


@dataclass(frozen=True, slots=True)
class Named:
    """A behaviour inside another sentence."""

    behaviour: str

    def said(self, language: Language) -> str:
        """Its title in a language."""
        return title(self.behaviour, language)


def task(exercise: Exercise, language: Language) -> str:
    """What to do, in one sentence."""
    key = "wait" if exercise.waits else exercise.kind.value
    return wording(language)(f"practice.task.{key}", behaviour=title(exercise.behaviour, language))


def sentence(remark: Remark, language: Language) -> str:
    """A remark as a sentence, with the words it is about where there are any, and why it matters."""
    say, key = wording(language), f"practice.remark.{remark.key}"
    named = title(remark.behaviour, language) if remark.behaviour else ""
    shown = f"{key}-words" if remark.words and f"{key}-words" in say.texts else key
    return f"{say(shown, words=remark.words, behaviour=named)} {remark.why}".rstrip()


def told(grade: Grade, language: Language) -> tuple[tuple[Tone, str], ...]:
    """The whole grade as sentences, praise first; never a number."""
    said = [(remark.tone, sentence(remark, language)) for remark in grade.remarks]
    closing = (Tone.GOOD, wording(language)("practice.landed")) if grade.landed else None
    return (*said, closing) if closing else tuple(said)


def title(behaviour: str, language: Language) -> str:
    """The behaviour's title, as it stands inside a sentence."""
    name = BEHAVIOURS[behaviour].title(language)
    return name[:1].lower() + name[1:]
