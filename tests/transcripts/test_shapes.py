"""Shapes that real files have: what each program writes, on invented conversations.

Each case is a file's content and what must come of it: role and words of each turn, in order.
"""

# ruff: noqa: E501 – what other programs write has long lines
from __future__ import annotations

import json
from typing import Any

import pytest

from coach.model import Channel, Role
from coach.transcripts import Found, read_text_with_report
from coach.transcripts.draft import LeftOut
from coach.transcripts.report import Times

A, C = "Lankala, Anna, kuinka voin auttaa?", "Hei, netti ei toimi."
TALK = [("agent", A), ("customer", C)]
Turns = list[tuple[str, str]]


def found(content: Any, name: str = "x.json") -> Found:
    """The one conversation of a file that reads without a problem."""
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    reading = read_text_with_report(text, name)
    assert not reading.problems
    (one,) = reading.found
    return one


def turns(one: Found) -> Turns:
    return [(turn.speaker.value, turn.text) for turn in one.conversation.turns]


def starts(one: Found) -> list[float | None]:
    return [turn.time.start if turn.time is not None else None for turn in one.conversation.turns]


def timed(text: str, start: float) -> list[tuple[str, float, float]]:
    """The words of a text with their times."""
    return [(word, round(start + 0.4 * n, 2), round(start + 0.4 * n + 0.3, 2)) for n, word in enumerate(text.split())]


CHATS: dict[str, tuple[str, Turns]] = {
    "Zoom's chat": (
        "09:05:12 From Anna Koski to Everyone:\n\tHei, miten voin auttaa?\n"
        "09:05:40 From Matti Salo to Everyone:\n\tLasku on väärin\n"
        "09:06:02 From Anna Koski to Matti Salo (Direct Message):\n\tKatson heti: hetki\n",
        [("agent", "Hei, miten voin auttaa?"), ("customer", "Lasku on väärin"), ("agent", "Katson heti: hetki")],
    ),
    "WhatsApp on an iPhone": (
        "[12.3.2026 klo 9.05.10] Lankala: \u200eViestit ja puhelut ovat päästä päähän salattuja.\n"
        "[12.3.2026 klo 9.05.12] Matti: Moi\ntoinen rivi\n[12.3.2026 klo 9.06.00] Lankala: Hei! Miten voin auttaa?\n"
        "\u200e[12.3.2026 klo 9.07.00] Matti: \u200ekuva jätetty pois\n[12.3.2026 klo 9.08.00] Matti: Lasku: 45 €\n",
        [("customer", "Moi\ntoinen rivi"), ("agent", "Hei! Miten voin auttaa?"), ("customer", "Lasku: 45 €")],
    ),
    "WhatsApp on Android": (
        "12/03/2026, 21:05 - +358 40 0000000: Hi\n12/03/2026, 21:06 - Lankala Support: Hello, how can I help?\n"
        "12/03/2026, 21:07 - +358 40 0000000: <Media omitted>\n13/03/2026, 08:00 - +358 40 0000000: Where is it?\n",
        [("customer", "Hi"), ("agent", "Hello, how can I help?"), ("customer", "Where is it?")],
    ),
    "messages copied from Slack": (
        "Anna Koski  10:32 AM\nHei, miten voin auttaa?\nMatti Salo  10:33 AM\nLasku on väärin.\nKatso liite: lasku.pdf\n",
        [("agent", "Hei, miten voin auttaa?"), ("customer", "Lasku on väärin.\nKatso liite: lasku.pdf")],
    ),
    "messages copied from Teams": (
        "[2.3.2026 10.32] Anna Koski\nHei, miten voin auttaa?\n[2.3.2026 10.33] Matti Salo\nLasku on väärin\n",
        [("agent", "Hei, miten voin auttaa?"), ("customer", "Lasku on väärin")],
    ),
    "names and times above the words": (
        "Anna (Agentti) 10:32\nHei!\nMatti (Asiakas) 10:33\nMoi, lasku on väärin\n",
        [("agent", "Hei!"), ("customer", "Moi, lasku on väärin")],
    ),
}


