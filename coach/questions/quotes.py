"""The customer's own words as a draft quotes them: from where they begin to tell, to where they end in a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.model import Language
from coach.questions.clauses import UNFINISHED, clauses, is_bare
from coach.questions.ties import points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.language.tokens import AnnotatedTurn, Token
    from coach.questions.clauses import Clause
    from coach.questions.mentions import Mention

_LONGEST = 100
_ENOUGH = 3  # nouns, verbs and adjectives without which a quote with a pronoun says too little: *se on se* …
_SOME = 2  # … and one without: *mä teen etätöitä*
_SAYS = frozenset(("noun", "propn", "verb", "adj", "num"))
_EMPTY = frozenset("olla ei voida be can".split())
_BACK = 3  # sentences, or in speech without signs clauses, in which a quote may begin
_SUBJECTS = frozenset(("noun", "propn", "pron", "ex"))
_HANGS_ON = frozenset(  # what a clause begins with that says little without the one before it
    "joka jonka jota jossa josta johon jolla jolta jolle jotka joita jotta who which whose when if until".split()
)
_SIGN = re.compile(r"\s?[€%°£$]")
_CUT = ("–", "—", "-", "…", "...")
_LEADS_IN = {
    Language.FI: frozenset(
        "no niin nii ja jees joo juu hyvä okei ok kuul kuule kuulkaa mut mutta et että ku kun hei ai vaikka "
        "tosin".split()
    ),
    Language.EN: frozenset("no so well oh ah um uh and but yeah yes ok okay right because mind".split()),
}
I_SAY = (  # *I also wanted to mention that …*
    r"i (also |just )?(wanted|want|should|must|have|need|ought|would like|'d like)( to)? (mention|say|add|tell you)"
)
_ANNOUNCES = re.compile(  # *kerron samalla, että …*
    rf"(kerron|sanon|mainitsen)( \w+)?,? (että|et) |{I_SAY} that ", re.IGNORECASE
)
SIGHS = frozenset("oh uh um er erm ah hmm ööh öö".split())
_JOINS = {
    Language.FI: frozenset("ja mutta mut et että ku kun eli tai niin ni nii".split()),
    Language.EN: frozenset("and but so because or".split()),
}
_DANGLES = {  # what no telling ends with
    Language.FI: UNFINISHED[Language.FI] | frozenset("niin nii ni oon se mä".split()),
    Language.EN: UNFINISHED[Language.EN] | frozenset("so i that is was are in at with there".split()),
}
_GOES_ON = frozenset("eikä enkä emmekä eivätkä".split())  # what goes on with a sentence: *… eikä kukaan tiedä*
_CALLS = frozenset("täällä tässä täs it its this".split())
_IS = frozenset("on ois olisi soittaa is 's".split())
_OWN = frozenset("minä me minun meidän minulla meillä minulta meiltä i my we our i'm i've".split())
_STARTS = frozenset("this it i we tämä tää minä mä me".split())
_NAMED = 2  # after which at least a name stands
_NAMES = 9  # words in which callers say who they are
_FEWEST = 4  # words that must stay where a quote is cut back


def quote_of(turn: AnnotatedTurn, mention: Mention) -> tuple[str, bool]:
    """The customer's words, with all that says more of them where that is short; whether nothing was left out."""
    first, last = (mention.first, mention.last) if is_quotable(turn, mention) else _most(turn, mention)
    first = _start(turn, first, last)
    first -= first > 0 and "negation" in turn.words[first - 1].classes  # *… mutta [ei] se ole puhdasta*
    place = _told_enough(turn, (first, _announced(turn, last)))
    whole = _words(turn, place)
    if len(whole) > _LONGEST:
        return whole[:_LONGEST].rsplit(" ", 1)[0] + " …", False
    ends = _end(turn, place)
    cut = ends < place[1] or breaks_off(turn, mention)
    goes_on = turn.words[place[0]].norm in _GOES_ON
    return f"{'… ' if goes_on else ''}{_words(turn, (place[0], ends))}{' …' if cut else ''}", True


def is_quotable(turn: AnnotatedTurn, mention: Mention) -> bool:
    """Whether all of a mention is short enough to quote."""
    return len(_words(turn, (mention.first, mention.last))) <= _LONGEST


def breaks_off(turn: AnnotatedTurn, mention: Mention) -> bool:
    """Whether the customer was cut off in the middle of the mention."""
    return mention.last == len(turn.words) and turn.turn.text.rstrip().endswith(_CUT)


