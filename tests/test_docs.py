"""The documentation holds: what is generated is fresh, what is named is there, what is shown works."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from coach import detectors, handbook, rules
from coach.behaviours import BEHAVIOURS
from coach.cli import app
from coach.language import english, finnish
from coach.language.annotate import annotate
from coach.learned.model import FOLDER, read_card
from coach.model import CoachError, Language, Role, Turn
from coach.phrases import compile_phrase
from coach.rules import Rulebook, check, rule
from coach.rules.book import book

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BOOKS = {language: DOCS / f"rulebook-{language}.md" for language in Language}
WRITTEN = sorted({*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "models" / "README.md"} - {*BOOKS.values()})
ALL = [pytest.param(file, id=str(file.relative_to(ROOT))) for file in (*WRITTEN, *BOOKS.values())]
_TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def text(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def snippets(name: str) -> list[str]:
    return _TOML.findall(text(name))


# What is generated


@pytest.mark.parametrize("language", list(Language))
def test_the_rulebook_is_what_the_rules_say(language):
    fresh = BOOKS[language].read_text("utf-8") == book(rules.load(), language)
    assert fresh, f"{BOOKS[language].name} is older than the rules; run: coach rules book --write docs"


def test_the_command_writes_the_rulebook_in_both_languages(tmp_path):
    run = CliRunner().invoke
    assert run(app, ["rules", "book", "--write", str(tmp_path)]).exit_code == 0
    printed = run(app, ["rules", "book", "--language", "en"]).stdout
    assert printed == (tmp_path / "rulebook-en.md").read_text("utf-8")
    with pytest.raises(CoachError, match="cannot be written"):
        run(app, ["rules", "book", "--write", str(tmp_path / "none")], catch_exceptions=False)


# Links and commands

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ANCHOR = re.compile(r'<a id="([^"]+)">')
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def anchors(file: Path) -> set[str]:
    content = _FENCED.sub("", file.read_text("utf-8"))
    headings = (re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in _HEADING.findall(content))
    return {*headings, *_ANCHOR.findall(content)}


@pytest.mark.parametrize("file", ALL)
def test_links_between_documents_resolve(file):
    for link in _LINK.findall(file.read_text("utf-8")):
        if re.match(r"https?:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (file.parent / path) if path else file
        assert target.exists(), f"{file.name} links to {link}, which is not there"
        assert not anchor or anchor in anchors(target), f"{file.name} links to {link}, and there is no such heading"


_COMMAND = re.compile(r"(?:^ {4}|`|bin/)coach ([a-z][^`\n#|]*)", re.MULTILINE)


def commands() -> dict[str, set[str]]:
    """Every command of the CLI and its options."""
    found: dict[str, set[str]] = {}

    def walk(group, prefix):
        for name, command in getattr(group, "commands", {}).items():
            full = f"{prefix} {name}".strip()
            found[full] = {opt for param in command.params for opt in getattr(param, "opts", ())} | {"--help"}
            walk(command, full)

    walk(typer.main.get_command(app), "")
    return found


@pytest.mark.parametrize("file", ALL)
def test_commands_in_documents_exist(file):
    known = commands()
    for line in _COMMAND.findall(file.read_text("utf-8")):
        words = line.split()
        two = " ".join(words[:2])
        name = two if two in known else words[0]
        assert name in known, f"{file.name} names `coach {line.strip()}`; known: {', '.join(known)}"
        wrong = [w for w in words if w.startswith("--") and w.partition("=")[0] not in known[name]]
        assert not wrong, f"{file.name}: `coach {name}` has no {wrong}; known: {', '.join(sorted(known[name]))}"


# The guide to rules

EXAMPLE = {"title": "T", "why": "W", "flag": ["[[Hei]]."], "keep": ["Moi."]}
BROKEN = [
    {"fi": EXAMPLE | {"titel": "T"}},
    {"fi": {key: EXAMPLE[key] for key in ("title", "why", "flag")}},
    {"fi": EXAMPLE | {"keep": "Moi."}},
    {"fi": EXAMPLE | {"flag": ["Hei"]}},
    {"fi": EXAMPLE | {"phrases": [{"say": ["hei"], "beter": []}]}},
    {"fi": EXAMPLE | {"phrases": [{"say": ["hei"], "confidence": 1}]}},
    {"sources": []},
    *(
        {"fi": EXAMPLE | {"phrases": [{"say": [phrase]}]}}
        for phrase in ("(sinun|teidän täytyy", "ru*", "joo?", "täytyy, nyt")
    ),
]
SPOILED = [
    ("flag", "Minulla on [[nyt kiire]], mitä asia koskee?"),
    ("keep", "Ei ole nyt aikaa vapaana, mutta katson toista viikkoa."),
    ("better", "Kerro lyhyesti."),
    ("say", "jonossa on muitakin"),
]


def whole_rule() -> dict:
    return next(raw for raw in map(tomllib.loads, snippets("rules.md")) if "behaviour" in raw)


def with_the_rulebook(raw: dict) -> tuple[rule.Rule, Rulebook]:
    own = rule.parse_rule(raw, "in-a-hurry")
    return own, Rulebook((*rules.load().rules, own), "docs")


def test_the_example_rule_holds_in_the_whole_rulebook():
    assert not list(check.problems(*with_the_rulebook(whole_rule())))


@pytest.mark.parametrize("snippet", snippets("rules.md"))
def test_every_snippet_of_a_rule_can_be_used(snippet):
    for language, table in tomllib.loads(snippet).items():
        for group in table.get("phrases", ()) if language in set(Language) else ():
            assert set(group) <= set(rule._GROUP_KEYS)
            for phrase in (p for key in ("say", "unless", "after", "unless_after") for p in group.get(key, ())):
                compile_phrase(phrase, Language(language))


@pytest.mark.parametrize("broken", BROKEN)
def test_error_sentences_in_the_guide_are_the_real_ones(broken):
    raw = {"behaviour": "greeting", "sources": ["S"], "fi": EXAMPLE, "en": EXAMPLE} | broken
    with pytest.raises(CoachError) as told:
        rule.parse_rule(raw, "oma").detect(Language.FI)
    assert f"{told.value}\n" in text("rules.md")


@pytest.mark.parametrize(("key", "value"), SPOILED)
def test_sentences_of_the_check_in_the_guide_are_the_real_ones(key, value):
    raw = whole_rule()
    (raw["fi"] if key in ("flag", "keep") else raw["fi"]["phrases"][0])[key].append(value)
    found = list(check.problems(*with_the_rulebook(raw)))
    assert found
    assert all(str(problem) in text("rules.md") for problem in found)


def test_the_guide_names_every_key_class_behaviour_and_detector():
    guide = text("rules.md")
    known = {*rule._RULE_KEYS, *rule._TEXT_KEYS, *rule._GROUP_KEYS} - {"fi", "en"}
    known |= finnish.CLASSES | english.CLASSES | BEHAVIOURS.keys() | set(detectors.names())
    assert not [name for name in sorted(known) if f"`{name}`" not in guide]


def notation() -> list[tuple[str, str]]:
    """The phrases of the notation table with what they find, and with what they do not, as "not …"."""
    rows = [re.split(r"(?<!\\)\|", line) for line in text("rules.md").splitlines() if line.startswith("| `")]
    rows = [[cell.replace("\\|", "|").strip() for cell in row[1:-1]] for row in rows]
    return [(row[2].strip("`"), found) for row in rows if len(row) == 4 for found in row[3].split(", ")]


@pytest.mark.parametrize(("phrase", "words"), notation())
def test_the_notation_table_is_true(phrase, words):
    said = annotate((Turn(0, Role.AGENT, words.removeprefix("not ").strip("*")),), Language.FI)
    assert compile_phrase(phrase, Language.FI).found_in(next(iter(said))) is not words.startswith("not ")


# The handbook, the models, the code


def keys() -> dict[str, str]:
    """Every key of the handbook as the guide writes it, with its value in TOML."""
    raw = tomllib.loads(handbook.DEFAULT.read_text("utf-8"))
    flat = {(section, key): value for section, table in raw.items() for key, value in table.items()}
    named = ((key if section == "weights" else f"{section}.{key}", value) for (section, key), value in flat.items())
    return {key: json.dumps(value, ensure_ascii=False) for key, value in named}


@pytest.mark.parametrize(("key", "value"), keys().items())
def test_the_handbooks_guide_gives_every_key_with_its_value(key, value):
    assert f"| `{key}` | `{value}` |" in text("handbook.md")


def test_the_handbooks_guide_names_every_section():
    assert all(f"`{section.name}" in text("handbook.md") for section in fields(handbook.Handbook))


@pytest.mark.parametrize("name", ["docs/handbook.md", "models/README.md"])
def test_snippets_of_a_handbook_can_be_used(name, tmp_path):
    file = tmp_path / "my-handbook.toml"
    for snippet in _TOML.findall((ROOT / name).read_text("utf-8")):
        file.write_text(snippet, "utf-8")
        assert handbook.load(file).version


def test_the_handbooks_guide_shows_a_real_error():
    with pytest.raises(CoachError) as told:
        handbook.load().with_values({"listening.grace": "1"})
    assert str(told.value).partition(": ")[2] in text("handbook.md")


def test_the_models_page_explains_every_key_of_the_cards():
    page = (ROOT / "models" / "README.md").read_text("utf-8")
    for language in Language:
        assert not [key for key in read_card(FOLDER / f"respect-{language}") if f"`{key}`" not in page]


def test_the_example_detector_works(talk):
    code = re.search(r"```python\n(.*?)```", text("contributing.md"), re.DOTALL)[1]
    module: dict = {}
    exec(code, module)  # noqa: S102
    detect = module["build"](Language.FI, {"words": {"spared": ["IBAN"]}})
    said = talk(("customer", "NYT HETI!"), ("agent", "Tarvitsen siihen IBAN-tilinumeron HETI."))
    assert [match.span.of("Tarvitsen siihen IBAN-tilinumeron HETI.") for match in detect(said)] == ["HETI"]


def test_the_layout_names_every_part_of_coach():
    parts = [p for p in (ROOT / "coach").iterdir() if not p.name.startswith("_")]
    named = text("contributing.md")
    assert not [p.name for p in parts if f"`coach/{p.name}{'/' if p.is_dir() else ''}`" not in named]