@pytest.mark.parametrize("name", CHATS)
def test_chats_as_people_save_and_paste_them(name: str) -> None:
    content, wanted = CHATS[name]
    one = found(content, "chat.txt")
    assert turns(one) == wanted
    assert one.conversation.channel is Channel.CHAT


def test_messages_of_the_chat_program_are_counted_and_left_out() -> None:
    assert found(CHATS["WhatsApp on an iPhone"][0], "chat.txt").left_out == {LeftOut.EVENT: 2}
    assert found(CHATS["WhatsApp on Android"][0], "chat.txt").left_out == {LeftOut.EVENT: 1}


def test_a_video_meetings_times_stand_above_turns_and_never_in_them() -> None:
    one = found(
        "00:00:00\n\nAnna: Hei, miten voin auttaa?\nMatti: Lasku on väärin.\n00:05:01\n\nAnna: Selvä.\n", "m.txt"
    )
    assert turns(one)[1] == ("customer", "Lasku on väärin.")
    assert starts(one) == [0.0, None, 301.0]


LINES = [
    ("Asiakas", 15),
    ("Agentti", 12),
    ("Asiakas", 20),
    ("Agentti", 14),
    ("Asiakas", 9),
    ("Agentti", 16),
    ("Asiakas", 18),
]


def test_bare_times_are_read_by_the_pace_of_the_words() -> None:
    seconds = [0, 7, 12, 20, 26, 30, 37]
    spoken = [f"[{10 + s // 60}:{s % 60:02}] {who}: {'sana ' * n}" for s, (who, n) in zip(seconds, LINES, strict=True)]
    call = found("\n".join(spoken), "a.txt")
    assert (call.conversation.channel, starts(call)[:2]) == (Channel.PHONE, [600.0, 607.0])
    minutes = [2, 4, 4, 9, 9, 15, 40]
    written = [f"[10:{m:02}] {who}: {'sana ' * n}" for m, (who, n) in zip(minutes, LINES, strict=True)]
    chat = found("\n".join(written), "a.txt")
    assert (chat.conversation.channel, starts(chat)[:2]) == (Channel.CHAT, [0.0, 120.0])


def test_times_that_may_be_read_in_two_ways_say_so() -> None:
    one = found(
        "[10:02] Agentti: Hei vaan\n[10:05] Asiakas: Moi sitten\n[10:09] Agentti: No niin juu\n[10:11] Asiakas: Hei",
        "a.txt",
    )
    assert [notice.key for notice in one.notices] == ["clock_or_place"]


def test_seconds_in_a_table_are_never_hours() -> None:
    one = found("start,speaker,text\n7.5,Agent,Hi\n9,Customer,Hello\n12.25,Agent,ok\n", "a.csv")
    assert (one.conversation.channel, starts(one)) == (Channel.PHONE, [7.5, 9.0, 12.25])


def words(text: str, start: float, **more: Any) -> list[dict[str, Any]]:
    return [{"word": word, "start": s, "end": e, **more} for word, s, e in timed(text, start)]


def ms(text: str, start: float, **more: Any) -> list[dict[str, Any]]:
    return [{"text": word, "start": int(s * 1000), "end": int(e * 1000), **more} for word, s, e in timed(text, start)]


def google(text: str, start: float, **more: Any) -> list[dict[str, Any]]:
    return [{"word": word, "startTime": f"{s}s", "endTime": f"{e}s", **more} for word, s, e in timed(text, start)]


