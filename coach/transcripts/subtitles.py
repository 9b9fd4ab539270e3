"""What WebVTT and SRT share: cues with start and end, names as `<v Name>` or as `Name:` at the start of a line."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.model import Role, Segment
from coach.transcripts.draft import Cue, flat
from coach.transcripts.labels import Opening, is_name, openings
from coach.transcripts.speakers import role_of
from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.transcripts.raw import Raw

MADE_BY_COACH = "Written by Coach: each cue is a turn."
_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,9})?)"
TIMING = re.compile(rf"^[ \t]*{_TIME}[ \t]*-+>[ \t]*{_TIME}(?!\d)", re.MULTILINE)
_TIMING_LIKE = re.compile(r"^\s*\d[\d:.,]*\s*-+>")
_FEWEST_HEADED = 3
_NO_SPEECH = re.compile(r"^(NOTE|STYLE|REGION)(\s|$)")
_VOICE = re.compile(r"<v(?P<classes>\.[^\s>]*)?(?:\s+(?P<name>[^>]*))?>|</v>")
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[.\s][^>]*)?>|<\d[\d:.,]*>|\{\\\w+\}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One cue as it stands in the file: its time and its lines of text."""

    time: Segment
    lines: tuple[str, ...]


def has_timings(raw: Raw) -> bool:
    """Whether there is a line like `00:01.000 --> 00:02.000`."""
    return "->" in raw.text and bool(TIMING.search(raw.text))


def cues(raw: Raw, escaped: bool) -> tuple[Cue, ...]:
    """What each speaker says; `escaped` where `&lt;` stands for `<`. Raises TranscriptError where nobody speaks."""
    blocks = _unrolled(list(_blocks(raw)))
    voiced = _headed(blocks) or [piece for block in blocks for piece in _voices(block)]
    named = voiced if any(cue.label for cue in voiced) else list(_names(voiced))
    shown = (replace(cue, label=_plain(cue.label, escaped), text=flat(_plain(cue.text, escaped))) for cue in named)
    spoken = tuple(_shared([cue for cue in shown if cue.text.strip("" if cue.label else "-–— ")]))
    if not spoken:
        raise TranscriptError(raw.name, "no_subtitles")
    return spoken


def _blocks(raw: Raw) -> Iterator[Block]:
    """Everything between two lines of timing is the first one's text, less the name of the next cue."""
    at = [n for n, line in enumerate(raw.lines) if _is_timing(raw, n, line)]
    for start, following in pairwise([*at, len(raw.lines)]):
        lines = raw.lines[start + 1 : following]
        own = lines if start == at[-1] else lines[: _identifier(lines)]
        yield Block(_time(raw.lines[start]), tuple(_without_notes(own)))


def _is_timing(raw: Raw, n: int, line: str) -> bool:
    if TIMING.match(line):
        return True
    if _TIMING_LIKE.match(line):
        raise TranscriptError(raw.name, "broken_cue", n + 1)
    return False


def _identifier(lines: Sequence[str]) -> int:
    """Where the next cue's name or number begins, which stands alone or is a number right above its times."""
    alone = len(lines) > 0 and (len(lines) == 1 or not lines[-2].strip())
    numbered = len(lines) > 1 and lines[-1].strip().isdigit()
    return len(lines) - 1 if (alone and len(lines) > 1) or numbered else len(lines)


def _without_notes(lines: Sequence[str]) -> Iterator[str]:
    silent = after_blank = False
    for line in lines:
        silent = (silent and bool(line.strip())) or (after_blank and bool(_NO_SPEECH.match(line)))
        after_blank = not line.strip()
        if not silent and not after_blank:
            yield line


def _time(line: str) -> Segment:
    hours, minutes, seconds, *end = (float((number or "0").replace(",", ".")) for number in _numbers(line))
    start = hours * 3600 + minutes * 60 + seconds
    return Segment(round(start, 6), max(round(start, 6), round(end[0] * 3600 + end[1] * 60 + end[2], 6)))


def _numbers(line: str) -> tuple[str | None, ...]:
    found = TIMING.match(line)
    return found.groups() if found else ("0",) * 6


