"""Addresses: a street with its number, a postal code with its town. A street without a number is no one's home."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from coach.model import Language, Personal, Span
from coach.privacy.bases import bases
from coach.privacy.codes import compact
from coach.privacy.found import Item
from coach.privacy.lists import listed, town
from coach.privacy.numerals import digits, house, letter
from coach.privacy.words import any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_CASES = "n|lla|llä|lle|lta|ltä|ssa|ssä|sta|stä|a|ä|ta|tä|een|aan|uun|iin|seen|hun|hin|l|on|t"
_RANK = 65
_LONGEST_ENDING = 3
_POST_DIGITS = 5
_LONGEST_SAID = 11  # words of a number, a stair, a flat and a postal code
_NEAR = 40  # characters between the word that tells an address and the street
_UNITS = r"(?-i:e)\b|eur|km|kilometr|metr|minuut|tunti|päivä|viikko|m\b|kpl|v\b|vuot|min|kk\b"
_NUMBER = (
    r"(?!1[5-9]\d\d|20\d\d)\d{1,4}(?:[a-z](?=\s[a-zA-Z]\b))?(?:\s?[-–]\s?\d{1,4})?"
    rf"(?![\d.,]*\d|/|\s?(?:€|%|{_UNITS}))"
)
_STAIR = (
    r"(?:\s?[A-Za-zÅÄÖåäö](?:\d{1,3}\b|(?![\w.:])(?:\s?\d{1,3}\b[a-z]?\b)?))?"
    r"(?:,?\s(?:as|asunto|bst|rappu|lgh|huone|ovi)\.?\s?(?:[A-Z]\b(?:\s?\d{1,3}\b)?|\d{1,3}\b)){0,2}"
    r"(?:,? \d{1,2}\.? ?(?:krs|kerros)\b)?(?::[a-zåäö]+)?"
)
_POST = r"(?:FI[N]?-|SE-|S-)?\d{3}\s?\d{2}"


@cache
def _street() -> re.Pattern[str]:
    ends = "|".join(sorted(words("streets", "ends"), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<first>(?:(?-i:[A-ZÅÄÖ][\w.-]+ )|{any_of('streets', 'parts')} ){{0,2}})"
        rf"(?P<street>[\w-]*?\w{{2}}(?P<end>{ends})(?:{_CASES})?|(?P<own>(?:{ends})(?:{_CASES})?)),? +"
        rf"(?:(?:{any_of('streets', 'numero')})\s+){{0,2}}(?P<number>{_NUMBER}{_STAIR}|[^\W\d_]+)",
        re.IGNORECASE,
    )


# A British house with a name instead of, or beside, its number.
_HOUSE = r"(?-i:(?:The )?(?:[A-Z]\w+ ){1,2}?(?:House|Cottage|Forge|Farm|Barn|Mill|Lodge|Manor|Rectory|Vicarage))"


@cache
def _street_en() -> re.Pattern[str]:
    kinds, rooms = any_of("streets", "english"), any_of("streets", "rooms")
    unit = rf"(?:{rooms})\s?\w{{1,6}}"
    return re.compile(
        rf"(?:{_HOUSE},\s+)?(?:{unit},?\s+)?(?<![\w£$€.,-])(?P<number>(?:\d{{1,3}}/)?\d{{1,5}}[a-z]?)\s+(?P<name>(?:[^\W\d_][\w’'.]*\s+){{1,3}})(?P<kind>{kinds})\.?(?:,?\s+{unit})?",
        re.IGNORECASE,
    )


_TOWN_AFTER = re.compile(r",\s+(?P<town>[A-ZÅÄÖ][^\W\d_]+)(?![\w-])(?!,?\s+[A-Z]{2}\s\d|\s+[A-ZÅÄÖ])")
_UK_POST = re.compile(r"(?<!\w)(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?!\w)")
_US_POST = re.compile(r"(?:(?:[A-Z][a-z]+ ?){1,3}, )?(?<!\w)[A-Z]{2} \d{5}(?:-\d{4})?(?!\w)")
_FI_POST = re.compile(rf"(?<![\w.,/-]){_POST}\s*,?\s*(?P<town>[^\W\d_]{{2,}}(?:-[^\W\d_]+)?)")
_BOX = re.compile(rf"\b(?:PL|PB|P\.?O\.? Box)\s?\d+,?\s+{_POST}\s+[^\W\d_]+")


def places(n: int, text: str) -> Iterator[Item]:
    """The addresses and postal codes of one turn."""
    for span in _joined(text, sorted([*_finnish(text), *_english(text)])):
        yield Item(n, span, Personal.ADDRESS, compact(span.of(text)), _RANK)
    for span in _posts(text):
        yield Item(n, span, Personal.POSTCODE, compact(span.of(text)), _RANK - 1)


_COUNTED = re.compile(r"\d|(?:yks|ykk|yhd|kaks|kahd|kol|nel|vii|vit|kuu|kut|sei|kas|yhe|kah|kym)", re.IGNORECASE)


def _finnish(text: str) -> Iterator[Span]:
    if not _COUNTED.search(text):
        return
    known = list(_streets(text))
    yield from known
    for found in _unusual().finditer(text):
        span = Span(*found.span("told" if found["told"] else "before"))
        if not any(one.start < span.end and span.start < one.end for one in known):
            yield span


def _streets(text: str) -> Iterator[Span]:
    for found in _street().finditer(text):
        if not _is_street(found):
            continue
        end = _number_end(text, found)
        if end:
            yield Span(_start(found), end)


@cache
def _unusual() -> re.Pattern[str]:
    """A house of any name, where a word tells that it is an address or a postal code and a town follow."""
    place = rf"(?-i:[A-ZÅÄÖ])[\w-]{{2,}}(?:\s(?-i:[a-zåäö])[\w-]{{2,}})?\s{_NUMBER}{_STAIR}"
    told = rf"\b(?:osoit|osot)\w*(?:\s(?:on|oli|siis))?[\s:]+(?P<told>{place})"
    before = rf"(?<![\w.-])(?P<before>{place})(?=,?\s+{_POST}\s+(?-i:[A-ZÅÄÖ]))"
    return re.compile(rf"{told}|{before}", re.IGNORECASE)


def _start(found: re.Match[str]) -> int:
    """Where a street's name begins: *Vanha Turuntie*, *Antti Korpin tie*, but not *Helsingissä Kalliokuja*."""
    before = found["first"].split()
    if found["own"]:
        return found.start("first")
    kept = [word for word in before if _belongs(word)] or _genitive(before, found["street"])
    return (
        found.start("first") + len(found["first"]) - sum(len(word) + 1 for word in kept)
        if kept
        else found.start("street")
    )


