"""The dictionary form of Finnish participles and of *-in* pasts, which word lists often lack or take for nouns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from coach.language.inflect import verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.language.inflect import Verb

_PLURAL_ENDING = 3  # -kaa, -kää


def infinitive_of(form: str) -> str | None:
    """The verb of a participle or of a past in the first person; None where it is not known.

    >>> infinitive_of("vaihtanut"), infinitive_of("lähetetty"), infinitive_of("puhdistin")
    ('vaihtaa', 'lähettää', 'puhdistaa')
    """
    return _by_form().get(form)


def is_infinitive(form: str) -> bool:
    """Whether a form is the dictionary form of a known verb."""
    return form in _infinitives()


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(verb.infinitive for verb in verbs())


@cache
def _by_form() -> dict[str, str]:
    return {form: verb.infinitive for verb in verbs() for form in _forms(verb)}


def _forms(verb: Verb) -> Iterator[str]:
    back = verb.infinitive.endswith("a")
    stem = verb.plural_imperative[:-_PLURAL_ENDING]
    yield _active(stem, back=back)
    order = verb.imperative
    if verb.infinitive.endswith(("aa", "ää", "ea", "eä", "ia", "iä", "oa", "ua", "yä", "öä")):
        weak = order[:-1] + "e" if order.endswith(("a", "ä")) else order
        yield f"{weak}tt{'u' if back else 'y'}"
    else:
        yield f"{stem}t{'u' if back else 'y'}"
    if verb.infinitive.endswith(("aa", "ää")):
        yield f"{order[:-1]}in"
        yield f"{order[:-1]}oin"


def _active(stem: str, *, back: bool) -> str:
    """*vaihtanut*, *ladannut*, *tullut*, *pessyt*."""
    vowel = "u" if back else "y"
    if stem.endswith("t"):
        return f"{stem[:-1]}nn{vowel}t"
    doubled = stem[-1] if stem.endswith(("l", "r", "s")) else "n"
    return f"{stem}{doubled}{vowel}t"
