"""Finds the phrases of a rule in the agent's turns.

A group of phrases may ask for more: `whole` (nothing else stands in the turn but greetings and thanks), `after`
(the customer's turn before holds one of these), `unless_after` (it holds none of these), `unless` (the turn also holds
one of these), and `longest` (the turn has at most so many words: a long reply is not judged by one phrase in it).
What stands in quotation marks is someone else's words and is not matched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Language, Role
from coach.phrases import Phrases, compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.language.tokens import AnnotatedTurn

_QUOTES = {'"': '"', "”": "”", "“": "”", "«": "»", "»": "»", "‘": "’"}
# A short sentence with one of these, or the word itself, does not make a turn say more than its phrase.
_COURTESY = {
    Language.FI: frozenset(
        "hei moi moikka terve moro huomenta päivää iltaa kiitos no joo niin juu tota siis valitettavasti "
        "kyllä öö ikävä harmi pahoittelut vaan nyt terveisin ystävällisin".split()
    ),
    Language.EN: frozenset(
        "hi hello hey dear well yeah yes no sorry unfortunately thanks thank um uh okay ok so regards kind best".split()
    ),
}
_SHORT_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that share their better words and their conditions."""

    say: Phrases
    better: tuple[str, ...]
    unless: Phrases
    after: Phrases
    unless_after: Phrases
    whole: bool
    longest: int
    confidence: float

    def matches(self, turn: AnnotatedTurn, before: AnnotatedTurn | None) -> Iterator[tuple[int, int]]:
        """The word ranges found, where the conditions hold."""
        if 0 < self.longest < len(turn.words):
            return
        found = self.say.places(turn)
        if not found or self.unless.found_in(turn):
            return
        if self.after and not (before and self.after.found_in(before)):
            return
        if before and self.unless_after.found_in(before):
            return
        yield from (place for place in found if not self.whole or _is_whole(turn, place))


def build(language: Language, text: Mapping[str, Any], *, longest: int = 0) -> Detect:
    """The phrase detector of one rule; `text` has `phrases` and `unless`. PhraseError on a wrong phrase.

    `longest` is the most words a turn may have, for groups that name no number of their own; 0 is any length.
    """
    shared = compile_phrases(text.get("unless", ()), language)
    groups = tuple(_group(raw, shared, language, longest) for raw in text.get("phrases", ()))
    keys = frozenset(key for group in groups for key in group.say.keys)

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            if keys.isdisjoint(turn.keys):
                continue
            before = talk.before(turn.turn.n, Role.CUSTOMER)
            for group in groups:
                yield from _found(group, turn, before)

    return detect


def _group(raw: Mapping[str, Any], shared: Phrases, language: Language, longest: int) -> Group:
    return Group(
        say=compile_phrases(raw["say"], language),
        better=tuple(raw.get("better", ())),
        unless=Phrases((*shared, *compile_phrases(raw.get("unless", ()), language))),
        after=compile_phrases(raw.get("after", ()), language),
        unless_after=compile_phrases(raw.get("unless_after", ()), language),
        whole=raw.get("whole", False),
        longest=raw.get("longest", longest),
        confidence=raw.get("confidence", 0.9),
    )


def _found(group: Group, turn: AnnotatedTurn, before: AnnotatedTurn | None) -> Iterator[Match]:
    for first, last in group.matches(turn, before):
        span = turn.span(first, last)
        if not quoted(turn.turn.text, span.start):
            yield Match(turn.turn.n, span, group.confidence, group.better)


def quoted(text: str, at: int) -> bool:
    """Whether the character at `at` stands inside quotation marks."""
    closing = ""
    for i, sign in enumerate(text):
        if i == at:
            return bool(closing) and closing in text[at:]
        if sign == closing:
            closing = ""
        elif not closing and sign in _QUOTES:
            closing = _QUOTES[sign]
    return False


def _is_whole(turn: AnnotatedTurn, place: tuple[int, int]) -> bool:
    """Whether nothing but courtesies stands in the turn beside the phrase."""
    courtesy = _COURTESY[turn.language]
    for first, last in turn.sentences:
        words = turn.words[first:last]
        if first <= place[0] < last:
            words = (*turn.words[first : place[0]], *turn.words[place[1] : last])
        elif len(words) <= _SHORT_SENTENCE and any(word.norm in courtesy for word in words):
            continue
        if any(word.norm not in courtesy for word in words):
            return False
    return True
