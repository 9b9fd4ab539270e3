"""What the customer brings up: a fault, a harm, a worry, how they live, a change, a hurry, a wish, asking again.

Words and phrases are a rule's (`words` of missed-follow-up), topic by topic; grammar decides the rest: what is asked,
only possible (*jos*, *if*) or negated is not brought up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.language.once import once
from coach.model import Language, Role, Span
from coach.questions.clauses import clauses
from coach.questions.errand import with_answer, with_errand
from coach.questions.find import questions_in
from coach.questions.supposed import WHY, asked_in, is_possible, leads_on
from coach.questions.topics import Topic, Words, places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.questions.clauses import Clause


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing brought up: words `first` up to, not including, `last` of a customer turn.

    The clause `core` brings it up, by the words `at`; the rest says more of it (*kun …*, *koska …*).
    `errand` says that the contact is about this, or that the agent asked for it; `also` that words such as *niin ja*
    open it as something more; `alone` that its turn brings up nothing else.
    """

    turn: int
    first: int
    last: int
    core: Clause
    at: Clause
    topic: Topic
    errand: bool = False
    also: bool = False
    alone: bool = False


_THAT = {  # *…, että se tulee*, *…, missä se on*
    Language.FI: frozenset(
        "että et ettei etteivät etten missä mistä mihin mitä mikä miten milloin kuka kuinka".split()
    ),
    Language.EN: frozenset("that what where how why who".split()),
}
_FILLERS = {
    Language.FI: frozenset(
        "no niin ja joo siis hei moi mutta että tuota tota öö ai kun koska nyt tai eli ok okei sitten et joten "
        "tosin lisäksi muuten toisaalta terve huh sitte kuule kuul kuulkaa nii ni".split()
    ),
    Language.EN: frozenset(
        "oh and so but well um uh yes yeah also because hi hello okay ok please mind btw anyway actually".split()
    ),
}
PLEASED = frozenset("hyvä kiva hienoa mahtavaa ihanaa super selvä jes great good brilliant lovely fine".split())
RELATIVE = {
    Language.FI: frozenset(
        "joka jonka jota jossa josta johon jolla jolta jolle jotka joita joiden joissa joista".split()
    ),
    Language.EN: frozenset(("which", "who", "whose", "where")),
}
_OF_THEMSELVES = frozenset((Topic.CHANGE, Topic.REPEAT))  # *joka jäi eläkkeelle* tells of somebody else
_NEGATION_REACH = 5
_MOST_FILLERS = 3
SIGNAL_WORDS = 2  # an agent turn of so few words only shows that they listen
_ERRAND_WORDS = 4  # a shorter first turn only greets


@once(8)
def mentions(turns: Sequence[AnnotatedTurn], words: Words) -> tuple[Mention, ...]:
    """What the customer brings up in the talk, in order."""
    found: list[Mention] = []
    told = asked = False
    for turn in turns:
        if turn.turn.speaker is Role.AGENT and len(turn.words) > SIGNAL_WORDS:
            asked = bool(questions_in(turn))
        elif turn.turn.speaker is Role.CUSTOMER and turn.words:
            here = list(_in_turn(turn, words))
            opens = not told and (bool(here) or opens_matter(turn))
            told |= opens
            found += _merged(turn, _marked(turn, here, words, opens=opens, asked=asked))
    return tuple(found)


def opens_matter(turn: AnnotatedTurn) -> bool:
    """Whether a customer's first turn is long enough to bring the matter up; a shorter one only greets."""
    return len(turn.words) > _ERRAND_WORDS


def statements(turn: AnnotatedTurn) -> Iterator[Mention]:
    """Everything that a turn says, clause by clause, whatever it is about; not what it asks or only supposes."""
    parts = clauses(turn)
    asked, end = asked_in(turn, parts), 0
    for part in parts:
        if part[0] >= end and part not in asked and not is_possible(turn, part):
            first, core, last = _whole(turn, part, parts)
            end = last
            called = last - first == 1 and "pron" in turn.words[first].classes  # *mind you, …*
            if not (called or leads_on(turn, (first, last))):
                yield Mention(turn.turn.n, first, last, (first, core), (first, last), Topic.OTHER)


def span_of(turn: AnnotatedTurn, mention: Mention) -> Span:
    """The characters of a mention."""
    return turn.span(mention.first, mention.last)


def _marked(turn: AnnotatedTurn, found: list[Mention], words: Words, *, opens: bool, asked: bool) -> Sequence[Mention]:
    """The mentions with what is the matter itself, or the answer to a question, marked."""
    if opens:
        return with_errand(turn, found, words)
    alone = len({turn.words[m.first].sentence for m in found}) <= 1
    found = [replace(mention, alone=alone) for mention in found]
    return with_answer(turn, found) if asked else found


