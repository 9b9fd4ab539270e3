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
    from coach.store.reviews import Tallied

_END = re.compile(r"[.?!…]+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding in one's own words: the conversation's key and title, the sentence, and the finding as JSON."""

    key: int
    title: str
    sentence: str
    finding: dict[str, Any]


def up_to_date(language: Language) -> tuple[Tallied, ...]:
    """The counts of all own conversations, after those that need it were reviewed; a bar shows how far it is."""
    talks, book = library.service().talks, library.in_use()
    waiting = talks.outdated(rules.of(book).version, book.version)
    if waiting:
        from coach.reviewing import review

        say, bar = wording(language), st.progress(0.0)
        for n, key in enumerate(waiting):
            bar.progress(n / len(waiting), say("own.reviewing", done=n, all=len(waiting)))
            opened = talks.open(key)
            pipelines.wait(opened.conversation.language or Language.FI)
            talks.keep_review(key, review(opened.conversation, book))
        bar.empty()
    return talks.tallied()


def latest(tallied: tuple[Tallied, ...], behaviour: str, language: Language) -> Seen | None:
    """The newest place where a behaviour was found, in a conversation of the page's language where there is one."""
    talks = library.service().talks
    listed = {one.key: one for one in talks.listed(Wanted(count=500))}
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
