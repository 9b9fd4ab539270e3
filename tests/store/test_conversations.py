from concurrent.futures import ThreadPoolExecutor

import pytest

from coach.reviewing import review
from coach.store.conversations import Conversations
from coach.store.engine import engine
from tests.conftest import conversation


@pytest.fixture
def store(tmp_path):
    return Conversations(engine(f"sqlite:///{tmp_path / 'coach.db'}"))


def test_a_conversation_comes_back_as_it_was(store):
    talk = conversation(("customer", "Ääni ”katkesi”…", 0.25, 2.5), ("agent", "Selvitän.", 2.75, 3.5))
    store.add(talk, "Ääni")
    back = store.get("talk")
    assert [(t.speaker, t.text, t.time) for t in back.turns] == [(t.speaker, t.text, t.time) for t in talk.turns]
    assert (back.id, back.language, back.channel) == (talk.id, talk.language, talk.channel)
    assert [listed.title for listed in store.listed()] == ["Ääni"]


def test_a_review_is_kept_once_per_versions(store):
    talk = conversation(("agent", "Hei."))
    store.add(talk)
    store.keep_review(review(talk))
    store.keep_review(review(talk))
    assert len(store.reviews("talk")) == 1


def test_an_unknown_conversation_is_a_key_error(store):
    with pytest.raises(KeyError):
        store.get("nobody")


def test_writers_at_the_same_time_lose_nothing(store):
    from dataclasses import replace

    talk = conversation(("agent", "Hei."))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: store.add(replace(talk, id=f"talk-{n}")), range(40)))
    assert len(store.listed()) == 40
