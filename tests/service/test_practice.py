"""Practice on both databases: what is due for whom, answers, doubts, packs, and what becomes of withdrawn words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coach import handbook
from coach.model import Language, Role, Turn
from coach.practice.exercise import ExerciseKind
from coach.practice.plan import Why
from coach.reviewing import review
from coach.service.access import RefusedError
from coach.service.exercises import NotReadyError
from coach.service.packs import PackError
from coach.service.service import ALONE, Service
from coach.store.answers import Doubt
from coach.store.people import Position
from tests.service.test_service import TALK, who

FI = Language.FI
POOR, FINE = "Teidän pitää soittaa laskutukseen.", "Pahoittelen. Selvitän laskun ja soitan teille huomenna."
MONDAY = datetime(2030, 1, 7, 8, tzinfo=UTC)


@pytest.fixture
def aino(database):
    return who(database, "aino")


@pytest.fixture
def timo(database):
    return who(database, "timo", Position.TRAINER)


@pytest.fixture
def shared(aino):
    """The key of Aino's conversation, its second turn shared with trainers."""
    key = aino.talks.keep(TALK, review(TALK))
    aino.shares.share(key, 1, Position.TRAINER, "Tästä voisi harjoitella.")
    return key


@pytest.fixture
def published(timo, shared):
    """The id of a published exercise made of the shared turn."""
    id = timo.exercises.save(timo.exercises.draft(shared, 1, "dismissal"))
    timo.exercises.publish(id)
    return id


def test_a_shared_moment_becomes_an_exercise_with_model_answers_drafted(timo, shared):
    places = {(one.turn, one.behaviour) for one in timo.exercises.candidates()}
    assert (1, "dismissal") in places
    drafted = timo.exercises.draft(shared, 1, "dismissal")
    assert drafted.kind is ExerciseKind.SAY_BETTER
    assert drafted.models
    assert drafted.original == POOR
    assert timo.exercises.wrong_with(drafted) is None


def test_an_owner_sees_once_a_day_that_their_moment_was_read(aino, timo, shared):
    for _ in range(3):
        timo.exercises.candidates()
    assert [(deed.who, deed.what) for deed in aino.own_data.seen_by()] == [("timo", "candidates")]


def test_a_shared_turn_without_a_finding_can_be_picked_too(aino, timo):
    key = aino.talks.keep(TALK, review(TALK))
    aino.shares.share(key, 3, Position.TRAINER, "Onnistuin.")
    assert [(one.turn, one.behaviour, one.note) for one in timo.exercises.candidates() if one.turn == 3] == [
        (3, "", "Onnistuin.")
    ]


def test_only_words_that_were_shared_become_an_exercise(database, aino, timo, shared):
    with pytest.raises(RefusedError):
        timo.exercises.draft(shared, 3, "vague-promise")
    with pytest.raises(RefusedError):
        who(database, "tiina", Position.TRAINER, "south").exercises.draft(shared, 1, "dismissal")
    drafted = timo.exercises.draft(shared, 1, "dismissal")
    assert [turn.text for turn in drafted.scene.turns] == [TALK.turns[0].text, TALK.turns[1].text]
    aino.shares.withdraw(shared, 1, Position.TRAINER)
    with pytest.raises(RefusedError):
        timo.exercises.save(drafted)


def test_a_withdrawn_moment_takes_its_exercise_along(aino, timo, shared, published):
    [item] = [one for one in aino.practice.today(FI, MONDAY) if one.exercise.id == published]
    aino.practice.answer(item.exercise, FINE, MONDAY)
    aino.shares.withdraw(shared, 1, Position.TRAINER)
    assert timo.exercises.kept() == ()
    later = aino.practice.today(FI, MONDAY + timedelta(days=30), more=20)
    assert published not in {one.exercise.id for one in later}


def test_what_a_trainer_writes_is_masked_before_it_is_kept(timo, shared):
    drafted = timo.exercises.draft(shared, 1, "dismissal")
    turns = (replace(drafted.scene.turns[0], text="Soitan numerosta 040 1234567."), drafted.scene.turns[1])
    scene = replace(drafted.scene, turns=turns)
    timo.exercises.save(replace(drafted, scene=scene, models=("Soitan numeroon 040 1234567.",), note="040 1234567"))
    assert "1234567" not in str(timo.exercises.kept())


