"""E-mail: each message of the thread once, oldest first, without signatures."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.model import Channel, Conversation, Role
from coach.transcripts import TranscriptError, read_text
from coach.transcripts.letters import from_html, own_words, thread

REPLY = "Hei,\n\nkiitos, summa on yhä väärä.\n\nTerveisin\nMaija"
ANSWER = "Hei Maija,\n\nlasku on nyt korjattu."


def mail(text: str, **fields: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = fields.get("sender", "Maija Mäkelä <maija@example.invalid>")
    message["To"] = fields.get("to", "asiakaspalvelu@firma.invalid")
    message["Subject"] = "Vs: Lasku väärin"
    message["Date"] = "Mon, 02 Nov 2026 10:15:00 +0200"
    message.set_content(text, subtype=fields.get("subtype", "plain"), charset=fields.get("charset", "utf-8"))
    return message


def read_mail(message: EmailMessage) -> Conversation:
    return read_text(message.as_bytes(), "lasku.eml")[0]


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize(
    "header",
    [
        "ma 2. marrask. 2026 klo 9.01 Asiakaspalvelu (asiakaspalvelu@firma.invalid) kirjoitti:",
        "ma 2. marrask. 2026 klo 9.01 Asiakaspalvelu\n<asiakaspalvelu@firma.invalid> kirjoitti:",
        "2.11.2026 9.01, Asiakaspalvelu kirjoitti:",
        "Asiakaspalvelu kirjoitti 2.11.2026 klo 9.01:",
        "Asiakaspalvelu <asiakaspalvelu@firma.invalid> kirjoitti:",
        "On Mon, Nov 2, 2026 at 9:01 AM Asiakaspalvelu <asiakaspalvelu@firma.invalid> wrote:",
        "On 2 Nov 2026, at 9.01, Asiakaspalvelu <asiakaspalvelu@firma.invalid>\nwrote:",
    ],
)
def test_the_message_below_a_line_that_introduces_it_is_the_turn_before(header: str) -> None:
    talk = read_mail(mail(f"{REPLY}\n\n-- \nMaija Mäkelä\nPuutarhakatu 1\n\n{header}\n{quoted(ANSWER)}\n"))
    assert [(turn.speaker, turn.text) for turn in talk.turns] == [(Role.AGENT, ANSWER), (Role.CUSTOMER, REPLY)]
    assert "siakaspalvelu" in talk.turns[0].name
    assert talk.turns[1].name == "Maija Mäkelä"
    assert talk.channel is Channel.EMAIL


@pytest.mark.parametrize(
    "block",
    [
        "Lähettäjä: Sari Tuki <tuki@firma.invalid>\nLähetetty: maanantai 2. marraskuuta 2026 9.01\n"
        "Vastaanottaja: Maija Mäkelä\nAihe: Lasku",
        "________________________________\nFrom: Sari Tuki <tuki@firma.invalid>\nSent: Monday, November 2, 2026\n"
        "To: Maija\nSubject: Bill",
        "-----Alkuperäinen viesti-----\nLähettäjä: Sari Tuki <tuki@firma.invalid>\nLähetetty: 2.11.2026 9.01",
    ],
)
def test_a_block_of_header_lines_introduces_the_turn_before(block: str) -> None:
    talk = read_mail(mail(f"{REPLY}\n\n{block}\n\n{ANSWER}\n"))
    assert [(turn.name, turn.text) for turn in talk.turns] == [("Sari Tuki", ANSWER), ("Maija Mäkelä", REPLY)]
    assert talk.turns[0].speaker is Role.AGENT


def test_quotations_without_names_take_turns_between_the_two_sides() -> None:
    talk = read_mail(mail(f"Kiitos.\n\n{quoted(ANSWER)}\n{quoted(quoted('Lasku on väärin!'))}\n"))
    assert [(turn.speaker, turn.text) for turn in talk.turns] == [
        (Role.CUSTOMER, "Lasku on väärin!"),
        (Role.AGENT, ANSWER),
        (Role.CUSTOMER, "Kiitos."),
    ]


def test_an_answer_from_a_service_box_is_the_agents() -> None:
    talk = read_mail(mail(ANSWER, sender="tuki@firma.invalid", to="maija@example.invalid"))
    assert [(turn.speaker, turn.name) for turn in talk.turns] == [(Role.AGENT, "tuki@firma.invalid")]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_letters_survive_the_encodings_of_mail(charset: str) -> None:
    assert read_mail(mail("Hyvää päivää, öljyä.", charset=charset)).turns[0].text == "Hyvää päivää, öljyä."


def test_html_is_read_with_its_quotation_apart() -> None:
    page = "<style>p{}</style><p>Hei,</p><p>summa on&nbsp;v&auml;&auml;r&auml; &lt;45&gt;.</p>"
    talk = read_mail(mail(f"{page}<blockquote>Hei Maija</blockquote>", subtype="html"))
    assert [turn.text for turn in talk.turns] == ["Hei Maija", "Hei,\nsumma on väärä <45>."]


def test_a_sentence_that_only_looks_like_an_introduction_stays() -> None:
    for text in (
        "Hei, asiakas kirjoitti: lasku on väärin.",
        "Sari kirjoitti:\nhyvin",
        "On the form you wrote:\nnothing",
    ):
        assert own_words(text) == text


def test_a_message_that_is_only_a_signature_is_kept() -> None:
    assert own_words("--\nMaija") == "--\nMaija"


@pytest.mark.parametrize(
    "fields",
    [
        "Lähettäjä: Maija Mäkelä\nVastaanottaja: Asiakaspalvelu\nAihe: Lasku",
        "From: Maija Mäkelä <maija@example.invalid>\nSent: Monday 9:01\nTo: tuki@firma.invalid\nSubject: Bill",
    ],
)
def test_a_message_pasted_as_text_is_mail_with_its_sender(fields: str) -> None:
    talk = read_text(f"{fields}\n\n{REPLY}\n", "viesti.txt")[0]
    assert [(turn.speaker, turn.name, turn.text) for turn in talk.turns] == [(Role.CUSTOMER, "Maija Mäkelä", REPLY)]
    assert talk.channel is Channel.EMAIL


def test_mail_that_does_not_say_its_encoding_keeps_its_letters() -> None:
    talk = read_text("From: a@b.invalid\nSubject: x\n\nHyvää päivää.".encode("latin-1"), "a.eml")[0]
    assert talk.turns[0].text == "Hyvää päivää."


@given(st.text(st.sampled_from(" \n>-abä:kirjoitti2.@<") | st.characters(codec="utf-8"), max_size=200))
def test_a_thread_is_divided_without_losing_a_word(text: str) -> None:
    kept = " ".join(letter.text for letter in thread(text))
    lost = [word for word in text.replace(">", " ").split() if word.isalpha() and len(word) > 3 and word not in kept]
    assert not lost or "kirjoitti" in text or "--" in text
    assert isinstance(from_html(text), str)


BROKEN = [
    "From: a@b",
    "From: =?x?q?y?=",
    'From: <<@>,"',
    "To: \xff",
    "To: (",
    "Date: 1",
    "MIME-Version: 1.0",
    "Content-Type: text/html",
    "Content-Type: multipart/mixed; boundary=b",
    "Content-Type: text/plain; charset=no-such",
    "Content-Transfer-Encoding: base64",
]


@given(st.lists(st.sampled_from(BROKEN), max_size=8), st.text(max_size=80))
def test_broken_mail_gives_a_conversation_or_one_sentence(headers: list[str], body: str) -> None:
    try:
        assert read_text("\n".join(["From: a@b.invalid", "Subject: x", *headers, "", body]), "a.eml")
    except TranscriptError as error:
        assert "\n" not in str(error)