def _in_turn(turn: AnnotatedTurn, words: Words) -> Iterator[Mention]:
    """One mention per clause that brings something up, of its weightiest topic."""
    parts = clauses(turn)
    asked = asked_in(turn, parts)
    barred, also = places(turn, words.besides), places(turn, words.also)
    told = {topic: places(turn, phrases) for topic, phrases in words.topics.items()}
    for part in parts:
        if part in asked or is_possible(turn, part):
            continue
        heard = next(((t, at) for t in Topic if (at := _tells(turn, part, told[t], barred))), None)
        if heard is not None:
            topic, at = heard
            opened = any(part[0] - 1 <= start < part[1] for start, _ in also)
            first, core, last = _whole(turn, part, parts)
            told_by_the_way = topic in _OF_THEMSELVES and turn.words[first].norm in RELATIVE[turn.language]
            wonders = topic is not Topic.WORRY and leads_on(turn, (first, last))
            if last - first > 1 and not told_by_the_way and not wonders:
                yield Mention(turn.turn.n, first, last, (first, core), at, topic, also=opened)


def _whole(turn: AnnotatedTurn, part: Clause, parts: Sequence[Clause]) -> tuple[int, int, int]:
    """The first word of a clause, the end of what it says, and of what says more of it."""
    core = _extended(turn, part, parts, _THAT[turn.language])
    last = _extended(turn, (part[0], core), parts, _THAT[turn.language] | WHY[turn.language])
    return _trimmed(turn, part), core, last


def _tells(turn: AnnotatedTurn, part: Clause, told: Sequence[Clause], barred: Sequence[Clause]) -> Clause | None:
    """The first phrase that begins in the clause and is neither barred nor negated from outside."""
    return next(
        (
            (first, last)
            for first, last in told
            if part[0] <= first < part[1]
            and not any(start < last and first < end for start, end in barred)
            and not _negated(turn, part, first, last)
        ),
        None,
    )


def _negated(turn: AnnotatedTurn, part: Clause, first: int, last: int) -> bool:
    if any("negation" in word.classes for word in turn.words[first:last]):
        return False
    before = turn.words[max(part[0], first - _NEGATION_REACH) : first]
    return any("negation" in word.classes for word in before)


def _extended(turn: AnnotatedTurn, part: Clause, parts: Sequence[Clause], opens: frozenset[str]) -> int:
    """The end of the clauses that go on after a clause with one of the words of `opens`."""
    first, last = part
    for start, end in parts:
        same = start == last and turn.words[start].sentence == turn.words[first].sentence
        if same and turn.words[start].norm in opens:
            last = end
    return last


def _trimmed(turn: AnnotatedTurn, part: Clause) -> int:
    """The first word of a clause that is more than *no niin ja*."""
    first, last = part
    fillers = _FILLERS[turn.language]
    while first < last - 1 and (turn.words[first].norm in fillers or _calls(turn, first) or _is_pleased(turn, first)):
        first += 1
    return first


def _is_pleased(turn: AnnotatedTurn, at: int) -> bool:
    """Whether a word only says that something else is well: *hyvä ja sitten …*"""
    after = turn.words[at + 1].norm in _FILLERS[turn.language]
    return after and turn.words[at].norm in PLEASED


def _calls(turn: AnnotatedTurn, at: int) -> bool:
    """Whether a word belongs to a greeting or a call: *Hello there, …*, *mind you, …*, *tota noin …*"""
    call = [word.norm for word in turn.words[max(0, at - 1) : at + 1]]
    return call == ["tuota", "noin"] or (
        (call[-1] == "there" or call == ["mind", "you"]) and turn.turn.text[turn.words[at].end :].startswith(",")
    )


def _merged(turn: AnnotatedTurn, found: Sequence[Mention]) -> Iterator[Mention]:
    """Neighbouring clauses of one sentence as one mention, of the weightiest topic among them."""
    groups: list[list[Mention]] = []
    for mention in found:
        if groups and _joined(turn, groups[-1][-1], mention):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    for group in groups:
        weightiest = min(group, key=lambda mention: mention.topic.rank)
        last = max(mention.last for mention in group)
        yield replace(weightiest, first=group[0].first, last=last, also=any(m.also for m in group))


def _joined(turn: AnnotatedTurn, one: Mention, other: Mention) -> bool:
    """Whether the second follows the first in one sentence, as the matter both or beside it both."""
    same = turn.words[one.first].sentence == turn.words[other.first].sentence
    return same and one.errand == other.errand and other.first - one.core[1] <= _MOST_FILLERS
