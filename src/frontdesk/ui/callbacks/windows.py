"""Opens the windows of callbacks; what each shows is read first, off the UI thread."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from frontdesk.services.callbacks.lists import callbacks_of_case
from frontdesk.services.callbacks.series_days import SeriesDay, series_days
from frontdesk.services.callbacks.view import callback_of
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.ui.callbacks.agree_asked import AgreeAsked, ask_agree
from frontdesk.ui.callbacks.agree_dialog import AgreeDialog
from frontdesk.ui.callbacks.beginning import CallbackBeginning
from frontdesk.ui.callbacks.call_asked import CallAsked, ask_call
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.callbacks.day_dialog import DayDialog
from frontdesk.ui.callbacks.move_dialog import DropDialog, EndSeriesDialog, HandOverCallDialog, MoveDialog
from frontdesk.ui.callbacks.said import Window
from frontdesk.ui.dialogs.operation import OperationDialog
from frontdesk.ui.page_context import PageContext


class CallbackWindows(QObject):
    """Keeps one window for each call: asked for again, it comes to the front."""

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._calls: dict[int, CallWindow] = {}

    def call(self, callback: int, *, draft: str = "") -> None:
        """Open the window of a call; `draft` is the name of one to be put back."""
        known = self._calls.get(callback)
        if known is not None and isValid(known) and known.isVisible():
            known.raise_()
            known.activateWindow()
            return
        self._page.read(
            lambda context: ask_call(context, callback), partial(self._show_call, draft), owner=self
        )

    def call_owed(self, deadline: int) -> None:
        """Open the window of the call that is owed by a deadline."""
        self._page.read(lambda context: callback_of(context, deadline=deadline), self.call, owner=self)

    def call_case(self, reference: str) -> None:
        """Open the window of the call that a case waits for; the open ones come first."""
        self._page.read(
            lambda context: callbacks_of_case(context, reference=reference)[0].id, self.call, owner=self
        )

    def agree(self, beginning: CallbackBeginning, *, draft: str = "") -> None:
        """Open the dialog that agrees a callback."""
        self._page.read(
            lambda context: ask_agree(context, beginning), partial(self._show_agree, draft), owner=self
        )

    def move(self, row: CallbackRow, to: Window | None = None) -> None:
        """Open the dialog that moves a callback, with the window chosen already, if one was."""
        self._show(MoveDialog(self._page, row, self._window, to=to))

    def hand_over(self, row: CallbackRow) -> None:
        """Open the dialog that hands a callback over."""
        self._show(HandOverCallDialog(self._page, row, self._window))

    def drop(self, row: CallbackRow) -> None:
        """Open the dialog that ends a callback which is no longer needed."""
        self._show(DropDialog(self._page, row, self._window))

    def end_series(self, row: CallbackRow) -> None:
        """Open the dialog that ends a series of calls."""
        self._show(EndSeriesDialog(self._page, row, self._window))

    def day(self, row: CallbackRow) -> None:
        """Open the dialog for one day of a series of calls."""
        series = row.series or 0
        self._page.read(
            lambda context: series_days(context, series=series), partial(self._show_day, row), owner=self
        )

    def _show_day(self, row: CallbackRow, days: Sequence[SeriesDay]) -> None:
        if days:
            self._show(DayDialog(self._page, row, days, self._window))

    def _show_call(self, draft: str, asked: CallAsked) -> None:
        dialog = CallWindow(self._page, asked, self._window)
        dialog.day_wanted.connect(self.day)
        self._calls[asked.view.row.id] = dialog
        self._show(dialog, draft)

    def _show_agree(self, draft: str, asked: AgreeAsked) -> None:
        self._show(AgreeDialog(self._page, asked, self._window), draft)

    @staticmethod
    def _show(dialog: OperationDialog, draft: str = "") -> None:
        if draft:
            dialog.draft_name = draft
        dialog.show()