def _genitive(before: list[str], street: str) -> list[str]:
    """The part of town before a street that is written small: *Tammelan puistokatu*."""
    last = before[-1:] if street[:1].islower() else []
    return [word for word in last if word[:1].isupper() and word.endswith("n")]


def _belongs(word: str) -> bool:
    own = listed(word, Language.FI)
    return (own is not None and own.given and not own.ending) or any(
        b.name in words("streets", "parts") for b in bases(word)
    )


def _is_street(found: re.Match[str]) -> bool:
    if _is_line(found):
        return found["first"].lower().strip().endswith(tuple(words("streets", "ordinals")))
    if any(not town(word) for word in _genitive(found["first"].split(), found["street"])):
        return True
    street = found["street"].lower()
    if any(_is_form(street, word) for word in words("streets", "not")) or town(street):
        return False
    if found["own"]:
        return _is_own(found)
    sure = found["end"].lower() not in words("streets", "unsure") or found["street"][:1].isupper()
    return sure or bool(_told().search(found.string, max(0, found.start() - _NEAR), found.start()))


def _is_line(found: re.Match[str]) -> bool:
    """*Kolmas linja 18* is a street, a bus's *linja 18* is not."""
    return (found["own"] or found["end"]).lower().startswith("linja")


def _is_own(found: re.Match[str]) -> bool:
    """*Antti Korpin tie 4* only after a name, *Bulevardi 4* alone."""
    own = found["own"]
    alone = own[0].isupper() and own.lower().startswith(tuple(words("streets", "alone")))
    return alone or (bool(found["first"]) and bool(own.islower()))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(any_of("streets", "told"), re.IGNORECASE)


