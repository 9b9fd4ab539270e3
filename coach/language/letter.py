"""Where a letter's own words end: a signature says nothing of how a thing is said."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.language.tokens import AnnotatedTurn

_CLOSING = re.compile(
    r"^[ \t]*(?:"
    r"(?:(?:\w+isin|parhain|lämpimin|lämpimimmin)[ \t]+)?\w*terveisin"
    r"|(?:yst(?:\.|ävällisin)?[ \t]*)?terv\.?|ystävällisesti|kunnioitt(?:aen|avasti)|yt"
    r"|(?:(?:best|kind|kindest|warm|warmest|with\s\w+)[ \t]+)?regards|best wishes"
    r"|(?:yours[ \t]+)?(?:sincerely|faithfully|truly)"
    r"|(?:med[ \t]+)?(?:vänlig[ \t]+)?hälsning(?:ar)?|mvh"
    r")\b[^\n]*(?:\n|$)",
    re.IGNORECASE | re.MULTILINE,
)


def closing_of(text: str) -> int:
    """Where the closing line (*Terveisin*, *Best regards*) begins; the text's end where it has none."""
    closing = _CLOSING.search(text)
    return closing.start() if closing else len(text)


def body(turn: AnnotatedTurn) -> AnnotatedTurn:
    """The turn up to and with its closing line (*Terveisin*, *Best regards*); the same turn where it has none.

    Words keep their numbers. Only the words, what they are looked up by, sentences and their closing signs are cut, not
    the text.
    """
    closing = _CLOSING.search(turn.turn.text)
    count = sum(word.start < closing.end() for word in turn.words) if closing else len(turn.words)
    if count in {0, len(turn.words)}:
        return turn
    sentences = tuple((first, min(last, count)) for first, last in turn.sentences if first < count)
    held = (1 << count) - 1
    index = {key: bits & held for key, bits in turn.index.items() if bits & held}
    return replace(
        turn,
        words=turn.words[:count],
        sentences=sentences,
        closes=turn.closes[: len(sentences)],
        keys=frozenset(index),
        index=index,
    )
