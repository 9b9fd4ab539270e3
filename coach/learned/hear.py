"""Hear: what the learned model makes of each of the agent's turns, and the words that weighed most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.behaviours import BEHAVIOURS
from coach.language.letter import body
from coach.learned.features import Scene
from coach.learned.model import ANY, CONCERNS, STRENGTHS, TARGETS, TONE, Learned, load
from coach.listening.vocabulary import is_listener_talk
from coach.model import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn

_AT = {target: i for i, target in enumerate(TARGETS)}
_ANY = _AT[ANY]
_SURE_STRENGTH = 0.5
_SURE_SECOND = 0.7  # a concern beside another one of the same turn is named from here on
# Said in so many words, and rules know them; in a long turn the model only thinks that they must be there.
_FORMULAS = frozenset(("greeting", "thanks", "closing-check"))
_SHORT = 12  # words
_FEWEST_WORDS = 4  # shorter turns take their sense from the whole talk: rules know it, the model does not
_TONE_WORDS = 3
_NEAR = 0.3  # words that pulled at least this share of the strongest word's pull are evidence too


@dataclass(frozen=True)
class Heard:
    """The model's view of one turn."""

    model: Learned
    scene: Scene
    sums: tuple[float, ...]

    @property
    def any_concern(self) -> float:
        """The share of such turns in which people marked some concern."""
        return self.model.alone["any"](self.sums[_ANY], self.sums[_ANY])

    @property
    def tone(self) -> float:
        """How the turn sounds to people who rate messages: 0 as ordinary turns, 1 or −1 one spread off them."""
        middle, spread = self.model.tone
        return (self.sums[TONE] - middle) / spread

    def toned(self, *, up: bool) -> tuple[str, ...]:
        """The words that made the turn sound warmer, or colder, the strongest first; three at most."""
        pulls = [pull if up else -pull for pull in self.model.pulls(self.scene, TONE)]
        order = sorted(range(len(pulls)), key=lambda i: (-pulls[i], i))
        words = [self.scene.turn.words[i] for i in order if pulls[i] > 0]
        return tuple(dict.fromkeys(word.text.lower() for word in words if word.text.isalpha()))[:_TONE_WORDS]

    def alone(self, behaviour: str) -> float:
        """The share of such turns in which people marked this behaviour."""
        return self.model.alone[_kind(behaviour)](self.sums[_AT[behaviour]], self.sums[_ANY])

    def agreed(self, behaviour: str) -> float:
        """The same where a rule found the behaviour too."""
        return self.model.agreed[_kind(behaviour)](self.sums[_AT[behaviour]], self.sums[_ANY])

    def names(self, gate: float, *, beside: bool) -> Iterator[str]:
        """The behaviours the model would name by itself.

        Where some concern is as sure as `gate` that is the surest one; others, or any that stand `beside` a rule's
        concern, must be very sure.
        """
        if len(self.scene.turn.words) < _FEWEST_WORDS:
            return
        if self.any_concern >= gate:
            concerns = sorted(CONCERNS, key=self.alone, reverse=True)
            first = 0 if beside else 1
            yield from concerns[:first]
            yield from (name for name in concerns[first:] if self.alone(name) >= _SURE_SECOND)
        short = len(self.scene.turn.words) <= _SHORT
        known = STRENGTHS if short else [name for name in STRENGTHS if name not in _FORMULAS]
        yield from (name for name in known if self.alone(name) >= _SURE_STRENGTH)

    def evidence(self, behaviour: str) -> Span:
        """The words that weighed most: the strongest word's sentence, from the first to the last strong word."""
        turn = self.scene.turn
        pulls = self.model.pulls(self.scene, _AT[behaviour])
        best = max(range(len(pulls)), key=pulls.__getitem__)
        first, last = turn.sentence_of(best)
        strong = [i for i in range(first, last) if pulls[i] >= _NEAR * pulls[best]] or [best]
        return turn.span(strong[0], strong[-1] + 1)


_last: dict[str, tuple[tuple[AnnotatedTurn, ...], Learned, dict[int, Heard]]] = {}


def hear(talk: Talk) -> dict[int, Heard]:
    """What the model makes of the agent's turns, by turn number; listening signals (*joo*, *mm-hm*) say nothing.

    Findings and points ask about the same talk one after the other: the last one is remembered.
    """
    model = load(talk.turns[0].language)
    last = _last.get("talk")
    if last is None or last[0] is not talk.turns or last[1] is not model:
        last = talk.turns, model, _heard(talk, model)
        _last["talk"] = last
    return last[2]


def _heard(talk: Talk, model: Learned) -> dict[int, Heard]:
    heard = {}
    for turn in talk.by(Role.AGENT):
        if turn.words and not is_listener_talk(turn):
            scene = Scene(body(turn), talk.before(turn.turn.n, Role.CUSTOMER), talk.conversation.channel)
            heard[turn.turn.n] = Heard(model, scene, tuple(map(float, model.margins(scene))))
    return heard


def _kind(behaviour: str) -> str:
    return "any" if behaviour == ANY else BEHAVIOURS[behaviour].kind.value
