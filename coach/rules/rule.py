"""One rule: what it looks for in both languages, why it matters, better words, and examples that are its tests."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from coach import detectors
from coach.behaviours import BEHAVIOURS, Behaviour
from coach.model import CoachError, Kind, Language
from coach.wording.told import Told, ToldError, told

_RULE_KEYS = {
    "behaviour": str,
    "sources": list,
    "detector": str,
    "options": dict,
    "excused_by": list,
    "yields_to": list,
    "borrows": list,
    "languages": list,
    "handbook": dict,
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
_DRAFT_KEYS = {
    "topics": list,
    "when": list,
    "lists": list,
    "with": list,
    "near": list,
    "unless": list,
    "lead": str,
    "second": bool,
    "ask": list,
}
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


class RuleError(ToldError):
    """A rule file that cannot be used; the message names file, key and what is allowed."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a rule something stands: its file, the language, the number of a group of phrases or drafts."""

    file: str
    language: Language | None = None
    group: str = ""

    def wrong(self, what: Told) -> RuleError:
        """The error for what is wrong there."""
        parts = (self.file, f"[{self.language}]" if self.language else "", self.group)
        return RuleError(what, ", ".join(filter(None, parts)), self.language)


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
    English) is still named and explained in it, and finds nothing. `handbook` is what the examples need of a team's
    handbook, section by section.
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
    handbook: Mapping[str, Any] = field(default_factory=dict)

    @lru_cache(maxsize=1024)  # noqa: B019 - rules live as long as the process, but for those being written
    def detect(self, language: Language) -> detectors.Detect:
        """The rule's detector, ready for one language; RuleError when the rule's phrases or options are wrong."""
        try:
            return detectors.build(self.detector, language, self.texts[language].raw, self.options)
        except CoachError as error:
            what = error.what if isinstance(error, ToldError) else told("other", what=error)
            raise _Place(f"{self.name}.toml", language).wrong(what) from error

    def __hash__(self) -> int:
        return hash(self.name)


def read_rule(file: Path) -> Rule:
    """The rule in a TOML file."""
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(told("not_toml", what=error), file.name) from error
    return parse_rule(raw, file.stem)


def parse_rule(raw: Mapping[str, Any], name: str) -> Rule:
    """The rule in a parsed TOML table; RuleError when a key is missing, unknown or of the wrong kind."""
    where = _Place(f"{name}.toml")
    _check(raw, _RULE_KEYS, _NEEDED, where)
    behaviour = BEHAVIOURS.get(raw["behaviour"])
    if behaviour is None:
        raise where.wrong(told("no_behaviour", name=raw["behaviour"], known=", ".join(BEHAVIOURS)))
    if not raw["sources"]:
        raise where.wrong(told("no_sources"))
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
            language: _text(raw[language.value], _Place(where.file, language), looks=language in languages)
            for language in Language
        },
        handbook=raw.get("handbook", {}),
    )


def _behaviours(raw: Mapping[str, Any], key: str, where: _Place, *, concerns: bool) -> frozenset[str]:
    known = [b.name for b in BEHAVIOURS.values() if (b.kind is Kind.CONCERN) == concerns]
    for name in raw.get(key, ()):
        if name not in known:
            kind = "concern" if concerns else "strength"
            raise where.wrong(told(f"no_{kind}", name=name, key=key, known=", ".join(known)))
    return frozenset(raw.get(key, ()))


def _languages(names: list[str], where: _Place) -> frozenset[Language]:
    known = {language.value: language for language in Language}
    if not names or not set(names) <= known.keys():
        raise where.wrong(told("no_language", known=", ".join(known)))
    return frozenset(known[name] for name in names)


def _text(raw: Mapping[str, Any], where: _Place, *, looks: bool) -> RuleText:
    _check(raw, _TEXT_KEYS, _NEEDED_TEXT, where)
    for number, group in enumerate(raw.get("phrases", ()), start=1):
        _check(group, _GROUP_KEYS, ("say",), replace(where, group=f"phrases number {number}"))
    for number, group in enumerate(raw.get("drafts", ()), start=1):
        _check(group, _DRAFT_KEYS, ("ask",), replace(where, group=f"drafts number {number}"))
    for key in ("flag", "keep"):
        if not raw[key] and (looks or key == "keep"):
            raise where.wrong(told("no_example", key=key))
    if raw["flag"] and not looks:
        raise where.wrong(told("left_out"))
    if unmarked := [example for example in raw["flag"] if "[[" not in example or "]]" not in example]:
        raise where.wrong(told("unmarked", example=unmarked[0]))
    return RuleText(
        title=raw["title"],
        why=raw["why"],
        ready=tuple(raw.get("ready", ())),
        flag=tuple(raw["flag"]),
        keep=tuple(raw["keep"]),
        raw=raw,
    )


def _check(table: Mapping[str, Any], known: Mapping[str, type], needed: tuple[str, ...], where: _Place) -> None:
    if not isinstance(table, Mapping):
        raise where.wrong(told("no_table", known=", ".join(known)))
    for key, value in table.items():
        if key not in known:
            raise where.wrong(told("no_key", key=key, known=", ".join(known)))
        if not isinstance(value, known[key]):
            raise where.wrong(told(f"not_a.{known[key].__name__}", key=key))
    for key in needed:
        if key not in table:
            raise where.wrong(told("missing", key=key))
