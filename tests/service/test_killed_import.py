"""An import that is killed in the middle: what was finished is whole, and nothing is half there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from coach.service.service import Service
from coach.store.conversations import Wanted
from coach.store.engine import engine
from coach.store.schema import check
from coach.store.sessions import reading
from coach.store.tables import StoredConversation, StoredDeed, StoredReview, StoredTally
from tests.service.importer import TALK

ROOT = Path(__file__).parents[2]


def killed(url: str, first: int, until: str, hang: int = -1) -> list[str]:
    """What the importer said until it said `until`, when it was killed with signal 9."""
    importer = subprocess.Popen(
        [sys.executable, "-m", "tests.service.importer", url, str(first), str(hang)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    said = []
    assert importer.stdout
    for line in importer.stdout:
        said.append(line.strip())
        if said[-1] == until:
            importer.kill()
            break
    importer.wait(30)
    return said


@pytest.fixture
def kept(url) -> set[int]:
    """What two killed imports had finished: one killed between two statements, one while it ran."""
    said = killed(url, 0, "half 5", hang=5) + killed(url, 100, "kept 112")
    return {int(line.split()[1]) for line in said if line.startswith("kept")}


def test_what_was_finished_is_whole_and_nothing_is_half_there(url, kept):
    database = engine(url)  # the restart
    talks = Service(database).talks
    there = {int(one.ref.removeprefix("talk-")): one.key for one in talks.listed(Wanted(count=1000))}
    assert kept == set(range(5)) | set(range(100, 113))
    assert kept <= set(there)
    assert 5 not in there
    assert len(set(there) - kept) <= 1  # one may have been finished and not yet told
    for key in there.values():
        opened = talks.open(key).conversation
        assert [turn.text for turn in opened.turns] == [turn.text for turn in TALK.turns]
        (review,) = talks.reviews(key)
        assert review["findings"]
    with reading(database) as session:
        counts = [
            session.scalar(select(func.count()).select_from(table)) for table in (StoredConversation, StoredReview)
        ]
        logged = session.scalar(select(func.count()).select_from(StoredDeed).where(StoredDeed.what == "add"))
        tallied = session.scalar(select(func.count(func.distinct(StoredTally.review_id))))
    assert [*counts, logged, tallied] == [len(there)] * 4
    assert "as it should be" in check(database)
    talks.add(TALK, "Vielä yksi")
    assert talks.count() == len(there) + 1
