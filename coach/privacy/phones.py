"""Telephone numbers as they are written; the numbers of companies and services are nobody's own and stay."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.model import Language, Personal, Span
from coach.privacy.codes import compact
from coach.privacy.found import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from phonenumbers import PhoneNumber

_CANDIDATE = re.compile(
    r"(?<![\w./:,-])(?:\+|\((?=[\d+]))?\d[\d()]*(?:(?:[ .\-–\u00a0]|\s?[(/]\s?)?[\d)]+)*\d(?![\w])(?!,\d)(?!\.\d)"
)
_CALLED = re.compile(
    r"(?:\b(?:puh(?:elin\w*|\.)?|p\.|gsm|tel(?:\.|ephone|efon)?|phone|mobile|mobiili\w*|numero(?:on|sta|ni|mme|nne)?"
    r"|number|soit\w+|ring|call(?: me)?|tekstari\w*|fax\.?|faksi\w*))[\s:.]*(?:on|is|at|me at|me on)?[\s:]*$",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}")
_GROUPED = re.compile(r"\d{1,3}(?:[ .\u00a0]\d{3})+")  # 12 500, 1.249.000
_REGIONS = {Language.FI: ("FI",), Language.EN: ("GB", "US", "FI")}
_US = re.compile(r"\(?\d{3}\)?[ .-]?\d{3}[.-]\d{4}")
_RANK = 60


def phones(turn: int, text: str, language: Language) -> Iterator[Item]:
    """The telephone numbers of one turn."""
    for found in _CANDIDATE.finditer(text):
        digits = compact(found[0])
        if 5 <= len(digits) <= 16 and not _DATE.match(found[0]):
            number = _number(found[0], language, called=bool(_CALLED.search(text[: found.start()])))
            if number:
                yield Item(turn, _span(found), Personal.PHONE, number, _RANK)


def _span(found: re.Match[str]) -> Span:
    """Without a bracket that only opens or closes outside the number."""
    start, end = found.span()
    return Span(start + (found[0].startswith("(") and ")" not in found[0]), end)


@lru_cache(maxsize=10_000)
def _number(written: str, language: Language, *, called: bool) -> str:
    """The number in one form, "" where it is none or a company's."""
    digits = compact(written)
    if written.lstrip("(").startswith(("+", "00")) and (not digits.startswith("001") or len(digits) >= 12):
        return _parsed(written.replace("(0)", ""), None)
    if digits.startswith("0") and len(digits) >= 7:
        return _national(written, language)
    if language is Language.EN and _US.fullmatch(written):
        return f"1{digits}"
    plain = not _GROUPED.fullmatch(written)
    return digits if called and plain and "/" not in written and len(digits) >= 5 else ""


def _national(written: str, language: Language) -> str:
    for region in _REGIONS[language]:
        number = _parsed(written, region)
        if number:
            return number
    return ""


def _parsed(written: str, region: str | None) -> str:
    import phonenumbers
    from phonenumbers import PhoneNumberType as Type

    text = f"+{compact(written).removeprefix('00')}" if region is None else written
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return ""
    services = {Type.UAN, Type.TOLL_FREE, Type.PREMIUM_RATE, Type.SHARED_COST}
    if phonenumbers.number_type(number) in services or not _plausible(number, region):
        return ""
    return f"{number.country_code}{number.national_number}"


def _plausible(number: PhoneNumber, region: str | None) -> bool:
    """A valid number; or a possible one, where the country was said or Britain's leading 07 leaves no doubt."""
    import phonenumbers

    if phonenumbers.is_valid_number(number):
        return True
    british = region == "GB" and len(str(number.national_number)) == 10
    return bool(phonenumbers.is_possible_number(number)) and (region is None or british)
