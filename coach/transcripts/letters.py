"""Written messages: the words of their HTML, and the message itself without the thread quoted below it."""

from __future__ import annotations

import html
import re

_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(style|script|head|title)\b[^>]*>.*?</\1>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"<blockquote\b.*", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
_WEEKDAY = r"(?:ma|ti|ke|to|pe|la|su|mon|tue|wed|thu|fri|sat|sun)\w*\b"
_LINE_PAIR = r"[^\n]{0,200}?(?:\n[^\n]{0,100}?)?"  # programs break the long line in two
_QUOTE = re.compile(
    r"^[ \t]*(?:"
    rf"On\b(?=[^\n]*\d){_LINE_PAIR}\bwrote[ \t]*:[ \t]*$"
    rf"|(?:{_WEEKDAY}|\d)(?=[^\n]*\d){_LINE_PAIR}\bkirjoitti[ \t]*:[ \t]*$"
    r"|[^\n]{0,120}\bkirjoitti[ \t]+[^\n]{0,20}\d[^\n]{0,60}:[ \t]*$"
    r"|[^\n]{0,120}\b(?:kirjoitti|wrote)[ \t]*:[ \t]*\n\s*>"
    r"|-{2,}[ \t]*(?:Original Message|Alkuperäinen viesti|Forwarded message|Välitetty viesti)[ \t]*-{2,}[ \t]*$"
    r"|(?:_{5,}[ \t]*\n[ \t]*)?\*?(?:From|Lähettäjä):[^\n]*\n[ \t]*\*?(?:Sent|Date|To|Lähetetty|Päiv\w+|Vastaanottaja):"
    r")",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST = 200_000  # characters of a message that are searched for a quote


def from_html(text: str) -> str:
    """The words of a piece of HTML, a line for each paragraph."""
    flat = re.sub(r"\s+", " ", _UNSEEN.sub("", text))
    bare = html.unescape(_TAG.sub("", _BREAK.sub("\n", flat))).replace("\xa0", " ")
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in bare.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def without_quoted_html(text: str) -> str:
    """The HTML before the first quotation."""
    return _QUOTED.sub("", text)


def own_words(text: str) -> str:
    """The message without the thread it quotes and without the signature below `-- `.

    >>> own_words("Kiitos, hyvä.\\n\\nma 2. marrask. 2026 klo 9.01 Sari (a@b.example) kirjoitti:\\n> Hei")
    'Kiitos, hyvä.'
    """
    head = text.replace("\r\n", "\n").replace("\r", "\n")[:_LONGEST]
    found = _QUOTE.search(head)
    lines = (head[: found.start()] if found else head).split("\n")
    kept = lines[: next((n for n, line in enumerate(lines) if line.rstrip() == "--"), len(lines))]
    return "\n".join(line for line in kept if not line.lstrip().startswith(">")).strip()
