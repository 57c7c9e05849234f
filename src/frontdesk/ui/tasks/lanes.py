"""Work off the UI thread: one serial writer, and readers that never wait for it.

A page hands over a function and two callbacks; the callbacks run on the UI
thread, unless the page is gone by then.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import StrEnum
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from frontdesk.domain.errors import FrontDeskError

T = TypeVar("T")
Failed = Callable[[FrontDeskError], None]


class Lane(StrEnum):
    """Queues of work; each has its own thread, so that none waits for another."""

    WRITE = "write"
    TYPING = "typing"
    PAGES = "pages"
    DOCUMENTS = "documents"
    PRINTING = "printing"
    PREVIEW = "preview"  # what is drawn anew with every key press never waits for a batch or a backup
    DRAFTS = "drafts"
    FILES = "files"  # a file that is read, or taken in, for minutes holds up no letter and no save


class Task(Protocol):
    """A piece of work that was handed over."""

    def cancel(self) -> None:
        """Drop the result; work that has not begun is not begun. A write still happens."""
        ...


class Tasks(Protocol):
    """Runs the pages' work."""

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task:
        """Run `work` after all earlier writes, then `done` with its result.

        A refusal (FrontDeskError) goes to `failed`; anything else is a bug and
        is told once, by `bug_found`. `owner` is whose callbacks these are; by
        default the object whose bound method `done` is.
        """
        ...

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        lane: Lane = Lane.PAGES,
        replace_key: Hashable = None,
        owner: QObject | None = None,
    ) -> Task:
        """Run `work` on a reading lane; never waits for a write.

        Of the tasks with one `replace_key` only the latest gives a result:
        an earlier one that waits is dropped, one that runs is not heard.
        """
        ...

    def close(self) -> None:
        """Finish the writes, drop the reads, and end every thread."""
        ...


def owner_of(done: Callable[..., None] | None) -> QObject | None:
    """Return the Qt object whose bound method a callback is, if it is one."""
    owner = getattr(done, "__self__", None)
    return owner if isinstance(owner, QObject) else None
