"""The page *Contests*: findings that agents do not find right, to accept or to keep with an answer."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.store.marks import Decision
from coach.views import library
from coach.views.book import rule_titles
from coach.views.frame import around, footer, header, heading, said
from coach.views.opening import opener, titles
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Language, Turn
    from coach.store.marks import Mark, Precision
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
    shown = titles((contest.key for contest in contests), language)
    for contest in contests:
        _contest(contest, shown.get(contest.key, ""), language, say)
    if not contests:
        st.info(say("contests.none"))
    _precisions(marks.precisions(), language, say)
    footer(language)


def _contest(contest: Mark, title: str, language: Language, say: Wording) -> None:
    opened = library.service().talks.open(contest.key).conversation
    n = contest.about.turn
    with st.container(border=True):
        st.markdown(f"**{BEHAVIOURS[contest.about.behaviour].title(language)}**")
        opener(contest.key, f"{title}, {say.turn(n)}", f"contest {contest.id}")
        said(around(opened.turns, n), say)
        st.text(say("contests.reason", words=contest.reason) if contest.reason else say("contests.no_reason"))
        answer = st.text_input(say("contests.answer"), key=f"answer {contest.id}")
        decide = library.service().marks.decide
        with st.container(horizontal=True):
            for what in (Decision.ACCEPT, Decision.KEEP):
                st.button(
                    say(f"contests.{what}"),
                    key=f"{what} {contest.id}",
                    on_click=decide,
                    args=(contest.id, what, answer),
                )
        example = st.expander(say("contests.example"), key=f"example {contest.id}", on_change="rerun")
        if example.open:
            example.caption(say("contests.example_about", rule=contest.about.rule))
            example.code(_keep_example(around(opened.turns, n)), language=None, wrap_lines=True)


def _keep_example(turns: tuple[Turn, ...]) -> str:
    """The scene as a `keep` example for the rule's file."""
    lines = [f"{turn.speaker.value.capitalize()}: {turn.text}" for turn in turns]
    return 'keep = ["""\n' + "\n".join(lines) + '"""]'


def _precisions(judged: dict[str, Precision], language: Language, say: Wording) -> None:
    """How often each rule was right, by its title: trainers know a rule by its file, others by what it is called."""
    if not judged:
        return
    st.subheader(say("contests.rules"))
    st.caption(say("contests.rules_about"))
    book = library.in_use()
    named, lines = rule_titles(book, language), []
    for rule, each in judged.items():
        told = say("contests.precision", title=named.get(rule, rule), right=each.right, judged=each.judged)
        lines.append(told + (f" · {say('contests.silent')}" if rule in book.rules.silent else ""))
    st.html("<ul class='coach-list'>" + "".join(f"<li>{escape(line)}</li>" for line in sorted(lines)) + "</ul>")


if __name__ == "__main__":
    page()
