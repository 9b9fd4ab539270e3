"""Runs: number words, digits and letters said in one breath, with *viiva* and *ja* between."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from coach.model import Span
from coach.privacy.numerals import TIMES, closed, digits, join, letter
from coach.privacy.words import WORD, words

_APART = re.compile(r"\n|[.!?]\s+(?=[^\W\d_])|(?<=\d)[.,:/](?=\d)|(?<=\w):(?=\w)|[^\w\s,.;:()/–…-]")


_CUT = re.compile(r"-+(?:\s|$)")  # a word broken off


@dataclass(frozen=True, slots=True)
class Run:
    """One breath of turn `n`.

    `said` holds digits, and letters in small; `spelt` counts the number words and names of letters, `initials` the
    single letters, `singles` the single digits (*0 4 0*), `before` and `after` the other words in the turn.
    """

    n: int
    span: Span
    said: str
    spelt: int
    initials: int
    singles: int
    before: int
    after: int

    @property
    def digits(self) -> str:
        """The digits alone."""
        return "".join(sign for sign in self.said if sign.isdigit())

    @property
    def letters(self) -> int:
        """How many letters there are."""
        return len(self.said) - len(self.digits)


@dataclass(slots=True)
class _Breath:
    """A run being read; `others` counts the other words of the turn before it."""

    others: int
    first: re.Match[str] | None = None
    last: re.Match[str] | None = None
    parts: list[str] = field(default_factory=list)
    spelt: int = 0
    initials: int = 0
    singles: int = 0
    times: int = 1

    def take(self, said: str, word: re.Match[str]) -> None:
        self.first = self.first or word
        self.last = word
        single = len(word[0]) == 1
        self.singles += single and word[0].isdigit()
        self.initials += single and not word[0].isdigit()
        self.spelt += not single and not word[0].isdigit()
        self.parts += [said] * self.times
        self.times = 1


def runs(n: int, text: str) -> list[Run]:
    """The runs of one turn, in its order."""
    found: list[_Breath] = []
    breath, at, others = _Breath(0), 0, 0
    for word in WORD.finditer(text):
        low = word[0].lower()
        said, quiet = _heard(low)
        if said and _CUT.match(text, word.end()):
            said = ""
        goes_on = said or quiet
        if breath.parts and (not goes_on or _APART.search(text, at - 1, word.end())):
            found.append(breath)
            breath = _Breath(others)
        if low in TIMES:
            breath.times = TIMES[low]
            breath.first = breath.first or word
        elif said:
            breath.take(said, word)
        elif not goes_on:
            others += 1
            breath.others = others
        at = word.end()
    return [_run(n, each, others) for each in (*found, breath) if each.parts]


@lru_cache(maxsize=20_000)
def _heard(low: str) -> tuple[str, bool]:
    """The digits or the letter a word says, and whether it may stand within a run."""
    return digits(low) or letter(low), low in TIMES or low in words("spoken", "between")


def _run(n: int, breath: _Breath, others: int) -> Run:
    said = ""
    for part in breath.parts:
        said = closed(said) + part if part.isalpha() else join(said, part)
    start, end = (breath.first.start(), breath.last.end()) if breath.first and breath.last else (0, 0)
    return Run(
        n,
        Span(start, end),
        closed(said),
        breath.spelt,
        breath.initials,
        breath.singles,
        breath.others,
        others - breath.others,
    )
