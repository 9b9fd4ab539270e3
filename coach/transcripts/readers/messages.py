"""Other messages in JSON.

JSON or JSON Lines that no other reader knows: a list of objects with a speaker and a text. The keys are named like the
columns of a table (speaker, role, text, message, start, timestamp …), in Finnish or English; a key inside an object
counts with both names, as in `author.name`. The list may stand inside other objects.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coach.transcripts.columns import kinds
from coach.transcripts.grid import Grid, drafts
from coach.transcripts.raw import Raw, loads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.draft import Draft
    from coach.transcripts.mapping import Columns
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Viestit JSON-muodossa"
EXTENSIONS = (".json", ".jsonl")
FALLBACK = True
_DEEPEST = 4
_WORDS = {"words", "items", "tokens", "word_segments"}  # single words of speech are no messages


def recognises(raw: Raw) -> bool:
    """A list of objects whose keys name a speaker and a text."""
    return bool(raw.looks_like_json and _messages(raw))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """A draft for each conversation the messages name; without such a key, one."""
    messages = _messages(raw)
    header = list(dict.fromkeys(key for _, message in messages for key in message))
    rows = [(line, [message.get(key, "") for key in header]) for line, message in messages]
    yield from drafts(replace(Grid.of(raw.name, header, raw.columns), rows=rows))


def _messages(raw: Raw) -> list[tuple[int, dict[str, str]]]:
    """The messages with their lines; a file that is one value has them all on line 1."""
    if raw.json is not None:
        return [(1, message) for message in _listed(raw.json, raw.columns)]
    lines = [(n, loads(line)) for n, line in enumerate(raw.lines, 1) if line.strip()]
    flat = [(n, _flat(one)) for n, one in lines if isinstance(one, dict)]
    return flat if len(flat) == len(lines) and flat and _speaks(flat[0][1], raw.columns) else []


def _listed(value: Any, columns: Columns, depth: int = 0) -> list[dict[str, str]]:
    """The first list of messages in the value, from the outside in."""
    if isinstance(value, list):
        flat = [_flat(one) for one in value if isinstance(one, dict)]
        return flat if any(_speaks(one, columns) for one in flat) else []
    if not isinstance(value, dict) or depth > _DEEPEST:
        return []
    inner = (one for key, one in value.items() if key not in _WORDS)
    return next((found for one in inner if (found := _listed(one, columns, depth + 1))), [])


def _flat(message: dict[str, Any]) -> dict[str, str]:
    """The object's plain values as text, and those of the objects in it under both names."""
    return dict(_values(message))


def _values(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The plain values by name; one that lies deeper has all names on the way, and of a list the first counts."""
    if isinstance(value, list):
        value = value[0] if value and depth < _DEEPEST else None
    if not isinstance(value, dict):
        yield from [(name, _written(value))] if value is not None and name else []
        return
    plain_first = sorted(value.items(), key=lambda item: isinstance(item[1], dict | list))
    for key, one in plain_first if depth < _DEEPEST else ():
        yield from _values(one, f"{name}_{key}" if name else key, depth + 1)


def _written(value: Any) -> str:
    return "" if value is None else str(value)


def _speaks(message: dict[str, str], columns: Columns) -> bool:
    told = {kind for kind, name in columns.names.items() if name in message}
    found = told | kinds(list(message)).keys()
    return "text" in found and bool(found & {"speaker", "role"})
