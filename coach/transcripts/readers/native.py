"""Coach's own format (JSON Lines).

One conversation a line: `{"id", "language"?, "channel"?, "turns": [{"speaker", "text", "start"?, "end"?, "words"?,
"name"?}]}`, times in seconds. The speaker is agent, customer or other, or a name. A file may also hold one object or a
list of them, printed over many lines. Other keys are ignored. Turns keep their order and number, empty ones too, so
that numbers in the file and in the review agree. A start without an end is a start whose end is not known (start =
end). Without a channel it is a phone call.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.model import Channel, Language, Role, Segment, Word
from coach.transcripts.draft import Cue, Draft
from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw

TITLE_FI = "Coachin oma muoto (JSON Lines)"
EXTENSIONS = (".jsonl", ".ndjson", ".json")
_LONGEST_S = 1e7  # past this it is a time of day or a mistake, not a place in a conversation


class _WrongError(Exception):
    """What is wrong in a record, without the file and the line."""

    def __init__(self, key: str, /, **values: object) -> None:
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True)
class _Place:
    """A turn, or a word of it: what a sentence about it begins with."""

    turn: int
    kind: str = "turn"

    def wrong(self, what: str, **values: object) -> _WrongError:
        return _WrongError(f"{self.kind}_{what}", turn=self.turn, **values)


def recognises(raw: Raw) -> bool:
    """JSON whose objects have turns, also where some lines are broken."""
    if not raw.looks_like_json:
        return False
    if raw.json is not None:
        return any(isinstance(record, dict) and "turns" in record for record in _listed(raw.json))
    return '"turns"' in raw.text


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """One draft for each conversation; a broken record becomes an error that names its line."""
    for line, record in _records(raw):
        try:
            yield record if isinstance(record, TranscriptError) else _draft(record)
        except _WrongError as wrong:
            yield TranscriptError(raw.name, wrong.key, line, **wrong.values)


def _records(raw: Raw) -> Iterator[tuple[int, Any]]:
    if raw.json is not None:
        yield from ((1, record) for record in _listed(raw.json))
        return
    lines = [(n, _loaded(raw, n, line)) for n, line in enumerate(raw.lines, 1) if line.strip()]
    if any(isinstance(record, dict) for _, record in lines):
        yield from lines
        return
    yield 0, _broken(raw)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _loaded(raw: Raw, n: int, line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return TranscriptError(raw.name, "native_line", n)


def _broken(raw: Raw) -> TranscriptError:
    try:
        json.loads(raw.text)
    except json.JSONDecodeError as error:
        return TranscriptError(raw.name, "native_breaks", error.lineno)
    except (ValueError, RecursionError):
        pass
    return TranscriptError(raw.name, "native_json")


def _draft(record: Any) -> Draft:
    turns = record.get("turns") if isinstance(record, dict) else None
    if not isinstance(turns, list):
        raise _WrongError("native_turns")
    return Draft(
        cues=tuple(_cue(n, turn) for n, turn in enumerate(turns)),
        id=str(record["id"]) if record.get("id") is not None else "",
        language=_language(record.get("language")),
        channel=_channel(record.get("channel")),
        exact=True,
    )


def _language(value: Any) -> Language | None:
    """The language of `fi`, `fi-FI` or `EN`; any other is left to be found from the text."""
    code = str(value).casefold().replace("_", "-").split("-")[0]
    return Language(code) if code in set(Language) else None


def _channel(value: Any) -> Channel:
    return Channel(value) if isinstance(value, str) and value in set(Channel) else Channel.PHONE


def _cue(n: int, turn: Any) -> Cue:
    where = _Place(n)
    if not isinstance(turn, dict):
        raise where.wrong("object")
    speaker, text = (_text(turn, key, where) for key in ("speaker", "text"))
    role = Role(speaker.casefold()) if speaker.casefold() in set(Role) else None
    name = turn.get("name")
    label = name if isinstance(name, str) and name else speaker
    return Cue(label, text, _time(turn, where), _words(turn, where), role)


def _text(turn: dict[str, Any], key: str, where: _Place) -> str:
    if not isinstance(turn.get(key), str):
        raise where.wrong("text", key=key)
    return str(turn[key])


def _time(turn: dict[str, Any], where: _Place) -> Segment | None:
    start, end = (_seconds(turn, key, where) for key in ("start", "end"))
    if start is None:
        return None
    if end is not None and end < start:
        raise where.wrong("order")
    return Segment(start, start if end is None else end)


def _seconds(turn: dict[str, Any], key: str, where: _Place) -> float | None:
    value = turn.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _LONGEST_S:
        raise where.wrong("seconds", key=key)
    return float(value)


def _words(turn: dict[str, Any], where: _Place) -> tuple[Word, ...]:
    words = turn.get("words") or []
    if not isinstance(words, list):
        raise where.wrong("words")
    return tuple(_word(word, _Place(where.turn, "word")) for word in words)


def _word(word: Any, where: _Place) -> Word:
    if not isinstance(word, dict):
        raise where.wrong("object")
    time = _time(word, where)
    if time is None:
        raise where.wrong("start")
    return Word(_text(word, "text", where), time)
