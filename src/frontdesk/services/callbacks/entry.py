"""A callback as it is agreed, made fit to be kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import available_timezones

from frontdesk.domain.callbacks import LONGEST_WINDOW, CallbackPurpose
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.instants import utc
from frontdesk.services.texts import SUBJECT, one_line

FURTHEST = timedelta(days=366)
"""A callback agreed further ahead is a slip of the pen."""

_SHORT = 100


@dataclass(frozen=True, slots=True)
class CallbackRequest:
    """What was agreed. Nobody named is whoever agrees it; no number is the customer's, or the case's."""

    window_start: datetime
    window_end: datetime | None = None  # absent: as long as the office's windows usually are
    number: str = ""
    about: str = ""  # absent: the case's subject
    department: str = ""
    person: str = ""
    purpose: CallbackPurpose = CallbackPurpose.ANSWER
    language: str = ""  # BCP 47; "" is the customer's
    timezone: str = ""  # the customer's own, IANA; "" is the office's


def tidy_request(request: CallbackRequest) -> CallbackRequest:
    """Return a request with clean texts. Raises `FrontDeskError` with the field at fault."""
    zone = one_line(request.timezone, "timezone", limit=_SHORT)
    check_timezone(zone)
    return replace(
        request,
        number=one_line(request.number, "number", limit=_SHORT),
        about=one_line(request.about, "about", limit=SUBJECT),
        department=one_line(request.department, "department"),
        person=one_line(request.person, "person"),
        language=one_line(request.language, "language", limit=_SHORT),
        timezone=zone,
    )


def check_timezone(zone: str, *, field: str = "timezone") -> None:
    """Raise `FrontDeskError` (`field`) for what is no IANA time zone."""
    if zone and zone not in available_timezones():
        raise FrontDeskError("callback.no_timezone", field=field, zone=zone)


def check_window(start: datetime, end: datetime, now: datetime) -> tuple[datetime, datetime]:
    """Return a window in UTC. Raises `FrontDeskError` (field "window") unless it lies ahead and can be kept.

    It may have begun already.
    """
    for instant in (start, end):
        if instant.tzinfo is None:
            raise FrontDeskError("input.no_instant", field="window", text=instant.isoformat())
    start, end = utc(start), utc(end)
    if end <= start:
        raise FrontDeskError("contact.callback_window_empty", field="window")
    if end <= now or end > now + FURTHEST:
        raise FrontDeskError("contact.callback_window_impossible", field="window", at=end)
    if end - start > LONGEST_WINDOW:
        raise FrontDeskError("callback.window_too_long", field="window", days=LONGEST_WINDOW.days)
    return start, end
