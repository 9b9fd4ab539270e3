import pytest

from coach import handbook
from coach.model import Channel, Dimension
from coach.reviewing import review
from tests.conftest import conversation


def score(review_, dimension):
    return next(s for s in review_.scores if s.dimension is dimension)


def test_without_times_listening_is_not_assessed_and_says_why():
    listening = score(review(conversation(("customer", "Se on rikki."), ("agent", "Selvitän."))), Dimension.LISTENING)
    assert not listening.assessed
    assert listening.points is None
    assert listening.interval is None
    assert "aikoja" in listening.reason


def test_without_agent_words_nothing_is_assessed():
    assert not any(s.assessed for s in review(conversation(("customer", "Haloo?"))).scores)


def test_an_empty_conversation_is_reviewed():
    assert not any(s.assessed for s in review(conversation()).scores)


def test_the_interval_is_wide_for_one_turn_and_narrows_with_more():
    few = score(review(conversation(("agent", "Lasku on 40 euroa."))), Dimension.RESPECT)
    many = score(review(conversation(*[("agent", "Lasku on 40 euroa.")] * 30)), Dimension.RESPECT)
    assert few.interval[1] - few.interval[0] > 3 * (many.interval[1] - many.interval[0])


def test_concerns_lower_and_strengths_raise_the_points():
    def points(text: str) -> int:
        said = conversation(("customer", "Kuka tämän hoitaa?"), ("agent", text))
        return score(review(said), Dimension.RESPECT).points

    assert points("Ei kuulu minulle.") < points("Sen hoitaa laskutus.") < points("Minä selvitän sen heti teille.")


def test_because_points_at_the_findings_of_the_dimension():
    done = review(conversation(("customer", "Kuka tämän hoitaa?"), ("agent", "En minä tiedä.")))
    for each in done.scores:
        assert all(done.findings[i].dimension is each.dimension for i in each.because)


@pytest.mark.parametrize("times", [(0.0, 10.0), (0.5, 10.25)])
def test_points_stay_between_0_and_100(times):
    said = [("agent", "Olet idiootti. Älä valita.", *times)] * 3
    for each in review(conversation(*said, channel=Channel.PHONE)).scores:
        assert each.points is None or 0 <= each.points <= 100


def test_the_general_tone_moves_the_respect_points_and_its_words_are_told():
    said = "Kiitos kun otit yhteyttä, ihan mahtavaa! Autan mielelläni, kerrotko vielä lisää?"
    warm = review(conversation(("agent", said)))
    flat = handbook.load().with_values({"score.tone": "0"})
    without = review(warm.conversation, flat)
    respect, plain = warm.scores[0], without.scores[0]
    assert "Yleissävy" not in plain.reason
    assert respect.points != plain.points
    assert "Yleissävy" in respect.reason
