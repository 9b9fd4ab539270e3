"""Numbers that are personal because of what they are said to be: customer, order, plate, birth; the handbook's own."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from coach.model import Personal, Span
from coach.privacy.codes import compact
from coach.privacy.found import Item
from coach.privacy.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.privacy.asked import Asked

_CODE = re.compile(
    r"(?<![\w.,/-])(?:[A-ZÅÄÖ]{1,5}[- ]?)?\d[\dA-ZÅÄÖ]*(?:[-/]\w+| \d[\dA-Z]*)*(?![\w])(?!,\d)"
    r"|(?<![\w-])(?=[A-Z]*\d)[A-Z0-9]{5,12}(?![\w-])",
)
_BETWEEN = re.compile(
    r"[\s:#.=–-]*(?:\w{1,3}\.\s*)?(?:(?:numero|number|nro|no|nr|on|se|is|it['’]?s|oli|was|siis|eli|tää|tämä|mulla|my|the|#|ni|koodi|code)\b[\s:#.=–-]*){0,4}",
    re.I,
)
_PLATE = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{2,3}-\d{1,3}(?![\w-])", re.I)
_PLATE_APART = re.compile(r"(?<![\w-])(?!BMW|KIA|AMG)[A-Z]{3} \d{3}(?![\w-])")  # BMW 320 is a model
_PLATE_UK = re.compile(r"(?<![\w-])[A-Z]{2}\d{2} ?[A-Z]{3}(?![\w-])", re.I)
_BIRTH = re.compile(
    r"(?<![\w.])(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})|\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,?\s+\d{2,4}"
    r"|\d{1,2}\.\s?(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuuta\s+\d{4})(?!\w)",
    re.I,
)
_OWN = {Personal.CUSTOMER, Personal.ORDER}
_CARS = {Personal.PLATE}
_WITHOUT_TOWN = 60  # a postal code with its town goes before one that only a word tells
_POSTCODE = 5
_RANK = 70


def labelled(n: int, text: str, asked: Asked) -> Iterator[Item]:
    """The numbers of turn `n` that a word or a question makes personal."""
    if not re.search(r"\d", text):
        return
    yield from _births(n, text, asked)
    yield from _plates(n, text, asked)
    for found in _CODE.finditer(text):
        kind = _kind(n, text, found, asked)
        if kind:
            rank = _RANK if kind in _OWN else _WITHOUT_TOWN
            yield Item(n, Span(*found.span()), kind, compact(found[0]), rank)


def _kind(n: int, text: str, found: re.Match[str], asked: Asked) -> Personal | None:
    written = compact(found[0])
    if sum(sign.isdigit() for sign in written) < (4 if written.isdigit() else 2) or len(written) < 4:
        return None
    near = asked.label(n, found.start())
    if near is not None and near.kind is Personal.POSTCODE and len(written) == _POSTCODE and written.isdigit():
        return near.kind
    if near is not None and near.kind in _OWN and _BETWEEN.fullmatch(text, near.end, found.start()):
        return near.kind
    kind = asked.question(n, found.start()) if near is None else None
    if kind in _OWN and len(written) >= 5:
        return kind
    right_there = len(written) >= 5 and _unsaid().search(text, 0, found.start())
    return Personal.ORDER if right_there else None


@cache
def _unsaid() -> re.Pattern[str]:
    return re.compile(rf"{any_of('unsaid', Personal.ORDER)}\s*[#:]?\s*$", re.IGNORECASE)


def _births(n: int, text: str, asked: Asked) -> Iterator[Item]:
    for found in _BIRTH.finditer(text):
        born = re.search(r"(?<!\w)s\.\s*$", text[: found.start()])
        if born or asked.kind(n, found.start()) is Personal.BIRTH:
            yield Item(n, Span(*found.span()), Personal.BIRTH, compact(found[0]), _RANK)


def _plates(n: int, text: str, asked: Asked) -> Iterator[Item]:
    told = asked.told(n, Personal.PLATE)
    for pattern in (_PLATE, _PLATE_APART, _PLATE_UK):
        for found in pattern.finditer(text):
            if told or (pattern is _PLATE_UK and found[0].isupper()):
                yield Item(n, Span(*found.span()), Personal.PLATE, compact(found[0]), _RANK)


def by_pattern(n: int, text: str, patterns: Mapping[Personal, Sequence[str]]) -> Iterator[Item]:
    """What the handbook's patterns find: `#` is a digit, `@` a letter, other signs are themselves."""
    for kind, written in patterns.items():
        for each in written:
            for found in compiled(each).finditer(text):
                yield Item(n, Span(*found.span()), kind, compact(found[0]), _RANK + 5)


@lru_cache(maxsize=1000)
def compiled(pattern: str) -> re.Pattern[str]:
    """A handbook pattern as an expression: `AS-######`."""
    signs = {"#": r"\d", "@": r"[^\W\d_]", " ": r"\s?"}
    return re.compile(rf"(?<!\w){''.join(signs.get(s, re.escape(s)) for s in pattern)}(?!\w)", re.IGNORECASE)
