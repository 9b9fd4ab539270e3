"""Finds what the customer brought up and the agent neither asked about nor acknowledged.

The finding stands on the customer's words; the reason says what the agent did instead. The errand itself is what every
agent acts on, so only what is told beside it is looked for, and praise is never counted as missed. Beside what the
rule's lists name, anything told that weighs enough counts (see `coach.questions.telling`). The weightiest stay, as many
as the handbook says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.detectors import Detect, Match, Talk
from coach.detectors import build as detector
from coach.language.once import once
from coach.model import Channel, Language, Place
from coach.questions.drafts import Drafts
from coach.questions.find import questions_in, span_of
from coach.questions.flow import Told, flow, tells_of_wrong, unheeded
from coach.questions.grave import Grave, passed_over
from coach.questions.kin import content, tied
from coach.questions.mentions import span_of as span_of_mention
from coach.questions.replies import Replies
from coach.questions.taken import Outcome
from coach.questions.telling import passed
from coach.questions.topics import PROBLEMS, Topic, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.language.tokens import AnnotatedTurn
    from coach.model import Span
    from coach.questions.mentions import Mention

_DEEDS = "ownership"
_LONGEST_QUOTE = 80
_CONFIDENCE = 0.8
_SAME = 0.9
LEAST = 0.5  # weight from which something that no list names is worth asking about
_SLIGHT = 0.35  # … and below which nothing is …
_FAINT = 0.25  # … but for a worry told outright
_OUTRIGHT = frozenset((Topic.REPEAT, Topic.WORRY))  # never only the matter itself or what answers a question
_HEARD = frozenset((Outcome.ASKED, Outcome.ACKNOWLEDGED))
_REASON = {
    Language.FI: (
        "Asiakas otti tämän esiin, ja agentti kysyi seuraavaksi ”{words}”. Jatkokysymys voisi tarttua tähän.",
        "Asiakas otti tämän esiin, ja agentti sanoi seuraavaksi ”{words}”. Jatkokysymys tai edes ”kiitos kun kerroit” "
        "voisi näyttää, että se kuultiin.",
    ),
    Language.EN: (
        "The customer brought this up, and the agent asked “{words}” next. A follow-up could take it up.",
        "The customer brought this up, and the agent said “{words}” next. A follow-up, or even “thanks for telling "
        "me”, could show that it was heard.",
    ),
}


class Follow:
    """Reads the question flow of a talk by one rule's words and the rules it borrows, in one language."""

    def __init__(self, language: Language, text: Mapping[str, Any]) -> None:
        borrowed = text.get("borrowed", {})
        lent = {
            name: detector(each["detector"], language, each["text"], each["options"]) for name, each in borrowed.items()
        }
        self._deeds = lent.pop(_DEEDS, None)
        self._kind = tuple(lent.values())
        self.words = words_of(text.get("words", {}), language)
        self._grave = Grave.of(text.get("words", {}), language)

    @once(8)
    def replies(self, talk: Talk) -> Replies:
        """What is known of the agent's turns of a talk."""
        kind = frozenset(match.turn for detect in self._kind for match in detect(talk))
        deeds = frozenset(match.turn for match in self._deeds(talk)) if self._deeds else frozenset()
        window = int(talk.handbook.questions.window_turns)
        return Replies(kind, deeds, window, written=talk.conversation.channel is Channel.EMAIL)

    @once(8)
    def read(self, talk: Talk) -> tuple[tuple[Told, ...], Told | None]:
        """Everything the customer brought up, and the problem that the whole talk passes by, if there is one."""
        replies = self.replies(talk)
        told = flow(talk.turns, self.words, replies)
        return told, unheeded(told, talk.turns, self.words, replies)

    @once(8)
    def missed(self, talk: Talk) -> tuple[Told, ...]:
        """What was passed by: what the lists find, if it weighs anything, and all else that weighs enough."""
        return tuple(self._missed(talk, self.read(talk)[0]))

    @once(8)
    def brought_up(self, talk: Talk) -> tuple[Told, ...]:
        """What was brought up, in order: what was taken up or is the matter itself, and what each turn missed most."""
        told, ignored = self.read(talk)
        shown = [each for each in told if not _is_missed(each) or each == ignored]
        for each in _weightiest_of_turns(self.missed(talk)):
            here = [other for other in shown if _overlap(each.mention, other.mention)]
            if all(map(_is_heard, here)):
                shown = [*(other for other in shown if other not in here), each]
        return tuple(sorted(shown, key=lambda each: (each.mention.turn, each.mention.first)))

    def unheeded(self, talk: Talk) -> Told | None:
        """The problem that the whole talk passes by, else what the agent's own side did and nobody acknowledges."""
        told, ignored = self.read(talk)
        heard = {each.mention.turn for each in told if each.taken.outcome in _HEARD}
        unheard = (each for each in self.missed(talk) if each.mention.turn not in heard)
        wronged = (each for each in unheard if tells_of_wrong(each.mention, talk.turns, self.words))
        return ignored or next(wronged, None) or next(iter(self.grave(talk)), None)

    @once(8)
    def grave(self, talk: Talk) -> tuple[Told, ...]:
        """What was told of the agent's own side, of asking in vain or of harm done, and nobody acknowledges."""
        return tuple(passed_over(talk.turns, self.words, self._grave))

    def _missed(self, talk: Talk, told: Sequence[Told]) -> Iterator[Told]:
        weighed = passed(told, talk.turns, self.words, self.replies(talk))
        for each in told:
            weights = [other.weight for other in weighed if _overlap(each.mention, other.mention)]
            least = _FAINT if each.mention.topic is Topic.WORRY else _SLIGHT
            counts = min(weights) >= least if weights else each.mention.topic in _OUTRIGHT
            if counts and _is_missed(each):
                yield each
        for other in weighed:
            if other.weight >= LEAST and other.mention.topic is not Topic.PRAISE:
                yield Told(other.mention, other.taken)


