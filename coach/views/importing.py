"""The page *Import*: drop many files, see what each was read as, say who the agent is where it is unsure, keep them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from coach.language.detect import language_of
from coach.service import bringing
from coach.service.bringing import Bag, Brought, State
from coach.transcripts import TranscriptError
from coach.transcripts.mapping import looks_like_mapping, parse_columns
from coach.views import library
from coach.views.frame import footer, header
from coach.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from coach.model import Language
    from coach.service.talks import Talks
    from coach.transcripts.mapping import Columns
    from coach.wording import Wording

_ASKED = 8  # questions on the page at a time; the next ones come when these are answered or kept
_EXAMPLE = 45
_ROW_PX, _TABLE_PX = 35, 422
_OPEN = (State.READY, State.CHECK)  # not kept yet, and no copy of another
_SHOWN_PROBLEMS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A conversation with where it stands, and the title of the one above it that it repeats."""

    one: Brought
    state: State
    repeats: str = ""


def page() -> None:
    """Draw the page."""
    language = header()
    say = wording(language)
    st.html(f"<h2 class='coach-heading'>{escape(say('import.heading'))}</h2><p>{escape(say('import.about'))}</p>")
    try:
        talks = library.service().talks
    except library.StoreClosedError:
        st.warning(say("page.no_store"))
    else:
        _import(talks, language, say)
    footer(language)


def _import(talks: Talks, language: Language, say: Wording) -> None:
    files = st.file_uploader(say("import.upload"), accept_multiple_files=True, key="brought files") or []
    mappings = [file for file in files if file.name.endswith(".toml") and looks_like_mapping(_text(file))]
    columns = _columns(mappings, language, say)
    bags = _read([file for file in files if file not in mappings], columns, say)
    rows = _rows([one for bag in bags for one in bag.brought], talks)
    _done(say)
    if rows:
        _questions(rows, _table(rows, language, say), say)
        _button(rows, talks, say)
    _problems([problem for bag in bags for problem in bag.problems], language, say)


def _text(file: UploadedFile) -> str:
    return file.getvalue().decode("utf-8", "replace")


def _columns(mappings: Sequence[UploadedFile], language: Language, say: Wording) -> Columns | None:
    """The last mapping of columns that was dropped."""
    if not mappings:
        return None
    try:
        columns = parse_columns(_text(mappings[-1]), mappings[-1].name)
    except TranscriptError as error:
        st.warning(error.sentence(language))
        return None
    st.caption(say("import.mapping", name=mappings[-1].name))
    return columns


def _read(files: Sequence[UploadedFile], columns: Columns | None, say: Wording) -> list[Bag]:
    """What came of each file; each is read once, with a bar while there is something to read."""
    known: dict[tuple[str, str], Bag] = st.session_state.setdefault("bags", {})
    version = repr(columns)
    wanted = [(file, (file.file_id, version)) for file in files]
    new = [(file, key) for file, key in wanted if key not in known]
    if new:
        bar, book = st.progress(0.0), library.service().handbooks.in_use()
        for n, (file, key) in enumerate(new, 1):
            bar.progress(n / len(new), say("import.reading", name=file.name, done=n, count=len(new)))
            known[key] = bringing.bring(file.getvalue(), file.name, columns, book)
        bar.empty()
    for gone in known.keys() - {key for _, key in wanted}:
        del known[gone]
    return [known[key] for _, key in wanted]


def _rows(brought: list[Brought], talks: Talks) -> list[Row]:
    told = [_as_told(one) for one in brought]
    found = bringing.states(told, talks, st.session_state.setdefault("kept marks", set()))
    answered = _agents_told()
    first: dict[str, Brought] = {}
    for one in told:
        first.setdefault(one.mark, one)
    return [
        Row(
            one,
            State.READY if found[n] is State.CHECK and one.mark in answered else found[n],
            first[one.mark].title if first[one.mark] is not one else "",
        )
        for n, one in enumerate(told)
    ]


def _agents_told() -> dict[str, str]:
    """Who was chosen as the agent on this page, by the conversation's mark; widgets forget, this does not."""
    told: dict[str, str] = st.session_state.setdefault("agents told", {})
    return told


def _key(one: Brought) -> str:
    return f"agent of {one.mark}"


def _as_told(one: Brought) -> Brought:
    """The conversation with the agent that was chosen on this page."""
    told = _agents_told()
    chosen = st.session_state.get(_key(one)) or told.get(one.mark)
    if not chosen or chosen not in one.names:
        return one
    told[one.mark] = chosen
    return one if (chosen,) == one.agents else bringing.with_agent(one, chosen)