RECOGNISERS: dict[str, Any] = {
    "OpenAI's diarised answer": {
        "task": "transcribe", "text": f"{A} {C}",
        "segments": [{"id": "seg_0", "start": 0, "end": 2, "text": A, "speaker": "A"},
                     {"id": "seg_1", "start": 3, "end": 5, "text": C, "speaker": "B"}]},
    "Deepgram with a channel for each side, each with its own speaker 0": {
        "metadata": {}, "results": {"channels": [
            {"alternatives": [{"transcript": A, "words": words(A, 0, speaker=0)}]},
            {"alternatives": [{"transcript": C, "words": words(C, 3, speaker=0)}]}]}},
    "Deepgram with utterances and no words": {
        "metadata": {}, "results": {"channels": [{"alternatives": [{"transcript": "", "words": []}]}],
        "utterances": [{"start": 0, "end": 2, "channel": 0, "transcript": A, "speaker": 0},
                       {"start": 3, "end": 5, "channel": 0, "transcript": C, "speaker": 1}]}},
    "AssemblyAI with two channels": {
        "text": f"{A} {C}", "audio_duration": 5, "words": [], "utterances": [
            {"speaker": "1", "channel": "1", "start": 0, "end": 2000, "text": A, "words": ms(A, 0, channel="1")},
            {"speaker": "2", "channel": "2", "start": 3000, "end": 5000, "text": C, "words": ms(C, 3, channel="2")}]},
    "Azure's first fast transcription, in plain milliseconds": {
        "duration": 5000, "combinedPhrases": [{"text": f"{A} {C}"}], "phrases": [
            {"speaker": 0, "offset": 0, "duration": 2000, "text": A, "locale": "fi-FI"},
            {"speaker": 1, "offset": 3000, "duration": 2000, "text": C}]},
    "Azure's fast transcription, channel after channel": {
        "combinedPhrases": [{"channel": 0, "text": A}, {"channel": 1, "text": C}], "phrases": [
            {"channel": 1, "offsetMilliseconds": 3000, "durationMilliseconds": 2000, "text": C},
            {"channel": 0, "offsetMilliseconds": 0, "durationMilliseconds": 2000, "text": A}]},
    "Google's long operation that says all words again": {
        "name": "1", "done": True, "response": {"results": [
            {"alternatives": [{"transcript": A, "words": google(A, 0, speakerTag=0)}]},
            {"alternatives": [{"transcript": C}]},
            {"alternatives": [{"words": google(A, 0, speakerTag=1) + google(C, 3, speakerTag=2)}]}]}},
    "Google's second version, whose last result says nothing again": {
        "results": {"gs://b/a.wav": {"transcript": {"results": [
            {"alternatives": [{"transcript": A, "words": google(A, 0, speakerLabel="1")}]},
            {"alternatives": [{"transcript": C, "words": google(C + " Ei ollenkaan.", 3, speakerLabel="2")}]}]}}}},
    "Google with a channel for each side": {
        "results": [{"alternatives": [{"transcript": A}], "channel_tag": 1},
                    {"alternatives": [{"transcript": C}], "channel_tag": 2}]},
    "Contact Lens that names roles among the participants": {
        "Channel": "VOICE", "Participants": [{"ParticipantId": "a1", "ParticipantRole": "AGENT"},
                                             {"ParticipantId": "c1", "ParticipantRole": "CUSTOMER"}],
        "Transcript": [{"ParticipantId": "a1", "Content": A, "BeginOffsetMillis": 0, "EndOffsetMillis": 2000},
                       {"ParticipantId": "c1", "Content": C, "BeginOffsetMillis": 1900, "EndOffsetMillis": 4000}]},
    "Twilio as its library prints it, with the roles of the channels": {
        "sentences": [{"mediaChannel": 1, "sentenceIndex": 1, "startTime": 3.0, "endTime": 4.0, "transcript": C},
                      {"mediaChannel": 2, "sentenceIndex": 0, "startTime": 0.0, "endTime": 2.0, "transcript": A}],
        "channel": {"participants": [{"channel_participant": 1, "role": "Customer"},
                                     {"channel_participant": 2, "role": "Agent"}]}},
}  # fmt: skip


@pytest.mark.parametrize("name", RECOGNISERS)
def test_each_recogniser_gives_every_word_once_to_its_speaker(name: str) -> None:
    one = found(RECOGNISERS[name])
    wanted = [("agent", A), ("customer", f"{C} Ei ollenkaan.")] if "second version" in name else TALK
    assert turns(one) == wanted
    assert one.conversation.channel is Channel.PHONE
    assert starts(one) in ([0.0, 3.0], [0.0, 1.9], [None, None])
    assert not one.agent.doubtful


def test_channels_of_sound_are_counted() -> None:
    counts = {name: found(value).tracks for name, value in RECOGNISERS.items()}
    stereo = {name for name, count in counts.items() if count == 2}
    assert stereo == {name for name in counts if "channel" in name or "Contact Lens" in name}


