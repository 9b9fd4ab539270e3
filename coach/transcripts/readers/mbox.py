"""Mailboxes (mbox).

The messages of each thread are one conversation, in order of time. Messages belong together by their references, else
by subject. What a message quotes becomes a turn only where the mailbox does not hold the quoted message itself, so
nothing is said twice.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

from coach.model import Channel
from coach.transcripts.correspondents import cues
from coach.transcripts.draft import Draft
from coach.transcripts.mail import Mail
from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.transcripts.letters import Letter
    from coach.transcripts.raw import Raw

TITLE_FI = "Postilaatikko (mbox)"
EXTENSIONS = (".mbox", ".mbx", ".mbox.txt")
_START = re.compile(rb"^From [^\r\n]{0,200}\d{1,2}:\d{2}[^\r\n]{0,60}\r?\n(?=[A-Za-z][\w-]*:)", re.MULTILINE)
_ANSWER = re.compile(r"^\s*(?:(?:re|vs|vl|sv|ang|fw|fwd|aw)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_LEAST = 20  # letters and digits that make two texts the same when one holds the other


def recognises(raw: Raw) -> bool:
    """A line `From …` with a time, and header lines below it."""
    return bool(_START.match(raw.data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """A draft for each thread, in order of the first message in the file."""
    lines = list(_START.finditer(raw.data))
    ends = [*(line.start() for line in lines[1:]), len(raw.data)]
    mails = [Mail.of(raw.name, raw.data[line.end() : end]) for line, end in zip(lines, ends, strict=True)]
    for thread in _threads(mails):
        try:
            yield _draft(thread)
        except TranscriptError as error:
            yield error


def _draft(mails: Sequence[Mail]) -> Draft:
    in_time = sorted(mails, key=_when)
    newest = in_time[-1]
    addresses = [address for mail in in_time for address in mail.addresses]
    return Draft(cues(_letters(in_time), newest.receiver, addresses), channel=Channel.EMAIL)


def _when(mail: Mail) -> float:
    when = mail.when
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() if when else 0.0


def _letters(mails: Sequence[Mail]) -> list[Letter]:
    """Every message once, newest first, with those that are only quoted before the message that quotes them."""
    told: list[Letter] = []
    written = [(mail, mail.letters()) for mail in mails]
    own = [_bare(letters[0].text) for _, letters in written]
    for mail, (newest, *quoted) in written:
        for letter in reversed(quoted):
            if not _among(_bare(letter.text), [*own, *(_bare(one.text) for one in told)]):
                told.append(letter)
        told.append(replace(newest, when=mail.when) if mail.when else newest)
    return list(reversed(_on_one_clock(told)))


def _on_one_clock(letters: list[Letter]) -> list[Letter]:
    """Quoted messages have no time zone: they are given that of the messages around them."""
    zones = [one.when.tzinfo for one in letters if one.when and one.when.tzinfo]
    zone = zones[0] if zones else None
    return [replace(one, when=one.when.replace(tzinfo=one.when.tzinfo or zone)) if one.when else one for one in letters]


def _threads(mails: Sequence[Mail]) -> list[list[Mail]]:
    """The mails that belong together: by message ids, and by subject where one has no references."""
    threads: list[tuple[set[str], list[Mail]]] = []
    for mail in mails:
        keys = _keys(mail)
        joined = [thread for thread in threads if thread[0] & keys]
        threads = [thread for thread in threads if not thread[0] & keys]
        ids = keys.union(*(thread[0] for thread in joined))
        threads.append((ids, [one for thread in joined for one in thread[1]] + [mail]))
    place = {id(mail): n for n, mail in enumerate(mails)}
    return sorted((group for _, group in threads), key=lambda group: min(place[id(mail)] for mail in group))


def _keys(mail: Mail) -> set[str]:
    written = " ".join(mail.field(field) for field in ("message-id", "in-reply-to", "references"))
    ids = set(re.findall(r"<[^<>\s]+>", written))
    subject = " ".join(_ANSWER.sub("", mail.field("subject")).casefold().split())
    linked = mail.field("in-reply-to") or mail.field("references")
    answer = bool(_ANSWER.match(mail.field("subject")))
    by_subject = {f"{subject}|{person}" for person in _people(mail)} if subject and (answer or not linked) else set()
    return ids | by_subject or {f"{id(mail)}"}


def _people(mail: Mail) -> set[str]:
    """Both ends of a message, so that two customers with the same subject stay apart."""
    ends = sorted({mail.sender[1].casefold(), mail.receiver[1].casefold()} - {""})
    return {"|".join(ends)}


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _among(text: str, others: Sequence[str]) -> bool:
    """Whether the text is one of the others, or as good as one: quotations lose a signature or a line."""
    return any(text == one or (min(len(text), len(one)) >= _LEAST and (text in one or one in text)) for one in others)
