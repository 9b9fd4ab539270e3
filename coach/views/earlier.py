"""What changed since a stored conversation was reviewed before: another rulebook or handbook finds other things."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.store.reviews import difference
from coach.views import library
from coach.views.quote import plain
from coach.wording import wording
from coach.wording.shown import day

if TYPE_CHECKING:
    from coach.model import Language, Review
    from coach.wording import Wording

_QUOTE = 60


def keep(key: int, review: Review) -> tuple[dict[str, Any], ...]:
    """Keep the review of one's own conversation where another rulebook or handbook made the one that is there.

    Gives all that are kept then, the current one last.
    """
    talks = library.service().talks
    there = talks.reviews(key)
    versions = {"rulebook": review.versions.rulebook, "handbook": review.versions.handbook}
    if there and versions.items() <= there[-1]["versions"].items():
        return there
    talks.keep_review(key, review)
    return talks.reviews(key)


def earlier_panel(kept: tuple[dict[str, Any], ...], language: Language) -> None:
    """Draw the earlier reviews and what is different now; nothing where there is only one."""
    *old, now = kept
    if not old:
        return
    say = wording(language)
    with st.expander(say("earlier.title", n=len(old)), icon=":material/history:"):
        st.caption(say("earlier.about"))
        for each in reversed(old):
            _difference(each, now, language, say)


def _difference(old: dict[str, Any], now: dict[str, Any], language: Language, say: Wording) -> None:
    made = datetime.fromisoformat(old["made_at"])
    versions = say("screen.versions", **{name: old["versions"][name] for name in ("rulebook", "handbook")})
    st.markdown(f"**{plain(day(made, language))}** · {versions}")
    gone, come = difference(old, now)
    lines = [
        *(say("earlier.gone", what=_named(each, language, say)) for each in gone),
        *(say("earlier.come", what=_named(each, language, say)) for each in come),
        *_points(old, now, say),
    ]
    for line in lines or [say("earlier.same")]:
        st.text(line)


def _points(old: dict[str, Any], now: dict[str, Any], say: Wording) -> list[str]:
    before = {score["dimension"]: score["points"] for score in old["scores"]}
    return [
        say("earlier.points", dimension=say(f"dimension.{score['dimension']}"), old=_number(was), new=_number(points))
        for score in now["scores"]
        if (points := score["points"]) != (was := before.get(score["dimension"]))
    ]


def _number(points: int | None) -> str:
    return "–" if points is None else str(points)


def _named(finding: dict[str, Any], language: Language, say: Wording) -> str:
    title = BEHAVIOURS[finding["behaviour"]].title(language)
    return f"{title}, {say.turn(finding['turn'])}: ”{finding['text'][:_QUOTE]}”"
