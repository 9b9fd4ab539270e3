"""What a turn asks or only supposes: such clauses bring nothing up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Language
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.questions.clauses import Clause
    from coach.questions.question import Question

WHY = {
    Language.FI: frozenset("kun koska jos eikä enkä eivätkä".split()),
    Language.EN: frozenset("because when if until till".split()),
}
_IF = {Language.FI: frozenset(("jos", "mikäli", "ellei")), Language.EN: frozenset(("if", "unless", "whether"))}
_SO_THAT = frozenset(("että", "et"))


def asked_in(turn: AnnotatedTurn, parts: Sequence[Clause]) -> frozenset[Clause]:
    """The clauses that ask, in a sentence that closes with a question mark all of them, and what gives their reason.

    Without the mark only a reason right before the question asks with it: *ku tätä on kolme kertaa niin saako …*
    """
    asked = set()
    for question in questions_in(turn):
        marked = "?" in turn.closes[turn.words[question.first].sentence]
        for part in parts:
            inside = question.first < part[1] and part[0] < question.last
            leads = _leads_to(turn, part, question) and (marked or question.first - part[1] <= 1)
            if leads or (inside and (marked or part[0] <= question.first)):
                asked.add(part)
    return frozenset(asked)


def _leads_to(turn: AnnotatedTurn, part: Clause, question: Question) -> bool:
    """Whether a clause gives the reason of a question in its own sentence: *Kun siellä on pyykit, niin voiko …?*"""
    same = turn.words[part[0]].sentence == turn.words[question.first].sentence and part[1] <= question.first
    return same and any(word.norm in WHY[turn.language] for word in turn.words[part[0] : part[0] + 2])


def leads_on(turn: AnnotatedTurn, place: Clause) -> bool:
    """Whether the words go over into a question: *osoite muuttuu, et miten mä ilmoitan sen*."""
    inside = (q.first for q in questions_in(turn) if place[0] < q.first <= place[1])
    return any(turn.words[at].norm in _SO_THAT or turn.words[at - 1].norm in _SO_THAT for at in inside)


def is_possible(turn: AnnotatedTurn, part: Clause) -> bool:
    """Whether a clause only says what might be: *jos se hajoaa*, *if it breaks*."""
    return any(word.norm in _IF[turn.language] for word in turn.words[part[0] : part[0] + 2])
