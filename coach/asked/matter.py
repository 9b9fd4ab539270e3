"""What a passage speaks of: its content words, and how near they are to those of another passage.

Near is the same word in another form, a part of a compound (*laina-auto*, *auto*), or, where the language has word
vectors, a word used alike (*koira*, *lemmikki*).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from coach.asked.lists import lists
from coach.language.lemma import lemma
from coach.language.vectors import vector
from coach.language.verb_forms import infinitive_of, is_infinitive
from coach.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from coach.language.tokens import Token

_CONTENT = frozenset(("noun", "verb", "adj", "propn"))
_ASKING = ("ko", "kö", "kohan", "köhän", "kos", "kös")
_ASKING_END = re.compile("k[oö](h[aä]n|s)?$")
_SPOKEN = ("ks", "kohan", "köhän")
_DEED = frozenset(("verb", "participle", "passive_participle"))
_LOOSE = frozenset(("noun", "verb", "adj", "propn", "adv"))
_LIGHTEST = frozenset(
    "olla ei voida saada se joo niin no nyt sitten vielä kyllä joku siellä siinä be do have can will would could "
    "should not so then there yes well just now it".split()
)
_SUCH = ("semmo", "tommo", "tämmö", "tuommo", "sellai", "sellas", "tällai", "tällas", "tuollai", "tuollas")
_ENDINGS = re.compile(
    r"^[eiöojn]{0,3}(den|ten|(lla|llä|ssa|ssä|sta|stä|lta|ltä|lle|ksi|ks|na|nä|tta|ttä|seen|h[aeiouyäö]n|[aeiouyäö]{2}n|"
    r"t[aä]|kin|kaan|kään|ns[aä]|mme|nne|ni|si|sen|set|si[aä]|iss[aä]|ill[aä]|ist[aä]|ia|iä)+)$"
)
_CUT_SHORT = 4  # letters that no ending has
_SHORTEST_PART = 4  # a shorter word is inside too many others
_SHORTEST_STEM = 4
_STEM_SHARE = 0.75  # of the shorter word, for two words to be of one stem
_VERBS_ALIKE = 0.65  # verbs of all sorts stand in the same company
_USED_ALIKE = 0.5  # cosine of vectors from which words mean things that go together


@dataclass(frozen=True, slots=True)
class Matter:
    """The content words of a passage (see `form`), in order, each once."""

    forms: tuple[str, ...]
    language: Language

    def __bool__(self) -> bool:
        return bool(self.forms)

    def __sub__(self, other: Matter) -> Matter:
        """Without what the other passage speaks of too."""
        return Matter(tuple(w for w in self.forms if not other.has(w)), self.language)

    def __add__(self, other: Matter) -> Matter:
        return Matter(tuple(dict.fromkeys((*self.forms, *other.forms))), self.language)

    def has(self, form: str) -> bool:
        """Whether some word of the passage is near to this one."""
        return any(near(form, mine, self.language) for mine in self.forms)

    def shared(self, other: Matter) -> tuple[str, ...]:
        """The words of this passage that are near to some word of the other."""
        return tuple(word for word in self.forms if other.has(word))

    def told_by(self, other: Matter) -> bool:
        """Whether the other passage has every word of this one, and not only words near to it."""
        return all(any(same(mine, theirs, self.language) for theirs in other.forms) for mine in self.forms)

    def distinct(self) -> Matter:
        """Without words that mean what an earlier one does: *pay a fee* speaks of one thing."""
        kept: list[str] = []
        for word in self.forms:
            if not any(near(word, mine, self.language) for mine in kept):
                kept.append(word)
        return Matter(tuple(kept), self.language)

    def share(self, other: Matter) -> float:
        """How much of this passage the other speaks of, 0–1; 0 for a passage without content."""
        return len(self.shared(other)) / len(self.forms) if self.forms else 0.0


def matter(words: Iterable[Token], language: Language) -> Matter:
    """What some words of a turn speak of; light words (*olla*, *asia*, *have*) are left out."""
    light = lists(language).light
    found = (form(word) for word in words if _is_content(word))
    return Matter(tuple(dict.fromkeys(each for each in found if each not in light)), language)


def _is_content(word: Token) -> bool:
    """Whether a word may carry matter: a noun, a name, a verb, an adjective, or a spoken case form (*lainaks*)."""
    if word.norm.startswith(_SUCH):
        return False
    spoken = word.norm.endswith(_SPOKEN) and word.lemma != word.norm
    return bool(word.classes & _CONTENT or spoken)


def form(word: Token) -> str:
    """The dictionary form of a word without its question ending; a compound that the lists cut short stays whole.

    *siirtomaksu* is not *siirto*: its last part says what it is.
    """
    if word.norm.endswith(_ASKING) and ("question" in word.classes or "adv" in word.classes):
        return lemma(_ASKING_END.sub("", word.norm), Language.FI)
    verb = infinitive_of(word.norm) if word.classes & _DEED else None
    if verb is not None:
        return verb
    return word.norm if "noun" in word.classes and _is_cut_short(word.norm, word.lemma) else word.lemma


def _is_cut_short(norm: str, root: str) -> bool:
    """Whether a dictionary form leaves out more of the word than endings: a part of a compound."""
    left = norm[len(root) :] if norm.startswith(root) else "?"
    return len(norm) - len(root) >= _CUT_SHORT and not _ENDINGS.match(left)


def together(each: Sequence[Matter], language: Language) -> Matter:
    """All that several passages speak of."""
    return Matter(tuple(dict.fromkeys(form for one in each for form in one.forms)), language)


@lru_cache(maxsize=200_000)
def near(one: str, other: str, language: Language) -> bool:
    """Whether two forms are near: of the same word, kin, or used alike."""
    if same(one, other, language) or _kin(language).get(one, one) == _kin(language).get(other, other):
        return True
    return _alike(one, other, language)


def same(one: str, other: str, language: Language) -> bool:
    """Whether two forms are of the same word, or one is a part of the other; English *ring* is no part of *bring*."""
    short, long = sorted((one, other), key=len)
    part = long.startswith(short) or (language is Language.FI and long.endswith(short))
    return one == other or (len(short) >= _SHORTEST_PART and part)


@cache
def _kin(language: Language) -> dict[str, str]:
    """Each word of the groups of kin words, and the group's first word."""
    return {word: group.split()[0] for group in lists(language).kin for word in group.split()}


def _alike(one: str, other: str, language: Language) -> bool:
    mine, theirs = _vector(one, language), _vector(other, language)
    if mine.size:
        both_verbs = is_infinitive(one) and is_infinitive(other)
        return float(mine @ theirs) >= (_VERBS_ALIKE if both_verbs else _USED_ALIKE)
    shared = _common(one, other)
    return shared >= _SHORTEST_STEM and shared >= _STEM_SHARE * min(len(one), len(other))


def _common(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@lru_cache(maxsize=50_000)
def _vector(form: str, language: Language) -> NDArray[np.float32]:
    return vector(form, language)


def without_times(passage: Matter) -> Matter:
    """The passage without days and lengths of time, which many sentences share that speak of different things."""
    known = lists(passage.language)
    kept = tuple(form for form in passage.forms if form not in known.times | known.durations)
    return Matter(kept, passage.language) if kept else passage


def loosely(words: Iterable[Token]) -> frozenset[str]:
    """All that words say beside pronouns and the lightest verbs, for questions that carry no matter of their own."""
    return frozenset(form(w) for w in words if w.classes & _LOOSE and form(w) not in _LIGHTEST)
