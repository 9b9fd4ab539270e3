"""One Finnish word said back to who said it: *minulla* → *teillä*, *mun mies* → *miehenne*, *kaks* → *kaksi*.

Forms of address are `{te|sinä}`, left for the draft to choose. Where a form is not certain there is none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.language.inflect import genitive, in_case
from coach.language.lemma import is_word
from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import Token

# First person → te-form and sinä-form; several persons are *te* either way.
_PERSONS = {
    "minä": "{te|sinä}",
    "minua": "{teitä|sinua}",
    "minulla": "{teillä|sinulla}",
    "minulle": "{teille|sinulle}",
    "minulta": "{teiltä|sinulta}",
    "minuun": "{teihin|sinuun}",
    "minusta": "{teistä|sinusta}",
    "minussa": "{teissä|sinussa}",
    "minut": "{teidät|sinut}",
    "me": "te",
    "meitä": "teitä",
    "meillä": "teillä",
    "meille": "teille",
    "meiltä": "teiltä",
    "meihin": "teihin",
    "meistä": "teistä",
    "meissä": "teissä",
    "meidät": "teidät",
    "en": "{ette|et}",
    "enkä": "{ettekä|etkä}",
    "emme": "ette",
    "emmekä": "ettekä",
    "ollaan": "olette",
    "oltiin": "olitte",
    "oltaisiin": "olisitte",
    "täällä": "siellä",
    "täältä": "sieltä",
    "tänne": "sinne",
    "tässä": "siinä",
}
_OWNERS = {"minun": "{nne|si}", "meidän": "nne"}
WE_SPOKEN = frozenset(("ollaan", "oltiin", "oltaisiin"))  # *me ollaan*: only with *me*
JOINS = {"että": "että", "et": "että", "kun": "kun", "koska": "koska", "jos": "jos", "mutta": "mutta"}
_MANY = {"on": "ovat", "oli": "olivat", "olisi": "olisivat"}  # *juhlat on* is *juhlat ovat*
_ONE_DONE = re.compile(r"[uy]t$")
_LONG = re.compile(r"(oo|uu|öö|yy)$")  # *katoo* is *katoaa*
_REACH = 3
_KIN = frozenset(
    "äiti isä vaimo mies tytär poika tyttö lapsi sisko veli mummo ukki isoäiti isoisä puoliso anoppi appi".split()
)
_UNCHANGING = frozenset(
    "viime ensi eilen toissapäivänä ylihuomenna viimeksi kuitenkin varsinkin etenkin kesken jatkuvasti".split()
)
_CLITIC = re.compile(r"(kin|kaan|kään|han|hän)$")
_POSSESSED = re.compile(r"(ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|[aeiouyäö][aä])$")
_SPOKEN_ENDS = tuple(
    (re.compile(ending), forms.split())
    for ending, forms in (
        ("eesti$", "easti eästi"),
        ("eeta$", "eaa eää"),
        ("eet$", "eat eät"),
        ("ee$", "ea eä"),
        ("oo$", "oa öä"),
        ("ii$", "ia iä"),
        ("(?<=[aä])$", "n"),
        ("ks$", "ksi"),
        (r"(?<=\w\w\w[aeiouyäö]s)$", "sa sä"),  # *helmikuus*, *kaupas*
        ("(?<=s)$", "i"),
        ("(?<=[ls]t)$", "a ä"),
        ("(?<=ss)$", "a ä"),
        ("(?<=ll)$", "a ä"),
    )
)


def back(words: Sequence[Token], at: int) -> str | None:
    """One word said to the customer, "" for one that falls away, None where its form is not certain."""
    word = words[at]
    owner = next((_OWNERS[w.norm] for w in words[max(0, at - 2) : at] if w.norm in _OWNERS), "")
    if word.norm in _OWNERS:
        return ""
    if owner and "noun" in word.classes:
        return _possessed(word, owner)
    if word.norm in _MANY and _is_of_many(words, at):
        return _MANY[word.norm]
    if "participle" in word.classes and any(
        w.norm in _MANY and _is_of_many(words, i) for i, w in _just_before(words, at)
    ):
        return _ONE_DONE.sub("eet", word.norm)
    if word.norm in _PERSONS:
        return None if word.norm in WE_SPOKEN and not any(w.norm == "me" for w in words) else _PERSONS[word.norm]
    named = word.text[:1].isupper() and (at > 0 or "propn" in word.classes)
    return word.text if named else _plain(word)


def _just_before(words: Sequence[Token], at: int) -> list[tuple[int, Token]]:
    """The words before a participle among which its verb may stand: *puhelut on kyllä katkeilleet*."""
    return [(i, words[i]) for i in range(max(0, at - _REACH), at)]


def _is_of_many(words: Sequence[Token], at: int) -> bool:
    """Whether the verb has a subject of many right before it and no passive after it (*laatat on vaihdettu*)."""
    before = words[at - 1] if at else None
    many = before is not None and {"noun", "plural", "nominative"} <= before.classes and before.norm.endswith("t")
    passive = any(word.classes & {"passive", "passive_participle"} for word in words[at + 1 : at + 3])
    return many and not passive


def _plain(word: Token) -> str | None:
    if {"verb", "3rd"} <= word.classes and _LONG.search(word.norm) and not _known(word.norm):
        return written(f"{word.norm[:-1]}aa") or written(f"{word.norm[:-1]}ää")
    if {"verb", "1st"} <= word.classes:
        return _second(word.norm)
    if "ours" in word.classes:
        return _yours(word.norm)
    if word.norm in JOINS:
        return JOINS[word.norm]
    return written(word.norm)


def _possessed(noun: Token, owner: str) -> str | None:
    """A noun of the customer's own with its ending: *mun mies* → miehe{nne|si}, *mun autossa* → autossa{nne|si}."""
    norm = written(noun.norm)
    if norm is None or "plural" in noun.classes:
        return None
    if norm != noun.lemma:
        return f"{norm}{owner}" if _POSSESSED.search(norm) else None
    if norm.endswith(tuple("aäoöuy")):
        return f"{norm}{owner}"
    whole = genitive(norm)
    if whole is None:
        return None
    if norm.endswith("i"):
        return f"{norm}{owner}" if whole.endswith("in") else None
    return f"{whole[:-1]}{owner}"


