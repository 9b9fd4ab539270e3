"""What is wrong with a file is told in the language of the page."""

import pytest

from coach.model import Language
from coach.transcripts import TranscriptError, read_text
from coach.views.trouble import sentence


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ei ole keskustelua"),
        (b"%PDF-1.7", "ei ole tekstitiedosto"),
        (b'{"turns": [', "JSON"),
        (b"pelkkaa tekstia", "puhujia ei löytynyt"),
    ],
)
def test_common_troubles_have_their_own_finnish_sentence(content: bytes, words: str) -> None:
    with pytest.raises(TranscriptError) as error:
        read_text(content, "a.txt")
    assert words in sentence(error.value, Language.FI)
    assert sentence(error.value, Language.EN) == str(error.value)


def test_any_other_trouble_says_file_and_line() -> None:
    text = sentence(TranscriptError("a.csv", "something new", 7), Language.FI)
    assert text.startswith("a.csv, rivi 7: ")