def _unrolled(blocks: list[Block]) -> list[Block]:
    """Automatic captions show each line twice as they roll up: keep what is new in each cue."""
    fresh = [_fresh(block, before) for before, block in pairwise(blocks)]
    repeats = [len(kept.lines) < len(block.lines) for kept, block in zip(fresh, blocks[1:], strict=True)]
    grows = any(kept.lines and repeat for kept, repeat in zip(fresh, repeats, strict=True))
    return [*blocks[:1], *fresh] if grows and sum(repeats) * 3 >= len(blocks) else blocks


def _fresh(block: Block, before: Block) -> Block:
    shown, lines = _bare(before), _bare(block)
    longest = next((k for k in range(min(len(shown), len(lines)), 0, -1) if shown[-k:] == lines[:k]), 0)
    return replace(block, lines=block.lines[longest:])


def _bare(block: Block) -> list[str]:
    """The lines without tags; an empty one keeps its place so that counts agree with the block's lines."""
    return [flat(_TAG.sub("", line)) for line in block.lines]


def _voices(block: Block) -> Iterator[Cue]:
    """One piece for each `<v Name>` in the cue; what stands outside them has no name."""
    text, label, role, start = "\n".join(block.lines), "", None, 0
    for found in _VOICE.finditer(text):
        yield Cue(label, text[start : found.start()], block.time, role=role)
        label, role, start = found["name"] or "", _role(found["classes"] or ""), found.end()
    yield Cue(label, text[start:], block.time, role=role)


def _headed(blocks: Sequence[Block]) -> list[Cue]:
    """The cues where each has the speaker's name on a line of its own, as in Word's transcripts; none elsewhere."""
    names = [_TAG.sub("", block.lines[0]).strip() for block in blocks if len(block.lines) > 1]
    few = len(set(names)) * 2 <= len(names) + 1
    if len(names) < _FEWEST_HEADED or len(names) < len(blocks) or not few or not all(map(is_name, names)):
        return []
    return [Cue(name, "\n".join(block.lines[1:]), block.time) for name, block in zip(names, blocks, strict=True)]


def _role(classes: str) -> Role | None:
    """The role in a voice's classes, as in `<v.agent Anna>`."""
    return next((Role(one) for one in classes.split(".") if one in set(Role)), None)


def _names(cues: Iterable[Cue]) -> Iterator[Cue]:
    """`Name: text` in the lines; a line without a name goes on with the name before it."""
    rows = [(cue, line) for cue in cues for line in cue.text.split("\n") if line.strip()]
    name, held = "", None
    for (cue, line), opening in zip(rows, _openings([line for _, line in rows]), strict=True):
        name, text = (opening.label, opening.text) if opening else (name, line)
        if held is not None and held.time is cue.time and not opening:
            held = replace(held, text=f"{held.text}\n{text}")
            continue
        if held is not None:
            yield held
        held = Cue(name, text, cue.time)
    if held is not None:
        yield held


def _openings(lines: list[str]) -> list[Opening | None]:
    """The names at the start of lines; a single one in the file is a sentence with a colon, unless it names a role."""
    found = [
        one if one and not one.heading and one.stamp is None else None
        for one in openings([_TAG.sub("", line) for line in lines])
    ]
    labels = [one.label for one in found if one]
    known = any(role_of(label) for label in labels) or len(labels) > len(set(labels))
    return found if known or len(labels) * 2 >= len(lines) else [None] * len(lines)


def _shared(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Where several people speak in one cue, nobody knows when each of them stopped: the end is dropped."""
    speakers: dict[int, set[str]] = {}
    for cue in cues:
        speakers.setdefault(id(cue.time), set()).add(cue.label)
    for cue in cues:
        alone = cue.time is None or len(speakers[id(cue.time)]) == 1
        yield cue if alone or cue.time is None else replace(cue, time=Segment(cue.time.start, cue.time.start))


def as_written(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """The cues of a file that Coach wrote: without times where all stand at zero, as no time was known then."""
    known = any(cue.time is not None and cue.time.end > 0 for cue in cues)
    return tuple(cues) if known else tuple(replace(cue, time=None) for cue in cues)


def _plain(text: str, escaped: bool) -> str:
    bare = _TAG.sub("", text)
    return html.unescape(bare) if escaped else bare
