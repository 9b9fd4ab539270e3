"""A form's changes in a handbook's text: only they change."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from coach import handbook
from coach.handbook import DEFAULT
from coach.handbook_text import FILLED, Difference, Setting, differences, settings, with_settings

TEXT = DEFAULT.read_text("utf-8")
BOOK = handbook.load()
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(str.strip)
LISTS = st.lists(WORDS, max_size=4).map(tuple)
NUMBERS = st.floats(0, 1e6)
STARTS = st.sampled_from(
    [
        TEXT,
        "",
        '# ours\n[team]\nname = "Neuvonta" # us\n',
        'team.name = "Neuvonta"\nweights = { blame = -40.0 }\n',
        '[checklists]\n"mikä tahansa" = ["Mikä?"]\n\n[wordings]\n',
    ]
)


def test_the_settings_are_all_that_a_handbook_holds() -> None:
    made = with_settings("", settings(BOOK))
    assert handbook.read(made) == BOOK
    assert set(tomllib.loads(TEXT)) - set(FILLED) == {section for section, _ in settings(BOOK)}


@trying(deadline=None)
@given(STARTS, st.dictionaries(WORDS, LISTS, max_size=3), st.sampled_from(FILLED), NUMBERS, WORDS)
def test_what_is_written_is_read_back_and_nothing_else_changes(start, entries, section, number, name) -> None:
    before = handbook.read(start)
    wanted: dict[Setting, object] = {(section, key): texts for key, texts in entries.items()}
    wanted |= {("listening", "silence_s"): number, ("team", "promises"): (name,), ("team", "name"): name}
    after = handbook.read(with_settings(start, wanted))
    assert settings(after) == settings(before) | wanted


@trying(deadline=None)
@given(STARTS, st.sampled_from(["grace_s", "join_gap_s"]), NUMBERS)
def test_a_change_taken_back_leaves_the_values_as_they_were(start, key, number) -> None:
    there = with_settings(start, {("listening", key): number})
    back = with_settings(there, {("listening", key): settings(handbook.read(start))["listening", key]})
    assert handbook.read(back) == handbook.read(start)


def test_comments_and_order_stay() -> None:
    lines = with_settings(TEXT, {("listening", "silence_s"): 20.0}).splitlines()
    changed = [(old, new) for old, new in zip(TEXT.splitlines(), lines, strict=True) if old != new]
    assert [old.split("#")[1:] for old, _ in changed] == [new.split("#")[1:] for _, new in changed]
    assert len(changed) == 1


def test_an_entry_is_taken_out() -> None:
    text = with_settings(TEXT, {("checklists", "vika"): ("Milloin vika alkoi?",), ("checklists", "lasku"): ("Mikä?",)})
    left = with_settings(text, {("checklists", "vika"): None, ("checklists", "no such"): None})
    assert handbook.read(left).checklists == {"lasku": ("Mikä?",)}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", ()),
        ("", "[listening]\nsilence_s = 20", (Difference(("listening", "silence_s"), 15.0, 20.0),)),
        ("[checklists]\na = ['b?']", "", (Difference(("checklists", "a"), ("b?",), None),)),
        (
            "",
            "[wordings]\n'x.' = []\n[team]\nname = 'Me'",
            (Difference(("team", "name"), "", "Me"), Difference(("wordings", "x."), None, ())),
        ),
    ],
)
def test_differences_are_settings_with_old_and_new(old, new, found) -> None:
    assert differences(handbook.read(old), handbook.read(new)) == found
