"""What was masked in a conversation, in one sentence: kinds and counts, never a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.privacy import Report
    from coach.wording import Wording


def told(report: Report, say: Wording) -> str:
    """The sentence for one conversation."""
    if not report.total:
        return say("masked.nothing")
    return say("masked.something", what=", ".join(say(f"masked.{kind}", n=n) for kind, n in report.counts.items()))
