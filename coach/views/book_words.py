"""The handbook's settings in words: what each is called, what it does, its value, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.handbook_text import FILLED
from coach.wording import wording
from coach.wording.shown import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.handbook_text import Difference, Setting, Value
    from coach.model import Language
    from coach.wording import Wording

_MINUTE, _HOUR = 60.0, 3600.0


@dataclass(frozen=True, slots=True)
class Unit:
    """How a number is shown: what one shown is in the handbook's own unit, its name ("" for a count), its step."""

    size: float
    name: str
    step: float

    def shown(self, value: float) -> float:
        """The number as people see it."""
        return round(value / self.size, 6)

    def kept(self, shown: float) -> float:
        """The number as the handbook holds it."""
        return round(float(shown * self.size), 9)


_PERCENT, _COUNT, _DAYS = Unit(0.01, "percent", 5), Unit(1, "", 1), Unit(1, "days", 1)
_UNITS = {
    ("listening", "grace_s"): Unit(1, "s", 0.1),
    ("listening", "join_gap_s"): Unit(1, "s", 0.05),
    ("listening", "edge_s"): Unit(1, "s", 0.05),
    ("listening", "monologue_s"): Unit(1, "s", 5),
    ("listening", "silence_s"): Unit(1, "s", 1),
    ("reply_limits", "chat_s"): Unit(_MINUTE, "min", 0.5),
    ("reply_limits", "email_s"): Unit(_HOUR, "h", 1),
    ("findings", "site_judged"): _COUNT,
}
_SECTIONS = {"findings": _PERCENT, "retention": _DAYS}


def unit_of(setting: Setting) -> Unit:
    """The unit in which a number of the handbook is shown and changed."""
    return _UNITS.get(setting) or _SECTIONS.get(setting[0], _COUNT)


def name_of(setting: Setting, language: Language) -> str:
    """What a setting is called, in a few words."""
    section, key = setting
    say = wording(language)
    if section == "weights":
        return say("book.name.filled.weights", name=BEHAVIOURS[key].title(language).lower())
    if section in FILLED:
        return say(f"book.name.filled.{section}", name=key)
    if section == "listen_to_talk":
        return f"{say('figure.listen_to_talk')}, {say(f'channel.{key}').lower()}"
    if section == "retention":
        text = say(f"papers.keeps.{key}")
        return text[:1].upper() + text[1:]
    found = (f"{place}.{key}" for place in (f"book.short.{section}", f"limit.{section}", f"book.name.{section}"))
    return next(say(each) for each in found if each in say.texts)


def means(setting: Setting, say: Wording) -> str:
    """What a setting does, in a sentence; "" where its section says it for all of them."""
    return say(f"book.means.{'.'.join(setting)}") if f"book.means.{'.'.join(setting)}" in say.texts else ""


def told(difference: Difference, titles: Mapping[str, str], language: Language) -> str:
    """What changed in a setting, in words: *Hiljaisuutta enintään: 15 s → 20 s*; `titles` are those of the rules."""
    say, name = wording(language), name_of(difference.setting, language)
    old, new = difference.old, difference.new
    if new is None:
        return f"{name}: {say('book.entry_gone')}"
    if _are_texts(difference):
        return f"{name}: {_texts(difference, titles, say)}"
    values = {"old": _value(difference.setting, old, language), "new": _value(difference.setting, new, language)}
    return say("book.from_to", name=name, **values)


def _value(setting: Setting, value: Value | None, language: Language) -> str:
    say = wording(language)
    if isinstance(value, bool):
        return say("book.on" if value else "book.off")
    if isinstance(value, tuple):
        return "–".join(number(float(each), language) for each in value)
    if isinstance(value, float):
        unit = unit_of(setting)
        text = number(unit.shown(value), language)
        return say(f"book.unit.{unit.name}.short", number=text) if unit.name else text
    if setting == ("team", "focus") and value in BEHAVIOURS:
        return BEHAVIOURS[value].title(language)
    return value or "–"


def _are_texts(difference: Difference) -> bool:
    """Whether it is a list of texts, and no range of numbers."""
    return isinstance(difference.new, tuple) and all(isinstance(each, str) for each in difference.new)


def _texts(difference: Difference, titles: Mapping[str, str], say: Wording) -> str:
    """What was added to a list and what was taken out of it."""
    old, new = (tuple(map(str, each or ())) for each in (difference.old, difference.new))  # type: ignore[arg-type]
    if difference.old is None:
        words = _quoted(difference.setting, new, titles, say)
        return say("book.entry_with", words=words) if words else say("book.entry_new")
    parts = []
    for key, texts in (("added", [t for t in new if t not in old]), ("removed", [t for t in old if t not in new])):
        if texts:
            parts.append(say(f"book.{key}", words=_quoted(difference.setting, texts, titles, say)))
    return ", ".join(parts) or say("book.reordered")


def _quoted(setting: Setting, texts: Iterable[str], titles: Mapping[str, str], say: Wording) -> str:
    if setting == ("masking", "off"):
        return ", ".join(say(f"papers.kind.{each}") for each in texts)
    if setting == ("rules", "silent"):
        return ", ".join(titles.get(each, each) for each in texts)
    return ", ".join(say("book.quoted", words=each) for each in texts)
