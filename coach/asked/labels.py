"""Things with a name of their own that service asks for, and whether words tell one: a registration, a number, a name.

What the agent asks for is told by phrases in the rule; what counts as told is told by form.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.asked.values import is_number
from coach.language.placeholders import pattern as masked
from coach.model import Language, Personal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.asked.pieces import Piece
    from coach.language.tokens import Token

_REGISTRATION = re.compile(
    rf"\b[A-ZÅÄÖ]{{1,3}}[- ]?\d{{1,3}}\b|\b[A-Z]{{2}}\d{{2}} ?[A-Z]{{3}}\b|{masked(Personal.PLATE)}"
)
_EMAIL = re.compile(
    rf"\S@\S|\b(ät|at|miukumauku|miuku|kissanhäntä)\b.*\b(piste|dot)\b|{masked(Personal.EMAIL)}", re.IGNORECASE
)
_NAME = re.compile(masked(Personal.NAME))
_STREET = re.compile(
    r"\w{2,}(katu|tie|kuja|polku|kaari|rinne|ranta|mäki|kallio|raitti|kadu\w+|tiel\w+|penger|kulma|aukio)$"
    r"|^(road|street|lane|avenue|drive|close|way|court|house|rd|st|flat|apartment|asunto)$",
    re.IGNORECASE,
)
_LETTERS = frozenset(
    "aa bee see dee ee äf äffä gee hoo ii jii koo äl ällä äm ämmä än ännä oo pee kuu är ärrä äs ässä tee uu vee äks "
    "äksä yy zet zeta öö ää a b c d e f g h i j k l m n o p q r s t u v x y z".split()
)
_INTRODUCES = frozenset("is 'm am its it's 's olen nimi".split())
_PRESENTS = frozenset("tässä täällä täältä tiältä täälä soittelen soitan here speaking calling".split())
_NAMING = re.compile(r"\b(nimi|nimeni|nimellä|my name is|name's|name is)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"^(hen[kg]\w+|hlö\w*|aikui\w+|laps\w+|matkustaj\w+|osallistuj\w+|lähtij\w+|people|persons?|adults?|guests|kids|"
    r"children|passengers|travellers)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(numero\w*|tunnus\w*|nro|koodi\w*)$")
_LONG_NUMBER = 3  # digits, or words that spell them
_PHONE_DIGITS = 6
_GREETING_WORDS = 3  # before a name with which a talk begins
_NEAR = 8  # words between a label and its value


def numbered(piece: Piece) -> str:
    """What a question asks the number of, as the label begins: *tilausnumero* is *tilaus*; "" where it asks none."""
    if piece.turn.language is Language.EN:
        return _english_numbered(piece.words)
    for word in piece.words:
        stem = _NUMBERED.sub("", word.norm)
        if stem != word.norm and len(stem) > _LONG_NUMBER:
            return stem.rstrip("-")
    return ""


def _english_numbered(words: Sequence[Token]) -> str:
    for i, word in enumerate(words[1:], start=1):
        if word.lemma in ("number", "reference", "code", "id") and "noun" in words[i - 1].classes:
            return words[i - 1].lemma
    return ""


def tells_number(words: Sequence[Token], label: str) -> bool:
    """Whether a long number stands near the label: *tilausnumero on neljä seitsemän kaksi*, *order 5571*."""
    return any(
        word.norm.startswith(label) and digits(words[i : i + _NEAR]) >= _LONG_NUMBER for i, word in enumerate(words)
    )


def digits(words: Sequence[Token]) -> int:
    """How many digits are told, written or spelled."""
    return sum(sum(map(str.isdigit, word.norm)) or is_number(word) for word in words)


def tells_registration(words: Sequence[Token]) -> bool:
    """Whether a registration is told: *ABC-123*, *ää bee see yksi kaksi kolme*."""
    said = " ".join(word.text for word in words)
    spelled = sum(word.text.lower() in _LETTERS for word in words)
    return bool(_REGISTRATION.search(said)) or (spelled > 1 and digits(words) > 1)


def tells_phone(words: Sequence[Token]) -> bool:
    """Whether a telephone number is told."""
    return digits(words) >= _PHONE_DIGITS


def tells_email(words: Sequence[Token]) -> bool:
    """Whether an e-mail address is told, written or spoken."""
    return bool(_EMAIL.search(" ".join(word.text for word in words)))


def tells_address(words: Sequence[Token]) -> bool:
    """Whether a street and a number are told."""
    return any(
        _STREET.search(w.norm) and any(map(is_number, words[max(0, i - 3) : i + 3])) for i, w in enumerate(words)
    )


def tells_name(words: Sequence[Token]) -> bool:
    """Whether the speaker gives a name: *Anne Rautio täällä*, *nimi on Kanto*, or two names and nothing else."""
    names = [i for i, word in enumerate(words) if "propn" in word.classes]
    if not names:
        return False
    both = any(b - a == 1 for a, b in pairwise(names)) or any(_NAME.match(words[i].text) for i in names)
    alone = len(names) > 1 and len(words) <= len(names) + 1
    presents = any(word.norm in _PRESENTS for word in words)
    said = " ".join(word.text for word in words)
    opens = both and names[0] <= _GREETING_WORDS
    presents = presents or any(word.norm in _INTRODUCES for i in names[:1] for word in words[max(0, i - 2) : i])
    return (both and presents) or alone or opens or bool(_NAMING.search(said))


def tells_people(words: Sequence[Token]) -> bool:
    """Whether a number of people is told: *meitä on kuusi*, *neljälle hengelle*."""
    said = {word.norm for word in words}
    counted = any(
        _PEOPLE.match(word.norm) and any(map(is_number, words[max(0, i - 2) : i])) for i, word in enumerate(words)
    )
    ours = bool({"meitä"} & said) or {"of", "us"} <= said
    return counted or (ours and any(map(is_number, words)))


def tells_size(words: Sequence[Token]) -> bool:
    """Whether a size is told: a number, or a word for one."""
    return any(map(is_number, words)) or any(word.norm in ("small", "medium", "large", "xl") for word in words)


TOLD: dict[str, Callable[[Sequence[Token]], bool]] = {
    "registration": tells_registration,
    "phone": tells_phone,
    "email": tells_email,
    "address": tells_address,
    "name": tells_name,
    "people": tells_people,
}
