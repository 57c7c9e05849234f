"""Keeps the bottom line and the counts in the navigation up to date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from frontdesk.domain.due import DueGroup
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.services.changes import Area, Changes
from frontdesk.services.context import Context
from frontdesk.services.today import owed
from frontdesk.services.upkeep import last_backup
from frontdesk.services.views import OwedItem
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.palette import Tone
from frontdesk.ui.shell.page import Badge
from frontdesk.ui.shell.status import Status
from frontdesk.ui.shell.window import Shell

_CONCERNED = frozenset({Area.DEADLINES, Area.CASES, Area.CALENDAR, Area.OFFICE})
_PAUSE_MS = 400  # several changes in a row are asked about once
_AGAIN_MS = 60_000  # time passes by itself too
_TODAY = "today"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the office stands."""

    overdue: int
    today: int
    callback: OwedItem | None
    backup: datetime | None


class StatusKeeper(QObject):
    """Asks how the office stands, a moment after something changed and every minute."""

    def __init__(self, page: PageContext, shell: Shell) -> None:
        super().__init__(shell)
        self._page = page
        self._shell = shell
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self.show_now)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.show_now)

    def refresh(self) -> None:
        """Ask soon, and from now on every minute."""
        self._soon.start()
        self._again.start()

    def announce(self, changes: Changes) -> None:
        """Ask soon if a change concerns the line."""
        if changes.areas & _CONCERNED:
            self._soon.start()

    def show_now(self) -> None:
        """Ask now."""
        self._page.read(_standing, self._show, replace_key="standing", owner=self)

    def _show(self, standing: Standing) -> None:
        self._shell.show_status(
            Status(
                overdue=self._page.say("status.overdue", count=standing.overdue) if standing.overdue else "",
                next_callback=self._callback(standing.callback),
                backup=self._page.say("status.backup", at=standing.backup) if standing.backup else "",
                desk_and_user=self._who(),
            )
        )
        waiting = standing.overdue + standing.today
        tone = Tone.OVERDUE if standing.overdue else Tone.NEUTRAL
        self._shell.show_badge(_TODAY, Badge(str(waiting) if waiting else "", tone))

    def _callback(self, item: OwedItem | None) -> str:
        if item is None:
            return ""
        return self._page.say("status.callback", at=item.due, name=item.customer_name or item.number)

    def _who(self) -> str:
        context = self._page.context
        return " · ".join(filter(None, (context.desk, context.actor.name)))


def _standing(context: Context) -> Standing:
    found = owed(context)
    callbacks = (item for item in found.items if item.kind is DeadlineKind.CALLBACK)
    return Standing(
        overdue=found.counts.get(DueGroup.OVERDUE, 0),
        today=found.counts.get(DueGroup.TODAY, 0),
        callback=next(callbacks, None),
        backup=last_backup(context),
    )
