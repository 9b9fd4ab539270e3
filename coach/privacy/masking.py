"""Mask: a conversation without personal data, and a report of what was masked, by kind and never by value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from coach.language.detect import language_of
from coach.language.placeholders import numbered, written
from coach.model import Conversation, Language, Personal, Role, Turn
from coach.privacy.finding import find
from coach.privacy.rewriting import Place, put, rewritten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.handbook import Handbook, Masking
    from coach.privacy.found import Item


_PASSES = 3  # a mask may make another piece stand out; two passes are nearly always the last


@dataclass(frozen=True, slots=True)
class Report:
    """How many pieces of personal data of each kind were masked; kinds without any are left out."""

    counts: Mapping[Personal, int]

    @property
    def total(self) -> int:
        """All kinds together."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Masked:
    """A conversation without personal data, with what was masked."""

    conversation: Conversation
    report: Report


def mask(conversation: Conversation, handbook: Handbook | None = None) -> Masked:
    """The conversation with every piece of personal data replaced by a placeholder; turns, times and roles stay.

    The speakers' names, the id and the file's name are masked too. An id that held personal data gets the first
    digits of a fingerprint of the masked turns, so that two masked ids do not fall together. The default handbook
    decides where none is given. Masking what is masked changes nothing.

    >>> mask(conversation).conversation.turns[0].text  # doctest: +SKIP
    '[NIMI 1] puhelimessa, kuinka voin auttaa?'
    """
    from coach import handbook as handbooks

    wanted = (handbook or handbooks.load()).masking
    masked, counts = conversation, Counter[Personal]()
    for _ in range(_PASSES):
        masked, more = _once(masked, wanted)
        counts += more
        if not more:
            break
    return Masked(masked, Report({kind: counts[kind] for kind in Personal if counts[kind]}))


def mask_text(text: str, language: Language, handbook: Handbook | None = None) -> str:
    """A title or another short text without personal data; signs of a file's name part words as spaces do."""
    spaced = _spaced(text)
    turn = Turn(0, Role.OTHER, spaced)
    masked = mask(Conversation("", (turn,), language), handbook).conversation.turns[0].text
    return text if masked == spaced else masked


def _once(conversation: Conversation, wanted: Masking) -> tuple[Conversation, Counter[Personal]]:
    language = language_of(conversation)
    turns = tuple(replace(turn, n=n) for n, turn in enumerate(conversation.turns))
    labels = tuple(dict.fromkeys(turn.name for turn in turns if turn.name))
    about = (conversation.id, conversation.source)
    items = find(turns, labels, [_spaced(text) for text in about], language, wanted)
    if not items:
        return conversation, Counter()
    places = _places(items, language, _used(turns, language))
    renamed = {label: put(label, places.get(len(turns) + k, ())) for k, label in enumerate(labels)}
    own = (turn.n for turn in conversation.turns)
    masked = tuple(
        replace(rewritten(turn, places.get(turn.n, ())), name=renamed.get(turn.name, ""), n=n)
        for turn, n in zip(turns, own, strict=True)
    )
    first = len(turns) + len(labels)
    id, source = (_filed(text, places.get(first + k, ()), masked) for k, text in enumerate(about))
    return replace(conversation, id=id, source=source, turns=masked), Counter(item.kind for item in items)


def _used(turns: Sequence[Turn], language: Language) -> dict[Personal, int]:
    """The highest number that placeholders already there have, per kind; one without a number is the first."""
    used: dict[Personal, int] = {}
    for turn in turns:
        for kind, number in numbered(turn.text, language):
            used[kind] = max(used.get(kind, 0), number or 1)
    return used


def _places(items: Sequence[Item], language: Language, used: Mapping[Personal, int]) -> dict[int, list[Place]]:
    """Per turn what is written where; things of a kind are numbered where a conversation has several."""
    values: dict[Personal, dict[str, int]] = {}
    for item in items:
        of_kind = values.setdefault(item.kind, {})
        of_kind.setdefault(item.value, len(of_kind) + used.get(item.kind, 0) + 1)
    places: dict[int, list[Place]] = {}
    for item in items:
        several = len(values[item.kind]) + used.get(item.kind, 0) > 1
        ending = item.ending if language is Language.FI else ""
        shown = written(item.kind, language, values[item.kind][item.value] if several else 0, ending)
        places.setdefault(item.turn, []).append(Place(item.span, shown))
    return places


def _spaced(text: str) -> str:
    """An id or a file's name as running text: *anna_virtanen.vtt*; as many characters as before."""
    return re.sub(r"[_.+]|(?<=[^\W\d_])-(?=[^\W\d_])", " ", text)


def _filed(text: str, places: Sequence[Place], turns: Sequence[Turn]) -> str:
    """A masked id or file name: the placeholders as plain words, and a fingerprint of the masked turns."""
    if not places:
        return text
    masked = put(text, [Place(place.span, _plain(place.text)) for place in places])
    said = "\n".join(f"{turn.speaker} {turn.text}" for turn in turns)
    stem, dot, ending = masked.rpartition(".")
    if not dot or not ending.isalnum():
        stem, dot, ending = masked, "", ""
    return f"{stem}-{sha256(said.encode()).hexdigest()[:8]}{dot}{ending}"


def _plain(placeholder: str) -> str:
    """`[NIMI 1]:n` as part of a file's name: nimi-1."""
    return re.sub(r"[^\w-]+", "-", placeholder.partition("]")[0]).strip("-").lower()
