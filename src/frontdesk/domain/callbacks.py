"""Callbacks: what they are for, how a try to call can end, and when to try again (CSP-002)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import message

LONGEST_WINDOW: Final = timedelta(days=31)
"""A window that is longer promises nothing; lists rely on it."""

_LEAST_LEFT: Final = timedelta(minutes=15)  # of an opening, for a try to be worth its while
_STEP: Final = re.compile(r"(\d{1,4}) ?(min|h)")
_NEXT_MORNING: Final = "next_morning"


class CallbackPurpose(StrEnum):
    """What a callback is promised for, and with it the provision that it follows."""

    ANSWER = "answer"  # the answer takes longer than a call (CSP-002)
    FEEDBACK = "feedback"  # whether all is well after a complaint (CSP-004)
    ESCALATION = "escalation"  # the duty manager calls (CSP-006)
    SAFETY = "safety"  # whether the customer is safe (PRO-8.1)

    @property
    def provision(self) -> str:
        """The id of the provision."""
        return _PROVISIONS[self]


_PROVISIONS: Final[Mapping[CallbackPurpose, str]] = {
    CallbackPurpose.ANSWER: "CSP-002",
    CallbackPurpose.FEEDBACK: "CSP-004",
    CallbackPurpose.ESCALATION: "CSP-006",
    CallbackPurpose.SAFETY: "PRO-8.1",
}


class Judgement(StrEnum):
    """Whether it is called for that somebody higher takes over (CSP-006)."""

    BEYOND = "beyond"  # nobody at this level can settle it
    INSISTS = "insists"  # it cannot be settled in this contact, and the customer insists
    NOT_NEEDED = "not_needed"


class CallOutcome(StrEnum):
    """What came of one try to call."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    LEFT_MESSAGE = "left_message"
    WRONG_NUMBER = "wrong_number"
    OTHER_TIME = "other_time"  # reached, but they asked for another window
    GAVE_UP = "gave_up"


FAILED: Final = (CallOutcome.NO_ANSWER, CallOutcome.BUSY, CallOutcome.LEFT_MESSAGE, CallOutcome.WRONG_NUMBER)
"""After these it is tried again."""


class CallbackEnd(StrEnum):
    """How a callback ended; the values are stored as its outcome."""

    REACHED = "reached"
    GAVE_UP = "gave_up"  # with a reason
    UNREACHED = "unreached"  # tried as often as the office does
    CANCELLED = "cancelled"  # no longer needed, or its series has ended
    MISSED = "missed"  # nobody called, and the next one of its series came
    STAYED = "stayed_on_line"  # offered, but the customer chose to stay on the line
    TAKEN_BACK = "taken_back"  # with the contact that promised it


class CallUrgency(StrEnum):
    """The groups of the list of callbacks, most urgent first."""

    OVERDUE = "overdue"
    NOW = "now"  # in its window
    NEXT = "next"  # later today
    LATER = "later"


@dataclass(frozen=True, slots=True)
class RetryStep:
    """How long to wait before the next try: so long, or (None) until the office opens on its next day."""

    after: timedelta | None

    @classmethod
    def parse(cls, text: str, *, field: str = "retries") -> RetryStep:
        """Read "15 min", "4 h" or "next_morning". Raises `FrontDeskError` (`field`) for anything else."""
        if text.strip() == _NEXT_MORNING:
            return cls(None)
        found = _STEP.fullmatch(text.strip())
        if found is None or not int(found[1]):
            morning = message("settings.callbacks.next_morning")
            raise FrontDeskError("callback.no_retry_step", field=field, text=text, morning=morning)
        amount = int(found[1])
        return cls(timedelta(hours=amount) if found[2] == "h" else timedelta(minutes=amount))

    def __str__(self) -> str:
        if self.after is None:
            return _NEXT_MORNING
        hours, rest = divmod(self.after, timedelta(hours=1))
        return f"{self.after // timedelta(minutes=1)} min" if rest else f"{hours} h"


def next_try(
    step: RetryStep, tried: datetime, window: timedelta, calendar: OfficeCalendar
) -> tuple[datetime, datetime]:
    """Return from when until when to try again after a try that failed: while the office is open.

    Raises `FrontDeskError` when the office does not open again within two years.
    """
    start = _next_morning(tried, calendar) if step.after is None else calendar.next_open(tried + step.after)
    closes = calendar.open_until(start)
    if closes is not None and closes - start < min(_LEAST_LEFT, window):
        start = calendar.next_open(closes)
        closes = calendar.open_until(start)
    end = start + window
    return start, end if closes is None else min(end, closes)


def urgency(call_from: datetime, call_until: datetime, now: datetime, midnight: datetime) -> CallUrgency:
    """Return how urgent a call is at an instant; `midnight` ends the office's day."""
    if call_until < now:
        return CallUrgency.OVERDUE
    if call_from <= now:
        return CallUrgency.NOW
    return CallUrgency.NEXT if call_from < midnight else CallUrgency.LATER


def _next_morning(tried: datetime, calendar: OfficeCalendar) -> datetime:
    tomorrow = calendar.local(tried).date() + timedelta(days=1)
    return calendar.next_open(datetime.combine(tomorrow, time.min, calendar.timezone))