def test_words_without_times_or_speakers_stay_with_their_neighbours() -> None:
    segment = {
        "start": 0.0, "end": 3.9, "text": f" {A} 112 ei kuulu", "speaker": "SPEAKER_01",
        "words": [*words(A, 0, speaker="SPEAKER_01"), {"word": "112"}, *words("ei", 3.0, speaker="SPEAKER_00"),
                  {"word": "kuulu", "start": float("nan"), "end": float("nan")}],
    }  # fmt: skip
    one = found({"segments": [segment], "word_segments": [], "language": "fi"})
    assert turns(one) == [("agent", f"{A} 112"), ("customer", "ei kuulu")]
    assert one.times is Times.WORDS


def test_marks_of_hesitation_are_no_words() -> None:
    heard = [{"text": "Niin", "start": 0.1, "end": 0.4}, {"text": "[*]", "start": 0.4, "end": 0.8}]
    one = found({"segments": [{"start": 0.1, "end": 2, "text": " Niin [*] joo", "words": heard}], "language": "fi"})
    assert turns(one) == [("other", "Niin joo")]
    assert [word.text for word in one.conversation.turns[0].words] == ["Niin"]


def test_the_words_of_openais_interface_take_their_marks_from_the_text() -> None:
    bare = [{**word, "word": word["word"].strip(",?.")} for word in words(A, 0)]
    one = found({"task": "transcribe", "language": "finnish", "duration": 5.0, "text": A, "words": bare})
    assert (turns(one), one.times) == ([("other", A)], Times.WORDS)


def test_a_list_of_segments_alone_is_read() -> None:
    assert turns(found([{"id": 1, "start": 0.0, "end": 2.0, "text": " Hei", "words": None}])) == [("other", "Hei")]


def test_a_connect_chat_leaves_events_and_the_system_out_and_counts_from_the_first_message() -> None:
    def item(at: str, kind: str, role: str, content: str | None) -> dict[str, Any]:
        told = {"AbsoluteTime": f"2026-03-02T09:00:{at}Z", "Type": kind, "ParticipantRole": role, "ParticipantId": role}
        return told if content is None else {**told, "Content": content, "ContentType": "text/plain"}

    one = found({"ContactId": "c", "Participants": [], "Transcript": [
        item("00.100", "EVENT", "CUSTOMER", None), item("01.100", "MESSAGE", "SYSTEM", "Tervetuloa!"),
        item("05.100", "MESSAGE", "CUSTOMER", C), item("25.100", "MESSAGE", "AGENT", A)]})  # fmt: skip
    assert (turns(one), starts(one)) == ([("customer", C), ("agent", A)], [0.0, 20.0])
    assert one.left_out == {LeftOut.EVENT: 1, LeftOut.BOT: 1}


def comment(author: int, text: str, hour: int, public: bool = True) -> dict[str, Any]:
    return {
        "author_id": author,
        "body": text,
        "plain_body": text,
        "public": public,
        "created_at": f"2026-03-02T{hour:02}:00:00Z",
    }


REPLY = "Hei Matti, kiitos yhteydenotosta. Korjaan laskun.\n\nYstävällisin terveisin\nSari, Lankala"


def test_a_ticket_without_users_is_guessed_from_what_is_written() -> None:
    one = found(
        {"comments": [comment(1, "Hei, lasku on väärin.", 9), comment(2, REPLY, 10), comment(1, "Kiitos!", 11)]}
    )
    assert [role for role, _ in turns(one)] == ["customer", "agent", "customer"]
    assert one.agent.confidence < 1.0


def test_a_ticket_that_the_agent_opens_does_not_make_the_customer_an_agent() -> None:
    one = found({"comments": [comment(2, REPLY, 9), comment(1, "Hei, en ole saanut laskua. Milloin saan sen?", 10)]})
    assert [role for role, _ in turns(one)] == ["agent", "customer"]


def test_who_writes_internal_notes_is_the_agent() -> None:
    one = found(
        {"comments": [comment(1, "Hei", 9), comment(2, "muista tämä", 10, public=False), comment(2, "Ok.", 11)]}
    )
    assert turns(one) == [("customer", "Hei"), ("agent", "Ok.")]
    assert (one.left_out, one.agent.doubtful) == ({LeftOut.NOTE: 1}, False)


