"""The agent's turns that may reply to what the customer brought up, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.language.once import once
from coach.model import Language, Role
from coach.questions.reactions import reacts_until
from coach.questions.topics import Words, places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.language.tokens import AnnotatedTurn

_SIGNALS = {
    Language.FI: frozenset(
        "joo juu jees jep niin mm mmm mm-m mhm hmm aha ahaa aivan okei ok selvä kyllä just vai jaa hyvä no eli siis "
        "nyt kiitos".split()
    ),
    Language.EN: frozenset("yeah yes mm mhm right okay ok i see sure uh huh aha well so thanks".split()),
}


@dataclass(frozen=True, slots=True)
class Replies:
    """What is known of the agent's turns: `kind` say something kind, `deeds` tell what the agent does about things.

    `window` is how many of the agent's next turns may take a thing up; in `written` talk one reply is all there is.
    """

    kind: frozenset[int]
    deeds: frozenset[int]
    window: int
    written: bool


def agent_after(n: int, turns: Sequence[AnnotatedTurn]) -> Iterator[AnnotatedTurn]:
    """The agent's turns after turn `n` that say more than *joo*."""
    return (turn for at, turn in _agents(turns) if at > n)


@once(8)
def _agents(turns: Sequence[AnnotatedTurn]) -> tuple[tuple[int, AnnotatedTurn], ...]:
    agents = ((n, turn) for n, turn in enumerate(turns) if turn.turn.speaker is Role.AGENT)
    return tuple((n, turn) for n, turn in agents if turn.words and not _only_signals(turn))


def says_something_kind(turn: AnnotatedTurn, words: Words, replies: Replies) -> bool:
    """Whether an agent's turn regrets, feels with the customer, calms, thanks for telling or notes it down."""
    return turn.turn.n in replies.kind or words.takes_up.found_in(turn) or _reacts(turn, words)


@once(2048)
def _reacts(turn: AnnotatedTurn, words: Words) -> bool:
    """Whether a sentence of a turn begins with words that only react: *that's a nuisance*."""
    courtesy = {turn.words[first].sentence for first, _ in places(turn, words.courtesy)}
    meant = (at for at in turn.sentences if turn.words[at[0]].sentence not in courtesy)
    return any(reacts_until(turn.words[first:last], turn.language) for first, last in meant)


def _only_signals(turn: AnnotatedTurn) -> bool:
    return all(word.norm in _SIGNALS[turn.language] for word in turn.words)
