"""The handbook's form, in sections; only what is open is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import Channel, Kind
from coach.views import book_rows
from coach.views.book_fields import Fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from coach.handbook_text import Setting
    from coach.model import Language
    from coach.views.book_draft import Draft

_COMMON = (("listening", "monologue_s"), ("listening", "silence_s"), ("listening", "grace_s"))  # what teams agree on
_ICONS = {
    "team": "groups",
    "wordings": "format_quote",
    "checklists": "checklist",
    "limits": "timer",
    "rules": "rule",
    "masking": "visibility_off",
    "retention": "auto_delete",
    "weights": "balance",
}


def form(draft: Draft, titles: Mapping[str, str], language: Language) -> None:
    """Draw the form over a draft, which keeps what is changed; `titles` are those of the team's rules."""
    fields = Fields(draft, language)
    drawn: dict[str, Callable[[], None]] = {
        "team": lambda: _team(fields),
        "wordings": lambda: book_rows.wordings(fields),
        "checklists": lambda: book_rows.checklists(fields),
        "limits": lambda: _limits(fields),
        "rules": lambda: _rules(fields, titles),
        "masking": lambda: _masking(fields),
        "retention": lambda: _retention(fields),
        "weights": lambda: _weights(fields),
    }
    for section, draw in drawn.items():
        opened = st.expander(
            fields.say(f"book.section.{section}"),
            key=f"book section {section}",
            icon=f":material/{_ICONS[section]}:",
            on_change="rerun",
        )
        if opened.open:
            with opened:
                draw()


def section_of(setting: Setting) -> str:
    """The section of the form in which a setting stands."""
    name = setting[0]
    places = {
        "contacts": "checklists",
        "practice": "team",
        "listening": "limits",
        "reply_limits": "limits",
        "questions": "limits",
        "listen_to_talk": "limits",
        "findings": "rules",
        "score": "weights",
    }
    return places.get(name, name)


def _team(fields: Fields) -> None:
    fields.line("team", "name")
    fields.lines("team", "promises")
    fields.focus()
    fields.register()
    fields.number("practice", "a_day")


def _limits(fields: Fields) -> None:
    finer = (each for each in _of(fields, "listening") if each not in _COMMON)
    fields.numbers(*_of(fields, "reply_limits"), *_COMMON, *finer, *_of(fields, "questions"))
    st.divider()
    st.markdown(f"**{fields.say('figure.listen_to_talk')}**")
    st.caption(fields.say("book.means.listen_to_talk"))
    for channel in Channel:
        fields.span("listen_to_talk", str(channel))


def _rules(fields: Fields, titles: Mapping[str, str]) -> None:
    fields.silent(titles)
    fields.number("findings", "confidence_floor")
    fields.switch("findings", "learned")
    fields.numbers(*(each for each in _of(fields, "findings") if each[1] not in ("confidence_floor", "learned")))
    st.divider()
    fields.switch("rules", "built_in")
    fields.line("rules", "folder")


def _masking(fields: Fields) -> None:
    fields.lines("masking", "keep")
    fields.lines("masking", "names")
    fields.lines("masking", "customer_numbers")
    fields.lines("masking", "order_numbers")
    fields.unmasked()


def _retention(fields: Fields) -> None:
    st.caption(fields.say("book.means.retention"))
    fields.numbers(*_of(fields, "retention"))


def _weights(fields: Fields) -> None:
    fields.numbers(*_of(fields, "score"))
    st.divider()
    st.caption(fields.say("book.means.weights"))
    for kind in (Kind.STRENGTH, Kind.CONCERN):
        chosen = [each for each in _of(fields, "weights") if BEHAVIOURS[each[1]].kind is kind]
        st.markdown(f"**{fields.say(f'progress.{kind}')}**")
        fields.numbers(*chosen, lowest=None)


def _of(fields: Fields, section: str) -> Iterable[Setting]:
    return [setting for setting in fields.draft.values if setting[0] == section]
