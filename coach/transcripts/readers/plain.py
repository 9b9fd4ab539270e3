"""Plain text.

`Agentti: …` and other labels before a colon, with or without times; chats as WhatsApp saves them. Times may stand
before or after the label, as `[00:12]`, `(00:12)`, `00:12`, `[10:32]`, `klo 9.05`, `12.3.2026 klo 9.05` or `[10:15:32
AM]`; a label with a time may also stand on a line of its own above the text. Lines without a label belong to the turn
before; in a phone call they are joined by a space, elsewhere the line breaks stay.

Channel: times of day mean chat unless the words come at the pace of speech, times from the start of a recording mean
phone. Bare times such as `[10:32]` are read by that pace too, as hours and minutes or as minutes and seconds. Without
times it is e-mail where there are header lines (From:, Lähettäjä:, Subject:, Aihe:) or a letter's closing (Terveisin,
Regards), chat where someone joins or leaves the chat or there are emoji, and phone otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.model import Channel, Language, Role
from coach.transcripts.draft import Cue, Draft, LeftOut, flat
from coach.transcripts.labels import Opening, is_name, mark, openings, unnamed
from coach.transcripts.stamps import Stamp, Timeline, timeline
from coach.transcripts.troubles import read_as
from coach.transcripts.written import GUARD, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "Tavallinen teksti"
EXTENSIONS = (".txt", ".text", ".md", ".log")
FALLBACK = True
_CUE_TIMING = re.compile(r"^[ \t]*\d[\d:.,]*[ \t]*-->", re.MULTILINE)
_LETTER = re.compile(
    r"^[ \t]*(from|to|subject|lähettäjä|vastaanottaja|aihe):\s|^[ \t]*((ystävällisin|parhain|lämpimin) )?terveisin\b"
    r"|^[ \t]*((best|kind|warm)( regards|est regards)|regards|sincerely|yours (sincerely|faithfully))\b",
    re.IGNORECASE | re.MULTILINE,
)
_EVENTS = (
    "viestit ja puhelut ovat päästä päähän salattuja", "messages and calls are end-to-end encrypted", "media omitted",
    "mediatiedosto jätetty pois", "media jätetty pois", "kuva jätetty pois", "video jätetty pois", "ääni jätetty pois",
    "tarra jätetty pois", "image omitted", "video omitted", "audio omitted", "sticker omitted", "gif omitted",
    "document omitted", "tämä viesti poistettiin", "poistit tämän viestin", "this message was deleted",
    "you deleted this message", "vastaamaton äänipuhelu", "vastaamaton videopuhelu", "missed voice call",
    "missed video call",
)  # fmt: skip
_FEWEST_HEADED = 3
_LONGEST_EVENT = 300
_ABOUT = re.compile(
    r"(?:(?:Conversation|Keskustelu|Keskustelun tunnus): *(?P<conversation>\S.{0,200})"
    r"|(?:Language|Kieli): *(?P<language>fi|en|suomi|englanti|Finnish|English)"
    r"|(?:Channel|Kanava): *(?P<channel>phone|chat|email|e-mail|puhelin|puhelu|sähköposti))",
    re.IGNORECASE,
)
_VALUES = {
    "suomi": "fi", "finnish": "fi", "englanti": "en", "english": "en", "puhelin": "phone", "puhelu": "phone",
    "sähköposti": "email", "e-mail": "email", "phone": "phone", "chat": "chat", "email": "email",
    "fi": "fi", "en": "en",
}  # fmt: skip
_CHATTING = re.compile(
    r"[\U0001f300-\U0001faff]|(joined|left|ended|started) the (chat|conversation)"
    r"|(liittyi|poistui|lopetti|aloitti) (chat|keskustelu|keskustelun|keskustelusta|keskusteluun)",
    re.IGNORECASE,
)


def recognises(raw: Raw) -> bool:
    """Text with at least one line that starts with a speaker, and no subtitle timings."""
    return not raw.looks_like_json and not _CUE_TIMING.search(raw.text) and any(openings(_headed(raw.lines)))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The one conversation in the file."""
    about, lines = _about(raw.lines)
    found = [(label, when, unguarded(text)) for label, when, text in _turns(lines)]
    line = timeline([when for _, when, _ in found], [len(text.split()) for *_, text in found])
    channel = Channel(about["channel"]) if "channel" in about else _channel(raw.text, line)
    shape = flat if channel is Channel.PHONE else str
    cues = (
        Cue(label, shape(text), time, role=None if label else Role.OTHER, left_out=_event(text, line))
        for (label, _, text), time in zip(found, line.times, strict=True)
        if text.strip()
    )
    yield Draft(
        tuple(cues),
        id=about.get("conversation", ""),
        language=Language(about["language"]) if "language" in about else None,
        channel=channel,
        notices=(read_as(line.of_day),) if line.doubtful else (),
    )


