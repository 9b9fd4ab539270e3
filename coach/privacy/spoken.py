"""Numbers and spellings said aloud, in one turn or in pieces with the other's *joo* between.

Runs of one speaker belong together while the other only acknowledges or repeats. How many digits there are, how they
begin, what was asked for and what follows decide whether the number is somebody's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.model import Personal, Span
from coach.privacy.found import Item
from coach.privacy.numerals import NOT_LETTERS, digits
from coach.privacy.runs import Run, runs
from coach.privacy.words import WORD, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.model import Turn
    from coach.privacy.asked import Asked

_RANK = 50
_ASIDE = 3  # other words that may stand between two pieces of one number
_REPLY = 5  # words of a turn that only acknowledges or repeats
_WHOLE = 8  # so many digits in figures are a number by themselves
_MANY_SINGLES = 6  # digits that stand alone, one after the other, are said, not written
_APART = 4  # turns from one piece to the next
_FEWEST = {
    Personal.IDENTITY: 3,
    Personal.IBAN: 6,
    Personal.CARD: 8,
    Personal.PHONE: 5,
    Personal.CUSTOMER: 4,
    Personal.ORDER: 4,
    Personal.BUSINESS: 7,
    Personal.POSTCODE: 5,
}
_IDENTITY = re.compile(r"\d{6}[a-fu-y]?\d{3}[a-y]")
_MOBILE = re.compile(r"0(?:4\d|50)\d{6,8}")
_ABROAD = re.compile(r"358[1-9]\d{5,9}")
_IBAN = re.compile(r"[a-z]{2}\d{12,}")


def spoken(turns: Sequence[Turn], asked: Asked) -> Iterator[Item]:
    """What is said aloud in a whole conversation."""
    every = [run for turn in turns for run in runs(turn.n, turn.text) if _counts(turn.text, run)]
    said = [run for run in every if run.digits and not _is_written(turns, run)]
    for group in _groups(said, turns):
        kind = _kind(group, asked)
        if kind:
            value = "".join(run.said for run in group)
            again = [run for run in every if _repeats(run, group, value)]
            yield from (Item(run.n, run.span, kind, _value(value, kind), _RANK) for run in (*group, *again))
    for turn in turns:
        yield from _spellings(turn, turns)


def _is_written(turns: Sequence[Turn], run: Run) -> bool:
    """A whole number in figures, with no word inside, is no number said aloud."""
    inside = run.span.of(turns[run.n].text)
    return run.spelt == 0 and len(run.digits) >= _WHOLE and not any(sign.isalpha() for sign in inside)


def _value(said: str, kind: Personal) -> str:
    """A said number as the written one is kept, so that both get one placeholder."""
    return f"358{said[1:]}" if kind is Personal.PHONE and said.startswith("0") else said


def _counts(text: str, run: Run) -> bool:
    """Not an amount, a time or a model: no unit follows and no such word goes before."""
    after = WORD.search(text, run.span.end)
    before = [word[0].lower() for word in WORD.finditer(text[max(0, run.span.start - 40) : run.span.start])][-2:]
    unit = (after is not None and after[0].lower() in words("spoken", "units")) or text[run.span.end :].lstrip()[
        :1
    ] in tuple("%€$£°")
    return not unit and not words("spoken", "before") & set(before)


def _groups(every: Sequence[Run], turns: Sequence[Turn]) -> Iterator[list[Run]]:
    open_: dict[str, list[Run]] = {}
    for run in every:
        speaker = f"{turns[run.n].speaker} {turns[run.n].name}"
        group = open_.get(speaker)
        if group and _goes_on(group[-1], run, turns):
            group.append(run)
            continue
        if group:
            yield group
        open_[speaker] = [run]
    yield from open_.values()


def _goes_on(earlier: Run, later: Run, turns: Sequence[Turn]) -> bool:
    if earlier.n == later.n:
        return later.before - earlier.before <= _ASIDE
    between = turns[earlier.n + 1 : later.n]
    return (
        later.n - earlier.n <= _APART
        and earlier.after <= _ASIDE
        and later.before <= _ASIDE
        and all(_only_replies(turn.text) for turn in between)
    )


def _only_replies(text: str) -> bool:
    quiet = words("spoken", "between")
    low = [word[0].lower() for word in WORD.finditer(text)]
    others = sum(not (digits(word) or word in quiet) for word in low)
    return others <= (1 if "?" in text and not any(digits(word) for word in low) else _REPLY)


def _kind(group: Sequence[Run], asked: Asked) -> Personal | None:
    """Whose number a group of runs is, None where it is nobody's."""
    said, spelt = "".join(run.said for run in group), sum(run.spelt for run in group)
    singles = max(run.singles for run in group)
    if spelt < 2 and singles < _MANY_SINGLES:
        return _half_written(group)
    kind = asked.kind(group[0].n, group[0].span.start)
    count = sum(sign.isdigit() for sign in said)
    plate = asked.told(group[0].n, Personal.PLATE)
    if plate and 2 <= sum(run.letters for run in group) <= 5 and 1 <= count <= 4:
        return Personal.PLATE
    if kind in _FEWEST and count >= _FEWEST[kind]:
        return kind
    return _shape(said, count, spelt + singles)


