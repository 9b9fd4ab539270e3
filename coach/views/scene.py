"""A review as plain values, in the language of the page: all that the component on the page draws."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from coach import handbook
from coach.behaviours import BEHAVIOURS
from coach.model import Channel, Finding, Kind, Language, Review, Role, Score, Turn
from coach.views.flow import question_flow
from coach.views.timeline import signs, timeline
from coach.wording import Wording, wording
from coach.wording.shown import duration, shown_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.handbook import Handbook

_LONG_QUOTE = 110
_LONG_PRAISE = 64
_SURE, _QUITE_SURE = 0.9, 0.75
_ORDER = (Kind.CONCERN, Kind.STRENGTH, Kind.OBSERVATION)
_CONTEXT = 1  # turns before a marked one that a filter leaves to be seen


def scene(review: Review, language: Language, book: Handbook | None = None) -> dict[str, Any]:
    """Everything on the page below the choices, JSON-ready; texts are plain text, never HTML.

    `book` is the handbook that the review was made by, the default one when none is given.
    """
    say, book = wording(language), book or handbook.load()
    return {
        "id": review.conversation.id,
        "lang": language.value,
        "talkLang": (review.conversation.language or language).value,
        "say": {key.removeprefix("screen."): text for key, text in say.texts.items() if key.startswith("screen.")},
        "roles": {role.value: say(f"role.{role}") for role in Role},
        "kinds": {kind.value: say(f"mark.{kind}") for kind in Kind},
        "found": [_found(finding, language) for finding in review.findings],
        "turns": list(_turns(review, language)),
        "timeline": timeline(review),
        "signs": signs(review),
        "strengths": list(_strengths(review, language)),
        "concerns": list(_concerns(review, language)),
        "observations": list(_groups(review, Kind.OBSERVATION, language)),
        "scores": [_score(score, review, language, book) for score in review.scores],
        "flow": question_flow(review, language),
        "figures": list(_figures(review, language)),
        "versions": say("screen.versions", rulebook=review.versions.rulebook, handbook=review.versions.handbook),
    }


def _found(finding: Finding, language: Language) -> dict[str, Any]:
    title = BEHAVIOURS[finding.behaviour].title(language)
    return {"kind": finding.kind.value, "title": title, "turn": finding.turn}


def _turns(review: Review, language: Language) -> Iterator[dict[str, Any]]:
    by_turn: dict[int, list[int]] = {}
    for i, finding in enumerate(review.findings):
        by_turn.setdefault(finding.turn, []).append(i)
    for turn in review.conversation.turns:
        found = by_turn.get(turn.n, [])
        whole = [i for i in found if _is_whole(review.findings[i], turn)]
        inside = [i for i in found if i not in whole]
        yield {
            "n": turn.n,
            "who": turn.speaker.value,
            "name": speaker_name(turn, wording(language)),
            "time": _clock(turn, review.conversation.channel, language),
            "pieces": list(pieces(turn.text, [(i, review.findings[i]) for i in inside])),
            "tags": [_tag(i, review.findings[i], language) for i in whole],
        }


def speaker_name(turn: Turn, say: Wording) -> str:
    """The speaker's own name, or the role where the transcript names none."""
    role = say(f"role.{turn.speaker}")
    return turn.name if turn.name and turn.name.casefold() not in (turn.speaker, role.casefold()) else role


def _is_whole(finding: Finding, turn: Turn) -> bool:
    """Findings about a turn as a whole (its timing, its length) are shown beside it, not under every word."""
    covers = finding.span.end - finding.span.start >= len(turn.text.rstrip())
    return covers and finding.behaviour in _ABOUT_TIMING


_ABOUT_TIMING = frozenset(
    "interruption cut-off unexplained-silence slow-reply monologue cooperative-overlap early-reply "
    "unacknowledged-problem unanswered-question missed-follow-up checklist-gap stacked-questions".split()
)


def _tag(i: int, finding: Finding, language: Language) -> dict[str, Any]:
    return {"f": i, "kind": finding.kind.value, "title": BEHAVIOURS[finding.behaviour].title(language)}


def pieces(text: str, found: Sequence[tuple[int, Finding]]) -> Iterator[dict[str, Any]]:
    """The text cut where marks begin and end; each piece with the findings on it, the one to show first."""
    cuts = sorted({0, len(text), *(e for _, f in found for e in (f.span.start, f.span.end) if 0 < e < len(text))})
    for start, end in pairwise(cuts):
        on = [(i, f) for i, f in found if f.span.start <= start and end <= f.span.end]
        on.sort(key=lambda pair: (_ORDER.index(pair[1].kind), pair[1].span.end - pair[1].span.start))
        yield {"text": text[start:end], "on": [i for i, _ in on], "kind": on[0][1].kind.value if on else ""}


