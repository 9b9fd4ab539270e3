"""E-mail messages (.eml).

Every quoted message becomes an earlier turn; quotations are told by Finnish, Swedish and English header lines,
signatures below `-- ` are left out, HTML is read for its words. A sender whose name, address or domain says so
(Asiakaspalvelu, support@…) is the agent. Times are the writers' own clocks, given where the quotations have them in
order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Channel
from coach.transcripts.correspondents import cues
from coach.transcripts.draft import Draft
from coach.transcripts.mail import OF_MAIL, Mail, header_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Sähköpostiviesti (.eml)"
EXTENSIONS = (".eml",)


def recognises(raw: Raw) -> bool:
    """Header lines with From: and another of a message's own, before an empty line."""
    fields = header_fields(raw.lines)
    return "from" in fields and bool(fields & OF_MAIL or ("subject" in fields and "sent" not in fields))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The message's thread as one conversation, oldest first."""
    mail = Mail.of(raw.name, raw.data)
    yield Draft(cues(mail.letters(), mail.receiver, mail.addresses), channel=Channel.EMAIL)
