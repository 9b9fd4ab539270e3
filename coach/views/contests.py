"""The page *Contests*: findings that agents do not find right, to accept or to keep with an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.store.marks import Decision
from coach.views import library
from coach.views.frame import footer, header, heading, said
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Language, Turn
    from coach.store.marks import Mark
    from coach.wording import Wording


_SHOWN = 10  # contests at a time, the oldest first; the next ones come when these are answered


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    try:
        marks = library.service().marks
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
        return
    heading(say("nav.contests"), say("contests.about"))
    contests, waiting = marks.contests(count=_SHOWN), marks.open_contests()
    if waiting > _SHOWN:
        st.caption(say("contests.more", shown=_SHOWN, all=waiting))
    for contest in contests:
        _contest(contest, language, say)
    if not contests:
        st.write(say("contests.none"))
    _precisions(language, say)
    footer(language)


def _contest(contest: Mark, language: Language, say: Wording) -> None:
    opened = library.service().talks.open(contest.key).conversation
    n = contest.about.turn
    with st.container(border=True):
        st.markdown(f"**{BEHAVIOURS[contest.about.behaviour].title(language)}**")
        said(opened.turns[max(0, n - 1) : n + 1], say)
        st.text(f"{say('contests.reason')} {contest.reason or '–'}")
        answer = st.text_input(say("contests.answer"), key=f"answer {contest.id}")
        accept, keep, _ = st.columns([1, 1, 3])
        decide = library.service().marks.decide
        accept.button(
            say("contests.accept"),
            key=f"accept {contest.id}",
            on_click=decide,
            args=(contest.id, Decision.ACCEPT, answer),
        )
        keep.button(
            say("contests.keep"), key=f"keep {contest.id}", on_click=decide, args=(contest.id, Decision.KEEP, answer)
        )
        with st.expander(say("contests.example")):
            st.caption(say("contests.example_about", rule=contest.about.rule))
            st.code(_keep_example(opened.turns[max(0, n - 1) : n + 1]), language=None, wrap_lines=True)


def _keep_example(turns: tuple[Turn, ...]) -> str:
    """The scene as a `keep` example for the rule's file."""
    lines = [f"{turn.speaker.value.capitalize()}: {turn.text}" for turn in turns]
    return 'keep = ["""\n' + "\n".join(lines) + '"""]'


def _precisions(language: Language, say: Wording) -> None:
    judged = library.service().marks.precisions()
    if judged:
        st.subheader(say("contests.rules"))
        silent = set(library.in_use().rules.silent)
        for rule, each in judged.items():
            quiet = f" · {say('contests.silent')}" if rule in silent else ""
            st.text(say("contests.precision", rule=rule, right=each.right, judged=each.judged) + quiet)


if __name__ == "__main__":
    page()
