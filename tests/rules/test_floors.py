"""How sure a finding must be to be shown, in a single reply and in a longer talk."""

from dataclasses import replace

from coach.handbook import load
from coach.model import Conversation, Finding, Kind, Language, Role, Turn
from coach.reviewing import annotated
from coach.rules import load as rulebook
from coach.rules.apply import apply, search, settled

_TALK = (
    "Hei, miten voin auttaa?",
    "Netti ei toimi.",
    "Selvä, katson heti.",
    "Kiitos.",
    "Odota hetki, tarkistan.",
    "Joo.",
)
_DODGE = "En tiedä siitä mitään."


def _talk(turns: tuple[str, ...]) -> Conversation:
    roles = (Role.AGENT, Role.CUSTOMER)
    return Conversation("x", tuple(Turn(n, roles[n % 2], text) for n, text in enumerate(turns)), Language.FI)


def _concerns(turns: tuple[str, ...], sure: float) -> list[Finding]:
    """The concerns that stay when all that was found is made so sure."""
    talk = annotated(_talk(turns), load())
    found = ((replace(finding, confidence=sure), match) for finding, match in search(rulebook(), talk))
    return [finding for finding, _ in settled(found, rulebook(), talk) if finding.kind is Kind.CONCERN]


def test_a_doubtful_concern_stays_in_a_single_reply_and_goes_in_a_longer_talk() -> None:
    assert _concerns((_DODGE,), 0.4)
    assert not _concerns((*_TALK, _DODGE), 0.4)


def test_a_sure_concern_stays_in_both() -> None:
    assert _concerns((_DODGE,), 0.9)
    assert _concerns((*_TALK, _DODGE), 0.9)


def test_a_team_may_ask_for_less_in_a_talk_but_never_for_less_than_anywhere() -> None:
    lenient = load().with_values({"findings.confidence_floor_talk": "0.0", "findings.confidence_floor": "0.99"})
    found = apply(rulebook(), annotated(_talk((*_TALK, _DODGE)), lenient))
    assert all(finding.confidence >= 0.99 for finding, _ in found)


def test_strengths_keep_the_lower_floor_in_a_talk() -> None:
    talk = annotated(_talk((*_TALK, "Kiitos soitosta.")), load())
    found = ((replace(finding, confidence=0.4), match) for finding, match in search(rulebook(), talk))
    assert any(finding.behaviour == "thanks" for finding, _ in settled(found, rulebook(), talk))