def test_an_exercise_that_does_not_hold_is_kept_and_not_published(timo, shared):
    drafted = timo.exercises.draft(shared, 1, "dismissal")
    id = timo.exercises.save(replace(drafted, models=(POOR,)))
    with pytest.raises(NotReadyError, match="does not land"):
        timo.exercises.publish(id)
    assert timo.exercises.kept()[0].published_at is None


def test_a_published_exercise_is_edited_in_place_and_withdrawn(aino, timo, published):
    kept = timo.exercises.draft(timo.exercises.kept()[0].moment[0], 1, "dismissal")
    assert timo.exercises.save(replace(kept, key=published, note="Kokeile kysymystä.")) == published
    assert timo.exercises.kept()[0].published_at is not None
    timo.exercises.withdraw(published)
    assert published not in {one.exercise.id for one in aino.practice.today(FI, MONDAY, more=20)}


def test_ones_own_concerns_come_first_and_a_few_a_day_are_enough(aino, published):
    items = aino.practice.today(FI, MONDAY)
    assert len(items) == handbook.load().practice.a_day
    assert items[0].why is Why.CONCERN
    found = {"dismissal", "vague-promise", "unacknowledged-problem", "unanswered-question"}
    assert {item.exercise.behaviour for item in items if item.why is Why.CONCERN} <= found
    for item in items:
        aino.practice.answer(item.exercise, "Hei.", MONDAY)
    assert aino.practice.today(FI, MONDAY) == ()
    assert len(aino.practice.today(FI, MONDAY, more=2)) == 2


def test_an_answer_that_did_not_land_is_due_tomorrow_and_one_that_did_later(aino, published):
    items = {item.exercise.id: item.exercise for item in aino.practice.today(FI, MONDAY, more=20)}
    exercise, other = items[published], next(one for id, one in items.items() if id != published)
    assert aino.practice.answer(exercise, FINE, MONDAY).landed
    assert not aino.practice.answer(other, "asdf", MONDAY).landed
    tuesday = {item.exercise.id for item in aino.practice.today(FI, MONDAY + timedelta(days=1), more=50)}
    assert other.id in tuesday
    assert published not in tuesday
    week = aino.practice.today(FI, MONDAY + timedelta(days=7), more=50)
    assert published in {item.exercise.id for item in week}


def test_an_exercise_that_nobody_offers_is_refused(aino, published):
    [offered] = [one.exercise for one in aino.practice.today(FI, MONDAY) if one.exercise.id == published]
    made_up = replace(offered, key="", scene=replace(offered.scene, turns=(Turn(0, Role.AGENT, "Soita!"),)), turn=0)
    with pytest.raises(RefusedError):
        aino.practice.answer(made_up, FINE)


def test_answers_are_masked_and_ones_own(database, aino, published):
    [offered] = [one.exercise for one in aino.practice.today(FI, MONDAY) if one.exercise.id == published]
    kept = aino.practice.answer(offered, "Voisitteko soittaa numeroon 040 1234567?", MONDAY)
    assert "1234567" not in kept.said
    assert who(database, "eero").practice.answers() == ()
    with pytest.raises(RefusedError):
        who(database, "eero").practice.doubt(kept.id, Doubt.DISPUTED)


def test_a_trainer_sees_how_an_exercise_performs_and_what_was_doubted_but_never_who(aino, timo, published):
    [offered] = [one.exercise for one in aino.practice.today(FI, MONDAY) if one.exercise.id == published]
    answer = aino.practice.answer(offered, POOR, MONDAY)
    aino.practice.answer(offered, FINE, MONDAY)
    aino.practice.doubt(answer.id, Doubt.DISPUTED, "Meillä saa sanoa näin.")
    [result] = timo.exercises.results()
    counted = result.counted
    assert (counted.answers, counted.landed, counted.people, counted.disputed) == (2, 1, 1, 1)
    [(exercise, doubted)] = timo.exercises.doubts()
    assert (exercise.id, doubted.said, doubted.words) == (published, POOR, "Meillä saa sanoa näin.")
    assert "aino" not in str((result, doubted)).lower()
    timo.exercises.reply(doubted.id, "Totta, muutan mallia.")
    assert timo.exercises.doubts() == ()
    assert aino.practice.answers()[-1].reply == "Totta, muutan mallia."


def test_another_teams_answers_are_not_counted(database, aino, published):
    [offered] = [one.exercise for one in aino.practice.today(FI, MONDAY) if one.exercise.id == published]
    aino.practice.answer(offered, FINE, MONDAY)
    assert who(database, "tiina", Position.TRAINER, "south").exercises.results() == ()


