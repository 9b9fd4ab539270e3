"""What is said about an answer: remarks with words, and one question at the end, did it land?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tone(StrEnum):
    """Whether a remark praises, only tells, or says what could be tried."""

    GOOD = "good"
    NOTE = "note"
    TRY = "try"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about an answer: a key of the wording's `practice.remark`, the behaviour and the words it is about,
    and why it matters.
    """

    key: str
    tone: Tone
    behaviour: str = ""
    words: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """What to say about an answer, praise first; `better` is an answer to put beside it."""

    remarks: tuple[Remark, ...]
    better: str

    @property
    def landed(self) -> bool:
        """Whether nothing was left to try."""
        return all(remark.tone is not Tone.TRY for remark in self.remarks)


def to_dict(grade: Grade) -> dict[str, Any]:
    """The grade as plain values that JSON can hold."""
    remarks = [
        {"key": each.key, "tone": each.tone.value, "behaviour": each.behaviour, "words": each.words, "why": each.why}
        for each in grade.remarks
    ]
    return {"landed": grade.landed, "remarks": remarks, "better": grade.better}


def from_dict(raw: Mapping[str, Any]) -> Grade:
    """The grade in plain values."""
    remarks = (Remark(r["key"], Tone(r["tone"]), r["behaviour"], r["words"], r.get("why", "")) for r in raw["remarks"])
    return Grade(tuple(remarks), raw["better"])


def good(key: str, behaviour: str = "", words: str = "", why: str = "") -> Remark:
    """A remark that praises."""
    return Remark(key, Tone.GOOD, behaviour, words, why)


def note(key: str, behaviour: str = "", words: str = "", why: str = "") -> Remark:
    """A remark that only tells."""
    return Remark(key, Tone.NOTE, behaviour, words, why)


def to_try(key: str, behaviour: str = "", words: str = "", why: str = "") -> Remark:
    """A remark about what could be tried."""
    return Remark(key, Tone.TRY, behaviour, words, why)
