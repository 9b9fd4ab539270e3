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
from coach.phrases import Phrase, Phrases, compile_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    unless: tuple[Phrase, ...]
    after: tuple[Phrase, ...]
    unless_after: tuple[Phrase, ...]
    whole: bool
    longest: int
    confidence: float

    def matches(self, turn: AnnotatedTurn, before: AnnotatedTurn | None) -> Iterator[tuple[int, int]]:
        """The word ranges found, where the conditions hold."""
        if 0 < self.longest < len(turn.words):
            return
        found = [place for phrase in self.say.likely(turn) for place in phrase.matches(turn)]
        if not found or any(phrase.found_in(turn) for phrase in self.unless):
            return
        if self.after and not (before and any(phrase.found_in(before) for phrase in self.after)):
            return
        if before and any(phrase.found_in(before) for phrase in self.unless_after):
            return
        yield from (place for place in found if not self.whole or _is_whole(turn, place))


def build(language: Language, text: Mapping[str, Any], *, longest: int = 0) -> Detect:
    """The phrase detector of one rule; `text` has `phrases` and `unless`. PhraseError on a wrong phrase.

    `longest` is the most words a turn may have, for groups that name no number of their own; 0 is any length.
    """
    shared = _compiled(text.get("unless", ()), language)
    groups = tuple(_group(raw, shared, language, longest) for raw in text.get("phrases", ()))
    keys = frozenset(key for group in groups for phrase in group.say for key in phrase.keys)

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            if keys.isdisjoint(turn.keys):
                continue
            before = talk.before(turn.turn.n, Role.CUSTOMER)
            for group in groups:
                yield from _found(group, turn, before)

    return detect


def _group(raw: Mapping[str, Any], shared: tuple[Phrase, ...], language: Language, longest: int) -> Group:
    return Group(
        say=Phrases(_compiled(raw["say"], language)),
        better=tuple(raw.get("better", ())),
        unless=(*shared, *_compiled(raw.get("unless", ()), language)),
        after=_compiled(raw.get("after", ()), language),
        unless_after=_compiled(raw.get("unless_after", ()), language),
        whole=raw.get("whole", False),
        longest=raw.get("longest", longest),
        confidence=raw.get("confidence", 0.9),
    )


def _compiled(texts: Iterable[str], language: Language) -> tuple[Phrase, ...]:
    return tuple(compile_phrase(text, language) for text in texts)


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
