"""The rule of a series in words: for the staff, and in the sentence to say to the customer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from frontdesk.domain.message import Message, message
from frontdesk.domain.recurrence import Frequency, Recurrence
from frontdesk.services.callbacks.recurring import first_call, pattern_of
from frontdesk.services.customers.phones import Dialled
from frontdesk.services.rules import Rules
from frontdesk.services.staff.assignees import Assignee


@dataclass(frozen=True, slots=True)
class Repeating:
    """How a call that is being agreed comes again; where its rule has no end, `case` tells what ends it."""

    recurrence: Recurrence
    exceptions: Sequence[date] = ()
    case: bool = False


def recurrence_words(recurrence: Recurrence, first: date) -> Message:
    """Return a rule in words: "every Monday, until 3 December"; `first` is its first day."""
    every = _every(recurrence, first)
    if recurrence.until is not None:
        return message("callback.every_until", every=every, until=recurrence.until)
    if recurrence.count is not None:
        return message("callback.every_count", every=every, n=recurrence.count)
    return every


def agreed_words(repeating: Repeating, first: date) -> Message:
    """Return a rule in words as it was agreed, with what ends it: "every Monday until the case is closed"."""
    recurrence = repeating.recurrence
    words = recurrence_words(recurrence, first)
    if recurrence.until is not None or recurrence.count is not None:
        return words
    return message(f"callback.every_open.{'case' if repeating.case else 'series'}", every=words)


def say_series(
    office: Rules,
    repeating: Repeating,
    window: tuple[datetime, datetime],
    assignee: Assignee,
    number: Dialled,
    *,
    own: bool,
    timezone: str = "",
) -> Message:
    """Return the sentence that promises calls again and again, on the days of the customer's clock.

    Raises `FrontDeskError` with the field at fault for a rule that cannot be followed, or has no call.
    """
    recurrence = repeating.recurrence
    first = first_call(office, pattern_of(office, window, recurrence, repeating.exceptions))
    zone = ZoneInfo(timezone) if timezone else office.timezone
    theirs = first.start.astimezone(zone).date()
    later = theirs - office.day(first.start)
    shifted = replace(
        recurrence,
        weekdays=tuple((day + later.days) % 7 for day in recurrence.weekdays),
        until=recurrence.until + later if recurrence.until is not None else None,
    )
    return message(
        f"say.callback.series{'.self' if own else ''}",
        every=_every(shifted, window[0].astimezone(zone).date()),
        until=_until(replace(repeating, recurrence=shifted)),
        who=assignee.who,
        number=number.shown,
        start=first.start,
        end=first.end,
    )


def _every(recurrence: Recurrence, first: date) -> Message:
    every = message(f"callback.every.{recurrence.frequency}", n=recurrence.every)
    if recurrence.frequency is not Frequency.WEEKLY:
        return every
    weekdays = sorted(set(recurrence.weekdays)) or [first.weekday()]
    days = tuple(message(f"callback.weekday.{day}") for day in weekdays)
    if recurrence.every == 1:
        return message("callback.every_weekday", days=days)
    return message("callback.every_on", every=every, days=days)


def _until(repeating: Repeating) -> Message:
    """Return until when the customer can count on it."""
    recurrence = repeating.recurrence
    if recurrence.until is not None:
        return message("say.callback.until.date", until=recurrence.until)
    if recurrence.count is not None:
        return message("say.callback.until.count", n=recurrence.count)
    return message(f"say.callback.until.{'settled' if repeating.case else 'ended'}")
