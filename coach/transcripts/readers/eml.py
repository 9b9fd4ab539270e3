"""E-mail messages (.eml) with the thread they quote.

Every quoted message becomes an earlier turn; quotations are told by Finnish, Swedish and English header lines,
signatures below `-- ` are left out, HTML is read for its words. A sender whose name, address or domain says so
(Asiakaspalvelu, support@…) is the agent. Times are the writers' own clocks, given where the quotations have them in
order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.model import Channel
from coach.transcripts.correspondents import cues
from coach.transcripts.draft import Draft
from coach.transcripts.mail import Mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Sähköpostiviesti (.eml)"
EXTENSIONS = (".eml",)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(?:[ \t]|$)|[ \t]+\S")


def recognises(raw: Raw) -> bool:
    """Header lines with From: and another of a message's own, before an empty line."""
    fields = set()
    for line in raw.lines[:300]:
        found = _HEADER.match(line)
        if not found:
            break
        fields.add((found[1] or "").casefold())
    return "from" in fields and bool(fields & {"date", "message-id", "subject", "mime-version", "received"})


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The message's thread as one conversation, oldest first."""
    mail = Mail.of(raw.name, raw.data)
    yield Draft(cues(mail.letters(), mail.receiver, mail.addresses), channel=Channel.EMAIL)
