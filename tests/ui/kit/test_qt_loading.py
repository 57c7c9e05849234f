"""Loading Qt leaves Python's own `import` in place, and out what only a wrong call needs."""

from __future__ import annotations

import subprocess
import sys

_LOADS = """
import builtins
importing = builtins.__import__
from frontdesk.ui.opening.qt_loading import load_qt
load_qt()
from frontdesk.ui.opening import start
print(builtins.__import__ is importing, "frontdesk.ui.opening.start" in __import__("linecache").cache)
"""


def test_python_imports_as_before_once_qt_is_loaded() -> None:
    ran = subprocess.run([sys.executable, "-c", _LOADS], check=True, capture_output=True, text=True)
    assert ran.stdout.split() == ["True", "False"]


_WRONG = """
import sys
from frontdesk.ui.opening.qt_loading import load_qt
load_qt()
from PySide6.QtCore import QSize
late = sys.modules["shibokensupport.signature.layout"]
print("create_signature" in vars(late))
try:
    QSize("as wide", "as this")
except TypeError as wrong:
    print("Supported signatures" in str(wrong) and "h: int" in str(wrong))
from PySide6.QtCore import QObject, Signal, Slot
class Bell(QObject):
    rung = Signal(int)
    @Slot(int)
    def hear(self, times):
        print(times)
bell = Bell()
bell.rung.connect(bell.hear)
bell.rung.emit(7)
"""


def test_a_wrong_call_is_still_explained() -> None:
    ran = subprocess.run([sys.executable, "-c", _WRONG], check=True, capture_output=True, text=True)
    assert ran.stdout.split() == ["False", "True", "7"]
