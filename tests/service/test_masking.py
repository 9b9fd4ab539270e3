"""Nothing unmasked is kept: what goes into the store is masked, and a review of unmasked words is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from coach.model import Turn
from coach.privacy import mask
from coach.reviewing import review
from coach.service.access import Actor
from coach.service.service import ALONE, Service
from coach.service.talks import UnmaskedError
from coach.store.engine import engine
from coach.store.people import Person, Position
from tests.conftest import conversation

SECRETS = ("Virtanen", "Virtasen", "0401234567", "040 123 4567", "131104A906H", "Koivukatu")
TALK = replace(
    conversation(
        ("customer", "Matti Virtanen, 131104A906H, Koivukatu 5 A 3, soita 040 123 4567."),
        ("agent", "Kiitos, selvitän Virtasen asian tänään."),
    ),
    id="Matti Virtanen 0401234567",
)
TALK = replace(TALK, turns=(replace(TALK.turns[0], name="Matti Virtanen"), *TALK.turns[1:]))


@pytest.fixture
def aino(database):
    return Service(database, Actor(Person("aino", "Aino", Position.AGENT, "north")))


def test_what_is_added_is_masked_and_counted(aino):
    key = aino.talks.add(TALK, "Matti Virtasen puhelu")
    kept = aino.talks.open(key).conversation
    everything = json.dumps([kept.id, *(turn.text + turn.name for turn in kept.turns)], ensure_ascii=False)
    assert not [secret for secret in SECRETS if secret in everything]
    assert [one.title for one in aino.talks.listed()] == ["[NIMI]:n puhelu"]


def test_the_database_file_holds_no_value(tmp_path):
    file = tmp_path / "coach.db"
    mine = Service(engine(f"sqlite:///{file}"), ALONE)
    masked = mask(TALK).conversation
    mine.talks.add(TALK, "Virtanen")
    mine.talks.keep(replace(masked, id="other"), review(masked), "Virtanen")
    content = b"".join(part.read_bytes() for part in tmp_path.iterdir())
    assert b"[NIMI" in content
    assert not [secret for secret in SECRETS if secret.encode() in content]


def test_a_review_of_unmasked_words_is_refused(aino):
    key = aino.talks.add(TALK)
    with pytest.raises(UnmaskedError, match="mask the conversation first"):
        aino.talks.keep(TALK, review(TALK))
    with pytest.raises(UnmaskedError):
        aino.talks.keep_review(key, review(TALK))
    aino.talks.keep_review(key, review(aino.talks.open(key).conversation))
    assert len(aino.talks.reviews(key)) == 1


def test_a_masked_conversation_is_kept_as_it_is(aino):
    masked = mask(TALK).conversation
    kept = aino.talks.open(aino.talks.keep(masked, review(masked))).conversation
    assert [turn.text for turn in kept.turns] == [turn.text for turn in masked.turns]
    assert isinstance(kept.turns[0], Turn)
