import json
import shutil

import numpy as np
import pytest

from coach import handbook
from coach.learned import model
from coach.learned.devices import devices
from coach.learned.features import SIZE, Scene, features, letters
from coach.learned.hear import hear
from coach.learned.labelled import LabelError, read_labelled
from coach.learned.model import FOLDER, TARGETS, ModelError, load
from coach.model import Channel, Language
from coach.reviewing import review

CURT = ("customer", "Laskussa on taas väärä summa, mitä tälle nyt tehdään?")


@pytest.fixture
def copied(tmp_path, monkeypatch):
    shutil.copytree(FOLDER / "respect-fi", tmp_path / "respect-fi")
    monkeypatch.setenv(model.OTHER_FOLDER, str(tmp_path))
    load.cache_clear()
    yield tmp_path / "respect-fi"
    load.cache_clear()


def test_a_changed_model_file_is_refused(copied):
    weights = copied / "weights.npz"
    weights.write_bytes(weights.read_bytes() + b"\0")
    with pytest.raises(ModelError, match="not the one its card names"):
        load(Language.FI)


def test_a_model_for_other_behaviours_is_refused(copied):
    card = json.loads((copied / "card.json").read_text("utf-8"))
    (copied / "card.json").write_text(json.dumps(card | {"targets": ["blame"]}), "utf-8")
    with pytest.raises(ModelError, match="other behaviours"):
        load(Language.FI)


def test_a_missing_model_is_one_sentence(copied):
    (copied / "weights.npz").unlink()
    with pytest.raises(ModelError) as refused:
        load(Language.FI)
    assert "\n" not in str(refused.value)


def test_a_site_can_run_rules_only(conversation):
    only = handbook.load().with_values({"findings.learned": "false"})
    talk = conversation(CURT, ("agent", "Ei kuulu minulle."))
    assert review(talk, only).versions.models == "none"
    assert review(talk).versions.models == load(Language.FI).version


def test_a_learned_finding_says_so_and_shows_its_words(conversation):
    talk = conversation(CURT, ("agent", "No ei kai tuo nyt mikään maailmanloppu ole, muillakin on laskuja."))
    found = [f for f in review(talk).findings if "Opittu esimerkeistä" in f.why]
    assert all(f"”{f.text}”" in f.why for f in found)


def test_listening_signals_are_not_heard(talk):
    heard = hear(talk(CURT, ("agent", "Joo."), CURT, ("agent", "Selvitän tämän teille nyt heti.")))
    assert set(heard) == {3}


def test_the_same_turn_has_the_same_features_in_any_order(talk):
    made = talk(CURT, ("agent", "Lähetän korjatun laskun tänään."))
    scene = Scene(made.turns[1], made.turns[0], Channel.PHONE)
    assert list(features(scene)) == list(features(scene))
    assert all(0 <= feature.slot < SIZE for feature in features(scene))
    assert letters("lasku") == letters("lasku")


def test_devices_of_tone_are_counted_kind_by_kind_with_their_words(talk):
    said = "Could you please send it again? Thank you, I appreciate the effort. THANKS!"
    turn = talk(("agent", said), language=Language.EN).turns[0]
    words = {name: [turn.words[i].text for i in range(a, b)] for name, _, a, b in devices(turn)}
    assert words["please"] == ["please"]
    assert words["could-you"] == ["Could", "you"]
    assert words["thanks"] == ["THANKS"]
    weight = sum(each.value for each in devices(turn) if each.name == "thanks")
    assert weight == pytest.approx(sum(each.value for each in devices(turn) if each.name == "please"))


def test_finnish_has_no_list_of_devices(talk):
    assert not list(devices(talk(("agent", "Kiitos, lähetättekö kuitin?")).turns[0]))


def test_an_email_that_hedges_and_thanks_sounds_warmer_than_one_that_demands(talk):
    def tone(said):
        (heard,) = hear(talk(("agent", said), language=Language.EN)).values()
        return heard.tone

    cold = "You failed to send the invoice again. Send it immediately, you must not ignore our deadline."
    plain = "The invoice of last week has not arrived. We need it for the accounts of this month."
    warm = "Thank you for your work on the invoice. Could you perhaps send it once more when you have a moment?"
    assert tone(cold) < tone(plain) < tone(warm)


def test_what_each_word_pulls_adds_up_to_nothing_strange(talk):
    made = talk(CURT, ("agent", "Teidän olisi pitänyt lukea ehdot."))
    scene = Scene(made.turns[1], made.turns[0], Channel.PHONE)
    learned = load(Language.FI)
    assert len(learned.pulls(scene, 0)) == len(made.turns[1].words)
    assert learned.margins(scene).shape == (len(TARGETS) + 1,)
    assert np.isfinite(learned.margins(scene)).all()


def test_a_broken_labelled_line_is_named(tmp_path):
    file = tmp_path / "labelled.jsonl"
    file.write_text('{"id": "x"}\n', "utf-8")
    with pytest.raises(LabelError, match=r"labelled\.jsonl, line 1"):
        read_labelled(file)


def test_a_sum_below_the_least_says_no_more_than_the_least():
    agreed = model.Calibration(0.5, 0.0, 2.0, least=-4.0)
    assert agreed(-9.0, 0.0) == agreed(-4.0, 0.0) < agreed(-3.0, 0.0)
    assert model.Calibration(0.5, 0.0, 2.0)(-9.0, 0.0) < agreed(-9.0, 0.0)
