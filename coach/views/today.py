"""The page *Today*: what is new, one strength, and one thing to try, from one's own conversations."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import Kind
from coach.service.trends import one_of
from coach.store.conversations import Wanted
from coach.views import library
from coach.views.frame import footer, header, heading
from coach.views.opening import opener
from coach.views.own import bring_up_to_date, latest, nothing_yet
from coach.views.quote import plain
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Language
    from coach.store.conversations import Listed
    from coach.store.reviews import Tallied
    from coach.views.own import Seen
    from coach.wording import Wording

_LATELY = 10  # conversations that say how things are now
_NEW = 5


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    heading(say("nav.today"))
    try:
        bring_up_to_date(language)
        tallied = library.service().talks.tallied(newest=_LATELY)
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
        return
    if tallied:
        _lately(tallied, language, say)
        _new(language, say)
    else:
        nothing_yet(say)
    footer(language)


def _lately(tallied: tuple[Tallied, ...], language: Language, say: Wording) -> None:
    """One thing that went well and one to try: praise first, each in the agent's own words."""
    weights = dict(library.in_use().weights)
    well, to_try = st.columns(2, gap="large")
    with well:
        st.subheader(say("today.strength"))
        _strength(_place(Kind.STRENGTH, tallied, weights, language), language, say)
    with to_try:
        st.subheader(say("today.to_try"))
        _concern(_place(Kind.CONCERN, tallied, weights, language), language, say)


def _place(kind: Kind, tallied: tuple[Tallied, ...], weights: dict[str, float], language: Language) -> Seen | None:
    name = one_of(kind, tallied, weights)
    return latest(tallied, name, language) if name else None


def _strength(seen: Seen | None, language: Language, say: Wording) -> None:
    if seen is None:
        st.write(say("today.no_strength"))
        return
    _quote(seen, language, say)
    st.write(seen.finding["why"])


def _concern(seen: Seen | None, language: Language, say: Wording) -> None:
    if seen is None:
        st.write(say("today.no_concern"))
        return
    _quote(seen, language, say)
    better = [each["text"] for each in seen.finding["alternatives"]][:1]
    for words in better:
        st.markdown(f"**{say('review.could_be')}** {plain(words)}")
    st.write(seen.finding["why"])


def _quote(seen: Seen, language: Language, say: Wording) -> None:
    title = BEHAVIOURS[seen.finding["behaviour"]].title(language)
    turn = say.turn(seen.finding["turn"])
    st.html(
        f"<p class='coach-who'><strong>{escape(title)}</strong></p>"
        f"<blockquote class='coach-quote'>{escape(seen.sentence)}</blockquote>"
    )
    opener(seen.key, f"{seen.title}, {turn}", seen.finding["kind"])


def _new(language: Language, say: Wording) -> None:
    st.subheader(say("today.new"))
    st.caption(say("today.new_about"))
    for one in library.service().talks.listed(Wanted(count=_NEW)):
        _line(one, language, say)


def _line(one: Listed, language: Language, say: Wording) -> None:
    points = [
        f"{say(f'dimension.{name}')} {value}"
        for name, value in (("respect", one.respect), ("listening", one.listening), ("questions", one.questions))
        if value is not None
    ]
    with st.container(gap=None):
        opener(one.key, library.title(one, language), "new")
        st.caption(plain(" · ".join((say(f"channel.{one.channel}"), *points))))


if __name__ == "__main__":
    page()
