"""One written format per file, found without being listed: `write` gives the text of a conversation or of many.

What is written is read back with the same text, speakers and times, as closely as the format holds them: thousandths of
a second everywhere but in the native format, words on one line in subtitles, no times of single words.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.model import Conversation


@dataclass(frozen=True, slots=True)
class Writer:
    """A format Coach writes; `many` where one file holds several conversations."""

    name: str
    many: bool
    encoding: str
    write: Callable[[Sequence[Conversation]], str]


@cache
def writers() -> dict[str, Writer]:
    """Every writer in the folder, by name, which is also the extension of its files."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: _writer(name) for name in names}


def _writer(name: str) -> Writer:
    module = import_module(f"{__name__}.{name}")
    return Writer(name, module.MANY, getattr(module, "ENCODING", "utf-8"), module.write)
