"""Entering the counter mode and leaving it; a desk that is killed in it begins in it again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.services.context import Context
from frontdesk.services.counter.code import has_code
from frontdesk.services.counter.opening import open_counter
from frontdesk.services.counter.rules import CounterRules, counter_rules
from frontdesk.services.office.particulars import Office, office
from frontdesk.ui.counter.guard import Guard, forget_copied
from frontdesk.ui.counter.open_dialog import OpenDialog
from frontdesk.ui.counter.patience import Patience
from frontdesk.ui.counter.screen import CounterScreen
from frontdesk.ui.counter.waiting_screen import WaitingScreen, end_waiting, waiting_screen
from frontdesk.ui.desk import read_desk, write_desk
from frontdesk.ui.page_context import PageContext

_ON = "on"


class CounterMode(QObject):
    """Holds the one screen while it is open; `home` is the window that staff come back to."""

    def __init__(self, page: PageContext, home: QWidget) -> None:
        super().__init__(home)
        self._page = page
        self._home = home
        self._guard: Guard | None = None
        self._patience: Patience | None = None
        self.screen: CounterScreen | None = None

    def go_on(self) -> None:
        """Fill the screen again after the program was ended in the middle of it."""
        self._ask_patiently(lambda patience: self._page.read(_ask, self._show, patience.refused, owner=self))

    def open_at_once(self) -> None:
        """Open it without a question, where there is a staff code."""
        self._ask_patiently(
            lambda _patience: self._page.read(
                lambda context: has_code(context.store), self._open_or_ask, self._wait_or_stay, owner=self
            )
        )

    def ask(self) -> None:
        """Say what will happen, and ask for a staff code where there is none."""
        self._page.read(lambda context: has_code(context.store), self._ask_staff, owner=self)

    def end(self) -> None:
        """Give the screen back to staff."""
        if self.screen is None or self._guard is None:
            return
        screen, self.screen = self.screen, None
        with suppress(OSError):  # a full disk keeps nobody in: the next start asks for the code again
            write_desk(replace(read_desk(), counter=""))
        screen.let_go()
        self._guard.leave()
        self._home.show()
        self._home.activateWindow()
        screen.close()
        screen.deleteLater()

    def _open_or_ask(self, has_code: bool) -> None:  # noqa: FBT001  what was found
        if has_code:
            self._page.write(open_counter, lambda _rules: self._begin(), self._wait_or_stay, owner=self)
        else:
            self._come_home()
            self._ask_staff(has_code)

    def _ask_staff(self, has_code: bool) -> None:  # noqa: FBT001  what was found
        dialog = OpenDialog(self._page, self._home, has_code=has_code)
        dialog.carried_out.connect(self._begin)
        dialog.show()

    def _begin(self) -> None:
        """Remember it first: a kill must not open the office to a visitor."""
        try:
            write_desk(replace(read_desk(), counter=_ON))
        except OSError as fault:
            self._stay(FrontDeskError("counter.not_remembered", why=str(fault.strerror)))
            return
        self.go_on()

    def _stay(self, refusal: FrontDeskError) -> None:
        """Show the window of the staff, and why it is not the visitors'."""
        self._come_home()
        self._page.bus.refused.emit(refusal)

    def _come_home(self) -> None:
        self._answered()
        end_waiting()
        self._home.show()

    def _ask_patiently(self, ask: Callable[[Patience], object]) -> None:
        """Ask the office's database; where it does not answer visitors see that, never the office."""
        self._answered()
        patience = self._patience = Patience(lambda: ask(patience), self._waiting, self)
        patience.ask()

    def _wait_or_stay(self, refusal: FrontDeskError) -> None:
        if isinstance(refusal, StoreError) and self._patience is not None:
            self._patience.refused(refusal)
        else:
            self._stay(refusal)

    def _answered(self) -> None:
        if self._patience is not None:
            self._patience.answered()
            self._patience.deleteLater()
            self._patience = None

    def _waiting(self) -> WaitingScreen:
        return WaitingScreen(self._page.words, self._page.forms)

    def _show(self, found: tuple[CounterRules, Office]) -> None:
        if self.screen is not None:
            return
        screen = CounterScreen(self._page, *found)
        self._guard = Guard(screen)
        self._guard.lived.connect(screen.writing.live)
        screen.writing.begun_anew.connect(forget_copied)
        screen.writing.opened.connect(self.end)
        self.screen = screen
        self._answered()
        waiting = waiting_screen()
        if waiting is not None:
            waiting.let_go()
        screen.fill_screen()
        if waiting is not None:
            waiting.end()  # not sooner: nothing of this computer is seen in between
        self._guard.stand()


def _ask(context: Context) -> tuple[CounterRules, Office]:
    return counter_rules(context.store), office(context)
