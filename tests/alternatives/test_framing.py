"""What is said around an agent's own words, and ready sentences that fit what the customer's turn calls for."""

import pytest

from coach.alternatives.framing import says_nothing
from coach.alternatives.needs import Need, needs_of
from coach.language.annotate import annotate
from coach.model import Kind, Language, Role, Source, Turn
from coach.reviewing import review


def offered(conversation, customer, agent, language=Language.FI):
    """The better words for the concerns of an agent's reply, in their order."""
    done = review(conversation(("customer", customer), ("agent", agent), language=language))
    return [a for f in done.of_kind(Kind.CONCERN) for a in f.alternatives]


@pytest.mark.parametrize(
    ("customer", "agent", "kept"),
    [
        ("Missä hakemukseni viipyy?", "Pyyntö hylätty. Syy: liite puuttuu.", "Pyyntö hylätty. Syy: liite puuttuu."),
        ("Milloin saan päätöksen?", "Käsittelyaikoja voitte seurata verkkosivuiltamme.", "voitte seurata verkko"),
        ("Voinko vaihtaa aikaa?", "Varattuja aikoja ei siirretä.", "Varattuja aikoja ei siirretä,"),
    ],
)
def test_what_the_turn_tells_stays_and_an_offer_follows(conversation, customer, agent, kept):
    found = offered(conversation, customer, agent)
    assert found
    assert all(kept in a.text and a.text != agent for a in found)
    assert all(a.source is not Source.DRAFT for a in found)


def test_an_english_rule_is_followed_by_an_offer_to_explain(conversation):
    found = offered(conversation, "Why do I pay for paper?", "Paper bills carry a fee per the price list.", Language.EN)
    assert found
    assert all("Paper bills carry a fee" in a.text and "happy to explain" in a.text for a in found)


def test_an_offer_stands_before_a_farewell_and_the_signature(conversation):
    mail = "Hei,\nHakemukset käsitellään saapumisjärjestyksessä. Ohjeet ovat sivuillamme.\nTerveisin\nAsiakaspalvelu"
    texts = [a.text for a in offered(conversation, "Hei, milloin saan päätöksen?", mail)]
    assert any(text.endswith("yhdessä.\nTerveisin\nAsiakaspalvelu") for text in texts)


@pytest.mark.parametrize(
    ("text", "language", "empty"),
    [
        ("Sääntö on sääntö. Maksu on 12 euroa.", Language.FI, ["Sääntö on sääntö."]),
        ("Koska näin se vaan menee. Päätös tulee postissa.", Language.FI, ["Koska näin se vaan menee."]),
        ("That's just how it is. The fee is fixed.", Language.EN, ["That's just how it is."]),
        ("Lasku on maksettu. Kiitos!", Language.FI, []),
    ],
)
def test_sentences_that_tell_nothing_are_known(text, language, empty):
    (turn,) = annotate([Turn(0, Role.AGENT, text)], language)
    assert [span.of(text) for span in says_nothing(turn)] == empty


@pytest.mark.parametrize(
    ("text", "language", "needs"),
    [
        ("Miksi maksu nousi?", Language.FI, {Need.QUESTION, Need.WHY}),
        ("Pelottaa, että pakastin sulaa.", Language.FI, {Need.WORRY}),
        ("Äitini kuoli maaliskuussa.", Language.FI, {Need.GRIEF, Need.TROUBLE}),
        ("Haluaisin irtisanoa sopimuksen.", Language.FI, {Need.WISH}),
        ("Niin, tässä Virtasen Pekka.", Language.FI, set()),
        ("Why was I charged?", Language.EN, {Need.QUESTION, Need.WHY}),
        ("The boiler is broken again.", Language.EN, {Need.TROUBLE}),
    ],
)
def test_what_a_customers_turn_calls_for(text, language, needs):
    (turn,) = annotate([Turn(0, Role.CUSTOMER, text)], language)
    assert needs_of(turn) == needs


def test_a_ready_sentence_does_not_regret_what_a_question_did_not_tell(conversation):
    asked = [a.text for a in offered(conversation, "Onko tämä kiireellinen?", "Ei siihen kukaan kuole.")]
    told = [a.text for a in offered(conversation, "Pakastin meni rikki.", "Ei siihen kukaan kuole.")]
    assert asked
    assert told
    assert not any("näin kävi" in text for text in asked)
    assert any("näin kävi" in text for text in told)
