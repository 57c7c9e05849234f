"""What the page of callbacks prints and saves beside its list: the day, the week, calendar files."""

from __future__ import annotations

from pathlib import Path

import ics
import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from frontdesk.services.owed.today import Scope
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.forms.loading import find
from frontdesk.ui.pages.callbacks.page import DAY, CallbacksPage
from tests.services.offices import Desk
from tests.ui.callbacks.conftest import Promise


def _events(file: Path) -> list[str]:
    return sorted(event.begin.isoformat() for event in ics.Calendar(file.read_text(encoding="utf-8")).events)


def _choose(page: CallbacksPage, button: str, text: str) -> None:
    """Choose an entry of a button's menu."""
    menu = find(page, QPushButton, button).menu()
    (action,) = [each for each in menu.actions() if each.text() == text]
    action.trigger()


PRINTED = [
    "The list shown",
    "The day’s calls, to write on",
    "The week’s plan",
    "How they were kept, last 30 days",
]


@pytest.mark.parametrize("text", PRINTED)
def test_what_is_printed_is_shown_first(callbacks: CallbacksPage, promise: Promise, text: str) -> None:
    promise("2026-11-23 14:00")
    callbacks.refresh()
    callbacks.view.set_value(DAY)
    _choose(callbacks, "print_list", text)
    (shown,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, PdfWindow)]
    assert shown.pages >= 1
    shown.close()


def test_a_calendar_has_everybodys_calls_or_ones_own(
    desk: Desk, callbacks: CallbacksPage, promise: Promise, tmp_path: Path
) -> None:
    promise("2026-11-23 14:00")
    promise("2026-11-24 10:00", person="Jonas Weber")
    file = tmp_path / "calls.ics"
    callbacks.output.write_calendar(file, Scope.EVERYONE)
    assert _events(file) == ["2026-11-23T14:00:00+00:00", "2026-11-24T10:00:00+00:00"]
    callbacks.output.write_calendar(file, Scope.MINE)
    assert _events(file) == ["2026-11-23T14:00:00+00:00"]


def test_one_call_goes_into_a_file_of_its_own(
    callbacks: CallbacksPage, promise: Promise, tmp_path: Path
) -> None:
    promise("2026-11-23 14:00")
    id_ = promise("2026-11-24 10:00")
    callbacks.refresh()
    callbacks.output.write_entry(id_, tmp_path / "call.ics")
    assert _events(tmp_path / "call.ics") == ["2026-11-24T10:00:00+00:00"]
    menu = callbacks.menu.menu(callbacks.waiting.rows[0])
    assert "Into a calendar (iCalendar) …" in [each.text() for each in menu.actions()]
