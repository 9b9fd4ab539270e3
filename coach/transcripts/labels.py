"""Speakers' labels in running text: which lines start a turn, and which colons only belong to a sentence."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.transcripts.speakers import heads_a_fact, is_role_word, role_of
from coach.transcripts.stamps import RANGE, Stamp, stamp
from coach.transcripts.written import GUARD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PICTURES = "\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d"
_LABEL = rf"(?P<label>[~+]?\s?[^\W_](?:[\w .,'’&/()+@#–{_PICTURES}-]{{0,46}}[\w.){_PICTURES}])?)"
_IN_BRACKETS = rf"[\[(<](?P<%s>{RANGE})[\])>]"
_BEFORE = rf"(?:{_IN_BRACKETS % 'boxed'}|(?P<bare>{RANGE})(?=[\s,:;|–-]))"
_AFTER = rf"(?:,?\s*{_IN_BRACKETS % 'boxed_after'}|,?\s+(?P<bare_after>{RANGE}))"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_MARKS = r"\s*(?:[-–•*>]\s+|>>\s*)?(?:\*\*)?"
_FORMS = (  # in the order tried
    _pattern(
        rf"{_MARKS}(?:{_BEFORE}[\s,:–-]*)?(?:\*\*)?{_LABEL}(?:\*\*)?{_AFTER}?(?:\*\*)?\s*:(?:\*\*)?(?:\s+|$)(?P<text>.*)"
    ),
    _pattern(rf"{_MARKS}{_LABEL}(?:\*\*)?{_AFTER}\s*$"),
    _pattern(rf"{_MARKS}{_BEFORE}[\s,:–-]*(?:\*\*)?{_LABEL}(?:\*\*)?\s*$"),
    _pattern(rf"{_MARKS}(?:{_BEFORE}[\s,:–-]*)?(?:\*\*)?{_LABEL}(?:\*\*)?:(?P<text>\S.*)"),
    _pattern(rf"{_MARKS}(?:{_BEFORE}[\s,:–-]*)?{_LABEL}\t+(?P<text>\S.*)"),
    _pattern(rf"{_MARKS}(?:{_BEFORE}[\s,:–-]*)?[\[(]{_LABEL}[\])]\s+(?P<text>\S.*)"),
    _pattern(rf"{_MARKS}{_BEFORE}\s*<{_LABEL}>\s+(?P<text>\S.*)"),
    _pattern(rf"{_MARKS}{_BEFORE}\s*[;|]\s*{_LABEL}\s*[;|]\s*(?P<text>\S.*)"),
)
_ZOOM_CHAT = _pattern(r"From\s+(.+?)(?:\s+to\s+.+)?")  # 09:05:12 From Anna to Everyone: Hei
_HEADINGS = (1, 2)
_KNOWN_ONLY = (2, 3, 4, 5)  # “[00:12] Kyllä” is a word said, “Huomenna:klo” is a slip; only known labels stand so
_IN_BRACKETS_ALONE = 5  # “(Anna) Hei” where all lines are so; “[musiikkia]” is a sound
_MOSTLY = 0.8
_MANY_LABELS, _NEARLY_ALL = 4, 0.95
_BRACKETED = re.compile(r"\[([^\W\d_][\w .-]{0,40})\](?=\s*:)")  # [SPEAKER_00]: as WhisperX writes it
_NUMBERED = re.compile(r"(?:spk|speaker|ch|channel|puhuja|kanava|agent|caller)[ _-]?\d{1,3}", re.IGNORECASE)
_DATED = rf"(?P<dated>(?=\d+[./-]\d){RANGE})\s+[-–]"
_UNNAMED = _pattern(rf"\s*(?:{_IN_BRACKETS % 'boxed'}|{_DATED})\s*(?P<text>.*)")
_MARK = _pattern(RANGE)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"))


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that may start a turn.

    `sure` where the line's own form says so, as with a time in brackets; `loose` where only all lines together say it.
    """

    label: str
    text: str
    stamp: Stamp | None = None
    sure: bool = False
    heading: bool = False
    loose: bool = False


def openings(lines: Sequence[str]) -> list[Opening | None]:
    """For each line the turn it starts, None where it goes on with the turn before."""
    found = [_opening(line) for line in lines]
    accepts = _judge([one for one in found if one], sum(bool(line.strip()) for line in lines))
    return [one if one and accepts(one) else None for one in found]


