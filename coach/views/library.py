"""Conversations and their reviews for the pages, each made once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from coach import rules
from coach.language.detect import language_of
from coach.model import Channel, CoachError, Conversation, Language, Review
from coach.privacy import mask
from coach.service.bringing import bring
from coach.service.service import Service
from coach.store.conversations import Wanted, fingerprint
from coach.store.engine import default_url, engine
from coach.store.people import Position
from coach.transcripts.native import write_native
from coach.views import pipelines
from coach.views.who import actor

if TYPE_CHECKING:
    from coach.handbook import Handbook
    from coach.service.access import Actor
    from coach.service.bringing import Bag
    from coach.service.team import Balance
    from coach.store.conversations import Listed
    from coach.store.sessions import Engine
    from coach.what_if import Basis


PAGES = Path(__file__).parent
_KEPT_S = 3600.0  # so long a stored conversation stays read for whoever opens it


class StoreClosedError(CoachError):
    """The store cannot be opened where it should be."""


def service() -> Service:
    """What the one who sits here may see and do; StoreClosedError where there is no store, or nobody."""
    here = actor()
    if here is None:
        raise StoreClosedError("Nobody is logged in.")
    return _service(here)


@st.cache_resource(show_spinner=False, max_entries=200)
def _service(here: Actor) -> Service:
    """One actor's service; somebody alone finds the sample conversations in it."""
    try:
        mine = Service(_engine(), here)
        if here.alone:
            _put_samples(mine)
    except Exception as error:  # a database can fail in as many ways as there are drivers
        raise StoreClosedError(str(error)) from error
    return mine


@st.cache_resource(show_spinner=False)
def _engine() -> Engine:
    """The one engine of this process; what is too old is forgotten when it starts."""
    made = engine(default_url())
    Service(made).own_data.expire()
    return made


def _put_samples(mine: Service) -> None:
    from coach.samples import samples

    pipelines.wait(Language.FI)  # masking reads the same word lists, and two threads would read them twice
    masked = [(mask(sample.conversation), sample.titles[Language.FI]) for sample in samples()]
    there = mine.talks.known({fingerprint(one.conversation) for one, _ in masked})
    for one, title in masked:
        if fingerprint(one.conversation) not in there:
            mine.talks.add(one.conversation, title, {str(kind): n for kind, n in one.report.counts.items()})


@st.cache_resource(show_spinner=False)
def _sample_titles() -> dict[str, dict[Language, str]]:
    from coach.samples import samples

    return {sample.conversation.id: sample.titles for sample in samples()}


def in_use() -> Handbook:
    """The handbook in use: the team's own where it has one, without rules that the team often finds wrong."""
    return _in_use(service().actor.person.team, service().handbooks.stamp())


@st.cache_data(show_spinner=False, max_entries=20)
def _in_use(team: str, stamp: tuple[int, int]) -> Handbook:
    return service().handbooks.in_use()


def listed(language: Language, wanted: Wanted) -> tuple[Listed, ...]:
    """The stored conversations that somebody wants to see: the newest first, after them the samples.

    Of the samples those in this language come first, calls before chats before letters.
    """
    talks, order, known = service().talks, list(Channel), _sample_titles()
    kept = talks.listed(wanted) if owns() else talks.shown(wanted)

    def place(one: Listed) -> tuple[int, ...]:
        return (1, one.language != language, order.index(one.channel)) if one.ref in known else (0,)

    return tuple(sorted(sorted(kept, key=lambda one: one.ref if one.ref in known else ""), key=place))


def is_any() -> bool:
    """Whether there is any to see."""
    talks = service().talks
    return talks.has_any() if owns() else talks.shows_any()


def count(wanted: Wanted) -> int:
    """How many of them there are in all."""
    talks = service().talks
    return talks.count(wanted) if owns() else talks.count_shown(wanted)


def forget() -> None:
    """Somebody erased themselves: whoever comes next is met anew, samples and all."""
    _service.clear()
    _basis.clear()
    st.cache_data.clear()


def owns() -> bool:
    """Whether the one who sits here has conversations of their own."""
    return service().actor.person.position is Position.AGENT


def title(one: Listed, language: Language) -> str:
    """The title of a stored conversation; a sample has one in both languages."""
    return _sample_titles().get(one.ref, {}).get(language, one.title)


@st.cache_data(show_spinner=False, scope="session", max_entries=20)
def read(content: bytes, name: str) -> Bag:
    """What came of a file somebody brought, masked at once; kept in their session only."""
    return bring(content, name)


def team_balance(channel: Channel) -> Balance | None:
    """How talk is shared in the team's conversations of a channel, or in one's own; None without a store."""
    try:
        return _balance(channel, service().actor.person.id)
    except StoreClosedError:
        return None


@st.cache_data(show_spinner=False, ttl=60, max_entries=500)
def _balance(channel: Channel, who: str) -> Balance:
    """It moves slowly, and every move of a limit asks for it."""
    return service().team.balance(channel, frozenset(_sample_titles()))


def alone() -> bool:
    """Whether somebody works alone on their own machine."""
    here = actor()
    return here is None or here.alone


def reviewed(conversation: Conversation, book: Handbook, *, stored: bool) -> tuple[Review, Review]:
    """The review by the handbook in use and by another; the slow part is done once for the same input.

    Once for all who open a `stored` conversation, once per session for one that was brought.
    """
    from coach.what_if import what_if

    basis = _basis if stored else _basis_of_brought
    pipelines.wait(language_of(conversation))
    agreed = in_use()
    known = basis(write_native((conversation,)), agreed.version, rules.of(agreed).version, conversation, agreed)
    return known.review, what_if(known, book)


@st.cache_resource(show_spinner=False, max_entries=30, ttl=_KEPT_S)
def _basis(native: str, handbook: str, rulebook: str, _conversation: Conversation, _book: Handbook) -> Basis:
    from coach.what_if import basis

    return basis(_conversation, _book)


@st.cache_resource(show_spinner=False, scope="session", max_entries=4)
def _basis_of_brought(native: str, handbook: str, rulebook: str, _conversation: Conversation, _book: Handbook) -> Basis:
    from coach.what_if import basis

    return basis(_conversation, _book)
