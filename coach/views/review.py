"""The page *Review*: choose a conversation, see what went well, what to try, and where it shows."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import streamlit as st

from coach.language.detect import language_of
from coach.model import CoachError
from coach.views import library, pipelines
from coach.views.balance import balance_panel
from coach.views.choose import chosen, chosen_key, is_doubtful
from coach.views.earlier import earlier_panel, keep
from coach.views.frame import footer, header
from coach.views.limits import chosen_limits, what_if_panel
from coach.views.mine import panel
from coach.views.scene import scene
from coach.views.screen import draw
from coach.views.speakers import settled
from coach.wording import wording

if TYPE_CHECKING:
    from coach.handbook import Handbook
    from coach.model import Conversation, Language, Review
    from coach.wording import Wording

_MANY_TURNS = 300


def page() -> None:
    """Draw the page."""
    language = header()
    found = chosen(language)
    if found is not None:
        _show(settled(found, language, asks=is_doubtful()), language)
    footer(language)


@st.fragment  # a limit that is moved changes the review only, not the choice of the conversation
def _show(conversation: Conversation, language: Language) -> None:
    try:
        agreed = library.in_use()
        book = chosen_limits(conversation.channel, agreed, language)
        before, after = _reviewed(conversation, book, wording(language))
    except CoachError as error:  # a rule or a handbook that somebody is just mending
        st.warning(str(error))
    except Exception:  # the page has no better answer to what nobody foresaw; the log has
        logging.getLogger(__name__).exception("The review of %s failed", conversation.id)
        st.warning(wording(language)("page.failed"))
    else:
        others = library.team_balance(conversation.channel)
        panels = {
            "whatIf": what_if_panel(before, after, agreed, language),
            "balance": balance_panel(after, book, others, language, alone=library.alone()),
        }
        draw(scene(after, language, book) | panels)
        key = chosen_key()
        if key is not None and library.owns():
            panel(key, before, language)
            earlier_panel(keep(key, before), language)


def _reviewed(conversation: Conversation, book: Handbook, say: Wording) -> tuple[Review, Review]:
    """The review before and after the limits moved; a status line says what goes on where it takes a moment."""
    stored = chosen_key() is not None
    if pipelines.ready(language_of(conversation)) and len(conversation.turns) < _MANY_TURNS:
        return library.reviewed(conversation, book, stored=stored)
    place = st.empty()
    with place.status(say("page.working")):
        reviews = library.reviewed(conversation, book, stored=stored)
    place.empty()
    return reviews


if __name__ == "__main__":
    page()
