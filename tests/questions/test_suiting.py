"""Of the questions that could be asked, those that suit what was told come first."""

from __future__ import annotations

import pytest

from coach import review
from coach.language.annotate import annotate
from coach.model import Conversation, Language, Role, Turn
from coach.questions.drafts import Drafts
from coach.questions.mentions import statements
from coach.questions.suiting import Choice, features_of, suiting_words, weight_of

RULE = {
    "words": {"asked": ["Is there anything in that we could help with?"], "quoted": ["You said “QUOTE”."]},
    "drafts": [
        {"when": ["leaking"], "ask": ["Where is it leaking?", "When did it start?"]},
        {"topics": ["other"], "ask": ["What has it meant for you?"]},
    ],
}


def told(text, language=Language.EN):
    (turn,) = annotate((Turn(0, Role.CUSTOMER, text),), language)
    return turn, next(iter(statements(turn)))


def test_all_that_groups_ask_and_what_always_fits_can_be_asked_once_each():
    choices = Drafts(Language.EN, RULE).choices(*told("The tap is leaking again."))
    assert [(choice.question, choice.rank) for choice in choices] == [
        ("Where is it leaking?", 0),
        ("When did it start?", 0),
        ("What has it meant for you?", 1),
        ("Is there anything in that we could help with?", 2),
    ]
    assert [choice.is_specific for choice in choices] == [True, True, False, False]


def test_where_no_group_fits_what_always_fits_is_asked():
    (draft, *_) = Drafts(Language.EN, {**RULE, "drafts": RULE["drafts"][:1]}).of(*told("The cat is asleep."))
    assert draft.endswith("Is there anything in that we could help with?")


def test_a_question_that_readers_hardly_ever_found_sensible_gives_way_to_one_that_they_did():
    seldom, often = "Mikä siinä huolettaa eniten?", "Mitä meidän olisi hyvä ottaa siinä huomioon?"
    rule = {"words": {"asked": ["Miten voisin auttaa?"], "quoted": ["Sanoitte: ”QUOTE”."]}}
    drafts = Drafts(Language.FI, {**rule, "drafts": [{"ask": [seldom, often]}]})
    asked = [draft.split("”. ")[-1] for draft in drafts.of(*told("Naapuri pitää autoa meidän pihalla.", Language.FI))]
    assert asked[:3] == [often, seldom, "Miten voisin auttaa?"]


def test_what_is_marked_second_comes_after_what_suits_best_and_the_first_that_fits_asks():
    marked = [
        {"second": True, "when": ["asleep"], "ask": []},
        {"second": True, "ask": ["Could you tell me more?", "Could you say more?"]},
    ]
    drafts = Drafts(Language.EN, {**RULE, "drafts": [*marked, *RULE["drafts"]]})
    asked = [draft.split("”. ")[-1] for draft in drafts.of(*told("The tap is leaking again."))]
    assert asked[1] == "Could you tell me more?"
    assert asked[0] in RULE["drafts"][0]["ask"]
    assert "Could you say more?" in asked[3:]
    assert not any("tell me more" in draft for draft in drafts.of(*told("The cat is asleep.")))


def test_the_words_of_a_choice_name_the_question_its_start_and_what_it_is_asked_beside():
    turn, mention = told("The tap was not leaking.")
    words = suiting_words(Choice("When did it start?", turn, mention, None, 0))
    assert {"?When did it start?", "^when", "^when did", "other ?When did it start?"} <= words
    assert "negation ?When did it start?" in words


@pytest.mark.parametrize("language", list(Language))
def test_every_weight_lies_between_nothing_and_sure(language):
    turn, mention = told("Meillä vuotaa hana." if language is Language.FI else "Our tap is leaking.", language)
    choice = Choice("Blorb?", turn, mention, None, 0)
    assert 0 < weight_of(choice) < 1
    assert all(0 <= value <= 1 for value in features_of(choice).values())


def test_two_findings_of_one_talk_ask_different_questions():
    lines = (
        (Role.CUSTOMER, "Tilaisin uuden maton. Mies jäi muuten just työttömäksi."),
        (Role.AGENT, "Minkä värin haluatte?"),
        (Role.CUSTOMER, "Sinisen. Isäkin jäi maanantaina työttömäksi."),
        (Role.AGENT, "Mikä on osoite?"),
        (Role.CUSTOMER, "Rantatie kaksi."),
        (Role.AGENT, "Tilaus on tehty. Kuulemiin."),
    )
    found = review(Conversation("c", tuple(Turn(n, *line) for n, line in enumerate(lines)), Language.FI)).findings
    drafts = [draft.text for f in found if f.behaviour == "missed-follow-up" for draft in f.alternatives]
    questions = [draft.split(". ")[-1] for draft in drafts]
    assert len(questions) >= 2
    assert len(set(questions)) == len(questions)
