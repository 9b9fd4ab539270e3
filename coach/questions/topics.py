"""The kinds of things customers bring up, and a rule's word lists for them, compiled."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from coach.language.once import once
from coach.phrases import Phrases, compile_phrases
from coach.questions.kin import content

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.model import Language


_SOMEBODY = ("people", "kin", "him", "her")  # lists of words for people
_COURTEOUS = 10  # words from which a sentence says more than *hei*, *kiitos*


class Topic(StrEnum):
    """The kinds of things customers bring up, the weightiest first."""

    HARM = "harm"
    WORRY = "worry"
    SITUATION = "situation"
    CHANGE = "change"
    REPEAT = "repeat"
    HURRY = "hurry"
    HEALTH = "health"
    PROBLEM = "problem"
    WISH = "wish"
    CONSTRAINT = "constraint"
    OBJECTION = "objection"
    OTHER = "other"
    PRAISE = "praise"

    @property
    def rank(self) -> int:
        """0 for the weightiest."""
        return list(Topic).index(self)


PROBLEMS = frozenset((Topic.PROBLEM, Topic.HEALTH, Topic.HARM))


class Words:
    """The word lists of missed-follow-up in one language, compiled; PhraseError on a wrong phrase.

    A list per topic; what is `besides` a mention, what opens it as something more (`also`), what the contact is for
    (`request`, `visit`, `about`); how agents take things up (`takes_up`, by topic too), say them in other
    words (`restates`), draw a consequence from them (`follows`) and act (`acts`); what takes up
    nothing (`script`, `elsewhere`, `courtesy`, `closing`). `light` words tie nothing to anything; `points_with` are the
    verbs with which a question points by a pronoun alone. `telling` are signs that something weighs, whatever it is
    (see `telling`), and `near` words of what weighs on people, for what is used alike.
    """

    def __init__(self, language: Language, words: Mapping[str, Sequence[str]]) -> None:
        def compiled(key: str) -> Phrases:
            return compile_phrases(words.get(key, ()), language)

        self.topics = {topic: compiled(topic.value) for topic in Topic}
        self.besides, self.also = compiled("besides"), compiled("also")
        self.request, self.visit, self.about = compiled("request"), compiled("visit"), compiled("about")
        self.follows = compiled("follows")
        self.takes_up, self.restates, self.acts = compiled("takes_up"), compiled("restates"), compiled("acts")
        self.takes_up_topic = {topic: compiled(f"takes_up_{topic.value}") for topic in Topic}
        self.script, self.elsewhere, self.closing = compiled("script"), compiled("elsewhere"), compiled("closing")
        self.courtesy = compiled("courtesy")
        self.light, self.points_with = (frozenset(words.get(key, ())) for key in ("light", "points_with"))
        self.telling = {key: compiled(key) for key in ("still", "life", "feels", "nice", "wronged")}
        self.telling["people"] = compile_phrases(
            [phrase for key in _SOMEBODY for phrase in words.get(key, ())], language
        )
        self.near: tuple[str, ...] = tuple(words.get("near", ()))


@once(8)
def words_of(words: Mapping[str, Sequence[str]], language: Language) -> Words:
    """The lists of a rule: the same ones for all who ask, for what they find in a talk stays known."""
    return Words(language, words)


def places(turn: AnnotatedTurn, *lists: Phrases) -> list[tuple[int, int]]:
    """First and last-plus-one word of each place where a phrase of one of the lists stands."""
    return [place for phrases in lists for place in phrases.places(turn)]


def said(turn: AnnotatedTurn, words: Words) -> tuple[Token, ...]:
    """The words of an agent's turn that carry the matter, without courtesy and what only sends elsewhere."""
    short = {turn.words[first].sentence for first, last in turn.sentences if last - first <= _COURTEOUS}
    empty = {turn.words[first].sentence for first, _ in places(turn, words.courtesy)} & short
    empty |= {turn.words[first].sentence for first, _ in places(turn, words.elsewhere)}
    return content((word for word in turn.words if word.sentence not in empty), words.light)
