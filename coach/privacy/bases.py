"""Finnish inflection backwards: from a name as it stands to the names it may be a form of.

`bases("Virtaselle")` holds `("Virtanen", "lle")`. More comes out than is true; a list of names, or the names already
heard in the conversation, decide. Endings come in the form that suits a placeholder read as *nimi*: `een` for *Annaan*.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Base(NamedTuple):
    """A possible dictionary form, in small letters, and the ending that the form adds to it."""

    name: str
    ending: str


_CLITIC = re.compile(r"(?:kin|kaan|kään|han|hän|kohan|köhän|pa|pä|ko|kö)$")
# The ending as written, and how it is written after a placeholder.
_CASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"{ending}$"), shown)
    for ending, shown in (
        (r"ll[aä]", "llä"),
        (r"(?<=[aeiouyäöå])l", "llä"),  # spoken: Annal
        (r"lle", "lle"),
        (r"lt[aä]", "ltä"),
        (r"ss[aä]", "ssä"),
        (r"st[aä]", "stä"),
        (r"seen", "een"),
        (r"(?<=([aeiouyäöå]))\1n", "een"),
        (r"h[aeiouyäöå]n", "een"),
        (r"n", "n"),
        (r"t[aä]", "ä"),
        (r"(?<=[aeiouyäöå])[aä]", "ä"),
        (r"t", "t"),
        (r"(?:(?<=s)ten|ien|jen|iden)", "ien"),
        (r"(?<=[ij])[aä]", "iä"),
    )
)
# Weak grade → strong grade of the consonants before the stem's last vowels.
_STRONGER = (
    ("ng", ("nk",)),
    ("mm", ("mp",)),
    ("nn", ("nt",)),
    ("ll", ("lt",)),
    ("rr", ("rt",)),
    ("k", ("kk",)),
    ("p", ("pp",)),
    ("t", ("tt",)),
    ("v", ("p", "k")),
    ("d", ("t",)),
    ("lj", ("lk",)),
    ("rj", ("rk",)),
    ("", ("k",)),
)
_LAST_SYLLABLE = re.compile(r"^(?P<head>.*?)(?P<cluster>[bcdfghjklmnpqrstvwxz]*)(?P<vowels>[aeiouyäöå]+)$")
_SHORTEST = 3


@lru_cache(maxsize=50_000)
def bases(word: str) -> tuple[Base, ...]:
    """All names a word may be a form of, the word itself first; the surer ones before the others."""
    low = word.lower()
    found = dict.fromkeys(_of_form(low, ""))
    clitic = _CLITIC.search(low)
    if clitic and clitic.start() >= _SHORTEST:
        found |= dict.fromkeys(_of_form(low[: clitic.start()], clitic[0].translate(_FRONT)))
    return tuple(found)


def without_clitic(form: str) -> str:
    """A small-letter form without *-kin*, *-han*, *-ko* and their like."""
    return _CLITIC.sub("", form)


_FRONT = str.maketrans("ao", "äö")


def _of_form(form: str, clitic: str) -> list[Base]:
    found = [Base(form, clitic)]
    for pattern, shown in _CASES:
        match = pattern.search(form)
        if match and match.start() >= _SHORTEST - 1:
            found += [Base(name, shown + clitic) for name in _nominatives(form[: match.start()])]
    return found


def _nominatives(stem: str) -> list[str]:
    """The dictionary forms a stem may belong to: *virtase*, *salme*, *pekan* without its n."""
    found = [stem] if len(stem) >= _SHORTEST else []
    for ending, nominatives in _STEMS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 2:
            found += [stem[: len(stem) - len(ending)] + nominative for nominative in nominatives]
    found += [stronger for one in tuple(found) for stronger in _stronger(one)]
    return [name for name in found if len(name) >= _SHORTEST]


_STEMS = (
    ("kse", ("s", "nen")),
    ("se", ("nen", "s", "si")),
    ("si", ("nen", "s")),
    ("s", ("nen", "s")),
    ("e", ("i",)),
    ("i", ("",)),
    ("nkaa", ("ngas",)),
    ("ntee", ("nne",)),
    ("rtee", ("rre",)),
    ("tee", ("de",)),
    ("aa", ("as", "a")),
    ("ää", ("äs", "ä")),
    ("ii", ("is", "i")),
    ("ee", ("e",)),
    ("ude", ("us",)),
    ("yde", ("ys",)),
    ("te", ("si", "ti")),
    ("de", ("si", "ti")),
)


def _stronger(name: str) -> list[str]:
    """The same name in the strong grade: *sepo* → *seppo*, *mäi* → *mäki*, *virra* → *virta*."""
    cut = _LAST_SYLLABLE.match(name)
    if not cut:
        return []
    head, cluster, vowels = cut["head"], cut["cluster"], cut["vowels"]
    found = [
        f"{head}{cluster[: len(cluster) - len(weak)]}{strong}{vowels}"
        for weak, strongs in _STRONGER
        if weak and cluster.endswith(weak)
        for strong in strongs
    ]
    # Mäen, joen, aron, pohjan: a k has gone.
    found += [f"{head}{cluster}{vowels[:i]}k{vowels[i:]}" for i in range(1, len(vowels))]
    if cluster in {"l", "r", "h"}:
        found.append(f"{head}{cluster}k{vowels}")
    return found
