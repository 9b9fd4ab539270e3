"""One's own conversations for the pages *Today* and *Progress*: reviewed where they are not yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach import rules
from coach.model import Language
from coach.store.conversations import Wanted
from coach.views import library, pipelines
from coach.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.store.reviews import Tallied
    from coach.wording import Wording

_AT_ONCE = 12  # conversations that are reviewed without asking
_END = re.compile(r"[.?!…]+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding in one's own words: the conversation's key and title, the sentence, and the finding as JSON."""

    key: int
    title: str
    sentence: str
    finding: dict[str, Any]


def bring_up_to_date(language: Language) -> None:
    """Review the newest own conversations that need it; the rest when somebody asks for it."""
    book = library.in_use()
    waiting = library.service().talks.outdated(rules.of(book).version, book.version)
    if waiting:
        _review(waiting[:_AT_ONCE], language)
    rest = waiting[_AT_ONCE:]
    if rest:
        say = wording(language)
        st.caption(say("own.waiting", n=len(rest)))
        if st.button(say("own.review_rest")):
            _review(rest, language)
            st.rerun()


def nothing_yet(say: Wording) -> None:
    """What somebody sees who has brought nothing: what will be here, and the way there."""
    st.subheader(say("today.empty"))
    st.write(say("today.empty_what"))
    if st.button(say("today.empty_go"), type="primary", icon=":material/upload:"):
        st.switch_page(library.PAGES / "importing.py")


def _review(keys: Sequence[int], language: Language) -> None:
    """Review and keep, one short transaction each; a bar shows how far it is."""
    from coach.reviewing import review

    talks, book = library.service().talks, library.in_use()
    say, bar = wording(language), st.progress(0.0)
    for n, key in enumerate(keys):
        bar.progress(n / len(keys), say("own.reviewing", done=n, all=len(keys)))
        opened = talks.open(key)
        pipelines.wait(opened.conversation.language or Language.FI)
        talks.keep_review(key, review(opened.conversation, book))
    bar.empty()


def latest(tallied: tuple[Tallied, ...], behaviour: str, language: Language) -> Seen | None:
    """The newest place where a behaviour was found, in a conversation of the page's language where there is one."""
    talks = library.service().talks
    keys = frozenset(each.key for each in tallied)
    listed = {one.key: one for one in talks.listed(Wanted(keys=keys, count=len(keys)))}
    holding = [each.key for each in reversed(tallied) if each.counts.get(behaviour) and each.key in listed]
    holding.sort(key=lambda key: listed[key].language is not language)
    for key in holding:
        found = talks.reviews(key)[-1]["findings"]
        hit = next((finding for finding in found if finding["behaviour"] == behaviour), None)
        if hit is not None:
            text = talks.open(key).conversation.turns[hit["turn"]].text
            return Seen(key, library.title(listed[key], language), _sentence(text, *hit["span"]), hit)
    return None


def _sentence(text: str, start: int, end: int) -> str:
    """The sentences that hold the characters."""
    first = max((place.end() for place in _END.finditer(text, 0, start)), default=0)
    after = _END.search(text, max(start, end - 1))
    return text[first : after.end() if after else len(text)].strip()