def _clock(turn: Turn, channel: Channel, language: Language) -> str:
    if turn.time is None:
        return ""
    if channel is Channel.PHONE:
        minutes, seconds = divmod(int(turn.time.start), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"+{duration(turn.time.start, language)}" if turn.time.start else ""


def _quote(i: int, finding: Finding, most: int = _LONG_QUOTE) -> dict[str, Any]:
    text = " ".join(finding.text.split())
    short = text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
    return {"f": i, "turn": finding.turn, "text": short}


def _groups(review: Review, kind: Kind, language: Language) -> Iterator[dict[str, Any]]:
    """The findings of one kind by behaviour, the most frequent first."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for i, finding in enumerate(review.findings):
        if finding.kind is kind:
            groups.setdefault(finding.behaviour, []).append(_quote(i, finding, _LONG_PRAISE))
    for behaviour, quotes in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        yield {"title": BEHAVIOURS[behaviour].title(language), "quotes": quotes}


def _strengths(review: Review, language: Language) -> Iterator[dict[str, Any]]:
    """Strengths by behaviour, with the reason why it is worth keeping up."""
    for group in _groups(review, Kind.STRENGTH, language):
        ((why, _),) = Counter(review.findings[quote["f"]].why for quote in group["quotes"]).most_common(1)
        yield {**group, "why": why}


def _concerns(review: Review, language: Language) -> Iterator[dict[str, Any]]:
    """One card per concern; those without better words of their own share a card per behaviour."""
    shared: set[str] = set()
    for finding in review.of_kind(Kind.CONCERN):
        if finding.alternatives:
            yield _card([finding], review, language)
        elif finding.behaviour not in shared:
            shared.add(finding.behaviour)
            same = [f for f in review.of_kind(Kind.CONCERN) if f.behaviour == finding.behaviour and not f.alternatives]
            yield _card(same, review, language)


def _card(findings: Sequence[Finding], review: Review, language: Language) -> dict[str, Any]:
    say, behaviour = wording(language), BEHAVIOURS[findings[0].behaviour]
    places = [_quote(review.findings.index(f), f) | {"why": f.why} for f in findings]
    same_why = len({place["why"] for place in places}) == 1
    return {
        "title": behaviour.title(language),
        "dimension": say(f"dimension.{behaviour.dimension}"),
        "places": [place | {"why": ""} for place in places] if same_why else places,
        "why": places[0]["why"] if same_why else "",
        "sure": say(f"sureness.{_sureness(min(f.confidence for f in findings))}"),
        "alternatives": [
            {"label": say(f"source.{source}"), "texts": [a.text for a in same]}
            for source, same in groupby(findings[0].alternatives, key=lambda a: a.source)
        ],
    }


def _sureness(confidence: float) -> str:
    return "high" if confidence >= _SURE else "middle" if confidence >= _QUITE_SURE else "low"


def _score(score: Score, review: Review, language: Language, book: Handbook) -> dict[str, Any]:
    say = wording(language)
    title = say(f"dimension.{score.dimension}")
    about = say(f"about.{score.dimension}")
    if score.points is None or score.interval is None:
        return {"title": title, "about": about, "points": None, "reason": score.reason, "because": []}
    low, high = score.interval
    return {
        "title": title,
        "about": about,
        "points": score.points,
        "low": low,
        "high": high,
        "range": say("screen.range", low=low, high=high),
        "reason": score.reason,
        "because": list(_because(score.because, review, language, book)),
        "base": say("screen.base", base=f"{book.score.base:g}"),
    }


def _because(indices: Iterable[int], review: Review, language: Language, book: Handbook) -> Iterator[dict[str, Any]]:
    """The findings behind the points by behaviour, the heaviest weight first."""
    weights = book.weights
    groups: dict[str, list[dict[str, Any]]] = {}
    for i in indices:
        groups.setdefault(review.findings[i].behaviour, []).append(_quote(i, review.findings[i]))
    for behaviour, quotes in sorted(groups.items(), key=lambda pair: -abs(weights.get(pair[0], 0.0))):
        yield {
            "title": BEHAVIOURS[behaviour].title(language),
            "kind": BEHAVIOURS[behaviour].kind.value,
            "weight": f"{weights.get(behaviour, 0.0):+g}".replace("-", "−"),
            "quotes": quotes,
        }


def _figures(review: Review, language: Language) -> Iterator[dict[str, str]]:
    say = wording(language)
    for name, value in shown_figures(review.figures, language):
        known = "unknown" if value == "–" else name
        yield {"title": say(f"figure.{name}"), "value": value, "about": say(f"figure_about.{known}")}
