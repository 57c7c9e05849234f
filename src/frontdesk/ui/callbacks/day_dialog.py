"""One day of a series of calls: left out, at another time, or as usual again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, ClassVar

from PySide6.QtWidgets import QLabel, QWidget

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.callbacks.moving import reschedule_callback
from frontdesk.services.callbacks.series_days import (
    DayChanged,
    DayState,
    SeriesDay,
    leave_out,
    move_day,
    restore_day,
)
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.ui.callbacks.move_dialog import CallbackDialog, warned
from frontdesk.ui.callbacks.said import Window
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.callbacks.taking_back import taking_back
from frontdesk.ui.callbacks.window_input import WindowInput
from frontdesk.ui.dialogs.operation import Operation
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Choice, Segmented


class _What(StrEnum):
    """What becomes of the day."""

    OUT = "out"
    MOVE = "move"
    USUAL = "usual"


class DayDialog(CallbackDialog):
    """The next days of the series to choose from; what can become of a day depends on how it stands."""

    FORM = "callback_day"
    TEXTS = "callback.day"
    PLACES: ClassVar = {"day": "day_field", "window": "window_field", "told": "told_field"}

    def __init__(
        self,
        page: PageContext,
        row: CallbackRow,
        days: Sequence[SeriesDay],
        parent: QWidget | None = None,
    ) -> None:
        self._days = days
        super().__init__(page, row, parent)

    def prepare(self) -> None:
        """Offer the days; the one whose call is open is the first."""
        self._window = WindowInput(self.body, self.page, "window")
        self._window.get_ready()
        self._window.staff = self.row.staff
        self._what = find(self.body, Segmented, "what")
        self._day = find(self.body, ChoiceBox, "day")
        for each in self._days:
            when = window_text(self.page, (each.start, each.end))
            self._day.addItem(self.page.say(f"callback.day.{each.state}", when=when))
        self._day.currentIndexChanged.connect(self._offer)
        self._what.chosen.connect(self._show)
        self._offer()
        self._day.setFocus()

    def operation(self) -> Operation:
        """Return what becomes of the day."""
        day, series = self._chosen, self.row.series or 0
        told = self.words("told")
        if self._what.value == _What.MOVE:
            return self._moving(day, series, told)
        change = leave_out if self._what.value == _What.OUT else restore_day
        return lambda context: change(context, series=series, day=day.day, told=told)

    def told(self, result: object) -> str:
        """Say what became of the day, and what is odd about that."""
        day = self._chosen
        window = self._window.window or (day.start, day.end)
        shown = window if self._what.value == _What.MOVE else (day.start, day.end)
        text = self.page.say(f"callback.day.done.{self._what.value}", when=window_text(self.page, shown))
        found = result.warnings if isinstance(result, DayChanged) else result
        return " ".join((text, *warned(self.page, found)))

    def undo(self, result: object) -> Callable[[], None]:
        """Return what takes it back: the log tells it of the call that is open."""
        callback = result.callback if isinstance(result, DayChanged) else None
        return taking_back(self.page, callback or self.row.id)

    @property
    def _chosen(self) -> SeriesDay:
        return self._days[self._day.currentIndex()]

    def _moving(self, day: SeriesDay, series: int, told: str) -> Operation:
        window = self._window.window
        if window is None:
            raise FrontDeskError("said_time.empty", field="window")
        start, end = window
        row = self.row

        def move(context: Context) -> Done[Any]:
            if day.state is DayState.OPEN:
                return reschedule_callback(
                    context, callback=row.id, window_start=start, window_end=end, told=told
                )
            return move_day(
                context, series=series, day=day.day, window_start=start, window_end=end, told=told
            )

        return move

    def _offer(self) -> None:
        """Offer what can become of the day that is chosen."""
        day = self._chosen
        offered = {
            DayState.LEFT_OUT: (_What.USUAL, _What.MOVE),
            DayState.MOVED: (_What.OUT, _What.MOVE, _What.USUAL),
        }.get(day.state, (_What.OUT, _What.MOVE))
        choices = [Choice(each, self.page.say(f"callback.day.do.{each}")) for each in offered]
        self._what.set_choices(choices, numbered=True)
        self._what.set_value(offered[0])
        window: Window = (day.start, day.end)
        self._window.show_window(window)
        self._show()

    def _show(self) -> None:
        """Ask for what the choice needs, and say what follows from it."""
        what = self._what.value
        find(self.body, Field, "window_field").setVisible(what == _What.MOVE)
        hint = "open" if what == _What.OUT and self._chosen.state is DayState.OPEN else what
        find(self.body, QLabel, "hint").setText(self.page.say(f"callback.day.hint.{hint}"))
        does = "callback.move.confirm" if what == _What.MOVE else f"callback.day.do.{what}"
        self.name_confirm(self.page.say(does))
