"""Who is who, in which language and channel: shown, and changed with one click."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.language.detect import language_of
from coach.model import Channel, Conversation, Language, Role
from coach.transcripts.speakers import swap_roles, with_roles
from coach.views.scene import speaker_name
from coach.wording import wording

if TYPE_CHECKING:
    from coach.wording import Wording

_LONGEST_EXAMPLE = 45
_OPPOSITE = {Role.AGENT: Role.CUSTOMER, Role.CUSTOMER: Role.AGENT}


def settled(conversation: Conversation, language: Language, *, asks: bool = False) -> Conversation:
    """The conversation with the roles, language and channel that the page shows chosen.

    `asks` where nobody knows for sure who the agent is.
    """
    say = wording(language)
    roles = _roles_by_name(conversation)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        place = st.container(width="stretch")
        st.button(say("speakers.swap"), key="swap", on_click=_swap, args=(conversation.id, roles))
        with st.popover(say("speakers.more"), width="content"):
            done = _with_choices(conversation, roles, say)
    place.html(_who(done, say, asks=asks))
    return done


def _with_choices(conversation: Conversation, roles: dict[str, Role], say: Wording) -> Conversation:
    told = {name: _role(conversation, name, role, say) for name, role in roles.items()}
    heard = st.segmented_control(
        say("speakers.language"),
        list(Language),
        default=language_of(conversation),
        required=True,
        key=f"language of {conversation.id}",
        format_func=lambda one: say(f"language.{one}"),
    )
    channel = st.segmented_control(
        say("speakers.channel"),
        list(Channel),
        default=conversation.channel,
        required=True,
        key=f"channel of {conversation.id}",
        format_func=lambda one: say(f"channel.{one}"),
    )
    swapped = not roles and st.session_state.get(f"swapped {conversation.id}", False)
    known = with_roles(conversation, told) if told else conversation
    return replace(swap_roles(known) if swapped else known, language=heard, channel=channel or conversation.channel)


def _roles_by_name(conversation: Conversation) -> dict[str, Role]:
    """Each speaker's role; nothing where the file gives one name two roles, so that only all can be swapped."""
    pairs = {(turn.name, turn.speaker) for turn in conversation.turns}
    roles = dict(sorted(pairs))
    return roles if len(roles) == len(pairs) else {}


def _role_key(id: str, name: str) -> str:
    return f"role of {name} in {id}"


def _role(conversation: Conversation, name: str, role: Role, say: Wording) -> Role:
    key = _role_key(conversation.id, name)
    if key not in st.session_state:
        st.session_state[key] = role
    shown = say("speakers.role", name=_label(name, role, say))
    chosen = st.segmented_control(shown, list(Role), required=True, key=key, format_func=lambda r: say(f"role.{r}"))
    return Role(chosen or role)


def _label(name: str, role: Role, say: Wording) -> str:
    shown = name if name not in ("", role) else say(f"role.{role}")
    return "".join(sign for sign in shown if sign not in "*[]`$\\<>")


def _swap(id: str, roles: dict[str, Role]) -> None:
    for name, role in roles.items():
        now = st.session_state.get(_role_key(id, name), role)
        st.session_state[_role_key(id, name)] = _OPPOSITE.get(now, now)
    if not roles:
        st.session_state[f"swapped {id}"] = not st.session_state.get(f"swapped {id}", False)


def _who(conversation: Conversation, say: Wording, *, asks: bool) -> str:
    """One line: who the agent is, by name or by first words, and how they met."""
    parts = [_person(conversation, role, say) for role in (Role.AGENT, Role.CUSTOMER)]
    how = f"{say(f'language.{language_of(conversation)}')}, {say(f'channel.{conversation.channel}').lower()}"
    check = f"<em>{escape(say('speakers.check'))}</em>" if asks else ""
    return f"<p class='coach-who'>{' · '.join([*parts, escape(how)])} {check}</p>"


def _person(conversation: Conversation, role: Role, say: Wording) -> str:
    turns = [turn for turn in conversation.turns if turn.speaker is role]
    title = escape(say(f"role.{role}"))
    if not turns:
        return f"<b>{title}</b> {escape(say('speakers.nobody'))}"
    names = list(dict.fromkeys(speaker_name(turn, say) for turn in turns))
    named = names != [say(f"role.{role}")]
    shown = ", ".join(names[:3]) if named else say("speakers.quote", words=_first_words(turns[0].text))
    return f"<b>{title}</b> {escape(shown)}"


def _first_words(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_EXAMPLE else flat[:_LONGEST_EXAMPLE].rsplit(" ", 1)[0] + " …"