def _most(turn: AnnotatedTurn, mention: Mention) -> Clause:
    """What brings the matter up, with as many of the clauses after it as are short enough to quote."""
    first, least = mention.core
    ends = (
        end for _, end in clauses(turn) if least < end <= mention.last and len(_words(turn, (first, end))) <= _LONGEST
    )
    return first, max(ends, default=least)


def _announced(turn: AnnotatedTurn, last: int) -> int:
    """The end of the words, with what they only announce: *yksi asia mietityttää: mulla on kuulolaite*."""
    if last == len(turn.words) or ":" not in turn.turn.text[turn.words[last - 1].end : turn.words[last].start]:
        return last
    return next(end for _, end in clauses(turn) if end > last)


def _start(turn: AnnotatedTurn, first: int, last: int) -> int:
    """The first word after *no niin*, *kerron samalla, että*."""
    while first < last - _FEWEST and turn.words[first].norm in _LEADS_IN[turn.language]:
        if turn.words[first + 1].norm == "one":  # *no one*
            break
        first += 1
    sighs = (i for i in range(last - _FEWEST, first, -1) if turn.words[i - 1].norm in SIGHS)
    first = _introduced(turn, next(sighs, first), last)  # *by seven oh dear uh my husband had …*
    first += _ends_a_number(turn, first, last)
    announced = _ANNOUNCES.match(turn.turn.text, turn.words[first].start)
    return first + sum(announced is not None and word.start < announced.end() for word in turn.words[first:last])


def _ends_a_number(turn: AnnotatedTurn, first: int, last: int) -> bool:
    """Whether a number stands before the telling: *nine oh two [this is the fourth time]*."""
    begins = first < last - _FEWEST and turn.words[first + 1].norm in _STARTS
    return begins and "num" in turn.words[first].classes


def _introduced(turn: AnnotatedTurn, first: int, last: int) -> int:
    """The first word after who calls: *täällä on saara hiltunen, meiän …*, *it's jo from the stall my …*."""
    told = [word.norm for word in turn.words[first : min(first + _NAMES, last)]]
    if turn.words[first].sentence or told[0] not in _CALLS or _IS.isdisjoint(told[1:3]):
        return first
    own = next((i for i, norm in enumerate(told) if i > _NAMED and norm in _OWN), 0)
    return first + own if first + own <= last - _FEWEST else first


def _end(turn: AnnotatedTurn, place: Clause) -> int:
    """The end of the words, before a last part that was not said to its end: *… and inside there is*."""
    first, last = place
    if turn.words[last - 1].norm not in _DANGLES[turn.language]:
        return last
    joins = (i for i in range(last - 1, first + _FEWEST - 1, -1) if turn.words[i].norm in _JOINS[turn.language])
    return next(joins, last)


def _told_enough(turn: AnnotatedTurn, place: Clause) -> Clause:
    """The words, from the start of their sentence or the one before it where they say too little by themselves."""
    first, last = place
    begins = clauses(turn) if is_bare(turn, *turn.sentence_of(first)) else turn.sentences
    starts = [_start(turn, start, last) for start, _ in begins if start <= first][-_BACK:]
    for start in (first, *reversed(starts)):
        if _says_enough(turn.words[start:last], turn.language) and len(_words(turn, (start, last))) <= _LONGEST:
            return start, last
    return place


def _says_enough(words: Sequence[Token], language: Language) -> bool:
    """Whether words have a verb of their own, in English with its subject before it, and tell of something by name."""
    if words[0].norm in _HANGS_ON:
        return False
    verbs = [i for i, word in enumerate(words) if "verb" in word.classes and "ing" not in word.classes]
    whose = words[: verbs[0]] if verbs else ()
    if not verbs or (language is Language.EN and not any(word.classes & _SUBJECTS for word in whose)):
        return False
    least = _ENOUGH if points(words, language) else _SOME
    return sum(bool(word.classes & _SAYS) and word.lemma not in _EMPTY for word in words) >= least


def _words(turn: AnnotatedTurn, place: Clause) -> str:
    """The words as they stand, on one line, with the sign that goes with a number: *240 €*."""
    span = turn.span(*place)
    sign = _SIGN.match(turn.turn.text, span.end)
    return " ".join(f"{span.of(turn.turn.text)}{sign[0] if sign else ''}".split())
