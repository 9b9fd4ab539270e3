"""Messages in JSON of programs nobody has heard of: the names of the keys are enough."""

from __future__ import annotations

import json
from typing import Any

import pytest

from coach.model import Channel, Role, Segment
from coach.transcripts import TranscriptError, read_text

AGENT, CUSTOMER = "Hei, miten voin auttaa?", "Lasku on väärin."


@pytest.mark.parametrize(
    "value",
    [
        [{"speaker": "agent", "text": AGENT, "start": 0}, {"speaker": "customer", "text": CUSTOMER, "start": 4.5}],
        {"meta": {"a": 1}, "data": {"messages": [{"sender": "Agentti", "message": AGENT, "start_ms": 0},
                                                 {"sender": "Asiakas", "message": CUSTOMER, "start_ms": 4500}]}},
        {"entries": [{"role": "AGENT", "content": AGENT, "time": "00:00"},
                     {"role": "END_USER", "content": CUSTOMER, "time": "00:04.5"}]},
        [{"author": {"name": "Sari", "role": "agent"}, "body": AGENT, "timestamp": 0},
         {"author": {"name": "Matti", "role": "customer"}, "body": CUSTOMER, "timestamp": 4.5}],
        {"keskustelu": [{"puhuja": "Virkailija", "teksti": AGENT, "alku": "0", "loppu": "0"},
                        {"puhuja": "Asiakas", "teksti": CUSTOMER, "alku": "4,5", "loppu": "4,5"}]},
    ],
)  # fmt: skip
def test_any_list_of_messages_with_speaker_and_text_is_read(value: Any) -> None:
    for text in (json.dumps(value), json.dumps(value, indent=2)):
        talk = read_text(text, "x.json")[0]
        assert [(turn.speaker, turn.text) for turn in talk.turns] == [(Role.AGENT, AGENT), (Role.CUSTOMER, CUSTOMER)]
        assert [turn.time for turn in talk.turns] == [Segment(0.0, 0.0), Segment(4.5, 4.5)]


def test_messages_may_stand_one_on_each_line_and_name_their_conversation() -> None:
    rows = [("a", "agent", AGENT), ("b", "agent", AGENT), ("a", "customer", CUSTOMER)]
    lines = [json.dumps({"conversation_id": own, "from": who, "text": text}) for own, who, text in rows]
    assert [(talk.id, len(talk.turns)) for talk in read_text("\n".join(lines), "log.jsonl")] == [("a", 2), ("b", 1)]


def test_dates_since_1970_make_a_chat() -> None:
    value = [
        {"user": "Agent", "text": AGENT, "timestamp": 1773306000},
        {"user": "Customer", "text": "Hi", "timestamp": 1773306090},
    ]
    talk = read_text(json.dumps(value), "x.json")[0]
    assert (talk.channel, talk.turns[1].time) == (Channel.CHAT, Segment(90.0, 90.0))


def test_json_without_speakers_is_refused() -> None:
    with pytest.raises(TranscriptError, match="not in a format Coach reads"):
        read_text('[{"text": "Hei"}]', "x.json")
