"""What tells overlaps apart: features of a crossing, each a number from its words and times and nothing else.

What each feature is for, and what it weighs, stands in `weights.toml`.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from coach.listening.clause import is_broken_off, is_closed, is_unfinished
from coach.listening.vocabulary import (
    is_one_of,
    only_continuers,
    only_signals,
    starts_with,
    vocabulary,
)
from coach.questions.find import questions_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.handbook import Listening
    from coach.language.tokens import Token
    from coach.listening.floor import Crossing
    from coach.listening.speech import Speech
    from coach.listening.vocabulary import Vocabulary


_LONG, _BARE, _REPAIR = 8, 4, 7  # words: a turn of substance; a phrase put in; a request to repeat
_PARTING = 2  # last words that are a goodbye
_WITHIN = 2  # words that may or may not have been out at the start: their places in a turn are estimates
_EDGE_S = 0.1  # who stops this soon after the other was inside
_NEAR = 8  # words around the start in which an echo is looked for
_ALIKE = 0.8  # forms of one word in two mouths: kahdeksalta, kaheksalta
_CUT_S = 0.3  # who breaks off has so much less patience: at the handbook's own grace time, none
_CLAUSE = frozenset(("verb", "interrogative", "question"))
_BEGUN_S = 0.6  # who starts this soon after the other may not have heard them
_STOPS_S, _GOES_ON_S = 0.3, 1.2  # seconds after a signal: the other has stopped; its speaker has begun to talk
_ANSWER_S, _QUESTION_S = 0.5, 1.0  # an answer laid over so much of a question, so shortly before its end


def evidence(crossing: Crossing, limits: Listening) -> dict[str, float]:
    """The features of a crossing by name, 0–1; seconds count up to one."""
    signal = _is_signal(crossing.later)
    features = {**_said(crossing), **_phrase(crossing), **_times(crossing, limits), **_state(crossing, limits)}
    if signal:
        features |= dict.fromkeys(("bare", "echo", "searched", "supplied", "supplied_inside"), 0.0)
    if features["searched"] or features["repairs"]:
        features["asks"] = 0.0  # a guess or a check, and no question of one's own
    return {
        **features,
        "signal": float(signal),
        "answer_early": float(signal and _answers(crossing) and _over_question(crossing)),
        "cut_by_signal": float(signal and _cuts(crossing)),
    }


def _is_signal(later: Speech) -> bool:
    return bool(later.words) and only_signals(later.words, later.turn.language)


def _said(crossing: Crossing) -> dict[str, float]:
    """What the later speaker says."""
    later = crossing.later
    words, hesitations = later.words, vocabulary(later.turn.language).hesitations
    return {
        "sound": float(all(is_one_of(word, hesitations) for word in words) and not is_broken_off(later.text)),
        "words": min(len(words), _LONG) / _LONG,
        "asks": float(bool(questions_in(later.turn))),
        "answers": float(_answers(crossing)),
        "repairs": float(_repairs(crossing)),
        "partings": float(_part(crossing)),
    }


def _part(crossing: Crossing) -> bool:
    """Whether both say goodbye or thanks: people do that together."""
    words, last = crossing.later.words, crossing.earlier.words[-_PARTING:]
    partings = vocabulary(crossing.later.turn.language).partings
    return bool(words) and bool(last) and all(is_one_of(word, partings) for word in (*words, *last))


def _repairs(crossing: Crossing) -> bool:
    """Whether the later speaker asks for a repeat, or checks what the other has just said.

    "Häh?", "Kuulinko oikein …", "Anteeksi, viisi vai kuusi?", "Mikä lisämaksu?": words that are the other's own.
    """
    words, known = crossing.later.words, vocabulary(crossing.later.turn.language)
    if not 0 < len(words) <= _REPAIR:
        return False
    if any(is_one_of(word, known.repairs) for word in words[:3]) or (
        len(words) == 1 and is_one_of(words[0], known.whats)
    ):
        return True
    asks = any(is_one_of(word, known.sorry | known.question_words) for word in words[:2])
    small = known.sorry | known.openings | known.question_words | known.alternatives
    rest = [word for word in words if not is_one_of(word, small)]
    near = _near(crossing)
    return asks and bool(rest) and all(_among(word, near) for word in rest)


def _phrase(crossing: Crossing) -> dict[str, float]:
    """Whether the later speaker puts in a bare word or phrase, and where it stands in the other's words."""
    later, said = crossing.later, crossing.earlier.said_by(crossing.time.start)
    known = vocabulary(later.turn.language)
    small = known.continuers | known.assessments | known.openings | known.unfinished
    content = [word for word in later.words if not is_one_of(word, small)]
    taken = bool(content) and all(_among(word, _coming(crossing)) for word in content)
    phrase = len(later.words) <= _BARE and bool(content) and not _is_clause(later, taken=taken)
    searched = phrase and _looks_for_a_word(crossing, known)
    bare = searched or (phrase and not questions_in(later.turn))
    numbers = phrase and all("num" in word.classes for word in content)
    corrects = numbers and any("num" in word.classes for word in said[-_NEAR:])
    supplied = searched or corrects or (bare and taken)
    return {
        "bare": float(bare),
        "echo": float(bare and all(_among(word, said[-_NEAR:]) for word in content)),
        "searched": float(searched),
        "supplied": float(supplied),
        "supplied_inside": float(supplied and later.time.end <= crossing.earlier.time.end + _EDGE_S),
    }


