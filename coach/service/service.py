"""The whole service for one actor: every page and command asks here, nothing else reaches the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.service.access import Actor, Office
from coach.service.calibration import Calibration
from coach.service.coaching import Coaching
from coach.service.exercises import Exercises
from coach.service.handbooks import Handbooks
from coach.service.marks import Marks
from coach.service.own_data import OwnData
from coach.service.packs import Packs
from coach.service.practice import Practice
from coach.service.shares import Shares
from coach.service.talks import Talks
from coach.service.team import Team
from coach.service.workshop import Workshop
from coach.store.people import Person, Position

if TYPE_CHECKING:
    from coach.store.sessions import Engine

ALONE = Actor(Person("me", "", Position.AGENT, ""), alone=True)
PARTS: dict[str, type[Office]] = {
    "talks": Talks,
    "shares": Shares,
    "marks": Marks,
    "coaching": Coaching,
    "team": Team,
    "handbooks": Handbooks,
    "calibration": Calibration,
    "workshop": Workshop,
    "practice": Practice,
    "exercises": Exercises,
    "packs": Packs,
    "own_data": OwnData,
}


class Service:
    """What one actor may see and do; made when they come, so that their position and team are up to date."""

    def __init__(self, engine: Engine, actor: Actor = ALONE) -> None:
        self.actor = actor
        self.talks = Talks(engine, actor)
        self.shares = Shares(engine, actor)
        self.marks = Marks(engine, actor)
        self.coaching = Coaching(engine, actor)
        self.team = Team(engine, actor)
        self.handbooks = Handbooks(engine, actor)
        self.calibration = Calibration(engine, actor)
        self.workshop = Workshop(engine, actor)
        self.practice = Practice(engine, actor)
        self.exercises = Exercises(engine, actor)
        self.packs = Packs(engine, actor)
        self.own_data = OwnData(engine, actor)
        self.talks.register()
