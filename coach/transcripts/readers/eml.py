"""E-mail messages (.eml) with the thread they quote, Finnish or English.

Every quoted message becomes an earlier turn, signatures below `-- ` are left out. A sender whose name or address says
so (Asiakaspalvelu, support@…) is the agent. The quoted messages have no reliable times, so no turn has one.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from coach.model import Channel
from coach.transcripts.correspondents import cues
from coach.transcripts.draft import Draft
from coach.transcripts.letters import Letter, from_html, party, thread
from coach.transcripts.raw import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Sähköpostiviesti (.eml)"
EXTENSIONS = (".eml",)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]|[ \t]+\S")
_MALFORMED = (LookupError, ValueError, AttributeError, TypeError)  # what the standard library raises on broken mail


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
    newest, *quoted = thread(_body(message, raw))
    sender, receiver = (_party(message, field) for field in ("from", "to"))
    yield Draft(cues([Letter(newest.text, *sender), *quoted], receiver), channel=Channel.EMAIL)


def _body(message: EmailMessage, raw: Raw) -> str:
    try:
        part = message.get_body(("plain", "html"))
        told = part is not None and (part.get_content_charset() or part.get("content-transfer-encoding"))
        text = str(part.get_content()) if part and told else _as_it_stands(message, raw)
    except _MALFORMED:
        part, text = None, _as_it_stands(message, raw)
    return from_html(text) if part and part.get_content_subtype() == "html" else text


def _as_it_stands(message: EmailMessage, raw: Raw) -> str:
    """The text where the message does not say, or says wrong, how it is written."""
    found = [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]
    return next((decode(raw.name, one) for one in found if isinstance(one, bytes) and one.strip()), "")


def _party(message: EmailMessage, field: str) -> tuple[str, str]:
    try:
        return party(str(message.get(field, "")))
    except _MALFORMED:
        return "", ""
