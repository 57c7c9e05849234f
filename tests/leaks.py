"""A thread or a window that a test leaves behind fails that test, not a later one."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SECONDS_TO_END = 2.0  # for a thread that has been told to end and is about to


def pytest_collection_finish() -> None:
    """Take what thousands of collected tests have made out of every later search for what is left."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_leaked_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        if not isinstance(thread, threading._DummyThread):  # Qt's own pool threads cannot be joined
            thread.join(SECONDS_TO_END)
    alive = [thread.name for thread in left if thread.is_alive() and not _of_qt(thread)]
    assert not alive, f"the test left these threads running: {alive}"


def _of_qt(thread: threading.Thread) -> bool:
    return isinstance(thread, threading._DummyThread)


@pytest.fixture(autouse=True)
def _no_leaked_windows() -> Iterator[None]:
    before = {id(widget) for widget in _windows()}
    yield
    left = [widget for widget in _windows() if id(widget) not in before]
    if left:
        del left
        left = _after_clean_up(before)
    names = [f"{type(widget).__name__} {widget.objectName()!r}" for widget in left]
    assert not names, f"the test left these windows: {names}"


def _windows() -> list[QWidget]:
    """Return the top-level widgets; a test that never imported Qt has none."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets() if QApplication.instance() else []


def _after_clean_up(before: set[int]) -> list[QWidget]:
    """Return what is left once deletions that were asked for have happened."""
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [widget for widget in _windows() if id(widget) not in before]
