"""Starts one window, prints when it was usable and what memory it held, and ends.

`python -m tests.bench.started bare` is the floor: a window with an empty table;
`python -m tests.bench.started desk DATABASE` is Front Desk, until Today is painted.
The instant of the start (CLOCK_MONOTONIC, seconds) comes in FRONTDESK_BENCH_STARTED.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STARTED = "FRONTDESK_BENCH_STARTED"


def main(which: str, database: str = "") -> int:
    """Start the window named and return its exit code."""
    return bare() if which == "bare" else desk(database)


def bare() -> int:
    """Show the least that a table in a window can be."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1280, 800)
    window.show()
    QTimer.singleShot(0, lambda: told(application.quit))
    return application.exec()


def desk(database: str) -> int:
    """Start the program as a user does; Today is usable once its rows are painted."""
    # The tests have PostgreSQL's driver; the set-up of an office on SQLite does not install it.
    sys.modules["psycopg"] = None  # type: ignore[assignment]  # how Python is told that it is not there

    from frontdesk import app
    from frontdesk.ui.opening.qt_loading import loading

    with loading():  # as `app` does
        from frontdesk.ui.pages.today import page as today

    showing = today.TodayPage._show

    def shown(page: today.TodayPage, found: Any) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        showing(page, found)
        page.list.repaint()
        QTimer.singleShot(0, lambda: told(QApplication.closeAllWindows))

    setattr(today.TodayPage, "_show", shown)  # noqa: B010  a type checker rightly forbids the plain form
    return app.main(["--database", database])


def told(end: Callable[[], object]) -> None:
    """Tell how the start went, and end.

    Printed are the seconds since the start, and the memory of this process with its part of what it shares.
    """
    seconds = time.monotonic() - float(os.environ[STARTED])
    print(f"{seconds:.4f} {proportional_kilobytes()}", flush=True)
    end()


def proportional_kilobytes() -> int:
    """Return the PSS of this process in kilobytes, as Linux tells it."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
