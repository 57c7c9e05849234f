"""The task runner of the real program: one thread for each lane, begun when first used."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.tasks.lanes import Failed, Lane, owner_of

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Failed | None
    owner: QObject | None
    key: Hashable = None
    dropped: bool = False
    result: Any = None
    error: Exception | None = field(default=None)

    def cancel(self) -> None:
        self.dropped = True

    @property
    def wanted(self) -> bool:
        """Whether anybody is still there to hear of it."""
        return not self.dropped and (self.owner is None or isValid(self.owner))


class _Lane:
    """One thread and its queue."""

    def __init__(self, lane: Lane, finished: Callable[[_Job], None], ended: Callable[[], None]) -> None:
        self._lane = lane
        self._finished = finished
        self._ended = ended
        self._queue: deque[_Job] = deque()
        self._latest: dict[Hashable, _Job] = {}
        self._condition = Condition()
        self._thread: Thread | None = None
        self._closing = False

    def submit(self, job: _Job) -> None:
        with self._condition:
            self._replace_earlier(job)
            self._queue.append(job)
            if self._thread is None:
                self._thread = Thread(target=self._run, name=f"frontdesk-{self._lane}", daemon=True)
                self._thread.start()
            self._condition.notify()

    def _replace_earlier(self, job: _Job) -> None:
        if job.key is None:
            return
        earlier = self._latest.get(job.key)
        if earlier is not None:
            earlier.cancel()
        self._latest[job.key] = job

    def drop_waiting(self) -> None:
        with self._condition:
            for job in (*self._queue, *self._latest.values()):
                job.cancel()

    def close(self) -> None:
        """Let what is queued run, then end the thread and wait for it."""
        with self._condition:
            self._closing = True
            self._condition.notify()
        if self._thread is not None:
            self._thread.join()

    def _next(self) -> _Job | None:
        with self._condition:
            while not self._queue and not self._closing:
                self._condition.wait()
            return self._queue.popleft() if self._queue else None

    def _run(self) -> None:
        while (job := self._next()) is not None:
            if self._lane in (Lane.WRITE, Lane.DRAFTS) or not job.dropped:
                self._work(job)
        self._ended()

    def _work(self, job: _Job) -> None:
        try:
            job.result = job.work()
        except Exception as error:  # noqa: BLE001  every failure is told on the UI thread
            job.error = error
        self._forget(job)
        self._finished(job)

    def _forget(self, job: _Job) -> None:
        with self._condition:
            if job.key is not None and self._latest.get(job.key) is job:
                del self._latest[job.key]


class ThreadTasks(QObject):
    """Runs tasks on threads and brings their results to the UI thread by queued signals."""

    bug_found = Signal(Exception)
    _finished = Signal(object)

    def __init__(
        self, parent: QObject | None = None, *, thread_ended: Callable[[], None] = lambda: None
    ) -> None:
        """`thread_ended` runs on each thread as it ends: it closes that thread's connection."""
        super().__init__(parent)
        self._lanes = {lane: _Lane(lane, self._finished.emit, thread_ended) for lane in Lane}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> _Job:
        job = _Job(work, done, failed, owner or owner_of(done))
        self._lanes[Lane.WRITE].submit(job)
        return job

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        lane: Lane = Lane.PAGES,
        replace_key: Hashable = None,
        owner: QObject | None = None,
    ) -> _Job:
        job = _Job(work, done, failed, owner or owner_of(done), replace_key)
        self._lanes[lane].submit(job)
        return job

    def close(self) -> None:
        """Finish the writes and the drafts, drop the other reads, and end every thread."""
        for lane in (Lane.TYPING, Lane.PAGES, Lane.DOCUMENTS, Lane.PREVIEW, Lane.PRINTING, Lane.FILES):
            self._lanes[lane].drop_waiting()
        for each in self._lanes.values():
            each.close()

    def _deliver(self, job: _Job) -> None:
        if job.error is not None:
            self._deliver_failure(job, job.error)
        elif job.wanted and job.done is not None:
            job.done(job.result)

    def _deliver_failure(self, job: _Job, error: Exception) -> None:
        if isinstance(error, FrontDeskError) and job.failed is not None:
            if job.wanted:
                job.failed(error)
            return
        _log.error("a task failed", exc_info=error)
        self.bug_found.emit(error)
