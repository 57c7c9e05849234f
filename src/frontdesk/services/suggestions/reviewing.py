"""What reviewing staff do with an entry before it is decided: look, hand on, weigh, talk about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.message import Message, message
from frontdesk.domain.suggestions import Size, SuggestionState
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.staff.people import staff_member
from frontdesk.services.suggestions.change import SuggestionChange, changing
from frontdesk.services.suggestions.owing import due_day_changes, tell_assignee
from frontdesk.services.texts import many_lines, one_line, required
from frontdesk.store.models import SuggestionComment


@dataclass(frozen=True, slots=True)
class Assigned:
    """Whom an entry was given to; a colleague is told, somebody outside has to be."""

    staff: int | None
    name: str
    email: str


def look_at(ctx: Context, *, reference: str, version: int | None = None) -> Done[None]:
    """Note that somebody looks at a new entry: what POL-06 owes its writer first.

    Raises `ConflictError` when it is being looked at already, or decided.
    """
    with changing(ctx, reference, version) as change:
        state = change.entry.state
        if state is not SuggestionState.NEW:  # what was decided is reopened instead, which is told of
            raise ConflictError(f"suggestion.is_{state}", field="state", reference=change.entry.reference)
        looked_at(change)
        title = message("timeline.suggestion_looked")
        change.become(SuggestionState.LOOKING, "suggestion.looked_at", title, icon="look")
    return change.done(None)


def assign(
    ctx: Context,
    *,
    reference: str,
    staff: int | None = None,
    outside: str = "",
    note: str = "",
    version: int | None = None,
) -> Done[Assigned]:
    """Give an entry to a colleague, who finds it among their own, or to somebody outside of the program.

    A new entry is looked at from then on. Neither takes it from whoever has it. Raises `FrontDeskError`
    (field "assignee") for both at once.
    """
    other, said = one_line(outside, "outside"), many_lines(note, "note")
    if staff is not None and other:
        raise FrontDeskError("suggestion.one_assignee", field="assignee")
    with changing(ctx, reference, version) as change:
        given = _assigned(ctx, staff, other)
        if given.name and change.entry.state is SuggestionState.NEW:
            looked_at(change)
            title = message("timeline.suggestion_looked")
            change.become(SuggestionState.LOOKING, "suggestion.looked_at", title, icon="look")
        change.set(assignee=staff, outside=other)
        tell_assignee(change, staff)
        due_day_changes(change, change.entry.due_on, staff)
        title = _given_title(given)
        change.tell("suggestion.assigned", title, icon="refer", detail=said, assignee=staff, outside=other)
    return change.done(given)


def weigh(
    ctx: Context,
    *,
    reference: str,
    effort: Size | None,
    benefit: Size | None,
    due_on: date | None,
    version: int | None = None,
) -> Done[None]:
    """Note how much effort an idea takes, what it would bring, and by which day it is to be decided or done.

    Raises `FrontDeskError` (field "due_on") for a day in the past.
    """
    with changing(ctx, reference, version) as change:
        if due_on is not None and due_on != change.entry.due_on:
            check_day(change, due_on)
        change.set(effort=effort.value if effort else "", benefit=benefit.value if benefit else "")
        change.set(due_on=due_on)
        due_day_changes(change, due_on, change.entry.assignee)
        what = tuple(_weighed(change, effort, benefit, due_on))
        title = message(
            "timeline.suggestion_weighed_in" if what else "timeline.suggestion_weighed", what=what
        )
        change.tell("suggestion.weighed", title, icon="edit")
    return change.done(None)


def comment(ctx: Context, *, reference: str, text: str, version: int | None = None) -> Done[int]:
    """Say something about an entry to the colleagues; return the comment's id."""
    written = required(text, "text")
    with changing(ctx, reference, version) as change:
        id_ = change.create(
            SuggestionComment,
            suggestion=change.entry.id,
            at=change.now,
            by=ctx.actor.staff_id,
            text=written,
        )
        change.words_changed = True
        title = message("timeline.note")
        change.tell("suggestion.commented", title, icon="note", detail=written)
    return change.done(id_)


def looked_at(change: SuggestionChange) -> None:
    """Note the first look, which somebody owed the writer (POL-06)."""
    change.settle(DeadlineKind.SUGGESTION_LOOK, "settled.looked_at")
    if change.entry.looked is None:
        change.set(looked=change.now)


def check_day(change: SuggestionChange, day: date) -> None:
    """Raise `FrontDeskError` (field "due_on") for a day that has passed."""
    if day < change.office.day(change.now):
        raise FrontDeskError("suggestion.due_in_the_past", field="due_on", day=day)


def _weighed(
    change: SuggestionChange, effort: Size | None, benefit: Size | None, due_on: date | None
) -> Iterator[Message]:
    """Yield what is thought otherwise now."""
    entry = change.entry
    for name, was, size in (("effort", entry.effort, effort), ("benefit", entry.benefit, benefit)):
        if was != (size or ""):
            yield message(f"suggestion.weighed.{name}", size=message(f"suggestion.size.{size or 'open'}"))
    if due_on != entry.due_on:
        yield (
            message("suggestion.weighed.due", day=due_on) if due_on else message("suggestion.weighed.no_day")
        )


def _assigned(ctx: Context, staff: int | None, outside: str) -> Assigned:
    if staff is None:
        return Assigned(None, outside, "")
    found = staff_member(ctx, id=staff)
    return Assigned(staff, found.name, found.email)


def _given_title(given: Assigned) -> Message:
    if not given.name:
        return message("timeline.suggestion_unassigned")
    return message("timeline.suggestion_assigned", who=given.name)
