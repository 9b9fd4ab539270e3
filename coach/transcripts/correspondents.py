"""Who wrote each message of a thread, and which side they are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Role
from coach.transcripts.draft import Cue
from coach.transcripts.letters import Letter
from coach.transcripts.speakers import role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHARED_BOXES = {"info", "contact", "help", "service", "noreply", "no-reply", "palvelu", "toimisto", "office", "hello"}


def cues(letters: Sequence[Letter], receiver: tuple[str, str] = ("", "")) -> tuple[Cue, ...]:
    """The letters, newest first, as cues, oldest first; `receiver` is the name and address the newest went to."""
    signed = _signed(letters, receiver)
    sides = [_side(letter) for letter in signed]
    if not any(sides) and _side(Letter("", *receiver)) is Role.AGENT and len({*_names(signed)}) == 1:
        sides = [Role.CUSTOMER] * len(signed)
    found = zip(signed, _names(signed), sides, strict=True)
    return tuple(reversed([Cue(name, letter.text, role=side) for letter, name, side in found]))


def _signed(letters: Sequence[Letter], receiver: tuple[str, str]) -> list[Letter]:
    """Where a quotation names nobody, the two sides take turns."""
    signed: list[Letter] = []
    for letter in letters:
        known = letter.name or letter.address
        turned = (signed[-2].name, signed[-2].address) if len(signed) > 1 else receiver
        signed.append(letter if known or not signed else Letter(letter.text, *turned))
    return signed


def _names(letters: Sequence[Letter]) -> list[str]:
    """One name for each address, the first that is written out."""
    named = {one.address.casefold(): one.name for one in reversed(letters) if one.name and one.address}
    return [named.get(one.address.casefold()) or one.name or one.address for one in letters]


def _side(letter: Letter) -> Role | None:
    box = letter.address.split("@")[0].casefold()
    return role_of(letter.name) or role_of(box) or (Role.AGENT if box in _SHARED_BOXES else None)
