"""Keeps the bell and its list up to date, and opens what is chosen from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from frontdesk.domain.snoozing import Snooze
from frontdesk.services.changes import Area, Changes
from frontdesk.services.reminders.rows import ReminderItem
from frontdesk.services.reminders.told import (
    Reminded,
    SnoozeOffer,
    bring_back,
    snooze,
    snooze_offers,
    told_here,
)
from frontdesk.ui.desk import read_desk
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.page_list import TODAY
from frontdesk.ui.reminders.bell import Bell
from frontdesk.ui.reminders.panel import ReminderPanel
from frontdesk.ui.reminders.wording import snooze_text
from frontdesk.ui.shell.window import Shell
from frontdesk.ui.widgets.key_hint import shown_keys

_KEY = "F8"
_PAUSE_MS = 400  # several changes in a row are asked about once
_AGAIN_MS = 60_000  # what is put off comes back by itself
_CONCERNED = frozenset({Area.REMINDERS, Area.DEADLINES, Area.CALLBACKS, Area.CASES, Area.OFFICE})


class ReminderKeeper(QObject):
    """Asks what was told here and is still open, a moment after something changed."""

    counted = Signal(int, Tone, str)  # how many wait, how pressing, and both in words

    def __init__(self, page: PageContext, shell: Shell, actions: CaseActions) -> None:
        super().__init__(shell)
        self._page = page
        self._shell = shell
        self._actions = actions
        self._last = Reminded()
        self._panel: ReminderPanel | None = None
        self.bell = Bell()
        self.bell.setAccessibleName(page.say("reminders.title"))
        self.bell.setToolTip(f"{page.say('reminders.title')} ({shown_keys(_KEY)})")
        self.bell.clicked.connect(self.toggle)
        shell.status_line.add(self.bell)
        QShortcut(QKeySequence(_KEY), shell).activated.connect(self.toggle)
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self.show_now)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.show_now)
        page.bus.changed.connect(self._announce)

    @property
    def panel(self) -> ReminderPanel:
        """Return the list, made when it is first opened."""
        if self._panel is None:
            self._panel = ReminderPanel(self._page, self._shell)
            self._panel.opened.connect(self.open_item)
            self._panel.snooze_wanted.connect(self._offer)
        return self._panel

    def start(self) -> None:
        """Ask soon, and from now on every minute."""
        self._soon.start()
        self._again.start()

    def show_now(self) -> None:
        """Ask now."""
        self._page.read(told_here, self.show, replace_key="reminded", owner=self)

    def toggle(self) -> None:
        """Open the list, or close it."""
        if self.panel.isVisible():
            self.panel.close_down()
        else:
            self.panel.show_found(self._last)
            self.panel.open_up()
            self.show_now()

    def open_item(self, item: ReminderItem) -> None:
        """Open the call that is to be made, the case, the suggestion, or else what is owed today."""
        if item.callback is not None:
            self._actions.callbacks().call(item.callback)
        elif item.case:
            self._page.bus.show_case.emit(item.case)
        elif item.suggestion:
            self._page.bus.show_suggestion.emit(item.suggestion)
        else:
            self._shell.open_page(TODAY)

    def put_off_all(self) -> None:
        """Put off everything that is not, for an hour."""
        self.put_off(self._last.waiting)

    def put_off(self, reminders: tuple[int, ...]) -> None:
        """Put reminders off for an hour; a visitor, whose desk it may be just now, puts nothing off."""
        if reminders and not read_desk().counter:
            self._snooze(reminders, Snooze.HOUR)

    def show(self, found: Reminded) -> None:
        """Show what there is."""
        self._last = found
        tone = Tone.OVERDUE if found.late else Tone.SOON
        words = self._page.say("reminder.many", count=found.count, late=found.late)
        words = words if found.count else ""
        self.bell.show_count(found.count, tone, words)
        if self._panel is not None and self._panel.isVisible():
            self._panel.show_found(found)
        self.counted.emit(found.count, tone, words)

    def _announce(self, changes: Changes) -> None:
        if changes.areas & _CONCERNED:
            self._soon.start()

    def _offer(self, reminders: tuple[int, ...]) -> None:
        self._page.read(
            partial(snooze_offers, reminders=reminders), partial(self._show_offers, reminders), owner=self
        )

    def _show_offers(self, reminders: tuple[int, ...], offers: Sequence[SnoozeOffer]) -> None:
        if offers and self.panel.isVisible():
            self.panel.offer_snooze(reminders, self.menu(reminders, offers))

    def menu(self, reminders: tuple[int, ...], offers: Sequence[SnoozeOffer]) -> QMenu:
        """Return the choices of how long to put reminders off; what is put off can be had back at once."""
        menu = QMenu(self.panel)
        if any(item.ids == reminders for item in self._last.put_off):
            back = menu.addAction(self._page.say("reminders.bring_back"))
            back.triggered.connect(partial(self._bring_back, reminders))
        several = reminders == self._last.waiting and self._last.count > 1
        for offer in offers:
            action = menu.addAction(snooze_text(self._page, offer, several=several))
            action.triggered.connect(partial(self._snooze, reminders, offer.choice))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _snooze(self, reminders: tuple[int, ...], choice: Snooze, *_checked: bool) -> None:
        self._page.write(
            partial(snooze, reminders=reminders, choice=choice), lambda _until: self.show_now(), owner=self
        )

    def _bring_back(self, reminders: tuple[int, ...], *_checked: bool) -> None:
        self._page.write(
            partial(bring_back, reminders=reminders), lambda _nothing: self.show_now(), owner=self
        )
