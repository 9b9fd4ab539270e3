"""What the owner of a conversation does with it: marks on findings, and sharing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from coach.behaviours import BEHAVIOURS
from coach.model import Kind
from coach.store.marks import About, Decision, Verdict
from coach.store.people import Position
from coach.views import library
from coach.wording import wording

if TYPE_CHECKING:
    from coach.model import Finding, Language, Review
    from coach.store.marks import Mark
    from coach.store.sharing import Share
    from coach.wording import Wording

_ORDER = (Kind.CONCERN, Kind.STRENGTH, Kind.OBSERVATION)


def panel(key: int, review: Review, language: Language) -> None:
    """Draw the panel for one's own stored conversation."""
    say = wording(language)
    opened = st.expander(say("mine.title"), key="mine", icon=":material/edit_note:", on_change="rerun")
    if not opened.open:
        return
    with opened:
        marking, sharing = st.columns(2, gap="large")
        with marking:
            _marks(key, review, language, say)
        with sharing:
            if library.service().actor.alone:
                st.caption(say("mine.alone"))
            else:
                _shares(key, review, say)


def _marks(key: int, review: Review, language: Language, say: Wording) -> None:
    st.markdown(f"**{say('mine.marks')}**")
    st.caption(say("mine.marks_about"))
    findings = sorted(review.findings, key=lambda f: (_ORDER.index(f.kind), f.turn))
    if not findings:
        return
    with st.form(f"mark {key}", border=False, clear_on_submit=True):
        n = st.selectbox(
            say("mine.finding"), range(len(findings)), format_func=lambda i: _named(findings[i], language, say)
        )
        verdict = st.segmented_control(
            say("mine.verdict"),
            list(Verdict),
            default=Verdict.AGREE,
            required=True,
            format_func=lambda each: say(f"verdict.{each}"),
        )
        reason = st.text_input(say("mine.reason"))
        if st.form_submit_button(say("mine.save")):
            finding = findings[n or 0]
            library.service().marks.mark(key, about(finding), verdict or Verdict.AGREE, reason)
            st.rerun()
    for mark in library.service().marks.marks(key):
        _mark(key, mark, language, say)


def about(finding: Finding) -> About:
    """Which finding a mark is about."""
    return About(finding.rule, finding.behaviour, finding.turn, finding.span.start)


def _named(finding: Finding, language: Language, say: Wording) -> str:
    title = BEHAVIOURS[finding.behaviour].title(language)
    return f"{say.turn(finding.turn)} · {title} · ”{finding.text[:50]}”"


def _mark(key: int, mark: Mark, language: Language, say: Wording) -> None:
    text, act = st.columns([6, 1], vertical_alignment="center")
    title = BEHAVIOURS[mark.about.behaviour].title(language)
    told = f"{say(f'verdict.{mark.verdict}')}: {title}, {say.turn(mark.about.turn)}"
    lines = [told + (f". {mark.reason}" if mark.reason else "")]
    if mark.decision is not Decision.OPEN:
        lines.append(say(f"decision.{mark.decision}") + (f": {mark.answer}" if mark.answer else ""))
    text.text("\n".join(lines))
    take_back = library.service().marks.unmark
    act.button(
        "✕",
        key=f"unmark {mark.id}",
        help=say("mine.take_back"),
        on_click=take_back,
        args=(key, mark.about, mark.verdict),
    )


def _shares(key: int, review: Review, say: Wording) -> None:
    st.markdown(f"**{say('mine.share')}**")
    st.caption(say("mine.share_about"))
    service = library.service().shares
    with st.form(f"share {key}", border=False, clear_on_submit=True):
        turns = [None, *(turn.n for turn in review.conversation.turns)]
        turn = st.selectbox(say("mine.what"), turns, format_func=lambda n: _part(n, review, say))
        audience = st.segmented_control(
            say("mine.with"),
            [Position.SUPERVISOR, Position.TRAINER],
            default=Position.SUPERVISOR,
            required=True,
            format_func=lambda each: say(f"mine.to.{each}"),
        )
        note = st.text_input(say("mine.note"))
        if st.form_submit_button(say("mine.share_now")):
            service.share(key, turn, audience or Position.SUPERVISOR, note)
            st.rerun()
    for share in service.shares(key):
        _share(share, review, say)


def _part(n: int | None, review: Review, say: Wording) -> str:
    if n is None:
        return say("mine.whole")
    return f"{say.turn(n)} · ”{review.conversation.turns[n].text[:50]}”"


def _share(share: Share, review: Review, say: Wording) -> None:
    text, act = st.columns([6, 1], vertical_alignment="center")
    text.text(f"{say(f'mine.to.{share.audience}')}: {_part(share.turn, review, say)} {share.note}".strip())
    withdraw = library.service().shares.withdraw
    name = f"withdraw {share.turn} {share.audience}"
    act.button(
        "✕", key=name, help=say("mine.withdraw"), on_click=withdraw, args=(share.key, share.turn, share.audience)
    )
