from datetime import UTC, datetime, timedelta

from coach.model import Kind
from coach.service.trends import one_of, trend
from coach.store.reviews import Tallied, Week

MONDAY = datetime(2030, 3, 4, 9, tzinfo=UTC)


def tallied(day: int, turns: int, **counts: int) -> Tallied:
    named = {name.replace("_", "-"): n for name, n in counts.items()}
    return Tallied(day, "aino", MONDAY + timedelta(days=day), turns, 70, None, None, named)


def week(n: int, conversations: int, turns: int, **counts: int) -> Week:
    return Week(MONDAY.date() + timedelta(weeks=n), conversations, turns, counts)


def test_a_week_is_its_findings_per_hundred_turns_with_an_interval_that_holds_it():
    [one, two] = trend([week(0, 2, 40, thanks=4), week(1, 1, 40, thanks=20)], "thanks")
    assert (one.conversations, one.turns, one.per_100) == (2, 40, 10.0)
    assert one.low < one.per_100 < one.high
    assert (two.monday - one.monday).days == 7
    assert two.per_100 == 50.0


def test_few_turns_are_not_enough_to_say_anything():
    assert not trend([week(0, 1, 29, thanks=1)], "thanks")[0].enough
    assert trend([week(0, 1, 30, thanks=1)], "thanks")[0].enough


def test_what_weighs_most_is_picked_by_kind():
    counted = [tallied(0, 10, thanks=5, empathy=3, command=2, blame=1)]
    weights = {"thanks": 6.0, "empathy": 12.0, "command": -20.0, "blame": -30.0}
    assert one_of(Kind.STRENGTH, counted, weights) == "empathy"
    assert one_of(Kind.CONCERN, counted, weights) == "command"
    assert one_of(Kind.CONCERN, [], weights) is None
