"""The page *Calibration*: rate the same conversations blind, then see how far people and tool agree."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.evaluation.agreement import FEWEST
from coach.model import Kind
from coach.store.people import Position
from coach.views import library
from coach.views.frame import asked_twice, footer, header, heading, said
from coach.views.quote import plain
from coach.wording import wording
from coach.wording.shown import signed

if TYPE_CHECKING:
    from coach.evaluation.agreement import Alpha
    from coach.model import Language
    from coach.store.calibration import Round
    from coach.wording import Wording


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    try:
        service = library.service()
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
        return
    heading(say("nav.calibration"), say("calibration.about"))
    supervisor = service.actor.person.position is Position.SUPERVISOR
    rounds = service.calibration.rounds()
    if supervisor:
        _begin(language, say, first=not rounds)
    for held in rounds:
        with st.container(border=True):
            st.markdown(f"**{plain(held.title)}**")
            (_result if held.closed_at else _rate)(held, language, say)
    if any(held.closed_at for held in rounds):
        st.caption(say("calibration.alpha"))
    if not rounds and not supervisor:
        st.info(say("calibration.none"))
    footer(language)


def _begin(language: Language, say: Wording, *, first: bool) -> None:
    service = library.service()
    shown = {one.key: library.title(one, language) for one in service.talks.shown(whole=True)}
    with st.expander(say("calibration.begin"), icon=":material/add:", expanded=first):
        if not shown:
            st.write(say("team.nothing_shared"))
            return
        with st.form("round", border=False):
            title = st.text_input(say("calibration.title"), placeholder=say("calibration.title_example"))
            keys = st.multiselect(
                say("calibration.conversations"),
                list(shown),
                format_func=shown.__getitem__,
                placeholder=say("frame.choose"),
            )
            names = [name for name, each in BEHAVIOURS.items() if each.kind is Kind.CONCERN]
            chosen = st.multiselect(
                say("calibration.behaviours"),
                names,
                format_func=lambda n: BEHAVIOURS[n].title(language),
                placeholder=say("frame.choose"),
            )
            st.caption(say("calibration.begin_about", fewest=FEWEST))
            if st.form_submit_button(say("calibration.open")):
                if not (title.strip() and keys and chosen):
                    st.warning(say("calibration.incomplete"))
                    return
                service.calibration.begin(title.strip(), tuple(keys), tuple(chosen))
                st.rerun()


def _rate(held: Round, language: Language, say: Wording) -> None:
    calibration = library.service().calibration
    given = {(rating.key, rating.behaviour): rating.seen for rating in calibration.my_ratings(held.id)}
    rated = {key for key, _ in given}
    st.caption(say("calibration.rated", done=len(rated), all=len(held.conversations)))
    key = st.selectbox(
        say("calibration.conversation"),
        held.conversations,
        key=f"rate {held.id}",
        format_func=lambda k: _place(held.conversations.index(k) + 1, len(held.conversations), say, done=k in rated),
    )
    said(calibration.to_rate(held.id, key).turns, say)
    with st.form(f"ratings {held.id} {key}", border=False):
        st.markdown(f"**{say('calibration.ask')}**")
        seen = {
            name: st.checkbox(BEHAVIOURS[name].title(language), given.get((key, name), False))
            for name in held.behaviours
        }
        if st.form_submit_button(say("calibration.save"), type="primary"):
            for name, value in seen.items():
                calibration.rate(held.id, key, name, seen=value)
            st.rerun()
    if library.service().actor.person.position is Position.SUPERVISOR:
        close = calibration.close
        asked_twice(
            say("calibration.close"),
            say("calibration.close_about"),
            say("calibration.close_now"),
            f"close {held.id}",
            close,
            held.id,
        )


def _place(n: int, all_: int, say: Wording, *, done: bool) -> str:
    place = say("practising.place", place=n, all=all_)
    return f"{place} · {say('calibration.done')}" if done else place


def _result(held: Round, language: Language, say: Wording) -> None:
    """Per behaviour, on how many conversations the ratings were the same, and what that is worth."""
    lines = []
    for each in library.service().calibration.agreement(held.id):
        told = (
            say(f"calibration.{who}", told=_told(alpha, language, say))
            for who, alpha in (("people", each.people), ("tool", each.with_tool))
        )
        title = escape(BEHAVIOURS[each.behaviour].title(language))
        lines.append(f"<dt>{title}</dt>{''.join(f'<dd>{escape(line)}</dd>' for line in told)}")
    st.html(f"<dl class='coach-agreed'>{''.join(lines)}</dl>")


def _told(alpha: Alpha, language: Language, say: Wording) -> str:
    worth = say(f"calibration.worth.{alpha.word}", fewest=FEWEST)
    if not alpha.units:
        return worth
    told = f"{say('calibration.same', same=alpha.same, units=alpha.units)} {worth}"
    if alpha.value is None or alpha.word == "few":
        return told
    value, low, high = (signed(each or 0.0, language) for each in (alpha.value, alpha.low, alpha.high))
    return f"{told} {say('calibration.value', value=value, low=low, high=high)}"


if __name__ == "__main__":
    page()
