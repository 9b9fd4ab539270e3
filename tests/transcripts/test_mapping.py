"""A mapping of columns says what a team's own export means."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from coach.model import Channel, Language, Role, Segment
from coach.transcripts import TranscriptError, read_text_with_report
from coach.transcripts.mapping import Columns, looks_like_mapping, parse_columns

MAP = """
[columns]
conversation = "ID"
speaker = "Suunta"
text = "Rivi"
start = "Klo"

[roles]
IN = "customer"
OUT = "agent"

[times]
format = "%d.%m.%Y kello %H-%M-%S"

[file]
channel = "chat"
language = "fi"
"""
ROWS = """ID|Suunta|Muuta|Rivi|Klo
7|IN|x|Lasku on väärin.|2.3.2026 kello 09-00-00
7|OUT|x|Korjaan sen.|2.3.2026 kello 09-01-05
"""


def mapped(text: str = MAP) -> Columns:
    return parse_columns(text, "map.toml")


def test_a_mapping_gives_columns_roles_times_channel_and_language() -> None:
    reading = read_text_with_report(ROWS, "vienti.csv", columns=mapped())
    (talk,) = reading.conversations
    assert [(turn.speaker, turn.text, turn.time) for turn in talk.turns] == [
        (Role.CUSTOMER, "Lasku on väärin.", Segment(0.0, 0.0)),
        (Role.AGENT, "Korjaan sen.", Segment(65.0, 65.0)),
    ]
    assert (talk.id, talk.channel, talk.language) == ("7", Channel.CHAT, Language.FI)
    assert not reading.found[0].agent.doubtful


def test_without_its_mapping_the_table_is_refused_with_its_columns() -> None:
    (problem,) = read_text_with_report(ROWS, "vienti.csv").problems
    assert "“Suunta”" in str(problem)


def test_columns_may_be_numbers_where_there_is_no_header() -> None:
    numbered = mapped('[columns]\nspeaker = 2\ntext = 1\nstart = 3\n[times]\nunit = "ms"\n[file]\nheader_row = 0\n')
    (talk,) = read_text_with_report("Hei;Agentti;1500\nMoi;Asiakas;3000\n", "x.csv", columns=numbered).conversations
    assert [(turn.text, turn.time) for turn in talk.turns] == [("Hei", Segment(1.5, 1.5)), ("Moi", Segment(3.0, 3.0))]


def test_a_mapping_holds_for_workbooks_and_lists_of_messages_too() -> None:
    book = Workbook()
    sheet = book.create_sheet("Viestit")
    for row in (["Otsikko"], ["Suunta", "Rivi"], ["IN", "Lasku?"], ["OUT", "Ok."]):
        sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    simple = mapped('[columns]\nspeaker = "Suunta"\ntext = "Rivi"\n[roles]\nIN = "customer"\nOUT = "agent"\n')
    for content in (packed.getvalue(), '[{"Suunta": "IN", "Rivi": "Lasku?"}, {"Suunta": "OUT", "Rivi": "Ok."}]'):
        (talk,) = read_text_with_report(content, "x.bin", columns=simple).conversations
        assert [(turn.speaker, turn.text) for turn in talk.turns] == [(Role.CUSTOMER, "Lasku?"), (Role.AGENT, "Ok.")]
    named = mapped('[columns]\nspeaker = "Suunta"\ntext = "Rivi"\n[file]\nsheet = "Muu"\n')
    (problem,) = read_text_with_report(packed.getvalue(), "x.xlsx", columns=named).problems
    assert "there is no sheet “Muu”; the sheets are Sheet, Viestit" in str(problem)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[columns", "is not TOML"),
        ("[colums]\n", "unknown key “colums”; known: columns, times, file, roles"),
        ('[columns]\nspeker = "x"\n', "unknown key “columns.speker”; known: conversation, speaker"),
        ("[columns]\nspeaker = true\n", "“columns.speaker” cannot be that"),
        ("[columns]\nspeaker = 0\n", "“columns.speaker” cannot be that"),
        ('[roles]\nIN = "boss"\n', "“roles.IN” cannot be that; allowed: agent, customer, other"),
        ('[times]\nunit = "h"\n', "“times.unit” cannot be that; allowed: s, ms, min"),
        ('[file]\nseparator = ";;"\n', "“file.separator” cannot be that"),
        ("[file]\nheader_row = -1\n", "“file.header_row” cannot be that"),
        ("columns = 1\n", "“columns” cannot be that"),
    ],
)
def test_a_mistake_in_a_mapping_is_named_with_what_is_allowed(text: str, says: str) -> None:
    with pytest.raises(TranscriptError, match=says):
        mapped(text)


def test_a_column_that_is_not_there_is_named() -> None:
    other = mapped('[columns]\nspeaker = "Kuka"\ntext = "Rivi"\n')
    (problem,) = read_text_with_report(ROWS, "vienti.csv", columns=other).problems
    assert "the mapping names the column “Kuka”" in str(problem)


@given(st.text(max_size=200))
def test_any_text_is_a_mapping_or_one_sentence(text: str) -> None:
    assert looks_like_mapping(text) in (True, False)
    try:
        mapped(text)
    except TranscriptError as error:
        assert "\n" not in str(error)
