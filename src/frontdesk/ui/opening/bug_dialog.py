"""What is shown when something goes wrong that nobody at the desk can mend: once, and nothing is lost."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from frontdesk.ui.page_context import PageContext

if TYPE_CHECKING:
    from frontdesk.ui.widgets.ask_box import AskBox

_log = logging.getLogger(__name__)
_LOG_BYTES = 1_000_000
_LOG_FILES = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


@contextmanager
def kept_log(folder: Path) -> Iterator[Path]:
    """Write what the program logs into a file of this desk, three of a megabyte at most; give its name."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "frontdesk.log"
    handler = _FileWhenNeeded(file)
    handler.setFormatter(logging.Formatter(_FORMAT))
    logging.getLogger().addHandler(handler)
    try:
        yield file
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


class _FileWhenNeeded(logging.Handler):
    """Opens the log's file for the first record that comes; most days have none, and a start has no time."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._path = file
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from logging.handlers import RotatingFileHandler  # noqa: PLC0415  start-up, as said above

            self._file = RotatingFileHandler(
                self._path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES - 1, encoding="utf-8"
            )
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


class BugTeller(QObject):
    """Tells of a bug in one dialog; further ones are only logged while it is open."""

    def __init__(self, page: PageContext, window: QWidget, log: Path) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._file = log
        self._dialog: AskBox | None = None

    def tell(self, bug: BaseException) -> None:
        """Log a bug and say that it happened; what was typed is still there."""
        _log.error("a bug was found", exc_info=bug)
        if self._dialog is not None:
            return
        from frontdesk.ui.widgets.ask_box import AskBox  # noqa: PLC0415  start-up: only a bug needs it

        say = self._page.say
        text = "\n\n".join((say("bug.text"), say("bug.log", file=str(self._file))))
        dialog = AskBox(say("bug.title"), text, parent=self._window)
        dialog.offer(say("start.close"), primary=True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        self._dialog = None


def catch_uncaught(tell: Callable[[BaseException], None]) -> None:
    """Send what nothing else caught, in a slot of Qt for example, to the teller too."""

    def caught(kind: type[BaseException], bug: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, bug, _trace)
        else:
            tell(bug)

    sys.excepthook = caught
