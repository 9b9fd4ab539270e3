"""Who is agent and who is customer: by label, by what is said, or as the user tells."""

from __future__ import annotations

import pytest

from coach.model import CoachError, Conversation, Role, Turn
from coach.transcripts import read_text
from coach.transcripts.speakers import guess_roles, role_of, swap_roles, with_roles


def turns(*said: tuple[str, str]) -> list[Turn]:
    return [Turn(n, Role.OTHER, text, name=name) for n, (name, text) in enumerate(said)]


def talk(*said: tuple[str, str]) -> Conversation:
    return read_text("\n".join(f"{name}: {text}" for name, text in said), "a.txt")[0]


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (Role.AGENT, ["Agentti", "AGENT 1", "agent_2", "Asiakaspalvelija", "Virkailija", "Palveluneuvoja", "Advisor",
                      "Customer Service - Maija", "Anna (Agentti)", "Support", "Pankkivirkailija", "Rep",
                      "Customer Service Representative", "Asiakaspalvelu", "Call centre operator"]),
        (Role.CUSTOMER, ["Asiakas", "Soittaja", "Customer", "Caller", "Client", "User", "Yritysasiakas", "End user",
                         "Matti (asiakas)", "Customer_1"]),
        (Role.OTHER, ["IVR", "System", "Bot", "Asiakaspalvelubotti", "Järjestelmä", "Virtual Assistant", "Other"]),
        (None, ["Anna", "Matti Meikäläinen", "Speaker 1", "SPEAKER_04", "", "A", "Botnia"]),
    ],
)  # fmt: skip
def test_labels_name_roles_in_both_languages(role: Role | None, labels: list[str]) -> None:
    assert {label: role_of(label) for label in labels} == dict.fromkeys(labels, role)


def test_the_name_beside_a_known_one_is_the_other_side() -> None:
    assert [turn.speaker for turn in talk(("Maija", "Moi"), ("Agentti", "Hei")).turns] == [Role.CUSTOMER, Role.AGENT]
    assert [turn.speaker for turn in talk(("Asiakas", "Moi"), ("Liisa", "Hei")).turns] == [Role.CUSTOMER, Role.AGENT]


@pytest.mark.parametrize(
    ("agent", "customer"),
    [
        ("Kaislan asiakaspalvelu, Anna, kuinka voin auttaa?", "Hei, minulla on yksi ongelma laskun kanssa."),
        ("Thank you for calling, how can I help you today?", "I'm calling about my bill."),
        ("Kiitos yhteydenotosta. Voisitko kertoa asiakasnumerosi?", "En ole saanut pakettiani."),
        ("Let me check that for you. Could you confirm your date of birth?", "I ordered a lamp last week."),
    ],
)
def test_unknown_names_are_told_apart_by_what_they_say(agent: str, customer: str) -> None:
    for said in ([("Anna", agent), ("Matti", customer)], [("Matti", customer), ("Anna", agent)]):
        guesses = guess_roles(turns(*said))
        assert (guesses["Anna"].role, guesses["Matti"].role) == (Role.AGENT, Role.CUSTOMER)
        assert 0.7 < guesses["Anna"].confidence < 1.0


def test_with_nothing_to_go_by_the_guess_says_so() -> None:
    guesses = guess_roles(turns(("A", "Joo."), ("B", "Niin.")))
    assert {guess.role for guess in guesses.values()} == {Role.AGENT, Role.CUSTOMER}
    assert all(guess.confidence < 0.7 for guess in guesses.values())


def test_a_label_that_says_the_role_is_certain_and_a_bot_is_neither() -> None:
    guesses = guess_roles(turns(("Bot", "Valitse 1."), ("Agentti", "Hei"), ("", "…")))
    assert [(guess.role, guess.confidence) for guess in guesses.values()] == [
        (Role.OTHER, 1.0),
        (Role.AGENT, 1.0),
        (Role.OTHER, 0.0),
    ]


def test_a_lone_speaker_is_an_agent_only_on_evidence() -> None:
    assert talk(("Anna", "Hei, kuinka voin auttaa?")).turns[0].speaker is Role.AGENT
    assert talk(("Anna", "No niin.")).turns[0].speaker is Role.OTHER


def test_a_third_voice_is_neither_unless_its_own_words_say_so() -> None:
    one = talk(("Agentti", "Hei."), ("Asiakas", "Moi."), ("Pekka", "Joo."), ("Pekka", "Niin."))
    assert one.turns[2].speaker is Role.OTHER


def test_roles_can_be_swapped_and_told_and_the_text_stays() -> None:
    one = talk(("Agentti", "Hei"), ("Asiakas", "Moi"), ("IVR", "Piip"))
    assert [turn.speaker for turn in swap_roles(one).turns] == [Role.CUSTOMER, Role.AGENT, Role.OTHER]
    assert swap_roles(swap_roles(one)) == one
    assert [turn.speaker for turn in with_roles(one, {"ivr": "agent"}).turns] == [Role.AGENT, Role.CUSTOMER, Role.AGENT]
    with pytest.raises(CoachError, match="no speaker “Anna”; the speakers are Agentti, Asiakas, IVR"):
        with_roles(one, {"Anna": "agent"})
