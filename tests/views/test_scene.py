"""What the page draws, as plain values."""

import json
from dataclasses import replace

import pytest

from coach.model import (
    Alternative,
    Conversation,
    Dimension,
    Figures,
    Finding,
    Kind,
    Language,
    Overlap,
    Pause,
    Review,
    Role,
    Score,
    Segment,
    Source,
    Span,
    Turn,
    Versions,
)
from coach.views.scene import pieces, scene
from coach.views.timeline import timeline

AGENT, CUSTOMER = Role.AGENT, Role.CUSTOMER
BETTER = (Alternative("Voisitteko kertoa numeron?", Source.REWRITE),)


def finding(behaviour: str, kind: Kind, turn: int, text: str, start: int = 0, **more: object) -> Finding:
    base = Finding(
        rule=behaviour,
        behaviour=behaviour,
        dimension=Dimension.RESPECT,
        kind=kind,
        turn=turn,
        span=Span(start, start + len(text)),
        text=text,
        time=None,
        confidence=0.8,
        why="Siksi.",
    )
    return replace(base, **more)  # type: ignore[arg-type]


def review(turns: tuple[Turn, ...], *findings: Finding, scores: tuple[Score, ...] = ()) -> Review:
    return Review(Conversation("one", turns, Language.FI), findings, scores, Figures(), Versions("r", "h", "none"))


SPOKEN = (
    Turn(0, CUSTOMER, "Se on siis ollut rikki jo", Segment(0.0, 5.0)),
    Turn(1, AGENT, "joo", Segment(2.0, 2.4)),
    Turn(2, AGENT, "Kertokaa numero.", Segment(4.2, 6.0)),
    Turn(3, CUSTOMER, "Yksi kaksi.", Segment(26.0, 28.0)),
)


def test_words_are_cut_where_marks_begin_and_end_and_nothing_is_lost() -> None:
    one = finding("command", Kind.CONCERN, 0, "bcd", 1)
    two = finding("thanks", Kind.STRENGTH, 0, "def", 3)
    cut = list(pieces("abcdefg", [(0, one), (1, two)]))
    assert "".join(piece["text"] for piece in cut) == "abcdefg"
    assert [(piece["text"], piece["kind"], piece["on"]) for piece in cut] == [
        ("a", "", []),
        ("bc", "concern", [0]),
        ("d", "concern", [0, 1]),
        ("ef", "strength", [1]),
        ("g", "", []),
    ]


def test_marks_stand_right_after_signs_outside_the_basic_plane() -> None:
    text = "🙂🙂 hyvä"
    assert [p["text"] for p in pieces(text, [(0, finding("thanks", Kind.STRENGTH, 0, "hyvä", 3))])] == ["🙂🙂 ", "hyvä"]


def test_the_scene_is_json_and_speaks_the_language_of_the_page() -> None:
    made = review(SPOKEN, finding("command", Kind.CONCERN, 2, "Kertokaa", alternatives=BETTER))
    finnish, english = scene(made, Language.FI), scene(made, Language.EN)
    json.dumps(finnish)
    assert (finnish["concerns"][0]["title"], english["concerns"][0]["title"]) == ("Käskeminen", "Ordering")
    assert finnish["concerns"][0]["alternatives"][0]["texts"] == ["Voisitteko kertoa numeron?"]


def test_concerns_with_their_own_better_words_have_their_own_cards() -> None:
    made = review(
        SPOKEN,
        finding("command", Kind.CONCERN, 1, "joo", alternatives=BETTER),
        finding("command", Kind.CONCERN, 2, "Kertokaa", alternatives=BETTER),
    )
    assert [len(card["places"]) for card in scene(made, Language.FI)["concerns"]] == [1, 1]


def test_concerns_without_better_words_share_a_card() -> None:
    slow = [finding("slow-reply", Kind.CONCERN, n, "joo", why=f"Syy {n}.") for n in (1, 2)]
    (card,) = scene(review(SPOKEN, *slow), Language.FI)["concerns"]
    assert [place["why"] for place in card["places"]] == ["Syy 1.", "Syy 2."]


@pytest.mark.parametrize(("confidence", "words"), [(0.95, "selvä"), (0.8, "melko varma"), (0.6, "mahdollinen")])
def test_confidence_is_told_in_words(confidence: float, words: str) -> None:
    made = review(SPOKEN, finding("command", Kind.CONCERN, 2, "Kertokaa", confidence=confidence))
    assert scene(made, Language.FI)["concerns"][0]["sure"] == f"{words} havainto"


def test_points_show_the_findings_they_come_from_with_their_weights() -> None:
    found = finding("command", Kind.CONCERN, 2, "Kertokaa")
    made = review(SPOKEN, found, scores=(Score(Dimension.RESPECT, 55, (30, 80), "1 havainto.", (0,)),))
    (score,) = scene(made, Language.FI)["scores"]
    assert score["because"][0]["title"] == "Käskeminen"
    assert score["because"][0]["weight"].startswith("−")
    assert score["because"][0]["quotes"][0]["turn"] == 2


def test_what_is_not_assessed_says_why_and_shows_no_number() -> None:
    made = review(SPOKEN, scores=(Score(Dimension.LISTENING, None, None, "Litteraatissa ei ole aikoja."),))
    (score,) = scene(made, Language.FI)["scores"]
    assert (score["points"], score["reason"]) == (None, "Litteraatissa ei ole aikoja.")


def test_overlaps_are_drawn_with_their_type_and_the_turn_that_came_in() -> None:
    overlaps = Overlap(Segment(2.0, 2.4), 1, 0, "backchannel"), Overlap(Segment(4.2, 5.0), 2, 0, "interruption")
    drawn = timeline(replace(review(SPOKEN), overlaps=overlaps))
    assert drawn["mode"] == "spoken"
    assert drawn["overlaps"] == [[2.0, 2.4, "backchannel", 1], [4.2, 5.0, "interruption", 2]]


def test_silences_are_told_apart_by_whether_they_were_announced() -> None:
    times = Segment(6.0, 26.0), Segment(30.0, 50.0), Segment(60.0, 70.0)
    pauses = [Pause(time, 3, AGENT, announced) for time, announced in zip(times, (None, 2, None), strict=True)]
    quiet = finding("unexplained-silence", Kind.CONCERN, 2, "Kertokaa", time=times[0])
    drawn = timeline(replace(review(SPOKEN, quiet), pauses=tuple(pauses)))
    assert drawn["silences"] == [[6.0, 26.0, "unexplained"], [30.0, 50.0, "announced"], [60.0, 70.0, "silence"]]


def test_without_times_the_strip_counts_words() -> None:
    turns = tuple(replace(turn, time=None) for turn in SPOKEN)
    assert timeline(review(turns))["mode"] == "words"
    assert timeline(review(turns))["bars"][:2] == [[0, 0, 6], [1, 6, 7]]
