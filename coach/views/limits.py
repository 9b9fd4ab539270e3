"""What if: the handbook's limits to move, one click back, and what the page says has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import Channel, Language, Score
from coach.what_if import changes
from coach.wording import wording
from coach.wording.shown import duration

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.handbook import Handbook
    from coach.model import Finding, Review
    from coach.wording import Wording


def _every(unit: float, first: int, last: int) -> tuple[float, ...]:
    return tuple(unit * count for count in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class _Limit:
    """A limit that can be moved: the handbook's key, and the seconds it can be moved to."""

    key: str
    offered: tuple[float, ...]

    @property
    def widget(self) -> str:
        return f"limit {self.key}"

    def agreed(self, book: Handbook) -> float:
        return float(book.value(self.key))

    def chosen(self, book: Handbook) -> float:
        return float(st.session_state.get(self.widget, self.agreed(book)))


_MINUTE, _HOUR = 60.0, 3600.0
_LIMITS = {
    Channel.PHONE: (
        _Limit("listening.grace_s", tuple(tenth / 10 for tenth in range(31))),
        _Limit("listening.monologue_s", tuple(map(float, range(10, 185, 5)))),
        _Limit("listening.silence_s", tuple(map(float, range(3, 61)))),
    ),
    Channel.CHAT: (_Limit("reply_limits.chat_s", (*map(float, range(10, 120, 10)), *_every(_MINUTE, 2, 30))),),
    Channel.EMAIL: (_Limit("reply_limits.email_s", (*_every(_HOUR, 1, 47), *_every(24 * _HOUR, 2, 14))),),
}


def chosen_limits(channel: Channel, book: Handbook, language: Language) -> Handbook:
    """The handbook with the limits as the page shows them; nothing is kept past the session."""
    say = wording(language)
    limits = _LIMITS[channel]
    with st.expander(say("what_if.open"), key="what if"):
        st.caption(say("what_if.about"))
        for column, limit in zip(st.columns(3), limits, strict=False):
            _slider(limit, book, language, column)
    if moved := _moved(limits, book):
        st.button(say("what_if.back"), key="what if back", on_click=_back, args=(book,))
    return book.with_values({limit.key: repr(limit.chosen(book)) for limit in moved})


def what_if_panel(before: Review, after: Review, book: Handbook, language: Language) -> dict[str, Any] | None:
    """Before and after as plain values for the page; None where both are by the same handbook, `book`."""
    if before.versions.handbook == after.versions.handbook:
        return None
    say, changed = wording(language), changes(before, after)
    return {
        "title": f"{say('what_if.title')}: {_asked(after.conversation.channel, book, language)}",
        "before": say("what_if.before"),
        "after": say("what_if.after"),
        "nothing": "" if changed.any else say("what_if.nothing"),
        "told": ", ".join(_told(one, two, say) for one, two in changed.scores if one.points != two.points)
        or say("what_if.nothing"),
        "scores": [
            {"title": say(f"dimension.{one.dimension}"), "before": _points(one, say), "after": _points(two, say)}
            for one, two in changed.scores
        ],
        "turns": [
            {"turn": turn, "gone": _marks(changed.gone, turn, language), "new": _marks(changed.new, turn, language)}
            for turn in sorted({finding.turn for finding in (*changed.gone, *changed.new)})
        ],
    }


def _slider(limit: _Limit, book: Handbook, language: Language, column: Any) -> None:
    say = wording(language)
    if limit.widget not in st.session_state:
        st.session_state[limit.widget] = limit.agreed(book)
    column.select_slider(
        say(f"limit.{limit.key}"),
        sorted({*limit.offered, limit.agreed(book)}),
        key=limit.widget,
        format_func=lambda seconds: duration(seconds, language),
    )


def _moved(limits: Iterable[_Limit], book: Handbook) -> list[_Limit]:
    return [limit for limit in limits if limit.chosen(book) != limit.agreed(book)]


def _back(book: Handbook) -> None:
    for limits in _LIMITS.values():
        for limit in limits:
            st.session_state[limit.widget] = limit.agreed(book)


def _asked(channel: Channel, book: Handbook, language: Language) -> str:
    say = wording(language)
    return ", ".join(
        f"{say(f'limit.{limit.key}').lower()} {duration(limit.agreed(book), language)}"
        f" → {duration(limit.chosen(book), language)}"
        for limit in _moved(_LIMITS[channel], book)
    )


def _told(before: Score, after: Score, say: Wording) -> str:
    """For a screen reader: what the points were and are."""
    return f"{say(f'dimension.{after.dimension}')}: {_points(before, say)} → {_points(after, say)}"


def _points(score: Score, say: Wording) -> str:
    return say("review.not_assessed") if score.points is None else str(score.points)


def _marks(findings: Iterable[Finding], turn: int, language: Language) -> list[dict[str, str]]:
    return [
        {"title": BEHAVIOURS[f.behaviour].title(language), "kind": f.kind.value} for f in findings if f.turn == turn
    ]
