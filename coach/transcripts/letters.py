"""Written messages: the words of their HTML, and the thread of messages quoted below one another."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING

from coach.transcripts.letterdates import moment

if TYPE_CHECKING:
    from datetime import datetime

_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)>", re.IGNORECASE)
_UNSEEN = re.compile(r"<!--|<(?P<kind>style|script|head|title)\b[^<>]*>", re.IGNORECASE)
_FIELD = r"\*{0,2}[A-ZÅÄÖ][\w-]{1,20}:(?=[ \t*])"
_QUOTING = re.compile(r"(</?blockquote\b[^<>]*>)", re.IGNORECASE)
_MARKUP = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|u|ul|ol|li|table|tr|td|body|html|blockquote|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)

_WEEKDAY = r"(?:ma|ti|ke|to|pe|la|su|mon|tue|wed|thu|fri|sat|sun|den|mån|tis|ons|tors|lör|sön)\w*\b"
_LINE_PAIR = r"[^\n]{0,200}?(?:\n[^\n]{0,100}?)?"  # programs break the long line in two
_FROM = r"\*{0,2}(?:From|Lähettäjä|Från):\*{0,2}"
_NEXT_FIELD = r"\*{0,2}(?:Sent|Date|To|Subject|Lähetetty|Päiv\w+|Pvm|Vastaanottaja|Aihe|Skickat|Datum|Till):"
_ORIGINAL = (
    r"(?:Original Message|Alkuperäinen viesti|Alkuperäinen sähköposti|Forwarded message|Välitetty viesti"
    r"|Edelleenlähetetty viesti|Ursprungligt meddelande|Begin forwarded message)"
)
_BLOCK = rf"{_FROM}[^\n]*\n[ \t]*{_NEXT_FIELD}[^\n]*(?:\n[ \t]*{_FIELD}[^\n]*){{0,8}}"
_QUOTE = re.compile(
    r"^[ \t]*(?:"
    rf"On\b(?=[^\n]*\d){_LINE_PAIR}\bwrote[ \t]*:[ \t]*$"
    rf"|(?:{_WEEKDAY}|\d)(?=[^\n]*\d){_LINE_PAIR}\b(?:kirjoitti|skrev(?:[ \t][^\n]{{1,80}})?)[ \t]*:[ \t]*$"
    r"|[^\n]{0,120}\bkirjoitti[ \t]+[^\n]{0,20}\d[^\n]{0,60}:[ \t]*$"
    r"|[^\n]{0,120}\b(?:kirjoitti|wrote|skrev)[ \t]*:[ \t]*$(?=\n\s*>)"
    rf"|(?:-{{2,}}[ \t]*{_ORIGINAL}[ \t]*-{{2,}}|_{{5,}})[ \t]*\n\s{{0,3}}{_BLOCK}"
    rf"|-{{2,}}[ \t]*{_ORIGINAL}[ \t]*-{{2,}}[ \t]*$"
    rf"|{_BLOCK}"
    r")",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(r"[<(](?:mailto:)?([^\s<>()]+@[^\s<>()]+)[>)]")
_MARKED = re.compile(r"^[ \t]*>", re.MULTILINE)
_LONGEST = 500_000  # characters of a message that are searched for quotations
_DEEPEST = 40  # messages of a thread


_HEADLESS = re.compile(
    rf"\s{{0,9}}(?:-{{0,10}}[ \t]{{0,9}}{_ORIGINAL}[ \t]{{0,9}}-{{0,10}}[ \t]{{0,9}}\n)+", re.IGNORECASE
)
_FROM_PHONE = re.compile(
    r"^[ \t]*(?:Lähetetty (?:minun )?(?:iP|Android|Samsung|Outlook|puhelim|Huawei|OnePlus|Yahoo)"
    r"|Sent from (?:my|Outlook|Mail)|Hanki Outlook|Get Outlook|Skickat från)[^\n]{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)


_TO = re.compile(r"^[ \t]*\*{0,2}(?:To|Vastaanottaja|Till):\*{0,2}([^\n]*)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Letter:
    """One message of a thread: its words and, where the thread tells, its sender and when it was sent."""

    text: str
    name: str = ""
    address: str = ""
    when: datetime | None = None


def from_html(text: str) -> str:
    """The words of a piece of HTML, a line for each paragraph; what it quotes has `>` before each line."""
    depth, parts = 0, list[str]()
    for piece in _QUOTING.split(_seen(text)):
        if _QUOTING.fullmatch(piece):
            depth = max(depth - 1, 0) if piece.startswith("</") else min(depth + 1, _DEEPEST)
            continue
        words = _words(piece)
        parts += ["\n".join(f"{'>' * depth} {line}" if depth else line for line in words.split("\n"))] if words else []
    return "\n\n".join(parts)


def written(text: str) -> str:
    """The words of a text that may or may not be HTML; it is where it has paragraphs, line breaks or the like."""
    return from_html(text) if _MARKUP.search(text) else text


def _seen(markup: str) -> str:
    """The markup without comments, styles and scripts; one that is never closed is no such thing."""
    kept: list[str] = []
    small, at, unclosed = markup.lower(), 0, set[str]()
    while found := _UNSEEN.search(markup, at):
        end = f"</{found['kind'].lower()}" if found["kind"] else "-->"
        closed = -1 if end in unclosed else small.find(end, found.end())
        kept.append(markup[at : found.start()])
        if closed < 0:
            unclosed.add(end)  # not sought again, or a file full of openings would take for ever
            at = found.end()
        else:
            at = markup.find(">", closed) + 1 or len(markup)
    return "".join((*kept, markup[at:]))


def _words(markup: str) -> str:
    even = re.sub(r"\s+", " ", markup)
    bare = html.unescape(_TAG.sub("", _BREAK.sub("\n", even))).replace("\xa0", " ")
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in bare.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def own_words(text: str) -> str:
    """The message without the thread it quotes and without the signature below `-- `.

    >>> own_words("Kiitos.\\n\\nma 2. marrask. 2026 klo 9.01 Sari (a@b.example) kirjoitti:\\n> Hei")
    'Kiitos.'
    """
    return thread(text)[0].text


def thread(text: str) -> list[Letter]:
    """The message and those quoted below it, newest first; the first has no sender."""
    letters: list[Letter] = []
    rest, sender, when = text.replace("\r\n", "\n").replace("\r", "\n"), ("", ""), None
    for _ in range(_DEEPEST):
        own, header, rest = _split(rest)
        letters.append(Letter(_unsigned(own), *sender, when))
        if not rest.strip() and not header:
            break
        sender, when = _sender(header), moment(header)
    return letters[:1] + [letter for letter in letters[1:] if letter.text]


def starts_with_fields(text: str) -> bool:
    """Whether the text begins with a block such as `Lähettäjä: …`, `Vastaanottaja: …`."""
    return bool(
        re.match(rf"\s{{0,20}}{_FROM}[^\n]*\n[ \t]*{_NEXT_FIELD}", text[:2000].replace("\r\n", "\n"), re.IGNORECASE)
    )


def party(written: str) -> tuple[str, str]:
    """Name and address of a sender as written, either of which may be missing."""
    first = written.split(";", maxsplit=1)[0].strip(" \t*")
    return parseaddr(first) if "@" in first else (first, "")


def receiver_of(text: str) -> tuple[str, str]:
    """Name and address of the first To: or Vastaanottaja: in the text."""
    found = _TO.search(text[:2000])
    return party(found[1]) if found else ("", "")


def _split(text: str) -> tuple[str, str, str]:
    """The newest words, the line that introduces the quotation and the quotation, one mark less deep."""
    introduced, marked = _QUOTE.search(text[:_LONGEST]), _MARKED.search(text)
    if introduced and (not marked or introduced.start() <= marked.start()):
        return text[: introduced.start()], introduced[0], _less_deep(text[introduced.end() :])
    if not marked:
        return text, "", ""
    lines = text.split("\n")
    own = [line for line in lines if not _MARKED.match(line)]
    return "\n".join(own), "", _less_deep("\n".join(line for line in lines if _MARKED.match(line)))


def _less_deep(quoted: str) -> str:
    return re.sub(r"^[ \t]*> ?", "", quoted, flags=re.MULTILINE)


def _unsigned(text: str) -> str:
    """The words without the signature below `-- `, a phone's own line, and the heading of a quotation."""
    headless = _HEADLESS.sub("", text, count=1) if _HEADLESS.match(text) else text
    lines = _FROM_PHONE.sub("", headless).split("\n")
    end = next((n for n, line in enumerate(lines) if line.rstrip() == "--"), len(lines))
    return "\n".join(lines[:end]).strip() or text.strip()


def _sender(header: str) -> tuple[str, str]:
    """Name and address from `2.11.2026 klo 9.01 Sari (sari@b.example) kirjoitti:` or a block of From:, Sent:, To:."""
    line = re.sub(r"\s+", " ", header)
    field = re.search(rf"{_FROM}\*?([^\n]*)", header, re.IGNORECASE)
    if field:
        return party(field[1].replace("[mailto:", "<").replace("]", ">"))
    address = _ADDRESS.search(line)
    before = re.split(r"\b(?:kirjoitti|wrote|skrev)\b", line[: address.start()] if address else line)[0]
    name = re.split(r"\d[\d.:]*\s*(?:[AP]M\b)?(?:UTC|GMT|EET|EEST)?[+\d:]*,?\s+", before)[-1]
    return name.strip(' ,:"->'), address[1] if address else ""
