import pytest

from coach.language.verb_forms import infinitive_of


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [
        ("vaihtanut", "vaihtaa"),
        ("ladannut", "ladata"),
        ("tullut", "tulla"),
        ("tehnyt", "tehdä"),
        ("vaihdettu", "vaihtaa"),
        ("lähetetty", "lähettää"),
        ("korjattu", "korjata"),
        ("puhdistin", "puhdistaa"),
        ("vaihdoin", "vaihtaa"),
        ("lasku", None),
    ],
)
def test_participles_and_pasts_lead_to_their_verb(form, infinitive):
    assert infinitive_of(form) == infinitive
