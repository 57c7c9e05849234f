"""From when until when, in words."""

from __future__ import annotations

from datetime import datetime

from frontdesk.ui.page_context import PageContext

Window = tuple[datetime, datetime]


def window_text(page: PageContext, window: Window) -> str:
    """Return "15:00–16:00" for today, "Thu 10 Dec 15:00–16:00" for another day, or both ends."""
    start, end = map(page.local, window)
    if start.date() != end.date():
        return page.say("callback.span.days", start=start, end=end)
    if start.date() == page.today():
        return page.say("callback.span.today", start=start, end=end)
    return page.say("callback.span.day", start=start, end=end)


def window_in_full(page: PageContext, window: Window) -> str:
    """Return "Thursday, 10 December, 15:00–16:00", so that nobody can misread it."""
    start, end = map(page.local, window)
    if start.date() != end.date():
        return page.say("callback.full.days", start=start, end=end, first=start.date(), last=end.date())
    return page.say("callback.full.day", day=start.date(), start=start, end=end)
