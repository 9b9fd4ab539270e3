"""Review: from a conversation and a handbook to what was found, scored and suggested."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, islice
from typing import TYPE_CHECKING

from coach import handbook as handbooks
from coach import rules
from coach.alternatives.suggest import all_with_alternatives
from coach.detectors import Talk
from coach.language.annotate import annotate
from coach.language.detect import language_of
from coach.learned import model as learned
from coach.learned.hear import hear
from coach.model import Conversation, Language, Review, Versions
from coach.rules.apply import apply
from coach.scoring.figures import figures
from coach.scoring.flow import flow
from coach.scoring.points import scores
from coach.scoring.times import overlaps_of, pauses_of
from coach.scoring.tone import tone_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.handbook import Handbook
    from coach.model import Finding
    from coach.rules import Rulebook

_BATCH = 64


def review(conversation: Conversation, handbook: Handbook | None = None) -> Review:
    """The review of one conversation by a handbook (the default one when none is given).

    >>> review(conversation).scores[0].points  # doctest: +SKIP
    71
    """
    return next(review_many((conversation,), handbook))


def review_many(conversations: Iterable[Conversation], handbook: Handbook | None = None) -> Iterator[Review]:
    """The reviews of many conversations in their order; texts go through the parser in batches, memory stays flat."""
    book = handbook or handbooks.load()
    stream = iter(conversations)
    while batch := list(islice(stream, _BATCH)):
        yield from _review_batch(batch, book)


def _review_batch(batch: list[Conversation], handbook: Handbook) -> Iterator[Review]:
    known = [replace(conversation, language=language_of(conversation)) for conversation in batch]
    for language, group in groupby(known, key=lambda c: c.language):
        same = list(group)
        turns = iter(annotate((turn for c in same for turn in c.turns), Language(str(language))))
        yield from _review_talks([Talk(c, tuple(islice(turns, len(c.turns))), handbook) for c in same], handbook)


def _review_talks(talks: list[Talk], handbook: Handbook) -> Iterator[Review]:
    """The reviews of talks of one language; better words are looked for last, for all of them together."""
    rulebook = rules.of(handbook)
    found, reviews = [], []
    for talk in talks:  # one after the other: what was read of a talk is known for a while
        pairs = apply(rulebook, talk)
        found.append((talk, pairs))
        reviews.append(with_findings(talk, tuple(finding for finding, _ in pairs)))
    for review, findings in zip(reviews, all_with_alternatives(rulebook, found), strict=True):
        yield replace(review, findings=findings)


def annotated(conversation: Conversation, handbook: Handbook | None = None) -> Talk:
    """The conversation with its language known and every turn parsed: the slow half of a review."""
    language = language_of(conversation)
    known = replace(conversation, language=language)
    return Talk(known, annotate(known.turns, language), handbook or handbooks.load())


def review_talk(talk: Talk) -> Review:
    """The review of a conversation that is annotated already."""
    return next(_review_talks([talk], talk.handbook))


def with_findings(talk: Talk, found: tuple[Finding, ...]) -> Review:
    """The review that follows from what was found."""
    pauses = pauses_of(talk)
    tone = tone_of(hear(talk)) if talk.turns and talk.handbook.findings.learned else None
    strands = flow(talk, found)
    return Review(
        conversation=talk.conversation,
        findings=found,
        scores=scores(talk, found, tone),
        figures=figures(talk, found, pauses, strands),
        versions=_versions(rules.of(talk.handbook), talk.handbook, talk.conversation.language or Language.FI),
        overlaps=overlaps_of(talk),
        pauses=pauses,
        flow=strands,
    )


def _versions(rulebook: Rulebook, handbook: Handbook, language: Language) -> Versions:
    models = learned.load(language).version if handbook.findings.learned else "none"
    return Versions(rulebook=rulebook.version, handbook=handbook.version, models=models)