def _looks_for_a_word(crossing: Crossing, known: Vocabulary) -> bool:
    """Whether the other says that a word is missing, *mikä se nyt on*, or halts: *semmonen …*, *um …*."""
    near, said = _near(crossing), crossing.earlier.said_by(crossing.time.start)
    asked = any(starts_with(near[at:], phrase) for at in range(len(near)) for phrase in known.searches)
    return asked or any(is_one_of(word, known.halts) for word in said[-1:])


def _near(crossing: Crossing) -> tuple[Token, ...]:
    """The other's words around the start."""
    said = crossing.earlier.said_by(crossing.time.start)
    return (*said[-_NEAR:], *_coming(crossing)[:_WITHIN])


def _coming(crossing: Crossing) -> tuple[Token, ...]:
    """The other's next words, from the start of the overlap on."""
    follow = _follow(crossing)
    left = crossing.earlier.left_at(crossing.time.start)
    return (*left, *(follow.words if follow else ()))[:_NEAR]


def _is_clause(later: Speech, *, taken: bool) -> bool:
    """Whether it is more than a word or phrase put in: it has a verb, a question word, contests or breaks off.

    A phrase may be put in as a guess: "turvalukko vai?" A verb that the other says too is theirs.
    """
    known = vocabulary(later.turn.language)
    asks = known.contests | known.question_words
    verb = not taken and any(word.classes & _CLAUSE for word in later.words)
    return verb or any(is_one_of(word, asks) for word in later.words) or is_broken_off(later.text)


def _times(crossing: Crossing, limits: Listening) -> dict[str, float]:
    """How long both spoke, and who spoke on."""
    own, other, start = crossing.later.time.end, crossing.earlier.time.end, crossing.time.start
    return {
        "over": _seconds(crossing.time.duration - limits.grace_s),
        "in_grace": float(round(other - start - limits.grace_s, 2) < 0),
        "inside": float(own <= other + limits.edge_s),
        "goes_on": _seconds(other - own),
        "in_pause": float(crossing.earlier.pauses_at(start, limits.join_gap_s)),
        "begun": float(start - crossing.earlier.time.start < _BEGUN_S),
    }


def _seconds(value: float) -> float:
    return round(max(0.0, min(1.0, value)), 3)


def _state(crossing: Crossing, limits: Listening) -> dict[str, float]:
    """Whether the other's words could have ended there, and whether they come back to them."""
    earlier, follow = crossing.earlier, _follow(crossing)
    cut = crossing.time.duration >= limits.grace_s - _CUT_S
    unfinished = is_unfinished(earlier.text, earlier.words, earlier.turn.language)
    resumed = follow is not None and any(_among(word, earlier.words[-2:]) for word in follow.words[:1])
    return {
        "broken": float(cut and is_broken_off(earlier.text)),
        "unfinished": float(cut and unfinished),
        "closed": float(is_closed(earlier.text)),
        "resumes": float(resumed),
    }


def _follow(crossing: Crossing) -> Speech | None:
    """What the other side says next, when nobody comes between."""
    over = max(crossing.earlier.time.end, crossing.later.time.end)
    following = next((each for each in crossing.after if each.time.end > over), None)
    return following if following and following.side is crossing.earlier.side else None


def _among(word: Token, others: Sequence[Token]) -> bool:
    return any(_alike(word, other) for other in others)


def _alike(one: Token, other: Token) -> bool:
    if one.norm == other.norm or (one.lemma == other.lemma and len(one.lemma) > 3):
        return True
    same_start = one.norm[:2] == other.norm[:2] and min(len(one.norm), len(other.norm)) > 5
    return same_start and SequenceMatcher(None, one.norm, other.norm).ratio() >= _ALIKE


def _answers(crossing: Crossing) -> bool:
    """Whether the later turn opens like an answer and the other's turn ends with a yes-or-no question."""
    words, earlier = crossing.later.words, crossing.earlier.turn
    asked = questions_in(earlier)
    known = vocabulary(earlier.language)
    if not words or not asked or asked[-1].is_open or asked[-1].last != len(earlier.words):
        return False
    choice = any(is_one_of(word, known.alternatives) for word in earlier.words[asked[-1].first :])
    return not choice and is_one_of(words[0], known.answers)


def _over_question(crossing: Crossing) -> bool:
    near_end = crossing.earlier.time.end < crossing.later.time.end + _QUESTION_S
    return crossing.time.duration > _ANSWER_S and near_end


def _cuts(crossing: Crossing) -> bool:
    """Whether the other breaks off at a signal that is more than "go on": it closes the matter, or more follows it."""
    earlier, later = crossing.earlier, crossing.later
    known = vocabulary(earlier.turn.language)
    small = known.openings | known.contests | known.hesitations
    said_something = any(not is_one_of(word, small) for word in earlier.words)
    stops = is_broken_off(earlier.text) and earlier.time.end < later.time.end + _STOPS_S
    more = not only_continuers(later.words, later.turn.language) or _talks_on(crossing)
    return said_something and stops and more


def _talks_on(crossing: Crossing) -> bool:
    """Whether the later speaker goes on talking before the other does."""
    talk = [each for each in (*crossing.run[1:], *crossing.after) if not each.listens]
    first = min(talk, key=lambda each: each.time.start, default=None)
    own = first is not None and first.who == crossing.later.who
    return own and first is not None and first.time.start < crossing.later.time.end + _GOES_ON_S
