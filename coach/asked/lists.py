"""The word lists of this package, from `lists.toml`, and numbers spelled in words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.phrases import Phrases, compile_phrases

if TYPE_CHECKING:
    from coach.model import Language


_SETS = ("light", "answering", "requesting", "pointing", "times", "days", "coming", "durations", "amounts", "places")


@dataclass(frozen=True)
class Lists:
    """The lists of one language; what each is for stands in `lists.toml`."""

    light: frozenset[str]
    kin: tuple[str, ...]
    pointing: frozenset[str]
    answering: frozenset[str]
    requesting: frozenset[str]
    yes: Phrases
    grants: Phrases
    number: re.Pattern[str]
    times: frozenset[str]
    days: frozenset[str]
    coming: frozenset[str]
    durations: frozenset[str]
    amounts: frozenset[str]
    places: frozenset[str]
    wants: Mapping[str, Phrases]


@cache
def lists(language: Language) -> Lists:
    """The lists of a language."""
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[language.value]
    sets = {name: frozenset(raw[name].split()) for name in _SETS}
    return Lists(
        **sets,
        kin=tuple(raw["kin"]),
        yes=compile_phrases(raw["yes"], language),
        grants=compile_phrases(raw["grants"], language),
        number=_number(raw),
        wants={kind: compile_phrases(texts, language) for kind, texts in raw["wants"].items()},
    )


def _number(raw: Mapping[str, Any]) -> re.Pattern[str]:
    """A number word: parts of numbers and an ending, *kahdeltakymmeneltä*; nothing where a language names none."""
    parts = "|".join(sorted(raw["numbers"].split(), key=len, reverse=True))
    ends = "|".join(sorted(raw["endings"].split(), key=len, reverse=True))
    return re.compile(rf"^(?:{parts})+(?:{ends})?$" if parts else r"(?!)")
