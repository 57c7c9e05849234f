"""Deciding: accepted names who does it by when, declined gives a reason, done says what changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import message
from frontdesk.domain.suggestions import SuggestionState, check_change, check_reason, check_step
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.staff.people import staff_member
from frontdesk.services.suggestions.change import SuggestionChange, changing
from frontdesk.services.suggestions.owing import due_day_changes, tell_assignee
from frontdesk.services.suggestions.reviewing import check_day, looked_at
from frontdesk.services.suggestions.tellings import drop_tellings, owe_tellings
from frontdesk.services.texts import many_lines, one_line

_CODE = 35  # characters of a language tag (BCP 47)

Wording = Mapping[str, str]
"""A text by language; "" stands for the writer's own."""


def accept(
    ctx: Context,
    *,
    reference: str,
    due_on: date,
    staff: int | None = None,
    outside: str = "",
    plan: str = "",
    version: int | None = None,
) -> Done[None]:
    """Accept a suggestion, naming who does it by when; that day reminds them.

    Raises `FrontDeskError` (field "assignee" where nobody is named, "due_on"), and `ConflictError` for what
    its state does not allow.
    """
    other, what = one_line(outside, "outside"), many_lines(plan, "plan")
    if (staff is None) == (not other):
        raise FrontDeskError(
            "suggestion.one_assignee" if other else "suggestion.nobody_named", field="assignee"
        )
    with changing(ctx, reference, version) as change:
        check_day(change, due_on)
        who = staff_member(ctx, id=staff).name if staff is not None else other
        looked_at(change)
        change.set(assignee=staff, outside=other, due_on=due_on, plan=what, decided=change.now)
        due_day_changes(change, due_on, staff)
        tell_assignee(change, staff)
        title = message("timeline.suggestion_accepted", who=who, day=due_on)
        change.become(SuggestionState.ACCEPTED, "suggestion.accepted", title, icon="accept", detail=what)
    return change.done(None)


def decline(ctx: Context, *, reference: str, reasons: Wording, version: int | None = None) -> Done[None]:
    """Decline a suggestion, with a reason in the language of whoever wrote it (POL-08).

    `reasons` may hold it in the supporters' languages too. Its writer and they are to be told. Raises
    `FrontDeskError` (field "reason") and `ConflictError`.
    """
    with changing(ctx, reference, version) as change:
        said = _wording(change, reasons, field="reason")
        check_reason(said.get(change.entry.language, ""))
        change.set(reasons=said, changes=None)
        _decided(change, SuggestionState.DECLINED, said[change.entry.language])
    return change.done(None)


def finish(ctx: Context, *, reference: str, changes: Wording, version: int | None = None) -> Done[None]:
    """Note that a suggestion was carried out, and what has changed because of it (POL-07).

    `changes` says so in the language of whoever wrote it, and in others where supporters speak them. Raises
    `FrontDeskError` (field "change") and `ConflictError`.
    """
    with changing(ctx, reference, version) as change:
        said = _wording(change, changes, field="change")
        check_change(said.get(change.entry.language, ""))
        change.set(changes=said, reasons=None, finished=change.now)
        _decided(change, SuggestionState.DONE, said[change.entry.language])
    return change.done(None)


def say_in(
    ctx: Context, *, reference: str, language: str, text: str, version: int | None = None
) -> Done[None]:
    """Give the reason, or what changed, in one more language that somebody on the list speaks.

    Raises `FrontDeskError` (field "text") and `ConflictError` before it was decided.
    """
    return say_also(ctx, reference=reference, texts={language: text}, version=version)


def say_also(ctx: Context, *, reference: str, texts: Wording, version: int | None = None) -> Done[None]:
    """Give the reason, or what changed, in further languages, or in better words; raises like `say_in`.

    What has been prepared for somebody already keeps its words.
    """
    with changing(ctx, reference, version) as change:
        entry = change.entry
        said = _wording(change, texts, field="text")
        declined = entry.state is SuggestionState.DECLINED
        if not entry.state.decided:
            raise ConflictError("suggestion.not_decided", field="reference", reference=entry.reference)
        said = {language: text for language, text in said.items() if entry.outcome.get(language) != text}
        if not said:
            raise FrontDeskError("text.missing", field="text")
        change.set(**{"reasons" if declined else "changes": {**entry.outcome, **said}})
        for language, text in said.items():
            title = message("timeline.suggestion_said_in", language=language)
            change.tell("suggestion.said_in", title, icon="edit", detail=text)
    return change.done(None)


def reopen(ctx: Context, *, reference: str, reason: str = "", version: int | None = None) -> Done[None]:
    """Look at a suggestion again that was accepted, declined or done; nobody is told of what no longer holds.

    What was said already stays in the log. Raises `ConflictError` for one that is open.
    """
    why = many_lines(reason, "reason")
    with changing(ctx, reference, version) as change:
        check_step(change.entry.state, SuggestionState.LOOKING, change.entry.reference)
        drop_tellings(change, "settled.reopened")
        change.settle(DeadlineKind.SUGGESTION_DUE, "settled.reopened", state=DeadlineState.CANCELLED)
        change.set(decided=None, finished=None, told=None, due_on=None)
        title = message("timeline.suggestion_reopened")
        change.become(SuggestionState.LOOKING, "suggestion.reopened", title, icon="reopen", detail=why)
    return change.done(None)


def _decided(change: SuggestionChange, state: SuggestionState, said: str) -> None:
    """Let a decision take effect: nothing is owed any more but telling everybody."""
    looked_at(change)
    change.settle(DeadlineKind.SUGGESTION_DUE, "settled.decided")
    change.settle(DeadlineKind.MESSAGE, "settled.decided")
    if change.entry.decided is None or state is SuggestionState.DECLINED:
        change.set(decided=change.now)
    drop_tellings(change, "settled.replaced")
    title = message(f"timeline.suggestion_{state.value}")
    change.become(state, f"suggestion.{state.value}", title, icon=state.value, detail=said)
    owe_tellings(change, anew=True)


def _wording(change: SuggestionChange, given: Wording, *, field: str) -> dict[str, str]:
    """Return texts by language without empty ones; "" becomes the writer's own language."""
    said = {}
    for language, text in given.items():
        tag = one_line(language, "language", limit=_CODE) or change.entry.language
        kept = many_lines(text, field)
        if kept:
            said[tag] = kept
    return said
