"""How talk is shared, as a position: beside the handbook's range and beside the team's own conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.model import Channel, Language, Role
from coach.wording import wording
from coach.wording.shown import decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.handbook import Handbook
    from coach.model import Review
    from coach.service.team import Balance
    from coach.wording import Wording


def balance_panel(
    review: Review, book: Handbook, others: Balance | None, language: Language, *, alone: bool
) -> dict[str, Any] | None:
    """Places on a line from the agent's talk (0) to the customer's (100), and sentences that explain them.

    None where only one side says anything. `others` are the team's conversations, one's own for somebody `alone`.
    """
    ratio = review.figures.listen_to_talk
    if not ratio:
        return None
    say, channel = wording(language), review.conversation.channel
    low, high = book.listen_to_talk.of(channel)
    quartiles = others.quartiles if others else None
    return {
        "title": say("balance.title"),
        "at": _place(ratio),
        "range": [_place(low), _place(high)],
        "others": [_place(value) for value in quartiles] if quartiles else None,
        "ends": [say(f"role.{Role.AGENT}"), say(f"role.{Role.CUSTOMER}")],
        "key": [say("balance.key.here"), say("balance.key.range"), say(f"balance.key.{'own' if alone else 'team'}")],
        "told": [
            _told(ratio, review, language),
            _in_range(ratio, (low, high), channel, language),
            *_beside(others, say, language, alone=alone),
            say("balance.note"),
        ],
    }


def _place(ratio: float) -> float:
    """The customer's share of the talk, in per cent."""
    return round(100 * ratio / (1 + ratio), 1)


def _told(ratio: float, review: Review, language: Language) -> str:
    say = wording(language)
    if any(turn.time for turn in review.conversation.turns):
        return say("balance.seconds", ratio=decimal(ratio, language))
    return say("balance.words", count=f"{100 * ratio:.0f}")


def _in_range(ratio: float, limits: tuple[float, float], channel: Channel, language: Language) -> str:
    low, high = limits
    where = "inside" if low <= ratio <= high else "below" if ratio < low else "above"
    say = wording(language)
    shown = {"low": decimal(low, language), "high": decimal(high, language)}
    return say(f"balance.{where}", channel=say(f"balance.in.{channel}"), **shown)


def _beside(others: Balance | None, say: Wording, language: Language, *, alone: bool) -> Iterator[str]:
    if others is None:
        return
    whose = "own" if alone else "team"
    if others.quartiles is None:
        yield say(f"balance.few.{whose}", count=others.conversations)
        return
    low, _, high = others.quartiles
    shown = {"low": decimal(low, language), "high": decimal(high, language)}
    yield say(f"balance.beside.{whose}", count=others.conversations, **shown)