def mark(line: str) -> Stamp | None:
    """The time in a line that holds nothing else, as `00:05:01`."""
    text = line.translate(_INVISIBLE).strip()
    return stamp(text) if _MARK.fullmatch(text) else None


def unnamed(line: str) -> tuple[Stamp | None, str, bool] | None:
    """The time and text of a line with a time but no speaker, and whether it is dated (a message of the system)."""
    found = _UNNAMED.match(line.translate(_INVISIBLE))
    if not found:
        return None
    when = stamp(found["boxed"] or found["dated"])
    return (when, found["text"], bool(found["dated"])) if when else None


def _opening(line: str) -> Opening | None:
    if line.startswith(GUARD) or (len(line) > 200 and ":" not in line[:200]):
        return None  # more of the turn before, or a paragraph
    clean = line.translate(_INVISIBLE).replace("\u202f", " ").replace("\xa0", " ")
    clean = _BRACKETED.sub(r"\1", clean, count=1) if "]" in clean[:80] else clean
    for form, pattern in enumerate(_FORMS):
        found = pattern.match(clean)
        opening = _of_match(found, form) if found else None
        if opening:
            return opening
    return None


def _of_match(found: re.Match[str], form: int) -> Opening | None:
    groups = found.groupdict()
    written = [groups.get(name) for name in ("boxed", "boxed_after", "bare", "bare_after")]
    when = next((text for text in written if text), None)
    parsed = stamp(when) if when else None
    label = found["label"].strip().lstrip("~").strip()
    if parsed and (zoom := _ZOOM_CHAT.fullmatch(label)):
        label = zoom[1]
    if (when and not parsed) or not _could_be_name(label):
        return None
    dated = parsed is not None and parsed.day is not None and bool(written[0]) and _reads_like_a_name(label)
    unknown = form in _KNOWN_ONLY and role_of(label) is None and not dated and not _NUMBERED.fullmatch(label)
    if unknown and (form != _IN_BRACKETS_ALONE or not _reads_like_a_name(label)):
        return None
    sure = bool(written[0] or written[1] or (parsed and parsed.day is not None))
    heading = form in _HEADINGS
    return Opening(label, groups.get("text") or "", parsed, sure and not heading and not unknown, heading, unknown)


def is_name(line: str) -> bool:
    """Whether a whole line reads like a speaker's name and nothing else."""
    return _could_be_name(line) and _reads_like_a_name(line) and not line.endswith((".", ",", "?", "!"))


def _could_be_name(label: str) -> bool:
    words = _bare(label).split()
    if not words or len(words) > 6 or (label.endswith(".") and len(words[-1]) > 3):
        return False
    if label.startswith("+"):
        return bool(re.fullmatch(r"\+[\d ()-]{6,}", label))
    if role_of(label) is not None:  # “Customer said: …” is a sentence
        return all(not word[0].islower() or is_role_word(word) for word in words)
    return bool(_NUMBERED.fullmatch(label)) or (label[:1].isupper() and not heads_a_fact(words[0]))


def _bare(label: str) -> str:
    """The label without what stands in brackets."""
    return re.sub(r"\([^)]*\)", " ", label)


def _judge(found: Sequence[Opening], lines: int) -> Callable[[Opening], bool]:
    """Which openings to believe, from the whole file of so many lines.

    A known label or a line whose form is sure always counts, a label that comes back counts too. A label seen once
    counts only where it reads like a name and fewer than two speakers are sure, or where every line has a label.
    """
    loose = [one for one in found if one.loose]
    if len(loose) < _MOSTLY * lines or len({one.label for one in loose}) * 2 > len(loose) + 1:
        found = [one for one in found if not one.loose]
    counts = Counter(one.label for one in found)
    believed = {id(one) for one in found}
    known = {one.label for one in found if role_of(one.label) and "," not in _bare(one.label)}
    repeated = {one.label for one in found if one.sure or counts[one.label] > 1 or _NUMBERED.fullmatch(one.label)}
    certain = known | repeated
    if len(found) >= _MANY_LABELS and len(found) >= _NEARLY_ALL * lines:
        certain |= {one.label for one in found if not one.heading and _reads_like_a_name(one.label)}

    def accepts(one: Opening) -> bool:
        if id(one) not in believed:
            return False
        return one.label in certain or (len(certain) < 2 and _reads_like_a_name(one.label))

    return accepts


def _reads_like_a_name(label: str) -> bool:
    words = label.split()
    return len(words) <= 3 and "," not in label and all(not word[0].islower() for word in words)
