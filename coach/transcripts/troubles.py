"""What is wrong with a transcript or worth knowing about it: one sentence in the reader's own language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from coach.model import CoachError, Language


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence of `troubles.toml` with what fills its places; a value may be pairs of language and text."""

    key: str
    values: tuple[tuple[str, object], ...] = ()

    def said(self, language: Language) -> str:
        """The sentence, without file and line; begins with a small letter and has no full stop."""
        values = {name: dict(one)[language] if isinstance(one, tuple) else one for name, one in self.values}
        return _sentences()[self.key][language].format(**values)


def read_as(clock: bool) -> Notice:
    """The notice that times may be read in two ways, and how they were."""
    if clock:
        told = {Language.EN: "times of day", Language.FI: "kellonajat"}
    else:
        told = {Language.EN: "minutes and seconds of a recording", Language.FI: "tallenteen minuutit ja sekunnit"}
    return Notice("clock_or_place", (("read_as", tuple(told.items())),))


class TranscriptError(CoachError):
    """A transcript that cannot be read: one sentence with the file, the line where known and what to do."""

    def __init__(self, name: str, key: str, line: int | None = None, /, **values: object) -> None:
        filled = ((one, tuple(value.items()) if isinstance(value, Mapping) else value) for one, value in values.items())
        self.name, self.notice, self.line = name, Notice(key, tuple(filled)), line
        super().__init__(self.sentence(Language.EN))

    @property
    def what(self) -> str:
        """The English sentence without file and line."""
        return self.notice.said(Language.EN)

    def sentence(self, language: Language) -> str:
        """The whole sentence in a language: `a.csv, line 3: …`."""
        place = {Language.FI: "rivi", Language.EN: "line"}[language]
        where = f"{self.name}, {place} {self.line}" if self.line else self.name
        return f"{where}: {self.notice.said(language)}"


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("troubles.toml").read_text("utf-8"))