@once(8)
def follow_of(text: Mapping[str, Any], language: Language) -> Follow:
    """The reader of a rule's text: the same one for all who ask, for what it has read of a talk stays known."""
    return Follow(language, text)


def build(language: Language, text: Mapping[str, Any]) -> Detect:
    """What was passed by; `text["words"]` are the lists of `coach.questions.topics.Words`, `borrowed` the rest."""
    follow, drafts = follow_of(text, language), Drafts(language, text)

    def detect(talk: Talk) -> Iterator[Match]:
        _, ignored = follow.read(talk)
        missed = list(follow.missed(talk))
        if ignored is not None:
            missed = [each for each in missed if not _told_by(ignored, each, talk)]
            missed += [] if _is_written(talk) else [ignored]
        for each in _weightiest(missed, talk, follow.words.light):
            yield _match(each, talk, drafts)

    return detect


def _is_written(talk: Talk) -> bool:
    return talk.conversation.channel is Channel.EMAIL


def _told_by(ignored: Told, each: Told, talk: Talk) -> bool:
    """Whether the problem that the whole talk passes by is this one, or in writing any of the message."""
    return ignored.mention == each.mention or (_is_written(talk) and each.mention.topic in PROBLEMS)


def _is_missed(told: Told) -> bool:
    mention = told.mention
    return told.taken.outcome is Outcome.MISSED and not mention.errand and mention.topic is not Topic.PRAISE


def _is_heard(told: Told) -> bool:
    return told.taken.outcome in _HEARD and not told.mention.errand


def _overlap(one: Mention, other: Mention) -> bool:
    """Whether two mentions share words."""
    return one.turn == other.turn and one.first < other.last and other.first < one.last


def _weightiest(passed: Sequence[Told], talk: Talk, light: frozenset[str]) -> list[Told]:
    """The weightiest of each turn, none about a thing that an earlier one is about, and of those the weightiest."""
    kept: list[Told] = []
    for each in _weightiest_of_turns(passed):
        if not any(_same(each, other, talk, light) for other in kept):
            kept.append(each)
    weighty = sorted(kept, key=_rank)[: int(talk.handbook.questions.most_missed)]
    return sorted(weighty, key=lambda each: each.mention.turn)


def _weightiest_of_turns(passed: Sequence[Told]) -> tuple[Told, ...]:
    """The weightiest of each turn, in order: what else was told with it goes with it."""
    by_turn: dict[int, Told] = {}
    for each in sorted(passed, key=_rank):
        by_turn.setdefault(each.mention.turn, each)
    return tuple(each for _, each in sorted(by_turn.items()))


def _rank(told: Told) -> int:
    return told.mention.topic.rank


def _same(one: Told, other: Told, talk: Talk, light: frozenset[str]) -> bool:
    first, second = (content(talk.turns[m.turn].words[m.first : m.last], light) for m in (one.mention, other.mention))
    return tied(first, second, talk.turns[0].language)[0] >= _SAME


def _match(told: Told, talk: Talk, drafts: Drafts) -> Match:
    turn = talk.turns[told.mention.turn]
    instead = talk.turns[told.taken.turn] if told.taken.turn is not None else turn
    asked, span = _instead(instead)
    reason = _REASON[turn.language][0 if asked else 1].format(words=_short(span.of(instead.turn.text)))
    about = Place(instead.turn.n, span)
    better = drafts.of(turn, told.mention)
    return Match(turn.turn.n, span_of_mention(turn, told.mention), _CONFIDENCE, better, reason, about=about)


def _instead(turn: AnnotatedTurn) -> tuple[bool, Span]:
    """What the agent did instead: whether it was a question, and its words."""
    asked = questions_in(turn)
    return (True, span_of(turn, asked[0])) if asked else (False, turn.sentence_around(0))


def _short(words: str) -> str:
    words = " ".join(words.split()).rstrip(".")
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
