import json

from typer.testing import CliRunner

from coach.cli import app
from coach.evaluation.meetings import measure

CUT_OFF = "so I went to the shop on Monday and then the ==", 0.1, 4.0


def meeting(*said):
    turns = [
        {"speaker": who, "text": text, "start": start, "end": end, "labels": labels}
        for who, text, start, end, labels in said
    ]
    return {"id": "m", "language": "en", "channel": "meeting", "turns": turns}


def test_an_interruption_and_its_interrupter_are_counted():
    said = meeting(
        ("red", *CUT_OFF, {"interrupted": True}),
        ("blue", "what about the other one over there?", 3.2, 5.5, {"overlap_class": "interruption"}),
    )
    coach = measure([said])["Coach"]
    assert (coach.labelled.hits, coach.labelled.false, coach.labelled.missed) == (1, 0, 0)
    assert (coach.cut_off, coach.interrupters_found) == (1, 1)


def test_a_listening_signal_is_counted_and_left_alone_and_length_alone_flags_it():
    said = meeting(
        ("red", "so I went to the shop on Monday.", 0.1, 4.0, {}),
        ("blue", "mhm yeah", 2.1, 2.9, {"backchannel": True, "overlap_class": "non-interruption"}),
    )
    ways = measure([said])
    assert (ways["Coach"].signals, ways["Coach"].signals_flagged) == (1, 0)
    assert ways["over 0.5 s"].signals_flagged == 1
    assert ways["over 0.5 s"].labelled.false == 1


def test_every_speaker_is_the_agent_in_turn():
    said = meeting(
        ("red", *CUT_OFF, {"interrupted": True}),
        ("blue", "what about the other one over there", 3.2, 7.5, {"overlap_class": "interruption"}),
        ("green", "but that one is not on the list at all", 6.4, 9.0, {"overlap_class": "interruption"}),
    )
    assert measure([said])["Coach"].labelled.hits == 2


def test_the_command_shows_the_simple_ways_beside_coach(tmp_path):
    file = tmp_path / "meetings.jsonl"
    file.write_text(json.dumps(meeting(("red", *CUT_OFF, {"interrupted": True}))), "utf-8")
    out = CliRunner().invoke(app, ["evaluate", str(file)]).stdout
    assert "listener words" in out
    assert "precision" not in out
