"""Orders and the requests they become, word for word."""

import pytest

from coach.alternatives.english import english_requests
from coach.alternatives.finnish import finnish_requests
from coach.language.annotate import annotate
from coach.model import Language, Role, Span, Turn

FINNISH = """
Teidän pitää lähettää kuitti. > Voisitteko lähettää kuitin?
Lähetä kuitti ja tilinumero. > Voisitko lähettää kuitin ja tilinumeron?
Lähettäkää kuittinne. > Voisitteko lähettää kuittinne?
Lähetä tilinumerosi. > Voisitko lähettää tilinumerosi?
Ota uusi kuitti. > Voisitko ottaa uuden kuitin?
Täyttäkää tämä lomake. > Voisitteko täyttää tämän lomakkeen?
Täytä se. > Voisitko täyttää sen?
Lukekaa se ohje. > Voisitteko lukea sen ohjeen?
Lue ohjeet. > Voisitko lukea ohjeet?
Odottakaa hetki. > Voisitteko odottaa hetken?
Kokeile toista johtoa. > Voisitko kokeilla toista johtoa?
Sinun täytyy maksaa lasku. > Voisitko maksaa laskun?
Teidän tulee toimittaa hakemus. > Voisitteko toimittaa hakemuksen?
Teidän on pakko vaihtaa salasana. > Voisitteko vaihtaa salasanan?
Teidän on palautettava vanha laite. > Voisitteko palauttaa vanhan laitteen?
Sun pitää hakea lähete. > Voisitko hakea lähetteen?
Sun pitää vaan soittaa huoltoon. > Voisitko soittaa huoltoon?
Nyt menet ja täytät sen lomakkeen. > Voisitko mennä ja täyttää sen lomakkeen?
Täytätte ensin hakemuksen netissä. > Voisitteko täyttää ensin hakemuksen netissä?
Avaa asetukset ja sammuta laite. > Voisitko avata asetukset ja sammuttaa laitteen?
Sulje sovellus. Avaa se uudelleen. > Voisitko sulkea sovelluksen ja avata sen uudelleen?
Irrota johto. Odota hetki. Kytke se takaisin. > Voisitko irrottaa johdon, odottaa hetken ja kytkeä sen takaisin?
Maksakaa lasku viipymättä. > Voisitteko maksaa laskun mahdollisimman pian?
Laita ilmoitukset päälle. > Voisitko laittaa ilmoitukset päälle?
laita kamera päälle > voisitko laittaa kameran päälle?
Poista vanha viesti. > Voisitko poistaa vanhan viestin?
Toimittakaa puuttuva liite. > Voisitteko toimittaa puuttuvan liitteen?
Toimittakaa allekirjoitettu sopimus. > Voisitteko toimittaa allekirjoitetun sopimuksen?
Tulosta lähetystunnus. > Voisitko tulostaa lähetystunnuksen?
Kirjoita puhelinnumero tähän. > Voisitko kirjoittaa puhelinnumeron tähän?
Muista ottaa avain mukaan. > Voisitko muistaa ottaa avaimen mukaan?
Jätä ovi auki. > Voisitko jättää oven auki?
Käynnistä tietokone uudestaan. > Voisitko käynnistää tietokoneen uudestaan?
Lähetä kolme kuvaa. > Voisitko lähettää kolme kuvaa?
Soita jos se ei toimi. > Voisitko soittaa, jos se ei toimi?
Soittakaa, kun olette perillä. > Voisitteko soittaa, kun olette perillä?
Sen jälkeen kirjaudu ulos. > Voisitko sen jälkeen kirjautua ulos?
Katsopa se lasku. > Voisitko katsoa sen laskun?
Älä koske laitteeseen. > Olisi hyvä, ettet koske laitteeseen.
Älkää avatko pakettia. > Olisi hyvä, ettette avaa pakettia.
Älä avaa sitä. Älä sulje sitä. > Olisi hyvä, ettet avaa sitä etkä sulje sitä.
Hei, toimita kuitti. > Hei, voisitko toimittaa kuitin?
Lasku on myöhässä. Maksa se. > Lasku on myöhässä. Voisitko maksaa sen?
Täyttäkää lomake ja lähettäkää se meille. > Voisitteko täyttää lomakkeen ja lähettää sen meille?
"""
ENGLISH = """
Send me the receipt. > Could you send me the receipt, please?
Send the receipt and the account number. > Could you send the receipt and the account number, please?
You need to fill in the form. > Could you fill in the form, please?
You have to call the office. > Could you call the office, please?
You must bring the original. > Could you bring the original, please?
You must sign it and you must send it back. > Could you sign it and send it back, please?
Open the tray. Take the paper out. > Could you please open the tray and take the paper out?
Turn it off. Wait. Turn it on. > Could you please turn it off, wait and turn it on?
Call them, get the code, ring us back. > Could you please call them, get the code and ring us back?
Log out. Then log in. > Could you please log out and then log in?
Don't touch the card. > It's best not to touch the card.
Do not close the app. > It's best not to close the app.
unplug the router > could you unplug the router, please?
Check the label again. It is inside the box. > Could you check the label again, please? It is inside the box.
Hi, send the form. > Hi, could you send the form, please?
Upload a photo. Your name must be on it. > Could you upload a photo, please? Your name must be on it.
Delete the old profile. > Could you delete the old profile, please?
Go to the settings. > Could you go to the settings, please?
"""
NO_REQUEST_FI = [
    "Rauhoitu.",
    "Kuunnelkaa nyt.",
    "Opettele lukemaan.",
    "Uskokaa jo.",
    "Lähettäkää kuitti, muuten ette saa rahoja.",
    "Lue se kirje äläkä arvaile.",
    "Voitte lähettää kuitin.",
    "Voisitteko lähettää kuitin?",
    "Lähetin kuitin.",
    "Ole hyvä.",
    "Odottakaa, kyllä se tulee.",
    "Syö sen minkä annetaan.",
]
NO_REQUEST_EN = [
    "Calm down.",
    "Listen to me.",
    "Stop shouting.",
    "Thank you for your call.",
    "Pay it or else we close the account.",
    "unplug it count to ten plug it in",
    "Could you send it?",
    "I sent the form.",
    "Be quiet.",
    "Don't be silly, I told you.",
]


