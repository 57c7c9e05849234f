"""Windows as programs write them: ISO 8601 intervals, "2026-02-02T15:00/2026-02-02T16:00"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from frontdesk.domain.message import Message
from frontdesk.domain.saying.setting import Setting, refusal
from frontdesk.domain.saying.window import SaidWindow

_INSTANT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:?\d{2}(:?\d{2}([.,]\d{1,9})?)?\s?(Z|[+-]\d{2}(:?\d{2})?)?"
)
_CLOCK: Final = re.compile(r"(\d{2}):(\d{2})")
_LENGTH: Final = re.compile(r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?")

_Known = tuple[datetime, tuple[Message, ...]]


def iso_window(text: str, setting: Setting) -> SaidWindow | None:
    """Return the window of an ISO 8601 interval or instant; None for what is neither.

    Times without an offset are those of the clock that is meant. Raises `FrontDeskError`
    for a window that is over, upside down, longer than a day, or does not exist.
    """
    first, slash, second = text.upper().strip().replace("--", "/", 1).partition("/")
    if slash and _LENGTH.fullmatch(first) and _INSTANT.fullmatch(second):
        end, notes = _instant(second, setting)
        return setting.window(end - _length(first), end, notes)
    if not _INSTANT.fullmatch(first):
        return None
    start, notes = _instant(first, setting)
    if not slash:
        if start < setting.now:
            raise refusal("said_time.past")
        return setting.window(start, start + setting.length, notes)
    if _LENGTH.fullmatch(second):
        return setting.window(start, start + _length(second), notes)
    if _CLOCK.fullmatch(second):  # what is not said again is as in the start
        second = f"{first[:10]}T{second}{_offset(first)}"
    if not _INSTANT.fullmatch(second):
        return None
    end, more = _instant(second, setting)
    return setting.window(start, end, (*notes, *more))


def _instant(text: str, setting: Setting) -> _Known:
    try:
        found = datetime.fromisoformat(re.sub(r"\s(?=Z|[+-])", "", text.replace(",", ".")))
    except ValueError:
        raise refusal("said_time.no_such_day", date=text) from None
    if found.tzinfo is not None:
        return found, ()
    at, notes = setting.at(found.date(), found.hour * 60 + found.minute)
    return at + timedelta(seconds=found.second, microseconds=found.microsecond), notes


def _length(text: str) -> timedelta:
    match = _LENGTH.fullmatch(text)
    days, hours, minutes = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    return timedelta(days=days, hours=hours, minutes=minutes)


def _offset(text: str) -> str:
    match = re.search(r"(Z|[+-]\d{2}(:?\d{2})?)$", text[11:])
    return match.group() if match else ""
