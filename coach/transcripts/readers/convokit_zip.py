"""ConvoKit corpora as a zip.

As they are downloaded: utterances.jsonl and the files beside it, in whatever folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.transcripts import archive
from coach.transcripts.corpus import BESIDE, UTTERANCES, conversations
from coach.transcripts.raw import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.transcripts.draft import Draft
    from coach.transcripts.raw import Raw
    from coach.transcripts.troubles import TranscriptError

TITLE_FI = "ConvoKit-aineisto zip-pakettina"
EXTENSIONS = (".zip",)
ZIPPED = True


def recognises(raw: Raw) -> bool:
    """A zip with the utterances in it, in whatever folder."""
    return any(name.rsplit("/", 1)[-1] == UTTERANCES for name in archive.names(raw))


def parse(raw: Raw) -> Iterator[Draft | TranscriptError]:
    """The conversations of the corpus."""
    with archive.opened(raw) as packed:
        main = min((name for name in archive.names(raw) if name.rsplit("/", 1)[-1] == UTTERANCES), key=len)
        folder = main.removesuffix(UTTERANCES)
        known = set(archive.names(raw))
        beside = {one: archive.content(raw, packed, folder + one) for one in BESIDE if folder + one in known}
        text = decode(raw.name, archive.content(raw, packed, main))
    yield from conversations(raw.name, text, beside)
