"""What is wrong with a file, in one sentence of the page's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.model import Language
from coach.wording import wording

if TYPE_CHECKING:
    from coach.transcripts import TranscriptError

# The readers speak English, as programs do; these words in what they say tell which Finnish sentence is meant.
_SIGNS = (
    ("empty", ("is empty", "nobody says anything", "no subtitles with words", "no rows")),
    ("not_text", ("not a transcript", "not a text file")),
    ("json", ("JSON",)),
    ("no_speakers", ("no speakers",)),
    ("time", ("is not a time",)),
)


def sentence(error: TranscriptError, language: Language) -> str:
    """One sentence: which file, where, what to do."""
    if language is Language.EN:
        return str(error)
    say = wording(language)
    kind = next((kind for kind, signs in _SIGNS if any(sign in error.what for sign in signs)), "other")
    where = say("trouble.line", name=error.name, line=error.line) if error.line else error.name
    return f"{where}: {say(f'trouble.{kind}')}"
