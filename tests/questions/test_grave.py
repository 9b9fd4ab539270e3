"""What the agent's own side owes a word for: asked in vain, done wrong."""

import pytest

from coach.detectors import Talk
from coach.handbook import load
from coach.language.annotate import annotate
from coach.model import Conversation, Language, Role, Turn
from coach.rules import of


def unacknowledged(*said: str) -> list[int]:
    """The agent turns that pass something by; the customer speaks first."""
    roles = (Role.CUSTOMER, Role.AGENT)
    turns = tuple(Turn(n, roles[n % 2], text) for n, text in enumerate(said))
    language = Language.FI if any(letter in "äö" for letter in "".join(said)) else Language.EN
    talk = Talk(Conversation("grave", turns, language), annotate(turns, language), load())
    rule = next(rule for rule in of(load()).rules if rule.name == "unacknowledged-problem")
    return [match.turn for match in rule.detect(language)(talk)]


IN_VAIN = "Hei, tilaus seisoo. Soitan tästä jo neljättä kertaa, ja joka kerta luvataan, että asia selvitetään."
WRONG = "I'd like a new booking. Last time your fitter scratched the door frame."


@pytest.mark.parametrize(
    "reply",
    [
        "Pahoittelen, että olette joutunut soittamaan näin monta kertaa. Mikä tilausnumero on?",
        "Näen aiemmat yhteydenotot täältä. Mikä tilausnumero on?",
        "Hyvitän toimituskulut saman tien. Mikä tilausnumero on?",
    ],
)
def test_who_asked_in_vain_is_acknowledged_by_regret_by_the_earlier_contacts_or_by_making_good(reply):
    assert unacknowledged(IN_VAIN, reply, "Viisi kuusi.", "Kiitos. Tilaus lähtee tänään.") == []


@pytest.mark.parametrize(
    "reply", ["Selvä, katson tilausta. Mikä tilausnumero on?", "Harmi, että tilaus seisoo. Numero?"]
)
def test_going_on_with_the_business_or_regret_for_something_else_acknowledges_no_asking_in_vain(reply):
    assert unacknowledged(IN_VAIN, reply, "Viisi kuusi.", "Kiitos. Tilaus lähtee tänään.") == [1]


@pytest.mark.parametrize(
    "reply", ["I'm sorry about that scratch. What day suits you?", "Which door frame was it? What day suits you?"]
)
def test_what_the_agents_side_did_is_acknowledged_by_regret_or_by_asking_about_it(reply):
    assert unacknowledged(WRONG, reply, "Monday.", "Monday it is. Goodbye.") == []


def test_what_the_agents_side_did_is_not_acknowledged_by_a_day():
    assert unacknowledged(WRONG, "Lovely. What day suits you?", "Monday.", "Monday it is. Goodbye.") == [1]


def test_one_reply_alone_says_nothing_of_what_is_passed_by():
    assert unacknowledged(WRONG, "Lovely. What day suits you?") == []


@pytest.mark.parametrize(
    "told",
    [
        "Kirjoitin salasanan väärin kolme kertaa.",
        "Olisin soittanut jo kaksi kertaa, jos en olisi ollut lomalla.",
        "Soitin teille äsken.",
    ],
)
def test_what_only_sounds_like_asking_in_vain_is_none(told):
    assert (
        unacknowledged(f"Hei, tarvitsisin uuden tunnuksen. {told}", "Mikä nimi?", "Aho.", "Tunnus on lähetetty.") == []
    )
