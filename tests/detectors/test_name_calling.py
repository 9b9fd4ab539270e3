"""Name-calling: what is aimed at whom, and how sure each kind of insult is."""

import pytest

from coach.detectors import Talk
from coach.handbook import load
from coach.language.annotate import annotate
from coach.model import Channel, Conversation, Finding, Language, Role, Turn
from coach.reviewing import review
from coach.rules import load as rulebook


def _sure(text: str, language: Language = Language.FI) -> float:
    """How sure the surest insult of an agent's turn is; 0 without one."""
    turn = Turn(0, Role.AGENT, text)
    talk = Talk(Conversation("x", (turn,), language, Channel.CHAT), annotate((turn,), language), load())
    return max((match.confidence for match in rulebook()["insult"].detect(language)(talk)), default=0.0)


@pytest.mark.parametrize(
    ("harsher", "milder"),
    [
        ("Sinä olet idiootti.", "Se asiakas on sika."),
        ("Idiootti se on, joka tuon teki.", "Älkää jankuttako."),
        ("Senkin luuseri.", "Nämä mamut ne aina kyselevät."),
        ("Turpa kiinni.", "Puhutte ihan pötyä."),
    ],
)
def test_a_name_to_the_face_is_surer_than_scorn_or_a_name_for_others(harsher: str, milder: str) -> None:
    assert _sure(harsher) > _sure(milder) > 0


@pytest.mark.parametrize(
    "text",
    [
        "Ei toimi, senkin urpo.",
        "Ei se onnistu kun idiootti käyttää.",
        "No ei ainakaan sulla, urpo, kun hukkaat kaiken.",
    ],
)
def test_a_denial_does_not_reach_into_another_clause(text: str) -> None:
    assert _sure(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "Te ette ole mikään idiootti.",
        "En usko, että olette tyhmä.",
        "Minä olin idiootti, kun en kysynyt teiltä heti.",
        "Sika ja lehmä ovat teidän karjaluettelossanne.",
        "Olette oikeassa, sika on loppu.",
    ],
)
def test_denials_self_blame_and_animals_pass(text: str) -> None:
    assert _sure(text) == 0


def test_a_name_among_many_words_stays_as_sure_as_the_rule_says() -> None:
    long = "Kävin läpi kaikki merkinnät alusta asti ja kirjasin ne uudelleen järjestelmään. " * 5
    found = review(Conversation("x", (Turn(0, Role.AGENT, f"{long}Sinä olet täysi idiootti."),), Language.FI))
    assert _insults(found.findings) == [_sure("Sinä olet täysi idiootti.")]


def _insults(findings: tuple[Finding, ...]) -> list[float]:
    return [finding.confidence for finding in findings if finding.behaviour == "insult"]


@pytest.mark.parametrize("text", ["You star.", "Thanks, you two.", "Hello, you lovely people."])
def test_kind_calls_pass_in_english(text: str) -> None:
    assert _sure(text, Language.EN) == 0
