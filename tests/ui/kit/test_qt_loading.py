"""Loading Qt leaves Python's own `import` in place."""

from __future__ import annotations

import subprocess
import sys

_LOADS = """
import builtins
importing = builtins.__import__
from frontdesk.ui.qt_loading import load_qt
load_qt()
from frontdesk.ui import start
print(builtins.__import__ is importing, "frontdesk.ui.start" in __import__("linecache").cache)
"""


def test_python_imports_as_before_once_qt_is_loaded() -> None:
    ran = subprocess.run([sys.executable, "-c", _LOADS], check=True, capture_output=True, text=True)
    assert ran.stdout.split() == ["True", "False"]
