"""Written messages: the words of their HTML, and the thread of messages quoted below one another."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from email.utils import parseaddr

_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(style|script|head|title)\b[^>]*>.*?</\1>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_QUOTING = re.compile(r"<blockquote\b[^>]*>", re.IGNORECASE)
_MARKUP = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|u|ul|ol|li|table|tr|td|body|html|blockquote|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)

_WEEKDAY = r"(?:ma|ti|ke|to|pe|la|su|mon|tue|wed|thu|fri|sat|sun)\w*\b"
_LINE_PAIR = r"[^\n]{0,200}?(?:\n[^\n]{0,100}?)?"  # programs break the long line in two
_FROM = r"\*?(?:From|Lähettäjä):"
_NEXT_FIELD = r"\*?(?:Sent|Date|To|Lähetetty|Päiv\w+|Vastaanottaja):"
_QUOTE = re.compile(
    r"^[ \t]*(?:"
    rf"On\b(?=[^\n]*\d){_LINE_PAIR}\bwrote[ \t]*:[ \t]*$"
    rf"|(?:{_WEEKDAY}|\d)(?=[^\n]*\d){_LINE_PAIR}\bkirjoitti[ \t]*:[ \t]*$"
    r"|[^\n]{0,120}\bkirjoitti[ \t]+[^\n]{0,20}\d[^\n]{0,60}:[ \t]*$"
    r"|[^\n]{0,120}\b(?:kirjoitti|wrote)[ \t]*:[ \t]*$(?=\n\s*>)"
    r"|-{2,}[ \t]*(?:Original Message|Alkuperäinen viesti|Forwarded message|Välitetty viesti)[ \t]*-{2,}[ \t]*$"
    rf"|(?:_{{5,}}[ \t]*\n[ \t]*)?{_FROM}[^\n]*\n[ \t]*{_NEXT_FIELD}[^\n]*(?:\n[ \t]*\S[^\n]*){{0,8}}"
    r")",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(r"[<(](?:mailto:)?([^\s<>()]+@[^\s<>()]+)[>)]")
_MARKED = re.compile(r"^[ \t]*>", re.MULTILINE)
_LONGEST = 500_000  # characters of a message that are searched for quotations
_DEEPEST = 40  # messages of a thread


@dataclass(frozen=True, slots=True)
class Letter:
    """One message of a thread: its words and, where the thread tells, its sender."""

    text: str
    name: str = ""
    address: str = ""


def from_html(text: str) -> str:
    """The words of a piece of HTML, a line for each paragraph; what it quotes has `>` before each line."""
    own, *quoted = _QUOTING.split(text, maxsplit=1)
    below = "\n".join(f"> {line}" for rest in quoted for line in _words(rest).split("\n"))
    return f"{_words(own)}\n\n{below}".strip() if below.strip("> \n") else _words(own)


def looks_like_html(text: str) -> bool:
    """Whether the text is marked up: it has paragraphs, line breaks or the like, with both brackets."""
    return bool(_MARKUP.search(text))


def _words(markup: str) -> str:
    even = re.sub(r"\s+", " ", _UNSEEN.sub("", markup))
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
    rest, name, address = text.replace("\r\n", "\n").replace("\r", "\n"), "", ""
    for _ in range(_DEEPEST):
        own, header, rest = _split(rest)
        letters.append(Letter(_unsigned(own), name, address))
        if not rest.strip() and not header:
            break
        name, address = _sender(header)
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
    found = re.search(r"^[ \t]*\*?(?:To|Vastaanottaja):\*?([^\n]*)", text[:2000], re.IGNORECASE | re.MULTILINE)
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
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines) if line.rstrip() == "--"), len(lines))
    return "\n".join(lines[:end]).strip() or text.strip()


def _sender(header: str) -> tuple[str, str]:
    """Name and address from `2.11.2026 klo 9.01 Sari (sari@b.example) kirjoitti:` or a block of From:, Sent:, To:."""
    line = re.sub(r"\s+", " ", header)
    field = re.search(rf"{_FROM}\*?([^\n]*)", header, re.IGNORECASE)
    if field:
        return party(field[1].replace("[mailto:", "<").replace("]", ">"))
    address = _ADDRESS.search(line)
    before = re.split(r"\b(?:kirjoitti|wrote)\b", line[: address.start()] if address else line)[0]
    name = re.split(r"\d[\d.:]*\s*(?:[AP]M\b)?,?\s+", before)[-1]
    return name.strip(' ,:"-'), address[1] if address else ""
