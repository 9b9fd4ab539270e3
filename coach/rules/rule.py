"""One rule: what it looks for in both languages, why it matters, better words, and examples that are its tests."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coach import detectors
from coach.behaviours import BEHAVIOURS, Behaviour
from coach.model import CoachError, Kind, Language

_RULE_KEYS = {
    "behaviour": str,
    "sources": list,
    "detector": str,
    "options": dict,
    "excused_by": list,
    "yields_to": list,
    "borrows": list,
    "languages": list,
    "fi": dict,
    "en": dict,
}
_TEXT_KEYS = {
    "title": str,
    "why": str,
    "phrases": list,
    "unless": list,
    "ready": list,
    "flag": list,
    "keep": list,
    "words": dict,
    "drafts": list,
}
_DRAFT_KEYS = {"topics": list, "when": list, "lead": str, "ask": list}
_GROUP_KEYS = {
    "say": list,
    "better": list,
    "unless": list,
    "after": list,
    "unless_after": list,
    "whole": bool,
    "longest": int,
    "confidence": float,
}
_NEEDED = ("behaviour", "sources", "fi", "en")
_NEEDED_TEXT = ("title", "why", "flag", "keep")


class RuleError(CoachError):
    """A rule file that cannot be used; the message names file, key and what is allowed."""


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule says in one language; `ready` are ready sentences for the situation.

    `flag` and `keep` are examples: an agent's turn, or a short scene in the plain transcript format; in `flag` the
    evidence stands between `[[` and `]]`.
    """

    title: str
    why: str
    ready: tuple[str, ...]
    flag: tuple[str, ...]
    keep: tuple[str, ...]
    raw: Mapping[str, Any]


@dataclass(frozen=True)
class Rule:
    """A rule of the rulebook; `excused_by` are strengths that make it fine when they stand in the same turn,
    `yields_to` concerns that say it better there.

    `borrows` are other rules that its detector looks by too (its `text["borrowed"]`), so that no word list is written
    twice. `languages` are those in which it looks for anything: what a language has no form for (*sinä* and *te* in
    English) is still named and explained in it, and finds nothing.
    """

    name: str
    behaviour: Behaviour
    sources: tuple[str, ...]
    detector: str
    options: Mapping[str, Any]
    excused_by: frozenset[str]
    yields_to: frozenset[str]
    borrows: tuple[str, ...]
    languages: frozenset[Language]
    texts: Mapping[Language, RuleText]

    @cache  # noqa: B019 - rules live as long as the process
    def detect(self, language: Language) -> detectors.Detect:
        """The rule's detector, ready for one language; RuleError when the rule's phrases or options are wrong."""
        try:
            return detectors.build(self.detector, language, self.texts[language].raw, self.options)
        except CoachError as error:
            raise RuleError(f"{self.name}.toml, [{language}]: {error}") from error

    def __hash__(self) -> int:
        return hash(self.name)


def read_rule(file: Path) -> Rule:
    """The rule in a TOML file."""
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{file.name}: not valid TOML: {error}.") from error
    return parse_rule(raw, file.stem)


def parse_rule(raw: Mapping[str, Any], name: str) -> Rule:
    """The rule in a parsed TOML table; RuleError when a key is missing, unknown or of the wrong kind."""
    where = f"{name}.toml"
    _check(raw, _RULE_KEYS, _NEEDED, where)
    behaviour = BEHAVIOURS.get(raw["behaviour"])
    if behaviour is None:
        raise RuleError(f"{where}: unknown behaviour '{raw['behaviour']}'; known: {', '.join(BEHAVIOURS)}.")
    if not raw["sources"]:
        raise RuleError(f"{where}: 'sources' is empty; say where the rule comes from.")
    languages = _languages(raw.get("languages", list(Language)), where)
    return Rule(
        name=name,
        behaviour=behaviour,
        sources=tuple(raw["sources"]),
        detector=raw.get("detector", "phrases"),
        options=raw.get("options", {}),
        excused_by=_behaviours(raw, "excused_by", where, concerns=False),
        yields_to=_behaviours(raw, "yields_to", where, concerns=True),
        borrows=tuple(raw.get("borrows", ())),
        languages=languages,
        texts={
            language: _text(raw[language.value], f"{where}, [{language}]", looks=language in languages)
            for language in Language
        },
    )


def _behaviours(raw: Mapping[str, Any], key: str, where: str, *, concerns: bool) -> frozenset[str]:
    known = [b.name for b in BEHAVIOURS.values() if (b.kind is Kind.CONCERN) == concerns]
    for name in raw.get(key, ()):
        if name not in known:
            kind = "concern" if concerns else "strength"
            raise RuleError(f"{where}: unknown {kind} '{name}' in '{key}'; known: {', '.join(known)}.")
    return frozenset(raw.get(key, ()))


def _languages(names: list[str], where: str) -> frozenset[Language]:
    known = {language.value: language for language in Language}
    if not names or not set(names) <= known.keys():
        raise RuleError(f"{where}: 'languages' must name one or more of {', '.join(known)}.")
    return frozenset(known[name] for name in names)


def _text(raw: Mapping[str, Any], where: str, *, looks: bool) -> RuleText:
    _check(raw, _TEXT_KEYS, _NEEDED_TEXT, where)
    for number, group in enumerate(raw.get("phrases", ()), start=1):
        _check(group, _GROUP_KEYS, ("say",), f"{where}, phrases number {number}")
    for number, group in enumerate(raw.get("drafts", ()), start=1):
        _check(group, _DRAFT_KEYS, ("ask",), f"{where}, drafts number {number}")
    for key in ("flag", "keep"):
        if not raw[key] and (looks or key == "keep"):
            raise RuleError(f"{where}: '{key}' is empty; give at least one example.")
    if raw["flag"] and not looks:
        raise RuleError(f"{where}: 'flag' must be empty, for 'languages' leaves this language out.")
    if unmarked := [example for example in raw["flag"] if "[[" not in example or "]]" not in example]:
        raise RuleError(f"{where}: mark the evidence with [[ and ]] in the example '{unmarked[0]}'.")
    return RuleText(
        title=raw["title"],
        why=raw["why"],
        ready=tuple(raw.get("ready", ())),
        flag=tuple(raw["flag"]),
        keep=tuple(raw["keep"]),
        raw=raw,
    )


def _check(table: Mapping[str, Any], known: Mapping[str, type], needed: tuple[str, ...], where: str) -> None:
    if not isinstance(table, Mapping):
        raise RuleError(f"{where}: must be a table with the keys {', '.join(known)}.")
    for key, value in table.items():
        if key not in known:
            raise RuleError(f"{where}: unknown key '{key}'; known: {', '.join(known)}.")
        if not isinstance(value, known[key]):
            raise RuleError(f"{where}: '{key}' must be {_KINDS[known[key]]}.")
    for key in needed:
        if key not in table:
            raise RuleError(f"{where}: key '{key}' is missing.")


_KINDS = {
    str: 'text in "quotes"',
    list: "a list [ … ]",
    dict: "a table",
    bool: "true or false",
    int: "a whole number",
    float: "a number between 0 and 1 with a decimal point",
}
