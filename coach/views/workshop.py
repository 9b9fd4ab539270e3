"""The page *Rule workshop*: write or edit a rule, see at once what the check says, try it out, publish it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach import rules
from coach.model import CoachError, Language
from coach.rules import draft, trial
from coach.rules.check import scene_of
from coach.transcripts.native import write_native
from coach.views import library, pipelines
from coach.views.frame import footer, header, heading, language_now
from coach.views.quote import marked, plain
from coach.views.rule_form import form
from coach.wording import wording
from coach.wording.told import ToldError

if TYPE_CHECKING:
    from pathlib import Path

    from coach.detectors import Talk
    from coach.handbook import Handbook
    from coach.model import Conversation, Finding, Span
    from coach.wording import Wording

_NEW = ""
_FIRST = "command"  # a behaviour to begin with


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    try:
        book = library.in_use()
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
        return
    heading(say("workshop.heading"), say("workshop.about"))
    writing, seeing = st.columns([3, 2], gap="large")
    with writing:
        name, text = _write(book, language, say)
    with seeing, st.container(key="workshop_see"):
        _see(name, text, book, language, say)
    footer(language)


def _write(book: Handbook, language: Language, say: Wording) -> tuple[str, str]:
    """The rule that is being written: its name and the text of its file."""
    files = rules.files(book)
    titles: dict[str, str] = {rule.name: rule.texts[language].title for rule in rules.of(book).rules}
    names = [_NEW, *sorted(files, key=lambda name: (titles.get(name) or name).lower())]
    chosen = st.selectbox(
        say("workshop.which"),
        names,
        format_func=lambda n: f"{titles.get(n, n)} · {n}" if n else say("workshop.new"),
        key="workshop_rule",
    )
    chosen = chosen or _NEW
    raw = _raw(files[chosen]) if chosen else draft.blank(_FIRST)
    key = f"workshop {chosen}"
    as_text = st.toggle(say("workshop.as_text"), key=f"{key} as text")
    if as_text:
        start = st.session_state.get(f"{key} toml") or draft.to_toml(raw)
        text = st.text_area(say("workshop.text"), start, height=640, key=f"{key} text")
        st.session_state[f"{key} toml"] = text
        raw = _parsed(text) or raw
    else:
        raw = form(raw, key, language, say)
        text = draft.to_toml(raw)
        st.session_state[f"{key} toml"] = text
    return _name(raw, chosen, key, say), text


def _raw(file: Path) -> dict[str, Any]:
    return draft.from_toml(file.read_text("utf-8"), file.stem)


def _untouched(text: str) -> bool:
    """Whether nothing has been written yet: only the behaviour is chosen."""
    raw = _parsed(text) or {"sources": [text]}
    return not raw.get("sources") and not any(any(raw.get(each.value, {}).values()) for each in Language)


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return draft.from_toml(text, "rule")
    except CoachError:
        return None


def _name(raw: dict[str, Any], chosen: str, key: str, say: Wording) -> str:
    """A new rule is named after its English title unless its writer names it; another keeps its name."""
    if chosen:
        return chosen
    titles = [table.get("title", "") for table in (raw.get("en", {}), raw.get("fi", {})) if isinstance(table, dict)]
    own = next(filter(None, map(draft.name_for, titles)), "")
    return st.text_input(say("workshop.name"), placeholder=own, key=f"{key} name").strip() or own or "rule"


def _see(name: str, text: str, book: Handbook, language: Language, say: Wording) -> None:
    st.markdown(f"**{say('workshop.check')}**")
    pipelines.wait(Language.EN)
    with st.spinner(say("workshop.checking")):
        wrong = _checked(name, text, rules.of(book).version, language, book)
    if _untouched(text):
        st.info(say("workshop.begin"), icon=":material/edit:")
    elif wrong:
        st.warning(plain(wrong), icon=":material/edit:")
    else:
        st.success(say("workshop.holds"), icon=":material/check:")
    _sentence(name, text, book, language, say)
    _conversations(name, text, book, say, ready=not wrong)
    _publish(name, text, book, say, ready=not wrong)


@st.cache_data(show_spinner=False, max_entries=200)
def _checked(name: str, text: str, rulebook: str, language: Language, _book: Handbook) -> str:
    """What is wrong with the rule in one sentence, "" where nothing is."""
    try:
        raw = draft.from_toml(text, name)
    except ToldError as error:
        return error.what.said(language)
    found = trial.wrong_with(raw, name, rules.of(_book))
    if found is None:
        return ""
    place = f"{wording(language)(f'workshop.in.{found[0]}')}: " if found[0] else ""
    return place + found[1].said(language)


def _sentence(name: str, text: str, book: Handbook, language: Language, say: Wording) -> None:
    """One sentence at a time: would the rule fire in it?"""
    said = st.text_input(say("workshop.try"), key="workshop_sentence", placeholder=say("workshop.try_example"))
    if not said.strip():
        return
    talk = scene_of(said, language)
    found = _hits(name, text, book, talk)
    if found is None:
        st.caption(say("workshop.not_yet"))
    elif found:
        for each in found:
            st.html(marked(talk.conversation.turns[each.turn].text, each.span))
    else:
        st.caption(say("workshop.silent"))


def _hits(name: str, text: str, book: Handbook, talk: Talk) -> tuple[Finding, ...] | None:
    """Where the rule fires in a conversation; None while it cannot be read."""
    try:
        rulebook = trial.joined(rules.of(book), trial.rule_of(draft.from_toml(text, name), name))
        return trial.hits(name, rulebook, talk)
    except CoachError:
        return None


def _conversations(name: str, text: str, book: Handbook, say: Wording, *, ready: bool) -> None:
    """Where it would fire in the stored conversations that one may see, before anybody else meets it."""
    st.markdown(f"**{say('workshop.where')}**")
    st.caption(say("workshop.where_alone" if library.alone() else "workshop.where_team"))
    if st.button(say("workshop.look"), key="workshop_look", disabled=not ready, icon=":material/search:"):
        st.session_state["workshop_found"] = (text, *_looked(name, text, book))
    then, count, found = st.session_state.get("workshop_found", ("", 0, ()))
    if then != text:
        return
    st.text(say("workshop.found", places=len(found), conversations=count))
    for title, said, span in found:
        st.html(f"<p class='coach-who'><em>{escape(title)}</em></p>{marked(said, span)}")


def _looked(name: str, text: str, book: Handbook) -> tuple[int, list[tuple[str, str, Span]]]:
    material = library.service().workshop.material()
    bar = st.progress(0.0)
    found: list[tuple[str, str, Span]] = []
    for n, each in enumerate(material):
        bar.progress(n / len(material))
        talk = _talk(write_native((each.conversation,)), each.conversation, book)
        hits = _hits(name, text, book, talk) or ()
        found += [(each.title, each.conversation.turns[hit.turn].text, hit.span) for hit in hits]
    bar.empty()
    return len(material), found


@st.cache_resource(show_spinner=False, scope="session", max_entries=60)
def _talk(native: str, _conversation: Conversation, _book: Handbook) -> Talk:
    from coach.reviewing import annotated

    return annotated(_conversation, _book)


def _publish(name: str, text: str, book: Handbook, say: Wording, *, ready: bool) -> None:
    st.markdown(f"**{say('workshop.publish_heading')}**")
    folder = book.rules.folder
    st.caption(say("workshop.into", folder=folder) if folder else say("workshop.no_folder"))
    with st.container(horizontal=True):
        ready = ready and bool(folder)
        publish = st.button(say("workshop.publish"), key="workshop_publish", type="primary", disabled=not ready)
        st.download_button(
            say("workshop.download"),
            text,
            f"{name}.toml",
            "application/toml",
            key="workshop_download",
            on_click="ignore",
        )
    if publish:
        _published(name, text, say)


def _published(name: str, text: str, say: Wording) -> None:
    try:
        with st.spinner(say("workshop.neighbours")):
            library.service().workshop.publish(name, text)
    except ToldError as error:
        st.warning(plain(error.what.said(language_now())))
    else:
        st.success(say("workshop.published", name=name))


if __name__ == "__main__":
    page()
