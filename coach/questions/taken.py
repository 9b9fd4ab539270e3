"""What became of what the customer brought up: asked about, acknowledged, or passed by.

An agent's turn takes a mention up when it names the same thing again in any form, points to it in a question right
after, says something kind right after, or uses the words that take up this kind of thing (a rule's `takes_up…`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import repeat
from operator import contains
from typing import TYPE_CHECKING

from coach.model import Language
from coach.questions.find import questions_in
from coach.questions.kin import content, tied
from coach.questions.replies import Replies, agent_after, says_something_kind
from coach.questions.ties import POINTING
from coach.questions.topics import Topic, Words, places, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.questions.mentions import Mention
    from coach.questions.question import Question


class Outcome(StrEnum):
    """What became of a mention; `OPEN` where too little of the talk follows to say."""

    ASKED = "asked"
    ACKNOWLEDGED = "acknowledged"
    MISSED = "missed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Taken:
    """The outcome, and the agent's turn that shows it: the one that took it up, or the one that came instead.

    `heeded` says that more shows it than a word that both turns share: kind words, a deed, or what is said back.
    """

    outcome: Outcome
    turn: int | None = None
    heeded: bool = False


_PEOPLE = {
    Language.FI: frozenset("hän hänen hänellä hänet häntä hänelle häneltä".split()),
    Language.EN: frozenset("he she him her".split()),
}
_NAMED_BY = {  # people and things: what stands for what was told where a question names nothing new
    Language.FI: _PEOPLE[Language.FI] | set("ne niitä niillä niissä niihin niistä".split()),
    Language.EN: _PEOPLE[Language.EN] | set("it they them".split()),
}
_DENIES = {
    Language.FI: frozenset(("ei", "eihän", "eivät", "älkää", "älä")),
    Language.EN: frozenset(("not", "never", "nobody")),
}
_AROUND = {  # *before that*, *sen jälkeen*: a time that what was told gives
    Language.FI: frozenset("ennen jälkeen aikana lisäksi".split()),
    Language.EN: frozenset("before after since during besides".split()),
}
_OPENS = 3  # words in which a reply that only asks comes to its question
_SHORT = 4  # words of a question that hold nothing but what it asks and a pronoun: *when was that*
_RIGHT_AFTER = 1
_SOON = 2
_ENOUGH = 2  # agent turns after which silence about a thing says something; an extract of a talk may have fewer
_WHOLE = 8  # turns of a talk that is no extract
_OFTEN_DONE = frozenset((Topic.PROBLEM, Topic.HEALTH, Topic.HARM, Topic.HURRY, Topic.WISH))
_PERSONAL = frozenset((Topic.SITUATION, Topic.WORRY, Topic.CHANGE))
_SAME, _SURE, _LOOSE = 0.9, 0.8, 0.6


def taken(mention: Mention, turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> Taken:
    """What became of a mention: asked or acknowledged soon, or named again later in the talk."""
    after = tuple(agent_after(mention.turn, turns))
    heard = _Heard(mention, turns, words, replies)
    for place, turn in enumerate(after, start=1):
        if place > replies.window and not heard.named_in(turn):
            continue
        heeded = heard.heeded_in(turn, place)
        asked = heard.asked_in(turn, place)
        if heeded or asked or heard.spoken_of_in(turn, place):
            outcome = Outcome.ASKED if asked else Outcome.ACKNOWLEDGED
            return Taken(outcome, turn.turn.n, heeded=heeded or heard.said_back_in(turn))
    whole = replies.written or len(turns) >= _WHOLE  # a whole talk has ended where its turns end
    enough = whole or len(after) >= _ENOUGH or any(words.closing.found_in(turn) for turn in after)
    return Taken(Outcome.MISSED, after[0].turn.n) if after and enough else Taken(Outcome.OPEN)


class _Heard:
    """Looks in the agent's turns for one mention."""

    def __init__(self, mention: Mention, turns: Sequence[AnnotatedTurn], words: Words, replies: Replies) -> None:
        self.mention, self.words, self.replies = mention, words, replies
        turn = turns[mention.turn]
        told, end = turn.words, turn.sentence_of(mention.last - 1)[1]  # what follows in its sentence says more of it
        self.before = content(told[: mention.first], frozenset())
        self.closes = not content(told[mention.last :], words.light)
        self.asks = _asked_after(mention, turn, words)
        self.personal = mention.topic in _PERSONAL and _of_themselves(told[mention.first : mention.last])
        self.own = self._own(turns, *mention.core)
        # Who asks about the matter that they called about before has not taken up that they call again.
        repeats = mention.topic is Topic.REPEAT
        self.whole = () if repeats else self._own(turns, mention.first, mention.last)
        self.on = () if repeats else self._own(turns, mention.first, end)
        self.told = content(told, frozenset())
        self.numbers = {word.lemma for word in told[mention.first : mention.last] if "num" in word.classes}
        self.people = _PEOPLE[turn.language] if words.telling["people"].found_in(turn) else frozenset()
        self.beside = content((*told[: mention.first], *told[end:]), words.light)

    def _own(self, turns: Sequence[AnnotatedTurn], first: int, last: int) -> tuple[Token, ...]:
        """The words that are new with this mention: what either has spoken of before ties nothing to it.

        Neither do the agent's own people (*asentajanne*), who come up in any talk.
        """
        told = (word for word in turns[self.mention.turn].words[first:last] if "yours" not in word.classes)
        here = content(told, self.words.light)
        before = [turn.keys for turn in turns[: self.mention.turn]]
        return tuple(w for w in here if not any(map(contains, before, repeat(f"<{w.lemma}>")))) or here

    def named_in(self, turn: AnnotatedTurn) -> bool:
        """Whether a word of the mention stands in the turn."""
        return any(f"<{word.lemma}>" in turn.keys for word in self.own)

    def asked_in(self, turn: AnnotatedTurn, place: int) -> bool:
        """Whether a question of the turn is about the mention; `place` counts the agent's turns after it from 1."""
        return any(self._is_about(turn, question, place) for question in questions_in(turn))

    def _is_about(self, turn: AnnotatedTurn, question: Question, place: int) -> bool:
        asked = turn.words[question.first : question.last]
        if tied(self.own, asked, turn.language)[0] >= _likeness(place):
            return True
        if place != _RIGHT_AFTER:
            return False
        if self._names_whole(asked, turn.language):
            return True
        # A pronoun points to what was said last, unless the question names what was said before or is of the script.
        points = self.closes and self._points(asked, turn.language)
        script = any(question.first <= first < question.last for first, _ in places(turn, self.words.script))
        return points and not script and tied(self.before, asked, turn.language)[0] < _SURE

    def _names_whole(self, others: Sequence[Token], language: Language) -> bool:
        """Whether words name anything of the mention with its reasons, or of what goes on with it in its sentence."""
        return any(tied(told, others, language)[0] >= _SURE for told in (self.whole, self.on))

    def _points(self, asked: Sequence[Token], language: Language) -> bool:
        """Whether a question has a pronoun that stands for what was told: *milloin se alkoi*."""
        pronouns = [i for i, word in enumerate(asked) if word.norm in POINTING[language]]
        short = len(asked) <= _SHORT and not any(word.classes & {"noun", "propn", "num"} for word in asked)
        timed = any({word.norm for word in asked[max(0, i - 1) : i + 2]} & _AROUND[language] for i in pronouns)
        named = any(self.words.points_with & {word.lemma, word.norm} for word in asked)
        somebody = any(word.norm in _NAMED_BY[language] for word in asked) and not self._new(asked, language)
        return bool(pronouns) and (short or timed or named or somebody)

    def _new(self, asked: Sequence[Token], language: Language) -> bool:
        """Whether a question has a word that the customer's turn has not: it may be about another thing."""
        named = content(asked, self.words.light)
        new = (word for word in named if not self.words.points_with & {word.lemma, word.norm})
        return any(tied([word], self.told, language)[0] < _SURE for word in new)

    def heeded_in(self, turn: AnnotatedTurn, place: int) -> bool:
        """Whether the turn says something kind right after the mention, or does something about it."""
        if place == _RIGHT_AFTER and (self._is_kind(turn) or self._acts(turn)):
            return True
        return place <= _SOON and self.words.takes_up_topic[self.mention.topic].found_in(turn)

    def spoken_of_in(self, turn: AnnotatedTurn, place: int) -> bool:
        """Whether the turn names the mention, or right after it answers what it asks or follows from it."""
        right_after = place == _RIGHT_AFTER
        if right_after and self._goes_on(turn):
            return True
        says = said(turn, self.words)
        answers = not any(question.first < _OPENS for question in questions_in(turn))
        if right_after and self.asks and (answers or tied(self.asks, says, turn.language)[0] >= _SURE):
            return True
        if right_after and self._names_whole(says, turn.language):
            return True
        return tied(self.own, says, turn.language)[0] >= _likeness(place)

    def said_back_in(self, turn: AnnotatedTurn) -> bool:
        """Whether the turn says more than one word of the mention again: *Ai, reissu pojan kanssa!*"""
        says = said(turn, self.words)
        told = content(self.whole, self.words.light)
        return sum(tied([word], says, turn.language)[0] >= _SURE for word in told) > 1

    def _is_kind(self, turn: AnnotatedTurn) -> bool:
        """Whether a turn right after says something kind, and not of something else that the same turn tells."""
        kind = says_something_kind(turn, self.words, self.replies)
        if self.closes:
            return kind or self.words.restates.found_in(turn)
        return kind and not self._is_of_else(turn)

    def _goes_on(self, turn: AnnotatedTurn) -> bool:
        """Whether a reply to what a turn closes with follows from it: *Sitten tullaan jo seitsemältä*, *Ei maksa*.

        It draws a consequence, denies it, speaks of the person it is about or says its number again.
        """
        asked = {at for question in questions_in(turn) for at in range(question.first, question.last)}
        stated = [word for at, word in enumerate(turn.words) if at not in asked]
        if self.numbers & {word.lemma for word in stated if "num" in word.classes}:
            return True
        if not self.closes:
            return False
        first = turn.words[slice(*turn.sentences[0])]
        denies = first[0].norm in _DENIES[turn.language] and len(first) > 1
        somebody = not self.people.isdisjoint(word.norm for word in stated if word.sentence == first[0].sentence)
        return denies or somebody or self.words.follows.found_in(turn)

    def _is_of_else(self, turn: AnnotatedTurn) -> bool:
        """Whether the first words that carry anything are of something else: *Ouch, sorry about your back*."""
        first = next((here for at in turn.sentences if (here := content(turn.words[slice(*at)], self.words.light))), ())
        beside = tied(self.beside, first, turn.language)[0] >= _SURE
        return beside and tied(self.on, first, turn.language)[0] < _LOOSE

    def _acts(self, turn: AnnotatedTurn) -> bool:
        """Whether a deed told right after is about the mention.

        It is where the customer told nothing else in that turn. A written reply that tells what is done about the
        matter answers the whole message, but for how the customer lives and feels.
        """
        if self.replies.written and not self.personal and self.mention.topic is not Topic.OTHER:
            return turn.turn.n in self.replies.deeds or _tells_acts(turn, self.words)
        return self.mention.alone and self.mention.topic in _OFTEN_DONE and turn.turn.n in self.replies.deeds


def _likeness(place: int) -> float:
    """How like a word must be to tie a turn to the mention: the later, the liker."""
    if place == _RIGHT_AFTER:
        return _LOOSE
    return _SURE if place <= _SOON else _SAME


def _asked_after(mention: Mention, turn: AnnotatedTurn, words: Words) -> tuple[Token, ...]:
    """The words of a question that the customer bases on the mention: who answers it, has heard the mention too."""
    last = turn.words[mention.last - 1].sentence
    asked = (q for q in questions_in(turn) if turn.words[q.first].sentence == last)
    return tuple(word for q in asked for word in content(turn.words[q.first : q.last], words.light))


def _tells_acts(turn: AnnotatedTurn, words: Words) -> bool:
    """Whether a turn says, not asks, what is done about a matter."""
    asked = {turn.words[question.first].sentence for question in questions_in(turn)}
    return any(turn.words[first].sentence not in asked for first, _ in places(turn, words.acts))


def _of_themselves(told: Sequence[Token]) -> bool:
    """Whether customers speak of themselves and theirs: *minä*, *meillä*, *pelkään*, *mieheni*; *I*, *my*."""
    return any(word.classes & {"me", "1st", "ours"} for word in told)
