"""The print dialog: what the printers can do, what was chosen last, and what is ordered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from frontdesk.printing.faults import UnreachableError
from frontdesk.printing.jobs import PrintOptions
from frontdesk.printing.paper import A4, LETTER, Paper, PaperKind
from frontdesk.printing.printers import Printer, PrinterState, Sides
from frontdesk.services.stationery.printer import NO_OFFSET, Offset
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.printing.choices import PrinterChoice, read_choice
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.printing.subject import PrintOrder, PrintSubject
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.segmented import Segmented
from tests.ui.printing.fake_spooler import HALL_CAN, OFFICE_CAN, FakeSpooler

LETTERS = PrintSubject("40 letters", A4, PaperKind.A4)
Opened = Callable[[PrintSubject], PrintDialog]


@pytest.fixture
def opened(page: PageContext, qtbot: QtBot) -> Iterator[Opened]:
    """Show print dialogs; those still open are closed at the end."""
    dialogs: list[PrintDialog] = []

    def show(subject: PrintSubject) -> PrintDialog:
        dialog = PrintDialog(page, subject)
        dialogs.append(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    yield show
    for dialog in filter(isValid, dialogs):
        dialog.close()


def ordered(dialog: PrintDialog) -> list[PrintOrder]:
    """Confirm, and return what was ordered."""
    orders: list[PrintOrder] = []
    dialog.ordered.connect(orders.append)
    dialog.confirm()
    return orders


def texts(box: QComboBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def choose(dialog: PrintDialog, name: str, value: str) -> None:
    box = find(dialog, QComboBox, name)
    box.setCurrentIndex(box.findData(value))


def state(dialog: PrintDialog) -> QLabel:
    return find(dialog, QLabel, "state")


def test_it_begins_with_the_systems_printer_and_what_it_does_by_itself(opened: Opened) -> None:
    dialog = opened(LETTERS)
    assert texts(find(dialog, QComboBox, "printer")) == ["Office printer", "Hall"]
    assert state(dialog).text() == "Ready"
    (order,) = ordered(dialog)
    assert order == PrintOrder(PrintOptions("office", A4), "Office printer", NO_OFFSET)


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        (PrintSubject("40 letters", A4, PaperKind.A4, sheets=43), "40 letters · 43 sheets · A4"),
        (
            PrintSubject("5 cards", Paper(148, 105), PaperKind.POSTCARD, sheets=1),
            "5 cards · 1 sheet · Postcards",
        ),
        (PrintSubject("Slip", Paper(148, 210), PaperKind.OTHER), "Slip · 148 × 210 mm"),
    ],
)
def test_it_says_what_is_printed_on_which_paper(subject: PrintSubject, said: str, opened: Opened) -> None:
    assert find(opened(subject), QLabel, "about").text() == said


def test_trays_have_names_that_people_know(opened: Opened) -> None:
    trays = texts(find(opened(LETTERS), QComboBox, "tray"))
    assert trays == ["The printer decides", "Tray 1", "Tray 2", "Manual feed (bypass)", "Odd slot"]


def test_what_is_chosen_is_ordered_and_remembered_for_this_paper(opened: Opened) -> None:
    dialog = opened(LETTERS)
    choose(dialog, "tray", "tray-2")
    find(dialog, Segmented, "sides").set_value("both")
    find(dialog, Segmented, "colour").set_value("black")
    find(dialog, QSpinBox, "copies").setValue(3)
    find(dialog, QDoubleSpinBox, "right").setValue(1.5)
    (order,) = ordered(dialog)
    assert order.options == PrintOptions("office", A4, "tray-2", Sides.LONG_EDGE, copies=3, colour=False)
    assert order.offset == Offset(1.5, 0)
    kept = read_choice(PaperKind.A4)
    assert kept.printer == "office"
    assert kept.of("office") == PrinterChoice("tray-2", Sides.LONG_EDGE, colour=False, right=1.5)
    again = opened(LETTERS)
    (order,) = ordered(again)
    assert order.options == PrintOptions("office", A4, "tray-2", Sides.LONG_EDGE, copies=1, colour=False)
    assert order.offset == Offset(1.5, 0)
    (other,) = ordered(opened(PrintSubject("3 letters", LETTER, PaperKind.LETTER)))
    assert other.options.tray == ""


def test_each_printer_keeps_its_own_offset(opened: Opened) -> None:
    dialog = opened(LETTERS)
    find(dialog, QDoubleSpinBox, "down").setValue(-2)
    ordered(dialog)
    dialog = opened(LETTERS)
    choose(dialog, "printer", "hall")
    assert find(dialog, QDoubleSpinBox, "down").value() == 0
    ordered(dialog)
    dialog = opened(LETTERS)
    assert find(dialog, QComboBox, "printer").currentData() == "hall"
    choose(dialog, "printer", "office")
    assert find(dialog, QDoubleSpinBox, "down").value() == -2


def test_a_plain_printer_offers_no_more_than_it_can(opened: Opened) -> None:
    dialog = opened(LETTERS)
    choose(dialog, "printer", "hall")
    assert texts(find(dialog, QComboBox, "tray")) == ["The printer decides"]
    assert not find(dialog, Field, "colour_field").isVisible()
    assert find(dialog, QSpinBox, "copies").maximum() == 1
    find(dialog, Segmented, "sides").set_value("both")
    assert [each.options.sides for each in ordered(dialog)] == [Sides.ONE]
    assert state(dialog).text() == "ground floor · Ready"


def test_paper_that_a_printer_does_not_take_is_said_at_once_and_refused(opened: Opened) -> None:
    dialog = opened(PrintSubject("5 postcards", Paper(152.4, 101.6), PaperKind.POSTCARD))
    assert state(dialog).text() == "Ready"
    choose(dialog, "printer", "hall")
    assert "152.4 × 101.6" in state(dialog).text()
    assert ordered(dialog) == []
    assert "152.4 × 101.6" in find(dialog, Field, "printer_field").error


def test_sides_that_are_given_cannot_be_chosen(opened: Opened, spooler: FakeSpooler) -> None:
    subject = PrintSubject(
        "cards", A4, PaperKind.POSTCARD, sides=Sides.SHORT_EDGE, turned=Sides.SHORT_EDGE, copies=False
    )
    dialog = opened(subject)
    assert find(dialog, Segmented, "sides").value == "both"
    assert not find(dialog, Field, "copies_field").isVisible()
    assert [each.options.sides for each in ordered(dialog)] == [Sides.SHORT_EDGE]
    assert read_choice(PaperKind.POSTCARD).of("office").sides is None


def test_a_printer_in_trouble_is_offered_with_its_trouble(opened: Opened, spooler: FakeSpooler) -> None:
    stopped = Printer("old", "Old one", state=PrinterState.STOPPED, accepting=False)
    spooler.known = {stopped: OFFICE_CAN}
    dialog = opened(LETTERS)
    assert "takes no jobs" in state(dialog).text()
    assert state(dialog).property("look") == "warning"


def test_without_printers_nothing_can_be_confirmed(opened: Opened, spooler: FakeSpooler) -> None:
    spooler.known = {}
    dialog = opened(LETTERS)
    assert "No printer is set up" in state(dialog).text()
    assert not find(dialog, QPushButton, "confirm").isEnabled()
    assert ordered(dialog) == []


def test_a_print_service_that_does_not_answer_is_told(opened: Opened, spooler: FakeSpooler) -> None:
    spooler.fault = UnreachableError("printing.unreachable", where="/run/cups.sock")
    dialog = opened(LETTERS)
    assert "/run/cups.sock" in find(dialog, QLabel, "problem").text()
    assert not find(dialog, QPushButton, "confirm").isEnabled()


def test_a_printer_that_is_gone_by_now_is_told(opened: Opened, spooler: FakeSpooler) -> None:
    dialog = opened(LETTERS)
    spooler.known = {Printer("other", "Other"): HALL_CAN}
    choose(dialog, "printer", "hall")
    assert "no printer hall" in find(dialog, Field, "printer_field").error
    assert not find(dialog, QPushButton, "confirm").isEnabled()


def test_the_test_page_is_one_sheet_with_the_offset_of_the_form(
    opened: Opened, spooler: FakeSpooler, qtbot: QtBot
) -> None:
    dialog = opened(LETTERS)
    find(dialog, Segmented, "sides").set_value("both")
    find(dialog, QSpinBox, "copies").setValue(5)
    find(dialog, QDoubleSpinBox, "right").setValue(2.5)
    qtbot.mouseClick(find(dialog, QPushButton, "test_page"), Qt.MouseButton.LeftButton)
    (printed,) = spooler.jobs
    assert (printed.options.copies, printed.options.sides) == (1, Sides.ONE)
    (sheet,) = PdfReader(BytesIO(printed.data)).pages
    assert "Moved now by 2.5 mm to the right" in " ".join(sheet.extract_text().split())
    assert "test page is on its way" in find(dialog, QLabel, "told").text()
    assert dialog.isVisible()
    assert find(dialog, QPushButton, "confirm").isEnabled()


def test_every_control_has_a_name_for_screen_readers(opened: Opened) -> None:
    dialog = opened(LETTERS)
    for name in ("printer", "tray", "copies", "right", "down"):
        field = find(dialog, Field, f"{name}_field")
        assert field.input.accessibleName() == field.property("label") != ""
