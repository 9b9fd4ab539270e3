"""The page *My data*: what is kept of oneself, who has seen it, taking it along, erasing it; papers on privacy."""

from __future__ import annotations

import json
from datetime import date
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.service.papers import Paper, Site, paper, retention
from coach.store.engine import is_postgres
from coach.views import library
from coach.views.frame import footer, header, heading
from coach.wording import wording
from coach.wording.shown import day

if TYPE_CHECKING:
    from coach.model import Language
    from coach.wording import Wording

_SHOWN = 20  # days and people in the list
_TAKEN = "own data to take"


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    heading(say("own_data.heading"), say("own_data.about"))
    try:
        _kept(language, say)
        _seen(language, say)
        take, erase = st.columns(2, gap="large")
        with take:
            _take(say)
        with erase:
            _erase(say)
        _papers(language, say)
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
    footer(language)


def _kept(language: Language, say: Wording) -> None:
    service, book = library.service(), library.in_use()
    st.subheader(say("own_data.kept"))
    count = service.talks.count()
    st.text(say("own_data.count", n=count) if count else say("own_data.none"))
    rows = "\n".join(f"| {kind} | {time} |" for kind, time in retention(book, language))
    st.markdown(f"| {say('own_data.what')} | {say('own_data.how_long')} |\n|---|---|\n{rows}")


def _seen(language: Language, say: Wording) -> None:
    if library.alone():
        return
    st.subheader(say("own_data.seen"))
    opened: dict[tuple[date, str], set[str]] = {}
    for deed in library.service().own_data.seen_by():
        opened.setdefault((deed.at.date(), deed.who), set()).add(deed.subject)
    names = library.service().coaching.names()
    lines = [
        say("own_data.opened", day=day(at, language), who=names.get(who, who), n=len(keys))
        for (at, who), keys in list(opened.items())[:_SHOWN]
    ]
    if lines:
        st.html("<ul class='coach-list'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")
    else:
        st.text(say("own_data.nobody"))


def _take(say: Wording) -> None:
    """Gathered when asked for, because it may be much and leaves a line in the log."""
    st.subheader(say("own_data.take"))
    st.caption(say("own_data.take_about"))
    if st.button(say("own_data.gather")):
        everything = library.service().own_data.export()
        st.session_state[_TAKEN] = json.dumps(everything, ensure_ascii=False, indent=1)
    if _TAKEN in st.session_state:
        st.download_button(
            say("own_data.save"), st.session_state[_TAKEN], "coach-data.json", "application/json", type="primary"
        )


def _erase(say: Wording) -> None:
    st.subheader(say("own_data.erase"))
    st.caption(say("own_data.erase_about"))
    sure = st.checkbox(say("own_data.sure"), key="sure to erase")
    st.button(say("own_data.erase_now"), disabled=not sure, on_click=_forget, key="erase")
    if st.session_state.pop("erased", False):
        st.success(say("own_data.erased"), icon=None)


def _forget() -> None:
    library.service().own_data.erase()
    st.session_state.clear()
    st.session_state["erased"] = True
    library.forget()


def _papers(language: Language, say: Wording) -> None:
    st.subheader(say("own_data.papers"))
    st.caption(say("own_data.papers_about"))
    site = Site(library.alone(), is_postgres())
    for which in Paper:
        opened = st.expander(
            say(f"own_data.{which}"), key=f"paper {which}", icon=":material/description:", on_change="rerun"
        )
        if opened.open:
            with opened:
                _paper(which, paper(which, language, library.in_use(), site, date.today()), language, say)


def _paper(which: Paper, text: str, language: Language, say: Wording) -> None:
    st.download_button(say("own_data.save_paper"), text, f"{which}-{language}.md", "text/markdown", key=f"save {which}")
    st.code(text, language=None, wrap_lines=True)


if __name__ == "__main__":
    page()
