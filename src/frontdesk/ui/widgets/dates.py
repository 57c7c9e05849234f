"""Fields for dates and times typed freely, which show what they understood."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.ui.forms.typed_dates import DateReader, read_time
from frontdesk.ui.look.fonts import Size
from frontdesk.ui.look.painting import draw_line, text_width
from frontdesk.ui.look.palette import colours_of


class _UnderstoodField(QLineEdit):
    """A line with a short remark at the right; `changed` tells that another value holds."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self.editingFinished.connect(self._settle)

    def show_hint(self, hint: str) -> None:
        """Show a short grey remark at the right, such as the provision a date follows."""
        self._hint = hint
        self.setTextMargins(0, 0, round(text_width(hint, Size.SMALL)) + 8 if hint else 0, 0)
        self.setAccessibleDescription(hint)
        self.update()

    @property
    def understood(self) -> bool:
        """Whether the text is empty or was understood."""
        return not self.text().strip() or not self.property("wrong")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        super().paintEvent(event)
        if self._hint:
            with QPainter(self) as painter:
                rect = QRectF(0, 0, self.width() - 12, self.height())
                muted = colours_of(self.palette()).muted
                draw_line(painter, rect, self._hint, muted, size=Size.SMALL, right=True)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        super().focusInEvent(event)
        self.selectAll()

    def _settle(self) -> None:
        raise NotImplementedError

    def _mark(self, *, wrong: bool) -> None:
        self.setProperty("wrong", wrong)
        self.style().polish(self)


class DateField(_UnderstoodField):
    """Takes "3.12.", "thu", "tomorrow", "+3", "2026-12-03"; shows the date it understood."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader: DateReader | None = None
        self._shown: Callable[[datetime.date], str] = datetime.date.isoformat
        self._date: datetime.date | None = None

    def set_reader(
        self, reader: DateReader, shown: Callable[[datetime.date], str] = datetime.date.isoformat
    ) -> None:
        """Say how dates are read, and how one that was understood is written."""
        self._reader = reader
        self._shown = shown

    @property
    def date(self) -> datetime.date | None:
        """Return the date, or None where there is none or it was not understood."""
        self._settle()
        return self._date

    def set_date(self, day: datetime.date | None) -> None:
        """Show a date."""
        self.setText(self._shown(day) if day else "")
        self._take(day, wrong=False)

    def _settle(self) -> None:
        typed = self.text().strip()
        if self._date is not None and typed == self._shown(self._date):
            return
        reader = self._reader or DateReader(datetime.date.min)
        day = reader.read(typed) if typed else None
        self._take(day, wrong=bool(typed) and day is None)
        if day is not None:
            self.setText(self._shown(day))

    def _take(self, day: datetime.date | None, *, wrong: bool) -> None:
        changed = day != self._date
        self._date = day
        self._mark(wrong=wrong)
        if changed:
            self.changed.emit()


class TimeField(_UnderstoodField):
    """Takes "9", "930", "9:30", "2 pm"; shows "09:30"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time: datetime.time | None = None

    @property
    def time(self) -> datetime.time | None:
        """Return the time of day, or None where there is none or it was not understood."""
        self._settle()
        return self._time

    def set_time(self, at: datetime.time | None) -> None:
        """Show a time of day."""
        self.setText(f"{at:%H:%M}" if at else "")
        self._settle()

    def _settle(self) -> None:
        typed = self.text().strip()
        at = read_time(typed) if typed else None
        self._mark(wrong=bool(typed) and at is None)
        if at is not None:
            self.setText(f"{at:%H:%M}")
        if at != self._time:
            self._time = at
            self.changed.emit()
