import pytest

from coach.language.annotate import annotate
from coach.model import Language, Role, Segment, Turn
from coach.questions.tags import asked_in

AGENT, CUSTOMER = Role.AGENT, Role.CUSTOMER


def asks(language: Language, *said: tuple[Role, str], times: tuple[tuple[float, float], ...] = ()) -> bool:
    turns = tuple(
        Turn(n, speaker, text, Segment(*times[n]) if times else None) for n, (speaker, text) in enumerate(said)
    )
    return bool(asked_in(annotate(turns, language), len(said) - 1))


@pytest.mark.parametrize(
    ("language", "statement", "tag"),
    [
        (Language.EN, "so the cover comes off in one piece", "right"),
        (Language.EN, "that would be the grey one upstairs", "huh"),
        (Language.FI, "se on siis se harmaa kansi", "vai"),
        (Language.FI, "te jätitte sen eilen tänne korjattavaks", "eikös"),
    ],
)
def test_a_tag_in_a_turn_of_its_own_asks_after_the_same_speakers_statement(language, statement, tag):
    assert asks(language, (CUSTOMER, "hello"), (AGENT, statement), (AGENT, tag))
    assert asks(language, (AGENT, statement), (CUSTOMER, "mm"), (AGENT, tag))


@pytest.mark.parametrize(
    "said",
    [
        ((AGENT, "so the cover comes off in one piece"), (CUSTOMER, "right")),
        ((AGENT, "so the cover comes off in one piece"), (AGENT, "right")),
        ((CUSTOMER, "hello"), (AGENT, "okay then"), (AGENT, "right")),
        ((CUSTOMER, "hello"), (AGENT, "could you take the cover off"), (AGENT, "right")),
        ((AGENT, "the cover comes off"), (CUSTOMER, "it did and now it rattles"), (AGENT, "right")),
    ],
)
def test_the_same_word_only_agrees_or_goes_on_elsewhere(said):
    assert not asks(Language.EN, *said)


def test_a_tag_comes_soon_after_its_statement():
    said = (CUSTOMER, "hello"), (AGENT, "so the cover comes off in one piece"), (AGENT, "right")
    assert asks(Language.EN, *said, times=((0, 1), (1, 4), (4.5, 5)))
    assert not asks(Language.EN, *said, times=((0, 1), (1, 4), (9, 9.5)))


def test_what_asks_by_its_own_words_needs_no_turn_before():
    assert asks(Language.FI, (AGENT, "eikö niin"))
    assert asks(Language.EN, (AGENT, "where is it"))
