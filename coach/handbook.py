"""The team's service handbook: weights, limits, register, checklists and the focus of the month.

The defaults are `handbook.toml` beside this file; a team's own file changes only what it names.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from coach.behaviours import BEHAVIOURS
from coach.model import Channel, Kind, Personal
from coach.wording.told import ToldError, told

DEFAULT = Path(__file__).with_name("handbook.toml")
Register = Literal["te", "sinä"]


class HandbookError(ToldError):
    """A handbook that cannot be used; the message names the file, the key and what is allowed."""


@dataclass(frozen=True, slots=True)
class Team:
    """Who the handbook is for; `focus` is the behaviour of the month, `promises` what customers may count on."""

    name: str
    register: Register
    focus: str
    promises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What is shown."""

    confidence_floor: float
    confidence_floor_talk: float
    learned: bool
    learned_gate: float
    learned_gate_talk: float
    site_floor: float
    site_judged: float


@dataclass(frozen=True, slots=True)
class Listening:
    """Limits of turn-taking, all in seconds (sources: docs/listening)."""

    grace_s: float
    join_gap_s: float
    edge_s: float
    monologue_s: float
    silence_s: float


@dataclass(frozen=True, slots=True)
class Questions:
    """How far and how much is looked for: whole numbers."""

    window_turns: float
    most_missed: float


@dataclass(frozen=True, slots=True)
class ReplyLimits:
    """The longest fair wait for a written reply, in seconds."""

    chat_s: float
    email_s: float


@dataclass(frozen=True, slots=True)
class ListenToTalk:
    """The range of customer talk ÷ agent talk to look at, per channel."""

    phone: tuple[float, float]
    chat: tuple[float, float]
    email: tuple[float, float]

    def of(self, channel: Channel) -> tuple[float, float]:
        """The range of one channel."""
        return {Channel.PHONE: self.phone, Channel.CHAT: self.chat, Channel.EMAIL: self.email}[channel]


@dataclass(frozen=True, slots=True)
class Masking:
    """What is personal data here, beside what always is: patterns (`#` a digit, `@` a letter), names, what to keep."""

    off: tuple[str, ...] = ()
    customer_numbers: tuple[str, ...] = ()
    order_numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """How points are counted: `base` with nothing found, `tone` for a tone one spread off the ordinary."""

    base: float
    tone: float


@dataclass(frozen=True, slots=True)
class SiteRules:
    """The team's own rules: a folder beside the built-in ones ("" for none), and rules that keep silent."""

    folder: str
    built_in: bool
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retention:
    """How many days the store keeps what: words of conversations, figures, sessions, practice, the log; 0: for good."""

    transcripts_days: float
    figures_days: float
    sessions_days: float
    practice_days: float
    log_days: float


@dataclass(frozen=True, slots=True)
class Practice:
    """How much is practised: so many exercises `a_day`."""

    a_day: float


@dataclass(frozen=True, slots=True)
class Handbook:
    """All that a team has agreed on; `version` is a fingerprint of the values.

    `wordings` are agreed sentences, each with the words that it is said instead of.
    """

    team: Team
    findings: Findings
    listening: Listening
    questions: Questions
    reply_limits: ReplyLimits
    listen_to_talk: ListenToTalk
    score: ScoreRule
    rules: SiteRules
    retention: Retention
    practice: Practice
    masking: Masking
    checklists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contacts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wordings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits that change when any value does."""
        return hashlib.sha256(repr(sorted(_flat(asdict(self)).items())).encode()).hexdigest()[:12]

    def value(self, key: str) -> Any:
        """The value of a key as `with_values` takes it, `listening.grace_s`; None where there is no such key."""
        return _flat(asdict(self)).get(key)

    def with_values(self, values: Mapping[str, str]) -> Handbook:
        """The handbook with single values changed, `{"listening.grace_s": "0.7"}`; HandbookError on a wrong one."""
        changed = self
        for key, text in values.items():
            section, _, name = key.partition(".")
            changed = _read({section: {name: _parsed(text)}}, changed, f"--set {key}")
        return changed

    def with_tables(self, tables: Mapping[str, Any], where: str) -> Handbook:
        """The handbook with whole sections changed, as parsed TOML; HandbookError on a wrong one."""
        return _read(tables, self, where)


def load(path: str | Path | None = None) -> Handbook:
    """The default handbook, or a team's file over it; HandbookError says in one sentence what is wrong."""
    return _default() if path is None else _read(_toml(Path(path)), _default(), str(path))


def read(text: str, where: str = "handbook") -> Handbook:
    """A handbook from TOML text over the default one; HandbookError says in one sentence what is wrong."""
    return _read(_parsed_toml(text, where), _default(), where)


@cache
def _default() -> Handbook:
    empty = Handbook(
        Team("", "te", ""),
        Findings(0.0, 0.0, learned=True, learned_gate=0.0, learned_gate_talk=0.0, site_floor=0.0, site_judged=0.0),
        Listening(0.0, 0.0, 0.0, 0.0, 0.0),
        Questions(0.0, 0.0),
        ReplyLimits(0.0, 0.0),
        ListenToTalk((0.0, 0.0), (0.0, 0.0), (0.0, 0.0)),
        ScoreRule(0.0, 0.0),
        SiteRules("", built_in=True, silent=()),
        Retention(0.0, 0.0, 0.0, 0.0, 0.0),
        Practice(0.0),
        Masking(),
    )
    return _read(_toml(DEFAULT), empty, DEFAULT.name)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return _parsed_toml(path.read_text("utf-8-sig"), str(path))
    except OSError as error:
        raise _wrong(str(path), "handbook.no_file", what=error.strerror) from error
    except UnicodeDecodeError as error:
        raise _wrong(str(path), "not_toml", what=error) from error


