"""Words that people wrote, as HTML or Markdown that means nothing but the words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.model import Span


def marked(text: str, span: Span) -> str:
    """A quotation with a place in it marked; an empty span marks nothing."""
    before, here, after = text[: span.start], text[span.start : span.end], text[span.end :]
    found = f"<mark>{escape(here)}</mark>" if here else ""
    return f"<blockquote class='coach-quote'>{escape(before)}{found}{escape(after)}</blockquote>"


def plain(words: str) -> str:
    """Words as Markdown that means nothing but themselves: no link, no picture, no heading."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|<>~$:" else sign for sign in words)
