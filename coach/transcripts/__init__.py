"""Transcripts from files: one reader per format in `readers`, found by what is in the file."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from coach.model import CoachError, Conversation, Language, Role
from coach.transcripts import readers
from coach.transcripts.corpus import BESIDE, UTTERANCES
from coach.transcripts.draft import Draft
from coach.transcripts.parcels import Parcel, parcels
from coach.transcripts.raw import Raw
from coach.transcripts.report import Found, Reader, Reading, found
from coach.transcripts.speakers import checked
from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from coach.transcripts.mapping import Columns

__all__ = [
    "Found", "Reader", "Reading", "TranscriptError", "formats", "read", "read_all", "read_many", "read_text",
    "read_text_with_report", "read_with_report",
]  # fmt: skip
_LOOKED_AT = 20  # answers of a list that tell whether any reader knows them
_MOST_PARCELS = 300  # places of a file that are looked at for answers, or a hostile one would take long


def read(path: str | Path, roles: Mapping[str, str] | None = None, columns: Columns | None = None) -> Conversation:
    """The one conversation in the file; raises TranscriptError where there are more."""
    found = read_all(path, roles, columns)
    if len(found) > 1:
        raise TranscriptError(Path(path).name, "several", count=len(found))
    return found[0]


def read_all(
    path: str | Path, roles: Mapping[str, str] | None = None, columns: Columns | None = None
) -> tuple[Conversation, ...]:
    """All conversations in the file, in its order; raises TranscriptError at the first that cannot be read."""
    return _all_good(read_with_report(path, roles, columns))


def read_text(text: str | bytes, name: str, roles: Mapping[str, str] | None = None) -> tuple[Conversation, ...]:
    """The same as read_all for content that is not on disk; `name` is the file name it came with."""
    return _all_good(read_text_with_report(text, name, roles))


def read_many(
    path: str | Path, roles: Mapping[str, str] | None = None, columns: Columns | None = None
) -> tuple[tuple[Conversation, ...], tuple[TranscriptError, ...]]:
    """The conversations that can be read and what is wrong with the rest; raises nothing."""
    reading = read_with_report(path, roles, columns)
    return reading.conversations, reading.problems


def read_with_report(
    path: str | Path, roles: Mapping[str, str] | None = None, columns: Columns | None = None
) -> Reading:
    """The file as read: conversations, their agents, what was left out, what is wrong; raises nothing.

    A folder with an `utterances.jsonl` in it is read as one file. `roles` says who is who by name, as in
    `{"Anna": "agent"}`; `columns` what the columns of a table mean.
    """
    place = Path(path)
    return _read(lambda: _loaded(place, columns), place.name, roles)


def read_text_with_report(
    text: str | bytes, name: str, roles: Mapping[str, str] | None = None, columns: Columns | None = None
) -> Reading:
    """The same as read_with_report for content that is not on disk."""
    own = Path(name).name
    return _read(lambda: Raw.of(own, text, columns=columns), own, roles)


@cache
def formats() -> tuple[Reader, ...]:
    """Every reader in the folder, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(readers.__path__))
    return tuple(_reader(name) for name in names)


def reader_of(raw: Raw) -> Reader:
    """The reader for a file, by content; the extension decides only between readers that both recognise it.

    Raises TranscriptError where no reader knows it.
    """
    sure = _recognising(raw, fallback=False) or _recognising(raw, fallback=True)
    if sure is None:
        raise _unknown(raw)
    return sure


def _recognising(raw: Raw, *, fallback: bool) -> Reader | None:
    asked = [reader for reader in formats() if reader.zipped is raw.zipped and reader.fallback is fallback]
    sure = [reader for reader in asked if reader.recognises(raw)]
    return next((reader for reader in sure if raw.suffix in reader.extensions), sure[0] if sure else None)


def _reader(name: str) -> Reader:
    module = import_module(f"{readers.__name__}.{name}")
    title, _, about = (module.__doc__ or name).partition("\n")
    return Reader(
        name=name,
        titles={Language.EN: title.rstrip("."), Language.FI: module.TITLE_FI},
        about=about.strip(),
        extensions=module.EXTENSIONS,
        recognises=module.recognises,
        parse=module.parse,
        fallback=getattr(module, "FALLBACK", False),
        zipped=getattr(module, "ZIPPED", False),
    )


def _loaded(path: Path, columns: Columns | None) -> Raw:
    main = path / UTTERANCES if (path / UTTERANCES).is_file() else path
    corpus = main.name.endswith(UTTERANCES)
    beside = {one: _bytes(main.parent / one) for one in BESIDE if corpus and (main.parent / one).is_file()}
    return Raw.of(path.name, _bytes(main), beside, columns)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = "there is no such file" if not isinstance(error, OSError) else (error.strerror or str(error)).lower()
        raise TranscriptError(path.name, "closed", reason=reason) from None


def _read(load: Callable[[], Raw], name: str, roles: Mapping[str, str] | None) -> Reading:
    reader = None
    try:
        raw = load()
        reader, parts = _unpacked(raw)
        items = [_heard(raw, item) for item in parts]
        told = _told(roles or {}, [item for item in items if isinstance(item, Draft)], raw)
    except TranscriptError as error:
        return Reading(name, reader, (), (error,))
    named = [(item, raw.stem if n == 1 else f"{raw.stem}-{n}") for n, item in enumerate(items, 1)]
    good = tuple(found(item, name, own, told) for item, own in named if isinstance(item, Draft))
    return Reading(name, reader, good, tuple(item for item in items if isinstance(item, TranscriptError)))


def _unpacked(raw: Raw) -> tuple[Reader, Iterable[Draft | TranscriptError]]:
    """The reader of the file or of the answers inside it, and what they hold; a fallback reader comes last."""
    for fallback in (False, True):
        reader = _recognising(raw, fallback=fallback)
        if reader:
            return reader, reader.parse(raw)
        for held in islice(parcels(raw), _MOST_PARCELS):
            inner = next(
                (one for part in held[:_LOOKED_AT] if (one := _recognising(part.raw, fallback=fallback))), None
            )
            if inner:
                return inner, (item for part in held for item in _of_parcel(part, fallback))
    raise _unknown(raw)


def _of_parcel(part: Parcel, fallback: bool) -> Iterator[Draft | TranscriptError]:
    reader = _recognising(part.raw, fallback=fallback)
    if reader is None:
        yield TranscriptError(part.raw.name, "unknown_json", part.line)
        return
    try:
        yield from reader.parse(part.raw)
    except TranscriptError as error:
        yield error


def _heard(raw: Raw, item: Draft | TranscriptError) -> Draft | TranscriptError:
    if isinstance(item, TranscriptError) or item.readable:
        return item
    return TranscriptError(raw.name, "only_left_out" if len(item.spoken) < len(item.cues) else "silent")


def _told(roles: Mapping[str, str], drafts: list[Draft], raw: Raw) -> dict[str, Role]:
    try:
        return checked(roles, {name for draft in drafts for name in draft.names})
    except CoachError as error:
        raise TranscriptError(raw.name, "roles", reason=str(error)) from None


def _unknown(raw: Raw) -> TranscriptError:
    if raw.zipped:
        return TranscriptError(raw.name, "not_transcript", kind=raw.kind)
    return TranscriptError(raw.name, "unknown_json" if raw.looks_like_json else "no_speakers")


def _all_good(reading: Reading) -> tuple[Conversation, ...]:
    if reading.problems:
        raise reading.problems[0]
    return reading.conversations
