"""Tells what is due in time: quietly at the foot of the window, and by the system's own notices.

Nothing of it takes the keyboard. What comes together is told in one notice.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.reminders.announcing import Announcement, announce, confirm_shown
from frontdesk.services.reminders.rows import ReminderItem
from frontdesk.ui import icons
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.palette import Tone, colours_of
from frontdesk.ui.reminders.keeper import ReminderKeeper
from frontdesk.ui.reminders.wording import LATE, action_text, told_text
from frontdesk.ui.shell.window import Shell

_ASK_EVERY_MS = 30_000
_WAIT_MS = 2_000  # while the notice of what was just done, with its way back, is still there
_ICON = 22  # pixels, as trays show them


class Reminding(QObject):
    """Asks every half minute, off the UI thread; the services decide what is told here."""

    def __init__(self, page: PageContext, shell: Shell, actions: CaseActions) -> None:
        super().__init__(shell)
        self._page = page
        self._shell = shell
        self.keeper = ReminderKeeper(page, shell, actions)
        self._tray: QSystemTrayIcon | None = None  # there is none on some desktops
        self._timer = QTimer(self, interval=_ASK_EVERY_MS)
        self._timer.timeout.connect(self.ask)

    def start(self) -> None:
        """Begin to ask, half a minute from now; what was told before stands in the list at once."""
        self._timer.start()
        self.keeper.start()

    def ask(self) -> None:
        """Ask now what is to be told; not while visitors have the desk and nobody could read it."""
        if self._shell.isVisible():
            self._page.write(announce, self.show_found, owner=self)

    def show_found(self, found: Announcement) -> None:
        """Show what is to be told, once no other notice with its way back is in the way, and say so."""
        if not found.items:
            return
        if self._shell.notices.notice.isVisible():
            QTimer.singleShot(_WAIT_MS, self, partial(self.show_found, found))
            return
        text = told_text(self._page, found.items)
        late = any(item.stage in LATE for item in found.items)
        self._shell.notices.tell(
            text,
            tone=Tone.OVERDUE if late else Tone.SOON,
            action=action_text(self._page, found.items),
            act=partial(self._show, found.items),
        )
        self._tell_system(text)
        self._page.write(partial(_confirm, found), owner=self)

    def _show(self, items: Sequence[ReminderItem]) -> None:
        """Open the only one, or the list."""
        if len(items) == 1:
            self.keeper.open_item(items[0])
        elif not self.keeper.panel.isVisible():
            self.keeper.toggle()

    def _tell_system(self, text: str) -> None:
        tray = self._tray or self._make_tray()
        if tray is not None:
            tray.setToolTip(text)
            tray.showMessage(self._shell.windowTitle(), text, tray.icon())

    def _make_tray(self) -> QSystemTrayIcon | None:
        """Return the icon in the system's tray, where there is a tray by now."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return None
        picture = icons.pixmap("today", colours_of(self._shell.palette()).accent, _ICON)
        self._tray = QSystemTrayIcon(QIcon(picture), self)
        self._tray.activated.connect(self._raise)
        self._tray.messageClicked.connect(self._raise)
        self._tray.show()
        return self._tray

    def _raise(self) -> None:
        self._shell.raise_()
        self._shell.activateWindow()


def _confirm(found: Announcement, context: Context) -> Done[None]:
    return confirm_shown(context, announcement=found)
