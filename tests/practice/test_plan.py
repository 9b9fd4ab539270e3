"""What is practised today, and when again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.practice import schedule
from coach.practice.exercise import Exercise, ExerciseKind
from coach.practice.plan import Situation, Why, plan, weightiest
from tests.conftest import conversation

START = datetime(2030, 1, 7, 8, tzinfo=UTC)


def exercise(behaviour: str, n: int) -> Exercise:
    scene = conversation(("agent", f"Vuoro {n}."))
    return Exercise(ExerciseKind.SAY_BETTER, behaviour, scene, 0, ("Malli.",), "own", key=f"{behaviour}-{n}")


def fresh(behaviour: str) -> list[Exercise]:
    return [exercise(behaviour, n) for n in range(4)]


def ids(situation: Situation, most: int = 6) -> list[tuple[str, Why]]:
    return [(item.exercise.id, item.why) for item in plan(situation, fresh, most)]


def test_due_about_ones_own_comes_first_then_what_was_assigned_then_new_ones_in_turn():
    situation = Situation(
        due=[exercise("thanks", 9), exercise("blame", 8)],
        assigned=[exercise("recap", 7)],
        new=[exercise("thanks", 6), exercise("command", 5)],
        concerns=["command", "blame"],
        focus="follow-up",
        met=frozenset({"command-0"}),
    )
    assert ids(situation) == [
        ("blame-8", Why.CONCERN),
        ("command-5", Why.CONCERN),
        ("recap-7", Why.ASSIGNED),
        ("command-1", Why.CONCERN),
        ("blame-0", Why.CONCERN),
        ("command-2", Why.CONCERN),
    ]


def test_who_has_no_concerns_practises_what_is_due_what_is_new_and_the_behaviour_of_the_month():
    situation = Situation([exercise("thanks", 9)], [], [exercise("recap", 1)], [], "follow-up", frozenset())
    assert ids(situation, 3) == [("thanks-9", Why.AGAIN), ("recap-1", Why.NEW), ("follow-up-0", Why.FOCUS)]


@given(st.integers(0, 30), st.sets(st.sampled_from([f"command-{n}" for n in range(4)])))
def test_nothing_is_offered_twice_nor_more_than_asked_nor_as_new_when_met(most, met):
    own = exercise("command", 0)
    situation = Situation([own], [own], [exercise("command", 1)], ["command"], "command", frozenset(met))
    offered = [id for id, _ in ids(situation, most)]
    assert len(offered) == len(set(offered)) <= most
    assert not set(offered[1:]) & met - {"command-0"}


def test_concerns_weigh_by_how_often_and_how_much_and_strengths_are_none():
    counts = {"blame": 1, "command": 3, "thanks": 40}
    assert weightiest(counts, {"blame": -30.0, "command": -20.0, "thanks": 5.0}) == ("command", "blame")


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_an_exercise_is_due_after_a_day_at_least_and_the_same_answers_give_the_same_day(landed):
    def run() -> list[datetime]:
        card, at, seen = "", START, []
        for each in landed:
            card, due = schedule.after(card, at, landed=each)
            assert due >= at + timedelta(days=1)
            seen.append(due)
            at = due
        return seen

    assert run() == run()


def test_what_lands_again_and_again_comes_back_ever_later():
    card, at, gaps = "", START, []
    for _ in range(4):
        card, due = schedule.after(card, at, landed=True)
        gaps.append(due - at)
        at = due
    assert gaps == sorted(set(gaps))


def test_what_landed_only_at_the_second_try_comes_back_sooner():
    once, _ = schedule.after("", START, landed=False)
    again = schedule.after(once, START, landed=True, again=True)[1]
    assert again < schedule.after("", START, landed=True)[1]