def _parsed_toml(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(where, "not_toml", what=error) from error


def _wrong(where: str, key: str, /, **values: object) -> HandbookError:
    return HandbookError(told(key, **values), where)


def _read(raw: Mapping[str, Any], base: Handbook, where: str) -> Handbook:
    sections = {f.name: getattr(base, f.name) for f in fields(base)}
    for name, table in raw.items():
        if name not in sections:
            raise _wrong(where, "handbook.section", name=name, known=", ".join(sections))
        if not isinstance(table, Mapping):
            raise _wrong(where, "handbook.table", name=name)
        read: Callable[[str, Mapping[str, Any], Any, str], Any] = _READERS.get(name, _section)
        sections[name] = read(name, table, sections[name], where)
    return Handbook(**sections)


def _section(name: str, table: Mapping[str, Any], base: Any, where: str) -> Any:
    known = {f.name: getattr(base, f.name) for f in fields(base)}
    for key, value in table.items():
        if key not in known:
            raise _wrong(where, "no_key", key=f"{name}.{key}", known=", ".join(known))
        known[key] = _value(f"{name}.{key}", value, known[key], where)
    return replace(base, **known)


def _value(key: str, value: Any, old: Any, where: str) -> Any:
    if key == "team.register" and value not in ("te", "sinä"):
        raise _wrong(where, "handbook.register", key=key, value=repr(value))
    if key == "team.focus" and value not in BEHAVIOURS:
        raise _wrong(where, "handbook.behaviour", key=key, known=", ".join(BEHAVIOURS), value=repr(value))
    if isinstance(old, bool):
        return _switch(key, value, where)
    if isinstance(old, float):
        return _number(key, value, where)
    if key in _TEXTS:
        return _texts(key, value, where)
    if isinstance(old, tuple):
        return _range(key, value, where)
    if not isinstance(value, str):
        raise _wrong(where, "handbook.text", key=key, value=repr(value))
    return value


def _switch(key: str, value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(where, "handbook.switch", key=key, value=repr(value))
    return value


def _number(key: str, value: Any, where: str, *, negative: bool = False) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e9:
        raise _wrong(where, "handbook.number", key=key, value=repr(value))
    if value < 0 and not negative:
        raise _wrong(where, "handbook.negative", key=key, value=value)
    return float(value)


def _texts(key: str, value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise _wrong(where, f"handbook.lists.{_TEXTS[key]}", key=key)
    return tuple(value)


def _range(key: str, value: Any, where: str) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) != 2:
        raise _wrong(where, "handbook.range", key=key, value=repr(value))
    low, high = (_number(key, each, where) for each in value)
    if low > high:
        raise _wrong(where, "handbook.order", key=key, low=low, high=high)
    return low, high


def _weights(name: str, table: Mapping[str, Any], base: Mapping[str, float], where: str) -> dict[str, float]:
    weights = dict(base)
    for behaviour, value in table.items():
        known = BEHAVIOURS.get(behaviour)
        if known is None or known.kind is Kind.OBSERVATION:
            scored = ", ".join(b.name for b in BEHAVIOURS.values() if b.kind is not Kind.OBSERVATION)
            raise _wrong(where, "no_key", key=f"{name}.{behaviour}", known=scored)
        weights[behaviour] = _number(f"{name}.{behaviour}", value, where, negative=True)
    return weights


def _lists(
    name: str, table: Mapping[str, Any], base: Mapping[str, tuple[str, ...]], where: str
) -> dict[str, tuple[str, ...]]:
    lists = dict(base)
    for contact, texts in table.items():
        if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            raise _wrong(where, f"handbook.lists.{name}", key=f"{name}.{contact}")
        lists[contact] = tuple(texts)
    return lists


def _masking(name: str, table: Mapping[str, Any], base: Masking, where: str) -> Masking:
    known = {f.name: getattr(base, f.name) for f in fields(base)}
    for key, value in table.items():
        if key not in known:
            raise _wrong(where, "no_key", key=f"{name}.{key}", known=", ".join(known))
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise _wrong(where, "handbook.lists.texts", key=f"{name}.{key}")
        wrong = [each for each in value if not _ALLOWED.get(key, _anything)(each)]
        if wrong:
            what = "kinds" if key == "off" else "pattern"
            kinds = ", ".join(Personal)
            raise _wrong(where, f"handbook.{what}", key=f"{name}.{key}", known=kinds, value=repr(wrong[0]))
        known[key] = tuple(value)
    return Masking(**known)


def _anything(text: str) -> bool:
    return bool(text)


def _is_pattern(text: str) -> bool:
    return text.count("#") + text.count("@") >= 3 and "#" in text


_ALLOWED: dict[str, Callable[[str], bool]] = {
    "off": lambda kind: kind in set(Personal),
    "customer_numbers": _is_pattern,
    "order_numbers": _is_pattern,
}
_TEXTS = {"team.promises": "promises", "rules.silent": "names"}
_READERS: dict[str, Callable[[str, Mapping[str, Any], Any, str], Any]] = {
    "masking": _masking,
    "weights": _weights,
    "checklists": _lists,
    "contacts": _lists,
    "wordings": _lists,
}


def _parsed(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _flat(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in values.items():
        flat |= _flat(value, f"{prefix}{key}.") if isinstance(value, Mapping) else {f"{prefix}{key}": value}
    return flat
