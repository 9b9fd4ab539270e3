"""What is written in any format is read back the same, as closely as the format holds it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.model import Channel, Conversation, Language, Role, Segment, Turn
from coach.transcripts import read_text
from coach.transcripts.draft import tidy
from coach.transcripts.writers import writers

ONE_EACH = [name for name, writer in writers().items() if not writer.many]
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"))
TRICKY = st.sampled_from(
    ["Asiakas: Hei", "[10:32]", "[00:12] Matti: moi", "<b>", "<v Anna>", "-->", "00:00:01,000 --> 00:00:02,000", "NOTE",
     "WEBVTT", "=1+1", "'=x", "@a", "a;b", 'sanoi "ei"', "{\\an8}", "&amp;", "1", "12.3.2026 klo 9.05 - Anna: Hei",
     "> x", "Language: fi", "Terveisin", "– niin", "klo 10.30", "ok", "-", "+358", "From: a", "…", "\u2060"]
)  # fmt: skip
WORDS = st.lists(TRICKY | st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=5).map(" ".join)
TEXT = (
    st.lists(WORDS, min_size=1, max_size=3).map("\n".join).map(tidy).filter(lambda text: bool(text.strip("\u2060 \n")))
)
NAME = st.sampled_from(["Anna", "spk_0", "Matti Meikäläinen", "agent", "customer", "other", "IVR", "Agent (Sari)",
                        "Asiakas 2", "Customer Service - Maija", "Speaker 1", "Ä", "Bot"])  # fmt: skip
MS = st.integers(0, 40_000_000).map(lambda ms: ms / 1000)


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    """A conversation in order of time, all of it timed or none of it, as formats with one kind of time hold it."""
    timed = draw(st.booleans())
    said = draw(
        st.lists(st.tuples(st.sampled_from(Role), NAME, TEXT, MS, st.integers(1, 9000)), min_size=1, max_size=6)
    )
    said = sorted(said, key=lambda one: one[3])
    turns = tuple(
        Turn(n, role, text, Segment(start, (round(start * 1000) + ms) / 1000) if timed else None, (), name)
        for n, (role, name, text, start, ms) in enumerate(said)
    )
    return Conversation(
        "puhelu 1", turns, draw(st.sampled_from([None, *Language])), draw(st.sampled_from(Channel)), "a.jsonl"
    )


def told(conversation: Conversation) -> list[tuple[Role, str, list[str], Segment | None]]:
    """Who said which words when, and by what name."""
    return [
        (turn.speaker, turn.name, turn.text.replace("\u2060", "").split(), turn.time) for turn in conversation.turns
    ]


TWICE = Conversation(
    "puhelu 1",
    tuple(Turn(n, Role.AGENT, "Hei", Segment(7.0 + n, 7.0 + n), (), "Anna") for n in range(2)),
)


@pytest.mark.parametrize("name", writers())
@given(one=conversations())
@example(TWICE)
def test_text_speakers_and_times_are_the_same_after_writing_and_reading(name: str, one: Conversation) -> None:
    writer = writers()[name]
    back = read_text(writer.write([one]).encode(writer.encoding), f"puhelu.{name}")
    assert [told(talk) for talk in back] == [told(one)]


@pytest.mark.parametrize("name", set(writers()) - {"srt"})
@given(one=conversations())
def test_id_channel_and_language_are_kept_where_the_format_has_a_place_for_them(name: str, one: Conversation) -> None:
    (back,) = read_text(writers()[name].write([one]), f"x.{name}")
    assert (back.id, back.channel, back.language) == (one.id, one.channel, one.language)


@pytest.mark.parametrize("name", ["csv", "txt"])
def test_line_breaks_of_messages_are_kept(name: str) -> None:
    text = "Hei,\n\nlasku on väärin.\n[10:32] Asiakas: näin luki\n\nTerveisin\nMaija"
    one = Conversation("a", (Turn(0, Role.CUSTOMER, text, name="Maija"),), channel=Channel.EMAIL)
    (back,) = read_text(writers()[name].write([one]), f"a.{name}")
    assert back.turns[0].text.replace("\u2060", "") == text


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_one_file_may_hold_many_conversations(name: str) -> None:
    many = [Conversation(str(n), (Turn(0, Role.AGENT, f"Hei {n}", name="Anna"),)) for n in range(3)]
    back = read_text(writers()[name].write(many), f"a.{name}")
    assert [(talk.id, talk.turns[0].text) for talk in back] == [("0", "Hei 0"), ("1", "Hei 1"), ("2", "Hei 2")]


def test_a_turn_without_a_time_among_timed_ones_follows_the_turn_before_it() -> None:
    said = (
        Turn(0, Role.AGENT, "Hei", Segment(1.0, 2.0), (), "agent"),
        Turn(1, Role.CUSTOMER, "Moi", None, (), "customer"),
    )
    for name in ("vtt", "srt"):
        (back,) = read_text(writers()[name].write([Conversation("a", said)]), f"a.{name}")
        assert [turn.time for turn in back.turns] == [Segment(1.0, 2.0), Segment(2.0, 2.0)]


def test_a_table_cell_is_never_a_formula() -> None:
    one = Conversation("=1", (Turn(0, Role.AGENT, '=HYPERLINK("x")', name="+A"),))
    cells = writers()["csv"].write([one]).split("\n")[1].split(";")
    assert not [cell for cell in cells if cell.strip('"')[:1] in ("=", "+", "-", "@")]
