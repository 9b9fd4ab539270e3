import re
from pathlib import Path

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def test_the_readmes_python_example_runs(capsys, monkeypatch):
    monkeypatch.chdir(Path(__file__).parents[1])
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)[1]
    exec(code, {})  # noqa: S102
    assert "respect" in capsys.readouterr().out


def test_the_readme_names_both_commands():
    assert re.search(r"^    python3 .*coach serve$", README, re.MULTILINE)
    assert re.search(r"^    python3 .*pytest$", README, re.MULTILINE)


def test_the_one_function_can_be_called_again_and_again():
    import coach

    talk = coach.read(Path(coach.__file__).parent / "samples" / "fi-phone-dental.jsonl")
    assert coach.review(talk) == coach.review(talk)
