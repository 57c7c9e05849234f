"""The longest time the UI thread was blocked is measured."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from frontdesk.ui.keeping.heartbeat import Heartbeat


def spin(seconds: float) -> None:
    until = perf_counter() + seconds
    while perf_counter() < until:
        pass


def test_a_block_is_measured(qtbot: QtBot) -> None:
    heartbeat = Heartbeat()
    heartbeat.start()
    blocked: list[bool] = []

    def block() -> None:
        spin(0.12)
        blocked.append(True)

    QTimer.singleShot(10, block)
    qtbot.waitUntil(lambda: bool(blocked))
    assert heartbeat.stop() >= 100


def test_each_measurement_begins_afresh(qtbot: QtBot) -> None:
    heartbeat = Heartbeat()
    heartbeat.start()
    spin(0.3)
    before = heartbeat.stop()
    heartbeat.start()
    assert heartbeat.longest_block_ms < before
    heartbeat.stop()
