"""Better words for what stands on the customer's turn: what the agent could say to it."""

from coach import rules
from coach.alternatives.suggest import with_alternatives
from coach.model import Source
from coach.rules.apply import apply


def unanswered(talk):
    rulebook = rules.load()
    found = with_alternatives(rulebook, talk, apply(rulebook, talk))
    return next(finding for finding in found if finding.behaviour == "unanswered-question")


def test_an_unanswered_question_gets_drafts_in_the_agents_form_of_address(talk):
    asked = ("customer", "Kauanko huolto kestää, ja saako siksi aikaa lainapyörän?")
    formal = unanswered(talk(asked, ("agent", "Kolmisen tuntia. Mikä on numeronne?")))
    close = unanswered(talk(asked, ("agent", "Kolmisen tuntia. Mikä sun numero on?")))
    assert formal.turn == 0
    assert formal.alternatives
    assert all(each.source is Source.DRAFT for each in formal.alternatives)
    assert any("teille" in each.text for each in formal.alternatives)
    assert not any("teille" in each.text for each in close.alternatives)
