"""Numbers and letters said as words: *kakskytkolme* is 23, *double oh* is 00, *koo* is k.

Compounds, spoken forms and case endings are read; only the digits matter, in the order they are said.
"""

from __future__ import annotations

import re
from functools import lru_cache

_UNITS = {
    "0": "nolla",
    "1": "yksi yks ykkönen ykkös",
    "2": "kaksi kaks kakkonen kakkos",
    "3": "kolme kolome kolmonen kolmos",
    "4": "neljä nelijä neliä nelonen nelos",
    "5": "viisi viis vitonen viitonen vitos",
    "6": "kuusi kuus kutonen kuutonen kutos",
    "7": "seitsemän seittemän seittämän seitteen seiska",
    "8": "kahdeksan kaheksan kahreksan kahareksan kasi kaheks",
    "9": "yhdeksän yheksän yhreksän yhyreksän ysi yheks",
}
_UNIT = {form: digit for digit, forms in _UNITS.items() for form in forms.split()}
# Forms that stand alone only.
_CASES = {
    "0": "nollan nollaa",
    "1": "yhen yhden yhdes yhdessä yhessä yhes yhdellä",
    "2": "kahen kahden kahdes kahes kahdessa kahessa kahdella kahella kahteen kaheen",
    "3": "kolmen kolmessa kolmella kolmeen kolmas kolmatta",
    "4": "neljän neljässä neljällä neli neljäs neljättä",
    "5": "viiden viien viidessä viiessä viidellä viiteen viides viidettä",
    "6": "kuuden kuuen kuudessa kuuessa kuudella kuuteen kuudes kuudetta",
    "7": "seitsemässä seittemässä seitsemällä seitsemään seittemään seittemä seitsemä seitsemäs seittemäs seitsemättä",
    "8": "kahdeksassa kaheksassa kahdeksalla kahdeksaan kaheksaan kahdeksa kaheksa kahdeksas kaheksas kahdeksatta",
    "9": "yhdeksässä yheksässä yhdeksällä yhdeksään yheksään yhdeksä yheksä yhdeksäs yheksäs yhdeksättä",
}
_ALONE = {form: digit for digit, forms in _CASES.items() for form in forms.split()}
# What is left of a number before ten or hundred: *nelkyt*, *kolkyt*, *seitkyt*.
_STEMS = {"kol": "3", "nel": "4", "seit": "7", "kahdeks": "8", "yhdeks": "9"}
_ONE = "|".join(sorted(_UNIT, key=len, reverse=True))
_BEFORE_TEN = "|".join(sorted({*_UNIT, *_STEMS}, key=len, reverse=True))
_INFLECTED = "|".join(sorted(_ALONE, key=len, reverse=True))
_PART = re.compile(
    rf"(?P<thousands>{_ONE})?tuhat(?:ta)?"
    rf"|(?P<hundreds>{_BEFORE_TEN})?sata+a?(?P<rest>.*)"
    rf"|(?P<tens>{_BEFORE_TEN})(?:kymmentä|kymment|kymmenen|kytä|kyt)"
    rf"|(?P<teen>{_BEFORE_TEN}|{_INFLECTED})(?:toista|toist|tois)"
    rf"|(?P<one>{_ONE})"
    r"|(?P<ten>kymmenen|kymppi|kytä|kyt)"
)
_CASES_OF = "toistaan ssa ssä sta stä lla llä lta ltä lle seen een aan iin hen n".split()
_LETTERS_FI = (
    "a aa:b bee pehmeäbee:c see cee:d dee:e ee:f äf äffä:g gee:h hoo:i ii:j jii:k koo:l äl ällä:m äm ämmä:n än ännä:"
    "o oo:p pee:q kuu:r är ärrä:s äs ässä:t tee:u uu:v vee:w kaksoisvee tuplavee:x äks äksä:y yy:z tset tseta:"
    "å ruotsalainenoo:ä ää:ö öö"
)
# The country before an account number is said as one word.
_LETTER = {"fi": "fi"} | {
    form: forms.split()[0] for forms in _LETTERS_FI.split(":") for form in forms.split() if len(form) > 1
}
# Names of letters that are words far more often.
NOT_LETTERS = frozenset("on se no ja is it an so as at".split())
_ENGLISH = {
    **dict.fromkeys(("zero", "oh", "o", "nought", "naught"), "0"),
    **{word: str(n) for n, word in enumerate("one two three four five six seven eight nine".split(), 1)},
    **{
        word: str(n)
        for n, word in enumerate(
            "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10
        )
    },
}
_ENGLISH_TENS = {
    word: str(n) for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
TIMES = {"double": 2, "triple": 3, "treble": 3, "tupla": 2, "kaksi kertaa": 2}


@lru_cache(maxsize=20_000)
def digits(word: str) -> str:
    """The digits of one small-letter word, "" where it says no number; a part of ten ends in "_" for what follows.

    `kakskytkolme` is "23", `kakskyt` "2_", `nollanelkytyks` "041", `kaksisataa` "2__".
    """
    if word.isdigit():
        return word
    if word in _ENGLISH:
        return _ENGLISH[word]
    if word in _ENGLISH_TENS:
        return f"{_ENGLISH_TENS[word]}_"
    if word == "hundred":
        return "__"
    return _ALONE.get(word) or _finnish(word)


@lru_cache(maxsize=20_000)
def _finnish(word: str) -> str:
    said, rest = "", word
    while rest:
        found = _PART.match(rest)
        if said and rest in _ALONE:
            return join(said, _ALONE[rest])
        if not found:
            return ""
        said = join(said, _part(found))
        rest = found["rest"] if found["rest"] is not None else rest[found.end() :]
    return said


def _part(found: re.Match[str]) -> str:
    def one(name: str) -> str:
        return _UNIT.get(found[name]) or _STEMS.get(found[name]) or _ALONE[found[name]]

    if found["rest"] is not None:
        return f"{one('hundreds') if found['hundreds'] else '1'}__"
    if "tuhat" in found[0]:
        return f"{one('thousands') if found['thousands'] else '1'}___"
    if found["tens"]:
        return f"{one('tens')}_"
    if found["teen"]:
        return f"1{one('teen')}"
    return "10" if found["ten"] else one("one")


def join(said: str, more: str) -> str:
    """Digits and those that follow: 2_ and 3 are 23, 2__ and 13 are 213, 2_ and 45 are 2045."""
    open_places = len(said) - len(said.rstrip("_"))
    if more == "__":
        return f"{said}00" if not open_places else said
    if open_places and len(more) <= open_places and (said or more):
        filled = more.rjust(open_places, "0")
        return said[: len(said) - open_places] + filled
    return said.replace("_", "0") + more


def closed(said: str) -> str:
    """Digits with nothing left open."""
    return said.replace("_", "0")


@lru_cache(maxsize=20_000)
def letter(word: str) -> str:
    """The letter that one word names, "" where it names none: *koo* is k, *k* is k."""
    if len(word) == 1 and word.isalpha():
        return word
    return _LETTER.get(word, "")


@lru_cache(maxsize=20_000)
def house(word: str) -> bool:
    """Whether a word can be a house's number, in any case form: *viis*, *kutosessa*, *seiskaan*, *seventeen*."""
    return any(len(form) > 2 and digits(form) for form in (word, *_without_case(word)))


def _without_case(word: str) -> set[str]:
    stems = {word.removesuffix(ending) for ending in _CASES_OF if word.endswith(ending)}
    names = {stem.removesuffix("se") + "nen" for stem in stems if stem.endswith("se")}
    changed = {form for stem in stems for form in (f"{stem}n", f"{stem}a", f"{stem}i", stem.replace("mpi", "mppi"))}
    return stems | names | changed
