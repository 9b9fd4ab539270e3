"""Interface texts in Finnish and English: `fi.toml` and `en.toml` hold the same keys, in the same order."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.model import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of one language, by dotted key."""

    texts: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key with its `{places}` filled; with `n`, the key's `.one` or `.many` form."""
        if "n" in values:
            key = f"{key}.{'one' if values['n'] == 1 else 'many'}"
        return self.texts[key].format(**values)

    def turn(self, n: int) -> str:
        """Which turn: people count them from one, Coach from zero."""
        return self("review.turn", turn=n + 1)


@cache
def wording(language: Language) -> Wording:
    """The interface texts of a language."""
    file = Path(__file__).with_name(f"{language.value}.toml")
    return Wording(_flat(tomllib.loads(file.read_text("utf-8"))))


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        flat |= _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return flat
