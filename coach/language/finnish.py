"""Finnish: the grammatical facts of a word, from the tagger's features and from what is certain by form."""

from __future__ import annotations

import re
from functools import lru_cache

PACKAGE = "spacy_fi_experimental_web_md"
# Rules read morphology, not trees: the dependency parser and what needs it stay unloaded.
EXCLUDE = ("lemmatizer", "ner", "parser")

_FEATURES = {
    "Mood=Imp": "imperative",
    "Mood=Cnd": "conditional",
    "Tense=Past": "past",
    "PartForm=Past": "participle",
    "InfForm=1": "infinitive",
    "InfForm=3": "infinitive3",
    "Voice=Pass": "passive",
    "Clitic=Ko": "question",
    "Clitic=Han": "han",
    "Polarity=Neg": "negation",
    "Connegative=Yes": "connegative",
    "Person=1": "1st",
    "Person=2": "2nd",
    "Person=3": "3rd",
    "Person[psor]=2": "yours",
    "Person[psor]=1": "ours",
    "Number=Plur": "plural",
    "Case=Nom": "nominative",
    "Case=Gen": "genitive",
    "Case=Par": "partitive",
    "PronType=Int": "interrogative",
}
_CLOSED = {
    "negation 1st": "en emme enkä emmekä",
    "negation 2nd": "ette ettekä etkä",
    "negation 3rd": "ei eivät eikä eivätkä",
    "negation question": "enkö emmekö etkö ettekö eikö eivätkö",
    "prohibition imperative 2nd": "älä älkää äläkä älkääkä",
    "pron you": "te teitä teidän teillä teille teiltä teihin teissä teistä "
    "sinä sinua sinun sinulla sinulle sinulta sinuun sinussa sinusta",
    "pron me": "minä minua minun minulla minulle minulta minuun minusta me meitä meidän meillä meille meiltä",
    "verb 2nd": "olet olette voit voitte saat saatte näet näette tiedät tiedätte",
    "verb 2nd question": "oletko oletteko voitko voitteko saatko saatteko haluatko haluatteko",
    "verb 1st": "olen olemme voin voimme saan saamme varaan tilaan",
    "verb 1st question": "olenko olemmeko voinko voimmeko saanko saammeko",
    # To the tagger these are conditionals, like *tulisin*.
    "adv": "maanantaisin tiistaisin keskiviikkoisin torstaisin perjantaisin lauantaisin sunnuntaisin arkisin "
    "viikonloppuisin päivisin aamuisin iltaisin öisin talvisin kesäisin keväisin syksyisin",
}
_BY_FORM: dict[str, frozenset[str]] = {
    form: frozenset(names.split()) | ({"verb"} if not {"pron", "adv"} & set(names.split()) else frozenset())
    for names, forms in _CLOSED.items()
    for form in forms.split()
}
# The tagger often misses these; their endings are certain enough.
_BY_ENDING: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(pattern), frozenset(names.split()))
    for pattern, names in (
        (r"\wisi(tte|t)k[oö](h[aä]n)?$", "verb conditional 2nd question"),
        (r"\wisi(mme|n)k[oö](h[aä]n)?$", "verb conditional 1st question"),
        (r"\wisik[oö](h[aä]n)?$", "verb conditional question"),
        (r"\wisitte$", "verb conditional 2nd"),
        (r"\w(tte|mme)k[oö](h[aä]n)?$", "verb question"),
    )
)
# Laitanko, varaanko, tehdäänkö: the tagger takes them for the past, an order or a third person.
_WE_ASK = re.compile(r"(t|d|ll|nn|rr)(aa|ää)nk[oö](h[aä]n)?$")
_I_ASK = re.compile(r"\w\w[aeiouyäö]nk[oö](h[aä]n)?$")
# The tagger overlooks *asentajanne*; a few nouns end so by themselves.
_YOURS = re.compile(r"(?<!^jä)(?<!tu)(?<!luo)(?<!ri)(?<!va)(?<!kää)(?<!suu)(?<!la)nne$")
_NOT_I = frozenset("2nd 3rd past imperative passive negation".split())
_PARTS_OF_SPEECH = frozenset("adj adp adv aux cconj det intj noun num part pron propn punct sconj sym verb x".split())
CLASSES: frozenset[str] = (
    frozenset(_FEATURES.values())
    | frozenset().union(*_BY_FORM.values())
    | frozenset().union(*(names for _, names in _BY_ENDING))
    | (_PARTS_OF_SPEECH - {"aux", "punct", "sym", "x"})
    | {"passive_participle"}
)


@lru_cache(maxsize=100_000)
def word_classes(norm: str, pos: str, morph: str) -> frozenset[str]:
    """The named classes of one word: its part of speech and its grammatical features.

    `norm` is the standard form in lower case, `pos` and `morph` are the tagger's Universal Dependencies tags.
    """
    known = _BY_FORM.get(norm)
    if known is not None:
        return known
    names = {_FEATURES[feature] for feature in morph.split("|") if feature in _FEATURES}
    names.add("verb" if pos == "AUX" else pos.lower())
    if "verb" in names and _WE_ASK.search(norm):
        names = {"verb", "passive", "question"}
    elif "verb" in names and _I_ASK.search(norm):
        names = (names - _NOT_I) | {"1st", "question"}
    for pattern, certain in _BY_ENDING:
        if pattern.search(norm):
            names |= certain
            break
    if "noun" in names and _YOURS.search(norm):
        names = (names - {"ours"}) | {"yours"}
    if "passive" in names and "participle" in names:
        names.discard("participle")
        names.add("passive_participle")
    return frozenset(names)
