"""The question flow: what the customer brought up and asked, what became of it, and which words show it."""

from __future__ import annotations

from coach import handbook, review
from coach.model import Became, Channel, Conversation, Language, Raises, Role, Turn

B = Became


def talk(*lines: str, language: Language = Language.FI, channel: Channel = Channel.PHONE) -> Conversation:
    roles = {"A": Role.AGENT, "C": Role.CUSTOMER}
    turns = tuple(Turn(n, roles[line[0]], line[3:]) for n, line in enumerate(lines))
    return Conversation("talk", turns, language, channel)


def strands(conversation: Conversation, raises: Raises, book=None):
    seen = review(conversation, book)
    texts = [turn.text for turn in conversation.turns]
    return [(s.text, s.became, s.by.span.of(texts[s.by.turn]) if s.by else "") for s in seen.flow if s.raises is raises]


def test_what_the_customer_told_is_asked_about_acknowledged_or_missed():
    conversation = talk(
        "C: Tilaisin uuden lampunkuvun. Ja sitten tuo pistoke on ruvennut kuumenemaan.",
        "A: Ai niinkö. Kuumeneeko pistoke koko ajan?",
        "C: Joo. Mua pelottaa pitää sitä seinässä. Äiti on pyörätuolissa.",
        "A: Ymmärrän hyvin, että se pelottaa. Minkä värisen kuvun haluatte?",
        "C: Vihreän. Oon muuten jo kolme kertaa soittanu tästä.",
        "A: Vihreitä on kahta kokoa. Kumman laitan?",
        "C: Pienen.",
        "A: Se tulee maanantaina. Kuulemiin.",
    )
    told = {text: (became, by) for text, became, by in strands(conversation, Raises.MENTION)}
    assert told["tuo pistoke on ruvennut kuumenemaan"] == (B.ASKED, "Kuumeneeko pistoke koko ajan?")
    assert told["Mua pelottaa pitää sitä seinässä"] == (B.ACKNOWLEDGED, "Ymmärrän hyvin, että se pelottaa.")
    assert next(became for text, (became, _) in told.items() if "kolme kertaa" in text) is B.MISSED


def test_the_flow_and_the_findings_agree_on_what_was_missed():
    conversation = talk(
        "A: Harbour Dental, how can I help?",
        "C: Hi, I'd like a check-up. I chipped a tooth, and I've a wedding to go to on Saturday.",
        "A: What's your date of birth?",
        "C: Fourth of May eighty-one. And last time the dentist didn't wait for the numbing to work.",
        "A: We have Friday at ten. Does that suit?",
        "C: Yes.",
        "A: That's booked. Goodbye.",
        language=Language.EN,
    )
    missed = [text for text, became, _ in strands(conversation, Raises.MENTION) if became is B.MISSED]
    found = [f.text for f in review(conversation).findings if f.behaviour == "missed-follow-up"]
    assert len(missed) == len(found) == 2
    assert all(any(one in other or other in one for other in found) for one in missed)


def test_a_mail_shows_which_of_the_customers_questions_the_reply_answers():
    conversation = talk(
        "C: Hei, milloin korjaaja tulee? Ja maksaako käynti jotain?",
        "A: Hei! Korjaaja tulee tiistaina kello kymmenen. Terveisin Huolto",
        channel=Channel.EMAIL,
    )
    first, second = strands(conversation, Raises.QUESTION)
    assert first[:2] == ("milloin korjaaja tulee?", B.ANSWERED)
    assert first[2].startswith("Korjaaja tulee tiistaina")
    assert second[1] is B.UNANSWERED
    assert review(conversation).figures.answered_share == 0.5


def test_an_english_mail_too():
    conversation = talk(
        "C: Hello, when will the engineer come? And does the visit cost anything?",
        "A: Hello! The engineer will come on Tuesday at ten. Kind regards, Service",
        language=Language.EN,
        channel=Channel.EMAIL,
    )
    assert [became for _, became, _ in strands(conversation, Raises.QUESTION)] == [B.ANSWERED, B.UNANSWERED]


def test_the_errand_itself_is_at_work_and_not_missed():
    conversation = talk(
        "C: Hei, netti ei toimi.", "A: Mikä on asiakasnumeronne?", "C: Yksi kaksi.", "A: Kiitos, avasin linjan."
    )
    assert B.MISSED not in [became for _, became, _ in strands(conversation, Raises.MENTION)]


def test_checklists_stand_last_with_what_was_asked_and_what_is_missing():
    book = handbook.load().with_tables({"checklists": {"vika": ["Milloin vika alkoi?", "Mitä on kokeiltu?"]}}, "test")
    conversation = talk(
        "C: Netti ei toimi.", "A: Kauanko se on ollut poikki?", "C: Viikon.", "A: Lähetän asentajan tiistaina."
    )
    assert strands(conversation, Raises.CHECKLIST, book) == [
        ("Milloin vika alkoi?", B.ASKED, "Kauanko se on ollut poikki?"),
        ("Mitä on kokeiltu?", B.MISSED, ""),
    ]
    assert not strands(conversation, Raises.CHECKLIST)


def test_an_empty_talk_has_no_flow():
    seen = review(Conversation("empty", ()))
    assert seen.flow == ()
    assert seen.figures.answered_share is None
