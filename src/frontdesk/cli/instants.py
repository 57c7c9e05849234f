"""Instants and dates as scripts write them: ISO 8601, office time where no offset is given."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import FrontDeskError


def parse_instant(text: str, timezone: ZoneInfo, *, field: str) -> datetime:
    """Return the instant, in UTC, of an ISO 8601 time.

    Without an offset it is time of the office. A local time that the clocks skip
    is read with the offset from before the change, one that they show twice means
    the first (RFC 5545, 3.3.5). Raises `FrontDeskError` naming the field.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        local = moment if moment.tzinfo else moment.replace(tzinfo=timezone)
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        raise FrontDeskError("input.no_instant", field=field, text=text) from None


def parse_date(text: str, *, field: str) -> date:
    """Return an ISO 8601 date. Raises `FrontDeskError` naming the field."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise FrontDeskError("input.no_date", field=field, text=text) from None
