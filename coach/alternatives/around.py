"""Where words go that are said around a turn's own: after its greeting, before its farewell and its signature."""

from __future__ import annotations

import re

from coach.language.letter import closing_of
from coach.model import Language

HELLO = {Language.FI: "Hei!", Language.EN: "Hello!"}
_GREETING = re.compile(
    r"(?:hei|moi|moikka|terve|päivää|huomenta|hyvää \w+|(?:hyvä|arvoisa) \w+|hello|hi|dear"
    r"|good (?:morning|afternoon|evening))\b[^\n.!?,:;]{0,30}[.!,]*\s*(?:\n\s*)*"
    r"(?:(?:ja )?(?:kiitos|kiitämme|thank you|thanks)\b[^\n.!?]*[.!]+\s*)?",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"(?:^|(?<=[.!?\n]))\s*(?:hei ?hei|moi ?moi|moikka|heippa|kuulemiin|näkemiin|bye(?: now)?|goodbye|cheers)[.! ]*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\n\s*(?:\S+[ \t]*){1,3}$")
_ENDS = re.compile(r"[.!?…:)]$|[^\w\s,;\"”’'-]$")


def with_offer(text: str, offer: str) -> str:
    """The text with a sentence more, before a farewell and the signature."""
    end = closing_of(text)
    for leave in (_SIGNED, _FAREWELL):
        left = leave.search(text, 0, end)
        end = left.start() if left else end
    told, rest = text[:end].rstrip(), text[len(text[:end].rstrip()) :]
    if not told:
        return text
    return f"{told}{'' if _ENDS.search(told) else '.'} {offer}{rest}"


def opened(text: str, opening: str) -> str:
    """The text with words before it; a greeting that it has stays first."""
    if not opening:
        return text
    greeting = _GREETING.match(text)
    if greeting is None or greeting.end() == len(text):
        return f"{opening} {text[:1].upper()}{text[1:]}"
    said, rest = greeting[0], text[greeting.end() :]
    for hello in HELLO.values():
        opening = opening.removeprefix(hello).strip()
    if not opening:
        return text
    stop = said if "\n" in said else f"{said.rstrip(' ,.!')}! "
    return f"{stop}{opening} {rest[:1].upper()}{rest[1:]}"
