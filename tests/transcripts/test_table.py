"""Tables: Finnish and English headers, any separator, and mistakes named by row."""

from __future__ import annotations

import pytest

from coach.model import Channel, Conversation, Role, Segment
from coach.transcripts import TranscriptError, read_text


def table(*lines: str, name: str = "talk.csv") -> tuple[Conversation, ...]:
    return read_text("\n".join(lines), name)


@pytest.mark.parametrize(
    "rows",
    [
        ("puhuja;teksti;alku;loppu", "Agentti;Hei, moi;1,5;2,5", "Asiakas;Joo;3;4"),
        ("speaker,text,start_s,end_s", 'Agentti,"Hei, moi",1.5,2.5', "Asiakas,Joo,3,4"),
        ("Start\tEnd\tSpeaker\tMessage", "00:01.5\t00:02.5\tAgentti\tHei, moi", "00:03\t00:04\tAsiakas\tJoo"),
        ("start_ms;duration_ms;Rooli;Viesti", "1500;1000;Agentti;Hei, moi", "3000;1000;Asiakas;Joo"),
        ("alku,loppu,puhuja,teksti", "0:00:01.5,0:00:02.5,Agentti,Hei, moi", "0:00:03,0:00:04,Asiakas,Joo"),
        ("sep=;", "Puhuja;Teksti;Start (ms);End (ms)", "Agentti;Hei, moi;1500;2500", "Asiakas;Joo;3000;4000"),
    ],
)
def test_tables_are_read_whatever_their_header_and_separator(rows: tuple[str, ...]) -> None:
    talk = table(*rows)[0]
    assert [(turn.speaker, turn.text) for turn in talk.turns] == [(Role.AGENT, "Hei, moi"), (Role.CUSTOMER, "Joo")]
    assert [turn.time for turn in talk.turns] == [Segment(1.5, 2.5), Segment(3.0, 4.0)]
    assert talk.channel is Channel.PHONE


def test_dates_make_a_chat_that_counts_from_the_first_message() -> None:
    talk = table("time;sender;message", "2026-03-12T09:05:00Z;Anna;Hei", "2026-03-12T09:06:30Z;Matti;Moi")[0]
    assert talk.channel is Channel.CHAT
    assert [turn.time for turn in talk.turns] == [Segment(0.0, 0.0), Segment(90.0, 90.0)]


def test_a_column_of_conversations_divides_the_file() -> None:
    talks = table("call_id,speaker,text", "a,Agent,Hi", "b,Agent,Hello", "a,Customer,Hey")
    assert [(talk.id, len(talk.turns)) for talk in talks] == [("a", 2), ("b", 1)]


def test_a_role_beside_a_name_decides_and_the_name_stays() -> None:
    talk = table("name;role;text", "Anna;agent;Hei", "Matti;customer;Moi")[0]
    assert [(turn.name, turn.speaker) for turn in talk.turns] == [("Anna", Role.AGENT), ("Matti", Role.CUSTOMER)]


def test_text_in_quotation_marks_may_hold_separators_quotes_and_line_breaks() -> None:
    talk = table("speaker;text", 'Agent;"Sanoin ""ei; kiitos"",', 'toinen rivi"', "Customer;Ok")[0]
    assert talk.turns[0].text == 'Sanoin "ei; kiitos",\ntoinen rivi'


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("puhuja;aika", "Agentti;1"), "needs a column named text; the columns found are “puhuja”, “aika”"),
        (("a;b", "Agentti;Hei"), "needs a column named speaker and one named text"),
        (("puhuja;teksti",), "has a header and no rows"),
        (("puhuja;teksti;alku", "Agentti;Hei;1", "Asiakas"), "line 3: this row has 1 cells and the header 3"),
        (("puhuja;teksti;alku", "Agentti;Hei;moi;1"), "line 2: this row has 4 cells and the header 3"),
        (("puhuja;teksti;alku", "Agentti;Hei;1", "Asiakas;Moi;heti"), "line 3: “heti” is not a time"),
        (("puhuja;teksti", f'Agentti;"{"x" * 200_000}'), "line 2: this row cannot be read; check its quotation marks"),
    ],
)
def test_a_mistake_in_a_table_is_named_with_its_row(lines: tuple[str, ...], says: str) -> None:
    with pytest.raises(TranscriptError, match=says):
        table(*lines)
