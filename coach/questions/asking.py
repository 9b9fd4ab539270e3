"""How surely a question of the agent follows up what the customer told.

A sum of what ties the question to what was told (`FEATURES`: the same thing named again, a pronoun to it, words that
show that it was heard), of what it is for, and of the words it asks with: *how long has* goes on with what was told,
*what is your* asks for the file. What each weighs stands in `asking.toml`, fitted by `models/fit_asking.py` to invented
talk in which the follow-ups are marked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.model import Role
from coach.phrases import compile_phrases
from coach.questions.find import questions_in
from coach.questions.functions import Function, Functions, function_of
from coach.questions.mentions import SIGNAL_WORDS
from coach.questions.reactions import reacts_until
from coach.questions.ties import Tie, is_content, points, ties
from coach.questions.topics import places, words_of
from coach.questions.weighing import weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.model import Language
    from coach.phrases import Phrases
    from coach.questions.question import Question

_WEIGHTS = Path(__file__).with_suffix(".toml")
LEAST = 0.4  # how surely a question must follow up to be called one
_OR = frozenset(("or", "vai"))
_NEWS_WORDS = 4  # a customer turn shorter than this gives little to take up
_BACK = 14  # turns back in which the customer's words count, listening signals among them
_TOLD_TURNS = 2  # of the customer's turns with news among them
_BARE = 3  # words without a verb that only name what is asked for
_ECHO = 12  # words before the question in which the agent may take up what was told
_GOES_ON = 0.95  # how alike a word must be to one that the agent asked about just before
_MANY_QUESTIONS = 3
_LONG, _LONG_TELLING = 12, 25  # words of the question and of what was told from which more weigh no more …
_MUCH = 4  # … and such words of matter
_START = 2  # words that a question is known by


@dataclass(frozen=True, slots=True)
class Lists:
    """What the rule file gives: phrases per function, words of mere attributes and of granting.

    `goes_on` are phrases that ask for more of the same (*as well*), `heard` those of missed-follow-up that show that
    something told was heard, `says_back` those that tell the customer what they said.
    """

    functions: Functions
    goes_on: Phrases
    says_back: Phrases
    heard: tuple[Phrases, ...]
    attributes: tuple[str, ...]
    grants: frozenset[str]

    @classmethod
    def of(cls, text: Mapping[str, Any], language: Language) -> Lists:
        """From the text of the rule in one language; a missing list is empty."""
        words = text.get("words", {})
        lent = text.get("borrowed", {}).get("missed-follow-up", {}).get("text", {})
        heard = words_of(lent.get("words", {}), language)
        return cls(
            functions=Functions.of(words, language),
            goes_on=compile_phrases(words.get("goes_on", ()), language),
            says_back=compile_phrases(words.get("says_back", ()), language),
            heard=(heard.takes_up, heard.restates),
            attributes=tuple(words.get("attributes", ())),
            grants=frozenset(words.get("grants", ())),
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the agent beside what the customer told before it, the latest turn first.

    `before` is the agent's last turn before this one, `questions` how many this one has.
    """

    turn: AnnotatedTurn
    question: Question
    function: Function | None
    told: tuple[AnnotatedTurn, ...]
    before: AnnotatedTurn | None
    questions: int
    lists: Lists

    @property
    def words(self) -> tuple[Token, ...]:
        """The words of the question."""
        return self.turn.words[self.question.first : self.question.last]

    @property
    def echo(self) -> tuple[int, int]:
        """The words before the question, in which the agent may take up what was told; none where it grants a wish."""
        end = self.question.first
        start = max([first for first, _ in self.turn.sentences if first < end], default=end)
        start = max(start, end - _ECHO)
        grants = any(word.lemma in self.lists.grants for word in self.turn.words[start:end])
        return (end, end) if grants else (start, end)

    def tie(self, back: int = 0, place: tuple[int, int] | None = None) -> Tie | None:
        """The strongest word of the question, or of another place of its turn, that names again what was told."""
        if back >= len(self.told):
            return None
        first, last = place or (self.question.first, self.question.last)
        return max(ties(self.turn, first, last, self.told[back]), key=lambda tie: tie.strength, default=None)

    def has(self, *classes: str) -> float:
        """1 where a word of the question is of one of some classes."""
        return float(any(word.classes & {*classes} for word in self.words))


def asked_in(turn: AnnotatedTurn, turns: Sequence[AnnotatedTurn], lists: Lists) -> Iterator[Asked]:
    """The questions of an agent's turn before which the customer told anything, in order; `turns` is the whole talk."""
    before = turns[: turn.turn.n]
    told = tuple(_told(before))
    questions = questions_in(turn) if told else ()
    shown = lists.functions.all_in(turn) if questions else ()
    agent = _agent_last(before)
    for question in questions:
        until = _before_or(turn, question)
        function = function_of(question, [each for each in shown if each[1] <= until])
        asked = Asked(turn, question, function, told, agent, len(questions), lists)
        yield replace(asked, function=None) if function is Function.PROPOSAL and _said_back(asked) else asked


def _before_or(turn: AnnotatedTurn, question: Question) -> int:
    """The end of the first choice: *is it warm enough, or should I send a heater*."""
    words = enumerate(turn.words[question.first : question.last], start=question.first)
    return next((i for i, word in words if word.norm in _OR), question.last)


