"""Opening the window: the office is opened, shown until the window is closed, or brought back from a copy."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from frontdesk import paths
from frontdesk.domain.clock import Clock, SystemClock
from frontdesk.domain.errors import StoreError
from frontdesk.services.context import Context
from frontdesk.ui.desk import read_desk
from frontdesk.ui.look.theme import Scheme, Theme
from frontdesk.ui.opening.bug_dialog import kept_log
from frontdesk.ui.opening.running import Running

_log = logging.getLogger(__name__)
_FAILED = 1
_COMMAND = ["frontdesk", "-style", "Fusion"]  # Qt's own option: no other style is made first

Opening = Callable[[bool], AbstractContextManager[Context]]
"""Opens the office; told whether a new one may be begun where there is none."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A copy that is to take the place of the office's database."""

    backup: Path
    where: str
    clock: Clock


def open_window(opening: Opening, *, language: str, counter: bool = False) -> int:
    """Open the office, show the window until it is closed, and return the exit code.

    `opening` opens the office's store, which is the one piece of database work on the UI thread, and none
    where visitors would wait for it. A `StoreError` that it raises is shown; where the file is damaged a copy
    is offered. `language` is that of the user's system, for as long as the office names none. `counter`
    opens it for visitors to write in the suggestion book.
    """
    application = make_application()
    theme = Theme(application, Scheme(read_desk().scheme))
    try:
        with (
            kept_log(paths.desk_state()) as log,
            _office(opening, language, visitors=counter or bool(read_desk().counter)) as context,
        ):
            if context is None:  # the computer is shut down
                return 0
            running = Running(application, theme, context, language, log, counter=counter)
            code = running.run()
            wanted = _wanted(running.restore_from, context)
    except StoreError as fault:
        _log.error("the office cannot be opened", exc_info=fault)
        code, wanted = _FAILED, _after(fault, language)
    return code if wanted is None else _restore(wanted, language)


def _office(opening: Opening, language: str, *, visitors: bool) -> AbstractContextManager[Context | None]:
    if not visitors:
        return opening(True)  # noqa: FBT003  a first start begins an office
    from frontdesk.ui.opening.waiting import waited_for  # noqa: PLC0415  start-up: few desks need it

    return waited_for(opening, language)


def make_application() -> QApplication:
    """Return the one application, made if there is none yet."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(_COMMAND)
    application.setApplicationName("Front Desk")
    application.setDesktopFileName("frontdesk")
    return application


def _wanted(backup: Path | None, context: Context) -> Wanted | None:
    return None if backup is None else Wanted(backup, context.store.url, context.clock)


def _after(fault: StoreError, language: str) -> Wanted | None:
    from frontdesk.ui.opening.fault_box import ask_after_fault, show_fault  # noqa: PLC0415  start-up: only a fault needs it

    if read_desk().counter:  # a visitor stands before it, who brings no copy back
        show_fault(fault, language)
        return None
    backup = ask_after_fault(fault, language)
    where = str(fault.message.params.get("where", ""))
    return Wanted(backup, where, SystemClock()) if backup is not None and where else None


def _restore(wanted: Wanted, language: str) -> int:
    """Put the copy in place, now that nobody has the database open, and begin the program anew."""
    from PySide6.QtCore import QProcess  # noqa: PLC0415  start-up: only a restore needs it

    from frontdesk.services.upkeep import restore_from  # noqa: PLC0415  the same
    from frontdesk.ui.opening.fault_box import show_fault  # noqa: PLC0415  start-up: only a fault needs it

    try:
        restore_from(backup=wanted.backup, where=wanted.where, clock=wanted.clock)
    except StoreError as fault:
        _log.error("the copy cannot be brought back", exc_info=fault)
        show_fault(fault, language)
        return _FAILED
    program, *arguments = sys.orig_argv
    QProcess.startDetached(program, arguments)
    return 0
