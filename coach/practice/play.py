"""Playing a branching scene: what each answer does, by the same review, and what the customer says to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach import rules
from coach.model import Conversation, Dimension, Role, Turn
from coach.practice import branching, signs
from coach.practice.answer import Answer, read, says_when, taken_up, trouble_of
from coach.practice.exercise import Exercise, ExerciseKind
from coach.practice.remark import Remark, Tone, good, to_try
from coach.practice.sense import Trouble
from coach.rules.apply import by_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.handbook import Handbook
    from coach.practice.branching import Scene, Step

_SURE = 0.3  # a concern that a rule finds is heard by the customer though the model knows few such words …
_SURE_LEARNED = 0.65  # … and one that only the model hears when it is likely
_CURT = "impersonal"  # everyday short questions sound curt to the model: in a scene only rules say so
_MEETS = frozenset(("apology", "empathy", "thanks", "reassurance"))


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer: the step it was given in, its remarks, whether the scene went on, and tried words beside it."""

    step: str
    text: str
    remarks: tuple[Remark, ...]
    taken: bool
    better: str


@dataclass(frozen=True, slots=True)
class Play:
    """A scene as far as it was played: what was said, the step it is in, and every answer heard."""

    scene: Scene
    said: Conversation
    step: Step
    heard: tuple[Heard, ...] = ()

    @property
    def over(self) -> bool:
        """Whether the customer has said the last words."""
        return not self.step.ways


def begin(scene: Scene) -> Play:
    """The scene at its opening."""
    said = Conversation(scene.name, (scene.opening,), scene.language, scene.channel)
    return Play(scene, said, scene.steps[0])


def played(scene: Scene, answers: Iterable[str], handbook: Handbook | None = None) -> Play:
    """The scene with these answers, as far as they go; what comes after its end is left out."""
    play = begin(scene)
    for text in answers:
        if not play.over:
            play = answer(play, text, handbook)
    return play


def answer(play: Play, text: str, handbook: Handbook | None = None) -> Play:
    """The scene after one more answer; what is no answer is told, and the customer waits for one."""
    words = " ".join(text.split())
    heard = read(_asked(play), words, handbook)
    better = next(iter(play.scene.shortest_to_land(play.step.name)), "")
    wrong = trouble_of(heard)
    if wrong not in (None, Trouble.SHORT):  # one word is an answer in a conversation
        told = Heard(play.step.name, words, (to_try(wrong.value),), taken=False, better=better)
        return replace(play, heard=(*play.heard, told))
    told = Heard(play.step.name, words, tuple(_remarks(heard)), taken=True, better="" if better == words else better)
    shown = doings(heard)
    step = play.scene[next(way.to for way in play.step.ways if all(shown & wanted for wanted in way.when))]
    turns = play.said.turns
    reply = (Turn(len(turns), Role.AGENT, words), Turn(len(turns) + 1, Role.CUSTOMER, step.customer))
    return Play(play.scene, replace(play.said, turns=(*turns, *reply)), step, (*play.heard, told))


def _asked(play: Play) -> Exercise:
    """What is to be answered now, as an exercise to read the answer by."""
    last = len(play.said.turns) - 1
    return Exercise(ExerciseKind.SCENE, play.scene.behaviour, play.said, last, play.scene.tried, play.scene.name)


def doings(heard: Answer) -> frozenset[str]:
    """What an answer does: the behaviours found in it, and the doings that ways in a scene name."""
    found = {f.behaviour for f in heard.found if f.confidence >= _SURE}
    shown = heard.signs
    helps = signs.helps(shown - {signs.QUESTION}) or signs.goes_on(heard.turn)
    does = {
        branching.ASKS: signs.QUESTION in shown,
        branching.ASKS_ON: taken_up(heard) is not None,
        branching.PROMISES: "concrete-promise" in found or (helps and says_when(heard)),
        branching.REFUSES: signs.refuses(heard.turn),
        branching.REASON: signs.gives_reason(heard.turn),
        branching.HELPS: helps,
        branching.MEETS: bool(shown & _MEETS),
        branching.CONCERN: any(True for _ in _heard_concerns(heard)),
    }
    return frozenset(found | {name for name, is_so in does.items() if is_so})


def _heard_concerns(heard: Answer) -> Iterator[Remark]:
    """The concerns in the words themselves: what is left open may be answered by the next turn."""
    found = by_rules(rules.of(heard.talk.handbook), heard.talk)
    ruled = {f.behaviour for f, _ in found if f.turn == heard.exercise.place}
    for f in heard.concerns:
        sure = _SURE if f.behaviour in ruled else _SURE_LEARNED
        curt = f.behaviour == _CURT and f.behaviour not in ruled
        if f.dimension is Dimension.RESPECT and f.confidence >= sure and not curt:
            yield to_try("new-concern", f.behaviour, f.text, f.why)


def _remarks(heard: Answer) -> Iterator[Remark]:
    yield from (good("strength", name, words) for name, words in heard.strengths.items())
    yield from _heard_concerns(heard)


def remarks(play: Play) -> Iterator[Remark]:
    """The remarks on a whole scene: what was done well, what could be tried, and how it ended.

    In a scene that ended well a concern was made good; it is told and needs no trying.
    """
    lands = play.over and play.step.lands
    for heard in play.heard:
        for remark in heard.remarks:
            yield replace(remark, tone=Tone.NOTE) if lands and remark.tone is Tone.TRY else remark
    if not play.over:
        yield to_try("unfinished")
    else:
        yield (good if lands else to_try)("ended-well" if lands else "ended-open", why=play.step.word)
