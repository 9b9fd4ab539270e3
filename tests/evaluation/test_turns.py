import pytest

from coach import handbook
from coach.evaluation.counting import interval, moved
from coach.evaluation.turns import ANY, evaluate
from coach.learned.labelled import Labelled
from coach.model import Channel, Language


def labelled(agent: str, *concerns: str, also: tuple[str, ...] = ()) -> Labelled:
    said = "Milloin hän on paikalla?"
    return Labelled("x", Language.FI, Channel.PHONE, said, agent, frozenset(concerns), frozenset(also), frozenset())


def test_hits_misses_and_false_alarms_are_counted():
    result = evaluate(
        [
            labelled("En minä tiedä.", "no-ownership"),
            labelled("Hän on paikalla huomenna kello kymmenen.", "blame"),
            labelled("En minä tiedä."),
        ]
    )
    count = result.counts[ANY]
    assert (count.hits, count.false, count.missed) == (1, 1, 1)
    assert {(w.behaviour, w.missed) for w in result.wrong} >= {("blame", True), ("no-ownership", False)}


def test_what_a_second_reader_would_accept_counts_neither_way():
    result = evaluate([labelled("En minä tiedä.", also=("no-ownership",))])
    assert result.counts[ANY].false == 0
    assert not result.wrong


def test_two_rulebooks_are_compared_place_by_place():
    turns = [labelled("En minä tiedä.", "no-ownership"), labelled("Hän on täällä.", "blame")]
    without = handbook.load().with_values({"findings.learned": "false", "rules.silent": '["no-ownership"]'})
    with_all = handbook.load().with_values({"findings.learned": "false"})
    mended, broken = moved(evaluate(turns, without), evaluate(turns, with_all))
    assert [wrong.behaviour for wrong in mended] == ["no-ownership"]
    assert not broken


@pytest.mark.parametrize(("hits", "total"), [(0, 0), (0, 5), (5, 5), (50, 100)])
def test_an_interval_holds_its_share(hits, total):
    low, high = interval(hits, total)
    assert 0 <= low <= (hits / total if total else 0.5) <= high <= 1
