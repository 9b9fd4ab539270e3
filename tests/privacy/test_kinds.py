"""What is found and what stays, kind by kind: each reported miss or false mask becomes a row."""

from __future__ import annotations

import pytest

from coach.model import Language
from tests.privacy.test_masking import texts

MASKED = [
    ("[HENKILÖTUNNUS]", "131104A906H"),
    ("[HENKILÖTUNNUS]", "180292-946F"),
    ("[HENKILÖTUNNUS]", "170443y904e"),
    ("[HENKILÖTUNNUS]", "200862w974s"),
    ("[HENKILÖTUNNUS]", "180204 B 973 M"),
    ("[HENKILÖTUNNUS]", "078-05-1120"),
    ("[Y-TUNNUS]", "3808573-2"),
    ("[TILINUMERO]", "FI24 2440 2685 9952 89"),
    ("[TILINUMERO]", "fi8477741215472803"),
    ("[KORTTINUMERO]", "4372 6167 5136 1341"),
    ("[KORTTINUMERO]", "3714-868433-53261"),
    ("[PUHELIN]", "040 123 4567"),
    ("[PUHELIN]", "044.000.1234"),
    ("[PUHELIN]", "+358 (0)40 123 4567"),
    ("[PUHELIN]", "(09) 123 4567"),
    ("[PUHELIN]", "+46 70 123 45 67"),
    ("[PUHELIN]", "nolla neljä nolla yksi kaksi kolme neljä viisi kuusi seitsemän"),
    ("[PUHELIN]", "nolla viiskyt kolmesataakakskytyks nelkytneljä kolkytkolme"),
    ("[PUHELIN]", "oh seven seven double oh nine hundred one two three"),
    ("[SÄHKÖPOSTI]", "anna.makela@posti.example"),
    ("[SÄHKÖPOSTI]", "leena(at)posti.example"),
    ("[SÄHKÖPOSTI]", "pekka piste salonen ät meili piste com"),
    ("[SÄHKÖPOSTI]", "m dot reyes seventy nine at webpost dot com"),
    ("[OSOITE]", "Koivukatu 12 B 34, 33100 Tampere"),
    ("[OSOITE]", "Pihlajatie 4 as. 7"),
    ("[OSOITE]", "Aleksis Kiven katu 3 B 22"),
    ("[OSOITE]", "Vanha Porintie 21 C 8"),
    ("[OSOITE]", "Storgatan 14 A 2"),
    ("[OSOITE]", "mäntykuja viis cee kolmetoista"),
    ("[OSOITE]", "Hiihtäjäntie kolmoseen"),
    ("[OSOITE]", "14 Mill Lane"),
    ("[OSOITE]", "two hundred and six Station Road"),
    ("[POSTINUMERO]", "90100 Oulu"),
    ("[POSTINUMERO]", "33720 tampereelta"),
    ("[NIMI]", "Matti Virtanen"),
    ("[NIMI]", "Korhonen, Antti Juhani"),
    ("[NIMI]", "Sirkka-Liisa Jokinen"),
    ("[NIMI]", "J. Ahonen"),
    ("[NIMI]", "Onni Virta"),
    ("[NIMI]", "ritva lehtonen"),
]
IN_CONTEXT = [
    ("Mun nimi on Xhevahire Krasniqi.", "Mun nimi on [NIMI]."),
    ("Täällä Suvi, miten voin auttaa?", "Täällä [NIMI], miten voin auttaa?"),
    ("Neuvonta, Emilia puhelimessa.", "Neuvonta, [NIMI] puhelimessa."),
    ("Hei Aamu! Katsotaan.", "Hei [NIMI]! Katsotaan."),
    ("Rouva Peltola soitti.", "Rouva [NIMI] soitti."),
    ("Kiitos.\n\nTerveisin\nMinna Saarinen\npalveluneuvoja", "Kiitos.\n\nTerveisin\n[NIMI]\npalveluneuvoja"),
    ("Sain viestin Kiiskiseltä eilen.", "Sain viestin [NIMI]:ltä eilen."),
    ("saanko jutella heidin kanssa", "saanko jutella [NIMI]:n kanssa"),
    ("sano virtasen sirpalle terveisiä", "sano [NIMI]:lle terveisiä"),
    ("Auton rekisterinumero on abc-123.", "Auton rekisterinumero on [REKISTERITUNNUS]."),
    ("Asiakasnumeroni on AS-204518.", "Asiakasnumeroni on [ASIAKASNUMERO]."),
    ("Tilausnumero on 4471920, kiitos.", "Tilausnumero on [TILAUSNUMERO], kiitos."),
    ("Syntymäaika on 3.4.1961.", "Syntymäaika on [SYNTYMÄAIKA]."),
    ("hetu 131104-906X meni väärin", "hetu [HENKILÖTUNNUS] meni väärin"),
]
ANSWERS = [
    ("Saisinko henkilötunnuksen?", "Joo, nolla yksi nolla kaksi viisikymmentäkolme viiva yhdeksän yksi kuusi cee"),
    ("Ja tunnuksen loppuosa?", "yheksän kaks kolme äm"),
    ("Saisinko syntymäajan?", "kolmas neljättä kuuskytyks"),
    ("Mikä teidän nimi on?", "Lahja Toivonen."),
    ("Onko teillä asiakasnumeroa?", "884213"),
    ("Miten sukunimi kirjoitetaan?", "koo yy äl äl öö än ee än"),
    ("Mihin numeroon soitamme?", "nelkytneljä kakskytkaks ykskolme neljäviis"),
]
KEPT = [
    "Laskun eräpäivä oli 15.1.2025 ja summa 12 500,90 euroa.",
    "Tuote on malli WH-1000 ja RTX-480, hinta 349 €.",
    "Olemme auki kello 8.00–16.15 ja lauantaisin kymmenestä kahteen.",
    "Odotin kolmekytviis minuuttia ja maksoin kaksisataaviisikymmentä euroa.",
    "Lukema on kolme neljä kaks viis kilowattituntia.",
    "Painakaa yksi suomeksi, kaksi ruotsiksi ja kolme englanniksi.",
    "Mannerheimintien liikenne on vilkasta, ja valtatie 4 on poikki.",
    "Perintökaari 40/1965 ja Pieksämäki 1992.",
    "Aleksis Kiven kadulla on ruuhkaa.",
    "Lahtinen Oy hoitaa huollon ja Rakennusliike Mäkelä Ky katon.",
    "Soittakaa numeroon 0800 12345 tai 020 123 456.",
    "Helsinki, Tampere ja Turku ovat mukana, Turusta tullaan myös.",
    "Onni onnettomuudessa, lahja meni rikki ja virta katkesi.",
    "Anna minun katsoa, annan kyllä vastauksen.",
    "Katso https://www.esimerkki.example/050123456789?id=131104A906H",
    "Välitimme viestin Pelastuslaitokselle.\n\nTerveisin\nRakennusviraston asiakaspalvelu",
    "Virhekoodi on E-204 ja kanavat 101, 204 ja 1350 puuttuvat.",
    "Tässä on teidän tilauksenne, ja täällä on kaikki kunnossa.",
    "Niinkö? Voitteko tarkistaa? Teille ja meille sopii.",
    "Tehtiin U-käännös ja Pysäyttäminen kielletty -merkki jäi.",
]
KEPT_EN = [
    "We may call back in June, and the grace period ends in April.",
    "Mark the box and bill them later. Will you wait?",
    "I-I can try that, um, e- e- even today.",
    "Roadworks on Station Road and Bridge Street, two to four days.",
    "It went from two point five to three point one.",
    "This is great, I'm Scottish, I'm right.",
    "Brookside Energy and Coldwell Logistics Ltd are our partners.",
    "The robin's nest is on the rose arch.",
]


@pytest.mark.parametrize(("placeholder", "said"), MASKED)
def test_it_is_masked_whole(placeholder, said):
    assert texts(f"Siis {said}, kiitos.") == [f"Siis {placeholder}, kiitos."]


@pytest.mark.parametrize(("said", "left"), IN_CONTEXT)
def test_the_words_around_give_it_away(said, left):
    assert texts(said) == [left]


@pytest.mark.parametrize(("question", "answer"), ANSWERS)
def test_an_answer_is_what_was_asked_for(question, answer):
    _, asked, answered = texts("Hei.", question, answer)
    assert asked == question
    assert answered.removeprefix("Joo, ").rstrip(".").startswith("[")
    assert answered.rstrip(".").endswith("]")


@pytest.mark.parametrize("said", KEPT)
def test_it_stays(said):
    assert texts(said) == [said]


@pytest.mark.parametrize("said", KEPT_EN)
def test_it_stays_in_english(said):
    assert texts(said, language=Language.EN) == [said]
