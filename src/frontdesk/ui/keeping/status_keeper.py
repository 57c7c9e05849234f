"""Keeps the bottom line and the counts in the navigation up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.services.changes import Area, Changes
from frontdesk.services.context import Context
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.shell.page import Badge
from frontdesk.ui.shell.status import Status
from frontdesk.ui.shell.window import Shell

if TYPE_CHECKING:
    from frontdesk.services.owed.standing import NextCall, Standing

_CONCERNED = frozenset(
    {
        Area.DEADLINES,
        Area.CALLBACKS,
        Area.CASES,
        Area.CORRESPONDENCE,
        Area.VISITS,
        Area.CALENDAR,
        Area.OFFICE,
        Area.SUGGESTIONS,
    }
)
_PAUSE_MS = 400  # several changes in a row are asked about once
_AGAIN_MS = 60_000  # time passes by itself too


class StatusKeeper(QObject):
    """Asks how the office stands, a moment after something changed and every minute."""

    call_wanted = Signal(int)  # the callback that is next

    def __init__(self, page: PageContext, shell: Shell) -> None:
        super().__init__(shell)
        self._page = page
        self._shell = shell
        self._next: int | None = None
        shell.status_line.callback_pressed.connect(self._call)
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

    def _show(self, found: Standing) -> None:
        self._shell.show_status(
            Status(
                overdue=self._page.say("status.overdue", count=found.overdue) if found.overdue else "",
                next_callback=self._callback(found.next_call),
                backup=self._page.say("status.backup", at=found.backup) if found.backup else "",
                desk_and_user=self._who(),
            )
        )
        tone = Tone.OVERDUE if found.overdue else Tone.NEUTRAL
        counts = (
            ("today", found.overdue + found.today, tone),
            ("desk", found.visitors, Tone.NEUTRAL),
            ("cases", found.active_cases, Tone.NEUTRAL),
            ("callbacks", found.callbacks, Tone.OVERDUE if found.calls_late else Tone.NEUTRAL),
            ("suggestions", found.suggestions, Tone.NEUTRAL),
            ("mailroom", found.letters, Tone.NEUTRAL),
        )
        for page_id, count, tone in counts:
            self._shell.show_badge(page_id, Badge(str(count) if count else "", tone))

    def _callback(self, call: NextCall | None) -> str:
        """Return whom to call now, or next and when; on another day, on which."""
        self._next = call.id if call else None
        if call is None:
            return ""
        page, now = self._page, self._page.now()
        if call.until < now:
            return page.say("status.callback.late", at=call.until, name=call.name)
        if call.due <= now:
            return page.say("status.callback.now", at=call.until, name=call.name)
        today = page.local(call.due).date() == now.date()
        return page.say("status.callback" if today else "status.callback.day", at=call.due, name=call.name)

    def _call(self) -> None:
        if self._next is not None:
            self.call_wanted.emit(self._next)

    def _who(self) -> str:
        context = self._page.context
        sits = context.actor.staff_id is not None  # whoever only started the program may be nobody of ours
        who = context.actor.name if sits else self._page.say("status.who")
        return " · ".join(filter(None, (context.desk, who)))


def _standing(context: Context) -> Standing:
    from frontdesk.services.owed.standing import standing  # noqa: PLC0415  start-up: asked once the window stands

    return standing(context)
