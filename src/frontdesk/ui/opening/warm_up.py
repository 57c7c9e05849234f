"""Loads what the first window does without, once it is shown.

Start-up imports only what Today needs. The rest would make the first key press
wait, so it is loaded in the background as soon as the window stands.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

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
)


_BREATH_MS = 500


def warm_up(tasks: Tasks, owner: QObject, then: Callable[[], None]) -> None:
    """Load the modules one by one, off the UI thread, once the first page has what it asked for.

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
    for module in _LATER:
        tasks.read(partial(import_module, module), lane=Lane.DOCUMENTS)
    tasks.read(lambda: None, lambda _nothing: _loaded(then), lane=Lane.DOCUMENTS, owner=owner)


def _loaded(then: Callable[[], None]) -> None:
    gc.freeze()  # nor are modules ever
    gc.enable()
    then()
