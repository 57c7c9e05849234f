"""The list that the bell opens: what was told here and is still open; it goes when the keyboard leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from frontdesk.domain.due import DueView
from frontdesk.services.reminders.rows import ReminderItem
from frontdesk.services.reminders.told import Reminded
from frontdesk.ui.delegates.grouped import ROW_HEIGHT, ColumnPlan
from frontdesk.ui.desk import read_desk, write_desk
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.reminders.wording import ReminderWords
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.card import label
from frontdesk.ui.widgets.grouped import Group
from frontdesk.ui.widgets.grouped_list import GroupedList
from frontdesk.ui.widgets.key_hint import shown_keys

_WIDTH = 800
_MARGIN = 16
_REST = 132  # pixels beside the rows: title, buttons, margins
_LEAST = 216
_HIGHEST = 0.72  # of the window
_PLAN = ColumnPlan(chip=132.0, parts=(0.5, 0.5))
_QUIET = "Q"
_KEYS = {"snooze": "S", "snooze_all": "Shift+S", "close": "Esc"}


class ReminderPanel(QFrame):
    """Lies over the window above its foot; Enter opens a row, S puts it off, Escape closes.

    `snooze_wanted` carries the ids of the reminders that are to be put off.
    """

    opened = Signal(object)  # the ReminderItem
    snooze_wanted = Signal(tuple)

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._items: Mapping[object, ReminderItem] = {}
        self._waiting: tuple[int, ...] = ()  # all that is not put off
        self._before: QWidget | None = None
        self._rows = 0
        self._order: tuple[object, ...] = ()  # the rows' keys from above
        self.setProperty("look", "popup")
        self.setAccessibleName(page.say("reminders.title"))
        self._title = label(page.say("reminders.title"), look="heading")
        self._count = label(look="muted")
        self._quiet = QCheckBox(page.say("reminders.quiet"))
        self._quiet.setToolTip(f"{page.say('reminders.quiet_help')} ({shown_keys(_QUIET)})")
        self._quiet.toggled.connect(_keep_quiet)
        QShortcut(
            QKeySequence(_QUIET), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        ).activated.connect(self._quiet.click)
        self._empty = label(page.say("reminders.empty"), look="muted")
        self._empty.setWordWrap(True)
        self._list = GroupedList(plan=_PLAN)
        self._list.setAccessibleName(page.say("reminders.title"))
        self._list.acted.connect(self._open)
        self._list.opened.connect(self._open)
        self._list.menu_wanted.connect(lambda _key, _place: self._pressed("snooze"))
        self._buttons = {name: self._button(name, keys) for name, keys in _KEYS.items()}
        self._lay_out()
        self.hide()
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # it runs

    @property
    def current(self) -> ReminderItem | None:
        """Return the reminder that is chosen."""
        return self._items.get(self._list.current_key)

    @property
    def list(self) -> GroupedList:
        """Return the list itself."""
        return self._list

    def show_found(self, found: Reminded) -> None:
        """Show what there is now, without taking the keyboard.

        The row chosen stays chosen; where that was put off the keyboard goes on to the next that waits.
        """
        following = self._after_putting_off(found)
        self._items = {item.id: item for item in (*found.items, *found.put_off)}
        groups = self._groups(found)
        self._rows = sum(1 + len(group.entries) for group in groups)
        self._order = tuple(entry.key for group in groups for entry in group.entries)
        self._list.set_groups(groups)
        if following is not None:
            self._list.choose(following)
        self._waiting = found.waiting
        self._count.setText(self._counted(found))
        self._list.setVisible(bool(groups))
        self._empty.setVisible(not groups)
        self._buttons["snooze"].setEnabled(bool(groups))
        self._buttons["snooze_all"].setEnabled(found.count > 1)
        if self.isVisible():
            self._place()

    def open_up(self) -> None:
        """Come to the front with the keyboard; it goes back to where it was."""
        self._before = QApplication.focusWidget()
        self._quiet.setChecked(bool(read_desk().quiet))
        self._place()
        self.show()
        self.raise_()
        (self._list if self._items else self._buttons["close"]).setFocus()

    def close_down(self) -> None:
        """Go, and give the keyboard back."""
        has = QApplication.focusWidget()
        self.hide()
        if has is not None and self.isAncestorOf(has) and self._before is not None:
            self._before.setFocus()

    def offer_snooze(self, reminders: tuple[int, ...], menu: QMenu) -> None:
        """Open a menu of the choices beside the row, the first of them chosen."""
        index = self._list.currentIndex()
        place = self._list.visualRect(index)
        below = self._list.viewport().mapToGlobal(QPoint(_MARGIN, place.bottom()))
        if self.current is None or reminders != self.current.ids:
            below = self._buttons["snooze_all"].mapToGlobal(QPoint(0, 0))
        menu.popup(below)
        menu.setActiveAction(menu.actions()[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _after_putting_off(self, found: Reminded) -> object:
        """Return the key of the row that the keyboard goes on to, where the one chosen has been put off."""
        current = self.current
        if current is None or current.snoozed is not None:
            return None
        if current.id not in {item.id for item in found.put_off}:
            return None
        waiting = {item.id for item in found.items}
        place = self._order.index(current.id)
        near = (*self._order[place:], *reversed(self._order[:place]))
        return next((key for key in near if key in waiting), None)

    def _groups(self, found: Reminded) -> tuple[Group, ...]:
        if found.calendar is None:
            return ()
        view = DueView.at(self._page.context.clock.now(), found.calendar)
        return ReminderWords(self._page, view).groups(found)

    def _counted(self, found: Reminded) -> str:
        """Return how many wait, and how many of them are shown where that is not all."""
        if len(found.items) < found.count:
            return self._page.say("reminders.first", shown=len(found.items), count=found.count)
        return str(found.count) if found.count else ""

    def _button(self, name: str, keys: str) -> SecondaryButton:
        button = SecondaryButton(self._page.say(f"reminders.{name}"), key_hint=keys, compact=True)
        button.setObjectName(f"reminders_{name}")
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)
        button.clicked.connect(partial(self._pressed, name))
        return button

    def _pressed(self, name: str) -> None:
        if name == "close":
            self.close_down()
        elif name == "snooze" and self.current is not None:
            self.snooze_wanted.emit(self.current.ids)
        elif name == "snooze_all":
            self.snooze_wanted.emit(self._waiting)

    def _open(self, key: object) -> None:
        item = self._items.get(key)
        if item is not None:
            self.close_down()
            self.opened.emit(item)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Go when the keyboard goes on to another part of the window."""
        elsewhere = now is not None and now.window() is self.window() and not self.isAncestorOf(now)
        if self.isVisible() and elsewhere:
            self.close_down()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._quiet)
        foot.setSpacing(8)
        foot.addWidget(self._buttons["snooze"])
        foot.addWidget(self._buttons["snooze_all"])
        foot.addStretch(1)
        foot.addWidget(self._buttons["close"])
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)

    def _place(self) -> None:
        window = self.window()
        wanted = max(_LEAST, self._rows * ROW_HEIGHT + _REST) if self._rows else _LEAST - 48
        height = min(wanted, round(window.height() * _HIGHEST))
        width = min(_WIDTH, window.width() - 2 * _MARGIN)
        left = window.width() - width - _MARGIN
        self.setGeometry(QRect(left, window.height() - height - 40, width, height))
        if self._list.currentIndex().row() <= 1:
            self._list.scrollToTop()  # the heading above the first row is seen too


def _keep_quiet(quiet: bool) -> None:  # noqa: FBT001  a slot of `toggled`
    desk = read_desk()
    if bool(desk.quiet) is not quiet:
        write_desk(replace(desk, quiet="quiet" if quiet else ""))
