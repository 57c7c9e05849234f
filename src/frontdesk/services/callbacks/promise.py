"""The deadline of a callback: the end of its window, or of the next try after one that failed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from frontdesk.domain.callbacks import CallbackPurpose
from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.message import Message
from frontdesk.services.callbacks.change import CallbackChange
from frontdesk.services.callbacks.record import CallbackRecord
from frontdesk.services.office.practice import agreed_explanation
from frontdesk.services.rules import Rules
from frontdesk.store.models import Callback, Deadline


def deadline_of(
    office: Rules,
    *,
    due: datetime,
    started: datetime,
    purpose: CallbackPurpose,
    promised: bool,
    explanation: Iterable[Message] = (),
) -> dict[str, Any]:
    """Return the row of an open deadline, without what it belongs to and who owes it.

    `promised` is one that the customer was told. Without an explanation it is the time that was agreed.
    """
    provision = purpose.provision
    steps = tuple(explanation) or agreed_explanation(started, due, provision)
    return {
        "kind": DeadlineKind.CALLBACK.value,
        "due": due,
        "state": DeadlineState.OPEN.value,
        "settled": None,
        "settled_how": "",
        "promised": promised,
        "started": started,
        "provisions": [provision],
        "explanation": [step.to_json() for step in steps],
        "policy_version": office.book.version,
        "calendar_digest": office.calendar.digest(),
    }


def owe_call(
    change: CallbackChange,
    record: CallbackRecord,
    window: tuple[datetime, datetime],
    *,
    promised: bool,
    explanation: Iterable[Message] = (),
    missed: int | None = None,
) -> None:
    """Let a callback be owed within a window from now on.

    A window that was promised is the one that the customer was told last; `missed` is how many of those
    before it passed without a call.
    """
    row = deadline_of(
        change.office,
        due=window[1],
        started=change.now,
        purpose=record.purpose,
        promised=promised,
        explanation=explanation,
    )
    deadline = change.create(
        Deadline,
        case=record.case,
        interaction=record.interaction,
        staff=record.staff,
        department=record.department,
        **row,
    )
    told = {"window_start": window[0], "window_end": window[1], "tried": None} if promised else {}
    change.alter(
        Callback,
        record.id,
        deadline=deadline,
        call_from=window[0],
        call_until=window[1],
        missed=record.missed if missed is None else missed,
        **told,
    )
