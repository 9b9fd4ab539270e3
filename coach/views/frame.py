"""What every page has: its title, the language of the interface, its style sheet."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from coach.model import Language, Role
from coach.views.who import badge
from coach.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coach.model import Turn
    from coach.wording import Wording

_NAMES = {Language.FI.value: "Suomi", Language.EN.value: "English"}
_DRAWING = Path(__file__).parent / "drawing"


def header() -> Language:
    """Draw the title and the language switch; give the language of the page."""
    if "lang" not in st.session_state:
        st.session_state["lang"] = _first_language()
    with st.container(horizontal=True, vertical_alignment="center"):
        place = st.container(width="stretch")
        code = st.segmented_control(
            "Kieli / Language",
            list(_NAMES),
            key="lang",
            format_func=_NAMES.__getitem__,
            required=True,
            label_visibility="collapsed",
            on_change=_into_address,
        )
        badge(Language(code or Language.FI))
    language = Language(code or Language.FI)
    place.html(_title(language) + _document(language), unsafe_allow_javascript=True)
    return language


def heading(title: str, about: str = "") -> None:
    """What page this is, and in a sentence what it is for."""
    told = f"<p class='coach-about'>{escape(about)}</p>" if about else ""
    st.html(f"<h2 class='coach-heading'>{escape(title)}</h2>{told}")


def around(turns: tuple[Turn, ...], n: int) -> tuple[Turn, ...]:
    """A turn and what it belongs to: an agent's with the turn before it, a customer's with the answer it got."""
    return turns[n : n + 2] if turns[n].speaker is Role.CUSTOMER else turns[max(0, n - 1) : n + 1]


def asked_twice(label: str, about: str, act: str, key: str, do: Callable[..., None], *args: object) -> None:
    """Draw a button for what cannot be undone: it says what will happen (`about`) and asks a second time (`act`)."""
    with st.popover(label):
        st.write(about)
        st.button(act, key=key, on_click=do, args=args)


def said(turns: Iterable[Turn], say: Wording) -> None:
    """What was said, each turn with who said it."""
    lines = (f"<p><b>{escape(say(f'role.{turn.speaker}'))}</b> {escape(turn.text)}</p>" for turn in turns)
    st.html(f"<div class='coach-said'>{''.join(lines)}</div>")


def language_now() -> Language:
    """The language of the page, before its header is drawn."""
    return Language(st.session_state.get("lang") or _first_language())


def footer(language: Language) -> None:
    """Say what the page is and is not."""
    say = wording(language)
    st.caption(f"{say('page.promise')} {say('page.purpose')}")


def _first_language() -> str:
    """What the address says, else what the browser speaks, else Finnish."""
    told = st.query_params.get("lang", "")
    if told in _NAMES:
        return told
    locale = (st.context.locale or "").lower()
    return Language.EN.value if locale.startswith("en") else Language.FI.value


def _into_address() -> None:
    st.query_params["lang"] = st.session_state["lang"]


def _title(language: Language) -> str:
    return f"<h1 class='coach-title'>Coach&ensp;<span>{escape(wording(language)('page.tagline'))}</span></h1>"


@cache
def _document(language: Language) -> str:
    """The page's style sheet, and a script that says which language the document is in."""
    say = wording(language)
    style = (_DRAWING / "page.css").read_text("utf-8")
    style = style.replace("UPLOAD", say("built_in.upload")).replace("LIMIT", say("built_in.limit"))
    script = (_DRAWING / "page.js").read_text("utf-8")
    told = {"UPLOAD": say("built_in.upload"), "WORDS": _built_in(language), "LANGUAGE": language.value}
    for name, value in told.items():
        script = script.replace(name, json.dumps(value))
    return f"<style>{style}</style><script>{script}</script>"


def _built_in(language: Language) -> dict[str, str]:
    """Streamlit's own words in either language, each with its form in the page's language."""
    keys = [key for key in wording(language).texts if key.startswith("built_in.")]
    return {wording(known)(key): wording(language)(key) for known in Language for key in keys}
