"""Teaches the date fields the office's today and the user's names of days and months."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QLocale

from frontdesk.ui.forms.typed_dates import DateReader
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.dates import DateField, TimeField


def dress_date(page: PageContext, field: DateField, *, prefers_past: bool = False) -> None:
    """Let a field read dates as this user writes them; `prefers_past` for what has happened."""
    field.set_reader(date_reader(page, prefers_past=prefers_past), page.words.short_date)


def date_reader(page: PageContext, *, prefers_past: bool = False) -> DateReader:
    """Return how dates are read today, in the user's language."""
    locale = QLocale("_".join(filter(None, (page.words.language, page.words.territory))))
    return DateReader(
        page.today(),
        order=_order(locale),
        weekdays=tuple(locale.dayName(day).casefold() for day in range(1, 8)),
        months=tuple(locale.monthName(month).casefold() for month in range(1, 13)),
        words={
            page.say("date.today"): 0,
            page.say("date.tomorrow"): 1,
            page.say("date.yesterday"): -1,
        },
        prefers_past=prefers_past,
    )


def known_date(field: DateField) -> date | None:
    """Return a field's date, but none from a field that is still being typed into."""
    return None if field.hasFocus() else field.date


def known_time(field: TimeField) -> time | None:
    """Return a field's time, but none from a field that is still being typed into."""
    return None if field.hasFocus() else field.time


def _order(locale: QLocale) -> str:
    """Return the order of day, month and year in a locale's short dates, such as "dmy"."""
    written = locale.dateFormat(QLocale.FormatType.ShortFormat).lower()
    return "".join(sorted("dmy", key=written.find))
