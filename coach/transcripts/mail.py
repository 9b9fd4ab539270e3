"""One e-mail message as the standard library reads it: its words, its sender, and those it went to."""

from __future__ import annotations

import codecs
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING

from coach.transcripts.letters import Letter, from_html, party, thread
from coach.transcripts.raw import decode
from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_MALFORMED = (LookupError, ValueError, AttributeError, TypeError, IndexError)  # what the library raises on broken mail
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(?:[ \t]|$)|[ \t]+\S")
_MOST_FIELDS = 300
OF_MAIL = {"message-id", "mime-version", "received", "content-type", "date"}  # no program shows these to people
_MOST_PARTS = 500


def header_fields(lines: Sequence[str]) -> set[str]:
    """The names of the header fields on top, in small letters; none where the first line is no header."""
    fields = set()
    for line in lines[:_MOST_FIELDS]:
        found = _HEADER.match(line)
        if not found:
            break
        fields.add((found[1] or "").casefold())
    return fields


class Mail:
    """A message; whatever is broken in it reads as empty."""

    def __init__(self, name: str, message: EmailMessage) -> None:
        self._name, self._message = name, message

    @classmethod
    def of(cls, name: str, data: bytes) -> Mail:
        """The message in the bytes of a file of that name."""
        return cls(name, message_from_bytes(data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n"), policy=policy.default))

    @property
    def sender(self) -> tuple[str, str]:
        """Name and address, either of which may be empty."""
        return party(self.field("from"))

    @property
    def receiver(self) -> tuple[str, str]:
        """Name and address of the first receiver."""
        return party(self.field("to"))

    @property
    def addresses(self) -> tuple[str, ...]:
        """All addresses it went to or should be answered at."""
        written = [self.field(field) for field in ("to", "cc", "reply-to")]
        return tuple(address for _, address in getaddresses(written) if address)

    @property
    def when(self) -> datetime | None:
        """When it was sent, with its time zone where it has one."""
        try:
            return parsedate_to_datetime(self.field("date"))
        except _MALFORMED:
            return None

    def field(self, name: str) -> str:
        """A header field's text."""
        try:
            return str(self._message.get(name, ""))
        except _MALFORMED:
            return ""

    def letters(self) -> list[Letter]:
        """The message and what it quotes or has attached, newest first; times are on the sender's own clock.

        Raises TranscriptError where the words are locked in an Outlook attachment.
        """
        newest, *quoted = thread(self._body())
        when = self.when
        own = Letter(newest.text, *self.sender, when.replace(tzinfo=None) if when else None)
        attached = [letter for mail in self._attached() for letter in mail.letters()]
        return [own, *quoted, *attached]

    def _attached(self) -> list[Mail]:
        """Messages forwarded as attachments."""
        parts = [part for part, _ in zip(self._message.walk(), range(_MOST_PARTS), strict=False)]
        inner = [part.get_payload() for part in parts[1:] if part.get_content_type() == "message/rfc822"]
        return [
            Mail(self._name, one[0])
            for one in inner
            if isinstance(one, list) and one and isinstance(one[0], EmailMessage)
        ]

    def _body(self) -> str:
        try:
            part = self._message.get_body(("plain", "html"))
            told = part is not None and (part.get_content_charset() or part.get("content-transfer-encoding"))
            text = str(part.get_content()) if part and told else self._as_it_stands()
        except _MALFORMED:
            part, text = None, self._as_it_stands()
        return from_html(text) if part and part.get_content_subtype() == "html" else text

    def _as_it_stands(self) -> str:
        """The text where the message does not say, or says wrong, how it is written."""
        parts = [part for part in self._message.walk() if not part.is_multipart()]
        if any(part.get_content_type() == "application/ms-tnef" for part in parts):
            raise TranscriptError(self._name, "winmail")
        texts = [part for part in parts if part.get_content_maintype() == "text"] or parts
        found = [part.get_payload(decode=True) for part in texts]
        return next((decode(self._name, one) for one in found if isinstance(one, bytes) and one.strip()), "")
