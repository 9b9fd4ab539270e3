"""Which conversation: a stored one, a file, or pasted text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.service.access import RefusedError
from coach.store.conversations import ForgottenError
from coach.views import library
from coach.views.masked import told
from coach.views.search import found
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Conversation, Language
    from coach.service.bringing import Brought
    from coach.wording import Wording

_WAYS = ("sample", "file", "paste")
_DOUBTFUL = "agent doubtful"
_SHOWN_PROBLEMS = 3


def chosen(language: Language) -> Conversation | None:
    """The conversation somebody chose, None while there is none."""
    say = wording(language)
    way, what = st.columns([2, 5], vertical_alignment="top")
    with way:
        picked = st.segmented_control(
            say("choose.way"),
            _WAYS,
            key="way",
            default="sample",
            required=True,
            format_func=lambda key: say(f"choose.{key}"),
        )
    with what:
        if picked == "sample":
            return _from_store(language, say)
    return _brought(say, language, paste=picked == "paste")


def chosen_key() -> int | None:
    """The key of the stored conversation that was chosen, None for one that was brought."""
    key = st.session_state.get("opened")
    return int(key) if key is not None and st.session_state.get("way") == "sample" else None


def is_doubtful() -> bool:
    """Whether who the agent is was only guessed in the conversation that was brought."""
    return bool(st.session_state.get(_DOUBTFUL)) and st.session_state.get("way") != "sample"


def _from_store(language: Language, say: Wording) -> Conversation | None:
    try:
        return _stored(language, say)
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
    except ForgottenError:
        st.info(say("choose.forgotten"))
    except RefusedError:
        st.info(say("choose.not_shown"))
    return None


def _stored(language: Language, say: Wording) -> Conversation | None:
    known = found(language, say)
    if not known:
        return None
    picked = st.selectbox(
        say("choose.conversation"),
        list(known),
        key="conversation",
        format_func=lambda key: f"{say(f'channel.{known[key].channel}')} · {library.title(known[key], language)}",
        filter_mode=None,
        placeholder=say("choose.conversation"),
    )
    st.session_state["opened"] = picked or next(iter(known))
    return library.service().talks.open(st.session_state["opened"]).conversation


def _brought(say: Wording, language: Language, *, paste: bool) -> Conversation | None:
    brought = _pasted(say) if paste else _uploaded(say)
    st.caption(say("choose.private"))
    if brought is None:
        return None
    bag = library.read(*brought)
    for problem in bag.problems[:_SHOWN_PROBLEMS]:
        st.warning(problem.sentence(language), icon=None)
    if not bag.brought:
        return None
    one = bag.brought[0] if len(bag.brought) == 1 else _one_of(bag.brought, say)
    st.caption(told(one.report, say))
    st.session_state[_DOUBTFUL] = one.found.agent.doubtful
    return one.conversation


def _uploaded(say: Wording) -> tuple[bytes, str] | None:
    file = st.file_uploader(say("choose.upload"), key="upload")
    return (file.getvalue(), file.name) if file is not None else None


def _pasted(say: Wording) -> tuple[bytes, str] | None:
    with st.form("pasted", border=False, enter_to_submit=False):
        text = st.text_area(say("choose.text"), key="text", height=180, placeholder=say("choose.example"))
        st.form_submit_button(say("choose.review"), type="primary")
    return (text.encode(), say("choose.pasted")) if text.strip() else None


def _one_of(found: tuple[Brought, ...], say: Wording) -> Brought:
    n = st.selectbox(
        say("choose.which", count=len(found)),
        range(len(found)),
        key="which",
        format_func=lambda i: (
            f"{i + 1}. {found[i].conversation.id} · {say('choose.turns', n=len(found[i].conversation.turns))}"
        ),
        filter_mode=None,
        placeholder=say("choose.conversation"),
    )
    return found[n or 0]
