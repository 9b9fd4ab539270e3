"""English questions by their grammar: inversion, question words, tags, choices, ellipsis and indirect asking.

What looks like a question and is none: reported ones (*I'll check when it left*), relative clauses (*which means …*),
clefts (*what happened is that …*), exclamations (*how lovely*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.questions.question import Form, Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import Token
    from coach.questions.clause import Sentence

_WH = frozenset("what when where who whose which why how whom".split())
_AUX = frozenset("do does did is are was were am have has had can could will would shall should may might must".split())
_SUBJECT = frozenset(
    "you i we they he she it there this that these those the your any anyone anybody anything my our his her their a "
    "an somebody someone people everybody everyone everything".split()
)
_PRONOUN_SUBJECT = frozenset("i you he she it we they".split())
_AFTER_THAT = _PRONOUN_SUBJECT | frozenset("there if the a when what this".split())
_LEADS = frozenset(
    "um uh er erm mm hmm and so but okay ok oh well now then yeah yes yep no right alright hi hello hey thanks sorry "
    "also actually ah just basically great perfect good lovely sure brilliant thank alrighty cool fine morning "
    "afternoon evening please first next or because".split()
)
_SPECIAL = frozenset("about if not come else kind sort many much long often far".split())
_TAG_PRONOUNS = _PRONOUN_SUBJECT | {"there", "that"}
_TAG_WORDS = frozenset("right correct yeah yes huh eh".split())
_WISHES = (("wondering", "if"), ("wondering", "whether"), ("wondering", "what"), ("wondering", "when"))
_TO_KNOW = frozenset("know ask hear check confirm".split())
_WANTS = (("like", "to"), ("love", "to"), ("want", "to"), ("need", "to"))
_TELL_ME = frozenset(("tell me", "talk me", "walk me", "describe to"))
_TELLING = frozenset(
    "know see tell sure wonder understand show explain say check find ask depend decide figure confirm let idea "
    "guess learn remember matter regardless".split()
)
_PART_LEADS = frozenset(("and", "or", "but", "so"))
_INVERTED_WITHIN = 7  # words from a question word to its verb and subject: *what kind of an order do you …*
_FRAGMENT = 4
_ELLIPSIS = 6
_YOURS = frozenset("your the".split())
_ANY = frozenset("any anything anyone anybody".split())
_JUDGES = frozenset("lovely nice kind sweet awful terrible annoying frustrating strange odd exciting wonderful".split())


def asked(sentence: Sentence) -> tuple[Question, ...]:
    """The questions of a sentence; places count the sentence's words."""
    starts = [(i, form) for i, form in _starts(sentence.words) if sentence.marked or _asks(sentence, i)]
    if not starts:
        return _without_signs(sentence)
    parted = _parted(sentence, starts)
    ends = [start for start, _ in parted[1:]] + [len(sentence.words)]
    return tuple(
        Question(start, _trimmed(sentence, start, end), _form(sentence, start, end, form))
        for (start, form), end in zip(parted, ends, strict=True)
    )


def _starts(words: Sequence[Token]) -> list[tuple[int, Form]]:
    """Each question word that may ask, and each verb before its subject."""
    found = []
    for i, word in enumerate(words):
        if word.norm in _WH and _wh_may_ask(words, i):
            found.append((i, Form.OPEN))
        elif word.norm in _AUX and inverted(words, i) and not _is_tag(words, i):
            found.append((i, Form.CLOSED))
    return found


def inverted(words: Sequence[Token], i: int) -> bool:
    """Whether an auxiliary at `i` stands before its subject: *do you*, *didn't it*, *is your router*."""
    at = i + 1 + (i + 1 < len(words) and words[i + 1].norm == "not")
    if at >= len(words) or not (words[at].norm in _SUBJECT or words[at].classes & {"pron", "propn"}):
        return False
    if words[at].norm in ("a", "an", "the") and i and words[i - 1].norm not in _LEADS:
        return False
    return not (words[at].norm == "that" and at + 1 < len(words) and words[at + 1].norm in _AFTER_THAT)


def _wh_may_ask(words: Sequence[Token], i: int) -> bool:
    """Not relative, not reported: verb before subject, subject asked for, or a fragment."""
    after = words[i + 1].norm if i + 1 < len(words) else ""
    at_start = _skip_leads(words, i) == i
    fragment = at_start and len(words) - i <= _FRAGMENT - 1
    special = after in _SPECIAL or (words[i].norm == "why" and after != "" and "base" in words[i + 1].classes)
    told = any(word.lemma in _TELLING for word in words[max(0, i - 3) : i])
    for k in range(i + 1, min(i + 1 + _INVERTED_WITHIN, len(words))):
        if words[k].norm in _AUX and inverted(words, k):
            return True
        if words[k].norm in _PRONOUN_SUBJECT:
            return (fragment or special) and not told
        if _is_finite(words[k]):
            break
    return not told and (fragment or special or _asks_subject(words, i, at_start=at_start))


def _asks_subject(words: Sequence[Token], i: int, *, at_start: bool) -> bool:
    """*What happened*, *who called you*, *which one works*: and not *which means …*, *what happened is …*."""
    if i + 1 >= len(words) or not at_start:
        return False
    if words[i].norm in ("which", "whose"):
        return bool(words[i + 1].classes & {"noun", "num"}) or words[i + 1].norm in ("one", "ones")
    if words[i + 1].classes & {"noun", "adj"}:
        return words[i].norm == "what"
    later = {word.norm for word in words[i + 2 : i + 6]}
    return _is_finite(words[i + 1]) and not (words[i + 1].norm not in _AUX and later & {"is", "was"})


