"""Drafts follow-up questions from the customer's own words: an opening that takes them up, then a question.

All groups of the rule that fit ask, in their order (see `coach.questions.groups`). The opening says the clause back
(*Mainitsitte, että …*) where every form is certain, else quotes, or names the thing (*siitä, mitä kerroitte
kytkimestä*) where that is long; where none of these will do, it only points. Second comes what the groups marked
`second` ask, an invitation to tell more: readers find little else as often sensible to ask. `TOLD`, `QUOTE`, `NOUN`,
`NOUN-ssa` and `{they|he|she}` are filled here; `{te|sinä}` forms are left for later.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, Any

from coach.model import Language
from coach.phrases import compile_phrases
from coach.questions import tell_english, tell_finnish, word_back
from coach.questions.groups import around, groups_of, standing_in
from coach.questions.quotes import breaks_off, is_quotable, quote_of
from coach.questions.suiting import Choice, weight_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.questions.mentions import Mention

_QUESTIONS = 10  # to choose from for one mention
_MOST = 30  # more than are shown: what the rulebook would flag or another finding asks is left out
_SHORT = 12  # words that are said back with their reasons
_NOT_THAT = (("että ei ", "ettei "), ("että {ette|et} ", "{ettette|ettet} "), ("että ette ", "ettette "))
_BUT = frozenset(("mutta", "but"))
_NOUN = re.compile(r"NOUN(?:-([a-z]+))?")
_OF_WHOM = re.compile(r"\{([^{|}]*)\|([^{|}]*)\|([^{|}]*)\}")


class Drafts:
    """The drafts of one rule in one language; PhraseError on a wrong phrase, ValueError on an unknown topic or list."""

    def __init__(self, language: Language, text: Mapping[str, Any]) -> None:
        tell = tell_finnish if language is Language.FI else tell_english
        self._said_back: Callable[[AnnotatedTurn, int, int], str | None] = tell.said_back
        self._noun_of: Callable[[Sequence[Token], Sequence[Token], frozenset[str]], str | None] = tell.noun_of
        self._words: Mapping[str, Sequence[str]] = text.get("words", {})
        groups = groups_of(text, language)
        self._groups = tuple(group for group in groups if not group.second)
        self._seconds = tuple(group for group in groups if group.second)
        self._invitations = frozenset(question for group in self._seconds for question in group.ask)
        self._light = frozenset(self._words.get("light", ()))
        self._persons = tuple(compile_phrases(self._words.get(who, ()), language) for who in ("him", "her"))

    def of(self, turn: AnnotatedTurn, mention: Mention) -> tuple[str, ...]:
        """Drafts for a mention, the questions that suit it best first.

        Each question comes with the best opening, then again with the next, for who leaves some out.
        """
        told = turn.words[slice(*mention.at)]
        noun = self._noun_of(turn.words[slice(*mention.core)], told, self._light)
        choices = self.choices(turn, mention)
        if not choices:
            return ()
        foremost = choices[0].group
        lead = foremost.lead if foremost else ""
        who = self._who(turn, mention)
        ranked = sorted(choices, key=_rank)
        mention = replace(mention, core=ranked[0].about)
        first, *others = (choice.question for choice in ranked)
        invited = tuple(self._second(turn, mention))
        second = () if first in invited else invited[:1]
        best = dict.fromkeys((first, *second, *(each for each in others if each not in invited), *invited))
        filled = (self._filled(_OF_WHOM.sub(lambda match: match[who], each), noun) for each in best)
        questions = [question for question in filled if question][:_QUESTIONS]
        openings = tuple(self._openings(turn, mention, noun, "led" if lead else mention.topic.value))
        pairs = ((opening, question) for opening in openings for question in questions)
        return tuple(islice((_joined(lead, *pair) for pair in pairs), _MOST))

    def choices(self, turn: AnnotatedTurn, mention: Mention) -> tuple[Choice, ...]:
        """Every question that could be asked: what the groups that fit ask, in their order, then what always fits."""
        choices: dict[str, Choice] = {}
        groups = [group for group in self._groups if group.fits(turn, mention)]
        prying = self._invitations.difference(self._second(turn, mention))
        for rank, group in enumerate(groups):
            for question in group.ask:
                if question in prying:
                    continue
                choices.setdefault(question, Choice(question, turn, mention, group, rank))
        for question in self._words.get("asked", ()):
            choices.setdefault(question, Choice(question, turn, mention, None, len(groups)))
        return tuple(choices.values())

    def _second(self, turn: AnnotatedTurn, mention: Mention) -> Iterator[str]:
        """What is asked second whatever else suits, in other words from place to place: a talk may need several."""
        group = next((group for group in self._seconds if group.fits(turn, mention)), None)
        if group is not None and group.ask:
            start = mention.turn // 2 % len(group.ask)
            yield from (*group.ask[start:], *group.ask[:start])

    def _who(self, turn: AnnotatedTurn, mention: Mention) -> int:
        """Which of `{they|he|she}` the mention is about: 1 for nobody in particular, 2 for him, 3 for her."""
        for near in (mention.core, around(turn, mention)):
            named = [n for n, words in enumerate(self._persons, start=2) if any(standing_in(turn, near, words))]
            if named:
                return named[0]
        return 1

    def _openings(self, turn: AnnotatedTurn, mention: Mention, noun: str | None, kind: str) -> Iterator[str]:
        """The openings that can be made: the clause said back, the words quoted, the thing named, one that points.

        `kind` is the topic, or *led* where words of sympathy stand before.
        """
        told = None if breaks_off(turn, mention) else self._told(turn, mention)
        if told:
            said = self._opening("told", kind).replace("TOLD", told)
            yield reduce(lambda text, words: text.replace(*words), _NOT_THAT, said)
        named = self._filled(self._opening("named", kind), noun) if noun else None
        quote, whole = quote_of(turn, mention)
        quoted = self._opening("quoted", kind).replace("QUOTE", quote)
        both = (quoted, named) if whole else (named, quoted)
        yield from (each for each in both if each)
        yield self._opening("pointed", kind)

    def _told(self, turn: AnnotatedTurn, mention: Mention) -> str | None:
        """What was told with its reasons where that is short, else without, unless a quote could tell far more."""
        length = mention.last - mention.first
        whole = [(mention.first, mention.last)] if length <= _SHORT else []
        most = 2 * (mention.core[1] - mention.core[0]) >= length or not is_quotable(turn, mention)
        core = [mention.core] if most else []
        one_way = (place for place in (*whole, *core) if not _turns_round(turn.words[slice(*place)]))
        return next((said for place in one_way if (said := self._said_back(turn, *place))), None)

    def _opening(self, way: str, kind: str) -> str:
        found = self._words.get(f"{way}_{kind}") or self._words.get(way) or ("",)
        return found[0]

    def _filled(self, template: str, noun: str | None) -> str | None:
        """The template with the noun in its case, None where it asks for one that is not certain."""
        cases = {match[1] or "" for match in _NOUN.finditer(template)}
        if not cases:
            return template
        forms = {case: self._form(noun, case) for case in cases} if noun else {}
        if not all(forms.values()) or not forms:
            return None
        return _NOUN.sub(lambda match: forms[match[1] or ""] or "", template)

    def _form(self, noun: str, case: str) -> str | None:
        return word_back.inflected(noun, case) if case else noun


def _rank(choice: Choice) -> tuple[bool, float]:
    """What groups ask by how well it suits, then so what may be asked about anything: read alone, that is empty."""
    return choice.group is None, -weight_of(choice)


def _joined(lead: str, opening: str, question: str) -> str:
    """The parts as one text; after a colon the question goes on in small letters."""
    asked = question[:1].lower() + question[1:] if opening.endswith(":") else question
    return " ".join(part for part in (lead, opening, asked) if part)


def _turns_round(words: Sequence[Token]) -> bool:
    """Whether words go on with *mutta* or *but*: said back in one clause they would contradict themselves."""
    return any(word.norm in _BUT for word in words[1:])
