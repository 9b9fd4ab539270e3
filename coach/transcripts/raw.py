"""A file before anyone has read it: its name, its bytes and its text, whatever the encoding."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from coach.model import Language
from coach.transcripts.mapping import UNMAPPED, Columns
from coach.transcripts.troubles import TranscriptError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEWLINE = re.compile(r"\r\n|\r|\n")
_BOMS = (  # the long marks first: the UTF-32 one begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZIP = b"PK\x03\x04"
_COMPRESSED = {Language.EN: "a compressed file", Language.FI: "pakattu tiedosto"}
_RECORDING = {Language.EN: "a recording", Language.FI: "äänite"}
_NOT_TEXT = (
    (b"%PDF", {Language.EN: "a PDF", Language.FI: "PDF"}),
    (_ZIP, {Language.EN: "a zip or an Office document", Language.FI: "zip-paketti tai Office-asiakirja"}),
    (b"\x1f\x8b", _COMPRESSED),
    (b"7z\xbc\xaf\x27\x1c", _COMPRESSED),
    (b"\xd0\xcf\x11\xe0", {Language.EN: "an old Office document", Language.FI: "vanha Office-asiakirja"}),
    (b"RIFF", _RECORDING),
    (b"ID3", _RECORDING),
    (b"OggS", _RECORDING),
    (b"fLaC", _RECORDING),
)
_LARGEST_MB = 200
_WESTERN = set("åäöÅÄÖéÉèàüÜßæøÆØçñáíóúõÕšžŠŽ€£§°½·»«“”‘’–—…•´¨×²³µ¤©®\xa0\xad")


@dataclass(frozen=True)
class Raw:
    """A transcript file as it came: file name, bytes and decoded text, which is empty for a zip.

    `beside` holds the files of the same folder that belong to it, by name; `columns` says what the columns of a
    table mean where its header does not. `parsed` is the JSON of a part of a file, which has no text of its own.
    """

    name: str
    data: bytes
    text: str
    beside: Mapping[str, bytes] = field(default_factory=dict)
    columns: Columns = UNMAPPED
    parsed: Any = None

    @classmethod
    def of(
        cls, name: str, content: str | bytes, beside: Mapping[str, bytes] | None = None, columns: Columns | None = None
    ) -> Raw:
        """Decode the content; raises TranscriptError for what is not text, is empty or too large."""
        if len(content) > _LARGEST_MB * 1_000_000:
            raise TranscriptError(name, "too_large", most=_LARGEST_MB)
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        text = content if isinstance(content, str) else decode(name, content)
        text = text.removeprefix("\ufeff")
        if not text.strip() and not data.startswith(_ZIP):
            raise TranscriptError(name, "empty")
        return cls(name, data, text, beside or {}, columns or UNMAPPED)

    @property
    def zipped(self) -> bool:
        """Whether it is a zip, as Excel's files are: readers of text have nothing to look at."""
        return self.data.startswith(_ZIP)

    @property
    def kind(self) -> Mapping[Language, str] | None:
        """What the file is where it is no text."""
        return kind_of(self.data)

    @property
    def suffix(self) -> str:
        """The extension in lower case, with the dot; empty where there is none."""
        dot = self.name.rfind(".")
        return self.name[dot:].lower() if dot > 0 else ""

    @property
    def stem(self) -> str:
        """The name without its extension."""
        return self.name[: -len(self.suffix)] if self.suffix else self.name

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; only real line ends divide, since U+2028 may stand inside JSON text."""
        return _NEWLINE.split(self.text)

    @cached_property
    def json(self) -> Any:
        """The whole file as one JSON value, or None where it is not one."""
        if self.parsed is not None:
            return self.parsed
        return loads(self.text) if self.looks_like_json else None

    def part(self, value: Any) -> Raw:
        """A JSON value out of the file as a file of the same name; what is no object is as good as nothing."""
        return Raw(self.name, b"", "", columns=self.columns, parsed=value if isinstance(value, dict) else None)

    @cached_property
    def looks_like_json(self) -> bool:
        """Whether the text starts like a JSON object or list of objects."""
        return self.parsed is not None or bool(re.match(r"\s*(\{|\[\s*[{\]])", self.text))


def loads(text: str) -> Any:
    """The JSON value in the text, None where there is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def decode(name: str, data: bytes) -> str:
    """The text in the bytes: UTF-8, UTF-16, UTF-32, Western European or what charset-normalizer finds."""
    if data.startswith(_ZIP):
        return ""
    kind = kind_of(data)
    if kind:
        raise TranscriptError(name, "not_transcript", kind=kind)
    text = _marked(data) or _utf(data) or _western(data) or _detected(data)
    if text is None or _is_binary(text):
        raise TranscriptError(name, "not_text")
    return text


def kind_of(data: bytes) -> Mapping[Language, str] | None:
    """What a file that is no text is, in both languages, known by its first bytes; None for anything else."""
    return next((kind for magic, kind in _NOT_TEXT if data.startswith(magic)), None)


def _marked(data: bytes) -> str | None:
    encoding = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    return data.decode(encoding, "replace") if encoding else None


def _utf(data: bytes) -> str | None:
    for encoding in ("utf-8", *_unmarked_utf16(data)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None


def _unmarked_utf16(data: bytes) -> tuple[str, ...]:
    even, odd = data[0:2000:2].count(0), data[1:2000:2].count(0)
    sampled = min(len(data), 2000) / 2
    return tuple(
        encoding for encoding, zeros in (("utf-16-le", odd), ("utf-16-be", even)) if zeros > 0.4 * max(sampled, 1)
    )


def _western(data: bytes) -> str | None:
    """Finnish in Windows-1252 or Latin-1: tried first, as detection is a lottery on a few letters."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if {c for c in text if ord(c) > 127} <= _WESTERN else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    return data.decode(best.encoding, "replace") if best else None


def _is_binary(text: str) -> bool:
    head = text[:20_000]
    odd = sum(c < " " and c not in "\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f" for c in head)
    return "\0" in head or odd > 0.02 * len(head)
