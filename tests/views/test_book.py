"""The handbook as a page to read and to print."""

import pytest

from coach import handbook
from coach.model import Language
from coach.views import book

OURS = handbook.load().with_tables(
    {
        "team": {"register": "sinä", "promises": ["Vastaamme chatissa kahdessa minuutissa.", "<b>Hinnat</b> pitävät."]},
        "wordings": {"Otan selvää {teille|sinulle}.": ["En tiedä.", "Ei kuulu meille."], "Hyvää päivänjatkoa!": []},
        "rules": {"silent": ["command"]},
    },
    "test",
)


@pytest.mark.parametrize("drawn", [book.html, book.printed])
def test_promises_and_wordings_stand_on_the_page_and_in_print(drawn) -> None:
    text = drawn(OURS, Language.FI)
    assert "<li>Vastaamme chatissa kahdessa minuutissa.</li>" in text
    assert "<dt>Otan selvää sinulle.</dt><dd>vältämme: ”En tiedä.”, ”Ei kuulu meille.”</dd>" in text
    assert "<b>Hinnat</b>" not in text


@pytest.mark.parametrize("language", list(Language))
def test_without_promises_and_wordings_there_are_no_empty_headings(language: Language) -> None:
    text = book.html(handbook.load(), language)
    assert "<ul></ul>" not in text
    assert "<dl></dl>" not in text


def test_a_silent_rule_is_named_by_its_title() -> None:
    assert "Vaienneet säännöt: " in book.html(OURS, Language.FI)
    assert "Vaienneet säännöt: command" not in book.html(OURS, Language.FI)
