"""ConvoKit corpora.

A folder or its utterances.jsonl. Roles come from the data of the speakers or the utterances (`role`, `type`); files
beside the utterances are read where they are. Timestamps are seconds, or dates where they are that large.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.transcripts.corpus import conversations, is_utterance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.draft import Draft
    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "ConvoKit-aineisto (utterances.jsonl)"
EXTENSIONS = (".jsonl",)


def recognises(raw: Raw) -> bool:
    """A first line that is an utterance with its conversation."""
    return raw.looks_like_json and is_utterance(next((line for line in raw.lines if line.strip()), ""))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The conversations of the corpus."""
    yield from conversations(raw.name, raw.text, raw.beside)
