"""Whether a callback comes again: how often, until when, and on which days not."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.recurrence import Frequency, Recurrence
from frontdesk.services.callbacks.series_words import Repeating
from frontdesk.ui.forms.dates import date_reader, dress_date
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field


class Repeat(StrEnum):
    """What is offered; whatever else a rule can say is seldom said at a desk."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


_RULES = {
    Repeat.DAILY: (Frequency.DAILY, 1),
    Repeat.WEEKLY: (Frequency.WEEKLY, 1),
    Repeat.FORTNIGHTLY: (Frequency.WEEKLY, 2),
    Repeat.MONTHLY: (Frequency.MONTHLY, 1),
}


class RepeatPart(QObject):
    """Works the fields; without a last day a series goes on until its case is closed, or somebody ends it."""

    changed = Signal()

    def __init__(self, form: QWidget, page: PageContext, *, case: bool) -> None:
        """`case` tells whether there is a case that can end it."""
        super().__init__(form)
        self._form = form
        self._page = page
        self._case = case
        self._repeat = find(form, ChoiceBox, "repeat")
        self._until = find(form, DateField, "until")
        self._except = find(form, QLineEdit, "except")
        for each in Repeat:
            self._repeat.addItem(page.say(f"callback.repeat.{each}"), each)
        dress_date(page, self._until)
        ends = "callback.repeat.until_closed" if case else "callback.repeat.until_ended"
        self._until.setPlaceholderText(page.say(ends))
        self._except.setPlaceholderText(page.say("callback.repeat.except"))
        self._repeat.currentIndexChanged.connect(self._show)
        for field in (self._until, self._except):
            field.editingFinished.connect(self.changed)
        self._show()

    @property
    def repeating(self) -> Repeating | None:
        """Return how it comes again, None where it does not. Raises like `recurrence` and `exceptions`."""
        return Repeating(self.recurrence(), self.exceptions(), self._case) if self.repeats else None

    @property
    def repeats(self) -> bool:
        """Whether more than one call is meant."""
        return Repeat(self._repeat.currentData()) is not Repeat.ONCE

    def recurrence(self) -> Recurrence:
        """Return the rule as it stands in the fields. Raises `FrontDeskError` (field "until")."""
        frequency, every = _RULES[Repeat(self._repeat.currentData())]
        until = self._until.date
        if until is None and self._until.text().strip():
            raise FrontDeskError("callback.repeat.no_date", field="until", text=self._until.text())
        return Recurrence(frequency, every, until=until)

    def exceptions(self) -> tuple[date, ...]:
        """Return the days that are left out. Raises `FrontDeskError` (field "exceptions")."""
        reader = date_reader(self._page)
        written = (part.strip() for part in self._except.text().split(","))
        return tuple(_day(reader.read(part), part) for part in written if part)

    def _show(self) -> None:
        for name in ("until_field", "except_field"):
            find(self._form, Field, name).setVisible(self.repeats)
        self.changed.emit()


def _day(day: date | None, text: str) -> date:
    if day is None:
        raise FrontDeskError("callback.repeat.no_date", field="exceptions", text=text)
    return day
