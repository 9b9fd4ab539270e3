"""How talk is shared: a place on a line, and sentences that explain it."""

from dataclasses import replace

import pytest

from coach import handbook
from coach.model import Channel, Conversation, Figures, Language, Review, Role, Segment, Turn, Versions
from coach.service.team import Balance
from coach.views.balance import balance_panel

BOOK = handbook.load()
TURNS = (Turn(0, Role.AGENT, "Hei", Segment(0.0, 1.0)), Turn(1, Role.CUSTOMER, "Hei", Segment(1.0, 2.0)))


def review(ratio: float | None, channel: Channel = Channel.PHONE) -> Review:
    talk = Conversation("one", TURNS, Language.FI, channel)
    return Review(talk, (), (), Figures(listen_to_talk=ratio), Versions("r", "h", "none"))


def panel(ratio: float | None, others: Balance | None = None, *, alone: bool = True, language: Language = Language.FI):
    return balance_panel(review(ratio), BOOK, others, language, alone=alone)


def test_as_much_talk_on_both_sides_is_in_the_middle() -> None:
    assert panel(1.0)["at"] == 50.0
    assert panel(0.25)["at"] < panel(1.0)["at"] < panel(4.0)["at"]


@pytest.mark.parametrize(("ratio", "words"), [(1.0, "osuu siihen"), (0.3, "agentti oli äänessä"), (4.0, "asiakas oli")])
def test_words_tell_where_it_is_beside_the_handbooks_range(ratio: float, words: str) -> None:
    assert words in panel(ratio)["told"][1]
    assert "0,7–2,5" in panel(ratio)["told"][1]


def test_each_channel_has_its_own_range() -> None:
    chat = balance_panel(review(1.0, Channel.CHAT), BOOK, None, Language.EN, alone=True)
    assert chat is not None
    assert "0.3–3.0" in chat["told"][1]


def test_without_times_words_are_counted() -> None:
    bare = review(1.3)
    talk = replace(bare.conversation, turns=tuple(replace(turn, time=None) for turn in TURNS))
    told = balance_panel(replace(bare, conversation=talk), BOOK, None, Language.FI, alone=True)
    assert told is not None
    assert told["told"][0] == "Agentin sataa sanaa kohti asiakas sanoi 130 sanaa."


def test_the_teams_spread_is_shown_or_it_is_said_that_there_is_too_little() -> None:
    few, enough = Balance(4, 4, None), Balance(12, 6, (0.6, 1.0, 1.4))
    assert panel(1.0, few, alone=False)["others"] is None
    assert "nyt keskusteluja on 4" in panel(1.0, few, alone=False)["told"][2]
    assert panel(1.0, enough, alone=False)["others"] == [37.5, 50.0, 58.3]
    assert "12 jaetusta keskustelusta" in panel(1.0, enough, alone=False)["told"][2]
    assert "Puolet omista 12" in panel(1.0, enough)["told"][2]


def test_where_one_side_says_nothing_there_is_no_place() -> None:
    assert panel(None) is None
    assert panel(0.0) is None
