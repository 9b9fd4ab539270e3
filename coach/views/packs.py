"""Packs on the page *Exercises*: made by trainers, given by trainers and supervisors, with how many are through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import CoachError, Kind
from coach.practice.exercise import from_dict
from coach.practice.printing import pdf
from coach.views import library, pipelines
from coach.views.frame import asked_twice
from coach.views.quote import plain
from coach.wording.shown import day

if TYPE_CHECKING:
    from coach.model import Language
    from coach.practice.exercise import Exercise
    from coach.service.packs import Given
    from coach.store.exercises import Pack
    from coach.wording import Wording

_OF_EACH = 3  # exercises that a behaviour of the rulebook brings into a pack
_ALL = ""


def packs(language: Language, say: Wording, *, makes: bool) -> None:
    """Draw the packs, and a form to make one for those who may."""
    st.caption(say("packs.about"))
    if makes:
        _make(language, say)
    service = library.service().packs
    given = service.given()
    listed = service.packs()
    for pack in listed:
        with st.container(border=True):
            st.markdown(f"**{plain(pack.title)}**")
            if pack.note:
                st.caption(plain(pack.note))
            st.text(say("practice.count", n=len(pack.exercises)))
            for each in given:
                if each.assignment.pack_id == pack.id:
                    _given(each, language, say)
            _give(pack, say)
            if makes:
                _paper(pack, language, say)
                discard = say("packs.discard")
                asked_twice(discard, say("shelf.discard_sure"), discard, f"pack {pack.id}", service.discard, pack.id)
    if not listed:
        st.info(say("packs.none" if makes else "packs.none_yet"))


def _paper(pack: Pack, language: Language, say: Wording) -> None:
    """The pack on paper, with its answer sheet; drawn when it is asked for."""

    def drawn() -> bytes:
        kept = {each.id: each.content for each in library.service().exercises.kept()}
        return pdf([from_dict(kept[id]) for id in pack.exercises if id in kept], language, pack.title)

    name = f"{say('packs.file')}-{pack.id}.pdf"
    st.download_button(
        say("packs.print"), drawn, name, "application/pdf", key=f"paper {pack.id}", icon=":material/print:"
    )


def _make(language: Language, say: Wording) -> None:
    kept = {each.id: from_dict(each.content, keep_id=True) for each in library.service().exercises.kept()}
    names = [name for name, each in BEHAVIOURS.items() if each.kind is not Kind.OBSERVATION]
    with st.expander(say("packs.make"), icon=":material/add:"), st.form("pack", border=False, clear_on_submit=True):
        title = st.text_input(say("packs.title"), placeholder=say("packs.title_example"))
        note = st.text_input(say("packs.note"))
        choose = say("frame.choose")
        own = st.multiselect(
            say("packs.own"), list(kept), format_func=lambda id: _named(kept[id], language), placeholder=choose
        )
        rules = st.multiselect(
            say("packs.rules", count=_OF_EACH),
            names,
            format_func=lambda name: BEHAVIOURS[name].title(language),
            placeholder=choose,
        )
        if st.form_submit_button(say("packs.keep"), type="primary"):
            _made(title, note, own, _of_rules(rules, language, say), say)


def _of_rules(names: list[str], language: Language, say: Wording) -> tuple[Exercise, ...]:
    pipelines.wait(language)
    with st.spinner(say("practising.choosing")):
        of_the_rulebook = library.service().exercises.of_the_rulebook
        return tuple(one for name in names for one in of_the_rulebook(name, language)[:_OF_EACH])


def _made(title: str, note: str, own: list[str], of_rules: tuple[Exercise, ...], say: Wording) -> None:
    try:
        library.service().packs.make(title, note, tuple(own), of_rules)
    except CoachError:
        st.warning(say("packs.incomplete"))
    else:
        st.rerun()


def _named(exercise: Exercise, language: Language) -> str:
    return f"{BEHAVIOURS[exercise.behaviour].title(language)}: {exercise.scene.turns[exercise.turn].text[:60]}"


def _give(pack: Pack, say: Wording) -> None:
    """Who practises it, by when."""
    service = library.service()
    people = {_ALL: say("packs.everybody")} | {each.id: each.name for each in service.packs.learners()}
    with st.form(f"give {pack.id}", border=False):
        who, when, go = st.columns([2, 2, 1], vertical_alignment="bottom")
        person = who.selectbox(say("packs.who"), list(people), format_func=people.__getitem__)
        due = when.date_input(say("packs.due"), None, format="DD.MM.YYYY")
        if go.form_submit_button(say("packs.give")):
            service.packs.assign(pack.id, person or None, due)
            st.rerun()


def _given(each: Given, language: Language, say: Wording) -> None:
    service = library.service().packs
    names = {person.id: person.name for person in service.learners()}
    person = each.assignment.person_id
    who = names.get(person, person) if person else say("packs.everybody")
    due = each.assignment.due_on
    told = [who, say("packs.until", day=day(due, language))] if due else [who]
    told += [] if person else [say("packs.done", done=each.done, people=each.people)]
    text, act = st.columns([6, 1], vertical_alignment="center")
    text.text(" · ".join(told))
    act.button(
        "✕",
        key=f"unassign {each.assignment.id}",
        help=say("packs.take_back"),
        on_click=service.unassign,
        args=(each.assignment.id,),
    )
