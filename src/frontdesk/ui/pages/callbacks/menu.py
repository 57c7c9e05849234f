"""Everything that can be done with a callback, by menu and by key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.ui.callbacks.windows import CallbackWindows
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.callbacks.output import CallbackOutput
from frontdesk.ui.widgets.key_hint import shown_keys

_KEYS = {"move": "Ctrl+M", "hand_over": "Ctrl+H", "drop": "Delete"}
_SERIES_KEYS = {"day": "Ctrl+Shift+D", "end_series": "Ctrl+Delete"}


class RowMenu(QObject):
    """Offers what concerns one callback; `current` returns the one that is chosen."""

    def __init__(
        self,
        page: PageContext,
        windows: Callable[[], CallbackWindows],
        output: CallbackOutput,
        current: Callable[[], CallbackRow | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._windows = windows
        self._output = output
        self._current = current
        self._widget = parent
        for name, keys in (_KEYS | _SERIES_KEYS).items():
            shortcut = QShortcut(QKeySequence(keys), parent)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._do_current, name))

    def popup(self, row: CallbackRow, place: QPoint) -> None:
        """Open the menu of a callback where it is wanted."""
        self.menu(row).popup(place)

    def menu(self, row: CallbackRow) -> QMenu:
        """Return the menu of a callback."""
        menu = QMenu(self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say = self._page.say
        call = say("action.call_back") if row.done is None else say("callbacks.look")
        menu.addAction(call).triggered.connect(lambda: self._windows().call(row.id))
        if row.done is None:
            for name, keys in (_KEYS | (_SERIES_KEYS if row.series is not None else {})).items():
                text = f"{say(f'callbacks.do.{name}')}\t{shown_keys(keys)}"
                menu.addAction(text).triggered.connect(partial(self.do, name, row))
        entry = menu.addAction(say("callbacks.save.entry"))
        entry.triggered.connect(lambda: self._output.save_entry(row))
        menu.addSeparator()
        self._add_places(menu, row)
        return menu

    def do(self, name: str, row: CallbackRow, *_checked: bool) -> None:
        """Do something with a callback that is still open, or with the series that it belongs to."""
        if row.done is None and (row.series is not None or name not in _SERIES_KEYS):
            getattr(self._windows(), name)(row)

    def _do_current(self, name: str) -> None:
        row = self._current()
        if row is not None:
            self.do(name, row)

    def _add_places(self, menu: QMenu, row: CallbackRow) -> None:
        say, bus = self._page.say, self._page.bus
        if row.case:
            menu.addAction(say("today.show_case")).triggered.connect(lambda: bus.show_case.emit(row.case))
        if row.customer is not None:
            shows = menu.addAction(say("today.show_customer")).triggered
            shows.connect(lambda: bus.show_customer.emit(row.customer))
