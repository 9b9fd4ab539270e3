"""The same small talk as other versions, options and habits of each program write it: it always reads the same.

Keys missing or null, numbers as text, lists and wrappers around an answer, older and newer shapes.
"""

# ruff: noqa: E501 – what other programs write has long lines
from __future__ import annotations

import json
from typing import Any

import pytest

from coach.model import Channel
from coach.transcripts import read_text_with_report
from coach.transcripts.draft import LeftOut
from tests.transcripts.test_shapes import TALK, A, C, found, google, starts, timed, turns, words


def items(text: str, start: float, **more: Any) -> list[dict[str, Any]]:
    return [{"start_time": str(s), "end_time": str(e), "type": "pronunciation", "alternatives": [{"content": w}], **more}
            for w, s, e in timed(text, start)]  # fmt: skip


def deepgram(*said: dict[str, Any]) -> dict[str, Any]:
    return {"metadata": {}, "results": {"channels": [{"alternatives": [{"transcript": f"{A} {C}", "words": said}]}]}}


AMAZON = {"jobName": "x", "results": {"transcripts": [{"transcript": A}], "speaker_labels": None, "language_code": None,
          "items": [*items(A, 0, speaker_label="spk_0"), *items(C, 3, speaker_label="spk_1")]}}  # fmt: skip