def _is_finite(word: Token) -> bool:
    return word.norm in _AUX or ("verb" in word.classes and not word.classes & {"ing", "base", "participle"})


def _asks(sentence: Sentence, i: int) -> bool:
    """Whether what may be a question asks where no mark says so."""
    words = sentence.words
    before = words[:i]
    if _exclaims(words, i):
        return False
    if _skip_leads(words, i) == i or i in sentence.breaks or before[-1].norm in _LEADS:
        return True
    if words[i].norm in _WH:
        return not any(word.lemma in _TELLING for word in before[-3:]) and not _is_finite(before[-1])
    if "pron" in words[min(i + 1, len(words) - 1)].classes or words[i + 1].norm in _PRONOUN_SUBJECT:
        return before[-1].norm not in _WH | {"that", "than", "as", "nor", "neither", "only"}
    return False


def _exclaims(words: Sequence[Token], i: int) -> bool:
    after = words[i + 1 : i + 3]
    return (
        words[i].norm in ("how", "what") and any(word.norm in _JUDGES for word in after) and len(words) - i <= _ELLIPSIS
    )


def _skip_leads(words: Sequence[Token], until: int) -> int:
    at = 0
    while at < until and words[at].norm in _LEADS:
        at += 1
    return at


def _parted(sentence: Sentence, starts: list[tuple[int, Form]]) -> list[tuple[int, Form]]:
    """The starts without those that belong to the question before: *what … do you*, *can you tell me what …*."""
    kept: list[tuple[int, Form]] = []
    for i, form in starts:
        if kept and not _new(sentence, kept[-1][0], i):
            continue
        kept.append((i, form))
    return kept


def _new(sentence: Sentence, start: int, i: int) -> bool:
    words = sentence.words
    if words[start].norm in _WH and words[i].norm in _AUX and i - start <= _INVERTED_WITHIN:
        return False
    if i in sentence.breaks:
        return not _is_tag(words, i)
    return words[i - 1].norm in _PART_LEADS and words[i - 1].norm != "or"


def _form(sentence: Sentence, start: int, end: int, form: Form) -> Form:
    """Open where a yes-or-no wording asks for a telling: *could you tell me what …*; a choice where *or* gives it."""
    if form is Form.OPEN:
        return form
    norms = [word.norm for word in sentence.words[start:end]]
    tells = any(a in ("tell", "explain", "describe", "show", "share") for a in norms[1:5])
    if tells and (_WH & set(norms[2:]) or "about" in norms or norms[1:3] == ["you", "describe"]):
        return Form.OPEN
    return Form.ALTERNATIVE if "or" in norms[2:-1] and norms[-2:] != ["or", "not"] else form


def _trimmed(sentence: Sentence, start: int, end: int) -> int:
    while end < len(sentence.words) and end - 1 > start and sentence.words[end - 1].norm in _LEADS:
        end -= 1
    return end


def _without_signs(sentence: Sentence) -> tuple[Question, ...]:
    words = sentence.words
    start, last = _skip_leads(words, len(words) - 1), len(words)
    tag = next((i for i in range(max(1, last - 4), last) if _is_tag(words, i)), None)
    if tag is not None:
        return (Question(start, last, Form.TAG, stated=True),)
    indirect = _indirect(words)
    if indirect is not None:
        return (Question(*indirect),)
    if sentence.marked:
        return (Question(start, last, Form.CLOSED, stated=True),)
    if _elliptical(words[start:]):
        return (Question(start, last, Form.OPEN if words[start].norm in _YOURS else Form.CLOSED),)
    return ()


def _is_tag(words: Sequence[Token], i: int) -> bool:
    """*isn't it*, *do you*, *right* at the end of a statement."""
    rest = [word.norm for word in words[i:]]
    if i == 0 or not any(_is_finite(word) for word in words[:i]):
        return False
    if len(rest) == 1:
        return rest[0] in ("right", "correct", "huh", "eh") and words[i - 1].norm not in (
            "is",
            "are",
            "was",
            "all",
            "that",
        )
    return rest[0] in _AUX and rest[-1] in _TAG_PRONOUNS and len(rest) <= 3


def _indirect(words: Sequence[Token]) -> tuple[int, int, Form] | None:
    """*I was wondering if you …*, *I'd like to know when …*, *tell me what happened*."""
    norms = [word.norm for word in words]
    for i in range(len(norms) - 1):
        pair = (norms[i], norms[i + 1])
        if pair in _WISHES or (pair in _WANTS and i + 2 < len(norms) and norms[i + 2] in _TO_KNOW and "i" in norms[:i]):
            return _from_subject(norms, i), len(norms), Form.OPEN if _WH & set(norms[i:]) else Form.CLOSED
        if " ".join(pair) in _TELL_ME and (i == 0 or norms[i - 1] in _LEADS | {"please"}):
            return i, len(norms), Form.OPEN
    return None


def _from_subject(norms: Sequence[str], i: int) -> int:
    return next((at for at in range(i, max(-1, i - 5), -1) if norms[at] in ("i", "we")), i)


def _elliptical(words: Sequence[Token]) -> bool:
    """*(And) your postcode*, *any luck with that*: a few words without a verb that leave the rest to the customer."""
    if not words or len(words) > _ELLIPSIS or any(_is_finite(word) for word in words):
        return False
    return len(words) > 1 and (words[0].norm == "your" or words[0].norm in _ANY)
