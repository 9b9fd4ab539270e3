"""Finds name-calling, swearing and scorn at the customer, in all inflected forms and compounds.

Words of the rule, the surest first:

* `names`: beginnings of names that are always insults, found inside long compounds too;
* `weak`: dictionary forms that insult only when aimed (*sinä olet tyhmä*, *vanha valittaja*), `called`: words for
  harmless things that insult only as what somebody is called (*olet sika*, *senkin lehmä*);
* `swear`: beginnings of strong swearwords; `heads`: beginnings of last parts that make any compound an insult;
* `scorn`: beginnings of words for empty talk and nonsense, when it is the listener's (*höpinäsi*, *älä jankuta*);
* `slurs`: beginnings of names for groups of people;
* `aims`: words that aim what follows (*mikä …*), `curses`: those that aim at a person only (*senkin*), `people`: words
  for persons (*se asiakas on hullu*), `fine`: nouns that may follow *you* in English (*you star*; others are a call:
  *you dozy mare*), `spared`: words or beginnings that look like an insult, `mitigating`: a turn that swears at a
  machine or says sorry for it;
* `phrases` (*turpa kiinni*), and `jibes`, that mock less openly.

What is quoted, reported, negated (*ette ole tyhmä*) or said of oneself passes; so does a person's name. A name called
to the listener's face is surer than one for somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.language.hidden import begins_hidden
from coach.language.lemma import is_word
from coach.listening import aim
from coach.model import Language, Role
from coach.phrases import Phrases, compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn, Token

_INSIDE = 6
_REACH = 5
_HEAD_AFTER = 3  # letters of the first part of a compound, at least
_TO_FACE, _NAME, _AIMED, _PHRASE = 0.95, 0.85, 0.85, 0.9
_SWEARING, _JIBE, _SCORN, _SLUR, _OTHERS = 0.88, 0.6, 0.55, 0.5, 0.5
_REPORTS = frozenset(
    "kutsui kutsua kutsunut haukkui haukkunut nimitti sanoi väitti call called calls calling said says named".split()
)
_SELF = frozenset("minä olen olin olinpa olenpa i".split())
_NOT = {
    Language.FI: frozenset("en emme et ette ei eivät eikä ettei".split()),
    Language.EN: frozenset("not never no nobody".split()),
}
_THAT = ("että", "ett")
_IF = frozenset("if jos".split())
_CLAUSE = frozenset("kun koska jos joka jotka mutta vaan when because if who but".split())


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The rule's words, ready to look up."""

    names: tuple[str, ...]
    inside: tuple[str, ...]
    weak: frozenset[str]
    called: frozenset[str]
    swear: tuple[str, ...]
    heads: tuple[str, ...]
    scorn: tuple[str, ...]
    slurs: tuple[str, ...]
    aims: frozenset[str]
    curses: frozenset[str]
    people: frozenset[str]
    fine: frozenset[str]
    spared: tuple[str, ...]
    mitigating: Phrases
    phrases: Phrases
    jibes: Phrases