def test_the_ticket_tells_who_asked() -> None:
    told = {"ticket": {"id": 7, "requester_id": 2}, "comments": [comment(1, "Hei", 9), comment(2, "Hei", 10)]}
    one = found(told)
    assert (one.conversation.id, [role for role, _ in turns(one)]) == ("7", ["agent", "customer"])


def test_comments_are_read_from_the_audits_of_a_ticket_too() -> None:
    audits = [{"author_id": author, "created_at": f"2026-03-02T{hour:02}:00:00Z",
               "events": [{"type": "Comment", "public": public, "plain_body": text}, {"type": "Change"}]}
              for author, hour, public, text in ((1, 9, True, "Hei"), (2, 10, False, "x"), (2, 11, True, "Ok."))]  # fmt: skip
    assert turns(found({"audits": audits})) == [("customer", "Hei"), ("agent", "Ok.")]


def test_a_bare_list_of_freshdesk_conversations_is_read() -> None:
    listed = [{"body_text": "Hei, korjaan sen.", "incoming": False, "private": False, "user_id": 9},
              {"body_text": "Kiitos", "incoming": True, "private": False, "user_id": 8}]  # fmt: skip
    assert turns(found(listed)) == [("agent", "Hei, korjaan sen."), ("customer", "Kiitos")]


def test_several_intercom_conversations_in_one_file_are_all_read_without_fin_and_notes() -> None:
    def talk(own: str) -> dict[str, Any]:
        parts = [{"part_type": "comment", "body": "<p>AI</p>", "author": {"type": "admin", "from_ai_agent": True}},
                 {"part_type": "note", "body": "<p>sisäinen</p>", "author": {"type": "admin"}},
                 {"part_type": "close", "body": "<p>Suljen</p>", "author": {"type": "admin", "name": "Sari"}}]  # fmt: skip
        return {"id": own, "created_at": 100, "conversation_parts": {"conversation_parts": parts},
                "source": {"type": "email", "body": "<p>Hei &amp; moi</p><p>Rivi 2</p>", "author": {"type": "lead"}}}  # fmt: skip

    reading = read_text_with_report(json.dumps({"type": "list", "conversations": [talk("1"), talk("2")]}), "x.json")
    assert [turns(one) for one in reading.found] == [[("customer", "Hei & moi\nRivi 2"), ("agent", "Suljen")]] * 2
    assert reading.skipped == {LeftOut.BOT: 2, LeftOut.NOTE: 2}


def test_genesys_table_leaves_the_ivr_out_and_reads_milliseconds() -> None:
    one = found(f'Conversation ID,Participant,Participant Purpose,Start Time (ms),Duration (ms),Phrase\nc1,IVR,ivr,0,100,Tervetuloa\nc1,Sari,agent,200,1500,"{A}"\nc1,,customer,1600,900,"{C}"\n', "g.csv")  # fmt: skip
    assert (turns(one), starts(one), one.left_out) == (TALK, [0.2, 1.6], {LeftOut.IVR: 1})


def test_zendesk_table_leaves_internal_notes_out_and_is_mail() -> None:
    one = found("Ticket ID,Created at,Author,Author role,Public,Comment\n1,2026-03-02 09:00:00,Matti,end-user,true,Lasku?\n1,2026-03-02 09:10:00,Sari,agent,false,huom\n1,2026-03-02 09:20:00,Sari,agent,true,<p>Korjaan <b>sen</b>.</p>\n", "z.csv")  # fmt: skip
    assert turns(one) == [("customer", "Lasku?"), ("agent", "Korjaan sen.")]
    assert (one.left_out, one.conversation.channel) == ({LeftOut.NOTE: 1}, Channel.EMAIL)


def test_googles_chat_export_leaves_the_automated_agent_out() -> None:
    entries = [{"text": "Hi", "role": "END_USER", "start_timestamp_usec": 1_000_000},
               {"text": "Hello!", "role": "HUMAN_AGENT", "start_timestamp_usec": 2_500_000},
               {"text": "auto", "role": "AUTOMATED_AGENT", "start_timestamp_usec": 3_000_000}]  # fmt: skip
    one = found({"entries": entries})
    assert (turns(one), starts(one)) == ([("customer", "Hi"), ("agent", "Hello!")], [1.0, 2.5])