def test_progress_in_practice_stands_beside_real_conversations(aino, published):
    [offered] = [one.exercise for one in aino.practice.today(FI, MONDAY) if one.exercise.id == published]
    aino.practice.answer(offered, POOR, MONDAY)
    aino.practice.answer(offered, FINE, MONDAY)
    [progress] = aino.practice.progress()
    assert (progress.behaviour, progress.answers, progress.landed) == ("dismissal", 2, 1)
    assert progress.weeks[0].per_100 > 0


def test_a_pack_is_given_to_the_team_and_offered_to_each(database, aino, timo, published):
    sanna = who(database, "sanna", Position.SUPERVISOR)
    rulebook = sanna.exercises.of_the_rulebook("greeting", FI)[:2]
    pack = timo.packs.make("Aloitus", "Ensimmäinen viikko", (published,), rulebook)
    sanna.packs.assign(pack, None, date(2030, 1, 31))
    eero = who(database, "eero")
    offered = [item for item in eero.practice.today(FI, MONDAY) if item.why is Why.ASSIGNED]
    assert [item.exercise.id for item in offered] == [published, *(one.id for one in rulebook)]
    [given] = sanna.packs.given()
    assert (given.people, given.done) == (2, 0)
    for item in offered:
        eero.practice.answer(item.exercise, "Hei!", MONDAY)
    assert sanna.packs.given()[0].done == 1
    sanna.packs.unassign(given.assignment.id)
    assert Why.ASSIGNED not in {item.why for item in aino.practice.today(FI, MONDAY)}


def test_a_pack_for_one_is_offered_to_nobody_else(database, aino, timo, published):
    who(database, "eero")
    pack = timo.packs.make("Aino", "", (published,))
    timo.packs.assign(pack, "aino", None)
    assert Why.ASSIGNED not in {item.why for item in who(database, "eero").practice.today(FI, MONDAY)}
    with pytest.raises(RefusedError):
        timo.packs.assign(pack, "nobody", None)


def test_an_empty_pack_is_not_made(timo):
    with pytest.raises(PackError):
        timo.packs.make("Tyhjä", "", ())


def test_two_teams_may_have_the_same_exercise_of_the_rulebook_in_their_packs(database, timo):
    tiina = who(database, "tiina", Position.TRAINER, "south")
    rulebook = timo.exercises.of_the_rulebook("greeting", FI)[:1]
    for trainer in (timo, tiina):
        trainer.packs.make("Alku", "", (), rulebook)
    tiina.exercises.discard(rulebook[0].id)
    assert [each.id for each in timo.exercises.kept()] == [rulebook[0].id]


def test_practice_is_taken_along_and_erased_with_ones_own_data(aino, timo, published):
    [offered] = [one.exercise for one in aino.practice.today(FI, MONDAY) if one.exercise.id == published]
    aino.practice.answer(offered, FINE, MONDAY)
    taken = aino.own_data.export()
    assert [each["said"] for each in taken["answers"]] == [FINE]
    assert [each["exercise"] for each in taken["cards"]] == [published]
    aino.own_data.erase()
    assert aino.practice.answers() == ()
    assert timo.exercises.kept() == ()
    assert timo.exercises.results() == ()


def test_the_clock_forgets_answers_and_exercises_of_moments(aino, timo, published):
    [offered] = [one.exercise for one in aino.practice.today(FI) if one.exercise.id == published]
    aino.practice.answer(offered, FINE)
    keep = replace(handbook.load().retention, figures_days=0.0)
    gone = aino.own_data.expire(keep, datetime.now(UTC) + timedelta(days=400))
    assert (gone["answers"], gone["cards"], gone["exercises"]) == (1, 1, 1)
    assert aino.practice.answers() == ()


def test_somebody_alone_builds_and_practises(database):
    mine = Service(database, ALONE)
    key = mine.talks.keep(TALK, review(TALK))
    id = mine.exercises.save(mine.exercises.draft(key, 1, "dismissal"))
    mine.exercises.publish(id)
    [offered] = [one.exercise for one in mine.practice.today(FI, MONDAY) if one.exercise.id == id]
    assert mine.practice.answer(offered, FINE, MONDAY).landed
    assert mine.exercises.results()[0].counted.answers == 1
