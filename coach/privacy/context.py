"""What stands around a word and says it is a name: *nimeni on*, *terveisin*, *rouva*, *puhelimessa*, a question."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from coach.privacy.words import any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.model import Turn
    from coach.privacy.signs import Sign


class Says(IntEnum):
    """How much the context says."""

    NOTHING = 0
    LISTED = 1  # a name, if the lists have it
    CAPITAL = 2  # a name, if it is listed or written with a capital letter
    ANY = 3  # a name


_GAP = re.compile(r",?\s+|\s*[:–-]\s*")
_TITLE_GAP = re.compile(r"[.,]?\s+|\s*[:–-]\s*")
_LINES = 4
_SHORT = 6


def context(turn: Turn, found: Sequence[Sign], before: Turn | None) -> dict[int, Says]:
    """For the words of a turn, by their place, what the words around them say; `before` is the other's last turn."""
    said: dict[int, Says] = {}
    pairs = [*_after(turn.text, found), *_ahead(found), *_signed(turn.text, found), *_answers(turn, found, before)]
    for i, says in pairs:
        said[i] = max(says, said.get(i, Says.NOTHING))
    return said


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Says], ...]:
    return tuple(
        (re.compile(any_of("names", key), re.IGNORECASE), says)
        for key, says in (
            ("says", Says.ANY),
            ("titles", Says.CAPITAL),
            ("kin", Says.CAPITAL),
            ("intro", Says.LISTED),
            ("greets", Says.LISTED),
        )
    )


def _after(text: str, found: Sequence[Sign]) -> Iterator[tuple[int, Says]]:
    """The word right after *nimeni on*, *rouva*, *hei* …"""
    at = {sign.start: i for i, sign in enumerate(found)}
    for pattern, says in _patterns():
        for match in pattern.finditer(text):
            if _of_a_thing(text, match):
                continue
            gap = (_TITLE_GAP if says is Says.CAPITAL else _GAP).match(text, match.end())
            i = at.get(gap.end()) if gap else None
            if i is not None:
                yield i, _greeted(text, found[i], match, says)


def _of_a_thing(text: str, match: re.Match[str]) -> bool:
    """*Tuotteen nimi on …*, *the network name is …*: what is named is no person."""
    before = re.search(r"([^\W\d_]+)(?:['’]s)?\s+$", text[: match.start()])
    named = match[0].lower().startswith(("nimi", "name"))
    return named and before is not None and before[1].lower() in words("names", "things")


def _greeted(text: str, sign: Sign, match: re.Match[str], says: Says) -> Says:
    """After a greeting a word in capitals that closes the line or the clause is a name too: *Hei Xhevahire!*"""
    greeting = " ".join(match[0].lower().split()) in words("names", "greets")
    closes = bool(re.match(r"\s*(?:[,!.\n]|$)", text[sign.end :]))
    return Says.CAPITAL if greeting and closes and not re.search(r"[.!?]\s*$", text[: sign.start]) else says


def _ahead(found: Sequence[Sign]) -> Iterator[tuple[int, Says]]:
    """The word right before *puhelimessa*, *speaking*."""
    for i, sign in enumerate(found[1:], 1):
        if sign.low in words("names", "did") and found[i - 1].first:
            yield i - 1, Says.LISTED
        if sign.low in words("names", "ends"):
            strong = sign.low in {"puhelimessa", "puhelimes", "linjalla", "speaking"}
            yield i - 1, Says.CAPITAL if strong else Says.LISTED


@cache
def _closing() -> re.Pattern[str]:
    closes = any_of("names", "closes")
    return re.compile(rf"(?:^|[\n.!?,]\s*)(?:{closes})[.,!:]*\s*(?:\n|(?=[^\s]))", re.IGNORECASE)


def _signed(text: str, found: Sequence[Sign]) -> Iterator[tuple[int, Says]]:
    """The first words of the lines after *terveisin*, up to a line that begins small or with a number."""
    for match in _closing().finditer(text):
        at = match.end()
        for line in text[at:].split("\n")[:_LINES]:
            start = at + len(line) - len(line.lstrip())
            at += len(line) + 1
            if not line.strip():
                continue
            here = [i for i, sign in enumerate(found) if start <= sign.start < at]
            if not here or found[here[0]].start != start or not found[here[0]].capital:
                break
            if "\n" not in match[0] and not _alone(text, found, here[0]):
                break
            yield here[0], Says.CAPITAL if _alone(text, found, here[0]) else Says.LISTED


def _answers(turn: Turn, found: Sequence[Sign], before: Turn | None) -> Iterator[tuple[int, Says]]:
    """The first words of an answer to *Mikä teidän nimenne on?*"""
    if before is None or before.speaker is turn.speaker or not re.search(any_of("names", "asks"), before.text, re.I):
        return
    row = [i for i, sign in enumerate(found) if sign.low not in words("names", "hedges")]
    if row and row[0] <= _SHORT:
        yield row[0], Says.CAPITAL if _alone(turn.text, found, row[0]) else Says.LISTED


def _alone(text: str, found: Sequence[Sign], i: int) -> bool:
    """Whether a word stands by itself or with other capitals: not the beginning of a sentence."""
    after = found[i + 1] if i + 1 < len(found) else None
    joined = after is not None and (after.capital or after.low in words("names", "particles"))
    return after is None or joined or bool(re.match(r"\s*(?:[,.!?;–/\n]|$)", text[found[i].end :]))