HEAD = (
    "From: Matti Malli <matti@posti.example>\nTo: Asiakaspalvelu <asiakaspalvelu@lankala.example>\nSubject: VS: Lasku\n"
    "Date: Tue, 3 Mar 2026 08:00:00 +0200\nMessage-ID: <3@posti.example>\nMIME-Version: 1.0\n"
)
PLAIN = 'Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
HTML = 'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
BLOCK = "Lähettäjä: {0} <{1}>\nLähetetty: maanantai 2. maaliskuuta 2026 {2}\nVastaanottaja: x\nAihe: Lasku\n\n{3}\n\n"
OURS, THEIRS = ("Asiakaspalvelu", "asiakaspalvelu@lankala.example"), ("Matti Malli", "matti@posti.example")
MAILS: dict[str, str] = {
    "Outlook in Finnish": HEAD + PLAIN + "Kiitos!\n\nLähetetty iPhonesta\n\n________________________________\n"
    + BLOCK.format(*OURS, "15.30", "Hei Matti, korjattu.") + BLOCK.format(*THEIRS, "9.00", "Lasku on väärin."),
    "Outlook in English above Gmail": HEAD + PLAIN + "Kiitos!\n\n-----Original Message-----\n"
    "From: Support [mailto:support@lankala.example]\nSent: Monday, March 2, 2026 3:30 PM\nTo: Matti\nCc: x@y.example\n"
    "Subject: RE: Bill\n\nHei Matti, korjattu.\n\nOn Mon, Mar 2, 2026 at 9:00 AM Matti Malli <matti@posti.example> wrote:\n\n"
    "> Lasku on väärin.\n",
    "Apple's Mail in Finnish": HEAD + PLAIN + "Kiitos!\n\n> Asiakaspalvelu <asiakaspalvelu@lankala.example> kirjoitti "
    "2.3.2026 kello 15.30:\n> \n> Hei Matti, korjattu.\n> \n>> Matti Malli <matti@posti.example> kirjoitti "
    "2.3.2026 kello 9.00:\n>> \n>> Lasku on väärin.\n",
    "Gmail's HTML": HEAD + HTML + "<style>p{}</style><p>Kiitos!</p><div class='gmail_quote'>ma 2. maalisk. 2026 klo 15.30 "
    "Asiakaspalvelu &lt;<a href='mailto:x'>asiakaspalvelu@lankala.example</a>&gt; kirjoitti:<br></div><blockquote>"
    "<p>Hei Matti, korjattu.</p>2.3.2026 klo 9.00 Matti Malli kirjoitti:<blockquote>Lasku on väärin.</blockquote></blockquote>",
    "Outlook's HTML": HEAD + HTML + "<p>Kiitos!</p><hr><div><b>Lähettäjä:</b> Asiakaspalvelu "
    "&lt;asiakaspalvelu@lankala.example&gt;<br><b>Lähetetty:</b> maanantai 2. maaliskuuta 2026 15.30<br><b>Aihe:</b> VS: Lasku"
    "</div><p>Hei Matti, korjattu.</p><div><b>Lähettäjä:</b> Matti Malli &lt;matti@posti.example&gt;<br><b>Lähetetty:</b> "
    "maanantai 2. maaliskuuta 2026 9.00<br><b>Aihe:</b> Lasku</div><p>Lasku on väärin.</p>",
    "a signature below two dashes, and a heading of a quotation": HEAD + PLAIN + "Kiitos!\n\n-- \nMatti Malli\np. 040\n\n"
    "ma 2. maalisk. 2026 klo 15.30 Asiakaspalvelu\n<asiakaspalvelu@lankala.example> kirjoitti:\n> Hei Matti, korjattu.\n>\n"
    ">> Alkuperäinen viesti\n>> Lasku on väärin.\n",
    "a message forwarded as an attachment": HEAD + 'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\n'
    "Kiitos!\n--x\nContent-Type: message/rfc822\n\nFrom: asiakaspalvelu@lankala.example\nTo: matti@posti.example\nSubject: Lasku\n"
    "Date: Mon, 2 Mar 2026 15:30:00 +0200\n\nHei Matti, korjattu.\n\n2.3.2026 klo 9.00 Matti Malli <matti@posti.example> kirjoitti:\n"
    "> Lasku on väärin.\n--x--\n",
}  # fmt: skip


