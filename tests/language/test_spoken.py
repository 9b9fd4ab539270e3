import pytest

from coach.language.spoken import standard


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("mä", "minä"),
        ("sulle", "sinulle"),
        ("oot", "olet"),
        ("tää", "tämä"),
        ("tiiä", "tiedä"),
        ("ootteks", "oletteko"),
        ("oisitteko", "olisitteko"),
        ("kato", "katso"),
        ("mee", "mene"),
        ("voitsä", "voitko sinä"),
        ("maksanu", "maksanut"),
        ("kävisköhän", "kävisiköhän"),
        ("maksaaks", "maksaako"),
        ("kannattais", "kannattaisi"),
        ("oliks", "oliko"),
        ("ilmotan", "ilmoitan"),
        ("alotettiin", "aloitettiin"),
        ("viimeks", "viimeksi"),
        ("kirjottanu", "kirjoittanut"),
        ("kaheksalta", "kahdeksalta"),
        ("torstaiks", "torstaiksi"),
    ],
)
def test_spoken_forms_become_standard(spoken, written):
    assert standard(spoken) == tuple(written.split())


@pytest.mark.parametrize("word", ["menu", "kaunis", "kallis", "valmis", "musta", "lasku", "hetkeks", "ei", "vapaus"])
def test_other_words_stay_as_they_are(word):
    assert standard(word) == (word,)
