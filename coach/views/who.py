"""Who sits here: alone on one's own machine, or logged in as somebody of a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.service.roster import configured
from coach.service.service import ALONE
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Language
    from coach.service.access import Actor


def actor() -> Actor | None:
    """Who sits here; None for somebody who has not logged in, or is in no team."""
    roster = configured()
    if roster is None:
        return ALONE
    return roster.actor(st.user.to_dict()) if st.user.get("is_logged_in") else None


def door(language: Language) -> None:
    """What somebody sees who is not in yet: a way in, or why there is none."""
    say = wording(language)
    if st.user.get("is_logged_in") is None:
        st.warning(say("who.no_provider"))
        return
    if not st.user.get("is_logged_in"):
        st.subheader(say("who.welcome"))
        st.write(say("who.why"))
        st.button(say("who.log_in"), key="log_in", type="primary", on_click=st.login)
        return
    st.warning(say("who.stranger"))
    st.button(say("who.log_out"), key="log_out", on_click=st.logout)


def badge(language: Language) -> None:
    """Who is logged in, and the way out; nothing for somebody alone."""
    who = actor()
    if who is None or who.alone:
        return
    say = wording(language)
    with st.popover(f"{who.person.name} · {say(f'position.{who.person.position}')}"):
        st.caption(say("who.team", team=who.person.team))
        st.button(say("who.log_out"), key="log_out", on_click=st.logout)
