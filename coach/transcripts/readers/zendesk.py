"""Zendesk ticket comments, with or without the users beside them.

Internal notes (`public` false) are not said to the customer and are left out. The role comes from the users where they
are included; otherwise whoever wrote the first comment is taken for the customer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Channel, Role, Segment
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.letters import from_html, own_words
from coach.transcripts.stamps import moments
from coach.transcripts.vendor import Shape, first_of, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Zendesk"
EXTENSIONS = (".json",)
_ROLES = {"end-user": Role.CUSTOMER, "agent": Role.AGENT, "admin": Role.AGENT}
_CHATS = {"chat", "native_messaging", "messaging", "whatsapp", "facebook", "sms"}


class _Via(Shape):
    channel: str = ""


class _Comment(Shape):
    author_id: str = ""
    plain_body: str = ""
    html_body: str = ""
    body: str = ""
    created_at: str = ""
    public: bool = True
    via: _Via = _Via()

    @property
    def text(self) -> str:
        return own_words(self.plain_body or self.body or from_html(self.html_body))


class _User(Shape):
    id: str
    name: str = ""
    role: str = ""


class _File(Shape):
    comments: tuple[_Comment, ...]
    users: tuple[_User, ...] = ()


def recognises(raw: Raw) -> bool:
    """Comments with an author."""
    return "author_id" in first_of(raw, "comments")


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The ticket's public comments as one conversation."""
    whole = shaped(_File, raw)
    comments = [one for one in whole.comments if one.public and one.text]
    users = {user.id: user for user in whole.users}
    times = moments([one.created_at for one in comments])
    opener = comments[0].author_id if comments else ""
    cues = tuple(_cue(one, users.get(one.author_id), opener, at) for one, at in zip(comments, times, strict=True))
    chatting = any(one.via.channel in _CHATS for one in comments)
    yield Draft(cues, channel=Channel.CHAT if chatting else Channel.EMAIL)


def _cue(comment: _Comment, user: _User | None, opener: str, time: Segment | None) -> Cue:
    if user:
        return Cue(user.name or user.id, comment.text, time, role=_ROLES.get(user.role, Role.OTHER))
    role = Role.CUSTOMER if comment.author_id == opener else Role.AGENT
    return Cue(f"User {comment.author_id}", comment.text, time, role=role)
