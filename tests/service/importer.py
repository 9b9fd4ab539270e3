"""A process that imports conversations until it is killed: `python -m tests.service.importer DATABASE FIRST HANG`.

It says `kept N` once a conversation is in, and `half HANG` when that one is written and not yet committed; there it
stays until somebody ends it.
"""

import sys
import time
from dataclasses import replace
from functools import partial

from sqlalchemy import event
from sqlalchemy.orm import Session

from coach.reviewing import review
from coach.service.service import Service
from coach.store.engine import engine
from tests.conftest import conversation

TALK = conversation(
    ("customer", "Lasku on taas väärin.", 0.25, 2.5),
    ("agent", "Teidän pitää soittaa laskutukseen.", 2.75, 5.0),
    ("customer", "Yritin jo, kukaan ei vastaa.", 5.25, 7.5),
    ("agent", "Selvitän asian ja soitan teille huomenna.", 7.75, 10.0),
)


def run(url: str, first: int, hang: int) -> None:
    talks, made = Service(engine(url)).talks, review(TALK)
    for n in range(first, first + 1000):
        if n == hang:
            event.listen(Session, "before_commit", partial(_stay, n))
        talks.keep(replace(TALK, id=f"talk-{n}"), made, f"Puhelu {n}")
        print("kept", n, flush=True)


def _stay(n: int, session: Session) -> None:
    session.flush()
    print("half", n, flush=True)
    time.sleep(600)


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