PUNCTUATION = {"type": "punctuation", "alternatives": [{"content": ""}]}
SPOKEN: dict[str, Any] = {
    "Amazon Transcribe in a list": [AMAZON],
    "Amazon Transcribe under another key": {"transcription": AMAZON},
    "Amazon Transcribe that opens with a mark": {"results": {"items": [PUNCTUATION, *AMAZON["results"]["items"]]}},  # type: ignore[index]
    "Contact Lens while the call goes on": {"Segments": [
        {"Transcript": {"ParticipantRole": "AGENT", "Content": A, "BeginOffsetMillis": 0, "EndOffsetMillis": 2000}},
        {"Categories": {"MatchedCategories": []}},
        {"Transcript": {"ParticipantRole": "CUSTOMER", "Content": C, "BeginOffsetMillis": 3000, "EndOffsetMillis": 4000}}]},
    "Call Analytics with numbers as text and no words": {"Transcript": [
        {"ParticipantRole": "AGENT", "Content": A, "BeginOffsetMillis": "0", "EndOffsetMillis": "2000", "Items": None},
        {"ParticipantRole": "CUSTOMER", "Content": C, "BeginOffsetMillis": "3000", "Items": []}]},
    "Deepgram whose speakers are words": deepgram(*words(A, 0, speaker="speaker_0"), *words(C, 3, speaker="speaker_1")),
    "Deepgram whose speakers are decimals": deepgram(*words(A, 0, speaker=0.0), *words(C, 3, speaker=1.0)),
    "Deepgram with utterances alone": {"results": {"utterances": [
        {"speaker": 0, "transcript": A, "start": 0, "end": 2, "words": words(A, 0)},
        {"speaker": 1, "transcript": C, "start": 3, "end": 5}]}},
    "Deepgram with paragraphs and no words": {"results": {"channels": [{"alternatives": [{"transcript": "", "paragraphs": {"paragraphs": [
        {"speaker": 0, "sentences": [{"text": A, "start": 0, "end": 2}]},
        {"speaker": 1, "sentences": [{"text": C, "start": 3, "end": 5}]}]}}]}]}},
    "AssemblyAI's utterances alone": {"utterances": [{"speaker": "A", "text": A, "start": 0, "end": 2000, "words": []},
                                                     {"speaker": "B", "text": C, "start": 3000, "end": 5000}]},
    "AssemblyAI's utterances as a list": [{"speaker": "A", "text": A, "start": 0, "end": 2000},
                                          {"speaker": "B", "text": C, "start": 3000, "end": 5000}],
    "AssemblyAI with speakers as numbers": {"text": "x", "audio_url": "x", "words": None, "utterances": [
        {"speaker": 1, "text": A, "start": 0, "end": 2000}, {"speaker": 2, "text": C, "start": 3000, "end": 5000}]},
    "utterances in seconds under a result": {"result": {"transcription": {"utterances": [
        {"speaker": 0, "text": A, "start": 0.0, "end": 2.0}, {"speaker": 1, "text": C, "start": 3.0, "end": 5.0}]}}},
    "Azure with diarisation on each channel": {"recognizedPhrases": [
        {"channel": 0, "speaker": 1, "offset": "PT0S", "duration": "PT2S", "nBest": [{"display": A}, {"display": "Landala"}]},
        {"channel": 1, "speaker": 1, "offset": "PT3S", "duration": "PT2S", "nBest": [{"display": C}]}]},
    "Azure with channels as text, ticks as text and a phrase without words": {"recognizedPhrases": [
        {"channel": "0", "offsetInTicks": "0", "durationInTicks": "20000000", "nBest": [{"display": A}]},
        {"channel": "0", "recognitionStatus": "NoMatch", "offsetInTicks": 2e7, "nBest": []},
        {"channel": "1", "offsetInTicks": 3e7, "nBest": [{"lexical": C, "display": ""}]}]},
    "Azure's fast phrases alone": {"phrases": [
        {"speaker": 1, "offsetMilliseconds": 0, "durationMilliseconds": 2000, "text": A},
        {"speaker": 2, "offsetMilliseconds": 3000, "durationMilliseconds": 2000, "text": C}]},
    "Azure's second version": {"AudioFileResults": [{"AudioFileName": "Channel.0.wav", "SegmentResults": [
        {"SpeakerId": "1", "Offset": 0, "Duration": 20000000, "NBest": [{"Display": A, "Words": None}]},
        {"SpeakerId": "2", "Offset": 30000000, "Duration": 20000000, "NBest": [{"Display": C}]}]}]},
    "Azure with channels' texts and no phrases": {"recognizedPhrases": [], "combinedRecognizedPhrases": [
        {"channel": 0, "display": A}, {"channel": 1, "display": C}]},
    "Google with an empty result after the one that says all again": {"results": [
        {"alternatives": [{"transcript": f"{A} {C}", "words": google(f"{A} {C}", 0)}]},
        {"alternatives": [{"words": google(A, 0, speakerTag=1) + google(C, 3, speakerTag=2)}]}, {"resultEndTime": "5s"}]},
    "Google with choices that are empty and a word that is missing": {"results": [
        {"alternatives": []}, {"alternatives": [{}]},
        {"alternatives": [{"transcript": A, "words": [*google(A, 0, speakerLabel="1"), *google(C, 3, speakerLabel="2"),
                                                      {"startTime": "6s", "speakerLabel": "2"}]}]}]},
    "WhisperX with its words alone": {"segments": [], "word_segments": words(A, 0, speaker="SPEAKER_00") + words(C, 3, speaker="SPEAKER_01")},
    "WhisperX with speakers as numbers and times as clocks": {"segments": [
        {"start": "00:00:00.000", "end": "00:00:02.000", "text": A, "speaker": 0, "words": []},
        {"start": "00:00:03.000", "end": "00:00:05.000", "text": C, "speaker": 1, "words": None}]},
    "Whisper's chunks with speakers": {"text": f"{A} {C}", "chunks": [{"timestamp": [0, 2], "text": A}], "speakers": [
        {"speaker": "SPEAKER_00", "timestamp": [0.0, 2.0], "text": A}, {"speaker": "SPEAKER_01", "timestamp": [3.0, None], "text": C}]},
    "Genesys with an empty transcript first": {"transcripts": [{"transcriptId": "z"}, {"phrases": [
        {"participantPurpose": "agent", "text": A, "startTimeMs": "0", "durationMs": "2000"},
        {"participantPurpose": "customer", "text": C, "startTimeMs": 3000}]}]},
    "Twilio's sentences as a list, one without an index": [
        {"media_channel": 1, "sentence_index": 0, "start_time": "0.0", "transcript": A, "words": None, "confidence": None},
        {"media_channel": 2, "sentence_index": 1, "start_time": 3, "end_time": None, "transcript": C}],
    "a call in a list of transcripts": {"chats": [{"id": "1", "thread": {"events": [
        {"author_id": "Agent", "text": A, "start": 0}, {"author_id": "Customer", "text": C, "start": 3}]}}]},
}  # fmt: skip


@pytest.mark.parametrize("name", SPOKEN)
def test_every_way_to_write_a_call_gives_the_same_talk(name: str) -> None:
    one = found(SPOKEN[name])
    assert turns(one) == TALK
    assert starts(one) in ([0.0, 3.0], [None, None] if "texts" in name else [0.0, 3.0])


