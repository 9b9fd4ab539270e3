"""E-mail pasted as text.

A block of header lines in Finnish or English above each message, newest first: `Lähettäjä: …`, `Vastaanottaja: …`,
`Aihe: …` or `From: …`, `Sent: …`, `To: …`, as programs show and print messages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Channel
from coach.transcripts.correspondents import cues
from coach.transcripts.draft import Draft
from coach.transcripts.letters import receiver_of, starts_with_fields, thread
from coach.transcripts.mail import OF_MAIL, header_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Sähköposti tekstiksi liitettynä"
EXTENSIONS = (".txt",)


def recognises(raw: Raw) -> bool:
    """A block of header lines at the start that is no real message header."""
    return starts_with_fields(raw.text) and not raw.looks_like_json and not header_fields(raw.lines) & OF_MAIL


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The thread as one conversation, oldest first."""
    letters = [letter for letter in thread(raw.text) if letter.text]
    yield Draft(cues(letters, receiver_of(raw.text)), channel=Channel.EMAIL)
