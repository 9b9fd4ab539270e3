"""What is said by whom in a file, taken from it without any of Coach's readers: the second opinion on every reader.

Each function looks at one kind of file in the plainest way that is right for well-formed files, and gives the words of
each speaker in order. `expected` picks the function by the file's own keys.
"""

from __future__ import annotations

import email
import email.policy
import html
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

Said = dict[str, list[str]]


def expected(file: Path) -> Said | None:
    """The words of each speaker, None for a kind of file that is not checked here."""
    if file.suffix == ".json":
        return _of_json(json.loads(file.read_text("utf-8-sig")))
    look = {".vtt": subtitles, ".srt": subtitles, ".eml": mail}.get(file.suffix)
    return look(file) if look else None


def _of_json(value: Any) -> Said | None:
    for keys, look in _KINDS:
        try:
            if all(_reach(value, key) for key in keys.split()):
                return look(value)
        except (KeyError, IndexError, TypeError, AttributeError):
            continue
    return None


def _reach(value: Any, path: str) -> bool:
    for part in path.split("/"):
        value = value[0] if part == "0" else value.get(part)
        if value is None:
            return False
    return True


def _by(pairs: Any) -> Said:
    said: Said = defaultdict(list)
    for who, text in pairs:
        if text and text.strip():
            said[who].extend(text.split())
    return dict(said)


def deepgram(value: Any) -> Said:
    channels = value["results"]["channels"]
    return _by(
        (
            f"Channel {n}" if len(channels) > 1 else f"Speaker {word['speaker']}" if "speaker" in word else "",
            word.get("punctuated_word", word["word"]),
        )
        for n, channel in enumerate(channels)
        for word in channel["alternatives"][0]["words"]
    )


def assemblyai(value: Any) -> Said:
    parts = value["utterances"] or value["words"]
    return _by((one.get("speaker") or "", one["text"]) for one in parts)


def azure(value: Any) -> Said:
    phrases = value.get("recognizedPhrases", value.get("phrases"))
    stereo = len({one.get("channel") for one in phrases}) > 1

    def who(one: Any) -> str:
        return f"Channel {one['channel']}" if stereo else f"Speaker {one['speaker']}" if "speaker" in one else ""

    def start(one: Any) -> float:
        return float(one.get("offsetInTicks", one.get("offsetMilliseconds", 0)))

    inside = [one for one in phrases if one.get("recognitionStatus", "Success") == "Success"]
    said = (
        (who(one), one["nBest"][0]["display"] if "nBest" in one else one["text"]) for one in sorted(inside, key=start)
    )
    return _by(said)


def google(value: Any) -> Said:
    def tag(word: Any) -> Any:
        return next((word[key] for key in ("speakerTag", "speaker_tag", "speakerLabel") if word.get(key)), None)

    results = [one["alternatives"][0] for one in value["results"]]
    repeats = len(results) > 1 and not any(tag(word) for word in results[0].get("words", ()))
    words = [word for one in (results[-1:] if repeats else results) for word in one.get("words", ())]
    if not any(tag(word) for word in words):
        return _by(("", one["transcript"]) for one in results)
    return _by((f"Speaker {tag(word)}", word["word"]) for word in words)


def amazon(value: Any) -> Said:
    results = value["results"]
    speaker = {
        item["start_time"]: item["speaker_label"]
        for segment in (results.get("speaker_labels") or {}).get("segments", [])
        for item in segment["items"]
    }
    channels = (results.get("channel_labels") or {}).get("channels") or [
        {"items": results["items"], "channel_label": ""}
    ]
    said: Said = defaultdict(list)
    for channel in channels:
        who = channel["channel_label"]
        for item in channel["items"]:
            content = item["alternatives"][0]["content"]
            if item["type"] == "punctuation":
                said[who][-1] += content
                continue
            who = channel["channel_label"] or item.get("speaker_label") or speaker.get(item["start_time"], "")
            said[who].append(content)
    return dict(said)


def call_analytics(value: Any) -> Said:
    turns = [one for one in value["Transcript"] if one.get("Type", "MESSAGE") != "EVENT" and one.get("Content")]
    return _by((one.get("DisplayName") or one["ParticipantRole"], one["Content"]) for one in turns)


def whisper(value: Any) -> Said:
    def pieces(segment: Any) -> Any:
        voices = {word.get("speaker", segment.get("speaker", "")) for word in segment.get("words", [])}
        if len(voices) > 1:
            last = ""
            for word in segment["words"]:
                last = word.get("speaker", last)
                yield last, word["word"]
        else:
            yield segment.get("speaker", ""), segment["text"].replace("[*]", "")

    return _by(piece for segment in value["segments"] for piece in pieces(segment))


def genesys(value: Any) -> Said:
    machines = {"ivr", "acd", "bot"}
    phrases = [one for transcript in value["transcripts"] for one in transcript["phrases"]]
    times = [(one["startTimeMs"], one.get("endTimeMs", 1e99)) for one in value.get("participants", ())
             if one["participantPurpose"] in machines and "startTimeMs" in one]  # fmt: skip
    spoken = [
        one
        for one in phrases
        if one["participantPurpose"] not in machines
        and not (one["participantPurpose"] == "internal" and any(a <= one["startTimeMs"] < b for a, b in times))
    ]
    return _by((one["participantPurpose"], one.get("decoratedText") or one["text"]) for one in spoken)


def twilio(value: Any) -> Said:
    return _by((f"Channel {one['media_channel']}", one["transcript"]) for one in value["sentences"])