@pytest.mark.parametrize("name", MAILS)
def test_each_message_of_a_thread_is_one_turn_in_order_of_time_with_its_side(name: str) -> None:
    text = MAILS[name]
    if "attachment" in name:
        text = text.replace("Content-Type: text/plain\n", 'Content-Type: text/plain; charset="utf-8"\n').replace(
            "--x--", "--x--"
        )
    one = found(text.encode("utf-8"), "a.eml")
    assert turns(one) == [("customer", "Lasku on väärin."), ("agent", "Hei Matti, korjattu."), ("customer", "Kiitos!")]
    heading = "heading" in name
    assert starts(one) == ([None, 0.0, 59_400.0] if heading else [0.0, 23_400.0, 82_800.0])
    assert one.conversation.channel is Channel.EMAIL


def test_a_colleague_at_the_services_own_domain_is_the_agent_and_private_mail_the_customers() -> None:
    one = found("From: Sari <sari@lankala.example>\nTo: Matti <matti@gmail.com>\nSubject: x\nDate: Tue, 3 Mar 2026 08:00:00 +0200\n"
                "\nKorjattu.\n\nma 2.3.2026 klo 9.00 Matti <matti@gmail.com> kirjoitti:\n> Lasku?\n", "a.eml")  # fmt: skip
    assert turns(one) == [("customer", "Lasku?"), ("agent", "Korjattu.")]


def test_words_locked_in_outlooks_attachment_are_told_in_one_sentence() -> None:
    locked = (
        HEAD + 'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: application/ms-tnef\n\neJ8+\n--x--\n'
    )
    (problem,) = read_text_with_report(locked, "a.eml").problems
    assert "winmail.dat" in str(problem)


def address(name: str) -> str:
    return f"{name}@lankala.example" if name == "tuki" else f"{name}@posti.example"


def letter(own: str, header: tuple[str, str, str], text: str, answers: str = "") -> str:
    to, subject, at = header
    reply = f"In-Reply-To: <{answers}@x.example>\n" if answers else ""
    sender = address(own.split(".", maxsplit=1)[0])
    return (
        f"From {sender} Mon Mar  2 {at}:00 2026\nFrom: {sender}\nTo: {address(to)}\nSubject: {subject}\n"
        f"Date: Mon, 2 Mar 2026 {at}:00 +0200\nMessage-ID: <{own}@x.example>\n{reply}\n{text}\n\n"
    )


def test_a_mailbox_gives_a_conversation_for_each_thread_and_says_nothing_twice() -> None:
    box = (
        letter("matti.1", ("tuki", "Lasku", "09:00"), "Lasku on väärin, summa on liian suuri.")
        + letter("liisa.1", ("tuki", "Paketti", "09:05"), "Missä paketti on?")
        + letter("tuki.1", ("matti", "VS: Lasku", "10:00"), "Hei Matti, korjattu.\n\n2.3.2026 9.00 Matti kirjoitti:\n> Lasku on väärin, summa on liian suuri.", "matti.1")
        + letter("liisa.2", ("tuki", "Vs: Paketti", "12:00"), "Kiitos!\n\n2.3.2026 klo 11.00 tuki@lankala.example <tuki@lankala.example> kirjoitti:\n> Se on noudettavissa, hae pois.", "tuki.9")
    )  # fmt: skip
    found = read_text_with_report(box, "posti.mbox").found
    assert [turns(one) for one in found] == [
        [("customer", "Lasku on väärin, summa on liian suuri."), ("agent", "Hei Matti, korjattu.")],
        [("customer", "Missä paketti on?"), ("agent", "Se on noudettavissa, hae pois."), ("customer", "Kiitos!")],
    ]
    assert [starts(one) for one in found] == [[0.0, 3600.0], [0.0, 6900.0, 10500.0]]


