"""Codes with a check of their own: henkilötunnus, Y-tunnus, IBAN, payment card, e-mail, neighbours' identity codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.model import Personal, Span
from coach.privacy.found import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

_HETU = re.compile(r"(?<![\w-])(\d{6})\s?([-–+A-Fa-fU-Yu-y])\s?(\d{3})\s?([0-9A-Ya-y])(?![\w-])")
_PERSONNUMMER = re.compile(r"(?<![\w-])(?:\d{2})?\d{6}[-+]\d{4}(?![\w-])")
_SSN = re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")
_NINO = re.compile(r"(?<!\w)[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)", re.IGNORECASE)
_NO_NINO = frozenset("bg gb nk kn tn nt zz".split())
_BUSINESS = re.compile(r"(?<![\d-])(?P<vat>FI)?(?P<id>\d{7}-?\d)(?![\d-])", re.I)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)", re.I)
_CARD = re.compile(r"(?<![\d-])[2-6]\d{3}(?:[ -]?\d){8,15}(?![\d-])")
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w][\w.+-]*\s?(?:@|\(at\)|\[at\]|\(ät\)|\[ät\])\s?[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,10}(?!\w)", re.I
)
_DATED = re.compile(r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d\d")
_ENOUGH_DIGITS = re.compile(r"\d(?:[^\d\n]{0,3}\d){5}")
_SURE, _LIKELY = 90, 80


def codes(turn: int, text: str, *, told: bool) -> Iterator[Item]:
    """The codes of one turn; `told` where an identity code is talked about, so that a slip of the pen is one too."""
    if "@" in text or "(" in text or "[" in text:
        yield from (_item(turn, found, Personal.EMAIL, _SURE) for found in _EMAIL.finditer(text))
    if not _ENOUGH_DIGITS.search(text):
        return
    for pattern, kind, right, rank in (
        (_HETU, Personal.IDENTITY, lambda found: _hetu(found, told=told), _SURE),
        (_PERSONNUMMER, Personal.IDENTITY, _personnummer, _SURE),
        (_SSN, Personal.IDENTITY, bool, _LIKELY),
        (_NINO, Personal.IDENTITY, lambda found: told or _nino(found), _LIKELY),
        (_BUSINESS, Personal.BUSINESS, _business, _LIKELY),
        (_CARD, Personal.CARD, _card, _LIKELY),
    ):
        yield from (_item(turn, found, kind, rank) for found in pattern.finditer(text) if right(found))
    yield from _ibans(turn, text)


def _item(turn: int, found: re.Match[str], kind: Personal, rank: int) -> Item:
    return Item(turn, Span(*found.span()), kind, compact(found[0]), rank)


def compact(text: str) -> str:
    """Letters and digits only, small: the same for every way of writing a number."""
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _hetu(found: re.Match[str], *, told: bool) -> bool:
    from stdnum.fi import hetu

    date, sign, number, check = found.groups()
    written = f"{date}{sign.replace('–', '-')}{number}{check}".upper()
    return bool(hetu.is_valid(written, allow_temporary=True)) or (told and bool(_DATED.fullmatch(date)))


def _nino(found: re.Match[str]) -> bool:
    """A British national insurance number; its letters leave some out."""
    letters = found[0][:2].lower()
    return letters not in _NO_NINO and not set(letters) & set("dfiquv") and letters[1] != "o"


def _personnummer(found: re.Match[str]) -> bool:
    from stdnum.se import personnummer

    return bool(personnummer.is_valid(found[0]))


def _business(found: re.Match[str]) -> bool:
    """With the dash, or as a VAT number; eight bare digits may be anything."""
    from stdnum.fi import ytunnus

    return ("-" in found["id"] or bool(found["vat"])) and bool(ytunnus.is_valid(found["id"]))


def _card(found: re.Match[str]) -> bool:
    from stdnum import luhn

    digits = compact(found[0])
    return 13 <= len(digits) <= 19 and bool(luhn.is_valid(digits))


def _ibans(turn: int, text: str) -> Iterator[Item]:
    """An account number may run into the words after it: the longest valid beginning counts."""
    from stdnum import iban

    for found in _IBAN.finditer(text):
        written = found[0]
        while len(compact(written)) >= 15:
            if iban.is_valid(written, check_country=False):
                yield Item(turn, Span(found.start(), found.start() + len(written)), Personal.IBAN, compact(written), 95)
                break
            written = written[:-1].rstrip()
