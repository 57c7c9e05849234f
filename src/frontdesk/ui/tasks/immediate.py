"""A task runner without threads: every task runs at once, for tests and pictures."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.tasks.lanes import Failed, Lane

T = TypeVar("T")


class FinishedTask:
    """What was handed over is done already."""

    def cancel(self) -> None:
        """Do nothing: there is nothing left to drop."""


class ImmediateTasks(QObject):
    """Runs each task where it is handed over; bugs are raised there too."""

    bug_found = Signal(Exception)

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> FinishedTask:
        """Run `work` and its callback now; `owner` is there, so it is not asked for."""
        try:
            result = work()
        except FrontDeskError as refusal:
            if failed is None:
                raise
            failed(refusal)
        else:
            if done is not None:
                done(result)
        return FinishedTask()

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        lane: Lane = Lane.PAGES,
        replace_key: Hashable = None,
        owner: QObject | None = None,
    ) -> FinishedTask:
        """Run `work` now; lane and key have no meaning without waiting."""
        return self.write(work, done, failed, owner=owner)

    def close(self) -> None:
        """Do nothing: no thread was begun."""
