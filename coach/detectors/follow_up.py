"""Finds follow-up questions: those that take up what the customer told, in the last turn or a little before.

Each question is weighed by what ties it to what was told and by how it asks (`coach.questions.asking`): the same thing
named again in any form, a pronoun to it, a clarification of it, a bare *Milloin?* right after something told. Questions
of the script (who calls, which number), proposals, leave to act, openings and closings weigh against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.model import Place, Role
from coach.questions.asking import LEAST, Asked, Lists, asked_in, news, weight_of
from coach.questions.find import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Language

_ALIKE = 0.6  # how alike a word must be to be shown as what ties a question to what was told


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """The agent's follow-up questions; `text["words"]` has phrases per function, `attributes`, `grants`, `reason`."""
    lists = Lists.of(text, language)
    reason = (text.get("words", {}).get("reason") or ("",))[0]

    def detect(talk: Talk) -> Iterator[Match]:
        for turn in talk.by(Role.AGENT):
            for asked in asked_in(turn, talk.turns, lists):
                sure = weight_of(asked)
                if sure >= LEAST:
                    here, there, about = _tied(asked)
                    why = f"{text['why']} {reason.format(here=here, there=there)}" if here and reason else ""
                    yield Match(turn.turn.n, span_of(turn, asked.question), sure, reason=why, about=about)

    return detect


def _tied(asked: Asked) -> tuple[str, str, Place | None]:
    """The word of the question that names again what was told, that word as it was told, and its place.

    Where no word of the question does, one of the words before it, else all that was told last, without words.
    """
    in_question = ((back, asked.tie(back)) for back in range(len(asked.told)))
    for back, tie in (*in_question, (0, asked.tie(place=asked.echo))):
        if tie is not None and tie.strength > _ALIKE:
            told = asked.told[back]
            about = Place(told.turn.n, told.span(tie.there, tie.there + 1))
            return asked.turn.words[tie.here].text, told.words[tie.there].text, about
    before = news(asked.told)
    return "", "", _whole(before) if before is not None else None


def _whole(turn: AnnotatedTurn) -> Place:
    return Place(turn.turn.n, turn.span(0, len(turn.words)))
