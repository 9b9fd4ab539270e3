"""Who wrote each message of a thread, which side they are on, and when."""

from __future__ import annotations

from datetime import UTC
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.model import Role, Segment
from coach.transcripts.draft import Cue
from coach.transcripts.letters import Letter
from coach.transcripts.speakers import role_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

_SHARED_BOXES = {
    "info", "contact", "help", "service", "noreply", "no-reply", "palvelu", "toimisto", "office", "hello", "myynti",
    "sales", "laskutus", "billing", "tilaukset", "orders", "palaute", "feedback", "yhteys", "posti", "kirjaamo",
}  # fmt: skip
_PRIVATE_MAIL = {
    "gmail", "googlemail", "hotmail", "outlook", "live", "msn", "icloud", "me", "yahoo", "luukku", "suomi24",
    "kolumbus", "elisanet", "saunalahti", "pp", "netti", "proton", "protonmail", "gmx", "welho", "dnainternet",
}  # fmt: skip


def cues(
    letters: Sequence[Letter], receiver: tuple[str, str] = ("", ""), others: Iterable[str] = ()
) -> tuple[Cue, ...]:
    """The letters, newest first, as cues, oldest first.

    `receiver` is the name and address the newest went to, `others` more addresses of the thread (copies).
    """
    signed = _signed(letters, receiver)
    sides = _sides(signed, receiver, others)
    if not any(sides) and _side(Letter("", *receiver)) is Role.AGENT and len({*_names(signed)}) == 1:
        sides = [Role.CUSTOMER] * len(signed)
    found = zip(signed, _names(signed), sides, _times([one.when for one in signed]), strict=True)
    return tuple(reversed([Cue(name, letter.text, time, role=side) for letter, name, side, time in found]))


def _signed(letters: Sequence[Letter], receiver: tuple[str, str]) -> list[Letter]:
    """Where a quotation names nobody, the two sides take turns."""
    signed: list[Letter] = []
    for letter in letters:
        known = letter.name or letter.address
        turned = (signed[-2].name, signed[-2].address) if len(signed) > 1 else receiver
        signed.append(letter if known or not signed else Letter(letter.text, *turned, letter.when))
    return signed


def _names(letters: Sequence[Letter]) -> list[str]:
    """One name for each address, the first that is written out."""
    named = {one.address.casefold(): one.name for one in reversed(letters) if one.name and one.address}
    return [named.get(one.address.casefold()) or one.name or one.address for one in letters]


def _sides(letters: Sequence[Letter], receiver: tuple[str, str], others: Iterable[str]) -> list[Role | None]:
    """By name and mailbox; colleagues share the domain of the service's mailbox, private mail is the customer's."""
    own = [_side(letter) for letter in letters]
    known = [letter.address for letter, side in zip(letters, own, strict=True) if side is Role.AGENT]
    known += [address for address in (receiver[1], *others) if _side(Letter("", "", address)) is Role.AGENT]
    ours = {_domain(address) for address in known} - {""}
    domains = {_domain(letter.address) for letter in letters} - {""}
    if not ours and len(domains) == 2:
        private = {domain for domain in domains if domain.split(".")[0] in _PRIVATE_MAIL}
        ours = domains - private if len(private) == 1 else set()
    return [side or _by_domain(letter, ours) for letter, side in zip(letters, own, strict=True)]


def _by_domain(letter: Letter, ours: set[str]) -> Role | None:
    if not ours or not letter.address:
        return None
    return Role.AGENT if _domain(letter.address) in ours else Role.CUSTOMER


def _domain(address: str) -> str:
    return address.casefold().partition("@")[2]


def _side(letter: Letter) -> Role | None:
    box = letter.address.split("@")[0].casefold()
    return role_of(letter.name) or role_of(box) or (Role.AGENT if box in _SHARED_BOXES else None)


def _times(moments: Sequence[datetime | None]) -> list[Segment | None]:
    """Seconds from the oldest, for messages newest first; none at all where the order contradicts them."""
    known = [_seconds(moment) for moment in moments if moment is not None]
    if len(known) < 2 or any(newer < older for newer, older in pairwise(known)):
        return [None] * len(moments)
    first = known[-1]
    since = (_seconds(moment) - first if moment is not None else None for moment in moments)
    return [Segment(at, at) if at is not None else None for at in since]


def _seconds(moment: datetime) -> float:
    """Seconds from 1970; a moment without a zone counts as if it had one, and never depends on this machine's."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
