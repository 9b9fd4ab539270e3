"""Words of a conversation as HTML in which nothing acts as a program."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.model import Span


def marked(text: str, span: Span) -> str:
    """A quotation with a place in it marked."""
    before, here, after = text[: span.start], text[span.start : span.end], text[span.end :]
    return f"<blockquote class='coach-quote'>{escape(before)}<mark>{escape(here)}</mark>{escape(after)}</blockquote>"
