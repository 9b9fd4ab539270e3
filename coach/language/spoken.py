"""Spoken Finnish (puhekieli) written as the standard language, so that one phrase covers both.

`standard("ootteks")` is `("oletteko",)`, `standard("voitsä")` is `("voitko", "sinä")`. Forms that are as likely to be
another standard word (*musta*, *työ*) stay as they are. The forms are those of everyday speech and the larger dialects.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FORMS = """
minä: mä mää mie mnää miä meikä
minun: mun miun munki
minua: mua miuta mnuu
minulla: mulla mul miulla miul
minulle: mulle miulle miule
minulta: multa miulta
minuun: muhun
sinä: sä sää sie snää siä
sinun: sun siun
sinua: sua siuta
sinulla: sulla sul siulla siul
sinulle: sulle siulle siule
sinulta: sulta siulta
sinuun: suhun
sinusta: susta
hän: hää
me: myö
en minä: emmä emmää emmie
en minäkään: emmäkään emmäkää emmääkään emmääkää emmiekään emmiekää enmäkään
haluanko: haluunko haluunks
meidän: meiän meijän meirän meän
meillä: meil
teidän: teiän teijän teirän teän
teillä: teil
heidän: heiän heijän
niiden: niitten niien niiren
niillä: niil
tämä: tää
tuo: toi
nuo: noi
nämä: nää
tämän: tän
tuon: ton
näiden: näitten
noiden: noitten noiten
tuossa: tossa tos
tässä: täs
siinä: siin
tuosta: tosta tost
tästä: täst
siitä: siit
tuota: tota
tuohon: tohon
tuonne: tonne
tuolla: tuol tolla
tuolle: tolle
täällä: tääl täälä
siellä: siel
sieltä: sielt
täältä: täält
sillä: sil
tällä: täl
sitten: sit sitte
nyt: ny
kun: ku
mutta: mut
vaikka: vaik
kanssa: kans kaa
niin kuin: niinku niinko niinkun niiku
kyllä: kyl
vielä: viel
edes: ees
vain: vaa
enää: ennää enään
olen: oon
ollut: ollu olluna
olet: oot
ole: oo
olette: ootte
olenko: oonks oonko
oletko: ootko ooks ookko
oletteko: ootteko ootteks
onko: onks
oliko: oliks
menikö: meniks
tuliko: tuliks
kävikö: käviks
jäikö: jäiks
alkoiko: alkoks
eikö: eiks
enkö: enks
etkö: eks etkös
ettekö: etteks
olisi: ois olis
olisin: oisin
olisit: oisit
olisitte: oisitte
olisitko: oisitko oisiks
olisitteko: oisitteko
olisiko: oisko oisks olisko
oltaisiin: oltais oltas
voisi: vois
voisiko: voisko voisks
voiko: voiks
voitaisiin: voitais voitas
saisi: sais
saisiko: saisko saisks
tulisi: tulis
menisi: menis
tekisi: tekis
haluaisi: haluis
kävisi: kävis
kävisikö: kävisko kävisks
sopisi: sopis
sopisiko: sopisko sopisks
pitäisi: pitäs pitäis
pitäisikö: pitäskö pitäiskö
pitää: pittää
pitäisi: pitäsi
täytyy: täytyypi
täytyisi: täytys täytyis
tarvitsisi: tarvis tarttis tarviis
tarvitsee: tarvii tarttee tarvihtee
tarvitse: tartte tarvi tarvihe
tarvitset: tarviit tartteet
tarvitsette: tarviitte tartteette
tarvitsen: tarviin tartten
tiedä: tiiä tiijä tiä tiärä
tiedät: tiiät tiijät
tiedätte: tiiätte tiijätte
tiedän: tiiän tiijän
tiedättekö: tiiättekö tiiätteks
haluan: haluun
haluat: haluut
haluatte: haluutte
haluatko: haluutko haluuks
haluatteko: haluutteko haluutteks
katso: kato
katson: katon
katsot: katot
katsotte: katotte
katsoo: kattoo
katsotaan: katotaan katotaa kattotaan kahotaan katotaas kattotaas
katsoa: kattoa
mene: mee
menen: meen
menet: meet
menette: meette
tule: tuu
tulen: tuun
tulet: tuut
tulette: tuutte
tehdä: tehä
nähdä: nähä
tehdään: tehään tehää
nähdään: nähään nähää
lähden: lähen
lähde: lähe
lähtenyt: lähtenä lähteny
lähdetään: lähetään lähetää
viitsi: viitti
viitsinyt: viittiny viittinyt
luulisi: luulis
minähän: mähän määhän miehän
sinähän: sähän säähän siehän
viitsisitkö: viittisitkö viittisiks
osaa: ossaa
osaan: ossaan
mitään: mitää mittään mittää
mikään: mikää
ketään: ketää
missään: missää
mihinkään: mihinkää
jotain: jotai jotaki jottain
joku: jokku
sellainen: semmonen semmone semmoinen
sellaista: semmosta semmoista
sellaisia: semmosia
tällainen: tämmönen tämmöne tämmöinen
tällaista: tämmöstä
tuollainen: tommonen tommone tommoinen
millainen: millanen millane
millaista: millasta
kenellä: kenel
keneltä: kenelt
kuinka: kuis
milloin: millon
milloinka: millonka
montako: montaks
paljonko: paljonks
kauanko: kauanks
moneltako: moneltaks
että: ett
entä: ent
onko se: onkse
oliko se: olikse
eikö se: eikse
voiko se: voikse
tuleeko se: tuleekse
oletko sinä: ooksä ootsä
tarpeeksi: tarpeeks
minkälainen: minkälaine minkälane
yksi: yks
kaksi: kaks
viisi: viis
ensi: ens
juuri: just justiin justiinsa
miksi: miks
kolme: kolome
kolmas: kolomas
kolmannen: kolomannen
kolmatta: kolomatta
selvä: selevä
anteeksi: anteeks
viimeksi: viimeks
ensiksi: ensiks
aluksi: aluks
lopuksi: lopuks
esimerkiksi: esimerkiks esmerkiks esmes
onneksi: onneks
valmiiksi: valmiiks
takaisin: takas takasin
iltaisin: iltasin
yhden: yhen
kahden: kahen
kauhea: kauhee
kauheaa: kauheeta kauheet
hirveä: hirvee
hirveää: hirveetä hirveet
vaikea: vaikee
vaikeaa: vaikeeta vaikeet
tärkeä: tärkee
tärkeää: tärkeetä tärkeet
selvitän: selevitän
itse: ite itte
itsehän: itehän ittehän
ajatella: aatella
katsonut: kattonut kahtonu kahtonut kahtonna
katsot: kahot
olisitte: oisitta
selvittää: selevittää
minua: minnuu
sinua: sinnuu
minulla: minul
sinulla: sinul
itsepä: itepä
itsepähän: itepähän
itsekin: itekin
tulee: tuloo tulloo
menee: mennöö männöö
saadaan: saahaan saadaa
ole: ol
en minä: minen
hätää: hättä hättää
tänään: tännään tänää
huomenna: huomena huomenn
uskalla: uskala
uskaltaa: uskaltaapi
viimeistään: viimestään viimestää
tuntia: tuntii
minuuttia: minuuttii minsaa
puoli: puol
kolmelta: kolomelta
kahdeltatoista: kahteltoista
yhdeltätoista: yheltätoista
viideltä: viijeltä viieltä
kuudelta: kuuelta
viidessä: viiessä viijessä
kuudessa: kuuessa
huuda: huua
tiedätkö: tiiätkö tiiäks
ymmärrätkö: ymmärräks
hoida: hoia
osoite: osote
kahdeksan: kaheksa kaheks
yhdeksän: yheksä yheks
seitsemän: seittemä seitsemä
meidän: meitin
teidän: teitin
aina: ain
itsestään: ittestään itestään
hoidan: hoian
pidän: piän
löydän: löyän
löydä: löyä
"""

_TABLE: dict[str, tuple[str, ...]] = {
    spoken: tuple(written.split())
    for written, forms in (line.split(": ") for line in _FORMS.strip().splitlines())
    for spoken in forms.split()
}
# Standard words that the endings below would change.
_STAYS = frozenset(
    "menu liesu kaksu lisko disko valmis kallis kaunis tiivis nauris risk saariks takaks loppuks "
    "hetkeks aiks vuoks avuks lisäks yleensäks tunniks viikoks päiväks kuukaudeks".split()
)
_BACK = frozenset("aou")


def _harmony(stem: str) -> str:
    return "o" if any(letter in _BACK for letter in stem) else "ö"


def _question(match: re.Match[str]) -> str:
    return f"{match[1]}k{_harmony(match[1])}"


# ilmotan, kirjotettu, alotan, harjotella, osotteen → ilmoitan, osoitteen
_SHORT_OI = re.compile(r"^((?:al|ilm|kirj|tark|harj|var|sij|raj|os)o)(?=t\w)")
_WEEKDAYS = "maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai"
_ENDINGS: tuple[tuple[re.Pattern[str], object], ...] = (
    # ootteks, saanks, voidaanks, maksaaks → -ko/-kö
    (re.compile(r"^(\w*(?:tte|mme|[nt]|aa|ää|ee|oo|uu|yy|öö|ii|oi|ui|aan|ään|isi))ks$"), _question),
    # kestääk, hyppiik (southwest) → -ko/-kö
    (re.compile(r"^(\w{2,}(?:aa|ää|ii|ee|uu|yy))k$"), _question),
    # voitsä, muistatsä → voitko sinä
    (re.compile(r"^(\w+(?<!me)t)sä$"), lambda m: f"{m[1]}k{_harmony(m[1])} sinä"),
    # voisko, kävisköhän → voisiko, kävisiköhän
    (re.compile(r"^(\w{2,}is)(k[oö])(h[aä]n)?$"), lambda m: f"{m[1]}i{m[2]}{m[3] or ''}"),
    # maksanu, tehny, tullu, pessy, purru → -nut/-nyt
    (re.compile(r"^(\w{2,}(?:n|ll|ss|rr)[uy])$"), lambda m: f"{m[1]}t"),
    # maksais, kestäis → maksaisi, kestäisi
    (re.compile(r"^(\w{3,}[aäou]is)$"), lambda m: f"{m[1]}i"),
    # kaheksalta, yheksän, seittemältä → kahdeksalta, seitsemältä
    (re.compile(r"^(ka|y)heks(\w+)$"), r"\1hdeks\2"),
    (re.compile(r"^seittem(\w+)$"), r"seitsem\1"),
    # torstaiks → torstaiksi
    (re.compile(rf"^((?:{_WEEKDAYS})ks)$"), r"\1i"),
    # hoidetaa, tehetää → -taan/-tään
    (re.compile(r"^(\w{3,}et(?:aa|ää))$"), lambda m: f"{m[1]}n"),
)


@lru_cache(maxsize=100_000)
def standard(word: str) -> tuple[str, ...]:
    """The standard form of one lower-case word, as one or more words; the word itself where nothing is known."""
    if word in _TABLE:
        return _TABLE[word]
    if word in _STAYS:
        return (word,)
    word = _SHORT_OI.sub(r"\1i", word)
    for pattern, replacement in _ENDINGS:
        changed = pattern.sub(replacement, word)  # type: ignore[call-overload]
        if changed != word:
            first, *rest = changed.split()
            return (*_TABLE.get(first, (first,)), *rest)
    return (word,)
