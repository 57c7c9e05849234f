"""The public holidays of this year and the next, each of which can be switched off."""

from __future__ import annotations

from typing import ClassVar, cast

from frontdesk.services.changes import Area
from frontdesk.services.context import Context
from frontdesk.services.office.holidays_kept import HolidayView, holidays_of, keep_holiday
from frontdesk.ui.delegates.grouped import ColumnPlan
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.pages.settings.section import ListSection
from frontdesk.ui.widgets.grouped import Entry, Group, Lines

_Years = dict[int, tuple[HolidayView, ...]]


class HolidaysSection(ListSection):
    """Switching one off counts for every year; open deadlines follow."""

    TEXTS = "settings.holidays"
    ICON = "today"
    AREAS: ClassVar = frozenset({Area.OFFICE, Area.CALENDAR})
    PLAN: ClassVar = ColumnPlan(chip=144.0, parts=(0.6, 0.2, 0.2))

    def refresh(self) -> None:
        """Fetch the holidays of two years."""
        year = self.page.today().year

        def both(context: Context) -> _Years:
            return {each: holidays_of(context, year=each) for each in (year, year + 1)}

        self.page.read(both, self._show, owner=self)

    def act(self, key: object) -> None:
        """Switch a holiday off, or on again."""
        holiday = cast("HolidayView", key)
        self.page.write(lambda context: keep_holiday(context, key=holiday.key, kept=not holiday.kept))

    def _show(self, years: _Years) -> None:
        self.show_groups(
            [
                Group(str(year), tuple(self._entry(each) for each in found), count=str(len(found)))
                for year, found in years.items()
            ]
        )

    def _entry(self, holiday: HolidayView) -> Entry:
        tone = Tone.DONE if holiday.kept else Tone.NEUTRAL
        word = self.page.say("settings.holidays.closed" if holiday.kept else "settings.holidays.open")
        action = self.page.say("settings.holidays.off" if holiday.kept else "settings.holidays.on")
        cells = (Lines(holiday.name, self.page.words.date(holiday.day)),)
        return Entry(holiday, cells, ChipText(word, tone), action)
