"""How strongly a reply, question or not, takes up what was told: 0–1.

A sum of a dozen plain features, each seen in the words (`FEATURES`), weighed as in `uptake.toml`. The weights were
fitted to pairs that three experts rated (docs/questions.md says which); no feature knows a topic, and all but the
short word lists here are the same in both languages.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from math import exp, log1p, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from coach.model import Language
from coach.questions.find import questions_in
from coach.questions.ties import same

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_EARLY = 18  # words from the start of a reply in which what it takes up usually stands
_START = 25  # and in which it turns elsewhere
_SHORT = 3
_ALIKE = 0.8  # likeness from which another word is the same one: part of a compound, or stem
_CLOSED = {
    Language.FI: frozenset(
        "ja tai mutta että kun jos niin se sen sitä siitä siinä ne tämä tuo minä sinä hän me te he minun sinun "
        "teidän minulla sinulla teillä minulle sinulle teille on oli olla ole olet olette olisi ei en et ette "
        "eikö joo kyllä no nyt sitten vielä jo vain vaan ihan myös mikä mitä missä milloin miten miksi kuka "
        "kuinka siellä täällä tässä okei selvä hyvä kiitos hei moi siis eli tuota aika joka jotka jonka mitään "
        "kuin koska".split()
    ),
    Language.EN: frozenset(
        "the a an of to in on at for and or but so is are was were be been am do does did have has had i you he she it "
        "we they me him her us them my your his its our their this that these those what when where who which why how "
        "with from by as if not can could will would should just okay ok yeah yes no all right well um uh like go get "
        "got then there here".split()
    ),
}
_AGREES = {
    Language.FI: frozenset("joo juu kyllä niin aivan selvä hyvä okei ok just juuri totta hienoa ymmärrän ahaa".split()),
    Language.EN: frozenset("yes yeah yep right good okay ok great nice excellent exactly correct perfect sure".split()),
}
_SO = {Language.FI: frozenset(("eli", "elikkä", "siis", "niin")), Language.EN: frozenset(("so",))}
_WHY = {
    Language.FI: frozenset("miksi mikset miksei miten mitenkä kuinka".split()),
    Language.EN: frozenset(("why", "how")),
}
_ELSEWHERE = {
    Language.FI: frozenset("seuraavaksi seuraava nyt muuten".split()),
    Language.EN: frozenset("next now number".split()),
}
_SAYS = {
    Language.FI: frozenset("sanoa mainita kertoa tarkoittaa ajatella kuvata".split()),
    Language.EN: frozenset("say mean think tell mention describe".split()),
}
_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        "zero/nolla one/yksi two/kaksi three/kolme four/neljä five/viisi six/kuusi seven/seitsemän eight/kahdeksan "
        "nine/yhdeksän ten/kymmenen eleven/yksitoista twelve/kaksitoista".split()
    )
    for word in words.split("/")
}


@dataclass(frozen=True, slots=True)
class _Pair:
    """A reply and what was told before it, with what several features need."""

    reply: AnnotatedTurn
    told: AnnotatedTurn
    again: frozenset[str]
    early: frozenset[str]
    matter: frozenset[str]
    asks: bool

    @property
    def start(self) -> Sequence[Token]:
        """The reply's first words."""
        return self.reply.words[:_START]

    def first(self, words: dict[Language, frozenset[str]], last: int) -> bool:
        """Whether one of some words stands among the reply's first `last` ones."""
        return any(word.norm in words[self.reply.language] for word in self.reply.words[:last])


def uptake(reply: AnnotatedTurn, told: AnnotatedTurn) -> float:
    """The strength, 0–1, with which a reply takes up what was told; 0 where either has no words."""
    if not reply.words or not told.words:
        return 0.0
    weights = _weights()
    features = features_of(reply, told)
    total = weights["start"] + sum(weights[name] * value for name, value in features.items())
    return 1.0 / (1.0 + exp(-_STEEP * total))


_STEEP = 1.7  # from the experts' z-score to a share: the logistic curve nearest to the normal one


def features_of(reply: AnnotatedTurn, told: AnnotatedTurn) -> dict[str, float]:
    """The features of a pair by name, in the order of `FEATURES`."""
    pair = _pair(reply, told)
    return {name: float(feature(pair)) for name, feature in FEATURES.items()}


@cache
def _weights() -> dict[str, float]:
    """What each feature weighs, from `uptake.toml`."""
    table = tomllib.loads(Path(__file__).with_name("uptake.toml").read_text("utf-8"))
    return {name: float(value) for name, value in table["weights"].items()}


def _pair(reply: AnnotatedTurn, told: AnnotatedTurn) -> _Pair:
    matter = _matter(told.words, told.language)
    early = _matter(reply.words[:_EARLY], reply.language)
    taken = frozenset(word for word in matter if any(_same(word, other, told.language) for other in early))
    said, before = _roots(reply.words), _roots(told.words)
    return _Pair(reply, told, said & before, taken, matter, bool(questions_in(reply)))


def _roots(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(_NUMBERS.get(word.lemma, word.lemma) for word in words)


def _matter(words: Sequence[Token], language: Language) -> frozenset[str]:
    return frozenset(_NUMBERS.get(w.lemma, w.lemma) for w in words if w.norm not in _CLOSED[language])


def _same(one: str, other: str, language: Language) -> bool:
    return one == other or (language is Language.FI and same(one, other, language) >= _ALIKE)


def _told_again(pair: _Pair) -> float:
    return len(pair.again) / len(_roots(pair.told.words))


def _numbers(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(root for root in _roots(words) if root.isdigit())


def _new_number(pair: _Pair) -> bool:
    return bool(_numbers(pair.reply.words) - _numbers(pair.told.words))


def _same_number(pair: _Pair) -> bool:
    return bool(_numbers(pair.reply.words) & _numbers(pair.told.words))


def _says_back(pair: _Pair) -> bool:
    """*You said …*, *mitä tarkoitat*: speaks about the other's telling."""
    language = pair.reply.language
    yours = any(word.classes & {"you", "2nd"} for word in pair.reply.words)
    return yours and any(word.lemma in _SAYS[language] for word in pair.reply.words)


def _asks_why(pair: _Pair) -> bool:
    return pair.asks and any(word.norm in _WHY[pair.reply.language] for word in pair.reply.words)


def _directs(pair: _Pair) -> bool:
    return any("imperative" in word.classes for word in pair.reply.words)


def _bare(pair: _Pair) -> bool:
    return not _matter(pair.reply.words, pair.reply.language)


FEATURES: dict[str, Callable[[_Pair], float]] = {
    "told_again": _told_again,
    "matter_early": lambda pair: log1p(len(pair.early)),
    "share_early": lambda pair: sqrt(len(pair.early) / max(1, len(pair.matter))),
    "length_and_words": lambda pair: log1p(len(pair.again)) * log1p(len(pair.reply.words)),
    "asks": lambda pair: pair.asks,
    "asks_why": _asks_why,
    "short": lambda pair: len(pair.reply.words) <= _SHORT,
    "elsewhere": lambda pair: pair.first(_ELSEWHERE, _START),
    "directs": _directs,
    "so": lambda pair: pair.first(_SO, 2),
    "same_number": _same_number,
    "new_number": _new_number,
    "says_back": _says_back,
    "agrees": lambda pair: pair.first(_AGREES, 3),
    "agrees_first": lambda pair: pair.first(_AGREES, 1),
    "bare": _bare,
}
