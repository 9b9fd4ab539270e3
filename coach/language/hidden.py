"""Words with letters hidden behind signs: *v\\*\\*tu*, *id#ootti*, *h\\*elvetti*."""

from __future__ import annotations

import re
from functools import lru_cache

_SIGNS = "*#@$%"
_HIDDEN = re.compile(rf"^[^\W\d_][\w{_SIGNS}]*[{_SIGNS}]")
_RUN = re.compile(rf"[{_SIGNS}]+")
_FEWEST_LETTERS = 2


@lru_cache(maxsize=10_000)
def begins_hidden(word: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a word may begin as one of these does, once its signs are read as letters.

    A sign stands for one letter or none, since some write it between the letters. At least two letters must show.
    """
    if not _HIDDEN.match(word) or len(_RUN.sub("", word)) < _FEWEST_LETTERS:
        return False
    return any(_may_begin(word, beginning) for beginning in beginnings)


def _may_begin(word: str, beginning: str) -> bool:
    """Walks both at once; `open_at` are the letters of the beginning reached so far, by every reading of the signs."""
    open_at = {0}
    shown = False
    for sign in word:
        if sign in _SIGNS:
            open_at |= {at + 1 for at in open_at}
            shown = True
        else:
            open_at = {at + 1 for at in open_at if at < len(beginning) and beginning[at] == sign}
        if shown and len(beginning) in open_at:
            return True
    return False
