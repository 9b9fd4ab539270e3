"""Search and filter in the stored conversations, for the page *Review*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import Channel, Kind, Language
from coach.store.conversations import Wanted
from coach.views import library

if TYPE_CHECKING:
    from coach.store.conversations import Listed
    from coach.wording import Wording

_COUNT = 50  # in the list at a time: more than that is found by searching


def found(language: Language, say: Wording) -> dict[int, Listed]:
    """Draw the search and give what it finds, the newest first; the open conversation stays in an unsearched list."""
    if not library.is_any():
        st.info(say("choose.nothing_stored" if library.owns() else "choose.nothing_shared"))
        return {}
    wanted = _wanted(language, say)
    shown = library.listed(language, wanted)
    total = library.count(wanted) if len(shown) == _COUNT else len(shown)
    if wanted == Wanted(count=_COUNT):
        shown = (*_still_open(language, {one.key for one in shown}), *shown)
    _told(len(shown), total, say)
    return {one.key: one for one in shown}


def _wanted(language: Language, say: Wording) -> Wanted:
    words_place, more_place = st.columns([5, 2], vertical_alignment="bottom")
    words = words_place.text_input(say("search.words"), key="search words", placeholder=say("search.example"))
    with more_place.popover(say("search.more"), icon=":material/filter_list:", width="stretch"):
        channel = st.pills(
            say("search.channel"), list(Channel), key="search channel", format_func=lambda c: say(f"channel.{c}")
        )
        spoken = st.pills(
            say("search.language"), list(Language), key="search language", format_func=lambda c: say(f"language.{c}")
        )
        names = sorted(
            (name for name, each in BEHAVIOURS.items() if each.kind is not Kind.OBSERVATION),
            key=lambda name: BEHAVIOURS[name].title(language),
        )
        behaviour = st.selectbox(
            say("search.behaviour"),
            names,
            index=None,
            key="search behaviour",
            format_func=lambda name: BEHAVIOURS[name].title(language),
            placeholder=say("search.any"),
        )
    return Wanted(words.strip(), channel, spoken, behaviour=behaviour or "", count=_COUNT)


def _still_open(language: Language, shown: set[int]) -> tuple[Listed, ...]:
    """The conversation that is open, where the list would leave it out."""
    key = st.session_state.get("conversation")
    if key is None or key in shown:
        return ()
    return library.listed(language, replace(Wanted(), keys=frozenset({int(key)})))


def _told(shown: int, total: int, say: Wording) -> None:
    """Nothing where all is in sight."""
    if not shown:
        st.info(say("search.nothing"))
    elif total > shown:
        st.caption(say("search.shown", shown=shown, total=total))
