"""Bringing files in: masked, seen before or not, and nothing takes another's place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coach.model import Role
from coach.service.bringing import Brought, State, bring, keep, states, with_agent
from coach.service.service import Service
from coach.store.engine import engine
from coach.transcripts import examples, formats

if TYPE_CHECKING:
    from coach.service.talks import Talks

CALL = b"Agentti: Lankala, kuinka voin auttaa?\nAsiakas: Hei, numeroni on 040 123 4567.\n"
UNSURE = b"Anna: Joo, niin.\nMatti: Niin, joo.\n"


@pytest.fixture
def talks(tmp_path: Path) -> Talks:
    return Service(engine(f"sqlite:///{tmp_path / 'coach.db'}")).talks


def one(content: bytes, name: str = "puhelu.txt") -> Brought:
    (brought,) = bring(content, name).brought
    return brought


def test_what_is_brought_is_masked_and_counted() -> None:
    brought = one(CALL)
    assert "040 123 4567" not in brought.conversation.turns[1].text
    assert brought.report.total == 1
    assert (brought.title, brought.format.name) == ("puhelu", "plain")


def test_a_file_that_cannot_be_read_is_a_problem_and_no_exception() -> None:
    bag = bring(b"pelkkaa tekstia", "a.txt")
    assert not bag.brought
    assert [problem.name for problem in bag.problems] == ["a.txt"]


def test_the_same_content_again_is_seen_in_the_batch_and_in_the_store_whatever_its_roles(talks: Talks) -> None:
    first, copy = one(CALL), one(CALL, "kopio.txt")
    assert states([first, copy], talks, set()) == {0: State.READY, 1: State.SAME}
    keep(talks, first)
    swapped = with_agent(copy, copy.names[1])
    assert states([copy, swapped], talks, set()) == {0: State.SAME, 1: State.SAME}
    assert states([first], talks, {first.mark}) == {0: State.KEPT}


def test_two_files_of_one_name_are_both_kept(talks: Talks) -> None:
    first, second = one(CALL, "transcript.txt"), one(CALL.replace(b"Hei", b"Moi"), "transcript.txt")
    keys = [keep(talks, first), keep(talks, second)]
    assert len({*keys}) == 2
    texts = [talks.open(key).conversation.turns[1].text for key in keys]
    assert [text[:3] for text in texts] == ["Hei", "Moi"]


def test_a_doubtful_agent_is_to_be_checked_and_can_be_told(talks: Talks) -> None:
    brought = one(UNSURE)
    assert states([brought], talks, set()) == {0: State.CHECK}
    for name in brought.names:
        told = with_agent(brought, name)
        assert told.agents == (name,)
        assert {turn.speaker for turn in told.conversation.turns} == {Role.AGENT, Role.CUSTOMER}
        assert told.mark == brought.mark


def test_every_format_is_brought_and_kept(talks: Talks) -> None:
    brought = [
        each
        for reader in formats()
        for each in bring(examples.example(reader).read_bytes(), examples.example(reader).name).brought
    ]
    found = states(brought, talks, set())
    keys = {keep(talks, each) for n, each in enumerate(brought) if found[n] is not State.SAME}
    assert talks.count() == len(keys) == sum(state is not State.SAME for state in found.values())
    assert len(keys) > 10
