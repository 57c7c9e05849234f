"""Importing in the window: looked at, put right, taken in, and said what was refused with line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from frontdesk.services.imports.suggestions import import_suggestions
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.lists import suggestion_ids
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.suggestions.importing.files import open_import
from frontdesk.ui.suggestions.importing.window import ImportDialog
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.grouped_list import GroupedList
from tests.services.offices import Desk
from tests.services.suggestions.writers import write
from tests.ui.suggestions.conftest import Told, opened

FORM = (
    "Zeitstempel,Your idea,Beteiligt?,Stimmen,Grund\n"
    "31/10/2026 09:12:00,A bench outside the entrance so people can wait in the sun,ja,4,=1+1\n"
    "yesterday,More bicycle stands,nein,,\n"
    "1/11/2026 10:00:00,A quiet room,nein,many,\n"
    "2/11/2026 10:00:00,,,,\n"
    "too,few\n"
)
ANSWER = "frontdesk-suggestion=1\nlanguage=en\nname=Liam\ntext=A clock in the hall\nfrontdesk-end=1\n"


def shown(dialog: QWidget) -> str:
    (rows,) = dialog.findChildren(GroupedList)
    model = rows.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return "\n".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))


def choose(dialog: QWidget, field: str, text: str) -> None:
    """Choose the column of a field."""
    box = find(dialog, ChoiceBox, f"column_{field}")
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def stored(desk: Desk) -> int:
    return len(suggestion_ids(desk.ctx, SuggestionFilter()))


def test_a_table_is_looked_at_put_right_and_taken_in(
    page: PageContext, window: QWidget, desk: Desk, told: Told, tmp_path: Path
) -> None:
    write(desk)
    file = tmp_path / "October.csv"
    file.write_text(FORM, encoding="utf-16")
    open_import(page, window, [file])
    dialog = opened(window, ImportDialog)
    check = find(dialog, QLabel, "check")
    assert "guessed" in find(dialog, QLabel, "told").text()
    assert find(dialog, ChoiceBox, "column_text").currentText() == "Your idea"
    assert check.text() == "Nothing is stored yet. New: 1 · here already: 0 · refused: 4"
    for told_of in ("Line 3, Column “Zeitstempel”", "Column “Stimmen”", "suggests nothing", "2 fields where"):
        assert told_of in shown(dialog)
    assert "Likely twin" in shown(dialog)
    choose(dialog, "given", "Not in this file")
    choose(dialog, "theme", "Beteiligt?")
    order = find(dialog, ChoiceBox, "date_order")
    order.setCurrentIndex(order.findText("2/11 is February 11"))
    order.activated.emit(order.currentIndex())
    assert check.text() == "Nothing is stored yet. New: 2 · here already: 0 · refused: 3"
    choose(dialog, "text", "Not in this file")
    assert find(dialog, Field, "column_text_field").error
    assert not find(dialog, QPushButton, "confirm").isEnabled()
    choose(dialog, "text", "Your idea")
    assert stored(desk) == 1, "nothing is stored before the button"
    find(dialog, QPushButton, "confirm").click()
    assert stored(desk) == 3
    assert told.last == "2 suggestions taken in"
    assert check.text() == "Taken in: 2 · here already: 0 · refused: 3"
    target = tmp_path / "refused.csv"
    dialog.write_refused(target)
    assert "4,Stimmen,“many” is no number of supporters." in target.read_text(encoding="utf-8-sig")
    dialog.reject()
    assert import_suggestions(desk.ctx, path=file, dry_run=True).result.duplicates == 2, "it is known again"


def test_answers_of_the_web_form_come_in_together(
    page: PageContext, window: QWidget, desk: Desk, tmp_path: Path
) -> None:
    files = [tmp_path / "one.txt", tmp_path / "two.eml"]
    files[0].write_text(ANSWER, encoding="utf-8")
    files[1].write_text("Subject: Hello\n\nNo answer at all\n", encoding="utf-8")
    open_import(page, window, files)
    dialog = opened(window, ImportDialog)
    assert not find(dialog, QWidget, "columns").isVisible()
    assert "A clock in the hall, one.txt" in shown(dialog)
    assert "two.eml" in shown(dialog)
    find(dialog, QPushButton, "confirm").click()
    assert stored(desk) == 1


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x00\x01\x02" * 99, b"PK\x03\x04" + b"\x00" * 40])
def test_what_is_no_table_is_told_and_opens_nothing(
    page: PageContext, window: QWidget, tmp_path: Path, content: bytes
) -> None:
    refused: list[object] = []
    page.bus.refused.disconnect()
    page.bus.refused.connect(refused.append)
    for name in ("bad.csv", "bad.xlsx"):
        (tmp_path / name).write_bytes(content)
        open_import(page, window, [tmp_path / name])
    assert len(refused) == 2
    assert not window.findChildren(ImportDialog)


def test_an_import_stops_when_it_is_told_to(
    page: PageContext, window: QWidget, desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "many.csv"
    file.write_text("idea\n" + "".join(f"Idea number {at}\n" for at in range(1200)), encoding="utf-8")
    open_import(page, window, [file])
    dialog = opened(window, ImportDialog)
    dialog.progressed.connect(lambda _done: dialog.reject())
    find(dialog, QPushButton, "confirm").click()
    assert "Stopped. Taken in so far: 500" in find(dialog, QLabel, "check").text()
    dialog.reject()
    open_import(page, window, [file])
    again = opened(window, ImportDialog)
    again.progressed.connect(lambda done: again.close() if done == 1000 else None)
    find(again, QPushButton, "confirm").click()
    assert stored(desk) == 1000, "it goes on where it stopped, until its window is closed"
