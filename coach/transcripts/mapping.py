"""A column-mapping file: which column of a team's own export holds what, written once as TOML.

[columns]                      # what Coach needs = the column's header, or its number counted from 1
conversation = "Contact ID"
speaker = "Suunta"
text = "Rivi"
start = "Aloitusaika"

[roles]                        # what stands in the speaker's or role's column = agent, customer or other
IN = "customer"
OUT = "agent"

[times]
unit = "ms"                    # of plain numbers: s, ms or min
format = "%d.%m.%Y %H:%M:%S"   # of dates that Coach does not know by itself

[file]
channel = "chat"
language = "fi"
header_row = 3                 # 0 where there is none
separator = ";"
sheet = "Viestit"
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coach.model import Channel, Language, Role
from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KINDS = (
    "conversation", "speaker", "role", "text", "start", "end", "duration", "language", "channel", "public", "private",
)  # fmt: skip
UNITS = {"s": 1.0, "ms": 0.001, "min": 60.0}
_KEYS = {
    "columns": KINDS,
    "times": ("unit", "format"),
    "file": ("channel", "language", "header_row", "separator", "sheet"),
    "roles": (),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """What a mapping file says; the empty one leaves everything to be found from the header."""

    names: Mapping[str, str | int] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    unit: str = ""
    format: str = ""
    channel: Channel | None = None
    language: Language | None = None
    header_row: int | None = None
    separator: str = ""
    sheet: str = ""

    def __bool__(self) -> bool:
        return self != UNMAPPED


UNMAPPED = Columns()


def load_columns(path: Path) -> Columns:
    """The mapping in a TOML file; raises TranscriptError with the key that is wrong and what is allowed."""
    try:
        return parse_columns(path.read_text("utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is not UTF-8 text"
        raise TranscriptError(path.name, "closed", reason=reason.lower()) from None


def parse_columns(text: str, name: str) -> Columns:
    """The mapping in TOML text; `name` is its file's name for what is said of mistakes."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TranscriptError(name, "mapping_toml", reason=str(error)) from None
    for section, keys in table.items():
        _check_keys(name, section, keys)
    file, times = table.get("file", {}), table.get("times", {})
    return Columns(
        names={kind: _column(name, kind, value) for kind, value in table.get("columns", {}).items()},
        roles={str(who).casefold(): _one(name, f"roles.{who}", role, Role) for who, role in _of(table, "roles")},
        unit=_among(name, "times.unit", times.get("unit", ""), ("", *UNITS)),
        format=_text(name, "times.format", times.get("format", "")),
        channel=_one(name, "file.channel", file["channel"], Channel) if "channel" in file else None,
        language=_one(name, "file.language", file["language"], Language) if "language" in file else None,
        header_row=_row(name, file.get("header_row")),
        separator=_separator(name, file.get("separator", "")),
        sheet=_text(name, "file.sheet", file.get("sheet", "")),
    )


def looks_like_mapping(text: str) -> bool:
    """Whether TOML text is a mapping of columns: it has a table of that name."""
    try:
        return isinstance(tomllib.loads(text).get("columns"), dict)
    except tomllib.TOMLDecodeError:
        return False


def _of(table: Mapping[str, Any], section: str) -> list[tuple[str, Any]]:
    return list(table.get(section, {}).items())


def _check_keys(name: str, section: str, keys: Any) -> None:
    if section not in _KEYS:
        raise TranscriptError(name, "mapping_key", key=section, known=", ".join(_KEYS))
    if not isinstance(keys, dict):
        raise TranscriptError(name, "mapping_value", key=section, known="[table]")
    unknown = next((key for key in keys if _KEYS[section] and key not in _KEYS[section]), None)
    if unknown is not None:
        raise TranscriptError(name, "mapping_key", key=f"{section}.{unknown}", known=", ".join(_KEYS[section]))


def _column(name: str, kind: str, value: Any) -> str | int:
    if isinstance(value, str) or (isinstance(value, int) and value > 0 and not isinstance(value, bool)):
        return value
    raise TranscriptError(name, "mapping_value", key=f"columns.{kind}", known='"Header", 1, 2, 3 …')


def _one(name: str, key: str, value: Any, kind: Any) -> Any:
    return kind(_among(name, key, str(value).casefold(), tuple(kind)))


def _among(name: str, key: str, value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        raise TranscriptError(name, "mapping_value", key=key, known=", ".join(one for one in known if one))
    return str(value)


def _text(name: str, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise TranscriptError(name, "mapping_value", key=key, known='"…"')
    return value


def _separator(name: str, value: Any) -> str:
    if isinstance(value, str) and len(value) <= 1:
        return value
    raise TranscriptError(name, "mapping_value", key="file.separator", known='";", ",", "|", "\\t"')


def _row(name: str, value: Any) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1000):
        return value
    raise TranscriptError(name, "mapping_value", key="file.header_row", known="0, 1, 2 …")