def _half_written(group: Sequence[Run]) -> Personal | None:
    """*Nolla 40 765 43 21*: one word is enough where the whole is a telephone number, none where it is a mobile's."""
    said = "".join(run.said for run in group)
    whole = said.isdigit() and said.startswith("0") and 9 <= len(said) <= 11
    mobile = bool(_MOBILE.fullmatch(said))
    return Personal.PHONE if (whole and any(run.spelt for run in group)) or mobile else None


def _shape(said: str, count: int, spelt: int) -> Personal | None:
    if _IDENTITY.search(said):
        return Personal.IDENTITY
    if _IBAN.search(said):
        return Personal.IBAN
    if (said.startswith("0") and 7 <= count <= 12) or _ABROAD.fullmatch(said):
        return Personal.PHONE
    if 15 <= count <= 16 and said[0] in "3456":
        return Personal.CARD
    return Personal.NUMBER if count >= 8 and spelt >= 4 else None


def _repeats(run: Run, group: Sequence[Run], said: str) -> bool:
    near = group[0].n <= run.n <= group[-1].n + 2
    return near and run not in group and len(run.digits) >= 2 and run.digits in said


def _spellings(turn: Turn, turns: Sequence[Turn]) -> Iterator[Item]:
    """A name said letter by letter; one short word that is no letter may be a letter misheard."""
    row: list[Run] = []
    for run in [*(run for run in runs(turn.n, turn.text) if not run.digits.strip("0")), None]:
        if row and run and len(WORD.findall(turn.text[row[-1].span.end : run.span.start])) <= 1:
            row.append(run)
            continue
        if row:
            yield from _spelling(row, turns)
        row = [run] if run else []


def _spelling(row: Sequence[Run], turns: Sequence[Turn]) -> Iterator[Item]:
    letters = "".join(run.said for run in row).replace("0", "o")
    count, n = sum(run.spelt + run.initials for run in row), row[0].n
    if count < 3 or len(set(letters)) < 3 or count < len(letters) // 2:
        return
    near = " ".join(turn.text for turn in turns[max(0, n - 1) : n + 1]).lower()
    told = any(word[0] in words("spoken", "spelling") for word in WORD.finditer(near))
    if told or (count >= 5 and len(row) == 1):
        span = Span(_first_letter(turns[n].text, row[0].span.start) if told else row[0].span.start, row[-1].span.end)
        yield Item(n, span, Personal.NAME, letters, _RANK)


def _first_letter(text: str, start: int) -> int:
    """The start of a spelling, with one word of two letters before it that may be a letter misheard."""
    before = re.search(r"(?<!\w)[^\W\d_]{2}\s$", text[:start])
    return before.start() if before and before[0].strip().lower() not in NOT_LETTERS else start
