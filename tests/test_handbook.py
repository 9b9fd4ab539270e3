import pytest

from coach import handbook
from coach.behaviours import BEHAVIOURS
from coach.handbook import HandbookError
from coach.model import Kind, Language


def test_every_scored_behaviour_has_a_weight_of_its_kind():
    weights = handbook.load().weights
    for behaviour in BEHAVIOURS.values():
        if behaviour.kind is Kind.OBSERVATION:
            assert behaviour.name not in weights
        else:
            assert (weights[behaviour.name] > 0) == (behaviour.kind is Kind.STRENGTH)


def test_a_team_file_changes_only_what_it_names(tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text('[team]\nregister = "sinä"\n[checklists]\nfault = ["Milloin vika alkoi?"]\n', "utf-8")
    ours = handbook.load(file)
    assert ours.team.register == "sinä"
    assert ours.checklists == {"fault": ("Milloin vika alkoi?",)}
    assert ours.weights == handbook.load().weights
    assert ours.version != handbook.load().version


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[weigths]\nblame = 1", "unknown section 'weigths'"),
        ("[weights]\nblam = 1", "unknown key 'weights.blam'"),
        ("[weights]\nopen-question = 1", "unknown key"),
        ("[listening]\ngrace_s = 'long'", "must be a number"),
        ("[listening]\ngrace_s = -1", "must not be negative"),
        ("[team]\nregister = 'hän'", 'must be "te" or "sinä"'),
        ("[team]\nfocus = 'kindness'", "must be a behaviour"),
        ("[listen_to_talk]\nphone = [3, 1]", "more than"),
        ("[checklists]\nfault = 'x'", "must be a list"),
        ("[masking]\nkinds = []", "unknown key 'masking.kinds'"),
        ("[masking]\nkeep = 'Helmi'", "must be a list of texts"),
        ("[masking]\noff = ['names']", "must name kinds"),
        ("[masking]\norder_numbers = ['AB-12']", "must be patterns"),
        ("[team]\npromises = 'Vastaamme.'", "must be a list of promises"),
        ("[rules]\nsilent = 'blame'", "must be a list of names"),
        ("[wordings]\n'Otan selvää.' = 'En tiedä.'", "must be a list of words to avoid"),
        ("team = 1", "must be a section"),
        ("[team", "not valid TOML"),
    ],
)
def test_a_wrong_handbook_is_refused_in_one_sentence(tmp_path, text, part):
    file = tmp_path / "handbook.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(HandbookError, match=part) as refused:
        handbook.load(file)
    assert "\n" not in str(refused.value).strip()
    assert refused.value.what.said(Language.FI) != refused.value.what.said(Language.EN)


def test_single_values_are_set_for_a_run():
    changed = handbook.load().with_values({"listening.grace_s": "0.7", "team.register": "sinä"})
    assert changed.listening.grace_s == 0.7
    assert changed.team.register == "sinä"
    with pytest.raises(HandbookError, match=r"listening\.grace"):
        handbook.load().with_values({"listening.grace": "1"})
