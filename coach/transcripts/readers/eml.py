"""E-mail messages (.eml) with the thread they quote, Finnish or English.

Every quoted message becomes an earlier turn, signatures below `-- ` are left out. A sender whose name or address says
so (Asiakaspalvelu, support@…) is the agent. The quoted messages have no reliable times, so no turn has one.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.utils import parseaddr
from typing import TYPE_CHECKING

from coach.model import Channel, Role
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.letters import Letter, from_html, thread
from coach.transcripts.speakers import role_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from coach.transcripts.raw import Raw, TranscriptError

EXTENSIONS = (".eml",)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]|[ \t]+\S")
_MALFORMED = (LookupError, ValueError, AttributeError, TypeError)  # what the standard library raises on broken mail
_SHARED_BOXES = {"info", "contact", "help", "service", "noreply", "no-reply", "asiakaspalvelu", "tuki", "palvelu"}


def recognises(raw: Raw) -> bool:
    """Header lines with From: and another of a message's own, before an empty line."""
    fields = set()
    for line in raw.lines[:200]:
        found = _HEADER.match(line)
        if not found:
            break
        fields.add((found[1] or "").casefold())
    return "from" in fields and bool(fields & {"date", "message-id", "subject", "mime-version", "received"})


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The message's thread as one conversation, oldest first."""
    message = message_from_bytes(raw.data, policy=policy.default)
    newest, *quoted = thread(_body(message))
    sender, receiver = (_party(message, field) for field in ("from", "to"))
    letters = _signed([Letter(newest.text, *sender), *quoted], receiver)
    cues = (Cue(name, one.text, role=_role(one)) for one, name in zip(letters, _names(letters), strict=True))
    yield Draft(tuple(reversed(list(cues))), channel=Channel.EMAIL)


def _body(message: EmailMessage) -> str:
    try:
        part = message.get_body(("plain", "html"))
        text = str(part.get_content()) if part else ""
    except _MALFORMED:
        part, text = None, _bytes_of(message)
    return from_html(text) if part and part.get_content_subtype() == "html" else text


def _bytes_of(message: EmailMessage) -> str:
    """The text as it stands where the message does not say right how it is written."""
    found = [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]
    return next((one.decode("utf-8", "replace") for one in found if isinstance(one, bytes)), "")


def _party(message: EmailMessage, field: str) -> tuple[str, str]:
    try:
        return parseaddr(str(message.get(field, "")))
    except _MALFORMED:
        return "", ""


def _signed(letters: list[Letter], receiver: tuple[str, str]) -> list[Letter]:
    """Where a quotation names nobody, the two sides take turns."""
    signed: list[Letter] = []
    for letter in letters:
        known = letter.name or letter.address
        turned = (signed[-2].name, signed[-2].address) if len(signed) > 1 else receiver
        signed.append(letter if known or not signed else Letter(letter.text, *turned))
    return signed


def _names(letters: list[Letter]) -> list[str]:
    """One name for each address, the first that is written out."""
    named = {one.address.casefold(): one.name for one in reversed(letters) if one.name and one.address}
    return [named.get(one.address.casefold()) or one.name or one.address for one in letters]


def _role(letter: Letter) -> Role | None:
    box = letter.address.split("@")[0].casefold()
    return role_of(letter.name) or role_of(box) or (Role.AGENT if box in _SHARED_BOXES else None)
