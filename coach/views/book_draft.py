"""What stands on the handbook's form before it is taken into use: its values, what is wrong with them, its text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coach import handbook, rules
from coach.handbook import HandbookError
from coach.handbook_text import FILLED, settings, with_settings
from coach.service.handbooks import unreadable
from coach.wording import wording
from coach.wording.told import ToldError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.handbook_text import Setting, Value
    from coach.model import Language

_PATTERNS = ("customer_numbers", "order_numbers")
CHECKED = frozenset({*(("masking", key) for key in _PATTERNS), ("rules", "built_in"), ("rules", "folder")})


@dataclass(slots=True)
class Row:
    """An entry that the team fills itself: a kind of contact with its questions and words, or what is said."""

    id: int
    name: str = ""
    texts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""
        return not (self.name or self.texts or self.words)


@dataclass(slots=True)
class Draft:
    """A handbook as it stands on the form; kept while somebody looks at other pages, too.

    `over` is the version in use when the form was opened, `text` what the form was filled from, and `filled` how many
    times it was. `raw` is a text that could not be read into the form.
    """

    over: int
    text: str
    filled: int = 0
    raw: str | None = None
    values: dict[Setting, Any] = field(default_factory=dict)
    contacts: list[Row] = field(default_factory=list)
    wordings: list[Row] = field(default_factory=list)

    def rows(self, section: str) -> list[Row]:
        """The rows of a section of the form: `contacts` or `wordings`."""
        return self.contacts if section == "contacts" else self.wordings

    def add(self, section: str) -> None:
        """A blank row more."""
        rows = self.rows(section)
        rows.append(Row(max((row.id for row in rows), default=-1) + 1))


def drafted(text: str, over: int, filled: int = 0) -> Draft:
    """The form as it is filled from a handbook's text; HandbookError where that cannot be read."""
    book = handbook.read(text)
    draft = Draft(over, text, filled)
    draft.values = {setting: value for setting, value in settings(book).items() if setting[0] not in FILLED}
    for n, name in enumerate(dict.fromkeys((*book.checklists, *book.contacts))):
        draft.contacts.append(Row(n, name, book.checklists.get(name, ()), book.contacts.get(name, ())))
    draft.wordings = [Row(n, say, unsaid) for n, (say, unsaid) in enumerate(book.wordings.items())]
    return draft


def written(draft: Draft) -> str:
    """The handbook's text as the form says; what the form does not change stays as it was written."""
    before = {
        setting: value for setting, value in settings(handbook.read(draft.text)).items() if _counts(setting, value)
    }
    after = {**draft.values, **{setting: value for setting, value in _filled(draft) if _counts(setting, value)}}
    gone = dict.fromkeys(setting for setting in before if setting not in after)
    return with_settings(draft.text, gone | {each: after[each] for each in after if before.get(each) != after[each]})


def wrong(draft: Draft, language: Language) -> dict[Setting, str]:
    """One sentence for each field that cannot stay so: settings by their name, rows as `("contacts", "3 name")`."""
    found = dict(_wrong_values(draft, language))
    for section in ("contacts", "wordings"):
        found |= _wrong_rows(draft, section, language)
    return found


def _counts(setting: Setting, value: Value) -> bool:
    """An empty list of questions or words is the same as none."""
    return bool(value) or setting[0] not in ("checklists", "contacts")


def _filled(draft: Draft) -> Iterator[tuple[Setting, Value]]:
    for row in draft.contacts:
        if row.name:
            yield ("checklists", row.name), row.texts
            yield ("contacts", row.name), row.words
    for row in draft.wordings:
        if row.name:
            yield ("wordings", row.name), row.texts


def _wrong_values(draft: Draft, language: Language) -> Iterator[tuple[Setting, str]]:
    say = wording(language)
    for channel in ("phone", "chat", "email"):
        low, high = draft.values["listen_to_talk", channel]
        if low > high:
            yield ("listen_to_talk", channel), say("book.wrong.range")
    for key in _PATTERNS:
        bad = [each for each in draft.values["masking", key] if not _fits(key, each)]
        if bad:
            yield ("masking", key), say("book.wrong.pattern", text=bad[0])
    if not (draft.values["rules", "built_in"] or draft.values["rules", "folder"]):
        yield ("rules", "built_in"), say("book.wrong.no_rules")
    if told := _wrong_folder(draft.values["rules", "folder"], language):
        yield ("rules", "folder"), told


def _fits(key: str, pattern: str) -> bool:
    try:
        handbook.load().with_tables({"masking": {key: [pattern]}}, "")
    except HandbookError:
        return False
    return True


def _wrong_folder(folder: str, language: Language) -> str:
    if not folder:
        return ""
    try:
        rules.of(handbook.load().with_tables({"rules": {"folder": folder}}, ""))
    except ToldError as error:
        return error.what.said(language)
    return ""


def _wrong_rows(draft: Draft, section: str, language: Language) -> dict[Setting, str]:
    say, found = wording(language), {}
    rows = [row for row in draft.rows(section) if not row.blank]
    count = Counter(row.name for row in rows)
    for row in rows:
        if not row.name:
            key = "nameless_wording" if section == "wordings" else "nameless"
            found[section, f"{row.id} name"] = say(f"book.wrong.{key}")
        elif count[row.name] > 1:
            found[section, f"{row.id} name"] = say("book.wrong.twice")
        if row.words and (error := unreadable(row.words, row.texts)):
            found[section, f"{row.id} words"] = error.what.said(language)
    return found