@dataclass(frozen=True, slots=True)
class _Place:
    """A word and what stands around it in its sentence."""

    turn: AnnotatedTurn
    i: int
    first: int
    last: int

    @property
    def word(self) -> Token:
        return self.turn.words[self.i]

    @property
    def before(self) -> Sequence[Token]:
        return self.turn.words[max(self.first, self.i - _REACH) : self.i]

    @property
    def after(self) -> Sequence[Token]:
        return self.turn.words[self.i + 1 : self.last]

    @property
    def is_call(self) -> bool:
        return aim.is_call(self.turn, self.i, self.first, self.last)


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The insults of one language; `text["words"]` has the lists named above."""
    words = _words(text.get("words", {}), language)

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            for first, last, sure in _found(turn, words):
                if not _quoted(turn, first):
                    yield Match(turn.turn.n, turn.span(first, last), sure, firm=True)

    return detect


def _found(turn: AnnotatedTurn, words: Words) -> Iterator[tuple[int, int, float]]:
    """First and last-plus-one word of each insult, and how sure it is."""
    yield from ((first, last, _PHRASE) for first, last in words.phrases.places(turn))
    yield from ((first, last, _JIBE) for first, last in words.jibes.places(turn))
    for first, last in turn.sentences:
        if words.fine:
            yield from ((start, end, _PHRASE) for start, end in aim.named(turn, first, last, words.fine))
        for i in range(first, last):
            if sure := _sure(_Place(turn, i, first, last), words):
                yield i, i + 1, sure


def _words(raw: Mapping[str, Any], language: Language) -> Words:
    names = tuple(raw.get("names", ()))
    return Words(
        names=names,
        inside=tuple(name for name in names if len(name) >= _INSIDE),
        weak=frozenset(raw.get("weak", ())),
        called=frozenset(raw.get("called", ())),
        swear=tuple(raw.get("swear", ())),
        heads=tuple(raw.get("heads", ())),
        scorn=tuple(raw.get("scorn", ())),
        slurs=tuple(raw.get("slurs", ())),
        aims=frozenset(raw.get("aims", ())),
        curses=frozenset(raw.get("curses", ())),
        people=frozenset(raw.get("people", ())),
        fine=frozenset(raw.get("fine", ())),
        spared=tuple(raw.get("spared", ())),
        mitigating=compile_phrases(raw.get("mitigating", ()), language),
        phrases=compile_phrases(raw.get("phrases", ()), language),
        jibes=compile_phrases(raw.get("jibes", ()), language),
    )


@lru_cache(maxsize=100_000)
def _kinds(norm: str, lemma: str, words: Words) -> frozenset[str]:
    """What a word may be by itself, before anything beside it is looked at; nothing for most words."""
    if norm.startswith(words.spared):
        return frozenset()
    named = norm.startswith(words.names) or any(name in norm for name in words.inside)
    swears = norm.startswith(words.swear) or _is_compound(norm, words.heads)
    kinds = {
        "name": named or begins_hidden(norm, words.names),
        "weak": norm in words.weak or lemma in words.weak,
        "called": norm in words.called,
        "swear": swears or begins_hidden(norm, words.swear),
        "scorn": norm.startswith(words.scorn),
        "slur": norm.startswith(words.slurs),
    }
    return frozenset(kind for kind, is_so in kinds.items() if is_so)


def _is_compound(norm: str, heads: tuple[str, ...]) -> bool:
    """Whether a word ends in one of the heads, after a word of its own: *palsta|pelle*, not *pat|saasta*."""
    at = [norm.rfind(head) for head in heads]
    return any(n >= _HEAD_AFTER and is_word(norm[:n].rstrip("-"), Language.FI) for n in at)


def _sure(place: _Place, words: Words) -> float:
    """How sure it is that this word insults; 0 when it does not."""
    kinds = _kinds(place.word.norm, place.word.lemma, words)
    if not kinds:
        return 0.0
    sure = _in_place(kinds, place, words)
    return 0.0 if not sure or _is_name(place) or _passes(place) else sure


def _in_place(kinds: frozenset[str], place: _Place, words: Words) -> float:
    if "name" in kinds:
        return _TO_FACE if _to_face(place, words) else _NAME
    if aimed := _as_aimed(kinds, place, words):
        return aimed
    if "swear" in kinds:
        return 0.0 if words.mitigating.found_in(place.turn) else _SWEARING
    if "scorn" in kinds and aim.yours(place.word, place.before):
        return _SCORN
    return _SLUR if "slur" in kinds else 0.0


def _as_aimed(kinds: frozenset[str], place: _Place, words: Words) -> float:
    """A word that insults only when it is aimed at the listener, or, less surely, at somebody else."""
    if "weak" in kinds and _to_face(place, words) and not _of_thing(place, words):
        return _AIMED
    if "called" in kinds and _called(place, words):
        return _AIMED
    others = place.word.norm in words.weak | words.called and aim.of_person(place.before, words.people)
    return _OTHERS if others else 0.0


def _of_thing(place: _Place, words: Words) -> bool:
    """Whether the word tells of a thing that is named next: *hullu viikko*, but *tyhmä asiakas*, *surkea valittaja*."""
    if "adj" not in place.word.classes or not place.after or "noun" not in place.after[0].classes:
        return False
    noun = place.after[0]
    person = noun.norm in words.people or noun.lemma in words.people or _kinds(noun.norm, noun.lemma, words)
    return not person and "," not in place.turn.turn.text[place.word.end : noun.start]


def _to_face(place: _Place, words: Words) -> bool:
    clause = _clause(place)
    aimed = _aims(clause[-4:], words) or aim.at_you(clause)
    return aimed or aim.you_are_told(place.after) or place.is_call


def _called(place: _Place, words: Words) -> bool:
    """Whether somebody is called so: *senkin …*, *olet …*, *mene kotiin, …*; a list of animals is not a call."""
    cursed = any(word.norm in words.curses or word.norm.startswith(words.swear) for word in place.before[-1:])
    if cursed or aim.you_are(_clause(place), place.after):
        return True
    sentence = place.turn.words[place.first : place.last]
    return place.is_call and any(word.classes & {"you", "2nd", "imperative"} for word in sentence)


def _aims(near: Sequence[Token], words: Words) -> bool:
    return any(word.norm in words.aims or word.norm.startswith(words.swear) for word in near)


def _is_name(place: _Place) -> bool:
    """Whether the word is part of somebody's name: capitalised beside another capital."""
    turn, i = place.turn, place.i
    beside = [turn.words[j].text for j in (i - 1, i + 1) if place.first <= j < place.last]
    return turn.words[i].text.istitle() and any(text.istitle() and len(text) > 1 for text in beside)


def _passes(place: _Place) -> bool:
    """Negated (not forbidden), told of someone who said it, or said of oneself."""
    before, denials = place.before, _NOT[place.turn.language]
    denied = any(word.norm in denials for word in _clause(place)) and not any(
        word.norm in _IF for word in place.turn.words[place.first : place.i]
    )
    if denied or any(word.norm in _REPORTS for word in before):
        return True
    near = before[-3:]
    own = [n for n, word in enumerate(near) if word.norm in _SELF]
    return bool(own) and not any(word.classes & {"you", "2nd"} for word in near[own[-1] :])


def _clause(place: _Place) -> Sequence[Token]:
    """The words before since a clause began: *ei toimi, kun …* and *ei, senkin …* deny nothing that follows."""
    before = place.before
    for n in range(len(before) - 1, -1, -1):
        after = before[n + 1] if n + 1 < len(before) else place.word
        comma = "," in place.turn.turn.text[before[n].end : after.start]
        if before[n].norm in _CLAUSE or (comma and not after.norm.startswith(_THAT)):
            return before[n + 1 :]
    return before


def _quoted(turn: AnnotatedTurn, at: int) -> bool:
    before = turn.turn.text[: turn.words[at].start]
    return before.count('"') % 2 == 1 or before.count("”") % 2 == 1 or before.count("“") > before.count("”")