def _told(before: Sequence[AnnotatedTurn]) -> Iterator[AnnotatedTurn]:
    """The customer's last turns with news, the latest first."""
    customers = (turn for turn in before[: -_BACK - 1 : -1] if turn.turn.speaker is Role.CUSTOMER)
    return islice(filter(_tells, customers), _TOLD_TURNS)


def _tells(turn: AnnotatedTurn) -> bool:
    """Whether a turn has more than a listening signal: a word of matter, or several words."""
    return len(turn.words) > SIGNAL_WORDS or any(is_content(word, turn.language) for word in turn.words)


def _agent_last(before: Sequence[AnnotatedTurn]) -> AnnotatedTurn | None:
    """The agent's last turn that is no listening signal."""
    agents = (turn for turn in before[::-1] if turn.turn.speaker is Role.AGENT)
    return next((turn for turn in agents if len(turn.words) > SIGNAL_WORDS), None)


def news(told: Sequence[AnnotatedTurn]) -> AnnotatedTurn | None:
    """The last turn that tells something; a short answer goes on with what was told before it."""
    return next((before for before in told if len(before.words) >= _NEWS_WORDS), None)


def _strength(tie: Tie | None) -> float:
    return tie.strength if tie else 0.0


def _attribute(asked: Asked) -> float:
    """Asks for a detail that any such contact needs: brand, number, name."""
    words = asked.words
    bare = len(words) <= _BARE and not asked.has("verb")
    named = any(word.lemma.endswith(asked.lists.attributes) and "verb" not in word.classes for word in words)
    return float(named and (asked.question.is_open or bare))


def _heard(asked: Asked) -> float:
    """After words that show that what was told was heard: *Ikävä kuulla. Onko modeemissa valot?*"""
    if news(asked.told) is None:
        return 0.0
    turn, first = asked.turn, asked.question.first
    shown = any(last <= first for _, last in places(turn, *asked.lists.heard))
    reacts = (start < first and reacts_until(turn.words[start:end], turn.language) for start, end in turn.sentences)
    return float(shown or any(reacts))


def _said_back(asked: Asked) -> float:
    """After words that tell the customer what they said: *Mainitsitte, että …*, *You said …*."""
    said = places(asked.turn, asked.lists.says_back)
    return float(any(first < asked.question.last for first, _ in said))


def _gone_on(asked: Asked) -> float:
    """About the thing that the agent's last question was about: the customer has told of it meanwhile."""
    before = asked.before
    earlier = questions_in(before) if before is not None else ()
    if before is None or not earlier:
        return 0.0
    last = earlier[-1]
    named = ties(asked.turn, asked.question.first, asked.question.last, before)
    return float(any(tie.strength >= _GOES_ON and last.first <= tie.there < last.last for tie in named))


def _more(asked: Asked) -> float:
    question = asked.question
    return float(any(question.first <= first < question.last for first, _ in places(asked.turn, asked.lists.goes_on)))


def _matter(asked: Asked) -> int:
    return sum(is_content(word, asked.turn.language) for word in asked.words)


def _is_for(function: Function) -> Callable[[Asked], float]:
    return lambda asked: float(asked.function is function)


FEATURES: dict[str, Callable[[Asked], float]] = {
    "named": lambda a: _strength(a.tie()),
    "named_before": lambda a: _strength(a.tie(back=1)),
    "echoed": lambda a: _strength(a.tie(place=a.echo)),
    "pointed": lambda a: float(points(a.words, a.turn.language)),
    "heard": _heard,
    "said_back": _said_back,
    "gone_on": _gone_on,
    "more": _more,
    "stated": lambda a: float(a.question.stated),
    "attribute": _attribute,
    "you": lambda a: a.has("you", "2nd", "yours"),
    "past": lambda a: a.has("past"),
    "number": lambda a: a.has("num"),
    "words": lambda a: min(len(a.words), _LONG) / _LONG,
    "matter": lambda a: min(_matter(a), _MUCH) / _MUCH,
    "no_matter": lambda a: float(not _matter(a)),
    "told": lambda a: min(len(a.told[0].words), _LONG_TELLING) / _LONG_TELLING,
    "told_little": lambda a: float(len(a.told[0].words) < _NEWS_WORDS),
    "first": lambda a: float(a.before is None),
    "many": lambda a: float(a.questions >= _MANY_QUESTIONS),
} | {function.value: _is_for(function) for function in Function}


def features_of(asked: Asked) -> dict[str, float]:
    """The features of a question by name, each 0–1."""
    return {name: feature(asked) for name, feature in FEATURES.items()}


def asking_words(asked: Asked) -> frozenset[str]:
    """The words that a question asks with: its dictionary forms, and the first as they stand (`^how ^how_long`)."""
    start = [word.norm for word in asked.words[:_START]]
    common = (word.lemma for word in asked.words if not word.classes & {"propn", "num"})
    return frozenset((*common, *(f"^{norm}" for norm in start), f"^{'_'.join(start)}"))


def weight_of(asked: Asked) -> float:
    """How surely a question follows up what was told, 0–1."""
    return weights(_WEIGHTS, asked.turn.language).sure(features_of(asked), asking_words(asked))
