"""A file before anyone has read it: its name, its bytes and its text, whatever the encoding."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from coach.model import CoachError

_NEWLINE = re.compile(r"\r\n|\r|\n")
_BOMS = (  # the long marks first: the UTF-32 one begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip or an Office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"RIFF", "a recording"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"fLaC", "a recording"),
)
_WESTERN = set("åäöÅÄÖéÉèàüÜßæøÆØçñáíóúõÕšžŠŽ€£§°½·»«“”‘’–—…•´¨×²³µ¤©®\xa0\xad")


class TranscriptError(CoachError):
    """A transcript that cannot be read: one sentence with the file, the line where known and what to do."""

    def __init__(self, name: str, what: str, line: int | None = None) -> None:
        super().__init__(f"{name}, line {line}: {what}" if line else f"{name}: {what}")
        self.name, self.what, self.line = name, what, line


@dataclass(frozen=True)
class Raw:
    """A transcript file as it came: file name, bytes and decoded text."""

    name: str
    data: bytes
    text: str

    @classmethod
    def of(cls, name: str, content: str | bytes) -> Raw:
        """Decode the content; raises TranscriptError for what is not text or is empty."""
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        text = content if isinstance(content, str) else decode(name, content)
        text = text.removeprefix("\ufeff")
        if not text.strip():
            raise TranscriptError(name, "the file is empty; choose a file with a conversation in it")
        return cls(name, data, text)

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
        return loads(self.text) if self.looks_like_json else None

    @cached_property
    def looks_like_json(self) -> bool:
        """Whether the text starts like a JSON object or list of objects."""
        return bool(re.match(r"\s*(\{|\[\s*[{\]])", self.text))


def loads(text: str) -> Any:
    """The JSON value in the text, None where there is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def decode(name: str, data: bytes) -> str:
    """The text in the bytes: UTF-8, UTF-16, UTF-32, Western European or what charset-normalizer finds."""
    for magic, kind in _NOT_TEXT:
        if data.startswith(magic):
            raise TranscriptError(name, f"this is {kind}, not a transcript; save the conversation as text, VTT or CSV")
    text = _marked(data) or _utf(data) or _western(data) or _detected(data)
    if text is None or _is_binary(text):
        raise TranscriptError(name, "this is not a text file; save the conversation as text, VTT or CSV")
    return text


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