def _second(verb: str) -> str | None:
    """*pelkään* → {pelkäätte|pelkäät}, *muutamme* → muutatte."""
    if verb.endswith("mme"):
        return written(f"{verb[:-3]}tte")
    if not verb.endswith("n") or not is_word(verb, Language.FI):
        return None
    return f"{{{verb[:-1]}tte|{verb[:-1]}t}}"


def _yours(noun: str) -> str | None:
    """*mieheni* → miehe{nne|si}, *talomme* → talonne."""
    if noun.startswith("ite"):  # *itelläni* is *itselläni*
        noun = f"its{noun[2:]}"
    if noun.endswith("mme"):
        return f"{noun[:-3]}nne"
    return f"{noun[:-2]}{{nne|si}}" if noun.endswith("ni") else None


@lru_cache(maxsize=20_000)
def written(word: str) -> str | None:
    """A word in its standard form, None where it is not known to be one."""
    if word.isdigit() or _known(word):
        return word
    for ending, forms in _SPOKEN_ENDS:
        if ending.search(word):
            for whole in (ending.sub(form, word, count=1) for form in forms):
                if _is_harmonic(whole) and _known(whole):
                    return whole
    return None


def _is_harmonic(word: str) -> bool:
    """Whether the last *a* or *ä* of a word goes with the vowels before it: *talossa*, *mökissä*."""
    vowels = [letter for letter in word if letter in "aouäöy"]
    last = vowels.pop() if vowels else ""
    return last not in ("a", "ä") or (last == "a") == (bool(vowels) and vowels[-1] in "aou")


def _known(word: str) -> bool:
    """Whether the word list has the word, or both parts of a compound."""
    if word in _UNCHANGING or is_word(word, Language.FI) or is_word(_CLITIC.sub("", word), Language.FI):
        return True
    cuts = range(4, len(word) - 3)
    return any(is_word(word[:cut], Language.FI) and is_word(word[cut:], Language.FI) for cut in cuts)


def inflected(noun: str, ending: str) -> str | None:
    """The noun with a case ending; someone of the customer's own gets the possessive: *äidistä{nne|si}*."""
    form = in_case(noun, ending)
    if form is None or noun not in _KIN:
        return form
    stem = form[:-1] if ending == "n" else form
    return f"{stem}{{nne|si}}"