COMMENTS = [
    {"author_id": 1, "plain_body": C, "public": True, "created_at": "2026-03-02T09:00:00.000000Z"},
    {"author_id": 2, "plain_body": A, "public": True, "created_at": "2026-03-02T09:10:00.000000Z"},
    {"author_id": 2, "body": "Soitin tekniikkaan.", "public": False, "created_at": "2026-03-02T09:20:00.000000Z"},
]
WRITTEN: dict[str, Any] = {
    "Zendesk's comments alone": COMMENTS,
    "Zendesk's comments inside the ticket": {"ticket": {"id": 1, "requester_id": 1, "comments": COMMENTS}},
    "Freshdesk with yes and no as text": {"conversations": [{"body_text": C, "incoming": "true", "private": "false"},
                                                            {"body_text": A, "incoming": "false", "private": "false"}]},
    "Freshdesk that does not tell who wrote": {"conversations": [
        {"body_text": C, "incoming": None, "private": None, "user_id": 1},
        {"body_text": A, "incoming": False, "user_id": 5}]},
    "Intercom without its first message, with dates": {"type": "conversation", "id": "1", "conversation_parts": {"conversation_parts": [
        {"part_type": "comment", "body": f"<p>{C}</p>", "created_at": "2026-03-02T09:00:00Z", "author": {"type": "user"}},
        {"part_type": "comment", "body": A, "created_at": "2026-03-02T09:10:00Z", "author": {"type": "admin"}}]}},
    "a chat that opens with an event and a list of choices": {"Transcript": [
        {"AbsoluteTime": "2026-03-02T09:00:00.000Z", "Type": "EVENT", "ContentType": "application/vnd.amazonaws.connect.event.participant.joined"},
        {"AbsoluteTime": "2026-03-02T09:00:01.000Z", "Type": "MESSAGE", "ContentType": "text/plain", "Content": C, "ParticipantRole": "CUSTOMER"},
        {"AbsoluteTime": "2026-03-02T09:00:02.000Z", "Type": "MESSAGE", "ContentType": "application/vnd.amazonaws.connect.message.interactive",
         "Content": '{"templateType":"ListPicker"}', "ParticipantRole": "AGENT"},
        {"AbsoluteTime": "2026-03-02T09:00:09.000Z", "Type": "MESSAGE", "ContentType": "text/markdown", "Content": A, "ParticipantRole": "AGENT"},
        {"AbsoluteTime": "2026-03-02T09:00:19.000Z", "Type": "ATTACHMENT", "ParticipantRole": "CUSTOMER"}]},
    "messages whose text lies deep": {"messages": [
        {"received": "2026-03-02T09:00:00.000Z", "author": {"type": "user"}, "content": {"type": "text", "text": C}},
        {"received": "2026-03-02T09:01:00.000Z", "author": {"type": "business"}, "content": {"type": "text", "text": A}}]},
    "messages in parts": {"messages": [
        {"message_parts": [{"text": {"content": C}}], "actor_type": "user", "created_time": "2026-03-02T09:00:00.000Z"},
        {"message_parts": [{"text": {"content": A}}], "actor_type": "agent", "created_time": "2026-03-02T09:01:00.000Z"}]},
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_every_way_to_write_messages_gives_the_same_talk(name: str) -> None:
    one = found(WRITTEN[name])
    assert turns(one) == TALK[::-1]
    assert one.conversation.channel in (Channel.CHAT, Channel.EMAIL)


def test_what_is_no_talk_is_left_out_and_counted_also_in_comments_alone() -> None:
    assert found(WRITTEN["Zendesk's comments alone"]).left_out == {LeftOut.NOTE: 1}
    chat = found(WRITTEN["a chat that opens with an event and a list of choices"])
    assert chat.left_out == {LeftOut.EVENT: 1, LeftOut.BOT: 1}


TICKETS = [{"id": n, "comments": COMMENTS} for n in (1, 2)]
SEVERAL: dict[str, Any] = {
    "tickets in a list": TICKETS,
    "tickets under a key": {"tickets": TICKETS, "count": 2},
    "a ticket on each line": "\n".join(map(json.dumps, TICKETS)),
    "recordings of a batch": {"results": {f"gs://b/{n}.wav": {"transcript": {"results": [
        {"alternatives": [{"transcript": A, "words": google(A, 0)}]}]}} for n in (1, 2)}},
}  # fmt: skip


@pytest.mark.parametrize("name", SEVERAL)
def test_several_answers_in_one_file_are_a_conversation_each(name: str) -> None:
    content = SEVERAL[name]
    reading = read_text_with_report(content if isinstance(content, str) else json.dumps(content), "x.json")
    assert not reading.problems
    assert [one.id for one in reading.conversations] == ["1", "2"]


def test_a_broken_answer_among_others_is_told_with_its_line() -> None:
    lines = "\n".join([json.dumps(TICKETS[0]), '{"id": 3}', json.dumps(TICKETS[1])])
    reading = read_text_with_report(lines, "x.json")
    assert len(reading.conversations) == 2
    assert [problem.line for problem in reading.problems] == [2]


def test_a_whole_text_without_segments_is_one_turn_without_a_time() -> None:
    one = found({"text": f"{A} {C}", "language": "finnish", "task": "transcribe", "segments": []})
    assert turns(one) == [("other", f"{A} {C}")]


def test_two_customers_and_no_agent_are_asked_about() -> None:
    said = [{"sender_type": "visitor", "text": C}, {"sender_type": "user", "text": A}]
    assert found({"messages": said}).agent.doubtful


TEXTS = {
    "voices in brackets": ("x.vtt", f"WEBVTT\n\n00:00.000 --> 00:02.000\n[Speaker 1] {A}\n\n00:03.000 --> 00:05.000\n[Speaker 2] {C}\n\n"),
    "names in brackets": ("x.srt", f"1\n00:00:00,000 --> 00:00:02,000\n(Anna) {A}\n\n2\n00:00:03,000 --> 00:00:05,000\n(Matti) {C}\n\n3\n00:00:09,000 --> 00:00:10,000\n(Anna) Hetki.\n"),
    "names after two signs": ("x.vtt", f"WEBVTT\n\n00:00.000 --> 00:02.000\n>> Anna: {A}\n\n00:03.000 --> 00:05.000\n>> Matti: {C}\n\n00:09.000 --> 00:10.000\n>> Anna: Hetki.\n"),
    "Word's transcript as text": ("x.txt", f"0:0:0.0 --> 0:0:2.5\nAnna Koski\n{A}\n0:0:3.0 --> 0:0:5.5\nMatti Salo\n{C}\n0:0:9.0 --> 0:0:10.5\nAnna Koski\nHetki.\n"),
    "name and time above the words": ("x.txt", f"Anna Koski\n0:00\n{A}\nMatti Salo\n0:03\n{C}\nAnna Koski\n0:09\nHetki.\n"),
    "captions with a comma between their times": ("x.sbv", f"0:00:00.000,0:00:02.000\nAnna: {A}\n\n0:00:03.000,0:00:05.000\nMatti: {C}\n\n0:00:09.000,0:00:10.000\nAnna: Hetki.\n"),
    "a log with names in angle brackets": ("x.log", f"[2026-03-02 09:00:00] <Anna> {A}\n[2026-03-02 09:00:03] <Matti> {C}\n[2026-03-02 09:00:09] <Anna> Hetki.\n"),
    "lines with semicolons": ("x.txt", f"10:00:00;Anna;{A}\n10:00:03;Matti;{C}\n10:00:09;Anna;Hetki.\n"),
    "a table without a header": ("x.csv", f"0;Agentti;{A}\n3;Asiakas;{C}\n9;Agentti;Hetki.\n"),
    "a table in milliseconds that does not say so": ("x.csv", f'speaker;text;start;end\nAgent;{A};0;2000\nCustomer;{C};3000;5000\nAgent;Hetki.;9000;9400\n'),
    "a table with the direction of each message": ("x.csv", f"direction;body;created_at\noutbound;{A};2026-03-02T09:00:00.123456Z\ninbound;{C};2026-03-02T09:00:03.123456Z\noutbound;Hetki.;2026-03-02T09:00:09.123456Z\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_every_way_to_write_lines_gives_the_same_talk(name: str) -> None:
    file, content = TEXTS[name]
    one = found(content, file)
    assert turns(one)[:2] == TALK
    assert starts(one)[:2] == [0.0, 3.0]


def test_sounds_in_brackets_name_nobody() -> None:
    text = "1\n00:00:00,000 --> 00:00:02,000\n[Musiikkia] Hei vaan.\n\n2\n00:00:03,000 --> 00:00:05,000\nMoi moi.\n"
    assert [turn.name for turn in found(text, "x.srt").conversation.turns] == ["", ""]
