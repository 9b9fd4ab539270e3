"""Zendesk.

A ticket's comments, in it, beside it and its users, or alone; audits of a ticket are read too. Internal
notes (`public` false) are not said to the customer and are left out. The role comes from the users where they are
included, from the ticket's requester and assignee, and from who writes internal notes: only agents do. Where none of
these tells, it is guessed from what is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import AliasChoices, Field

from coach.model import Channel, Role, Segment
from coach.transcripts.draft import Cue, Draft, LeftOut
from coach.transcripts.letters import own_words, written
from coach.transcripts.speakers import automatic
from coach.transcripts.stamps import moments
from coach.transcripts.vendor import Shape, has, keys_of, objects, shaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Zendesk"
EXTENSIONS = (".json",)
_ROLES = {"end-user": Role.CUSTOMER, "end_user": Role.CUSTOMER, "agent": Role.AGENT, "admin": Role.AGENT}
_OWN = {"public", "plain_body", "html_body", "audit_id"}  # keys that no other program's messages have
_CHATS = {"chat", "native_messaging", "messaging", "whatsapp", "facebook", "sms"}


class _Via(Shape):
    channel: str = ""


class _User(Shape):
    id: str = ""
    name: str = ""
    role: str = ""


class _Comment(Shape):
    author_id: str = ""
    author: _User | None = None
    plain_body: str = ""
    html_body: str = ""
    body: str = ""
    created_at: str = ""
    public: bool = True
    via: _Via = _Via()

    @property
    def text(self) -> str:
        return own_words(written(self.plain_body or self.body or self.html_body))

    @property
    def by(self) -> str:
        return self.author_id or (self.author.id or self.author.name if self.author else "")


class _Ticket(Shape):
    id: str = ""
    requester_id: str = ""
    assignee_id: str = ""


class _File(Shape):
    id: str = Field("", validation_alias=AliasChoices("ticket_id", "id"))
    requester_id: str = ""
    assignee_id: str = ""
    ticket: _Ticket = _Ticket()
    comments: tuple[_Comment, ...] = ()
    users: tuple[_User, ...] = ()


def recognises(raw: Raw) -> bool:
    """Comments with an author."""
    return bool(_comments(raw))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The ticket's public comments as one conversation."""
    around = raw.json if isinstance(raw.json, dict) else {}
    whole = shaped(_File, raw, {**around, "comments": _comments(raw)})
    comments = sorted((one for one in whole.comments if one.text), key=lambda one: one.created_at)
    known = {user.id: user for user in (*(one.author for one in comments if one.author), *whole.users)}
    times = moments([one.created_at for one in comments])
    roles = _roles(whole, comments, known)
    cues = tuple(_cue(one, known, roles, at) for one, at in zip(comments, times, strict=True))
    chatting = any(one.via.channel in _CHATS for one in comments)
    yield Draft(cues, id=whole.ticket.id or whole.id, channel=Channel.CHAT if chatting else Channel.EMAIL)


def _comments(raw: Raw) -> list[dict[str, Any]]:
    """The comments, from a list of their own or from among the events of the ticket's audits."""
    if "author_id" in keys_of(raw.json) and _OWN & keys_of(raw.json):
        return objects(raw.json)
    for listed in (_under(raw.json, "comments"), _under(_under(raw.json, "ticket"), "comments")):
        if {"author_id", "author"} & keys_of(listed):
            return objects(listed)
    audits = objects(raw.json.get("audits")) if has(raw, "audits") else []
    return [
        {"created_at": audit.get("created_at"), "author_id": audit.get("author_id"), "via": audit.get("via"), **event}
        for audit in audits
        for event in objects(audit.get("events"))
        if event.get("type") == "Comment"
    ]


def _under(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _roles(whole: _File, comments: Sequence[_Comment], users: dict[str, _User]) -> dict[str, Role]:
    """What the file tells of each author; whoever is alone beside the known agents is the customer."""
    told = {id: _ROLES.get(user.role, Role.OTHER) for id, user in users.items() if user.role}
    told |= {one.by: Role.AGENT for one in comments if not one.public and one.by not in told}
    for id, role in (
        (whole.ticket.assignee_id or whole.assignee_id, Role.AGENT),
        (whole.ticket.requester_id or whole.requester_id, Role.CUSTOMER),
    ):
        told.setdefault(id, role)
    told.pop("", None)
    unknown = {one.by for one in comments} - told.keys()
    alone = len(unknown) == 1 and Role.AGENT in told.values() and Role.CUSTOMER not in told.values()
    return told | dict.fromkeys(unknown, Role.CUSTOMER) if alone else told


def _cue(comment: _Comment, users: dict[str, _User], roles: dict[str, Role], time: Segment | None) -> Cue:
    user = users.get(comment.by)
    name = user.name if user and user.name else f"Author {comment.by}".strip()
    left_out = LeftOut.NOTE if not comment.public else LeftOut.BOT if automatic(name) else None
    return Cue(name, comment.text, time, role=roles.get(comment.by), left_out=left_out)
