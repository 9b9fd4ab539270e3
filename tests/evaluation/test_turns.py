import pytest

from coach.evaluation.counting import interval
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


@pytest.mark.parametrize(("hits", "total"), [(0, 0), (0, 5), (5, 5), (50, 100)])
def test_an_interval_holds_its_share(hits, total):
    low, high = interval(hits, total)
    assert 0 <= low <= (hits / total if total else 0.5) <= high <= 1
