"""What every page has: its title, the language of the interface, its style sheet."""

from __future__ import annotations

import json

import streamlit as st

from coach.model import Language
from coach.wording import wording

_NAMES = {Language.FI.value: "Suomi", Language.EN.value: "English"}

# Streamlit's own texts in the file uploader are English only; these put ours in their place.
_STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding-top: 1.5rem; padding-bottom: 3rem; max-width: 86rem; }
.coach-title { font-size: 1.5rem; font-weight: 700; padding: 0; margin: 0; }
.coach-title span { font-size: 1rem; font-weight: 400; opacity: 0.8; margin-inline-start: 0.5rem; }
.coach-who { margin: 0; line-height: 1.4; }
.coach-who em { opacity: 0.8; }
</style>
"""


def header() -> Language:
    """Draw the title and the language switch; give the language of the page."""
    _remember_browser_language()
    place, switch = st.columns([5, 2], vertical_alignment="center")
    with switch, st.container(horizontal=True, horizontal_alignment="right"):
        code = st.segmented_control(
            "Kieli / Language",
            list(_NAMES),
            key="lang",
            format_func=_NAMES.__getitem__,
            required=True,
            label_visibility="collapsed",
            bind="query-params",
        )
    language = Language(code or Language.FI)
    say = wording(language)
    place.html(f"<h1 class='coach-title'>Coach <span>{say('page.tagline')}</span></h1>")
    return language


def footer(language: Language) -> None:
    """Say what the page is not, and tell the browser its language."""
    st.caption(wording(language)("page.promise"))
    _document(language)


def _remember_browser_language() -> None:
    if "lang" not in st.session_state:
        st.session_state["lang"] = _browser_language()


def _browser_language() -> str:
    locale = (st.context.locale or "").lower()
    return Language.EN.value if locale.startswith("en") else Language.FI.value


def _document(language: Language) -> None:
    script = f"document.documentElement.lang = {json.dumps(language.value)};"
    st.html(f"{_STYLE}<script>{script}</script>", unsafe_allow_javascript=True)
