"""What is wrong, told in the reader's own language: a key of the wording with what fills its places."""

from __future__ import annotations

from dataclasses import dataclass

from coach.model import CoachError, Language
from coach.wording import wording


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the wording's `wrong` table."""

    key: str
    values: tuple[tuple[str, object], ...] = ()

    def said(self, language: Language) -> str:
        """The sentence in a language; what fills a place is said in it too where it can be."""
        values = {name: _said(value, language) for name, value in self.values}
        return wording(language)(f"wrong.{self.key}", **values)

    def __str__(self) -> str:
        return self.said(Language.EN)


def _said(value: object, language: Language) -> object:
    said = getattr(value, "said", None)
    return said(language) if said else value


def told(key: str, /, **values: object) -> Told:
    """The sentence of a key with its places filled."""
    return Told(key, tuple(values.items()))


class ToldError(CoachError):
    """Something the user can mend, in either language; `where` stands before the sentence in the message."""

    def __init__(self, what: Told, where: str = "", language: Language | None = None) -> None:
        super().__init__(f"{where}: {what}" if where else str(what))
        self.what, self.language = what, language
