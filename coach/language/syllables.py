"""Syllables of Finnish words, counted from the spelling: Finnish is written as it is spoken.

A syllable has one vowel, one long vowel or one diphthong. *Uo, yö, ie* are diphthongs in a word's first syllable only
(*tie-to*, but *au-ti-o*), those that end in *u, y* elsewhere only in an open syllable (*rak-kau-den*, but *rak-ka-us*).
Digits are read one by one, and letters without a vowel are spelt.

Source: the syllable rules of Finnish spelling as taught in school grammar; compounds are not taken apart.
"""

from __future__ import annotations

import re

_VOWELS = "aeiouyåäö"
_ANYWHERE = frozenset("aa ee ii oo uu yy ää öö åå ai ei oi ui yi äi öi".split())
_FIRST_ONLY = frozenset(("uo", "yö", "ie"))
_FIRST_OR_OPEN = frozenset("au ou eu iu äy öy ey iy".split())
_DIGITS = {"7": 3, "8": 3, "9": 3}
_OTHER_DIGIT = 2
_RUN = re.compile(f"[{_VOWELS}]+")
_OPEN = re.compile(f"[^\\W\\d_{_VOWELS}][{_VOWELS}]")  # one consonant and a vowel: the syllable before is open


def finnish_syllables(word: str) -> int:
    """How many syllables a Finnish word has when it is said aloud; 0 for what is not said.

    >>> [finnish_syllables(word) for word in ("tarkistan", "aion", "autio", "yö", "95", "hm")]
    [3, 2, 3, 1, 5, 2]
    """
    low = word.lower()
    spoken = sum(_DIGITS.get(sign, _OTHER_DIGIT) for sign in low if sign.isdigit())
    runs = list(_RUN.finditer(low))
    if not runs:
        return spoken + sum(sign.isalpha() for sign in low)
    return spoken + sum(
        _nuclei(run[0], first=i == 0, open_=bool(_OPEN.match(low, run.end()))) for i, run in enumerate(runs)
    )


def _nuclei(vowels: str, *, first: bool, open_: bool) -> int:
    """Syllables in an unbroken run of vowels, the longest sounds first from the left."""
    count = at = 0
    while at < len(vowels):
        sounds = _ANYWHERE
        if first and not count:
            sounds |= _FIRST_ONLY | _FIRST_OR_OPEN
        elif open_ and at + 2 == len(vowels):
            sounds |= _FIRST_OR_OPEN
        at += 2 if vowels[at : at + 2] in sounds else 1
        count += 1
    return count
