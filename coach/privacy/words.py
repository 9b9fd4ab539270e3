"""The word lists that masking goes by, from `words.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("words.toml")
_END, _REST = r"(?!\w)", r"\w*"
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = tomllib.loads(_FILE.read_text("utf-8"))
    return tables


@cache
def words(section: str, key: str) -> frozenset[str]:
    """The words of one key; `_` in a word is a space."""
    return frozenset(word.replace("_", " ") for word in _tables()[section][key].split())


def keys(section: str) -> tuple[str, ...]:
    """The keys of a section, in the order of the file."""
    return tuple(_tables()[section])


@cache
def any_of(section: str, key: str, *, start: bool = False) -> str:
    """The words of one key as a pattern, the longest first; with `start` as beginnings of words, but not `word>`."""
    rows = sorted(words(section, key), key=_longest)
    whole = [_escaped(word.rstrip(">")) for word in rows if word.endswith(">") or not start]
    begun = [_escaped(word) for word in rows if start and not word.endswith(">")]
    ways = [rf"(?:{'|'.join(row)}){end}" for row, end in ((whole, _END), (begun, _REST)) if row]
    return rf"(?<!\w)(?:{'|'.join(ways)})"


def _escaped(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+")


def _longest(word: str) -> tuple[int, str]:
    return (-len(word), word)
