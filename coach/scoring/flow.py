"""The question flow of a talk: what the customer told and asked, what the checklists want, and what became of each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from coach import rules
from coach.detectors.checklist_gap import Checklists
from coach.detectors.missed_follow_up import follow_of
from coach.model import Became, Place, Raises, Strand
from coach.questions.find import questions_in
from coach.questions.find import span_of as span_of_question
from coach.questions.kin import content, tied
from coach.questions.mentions import span_of
from coach.questions.taken import Outcome
from coach.questions.topics import Topic
from coach.rules.covered import covered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.asked.coverage import Asked
    from coach.detectors import Talk
    from coach.language.tokens import AnnotatedTurn
    from coach.model import Finding, Language, Span
    from coach.questions.flow import Told

_BECAME = {
    Outcome.ASKED: Became.ASKED,
    Outcome.ACKNOWLEDGED: Became.ACKNOWLEDGED,
    Outcome.MISSED: Became.MISSED,
    Outcome.OPEN: Became.OPEN,
}
_FOLLOWS, _GREETS = "follow-up", "greeting"
_KIND = frozenset("apology empathy reassurance ownership".split())
_TIED = 0.8  # from which a sentence speaks of the same thing


def flow(talk: Talk, findings: Sequence[Finding]) -> tuple[Strand, ...]:
    """The strands of a talk: the customer's in the order of their words, then the checklists' in theirs."""
    if not talk.turns:
        return ()
    own = [*_mentions(talk, findings), *_questions(talk)]
    own.sort(key=lambda strand: (strand.place.turn, strand.place.span))
    return (*own, *_listed(talk))


def answered_share(strands: Sequence[Strand]) -> float | None:
    """How many of the customer's questions were answered, 0–1; None where there were none to answer."""
    asked = [strand.became for strand in strands if strand.raises is Raises.QUESTION]
    return round(sum(each is Became.ANSWERED for each in asked) / len(asked), 3) if asked else None


def _mentions(talk: Talk, findings: Sequence[Finding]) -> Iterator[Strand]:
    language = talk.turns[0].language
    follow = follow_of(rules.load()["missed-follow-up"].texts[language].raw, language)
    _, ignored = follow.read(talk)
    for each in follow.brought_up(talk):
        turn = talk.turns[each.mention.turn]
        span = span_of(turn, each.mention)
        became = _became(each, ignored)
        by = _shown_by(each, became, talk, findings)
        place = Place(turn.turn.n, span)
        yield Strand(Raises.MENTION, each.mention.topic.value, span.of(turn.turn.text), place, became, by)


def _became(told: Told, ignored: Told | None) -> Became:
    """What became of a mention: the errand itself is at work in the whole talk, unless all of it passes it by."""
    if ignored is not None and ignored.mention == told.mention:
        return Became.MISSED
    if told.taken.outcome is Outcome.MISSED and told.mention.errand:
        return Became.ERRAND
    if told.taken.outcome is Outcome.MISSED and told.mention.topic is Topic.PRAISE:
        return Became.OPEN
    return _BECAME[told.taken.outcome]


def _shown_by(told: Told, became: Became, talk: Talk, findings: Sequence[Finding]) -> Place | None:
    """The agent's words that take a mention up, or that came instead, None where none did."""
    n = told.taken.turn
    if n is None or became in (Became.ERRAND, Became.OPEN):
        return None
    turn, here = talk.turns[n], [f for f in findings if f.turn == n]
    kindly = became is Became.ACKNOWLEDGED
    asked = None if kindly else _asked(told, turn, here)
    return Place(n, asked or _said(turn, told, talk, here, kindly=kindly))


def _asked(told: Told, turn: AnnotatedTurn, here: Sequence[Finding]) -> Span | None:
    """The follow-up to a mention, else the first question of the turn."""
    about = (f for f in here if f.behaviour == _FOLLOWS and f.about is not None)
    follow_up = next((f.span for f in about if f.about and f.about.turn == told.mention.turn), None)
    return follow_up or next((span_of_question(turn, question) for question in questions_in(turn)), None)


def _said(turn: AnnotatedTurn, told: Told, talk: Talk, here: Sequence[Finding], *, kindly: bool) -> Span:
    """The sentence that speaks of a mention or says something kind, else the first that does not only greet."""
    mentioned = content(talk.turns[told.mention.turn].words[told.mention.first : told.mention.last], frozenset())
    sentences = [(turn.sentence_around(first), turn.words[first:last]) for first, last in turn.sentences]
    if kindly:
        ties = [(tied(mentioned, content(words, frozenset()), turn.language)[0], span) for span, words in sentences]
        strongest = max(ties, key=lambda tie: tie[0])
        if strongest[0] >= _TIED:
            return strongest[1]
        kind = next((f.span for f in here if f.behaviour in _KIND), None)
        if kind is not None:
            return next(span for span, _ in sentences if span.start <= kind.start < span.end)
    greets = [f.span for f in here if f.behaviour == _GREETS]
    return next((span for span, _ in sentences if not any(_inside(g, span) for g in greets)), sentences[0][0])


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start < other.end


def _questions(talk: Talk) -> Iterator[Strand]:
    for asked in covered(talk):
        place = asked.question.place
        text = place.span.of(talk.turns[place.turn].turn.text)
        became, by = _answer(asked)
        yield Strand(Raises.QUESTION, "", text, place, became, by)


def _answer(asked: Asked) -> tuple[Became, Place]:
    if asked.answer is None:
        return Became.UNANSWERED, asked.next.place
    return Became.ANSWERED, asked.answer.place


def _listed(talk: Talk) -> Iterator[Strand]:
    if talk.handbook.checklists:
        for each in _checklists(talk.turns[0].language).read(talk):
            yield Strand(Raises.CHECKLIST, each.contact, each.question, each.shown, each.became, each.by)


@cache
def _checklists(language: Language) -> Checklists:
    return Checklists(language, rules.load()["checklist-gap"].texts[language].raw)
