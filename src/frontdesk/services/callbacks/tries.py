"""What a try to call is, which of them count by the office's rules, and when the next one is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from peewee import fn

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.callbacks import FAILED, CallOutcome, next_try
from frontdesk.services.callbacks.record import CallbackRecord
from frontdesk.services.callbacks.rules import CallbackRules
from frontdesk.store.models import CallbackAttempt
from frontdesk.store.store import Store

Window = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Try:
    """What came of a call. A note is what was said; why it was given up is a note that may not be missing.

    `again` is when to try next, otherwise than the office's rules propose it, or the other time that the
    customer asked for; `number` is another one to call from now on.
    """

    outcome: CallOutcome
    note: str = ""
    again: Window | None = None
    number: str = ""


def still_promised(record: CallbackRecord, now: datetime) -> Window | None:
    """Return the window that was promised while it has not begun yet: the customer expects the call in it."""
    if record.tried is None and now < record.window_start:
        return record.window_start, record.window_end
    return None


def counted_tries(store: Store, record: CallbackRecord) -> int:
    """Return how many of the office's tries are used up: those that failed since the promised window began.

    A call before it was promised to nobody and takes none of them away; a window that is promised anew
    has all of them again.
    """
    if record.tried is None:
        return 0
    made = CallbackAttempt.select(fn.COUNT(CallbackAttempt.id)).where(
        CallbackAttempt.callback == record.id,
        CallbackAttempt.at >= record.tried,
        CallbackAttempt.outcome.in_([outcome.value for outcome in FAILED]),
    )
    return int(store.value(made) or 0)


def proposed_again(
    limits: CallbackRules, counted: int, outcome: CallOutcome, at: datetime, calendar: OfficeCalendar
) -> Window | None:
    """Return when to try again if a try fails now, after so many that counted; None when it is the last."""
    failed = counted + 1
    if failed >= limits.most_attempts:
        return None
    return next_try(limits.step(outcome, failed), at, limits.window, calendar)
