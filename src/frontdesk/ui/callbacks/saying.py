"""Reads a window as it is typed; everything it needs is fetched once, so that no key press waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.saying.reading import read_window
from frontdesk.domain.saying.words import TimeWords
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.context import Context
from frontdesk.services.rules import rules
from frontdesk.ui.callbacks.said import Said
from frontdesk.words.times import time_words


@dataclass(frozen=True, slots=True)
class WindowReader:
    """Knows the office's calendar, how long a window usually is, and the words, the user's language first."""

    calendar: OfficeCalendar
    usual: timedelta
    words: Sequence[TimeWords]

    def read(self, text: str, now: datetime) -> Said:
        """Return the window that a text means, or why it means none."""
        try:
            found = read_window(text, now=now, calendar=self.calendar, words=self.words, length=self.usual)
        except FrontDeskError as refusal:
            return Said(text, refusal=refusal.message)
        return Said(text, (found.start, found.end), found.reading, notes=found.notes)


def window_reader(context: Context, language: str) -> WindowReader:
    """Return what reads windows at this office, in the user's language first."""
    usual = callback_rules(context.store).window
    return WindowReader(rules(context).calendar, usual, time_words(language))