def _is_form(street: str, word: str) -> bool:
    """Whether it is the word in some case: *rautatiellä*, but not *Rautatiekatu*."""
    return street.startswith(word[:-1]) and len(street) <= len(word) + _LONGEST_ENDING


def _number_end(text: str, found: re.Match[str]) -> int:
    """Where the number after a street ends, 0 where none follows; said numbers may be several words."""
    if found["number"][0].isdigit():
        return found.end("number")
    end, start = 0, found.start("number")
    text = text[start : found.end() + 90]
    row = list(re.finditer(r"[^\W_]+", text))[:_LONGEST_SAID]
    for i, word in enumerate(row):
        low = word[0].lower()
        within = bool(end) and low in words("streets", "within")
        if not (house(low) or within or (end and len(low) < 4 and letter(low))):
            break
        if i and "," in text[row[i - 1].end() : word.start()] and not within and not _post_said(row[i:]):
            break
        if not within or low.startswith("toi"):
            end = start + word.end()
    return end


def _post_said(row: list[re.Match[str]]) -> bool:
    """Whether five digits follow in words: *nolla nolla viis kolme nolla*."""
    said = "".join(takewhile(bool, (digits(word[0].lower()) for word in row)))
    return len(said.replace("_", "0")) == _POST_DIGITS


def _english(text: str) -> Iterator[Span]:
    for found in _street_en().finditer(text):
        named = all(word[:1].isupper() for word in found["name"].split())
        if (named and found["kind"][:1].isupper()) or found["kind"].lower() in words("streets", "plain"):
            yield Span(*found.span())
    yield from (Span(*found.span()) for found in _named_house().finditer(text))
    yield from _said(text)


@cache
def _named_house() -> re.Pattern[str]:
    """*Rose Cottage, Church Lane*, where no number stands; a post box."""
    kinds = any_of("streets", "english")
    return re.compile(rf"{_HOUSE},\s+(?:[A-Z]\w+\s+){{1,2}}(?i:{kinds})|\bP\.?\s?O\.? Box \d+")


@cache
def _street_said() -> re.Pattern[str]:
    return re.compile(rf"((?:[A-Z][\w’']*\s+){{1,2}})((?i:{any_of('streets', 'english')}))")


def _said(text: str) -> Iterator[Span]:
    """A number in words before an English street: *two hundred and six Station Road*."""
    for found in _street_said().finditer(text):
        start, said = found.start(), False
        for word in reversed(list(re.finditer(r"[^\W\d_]+", text[max(0, start - 50) : start]))):
            low, at = word[0].lower(), max(0, found.start() - 50) + word.start()
            number = digits(low) or low in {"and", "hundred"} or (len(low) == 1 and start == found.start())
            if not number or text[at + len(low) : start].strip(" ,"):
                break
            start, said = at, said or bool(digits(low))
        if said:
            yield Span(start, found.end())


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """Each address with the postal code and town that follow it."""
    for span in spans:
        rest = re.match(rf"(?:,?\s+|,?\s*\n)(?:{_POST}\s+)(?P<town>[^\W\d_]+(?:-[^\W\d_]+)?)", text[span.end :])
        if rest:
            yield Span(span.start, span.end + rest.end())
            continue
        place = _TOWN_AFTER.match(text, span.end)
        english = text[span.start].isdigit() or not text[span.start : span.end][-1].isdigit()
        yield Span(span.start, place.end()) if place and (english or town(place["town"])) else span


def _posts(text: str) -> Iterator[Span]:
    if not re.search(r"\d", text):
        return
    for found in _FI_POST.finditer(text):
        alone = text[: found.start()].rstrip(" ")[-1:] in {"", "\n", ","} and text[found.end() :][:1] in {"", "\n", ","}
        if town(found["town"]) or (alone and found["town"][0].isupper()):
            yield Span(*found.span())
    for pattern in (_UK_POST, _US_POST, _BOX):
        yield from (Span(*found.span()) for found in pattern.finditer(text))
