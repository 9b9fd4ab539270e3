"""E-mail addresses and dates of birth said aloud: *anna piste mäki ät posti piste fi*, *kolmas neljättä kuuskytyks*."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from coach.model import Personal, Span
from coach.privacy.found import Item
from coach.privacy.numerals import NOT_LETTERS, closed, digits, letter
from coach.privacy.words import WORD, any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.privacy.asked import Asked

_RANK = 75
_FEWEST_NATO = 2


def dictated(n: int, text: str, asked: Asked) -> Iterator[Item]:
    """What turn `n` says in words."""
    for found in _email().finditer(text) if _at().search(text) else ():
        start = _from_letters(text, _from_numbers(text, found.start()))
        said = " ".join(text[start : found.end()].lower().split())
        yield Item(n, Span(start, found.end()), Personal.EMAIL, _written(said), _RANK)
    if asked.told(n, Personal.BIRTH):
        yield from _birth(n, text, asked)
    if asked.told(n, Personal.PLATE):
        yield from _plate(n, text)


@cache
def _at() -> re.Pattern[str]:
    return re.compile(any_of("spoken", "at"), re.IGNORECASE)


@cache
def _email() -> re.Pattern[str]:
    joint, at = any_of("spoken", "joint"), any_of("spoken", "at")
    dot, domain = any_of("spoken", "dot"), any_of("spoken", "domains")
    numbers = r"(?:\s+\d+)?"
    return re.compile(
        rf"\w[\w.-]*(?:\s+(?:{joint})\s+\w[\w-]*)*{numbers}\s+{at}\s+\w[\w-]*(?:\s+\w[\w-]*)?(?:(?:\s+(?:{dot})\s+|\.)\w+)*?(?:\s+(?:{dot})\s+|\.){domain}(?:\s+{dot}\s+{domain})?",
        re.IGNORECASE,
    )


def _from_numbers(text: str, start: int) -> int:
    """The beginning of an address whose last part before *at* is number words: *m dot reyes seventy nine at …*."""
    row = list(WORD.finditer(text[:start]))
    first = re.match(r"\w+", text[start:])
    if not first or not digits(first[0].lower()):
        return start
    while row and digits(row[-1][0].lower()):
        start = row.pop().start()
    joint = words("spoken", "joint")
    while row:
        if row[-1][0].lower() in joint:
            row.pop()
        start = row.pop().start() if row else start
        if not row or row[-1][0].lower() not in joint:
            break
    return start


def _from_letters(text: str, start: int) -> int:
    """The beginning of an address that starts with letters said one by one: *jii koo salo ät …*."""
    for word in reversed(list(WORD.finditer(text[:start]))):
        low = word[0].lower()
        if text[word.end() : start].strip() or len(low) < 2 or low in NOT_LETTERS or not letter(low):
            break
        start = word.start()
    return start


def _written(said: str) -> str:
    signs = {"piste": ".", "dot": ".", "miinus": "-", "viiva": "-", "dash": "-", "alaviiva": "_", "underscore": "_"}
    parts = [signs.get(word, "@" if word in words("spoken", "at") else word) for word in said.split()]
    return "".join(sign for sign in "".join(parts) if sign.isalnum())


def _birth(n: int, text: str, asked: Asked) -> Iterator[Item]:
    """A day, month and year in words, where the date of birth is told or asked for."""
    row: list[re.Match[str]] = []
    for word in WORD.finditer(text):
        if _of_date(word[0].lower()) and (not row or word.start() - row[-1].end() <= 3):
            row.append(word)
        elif len(row) >= 2:
            break
        else:
            row = [word] if _of_date(word[0].lower()) else []
    enough = len(row) >= 2 and any(_counts(word[0].lower()) for word in row)
    if enough and asked.kind(n, row[0].start()) is Personal.BIRTH:
        said = " ".join(word[0].lower() for word in row)
        yield Item(n, Span(row[0].start(), row[-1].end()), Personal.BIRTH, said, _RANK - 5)


def _plate(n: int, text: str) -> Iterator[Item]:
    """A licence plate in the letters of radio: *bravo tango one nine, kilo …*."""
    row: list[re.Match[str]] = []
    for word in [*WORD.finditer(text), None]:
        low = word[0].lower() if word else ""
        if word and (low in words("spoken", "nato") or digits(low)):
            row.append(word)
            continue
        letters = sum(one[0].lower() in words("spoken", "nato") for one in row)
        if letters >= _FEWEST_NATO and len(row) > _FEWEST_NATO:
            said = " ".join(one[0].lower() for one in row)
            yield Item(n, Span(row[0].start(), row[-1].end()), Personal.PLATE, said, _RANK)
        row = []


def _counts(word: str) -> bool:
    return bool(digits(word)) or word.isdigit()


def _of_date(word: str) -> bool:
    ordinal = re.sub(r"(?:s|nnes|des)$", "", word)
    known = words("spoken", "ordinals") | words("spoken", "months")
    return word in known or bool(digits(word)) or bool(closed(digits(ordinal)))
