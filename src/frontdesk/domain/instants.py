"""Instants in UTC: datetimes of one time zone compare and subtract by their clocks, not by time passed."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from frontdesk.domain.errors import FrontDeskError


def in_zone(at: datetime, zone: tzinfo) -> datetime:
    """Return an instant on the clock of a zone.

    Raises ValueError for a datetime without a zone, which is a bug, and
    `FrontDeskError` where the calendar's first or last year ends.
    """
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    try:
        return at.astimezone(zone)
    except OverflowError:
        raise FrontDeskError("calendar.beyond_time", field="at", day=at.date()) from None


def utc(at: datetime) -> datetime:
    """Return an instant in UTC; raises like `in_zone`."""
    return in_zone(at, UTC)
