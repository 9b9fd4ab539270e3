"""The closed list of behaviours: what Coach may report, and what it is called in Finnish and English."""

from __future__ import annotations

from dataclasses import dataclass

from coach.model import Dimension, Kind, Language


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A named behaviour; the name is an identifier (CLI, JSON, database), the titles are for people."""

    name: str
    dimension: Dimension
    kind: Kind
    fi: str
    en: str

    def title(self, language: Language) -> str:
        """The title a person reads."""
        return self.fi if language is Language.FI else self.en


def _rows(dimension: Dimension, kind: Kind, table: str) -> dict[str, Behaviour]:
    rows = (tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines())
    return {name: Behaviour(name, dimension, kind, fi, en) for name, fi, en in rows}


BEHAVIOURS: dict[str, Behaviour] = {
    **_rows(
        Dimension.RESPECT,
        Kind.CONCERN,
        """
        blame            | Syyttely               | Blaming
        command          | Käskeminen             | Ordering
        dismissal        | Torjuminen             | Sending away
        no-ownership     | Vastuun väistely       | Not taking ownership
        condescension    | Alentuva sävy          | Talking down
        contradiction    | Vastaanväittäminen     | Flat contradiction
        policy-shield    | Sääntöihin vetoaminen  | Hiding behind rules
        minimising       | Vähättely              | Minimising
        vague-promise    | Epämääräinen lupaus    | Vague promise
        negative-framing | Pelkkä kielto          | Bare refusal
        impersonal       | Kohtaamattomuus        | Impersonal handling
        insult           | Loukkaava kieli        | Insulting language
        """,
    ),
    **_rows(
        Dimension.RESPECT,
        Kind.STRENGTH,
        """
        greeting         | Tervehdys              | Greeting
        thanks           | Kiitos                 | Thanks
        apology          | Pahoittelu             | Apology
        empathy          | Myötäeläminen          | Acknowledging feelings
        permission       | Luvan pyytäminen       | Asking permission
        offer-help       | Avun tarjoaminen       | Offering help
        ownership        | Vastuun ottaminen      | Taking ownership
        concrete-promise | Täsmällinen lupaus     | Precise promise
        reassurance      | Rauhoittelu perustellen | Reassuring with a reason
        softener         | Kohtelias pyyntö       | Courteous request
        closing-check    | Lopetuskysymys         | Closing check
        """,
    ),
    **_rows(
        Dimension.RESPECT,
        Kind.OBSERVATION,
        "address-mix | Sinä ja te sekaisin | Mixed forms of address",
    ),
    **_rows(
        Dimension.LISTENING,
        Kind.CONCERN,
        """
        interruption           | Keskeytys                      | Interruption
        cut-off                | Kesken jäänyt vuoro            | Customer cut off
        unexplained-silence    | Selittämätön hiljaisuus        | Unexplained silence
        slow-reply             | Hidas vastaus                  | Slow reply
        monologue              | Pitkä yksinpuhelu              | Monologue
        unacknowledged-problem | Ongelma jäi huomaamatta        | Problem not acknowledged
        unanswered-question    | Kysymys jäi vastaamatta        | Question left unanswered
        repeat-ask             | Jo kerrotun kysyminen          | Asking what was already told
        """,
    ),
    **_rows(
        Dimension.LISTENING,
        Kind.STRENGTH,
        """
        backchannel | Kuuntelun merkki       | Listening signal
        restatement | Omin sanoin toistaminen | Saying it back
        recap       | Sovitun kertaaminen    | Recap of what was agreed
        """,
    ),
    **_rows(
        Dimension.LISTENING,
        Kind.OBSERVATION,
        """
        cooperative-overlap | Yhdessä puhuminen | Talking together
        early-reply         | Nopea vastaus     | Early reply
        """,
    ),
    **_rows(Dimension.QUESTIONS, Kind.STRENGTH, "follow-up | Jatkokysymys | Follow-up question"),
    **_rows(
        Dimension.QUESTIONS,
        Kind.OBSERVATION,
        """
        open-question   | Avoin kysymys    | Open question
        closed-question | Suljettu kysymys | Closed question
        """,
    ),
    **_rows(
        Dimension.QUESTIONS,
        Kind.CONCERN,
        """
        leading-question  | Johdatteleva kysymys       | Leading question
        stacked-questions | Kysymyksiä päällekkäin     | Stacked questions
        missed-follow-up  | Jatkokysymyksen paikka     | Missed follow-up
        checklist-gap     | Muistilistan kysymys puuttuu | Checklist question missing
        """,
    ),
}
