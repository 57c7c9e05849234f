"""Instants and dates as scripts write them: ISO 8601, office time where no offset is given."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import FrontDeskError

# At the two ends of the calendar an instant is no day at all in some time zones.
_FIRST, _LAST = datetime(1, 1, 3, tzinfo=UTC), datetime(9999, 12, 29, tzinfo=UTC)
_DURATION = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?")


def parse_instant(text: str, timezone: ZoneInfo, *, field: str) -> datetime:
    """Return the instant, in UTC, of an ISO 8601 time.

    Without an offset it is time of the office. A local time that the clocks skip
    is read with the offset from before the change, one that they show twice means
    the first (RFC 5545, 3.3.5). Raises `FrontDeskError` naming the field.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        return _usable((moment if moment.tzinfo else moment.replace(tzinfo=timezone)).astimezone(UTC))
    except (ValueError, OverflowError):
        raise FrontDeskError("input.no_instant", field=field, text=text) from None


def parse_interval(text: str, timezone: ZoneInfo, *, field: str) -> tuple[datetime, datetime]:
    """Return both ends, in UTC, of an ISO 8601 interval: two times, or a time and how long (PT1H30M).

    Times are read as by `parse_instant`; which of them comes first is not looked at. Raises
    `FrontDeskError` naming the field.
    """
    begins, sign, ends = text.strip().partition("/")
    if not sign:
        raise FrontDeskError("input.no_interval", field=field, text=text)
    start = parse_instant(begins, timezone, field=field)
    lasts = _DURATION.fullmatch(ends.strip().upper())
    if lasts is None or not any(lasts.groups()):
        return start, parse_instant(ends, timezone, field=field)
    hours, minutes = (int(number or 0) for number in lasts.groups())
    try:
        return start, _usable(start + timedelta(hours=hours, minutes=minutes))
    except (ValueError, OverflowError):
        raise FrontDeskError("input.no_interval", field=field, text=text) from None


def parse_date(text: str, *, field: str) -> date:
    """Return an ISO 8601 date. Raises `FrontDeskError` naming the field."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise FrontDeskError("input.no_date", field=field, text=text) from None


def _usable(moment: datetime) -> datetime:
    if not _FIRST <= moment <= _LAST:
        raise ValueError(moment)
    return moment
