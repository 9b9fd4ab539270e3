"""The page *Progress*: each behaviour over time with how unsure it is, and one's goals."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import CoachError, Dimension, Kind
from coach.service.trends import HALF_A_YEAR, found_in, trend
from coach.views import library
from coach.views.curve import curve
from coach.views.frame import footer, header, heading
from coach.views.own import bring_up_to_date, nothing_yet
from coach.wording import wording
from coach.wording.shown import day

if TYPE_CHECKING:
    from coach.model import Language
    from coach.store.coaching import Goal
    from coach.store.reviews import Week
    from coach.wording import Wording

_MOST = 6  # behaviours of a kind that are drawn at once
_GOAL_DAYS = 28


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    heading(say("nav.progress"), say("progress.about"))
    try:
        bring_up_to_date(language)
        weeks = library.service().talks.weekly(datetime.now(UTC) - HALF_A_YEAR)
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
        return
    if not weeks:
        nothing_yet(say)
    else:
        _focus(weeks, language, say)
        _curves(weeks, language, say)
        _goals(language, say)
    footer(language)


def _focus(weeks: tuple[Week, ...], language: Language, say: Wording) -> None:
    name = library.in_use().team.focus
    if name in BEHAVIOURS:
        st.subheader(say("progress.focus", title=BEHAVIOURS[name].title(language)))
        st.html(curve(trend(weeks, name), BEHAVIOURS[name], language, titled=False))


def _curves(weeks: tuple[Week, ...], language: Language, say: Wording) -> None:
    dimension = st.segmented_control(
        say("progress.dimension"),
        list(Dimension),
        key="progress_dimension",
        default=Dimension.RESPECT,
        required=True,
        format_func=lambda each: say(f"dimension.{each}"),
    )
    strengths, concerns = st.columns(2, gap="large")
    for place, kind in ((strengths, Kind.STRENGTH), (concerns, Kind.CONCERN)):
        with place:
            st.markdown(f"**{say(f'progress.{kind}')}**")
            names = [n for n in found_in(weeks) if _is(n, kind, dimension or Dimension.RESPECT)][:_MOST]
            for name in names:
                st.html(curve(trend(weeks, name), BEHAVIOURS[name], language))
            if not names:
                st.caption(say("progress.none"))


def _is(name: str, kind: Kind, dimension: Dimension) -> bool:
    return BEHAVIOURS[name].kind is kind and BEHAVIOURS[name].dimension is dimension


def _goals(language: Language, say: Wording) -> None:
    st.subheader(say("progress.goals"))
    coaching = library.service().coaching
    goals = coaching.goals()
    for goal in goals:
        _goal(goal, language, say)
    if not goals:
        st.caption(say("progress.no_goals"))
    with st.form("goal", border=True, clear_on_submit=True):
        names = [name for name, each in BEHAVIOURS.items() if each.kind is not Kind.OBSERVATION]
        focus = names.index(library.in_use().team.focus) if library.in_use().team.focus in names else 0
        name = st.selectbox(
            say("progress.goal_about"), names, focus, format_func=lambda n: BEHAVIOURS[n].title(language)
        )
        words = st.text_input(say("progress.goal_words"), placeholder=say("progress.goal_example"))
        due = st.date_input(say("progress.goal_due"), date.today() + timedelta(days=_GOAL_DAYS), format="DD.MM.YYYY")
        if st.form_submit_button(say("progress.goal_set")):
            try:
                coaching.set_goal(str(name), words, due)
            except CoachError:
                st.warning(say("progress.goal_needs_words"))
            else:
                st.rerun()


def _goal(goal: Goal, language: Language, say: Wording) -> None:
    text, act = st.columns([5, 1], vertical_alignment="center")
    done = " ✓" if goal.done_at else ""
    due = say("progress.until", day=day(goal.due_on, language))
    text.html(
        f"<p class='coach-who'><strong>{escape(BEHAVIOURS[goal.behaviour].title(language))}</strong>{done}<br>"
        f"{escape(goal.words)}<br><em>{escape(due)}</em></p>"
    )
    coaching = library.service().coaching
    if goal.accepted_at is None:
        act.button(say("progress.accept"), key=f"accept {goal.id}", on_click=coaching.accept, args=(goal.id,))
    elif goal.done_at is None:
        act.button(say("progress.done"), key=f"done {goal.id}", on_click=coaching.finish, args=(goal.id,))


if __name__ == "__main__":
    page()
