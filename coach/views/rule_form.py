"""The form of the rule workshop: a rule's parts as fields, read back into the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import Language
from coach.rules import draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.wording import Wording

_SMALL, _LARGE = 68, 150  # heights of text areas, in pixels


def form(raw: Mapping[str, Any], key: str, language: Language, say: Wording) -> dict[str, Any]:
    """Draw the fields of a rule under a `key` of their own, and give the rule as they say."""
    changed = dict(raw)
    names = list(BEHAVIOURS)
    changed["behaviour"] = st.selectbox(
        say("workshop.behaviour"),
        names,
        names.index(raw.get("behaviour", names[0])),
        format_func=lambda name: f"{BEHAVIOURS[name].title(language)} · {say(f'kind.{BEHAVIOURS[name].kind}')}",
        key=f"{key} behaviour",
        help=say("workshop.behaviour_help"),
    )
    both = (language, *(each for each in Language if each is not language))
    for tab, each in zip(st.tabs([say(f"workshop.in.{each}") for each in both]), both, strict=True):
        with tab:
            changed = draft.with_text(changed, each, _text(changed, f"{key} {each}", each, say))
    sources = st.text_area(
        say("workshop.sources"),
        "\n".join(raw.get("sources", ())),
        height=_SMALL,
        key=f"{key} sources",
        placeholder=say("workshop.sources_example"),
    )
    return changed | {"sources": draft.lines(sources)}


def _text(raw: Mapping[str, Any], key: str, language: Language, say: Wording) -> dict[str, Any]:
    text = raw.get(language.value, {})
    title = st.text_input(say("workshop.title"), text.get("title", ""), key=f"{key} title")
    why = st.text_area(say("workshop.why"), text.get("why", ""), height=_SMALL, key=f"{key} why")
    found = {"title": title.strip(), "why": why.strip()}
    if not raw.get("detector"):
        found["phrases"] = _groups(raw, key, language, say)
    for name in ("flag", "keep"):
        written = st.text_area(
            say(f"workshop.{name}"),
            draft.examples_text(text.get(name, ())),
            height=_LARGE,
            key=f"{key} {name}",
            help=say(f"workshop.{name}_help"),
            placeholder=say(f"workshop.{name}_example.{language}"),
        )
        found[name] = draft.examples(written)
    with st.expander(say("workshop.more")):
        ready = st.text_area(say("workshop.ready"), "\n".join(text.get("ready", ())), key=f"{key} ready")
        unless = st.text_area(say("workshop.unless"), "\n".join(text.get("unless", ())), key=f"{key} unless")
    return found | {"ready": draft.lines(ready), "unless": draft.lines(unless)}


def _groups(raw: Mapping[str, Any], key: str, language: Language, say: Wording) -> list[dict[str, Any]]:
    """Each group of phrases beside its better words; what else a group says stays as it is."""
    known, count = draft.groups(raw, language), f"{key} groups"
    st.session_state.setdefault(count, max(1, len(known)))
    st.caption(say("workshop.notation"))
    found = []
    for n in range(st.session_state[count]):
        group = known[n] if n < len(known) else {}
        say_column, better_column = st.columns(2)
        phrases = say_column.text_area(
            say("workshop.say"),
            "\n".join(group.get("say", ())),
            key=f"{key} say {n}",
            placeholder=say(f"workshop.say_example.{language}"),
        )
        better = better_column.text_area(
            say("workshop.better"),
            "\n".join(group.get("better", ())),
            key=f"{key} better {n}",
            placeholder=say(f"workshop.better_example.{language}"),
        )
        if draft.lines(phrases):
            words = {"better": draft.lines(better)} if draft.lines(better) else {}
            rest = {name: value for name, value in group.items() if name not in ("say", "better")}
            found.append({"say": draft.lines(phrases), **rest, **words})
    st.button(say("workshop.add_group"), key=f"{key} add", icon=":material/add:", on_click=_one_more, args=(count,))
    return found


def _one_more(count: str) -> None:
    st.session_state[count] += 1
