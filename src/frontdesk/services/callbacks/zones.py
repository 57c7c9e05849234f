"""The clock on a customer's wall, as far as a telephone number tells it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

_UNKNOWN = "Etc/Unknown"


def zones_of_number(dial: str, at: datetime, office: ZoneInfo) -> tuple[str, ...]:
    """Return the time zones (IANA) that a number can be in and whose clocks differ from the office's then.

    `dial` is a number as RFC 3966 has it. Zones with the same clock are one; none where it is the office's
    too, for then nobody need think of it.
    """
    if not dial:
        return ()
    import phonenumbers  # noqa: PLC0415  start-up: its tables are not needed to show Today
    from phonenumbers import timezone  # noqa: PLC0415  the same

    try:
        number = phonenumbers.parse(f"tel:{dial}")
    except phonenumbers.NumberParseException:
        return ()
    here = at.astimezone(office).utcoffset()
    by_offset: dict[object, str] = {}
    for name in timezone.time_zones_for_number(number):
        if name != _UNKNOWN:
            by_offset.setdefault(at.astimezone(ZoneInfo(name)).utcoffset(), name)
    return () if here in by_offset else tuple(by_offset.values())
