"""A rule that is being written: its parts as text in a form, and the whole as TOML."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import tomli_w

from coach.model import Language
from coach.rules.rule import RuleError
from coach.wording.told import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SPEAKS = re.compile(r"^(\[[^\]]+\] *)?[\w -]{2,30}:\s")
_DASHES = re.compile(r"[^a-z0-9]+")
_PLAIN = str.maketrans("äöå", "aoa")
_ORDER = ("behaviour", "sources", "detector", "options", "excused_by", "yields_to", "borrows", "languages", "fi", "en")
_TEXT_ORDER = ("title", "why", "ready", "unless", "flag", "keep", "words", "drafts", "phrases")


def blank(behaviour: str) -> dict[str, Any]:
    """A rule with nothing in it yet."""
    text = {"title": "", "why": "", "flag": [], "keep": [], "phrases": []}
    return {"behaviour": behaviour, "sources": [], **{language.value: dict(text) for language in Language}}


def name_for(title: str) -> str:
    """A rule's name from its title.

    >>> name_for("Kiire kuuluu äänestä")
    'kiire-kuuluu-aanesta'
    """
    return _DASHES.sub("-", title.lower().translate(_PLAIN)).strip("-")[:40].strip("-")


def lines(text: str) -> list[str]:
    """One thing a line, empty lines left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def examples(text: str) -> list[str]:
    """The examples in a text: one a line; lines with speakers that follow each other are one scene."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        inside = lines(block)
        spoken = any(map(_SPEAKS.match, inside))
        found += ["\n".join(inside)] if spoken else inside
    return found


def examples_text(written: Iterable[str]) -> str:
    """Examples as a text that `examples` reads back."""
    blocks = ["\n".join(lines(each)) for each in written]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(f"\n{b}\n" if _SPEAKS.match(b) else b for b in blocks)).strip("\n")


def with_text(raw: Mapping[str, Any], language: Language, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The rule with parts of its text in one language changed; a part that is empty and not needed goes."""
    text = {**raw.get(language.value, {}), **changes}
    optional = {key for key in ("ready", "unless", "phrases") if not text.get(key)}
    kept = {key: value for key, value in text.items() if key not in optional}
    return {**raw, language.value: kept}


def groups(raw: Mapping[str, Any], language: Language) -> Sequence[Mapping[str, Any]]:
    """The groups of phrases in one language."""
    found: Sequence[Mapping[str, Any]] = raw.get(language.value, {}).get("phrases", ())
    return found


def to_toml(raw: Mapping[str, Any]) -> str:
    """The rule as the text of its file, keys in the guide's order; scenes stand on several lines."""
    ordered = _ordered(raw, _ORDER)
    texts = {language.value: _ordered(raw[language.value], _TEXT_ORDER) for language in Language}
    return tomli_w.dumps(ordered | texts, multiline_strings=True)


def from_toml(text: str, name: str) -> dict[str, Any]:
    """The rule in a file's text; RuleError where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(told("not_toml", what=error), f"{name}.toml") from error


def _ordered(table: Mapping[str, Any], order: Sequence[str]) -> dict[str, Any]:
    return {key: table[key] for key in sorted(table, key=lambda k: order.index(k) if k in order else len(order))}
