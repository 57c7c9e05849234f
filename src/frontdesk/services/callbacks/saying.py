"""The window of a callback as it is said: "tomorrow 10–11", "in 2 hours", "jeudi à 10h"."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from frontdesk.domain.saying.reading import read_window
from frontdesk.domain.saying.window import SaidWindow
from frontdesk.services.callbacks.entry import check_timezone
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.context import Context
from frontdesk.services.rules import rules
from frontdesk.words.times import time_words


def say_window(
    ctx: Context, *, text: str, language: str = "", timezone: str = "", at: datetime | None = None
) -> SaidWindow:
    """Return the window that a saying means, with the reading to show while it is typed.

    It is read in `language` first (BCP 47; the office's unless given), then in our others, on the
    clock of `timezone` (IANA; the office's unless given), as said now or `at` an instant. Raises
    `FrontDeskError` (field "window") for what is not understood or can be read in two ways.
    """
    check_timezone(timezone)
    office = rules(ctx)
    return read_window(
        text,
        now=at or ctx.clock.now(),
        calendar=office.calendar,
        words=time_words(language or office.office.language),
        zone=ZoneInfo(timezone) if timezone else None,
        length=callback_rules(ctx.store).window,
    )