def test_a_corpus_takes_roles_from_its_speakers_and_dates_from_its_timestamps() -> None:
    lines = [{"id": "0", "root": "0", "user": "c", "reply-to": None, "timestamp": 1772442000, "text": "Hi", "meta": {}},
             {"id": "1", "root": "0", "user": "a", "reply-to": "0", "timestamp": 1772442060, "text": "Hello", "meta": {"role": "agent"}}]  # fmt: skip
    one = found("\n".join(json.dumps(line) for line in lines), "utterances.jsonl")
    assert (turns(one), starts(one)) == ([("customer", "Hi"), ("agent", "Hello")], [0.0, 60.0])
    assert one.conversation.channel is Channel.CHAT


def test_bots_named_in_running_text_stay_and_are_nobody() -> None:
    one = found("IVR: Valitse yksi.\nAgentti: Hei.\nAsiakas: Moi.\n", "a.txt")
    assert [turn.speaker for turn in one.conversation.turns] == [Role.OTHER, Role.AGENT, Role.CUSTOMER]


SUBTITLES: dict[str, tuple[str, Turns]] = {
    "WhisperX's subtitles, names in brackets": (
        "1\n00:00:00,000 --> 00:00:02,000\n[SPEAKER_00]: Hei, kuinka voin auttaa?\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\n[SPEAKER_01]: Lasku on väärin.\n",
        [("agent", "Hei, kuinka voin auttaa?"), ("customer", "Lasku on väärin.")],
    ),
    "names of a machine in small letters": (
        "1\n00:00:00,000 --> 00:00:02,000\nspk_0: Hei, kuinka voin auttaa?\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\nspk_1: Lasku on väärin.\n\n3\n00:00:05,000 --> 00:00:06,000\nspk_0: Katson.\n",
        [("agent", "Hei, kuinka voin auttaa?"), ("customer", "Lasku on väärin."), ("agent", "Katson.")],
    ),
    "a dash before each voice of a cue": (
        "WEBVTT - call 7\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n00:01.000 --> 00:02.000 align:start\n"
        "- <v Agentti>Hei</v>\n- <v Asiakas>Moi</v>\n",
        [("agent", "Hei"), ("customer", "Moi")],
    ),
    "notes of confidence and two voices in a cue": (
        'WEBVTT\r\n\r\nNOTE duration:"00:05:00"\r\n\r\nNOTE Confidence: 0.90\r\n\r\na1-1\r\n00:00:01.000 --> 00:00:02.000\r\n'
        "<v Agentti>Hei,</v>\r\n<v Asiakas>moi</v>\r\n\r\nNOTE Confidence: 0.8\r\n\r\na1-2\r\n00:00:03.000 --> 00:00:04.000\r\n<v Agentti>Joo</v>\r\n",
        [("agent", "Hei,"), ("customer", "moi"), ("agent", "Joo")],
    ),
}


@pytest.mark.parametrize("name", SUBTITLES)
def test_subtitles_as_programs_write_them(name: str) -> None:
    content, wanted = SUBTITLES[name]
    assert turns(found(content, "a.srt")) == wanted


def test_somebody_who_speaks_once_is_not_swallowed_by_the_one_before() -> None:
    said = ["Anna", "Matti", "Anna", "Matti", "Liisa Virtanen", "Anna"]
    cues = [f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{who}: sana {n}\n" for n, who in enumerate(said)]
    assert [turn.name for turn in found("\n".join(cues), "a.srt").conversation.turns] == said
    lines = [f"{who}: sana {n}" for n, who in enumerate(said)]
    assert [turn.name for turn in found("\n".join(lines), "a.txt").conversation.turns] == said


@pytest.mark.parametrize("line", ["{0}\t{1}", "({0}) {1}", "[{0}] {1}", "[{0}]: {1}", "[00:01] {0}\t{1}"])
def test_roles_may_stand_before_the_words_in_other_ways(line: str) -> None:
    text = "\n".join(line.format(who, words) for who, words in (("Agentti", "Hei vaan"), ("Asiakas", "Moi moi")))
    assert turns(found(text, "a.txt")) == [("agent", "Hei vaan"), ("customer", "Moi moi")]
