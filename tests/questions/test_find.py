import pytest

from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.questions.find import questions_in, span_of


def asked(text: str, language: Language) -> list[tuple[str, bool]]:
    turn = annotate((Turn(0, Role.AGENT, text),), language)[0]
    return [(span_of(turn, q).of(text), q.is_open) for q in questions_in(turn)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Onko laite päällä?", [("Onko laite päällä?", False)]),
        ("ootteks te kokeillu toista johtoa", [("ootteks te kokeillu toista johtoa", False)]),
        ("Milloin vika alkoi?", [("Milloin vika alkoi?", True)]),
        ("joo missä kohtaa se näkyy", [("missä kohtaa se näkyy", True)]),
        ("Selvä. Sopisiko torstai?", [("Sopisiko torstai?", False)]),
        ("Tarkistan, onko laite päällä.", []),
        ("En tiedä, milloin hän tulee.", []),
        ("Koska laite on rikki, vaihdamme sen.", []),
        ("Lähetän sen tänään.", []),
    ],
)
def test_finnish_questions_are_found_without_the_question_mark(text, expected):
    assert asked(text, Language.FI) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("have you tried another cable", [("have you tried another cable", False)]),
        ("okay what does the light do", [("what does the light do", True)]),
        ("Would Thursday suit you?", [("Would Thursday suit you?", False)]),
        ("I'll check if the device is on.", []),
        ("What you need is on page two.", []),
    ],
)
def test_english_questions_are_found_without_the_question_mark(text, expected):
    assert asked(text, Language.EN) == expected
