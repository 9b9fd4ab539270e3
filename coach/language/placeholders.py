"""Placeholders for personal data: what `[NIMI 2]:lle` stands for, and which word the parser sees in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.model import Language, Personal, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELS: dict[Language, dict[Personal, str]] = {
    Language.FI: {
        Personal.IDENTITY: "HENKILÖTUNNUS",
        Personal.BIRTH: "SYNTYMÄAIKA",
        Personal.BUSINESS: "Y-TUNNUS",
        Personal.IBAN: "TILINUMERO",
        Personal.CARD: "KORTTINUMERO",
        Personal.PHONE: "PUHELIN",
        Personal.EMAIL: "SÄHKÖPOSTI",
        Personal.ADDRESS: "OSOITE",
        Personal.POSTCODE: "POSTINUMERO",
        Personal.PLATE: "REKISTERITUNNUS",
        Personal.NAME: "NIMI",
        Personal.CUSTOMER: "ASIAKASNUMERO",
        Personal.ORDER: "TILAUSNUMERO",
        Personal.NUMBER: "NUMERO",
    },
    Language.EN: {
        Personal.IDENTITY: "PERSONAL ID",
        Personal.BIRTH: "DATE OF BIRTH",
        Personal.BUSINESS: "BUSINESS ID",
        Personal.IBAN: "BANK ACCOUNT",
        Personal.CARD: "CARD NUMBER",
        Personal.PHONE: "PHONE",
        Personal.EMAIL: "EMAIL",
        Personal.ADDRESS: "ADDRESS",
        Personal.POSTCODE: "POSTCODE",
        Personal.PLATE: "LICENCE PLATE",
        Personal.NAME: "NAME",
        Personal.CUSTOMER: "CUSTOMER NUMBER",
        Personal.ORDER: "ORDER NUMBER",
        Personal.NUMBER: "NUMBER",
    },
}
# Ours, and those of others who masked before: [PII], [EMAIL], [PERSON_1].
PLACEHOLDER = re.compile(
    r"\[(?P<label>[A-ZÅÄÖ](?:[A-ZÅÄÖ_ -]*[A-ZÅÄÖ])?)(?:[ _-](?P<number>\d+))?\](?::(?P<ending>[a-zåäö]+))?"
)
# The parser has not learned what a bracket means. It knows these, and they look like what they stand for.
_STANDS_IN = {
    Language.FI: {
        Personal.NAME: "Mikko",
        Personal.ADDRESS: "Koivukatu 5",
        Personal.POSTCODE: "Tampere",
        Personal.PHONE: "0401234567",
        Personal.EMAIL: "posti@esimerkki.fi",
        Personal.BIRTH: "1.1.1970",
        Personal.PLATE: "ABC-123",
    },
    Language.EN: {
        Personal.NAME: "Sarah",
        Personal.ADDRESS: "5 Station Road",
        Personal.POSTCODE: "Birmingham",
        Personal.PHONE: "07700900123",
        Personal.EMAIL: "post@example.com",
        Personal.BIRTH: "1/1/1970",
        Personal.PLATE: "ABC-123",
    },
}
_ANY_NUMBER = "12345"
_BY_LABEL = {label: kind for labels in LABELS.values() for kind, label in labels.items()} | {
    label.replace("_", " "): kind
    for kind, labels in (
        (Personal.NAME, "PERSON HENKILÖ PII"),
        (Personal.PHONE, "PUH PHONE_NUMBER"),
        (Personal.EMAIL, "EMAIL_ADDRESS"),
        (Personal.ADDRESS, "LOCATION"),
        (Personal.IDENTITY, "SSN"),
        (Personal.CARD, "CREDIT_DEBIT_NUMBER"),
        (Personal.IBAN, "BANK_ACCOUNT_NUMBER"),
        (Personal.NUMBER, "PIN ID"),
    )
    for label in labels.split()
}
# The stand-in inflected: endings are written as if the label itself were read, nimi: nimen, nimeä, nimeen.
_INFLECTED = {"": "Mikko", "n": "Mikon", "ä": "Mikkoa", "een": "Mikkoon", "ien": "Mikkojen"}
_WEAK = "Miko"
_BACK = str.maketrans("äö", "ao")


def written(kind: Personal, language: Language, number: int = 0, ending: str = "") -> str:
    """A placeholder as it stands in a text, `[NIMI]`, `[NIMI 2]:lle`; number 0 is none."""
    inside = f"{LABELS[language][kind]} {number}" if number else LABELS[language][kind]
    return f"[{inside}]:{ending}" if ending else f"[{inside}]"


def pattern(*kinds: Personal) -> str:
    """An expression for the placeholders of some kinds, in either language."""
    labels = sorted({re.escape(LABELS[language][kind]) for language in Language for kind in kinds})
    return rf"\[(?:{'|'.join(labels)})(?: \d+)?\]"


def blanked(text: str) -> str:
    """The text with signs that mean nothing in the place of placeholders, every other character where it was."""
    if "[" not in text:
        return text
    return PLACEHOLDER.sub(lambda found: "¤" * len(found[0]) if _kind(found) else found[0], text)


def numbered(text: str, language: Language) -> Iterator[tuple[Personal, int]]:
    """The kind and number of each placeholder of a language in a text, 0 where it has no number."""
    known = {label: kind for kind, label in LABELS[language].items()}
    for found in PLACEHOLDER.finditer(text) if "[" in text else ():
        if found["label"] in known:
            yield known[found["label"]], int(found["number"] or 0)


class StandIns:
    """A text as the parser sees it: an ordinary word for each placeholder, and the way back to the text as written."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self._moved: list[tuple[Span, Span]] = []  # in the parser's text, in the text as written
        if "[" in text:
            self.text = PLACEHOLDER.sub(lambda found: self._put(found, language), text)

    def _put(self, found: re.Match[str], language: Language) -> str:
        word = _stand_in(found, language)
        if word == found[0]:
            return word
        start = found.start() + self._shift
        self._moved.append((Span(start, start + len(word)), Span(*found.span())))
        return word

    @property
    def _shift(self) -> int:
        """How far the parser's text has moved from the text as written after the last placeholder."""
        return self._moved[-1][0].end - self._moved[-1][1].end if self._moved else 0

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the text as written for those of the parser's text.

        The first word of a stand-in covers the whole placeholder, its further words cover nothing after it.
        """
        if not self._moved:
            return start, end
        return self._back(start, begins=True), self._back(end, begins=False)

    def _back(self, at: int, *, begins: bool) -> int:
        shift = 0
        for seen, own in self._moved:
            if at < seen.start or (at == seen.start and not begins):
                break
            if at == seen.start:
                return own.start
            if at < seen.end:
                return own.end
            shift = own.end - seen.end
        return at + shift


def _kind(found: re.Match[str]) -> Personal | None:
    return _BY_LABEL.get(found["label"].replace("_", " "))


def _stand_in(found: re.Match[str], language: Language) -> str:
    kind, ending = _kind(found), found["ending"] or ""
    if kind is Personal.NAME and language is Language.FI:
        return _INFLECTED.get(ending, f"{_WEAK}{ending.translate(_BACK)}")
    return _STANDS_IN[language].get(kind, _ANY_NUMBER) if kind else found[0]
