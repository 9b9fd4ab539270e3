"""Transcripts from files: one reader per format in `readers`, found by what is in the file."""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from coach.model import CoachError, Conversation, Role
from coach.transcripts import readers
from coach.transcripts.draft import Draft, conversation
from coach.transcripts.raw import Raw, TranscriptError
from coach.transcripts.speakers import checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["Reader", "TranscriptError", "formats", "read", "read_all", "read_many", "read_text"]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format Coach reads.

    `parse` gives drafts in the order of the file; a record it cannot read comes as an error among them, so that
    the good ones are not lost. A `fallback` is asked only when no other reader recognises the file.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    recognises: Callable[[Raw], bool]
    parse: Callable[[Raw], Iterator[Draft | TranscriptError]]
    fallback: bool = False


def read(path: str | Path, roles: Mapping[str, str] | None = None) -> Conversation:
    """The one conversation in the file; raises TranscriptError where there are more."""
    found = read_all(path, roles)
    if len(found) > 1:
        raise TranscriptError(Path(path).name, f"there are {len(found)} conversations here; use read_all")
    return found[0]


def read_all(path: str | Path, roles: Mapping[str, str] | None = None) -> tuple[Conversation, ...]:
    """All conversations in the file, in its order; raises TranscriptError at the first that cannot be read."""
    return _all_good(*read_many(path, roles))


def read_text(text: str | bytes, name: str, roles: Mapping[str, str] | None = None) -> tuple[Conversation, ...]:
    """The same as read_all for content that is not on disk; `name` is the file name it came with."""
    return _all_good(*_read(lambda: text, Path(name).name, roles))


def read_many(
    path: str | Path, roles: Mapping[str, str] | None = None
) -> tuple[tuple[Conversation, ...], tuple[TranscriptError, ...]]:
    """The conversations that can be read and what is wrong with the rest; raises nothing."""
    return _read(lambda: _bytes(Path(path)), Path(path).name, roles)


@cache
def formats() -> tuple[Reader, ...]:
    """Every reader in the folder, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(readers.__path__))
    return tuple(_reader(name) for name in names)


def _reader(name: str) -> Reader:
    module = import_module(f"{readers.__name__}.{name}")
    title = (module.__doc__ or name).split("\n")[0].rstrip(".")
    fallback = getattr(module, "FALLBACK", False)
    return Reader(name, title, module.EXTENSIONS, module.recognises, module.parse, fallback)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = "there is no such file" if not isinstance(error, OSError) else (error.strerror or str(error)).lower()
        raise TranscriptError(path.name, f"the file cannot be opened ({reason}); check its place and name") from None


def _read(
    content: Callable[[], str | bytes], name: str, roles: Mapping[str, str] | None
) -> tuple[tuple[Conversation, ...], tuple[TranscriptError, ...]]:
    try:
        raw = Raw.of(name, content())
        found = [_heard(raw, item) for item in _reader_for(raw).parse(raw)]
        told = _told(roles or {}, [item for item in found if isinstance(item, Draft)], raw)
    except TranscriptError as error:
        return (), (error,)
    names = [raw.stem if n == 1 else f"{raw.stem}-{n}" for n in range(1, len(found) + 1)]
    items = list(zip(found, names, strict=True))
    talks = (conversation(item, name, own, told) for item, own in items if isinstance(item, Draft))
    return tuple(talks), tuple(item for item in found if isinstance(item, TranscriptError))


def _heard(raw: Raw, item: Draft | TranscriptError) -> Draft | TranscriptError:
    if isinstance(item, TranscriptError) or item.readable:
        return item
    return TranscriptError(raw.name, "nobody says anything in this conversation; export it again")


def _told(roles: Mapping[str, str], drafts: list[Draft], raw: Raw) -> dict[str, Role]:
    try:
        return checked(roles, {name for draft in drafts for name in draft.names})
    except CoachError as error:
        raise TranscriptError(raw.name, str(error)) from None


def _reader_for(raw: Raw) -> Reader:
    """By content; the extension decides only between readers that both recognise it."""
    found = [reader for reader in formats() if not reader.fallback and reader.recognises(raw)]
    sure = found or [reader for reader in formats() if reader.fallback and reader.recognises(raw)]
    if not sure:
        raise TranscriptError(raw.name, _unknown(raw))
    return next((reader for reader in sure if raw.suffix in reader.extensions), sure[0])


def _unknown(raw: Raw) -> str:
    if raw.looks_like_json:
        return "this JSON is broken or not in a format Coach reads; export the conversation again"
    return "no speakers found; start each turn with who speaks, like “Agentti: Hei” or “Asiakas: Hei”"


def _all_good(found: tuple[Conversation, ...], errors: tuple[TranscriptError, ...]) -> tuple[Conversation, ...]:
    if errors:
        raise errors[0]
    return found
