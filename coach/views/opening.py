"""From another page to the page *Review* with a stored conversation open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.store.conversations import Wanted
from coach.views import library

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.model import Language


def titles(keys: Iterable[int], language: Language) -> dict[int, str]:
    """What the conversations with these keys are called, where one may see them."""
    wanted = frozenset(keys)
    listed = library.listed(language, Wanted(keys=wanted, count=len(wanted)))
    return {one.key: library.title(one, language) for one in listed}


def opener(key: int, title: str, name: str) -> None:
    """Draw a conversation's title as a button that opens it; `name` tells the button from others on the page."""
    if st.button(title, key=f"{name} {key}", type="tertiary"):
        st.session_state["conversation"] = key
        st.switch_page(library.PAGES / "review.py")
