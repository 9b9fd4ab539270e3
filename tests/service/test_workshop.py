"""Publishing a rule: by whom, where, and what is tried before."""

import pytest

from coach import rules
from coach.reviewing import review
from coach.rules.rule import RuleError
from coach.service.access import RefusedError
from coach.service.service import ALONE, Service
from coach.service.workshop import NotPublishedError
from coach.store.people import Position
from tests.service.test_service import TALK, who
from tests.test_site_rules import OWN


@pytest.fixture
def site(database, tmp_path):
    """A team whose handbook names a folder for its own rules."""
    folder = tmp_path / "rules"
    folder.mkdir()
    chief = who(database, "sanna", Position.SUPERVISOR)
    chief.handbooks.take_into_use(f"[rules]\nfolder = '{folder}'", "omat säännöt")
    return folder


def test_a_published_rule_holds_at_once_for_the_team(database, site):
    trainer = who(database, "timo", Position.TRAINER)
    assert trainer.workshop.publish("wrong-counter", OWN) == site / "wrong-counter.toml"
    book = who(database, "aino").handbooks.in_use()
    assert "wrong-counter" in {rule.name for rule in rules.of(book).rules}
    assert [file.name for file in site.iterdir()] == ["wrong-counter.toml"]


@pytest.mark.parametrize("name", ["../wrong-counter", "Wrong", ""])
def test_a_rule_is_written_nowhere_but_into_the_folder(database, site, name):
    with pytest.raises(RuleError, match="give the rule a name"):
        who(database, "timo", Position.TRAINER).workshop.publish(name, OWN)
    assert list(site.iterdir()) == []


def test_a_rule_that_does_not_hold_is_not_published(database, site):
    with pytest.raises(RuleError, match="should be found where it is marked"):
        who(database, "timo", Position.TRAINER).workshop.publish("wrong-counter", OWN.replace("on eri", "oli eri", 1))
    assert list(site.iterdir()) == []


def test_without_a_folder_in_the_handbook_nothing_is_written(database):
    with pytest.raises(NotPublishedError, match="names no folder"):
        who(database, "timo", Position.TRAINER).workshop.publish("wrong-counter", OWN)


def test_a_folder_that_is_gone_is_one_sentence(database, site):
    site.rmdir()
    with pytest.raises(RuleError, match="is not there"):
        who(database, "timo", Position.TRAINER).workshop.publish("wrong-counter", OWN)


def test_agents_and_supervisors_publish_nothing(database, site):
    for position in (Position.AGENT, Position.SUPERVISOR):
        with pytest.raises(RefusedError):
            who(database, "eero", position).workshop.publish("wrong-counter", OWN)


def test_a_trainer_tries_a_rule_on_shared_words_only_and_the_owner_sees_that(database):
    aino, trainer = who(database, "aino"), who(database, "timo", Position.TRAINER)
    key = aino.talks.keep(TALK, review(TALK))
    assert trainer.workshop.material() == ()
    aino.shares.share(key, 1, Position.TRAINER)
    [one] = trainer.workshop.material()
    assert [turn.text for turn in one.conversation.turns] == [TALK.turns[0].text, TALK.turns[1].text, "…", "…"]
    assert [(deed.who, deed.what) for deed in aino.own_data.seen_by()] == [("timo", "material")]


def test_somebody_alone_tries_a_rule_on_their_own(database):
    mine = Service(database, ALONE)
    mine.talks.add(TALK)
    assert [each.conversation.turns[1].text for each in mine.workshop.material()] == [TALK.turns[1].text]
