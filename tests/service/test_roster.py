from pathlib import Path

import pytest

from coach.service.roster import RosterError, configured, read_roster
from coach.store.people import Position

TEAM = """
[[people]]
id = "Aino@example.org"
name = "Aino"
position = "agent"
team = "north"
"""


def roster(tmp_path: Path, text: str):
    file = tmp_path / "team.toml"
    file.write_text(text, "utf-8")
    return read_roster(file)


def test_who_stands_in_the_file_is_as_the_file_says_whatever_the_provider_says(tmp_path):
    told = {"email": "aino@EXAMPLE.org", "coach_position": "supervisor", "coach_team": "south"}
    person = roster(tmp_path, TEAM).actor(told).person
    assert (person.id, person.position, person.team) == ("aino@example.org", Position.AGENT, "north")


def test_the_provider_may_tell_position_and_team_under_its_own_names(tmp_path):
    claims = '[claims]\nposition = "role"\nteam = "group"\n'
    found = roster(tmp_path, claims).actor({"email": "eero@example.org", "role": "trainer", "group": "south"})
    assert (found.person.position, found.person.team) == (Position.TRAINER, "south")


@pytest.mark.parametrize(
    "told",
    [{}, {"email": ""}, {"email": "x@example.org"}, {"email": "x@example.org", "coach_position": "chief"}],
)
def test_a_stranger_is_nobody(told, tmp_path):
    assert roster(tmp_path, TEAM).actor(told) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[people]]\nid = 'a'\nposition = 'agent'", "'team' is missing"),
        ("[[people]]\nid = 'a'\nteam = 'n'\nposition = 'chief'", "it can be agent, supervisor, trainer"),
        (TEAM + TEAM, "stands there twice"),
        ("[persons]", "unknown section 'persons'"),
        ("[claims]\nmail = 'x'", "unknown key 'claims.mail'"),
        ("people = [", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_roster_is_said_in_one_sentence(text, says, tmp_path):
    with pytest.raises(RosterError, match=says) as refused:
        roster(tmp_path, text)
    assert "\n" not in str(refused.value).rstrip()


def test_without_a_file_somebody_works_alone(monkeypatch):
    monkeypatch.delenv("COACH_TEAM", raising=False)
    assert configured() is None
