"""Loads what the first window does without, once it is shown.

Start-up imports only what Today needs. The rest would make the first key press
wait, so it is loaded in the background as soon as the window stands.

What makes classes of Qt's is imported on the UI thread all the same, one module between two events. Up to
Python 3.11 the bindings keep what they know of each class in one table without a lock, and Qt looks into it
without Python's: a class that another thread makes at that instant moves the table away under its hands, and
the program is gone.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from frontdesk.ui.opening.import_order import ImportOrder
from frontdesk.ui.tasks.lanes import Lane, Tasks

# In the order in which people are likely to need them.
_LATER = (
    "frontdesk.services.lists.searching",
    "frontdesk.services.lists.found_case",
    "frontdesk.services.suggestions.scanned_code",
    "frontdesk.ui.widgets.suggestions",
    "frontdesk.ui.intake.window",
    "frontdesk.services.intake.undo",
    "frontdesk.ui.pages.case.page",
    "frontdesk.ui.pages.cases.page",
    "frontdesk.ui.pages.desk.page",
    "frontdesk.ui.dialogs.action_dialogs",
    "frontdesk.ui.pages.callbacks.page",
    "frontdesk.ui.pages.mailroom.page",
    "frontdesk.ui.pages.suggestions.page",
    "frontdesk.ui.pages.suggestions.entry",
    "frontdesk.ui.suggestions.actions",
    "frontdesk.ui.suggestions.writing",
    "frontdesk.ui.suggestions.importing.files",
    "frontdesk.ui.suggestions.cards.window",
    "frontdesk.ui.pages.people.page",
    "frontdesk.ui.pages.customer.page",
    "frontdesk.ui.mail.window",
    "frontdesk.ui.mail.print_batches",
    "frontdesk.ui.pages.settings.page",
    "frontdesk.ui.welcome.sitting",
    "frontdesk.ui.reminders.reminding",
    "frontdesk.ui.shell.sign",
    "frontdesk.ui.callbacks.anywhere",
    *(("frontdesk.ui.printing.qt_spooler",) if sys.platform == "win32" else ()),  # asked off the UI thread
)


_BREATH_MS = 500
_WITH_QT = "frontdesk.ui"


def warm_up(tasks: Tasks, owner: QObject, then: Callable[[], None]) -> None:
    """Load the modules one by one, once the first page has what it asked for.

    `then` is called when they are all there. Nothing is garbage until then, and to look for it among all that
    is being loaded would stop the window for up to a tenth of a second.
    """
    gc.disable()
    tasks.read(
        lambda: None,
        lambda _nothing: QTimer.singleShot(_BREATH_MS, owner, partial(_load, tasks, owner, then)),
        owner=owner,
    )


def _load(tasks: Tasks, owner: QObject, then: Callable[[], None]) -> None:
    """Load what knows nothing of Qt off the UI thread, then the rest on it."""
    tasks.read(
        _load_without_qt,
        lambda rest: _OneByOne(rest, owner, partial(_loaded, then)).start(),
        lane=Lane.DOCUMENTS,
        owner=owner,
    )


def _load_without_qt() -> list[str]:
    """Import all that the modules need and that makes no class of Qt's; return the others, in order."""
    order = ImportOrder(_WITH_QT)
    order.add(_LATER)
    for name in order.others:
        import_module(name)
    return [name for name in order.within if name not in sys.modules]


class _OneByOne(QTimer):
    """Imports modules on the UI thread; what somebody does at the window comes between any two of them."""

    def __init__(self, names: Iterable[str], owner: QObject, then: Callable[[], None]) -> None:
        super().__init__(owner)
        self._names = iter(names)
        self._then = then
        self.timeout.connect(self._import_next)

    def _import_next(self) -> None:
        name = next(self._names, None)
        if name is not None:
            import_module(name)
            return
        self.stop()
        self.deleteLater()
        self._then()


def _loaded(then: Callable[[], None]) -> None:
    gc.freeze()  # nor are modules ever
    gc.enable()
    then()
