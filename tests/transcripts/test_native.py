"""Coach's own format: what is in the file is in the conversation, and mistakes name their line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from coach.model import Channel, Conversation, Language, Role, Segment, Turn, Word
from coach.transcripts import TranscriptError, read, read_all, read_many, read_text
from coach.transcripts.native import to_native, write_native

if TYPE_CHECKING:
    from pathlib import Path

TALK = Conversation(
    "puhelu-1",
    (
        Turn(0, Role.AGENT, "Hei, mitä kuuluu?", Segment(0.0, 1.5), (Word("Hei,", Segment(0.0, 0.4)),), "agent"),
        Turn(1, Role.CUSTOMER, "", Segment(2.0, 2.0), (), "customer"),
        Turn(2, Role.CUSTOMER, "Hyvää.", None, (), "Maija"),
    ),
    Language.FI,
    Channel.PHONE,
    "talk.jsonl",
)


def lines(*records: Any) -> str:
    return "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records)


def talk(*turns: Any, **more: Any) -> dict[str, Any]:
    return {"turns": list(turns) or [{"speaker": "agent", "text": "Hei"}], **more}


def test_what_is_written_is_read_back_the_same() -> None:
    assert read_text(write_native([TALK]), "talk.jsonl") == (TALK,)


def test_a_printed_object_and_a_list_of_objects_are_read_too() -> None:
    assert read_text(json.dumps(to_native(TALK), indent=2), "talk.json")[0].turns == TALK.turns
    assert len(read_text(json.dumps([talk(), talk()], indent=1), "talk.json")) == 2


def test_conversations_without_ids_are_numbered_by_the_file() -> None:
    found = read_text(lines(talk(), talk(), talk(id="x"), talk()), "lokit.jsonl")
    assert [one.id for one in found] == ["lokit", "lokit-2", "x", "lokit-4"]


def test_unknown_keys_languages_and_channels_are_ignored() -> None:
    one = read_text(lines(talk(language="sv", channel="meeting", labels=["x"])), "a.jsonl")[0]
    assert (one.language, one.channel) == (None, Channel.PHONE)


def test_a_text_is_kept_to_the_letter_so_that_spans_agree() -> None:
    text = "  Hei,\r\n\tmoi \u00a0"
    assert read_text(lines(talk({"speaker": "agent", "text": text})), "a.jsonl")[0].turns[0].text == text


def test_turns_keep_the_order_and_numbers_of_the_file() -> None:
    turns = [{"speaker": "agent", "text": t, "start": s} for t, s in (("b", 5), ("", 3), ("a", 1))]
    one = read_text(lines(talk(*turns)), "a.jsonl")[0]
    assert [(turn.n, turn.text) for turn in one.turns] == [(0, "b"), (1, ""), (2, "a")]


@pytest.mark.parametrize(
    ("turn", "says"),
    [
        ("hei", "turn 0 is not an object"),
        ({"speaker": "agent"}, "turn 0 needs “text”"),
        ({"text": "Hei"}, "turn 0 needs “speaker”"),
        ({"speaker": "agent", "text": "Hei", "start": "soon"}, "turn 0 needs “start” as seconds"),
        ({"speaker": "agent", "text": "Hei", "start": 10**400}, "turn 0 needs “start” as seconds"),
        ({"speaker": "agent", "text": "Hei", "start": True}, "turn 0 needs “start” as seconds"),
        ({"speaker": "agent", "text": "Hei", "start": 2, "end": 1}, "turn 0 ends before it starts"),
        ({"speaker": "agent", "text": "Hei", "words": "Hei"}, "turn 0 needs “words” as a list"),
        ({"speaker": "agent", "text": "Hei", "words": [{"text": "Hei"}]}, "a word of turn 0 has no start"),
    ],
)
def test_a_wrong_turn_is_named_with_its_line(turn: Any, says: str) -> None:
    with pytest.raises(TranscriptError, match=f"a.jsonl, line 2: {says}"):
        read_text(lines(talk(), talk(turn)), "a.jsonl")


@pytest.mark.parametrize("broken", ['{"id": "x", "turns": [', "[]", '{"id": "x"}', "12", "[" * 100_000])
def test_one_broken_record_does_not_lose_the_others(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(lines(talk(id="1"), broken, talk(id="3")), "utf-8")
    good, errors = read_many(file)
    assert [one.id for one in good] == ["1", "3"]
    assert [error.line for error in errors] == [2]
    with pytest.raises(TranscriptError, match="line 2"):
        read_all(file)


def test_a_printed_object_that_breaks_off_is_one_error() -> None:
    with pytest.raises(TranscriptError, match=r"a.json(, line \d+)?: the JSON breaks off"):
        read_text(json.dumps(to_native(TALK), indent=2)[:-40], "a.json")


def test_several_conversations_are_not_one(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(lines(talk(), talk()), "utf-8")
    with pytest.raises(TranscriptError, match="there are 2 conversations here"):
        read(file)
