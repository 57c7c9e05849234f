"""The start of a desk that is the visitors': they see why nothing happens, until the office can be opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEventLoop, QObject

from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.services.context import Context
from frontdesk.services.office.particulars import stored_office
from frontdesk.services.office.setup import suggested_office
from frontdesk.ui.counter.patience import Patience
from frontdesk.ui.counter.waiting_screen import WaitingScreen, end_waiting
from frontdesk.ui.desk import read_desk
from frontdesk.ui.forms.loading import Forms
from frontdesk.ui.tasks.threads import ThreadTasks
from frontdesk.words import words_for

_LASTING = frozenset(
    f"store.{name}"
    for name in (
        *("damaged", "emptied", "empty", "foreign_history", "is_a_directory", "network_drive", "newer"),
        *("not_a_database", "not_ours", "unknown_address", "upgrade_broke_links"),
    )
)
"""What waiting does not mend: somebody has to do something at this computer first."""


@contextmanager
def waited_for(
    opening: Callable[[bool], AbstractContextManager[Context]], language: str
) -> Iterator[Context | None]:
    """Open the office as soon as it can be; None where the program is to end before.

    Visitors see what was shown meanwhile until their counter is. Raises the `StoreError` that waiting does
    not mend.
    """
    with ExitStack() as opened:
        wait = OfficeWait(lambda create: opened.enter_context(opening(create)), language)
        try:
            context = wait.wait()
        except StoreError:
            end_waiting()
            raise
        if context is None or not read_desk().counter:
            end_waiting()
        yield context


class OfficeWait(QObject):
    """Opens the office away from the UI thread, where a lock would hold it for seconds."""

    def __init__(self, enter: Callable[[bool], Context], language: str) -> None:
        super().__init__()
        self._enter = enter
        self._language = language
        self._tasks = ThreadTasks(self)
        self._tasks.bug_found.connect(self._give_up)
        self._patience = Patience(self._ask, self._screen, self)
        self._loop = QEventLoop(self)
        self._opened: Context | None = None
        self._fault: Exception | None = None

    def wait(self) -> Context | None:
        """Return the opened office, and None where the program is to end before.

        Raises the `StoreError` that waiting does not mend.
        """
        self._patience.ask()
        self._loop.exec()
        if (
            not self._patience.asking
        ):  # else its thread is left to itself: it may hang at a server for minutes
            self._tasks.close()
        if self._fault is not None:
            raise self._fault
        return self._opened

    def _ask(self) -> None:
        self._tasks.read(self._open, self._found, self._refused, owner=self)

    def _open(self) -> Context:
        """Open it; a desk that was the visitors' begins no new office, for its own is away for a while."""
        known = bool(read_desk().counter)
        context = self._enter(not known)
        if known and stored_office(context.store) is None:
            raise StoreError("store.empty", where=context.store.database.where)
        return context

    def _found(self, context: Context) -> None:
        self._patience.answered()
        self._opened = context
        self._loop.quit()

    def _refused(self, refusal: FrontDeskError) -> None:
        if isinstance(refusal, StoreError) and refusal.message.id not in _LASTING:
            self._patience.refused(refusal)
        else:
            self._give_up(refusal)

    def _give_up(self, fault: Exception) -> None:
        self._patience.answered()
        self._fault = fault
        self._loop.quit()

    def _screen(self) -> WaitingScreen:
        zone = ZoneInfo(suggested_office({}).timezone)  # the office's is unknown
        return WaitingScreen(words_for(self._language, timezone=zone), Forms())
