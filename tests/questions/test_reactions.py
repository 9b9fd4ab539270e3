import pytest

from coach.language.annotate import annotate
from coach.model import Language, Role, Turn
from coach.questions.reactions import reacts_until


def reacting(text: str, language: Language) -> str:
    turn = annotate((Turn(0, Role.AGENT, text),), language)[0]
    until = reacts_until(turn.words, language)
    return text[: turn.words[until - 1].end] if until else ""


@pytest.mark.parametrize(
    ("text", "reaction"),
    [
        ("voi sentään säteileekö se jalkaan", "voi sentään"),
        ("tosi ikävä juttu onko portti auki", "tosi ikävä juttu"),
        ("no voi eihän se niin saa olla tuleeko se heti", "no voi eihän se niin saa olla"),
        ("kuulostaa raskaalta mitä siinä lukee", "kuulostaa raskaalta"),
        ("en ihmettele oletko saanut apua", "en ihmettele"),
    ],
)
def test_finnish_reactions_end_where_the_question_begins(text, reaction):
    assert reacting(text, Language.FI) == reaction


@pytest.mark.parametrize(
    ("text", "reaction"),
    [
        ("oh that's a nuisance is it every device", "oh that's a nuisance"),
        ("im sorry thats a horrid feeling what tripped you up", "im sorry thats a horrid feeling"),
        ("thanks for letting us know is it muddy", "thanks for letting us know"),
        ("ouch that must hurt where is it sore", "ouch that must hurt"),
    ],
)
def test_english_reactions_end_where_the_question_begins(text, reaction):
    assert reacting(text, Language.EN) == reaction


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("selvä kirjaan sen ylös", Language.FI),
        ("kiitos että valitsitte meidät", Language.FI),
        ("dear graham thank you for writing", Language.EN),
        ("thanks for calling have a nice day", Language.EN),
        ("se on valmis huomenna", Language.FI),
        ("that's fine what is your name", Language.EN),
        ("it's tuesday at ten", Language.EN),
        ("is that right", Language.EN),
    ],
)
def test_assent_and_facts_are_no_reaction(text, language):
    assert reacting(text, language) == ""