def _event(text: str, line: Timeline) -> LeftOut | None:
    """What a chat program says in a person's name: a picture is left out, the messages are encrypted."""
    bare = text.strip("\u200e\u200f \n<>").casefold()
    by_program = text.startswith("\u200e") or bare.startswith(_EVENTS)
    return LeftOut.EVENT if line.of_day and by_program and len(bare) < _LONGEST_EVENT else None


def _about(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """What lines on top tell about the conversation, as `Kanava: chat`, and the lines below them."""
    told: dict[str, str] = {}
    for n, line in enumerate(lines):
        found = _ABOUT.fullmatch(line.strip())
        known = next(((key, found[key]) for key in _ABOUT.groupindex if found[key]), None) if found else None
        if known is None and line.strip():
            return told, lines[n:]
        if known:
            told[known[0]] = _VALUES.get(known[1].casefold(), known[1].strip())
    return told, []


def _channel(text: str, line: Timeline) -> Channel:
    if any(time is not None for time in line.times):
        return Channel.CHAT if line.of_day and not line.spoken else Channel.PHONE
    if _LETTER.search(text):
        return Channel.EMAIL
    return Channel.CHAT if _CHATTING.search(text) else Channel.PHONE


def _turns(lines: list[str]) -> list[tuple[str, Stamp | None, str]]:
    """Label, time and text of each turn; what stands before the first label is nobody's."""
    turns: list[tuple[str, Stamp | None, list[str]]] = []
    above: Stamp | None = None
    lines = _headed(lines)
    starts = openings(lines)
    for n, (line, opening) in enumerate(zip(lines, starts, strict=True)):
        loose = None if opening or line.startswith(GUARD) else unnamed(line)
        alone = loose[0] if loose and not loose[1] else _mark(lines, starts, n)
        if alone:
            above = alone  # a time alone on its line belongs to the turn below
            continue
        start = _start(line, opening, loose, bool(turns))
        if start:
            turns.append((start[0], start[1] or above, [start[2]]))
            above = None
        elif turns:
            turns[-1][2].append(loose[1] if loose else line)
    return [(label, when, "\n".join(texts).strip()) for label, when, texts in turns]


def _headed(lines: list[str]) -> list[str]:
    """The lines with a name and the time below it on one line, as some meetings are copied: *Anna*, *0:12*, words."""
    pairs = [n for n in range(len(lines) - 2) if mark(lines[n + 1]) and is_name(lines[n].strip())]
    if len({lines[n].strip() for n in pairs}) * 2 > len(pairs) + 1 or len(pairs) < _FEWEST_HEADED:
        return lines
    joined = {n: f"{lines[n].strip()} {lines[n + 1].strip()}" for n in pairs}
    return [joined.get(n, line) for n, line in enumerate(lines) if n - 1 not in joined]


def _mark(lines: list[str], starts: list[Opening | None], n: int) -> Stamp | None:
    """The time alone on a line right above a turn, as video meetings mark every few minutes."""
    below = next((m for m in range(n + 1, len(lines)) if lines[m].strip()), None)
    return mark(lines[n]) if below is not None and starts[below] and not lines[n].startswith(GUARD) else None


def _start(
    line: str, opening: Opening | None, loose: tuple[Stamp | None, str, bool] | None, begun: bool
) -> tuple[str, Stamp | None, str] | None:
    if opening:
        return opening.label, opening.stamp, opening.text
    if loose and (loose[2] or not begun):
        return "", loose[0], loose[1]
    return None if begun or not line.strip() else ("", None, line)
