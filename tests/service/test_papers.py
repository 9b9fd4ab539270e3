"""The papers on privacy say what the settings say."""

from datetime import date

import pytest

from coach import handbook
from coach.model import Language
from coach.service.papers import Paper, Site, paper
from coach.wording import wording

DAY = date(2030, 1, 7)
TEAM, ALONE = Site(alone=False, postgres=True), Site(alone=True, postgres=False)


def written(which: Paper, language: Language, text: str = "", site: Site = TEAM) -> str:
    return paper(which, language, handbook.read(text), site, DAY)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("which", list(Paper))
def test_every_place_is_filled_and_the_purpose_is_told(which: Paper, language: Language) -> None:
    text = written(which, language)
    assert "{" not in text
    assert "7.1.2030" in text
    assert wording(language)("page.purpose") in text


@pytest.mark.parametrize("language", list(Language))
def test_the_papers_follow_the_handbook(language: Language) -> None:
    changed = written(
        Paper.DPIA,
        language,
        "[retention]\ntranscripts_days = 7.0\nlog_days = 0.0\n[findings]\nlearned = false\n"
        "[listening]\nsilence_s = 21.0\n[masking]\noff = ['business-id']\n",
    )
    say = wording(language)
    assert f"| {say('papers.keeps.transcripts_days')} | {say('papers.days', n=7)} |" in changed
    assert f"| {say('papers.keeps.log_days')} | {say('papers.for_good')} |" in changed
    assert say("papers.learned.off") in changed
    assert "21 s" in changed
    assert say("papers.unmasked", kinds=say("papers.kind.business-id")) in changed


def test_a_team_and_somebody_alone_are_told_apart() -> None:
    alone, team = (written(Paper.DIALOGUE, Language.FI, site=site) for site in (ALONE, TEAM))
    assert "yhdessä tiedostossa (SQLite)" in alone
    assert "PostgreSQL" in team
    assert "Esihenkilö näkee vain sen" in team
    assert "Esihenkilö näkee vain sen" not in alone
