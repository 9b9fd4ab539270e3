"""When an exercise is due again: spaced repetition by FSRS, in whole days and without chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def after(card: str, at: datetime, *, landed: bool, again: bool = False) -> tuple[str, datetime]:
    """The card after an answer at a moment in UTC, and when the exercise is due again.

    `card` is the text given the last time, "" for the first; `again` says that an answer of the same day did not land.
    """
    from fsrs import Card, Rating, Scheduler

    # Without learning steps everything is due in days: people practise once a day, not by the minute.
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    known = Card.from_json(card) if card else Card(card_id=1, due=at)
    rating = Rating.Again if not landed else Rating.Hard if again else Rating.Good
    reviewed, _ = scheduler.review_card(known, rating, at)
    return reviewed.to_json(), reviewed.due