def zendesk(value: Any) -> Said:
    names = {user["id"]: user["name"] for user in value.get("users", ())}
    public = [one for one in value["comments"] if one["public"]]
    return _by(
        (
            names.get(one["author_id"], f"Author {one['author_id']}"),
            one.get("plain_body") or stripped(one.get("html_body", "")),
        )
        for one in public
    )


def freshdesk(value: Any) -> Said:
    asked = (value.get("requester") or {}).get("name") or f"Author {value.get('requester_id')}"
    first = [(asked, value.get("description_text"))]
    later = [
        (asked if one["incoming"] else f"Author {one['user_id']}", before_quote(one["body_text"]))
        for one in value["conversations"]
        if not one["private"]
    ]
    return _by(first + later)


def intercom(value: Any) -> Said:
    first = value.get("source") or value.get("conversation_message")
    parts = [
        first,
        *(one for one in value["conversation_parts"]["conversation_parts"] if one["part_type"] == "comment"),
    ]
    people = [one for one in parts if one["author"]["type"] != "bot"]

    def name(author: Any) -> str:
        return author.get("name") or f"{author['type'].capitalize()} {author['id']}"

    return _by((name(one["author"]), stripped(one["body"] or "")) for one in people)


def rev_ai(value: Any) -> Said:
    return _by(
        (f"Speaker {one['speaker']}", "".join(element["value"] for element in one["elements"]))
        for one in value["monologues"]
    )


def speechmatics(value: Any) -> Said:
    said: Said = defaultdict(list)
    for one in value["results"]:
        best = one["alternatives"][0]
        if one.get("attaches_to") == "previous":
            said[best["speaker"]][-1] += best["content"]
        else:
            said[best["speaker"]].append(best["content"])
    return dict(said)


def ibm_watson(value: Any) -> Said:
    who = {one["from"]: f"Speaker {one['speaker']}" for one in value["speaker_labels"]}
    words = (word for one in value["results"] for word in one["alternatives"][0]["timestamps"])
    return _by((who[start], text) for text, start, _ in words)


def elevenlabs(value: Any) -> Said:
    return _by((one["speaker_id"], one["text"]) for one in value["words"] if one["type"] == "word")


def subtitles(file: Path) -> Said | None:
    """Cues with a voice, or `Name:` at the start of a line; None where captions roll."""
    text = file.read_text("utf-8-sig").replace("\r\n", "\n")
    said: list[tuple[str, str]] = []
    who, voiced = "", "<v" in text
    named = bool(re.search(r"^(\w+(?: \w+)?): .*(?:\n.*)*?^\1: ", text, re.MULTILINE)) or "Name:" in text
    for block in re.split(r"\n\s*\n", text):
        found = re.search(r"-->[^\n]*\n(.*)", block, re.DOTALL)
        if not found:
            continue
        if re.search(r"<\d\d:\d\d:\d\d\.\d+><c>", found[1]):
            return None
        for line in found[1].split("\n"):
            opening = re.match(r"([\w ]+): (.*)", line) if named and not voiced else None
            if voiced:
                who = re.search(r"<v(?:\.\w+)? ([^>]*)>", line)[1] if "<v" in line else who  # type: ignore[index]
            who, words = (opening[1], opening[2]) if opening else (who, line)
            said.append((who, html.unescape(re.sub(r"<[^>]*>", "", words))))
    return _by(said)


def mail(file: Path) -> Said:
    """All words of the message's text, without marks of quotation, introductions and what stands below `-- `."""
    part = email.message_from_bytes(file.read_bytes(), policy=email.policy.default).get_body(("plain",))
    assert part is not None
    kept: list[str] = []
    signing = False
    for line in part.get_content().split("\n"):
        depth, bare = len(line) - len(line.lstrip(">")), line.lstrip("> ")
        introduces = bool(re.search(r"kirjoitti:$|^Alkuperäinen viesti$", bare.strip()))
        signing = (signing or line.rstrip() == "--") and not introduces
        if not signing and not introduces:
            kept.append(f"{depth}|{bare}")
    deepest = sorted({line.partition("|")[0] for line in kept}, reverse=True)
    text = " ".join(line.partition("|")[2] for level in deepest for line in kept if line.startswith(f"{level}|"))
    return {"*": text.split()}


def stripped(markup: str) -> str:
    """The words of a piece of HTML."""
    return html.unescape(re.sub(r"<[^>]+>", " ", markup)).replace("\xa0", " ")


def before_quote(text: str) -> str:
    """A message without what it quotes."""
    return re.split(r"\n[^\n]*(?:kirjoitti|wrote):\s*\n", text)[0]


_KINDS = (
    ("results/channels metadata", deepgram),
    ("results/items", amazon),
    ("results/0/alternatives/0/timestamps", ibm_watson),
    ("results/0/attaches_to", speechmatics),
    ("results/0/start_time", speechmatics),
    ("monologues/0/elements", rev_ai),
    ("words/0/type", elevenlabs),
    ("results/0/alternatives", google),
    ("Transcript", call_analytics),
    ("recognizedPhrases", azure),
    ("combinedPhrases phrases", azure),
    ("transcripts/0/phrases", genesys),
    ("sentences/0/media_channel", twilio),
    ("conversation_parts", intercom),
    ("comments/0/author_id", zendesk),
    ("conversations/0/user_id", freshdesk),
    ("audio_duration words", assemblyai),
    ("segments/0/text", whisper),
)
