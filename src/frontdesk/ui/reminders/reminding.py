"""Tells what is due in time: quietly at the foot of the window, and by the system's own notices.

Nothing of it takes the keyboard. What comes together is told in one notice.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.reminders.announcing import Announcement, announce, confirm_shown
from frontdesk.services.reminders.rows import ReminderItem, one_per_case
from frontdesk.ui.desk import read_desk
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.reminders.keeper import ReminderKeeper
from frontdesk.ui.reminders.notice import SHOW, SystemNotice
from frontdesk.ui.reminders.system import SystemNotices
from frontdesk.ui.reminders.tray import Tray
from frontdesk.ui.reminders.wording import LATE, action_text, told_text
from frontdesk.ui.shell.window import Shell

_ASK_EVERY_MS = 30_000
_WAIT_MS = 2_000  # while the notice of what was just done, with its way back, is still there
_MOST_WAITS = 10  # at a busy desk; long before another desk would take it for not shown
_LATER = "later"


class Reminding(QObject):
    """Asks every half minute, off the UI thread; the services decide what is told here."""

    def __init__(self, page: PageContext, shell: Shell, actions: CaseActions) -> None:
        super().__init__(shell)
        self._page = page
        self._shell = shell
        self._told: Sequence[ReminderItem] = ()
        self.keeper = ReminderKeeper(page, shell, actions)
        self.tray = Tray(page, shell)
        self._system = SystemNotices(self.tray)
        self._system.chosen.connect(self._chosen)
        self.keeper.counted.connect(self.tray.show_count)
        self.tray.later.connect(self.keeper.put_off_all)
        self.tray.opened.connect(self._raise)
        self.tray.listed.connect(partial(self._come_up, ()))
        self._timer = QTimer(self, interval=_ASK_EVERY_MS)
        self._timer.timeout.connect(self.ask)

    def start(self) -> None:
        """Begin to ask, half a minute from now; what was told before stands in the list at once."""
        self._timer.start()
        self.keeper.start()

    def ask(self) -> None:
        """Ask now what is to be told; the desk that is the visitors' tells nothing."""
        desk = read_desk()
        if not desk.counter:
            asked = partial(announce, quiet=bool(desk.quiet))
            self._page.write(asked, self._keep_quiet if desk.quiet else self.show_found, owner=self)

    def show_found(self, found: Announcement, waited: int = 0) -> None:
        """Show what is to be told, once no other notice with its way back is in the way, and say so.

        Where one after another is in the way, the bell and the system tell it.
        """
        if not found.items:
            return
        taken = self._shell.notices.notice.isVisible()
        if taken and waited < _MOST_WAITS:
            QTimer.singleShot(_WAIT_MS, self, partial(self.show_found, found, waited + 1))
            return
        self._told = items = one_per_case(found.items)
        text, action = told_text(self._page, items), action_text(self._page, items)
        if not taken:
            tone = Tone.OVERDUE if any(item.stage in LATE for item in items) else Tone.SOON
            self._shell.notices.tell(text, tone=tone, action=action, act=partial(self._show, items))
        ways = ((SHOW, action), (_LATER, self._page.say("reminders.hour")))
        self._system.tell(SystemNotice(self._shell.windowTitle(), text, ways))
        self._page.write(partial(_confirm, found), owner=self)

    def _keep_quiet(self, found: Announcement) -> None:
        """Let the bell alone count what is told at a desk that wants to be left in peace."""
        if found.items:
            self._page.write(partial(_confirm, found), owner=self)

    def _show(self, items: Sequence[ReminderItem]) -> None:
        """Open the only one, or the list."""
        if len(items) == 1:
            self.keeper.open_item(items[0])
        elif not self.keeper.panel.isVisible():
            self.keeper.toggle()

    def _chosen(self, key: str) -> None:
        """Do what was chosen in the system's notice."""
        if key == _LATER:
            self.keeper.put_off(tuple(id_ for item in self._told for id_ in item.ids))
        else:
            self._come_up(self._told)

    def _come_up(self, items: Sequence[ReminderItem]) -> None:
        """Show one, or the list, in front of whatever else is on the screen."""
        if not read_desk().counter:  # the visitors' screen shows nobody's name
            self._raise()
            self._show(items)

    def _raise(self) -> None:
        shell = self._shell
        shell.setWindowState(shell.windowState() & ~Qt.WindowState.WindowMinimized)
        shell.show()
        shell.raise_()
        shell.activateWindow()


def _confirm(found: Announcement, context: Context) -> Done[None]:
    return confirm_shown(context, announcement=found)
