"""A handbook's text with single settings changed: what nobody changed stays as it was written, comments too.

A setting is named by its section and its key. In the sections that a team fills itself (`checklists`, `contacts`,
`wordings`) each entry is a setting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

import tomlkit

if TYPE_CHECKING:
    from tomlkit.items import Item

    from coach.handbook import Handbook

Setting = tuple[str, str]
Value = bool | float | str | tuple[str, ...] | tuple[float, float]
FILLED = ("checklists", "contacts", "wordings")
_WIDE = 90  # characters: a longer list stands one text a line


@dataclass(frozen=True, slots=True)
class Difference:
    """A setting that two handbooks do not share; None where one of them has none of that name."""

    setting: Setting
    old: Value | None
    new: Value | None


def settings(book: Handbook) -> dict[Setting, Value]:
    """Every setting of a handbook and its value, in the order of its sections."""
    return {
        (section.name, key): value
        for section in fields(book)
        for key, value in _entries(getattr(book, section.name)).items()
    }


def differences(old: Handbook, new: Handbook) -> tuple[Difference, ...]:
    """What differs between two handbooks, in the order of the sections."""
    before, after = settings(old), settings(new)
    every = dict.fromkeys((*before, *after))
    found = (Difference(each, before.get(each), after.get(each)) for each in every)
    order = [section.name for section in fields(old)]
    return tuple(sorted((each for each in found if each.old != each.new), key=lambda d: order.index(d.setting[0])))


def with_settings(text: str, wanted: Mapping[Setting, Value | None]) -> str:
    """The text of a handbook with these settings changed; None takes an entry out.

    The text must be one that `coach.handbook.read` takes, and no value may hold a control character.
    """
    document = tomlkit.parse(text)
    for (section, key), value in wanted.items():
        if section not in document:
            document[section] = tomlkit.table()
        table: Any = document[section]
        if value is not None:
            table[key] = _written(value)
        elif key in table:
            del table[key]
    return tomlkit.dumps(document)


def _entries(section: Any) -> Mapping[str, Value]:
    if is_dataclass(section):
        return {each.name: getattr(section, each.name) for each in fields(section)}
    return dict(section)


def _written(value: Value) -> Item:
    if not isinstance(value, tuple):
        return tomlkit.item(value)
    row = tomlkit.item(list(value))
    return row.multiline(multiline=len(row.as_string()) > _WIDE)
