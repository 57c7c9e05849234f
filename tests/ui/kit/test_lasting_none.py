"""The bindings' miscounting of None does not end the program."""

from __future__ import annotations

import subprocess
import sys

from frontdesk import paths

MANY = """
import sys
import frontdesk.ui
from PySide6.QtGui import QFont

font = QFont()
for size in range(100_000):
    font.setPixelSize(13)
print("alive", sys.getrefcount(None) > 100_000)
"""


def test_a_hundred_thousand_calls_that_return_nothing_leave_the_program_alive() -> None:
    source = paths.resources().parent / "src"
    run = subprocess.run(
        [sys.executable, "-c", MANY],
        env={"PYTHONPATH": str(source), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.stdout, run.returncode) == ("alive True\n", 0)
