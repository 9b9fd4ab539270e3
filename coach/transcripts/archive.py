"""Zips, looked into with care: how many files, how large they say they are, how far they are packed."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from coach.transcripts.raw import Raw

_MOST_FILES = 5_000
_LARGEST_MB = 300
_DENSEST = 400  # real workbooks pack their XML to a fiftieth
_SMALL = 10_000_000


def names(raw: Raw) -> tuple[str, ...]:
    """The files in the zip; none where it is broken."""
    try:
        with zipfile.ZipFile(BytesIO(raw.data)) as opened:
            return tuple(opened.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ()


def opened(raw: Raw) -> zipfile.ZipFile:
    """The zip; raises TranscriptError where it would unpack to more than it may."""
    try:
        found = zipfile.ZipFile(BytesIO(raw.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise TranscriptError(raw.name, "broken_zip") from None
    inside = found.infolist()
    whole = sum(one.file_size for one in inside)
    dense = any(one.file_size > _SMALL and one.file_size > _DENSEST * max(one.compress_size, 1) for one in inside)
    if len(inside) > _MOST_FILES or whole > _LARGEST_MB * 1_000_000 or dense:
        raise TranscriptError(raw.name, "bomb", most=_LARGEST_MB)
    return found


def content(raw: Raw, archive: zipfile.ZipFile, name: str) -> bytes:
    """One file of the zip; raises TranscriptError where it is damaged, locked or larger than it says."""
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, zlib.error, ValueError, KeyError):
        raise TranscriptError(raw.name, "broken_zip") from None
