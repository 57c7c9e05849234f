"""What services return, as the JSON of the headless commands."""

from __future__ import annotations

from frontdesk.cli.desk import Desk
from frontdesk.cli.speech import spoken
from frontdesk.domain.message import Message
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.services.views import DeadlineView, Logged, TimelineEntry
from frontdesk.words import words_for


def logged_answer(desk: Desk, logged: Logged, language: str) -> dict[str, object]:
    """Return the answer to a record of `frontdesk log`; the sentence is in the customer's language."""
    return {
        "interaction": logged.interaction,
        "case": logged.case,
        "deadlines": [deadline_answer(desk, deadline) for deadline in logged.deadlines],
        "say": said_in(desk, logged.say, language),
    }


def deadline_answer(desk: Desk, deadline: DeadlineView) -> dict[str, object]:
    """Return what a deadline is, when, and why."""
    return {
        "kind": str(deadline.kind),
        "due": desk.iso(deadline.due),
        "provisions": list(deadline.provisions),
        "explanation": [desk.words.render(step) for step in deadline.explanation],
    }


def kept_deadline_answer(desk: Desk, deadline: DeadlineView) -> dict[str, object]:
    """Return a deadline of a case, with what became of it."""
    return {
        **deadline_answer(desk, deadline),
        "state": str(deadline.state),
        "settled": desk.optional_iso(deadline.settled),
        "settled_how": desk.words.text(deadline.settled_how) if deadline.settled_how else "",
        "reason": deadline.reason,
        "promised": deadline.promised,
        "recomputed_due": desk.optional_iso(deadline.recomputed_due),
    }


def timeline_answer(desk: Desk, entry: TimelineEntry) -> dict[str, object]:
    """Return one thing that happened to a case."""
    return {
        "at": desk.iso(entry.at),
        "kind": entry.kind,
        "title": desk.words.render(entry.title),
        "detail": entry.detail,
        "who": entry.who,
        "undone": entry.undone,
    }


def said_in(desk: Desk, say: Message | None, language: str) -> str | None:
    """Return the sentence to say, in a language if we have it, else in the office's."""
    if say is None:
        return None
    words = words_for(
        spoken(language, desk.office.language),
        timezone=desk.zone,
        territory=desk.office.country,
        clock=desk.context.clock,
    )
    return words.render(say)


def callback_answer(desk: Desk, row: CallbackRow) -> dict[str, object]:
    """Return a callback: when and whom to call, about what, and how it stands."""
    return {
        "id": row.id,
        "urgency": str(row.urgency),
        "call_from": desk.iso(row.call_from),
        "call_until": desk.iso(row.call_until),
        "window": f"{desk.iso(row.window_start)}/{desk.iso(row.window_end)}",
        "number": row.number,
        "customer": row.customer_name,
        "case": row.case,
        "about": row.about,
        "person": row.person,
        "department": row.department,
        "attempts": row.attempts,
        "last_outcome": row.last_outcome,
        "purpose": str(row.purpose),
        "language": row.language,
        "timezone": row.timezone,
        "series": row.series,
        "missed": row.missed,
        "done": desk.optional_iso(row.done),
        "outcome": row.outcome,
    }
