"""A signature is no part of how a thing is said."""

import re

import pytest

from coach.language.annotate import annotate
from coach.language.letter import body
from coach.model import Language, Role, Turn


def words(text: str, language: Language = Language.FI) -> list[str]:
    (turn,) = annotate((Turn(0, Role.AGENT, text),), language)
    cut = body(turn)
    assert cut.words == turn.words[: len(cut.words)]
    assert cut.sentences[-1][1] == len(cut.words)
    assert cut.keys == cut.index.keys() == frozenset().union(*(word.keys for word in cut.words))
    return [word.text for word in cut.words]


@pytest.mark.parametrize(
    "closing",
    [
        "Ystävällisin terveisin",
        "Terveisin",
        "Syysterveisin",
        "Yst. terv.",
        "Hälsningar",
        "Best regards",
        "Yours sincerely,",
    ],
)
def test_what_follows_the_closing_line_is_left_out(closing: str) -> None:
    said = words(f"Hei, korjaamme valon perjantaina.\n\n{closing}\nOuti Oja\nKatupalvelu\nPL 100")
    assert "perjantaina" in said
    assert "Outi" not in said
    assert said[-1] in closing


@pytest.mark.parametrize(
    "text",
    [
        "Lähetin terveisin varustetun kortin.\nSe tulee maanantaina.",
        "Kiitos!\nKorjaamme valon perjantaina.",
        "Terveisin Outi",
    ],
)
def test_a_turn_without_a_signature_stays_whole(text: str) -> None:
    assert "".join(words(text)) == re.sub(r"[\s.!,]", "", text)


def test_a_turn_that_is_only_a_closing_keeps_its_words() -> None:
    assert words("Best regards\nAnna", Language.EN)[0] == "Best"