def _table(rows: Sequence[Row], language: Language, say: Wording) -> Row | None:
    """Draw the table; gives the row that somebody picked in it."""
    import pandas as pd

    count = {state: sum(row.state is state for row in rows) for state in State}
    parts = [say(f"import.count_{state}", n=n) for state, n in count.items() if n]
    st.html(f"<p role='status' class='coach-who'><b>{escape(', '.join(parts))}</b></p>")
    table = pd.DataFrame([_cells(row, language, say) for row in rows])
    event = st.dataframe(
        table.rename(columns={name: say(f"import.column_{name}") for name in table.columns}),
        hide_index=True,
        key="brought rows",
        on_select="rerun",
        selection_mode="single-row",
        height=min(_ROW_PX * (len(rows) + 1) + 2, _TABLE_PX),
    )
    picked = event["selection"]["rows"]
    return rows[picked[0]] if picked and picked[0] < len(rows) else None


def _standing(row: Row, say: Wording) -> str:
    if row.state is State.SAME and row.repeats:
        return say("import.state_same_as", title=row.repeats)
    return say(f"import.state_{row.state}")


def _cells(row: Row, language: Language, say: Wording) -> dict[str, object]:
    one, found = row.one, row.one.found
    left_out = ", ".join(say(f"import.left_{kind}", n=n) for kind, n in sorted(found.left_out.items()))
    tracks = f", {say('import.tracks', n=found.tracks)}" if found.tracks > 1 else ""
    return {
        "state": _standing(row, say),
        "file": one.title,
        "format": one.format.titles[language],
        "language": say(f"language.{language_of(one.conversation)}"),
        "channel": say(f"channel.{one.conversation.channel}"),
        "agent": ", ".join(one.agents) or say("import.nobody"),
        "speakers": len(one.names),
        "turns": len(one.conversation.turns),
        "times": say(f"import.times_{found.times}") + tracks,
        "masked": one.report.total,
        "left_out": left_out,
    }


def _questions(rows: Sequence[Row], picked: Row | None, say: Wording) -> None:
    """Who the agent is: for the first conversations where that is not sure, and for the one picked in the table."""
    open_ = [row.one for row in rows if row.state in _OPEN and row.one.found.agent.doubtful and len(row.one.names) > 1]
    unanswered = [one for one in open_ if one.mark not in _agents_told()]
    shown = [one for one in open_ if one not in unanswered or one in unanswered[:_ASKED]][-2 * _ASKED :]
    if shown:
        with st.expander(say("import.questions", n=len(unanswered)), expanded=True):
            st.caption(say("import.guessed"))
            for one in shown:
                _question(one, None, say)
    if picked is not None and picked.state in _OPEN and picked.one not in shown and picked.one.names:
        _question(picked.one, next(iter(picked.one.agents), None), say)


def _question(one: Brought, agent: str | None, say: Wording) -> None:
    words = {
        name: next((turn.text for turn in one.conversation.turns if turn.name == name and turn.text), "")
        for name in one.names
    }
    if _key(one) not in st.session_state:
        st.session_state[_key(one)] = _agents_told().get(one.mark, agent)
    st.segmented_control(
        say("import.who", title=_plain(one.title)),
        one.names,
        key=_key(one),
        format_func=lambda name: f"{_plain(name)}: {_plain(_shortened(words[name]))}",
    )


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXAMPLE else f"{flat[:_EXAMPLE].rsplit(' ', 1)[0]} …"


def _plain(text: str) -> str:
    """Without the signs of Markdown, which labels are written in."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+!|<>~:$" else sign for sign in text)


def _button(rows: Sequence[Row], talks: Talks, say: Wording) -> None:
    ready = [row.one for row in rows if row.state in _OPEN]
    if not ready:
        return
    if st.button(say("import.keep", n=len(ready)), key="keep", type="primary"):
        _keep(ready, talks, say)


def _keep(ready: Sequence[Brought], talks: Talks, say: Wording) -> None:
    bar = st.progress(0.0)
    for n, one in enumerate(ready, 1):
        bar.progress(n / len(ready), say("import.keeping", done=n, count=len(ready)))
        bringing.keep(talks, one)
        st.session_state["kept marks"].add(one.mark)
    st.session_state["kept now"] = len(ready)
    st.rerun()


def _done(say: Wording) -> None:
    count = st.session_state.pop("kept now", 0)
    if count:
        st.success(say("import.kept", n=count), icon=None)


def _problems(problems: Sequence[TranscriptError], language: Language, say: Wording) -> None:
    if not problems:
        return
    sentences = [problem.sentence(language) for problem in problems]
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences[:_SHOWN_PROBLEMS])
    heading = escape(say("import.problems", n=len(problems)))
    st.html(f"<h3 class='coach-heading'>{heading}</h3><ul class='coach-problems'>{items}</ul>")
    st.download_button(
        say("import.save_problems"), _lines(sentences), "problems.txt", "text/plain", key="save problems"
    )


def _lines(sentences: Iterable[str]) -> str:
    return "".join(f"{sentence}\n" for sentence in sentences)


if __name__ == "__main__":
    page()
