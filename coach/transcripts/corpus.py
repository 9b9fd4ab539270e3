"""A corpus in ConvoKit's format: utterances one on each line, and files beside them that tell of speakers and talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.model import Channel
from coach.transcripts.draft import Cue, Draft, LeftOut
from coach.transcripts.raw import decode, loads
from coach.transcripts.speakers import automatic, role_of
from coach.transcripts.troubles import TranscriptError
from coach.transcripts.vendor import language, segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.model import Segment

UTTERANCES = "utterances.jsonl"
BESIDE = ("speakers.json", "users.json", "conversations.json")
_ROLE_KEYS = ("role", "speaker_type", "type", "user_type", "participant_role", "speaker_role")
_STARTS, _ENDS = ("start", "Start", "start_time", "start_s"), ("end", "End", "stop", "end_time", "stop_time", "end_s")
_EPOCH_S = 1e8  # past 1973: a number this large is a date, not a place in a recording


def is_utterance(line: str) -> bool:
    """Whether the line is an utterance: a speaker, a text, and what it belongs to or answers."""
    one = loads(line) if line.lstrip().startswith("{") else None
    if not isinstance(one, dict) or "text" not in one:
        return False
    return bool({"speaker", "user"} & one.keys()) and bool({"conversation_id", "root"} & one.keys())


def conversations(name: str, text: str, beside: Mapping[str, bytes]) -> Iterator[Draft | TranscriptError]:
    """A draft for each conversation in order of appearance; a broken line is an error among them."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        one = loads(line)
        if isinstance(one, dict) and isinstance(one.get("text"), str):
            groups.setdefault(str(one.get("conversation_id", one.get("root"))), []).append(one)
        else:
            yield TranscriptError(name, "native_line", n)
    speakers = {**_table(name, beside, "users.json"), **_table(name, beside, "speakers.json")}
    talks = _table(name, beside, "conversations.json")
    for own, utterances in groups.items():
        yield _draft(own, utterances, speakers, _meta(talks.get(own)))


def _table(name: str, beside: Mapping[str, bytes], file: str) -> dict[str, Any]:
    found = loads(decode(name, beside[file])) if file in beside else None
    return found if isinstance(found, dict) else {}


def _meta(value: Any) -> dict[str, Any]:
    """The data of a speaker, an utterance or a conversation; older corpora have them without `meta`."""
    if not isinstance(value, dict):
        return {}
    return value["meta"] if isinstance(value.get("meta"), dict) else value


def _draft(own: str, utterances: list[dict[str, Any]], speakers: dict[str, Any], meta: dict[str, Any]) -> Draft:
    spans = [_span(one) for one in utterances]
    starts = [start for start, _ in spans if start is not None]
    first = min(starts, default=0.0)
    dated = first > _EPOCH_S
    useful = len(set(starts)) > 1
    times = [_time(start, end, first if dated else 0.0) if useful else None for start, end in spans]
    cues = tuple(_cue(one, speakers, time) for one, time in zip(utterances, times, strict=True))
    spoken = language(str(meta.get("language", "")))
    return Draft(cues, own, spoken, _channel(meta, recorded=useful and not dated))


def _channel(meta: dict[str, Any], *, recorded: bool) -> Channel:
    told = str(meta.get("channel", "")).casefold()
    return Channel(told) if told in set(Channel) else Channel.PHONE if recorded else Channel.CHAT


def _span(one: dict[str, Any]) -> tuple[float | None, float | None]:
    """Start and end in seconds, from the utterance's own data or its timestamp."""
    meta = _meta(one)
    start = next((at for key in _STARTS if (at := _number(meta.get(key))) is not None), None)
    end = next((at for key in _ENDS if (at := _number(meta.get(key))) is not None), None)
    return (start, end) if start is not None else (_number(one.get("timestamp")), None)


def _number(value: Any) -> float | None:
    try:
        number = float(value) if not isinstance(value, bool) else None
    except (TypeError, ValueError, OverflowError):
        return None
    return number if number is not None and 0 <= number < 1e12 else None


def _time(start: float | None, end: float | None, origin: float) -> Segment | None:
    return segment(start - origin, end - origin if end is not None else None) if start is not None else None


def _cue(one: dict[str, Any], speakers: dict[str, Any], time: Segment | None) -> Cue:
    written = one.get("speaker", one.get("user"))
    who = str(written.get("id", "")) if isinstance(written, dict) else str(written or "")
    about = _meta(speakers.get(who))
    own = _meta(one)
    role = next((str(meta[key]) for meta in (own, about) for key in _ROLE_KEYS if meta.get(key)), "")
    name = about.get("name")
    label = name if isinstance(name, str) and name else who
    machine = automatic(role) or automatic(label)
    return Cue(label, one["text"], time, role=role_of(role), left_out=LeftOut(machine) if machine else None)