def pairs(text: str) -> list[tuple[str, str]]:
    return [tuple(line.split(" > ")) for line in text.strip().splitlines()]


def first(text: str, language: Language) -> list[str]:
    """What the whole turn becomes, whichever sentence the finding stands in."""
    turn = annotate((Turn(0, Role.AGENT, text),), language)[0]
    requests = finnish_requests if language is Language.FI else english_requests
    spans = [turn.span(*sentence) for sentence in turn.sentences] or [Span(0, 0)]
    return next((found for span in spans if (found := list(requests(turn, span)))), [])


@pytest.mark.parametrize(("order", "request_"), pairs(FINNISH))
def test_finnish_orders_become_requests(order, request_):
    assert first(order, Language.FI)[:1] == [request_]


@pytest.mark.parametrize(("order", "request_"), pairs(ENGLISH))
def test_english_orders_become_requests(order, request_):
    assert first(order, Language.EN)[:1] == [request_]


@pytest.mark.parametrize("text", NO_REQUEST_FI)
def test_what_is_no_plain_order_is_left_alone_in_finnish(text):
    assert first(text, Language.FI) == []


@pytest.mark.parametrize("text", NO_REQUEST_EN)
def test_what_is_no_plain_order_is_left_alone_in_english(text):
    assert first(text, Language.EN) == []


def test_there_are_three_ways_to_ask():
    assert first("Lähettäkää kuitti.", Language.FI) == [
        "Voisitteko lähettää kuitin?",
        "Voisitteko lähettää kuitin? Autan mielelläni, jos jokin jää epäselväksi.",
        "Pyydän teitä lähettämään kuitin.",
    ]
    assert first("Send the receipt.", Language.EN) == [
        "Could you send the receipt, please?",
        "Could you send the receipt, please? I'm happy to help if anything is unclear.",
        "I'd like to ask you to send the receipt.",
    ]


def test_an_object_whose_genitive_is_not_certain_stays_in_the_nominative():
    assert first("Lähetä blorbi.", Language.FI)[:1] in (["Sinun olisi hyvä lähettää blorbi."], [])
