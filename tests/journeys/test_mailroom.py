"""The Mailroom through the main window: forty letters before the post goes, a jam, one that comes back."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QSpinBox

from frontdesk.domain.kinds import DeadlineKind, DeadlineState, LetterKind
from frontdesk.printing.jobs import JobReport, JobState
from frontdesk.services.correspondence import MailroomGroup, write_letter
from frontdesk.services.stationery.mailroom_rules import set_approval
from frontdesk.ui.dialogs.came_out import CameOutDialog
from frontdesk.ui.dialogs.post import PostDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_list import CASE, MAILROOM
from frontdesk.ui.pages.case.page import CasePage
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.welcome.sitting import SittingDialog
from frontdesk.ui.widgets.elided_label import ElidedLabel
from frontdesk.ui.widgets.lookup_field import LookupField
from tests.journeys.reception import Reception
from tests.page_keys import page_key
from tests.services.contacts import REFERRED_LETTER, begin
from tests.services.mailroom.letters import APOLOGY, many, post, states
from tests.ui.printing.fake_spooler import FakeSpooler

FORTY = 40


@dataclass(slots=True)
class Jamming(FakeSpooler):
    """Stops after some sheets, until somebody has taken the paper out."""

    after: int = 0

    def report(self, job: str) -> JobReport:
        if self.after:
            return JobReport(job, JobState.FAILED, sheets_done=self.after)
        return FakeSpooler.report(self, job)


def click(reception: Reception, button: QPushButton) -> None:
    """Press a button with the mouse."""
    reception.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def acknowledged(reception: Reception) -> list[DeadlineState]:
    """Return how every acknowledgement stands."""
    found = (reception.case(f"{reference}") for reference in references(reception))
    return [each.state for case in found for each in case.deadlines if each.kind is DeadlineKind.ACKNOWLEDGE]


def references(reception: Reception) -> list[str]:
    page = reception.mailroom(REGISTER)
    return [entry for entry in (row.split(" · ")[-1] for row in shown_rows(page)) if entry]


def shown_rows(page: MailroomPage, column: str = "customer") -> list[str]:
    """Return to whom the rows of the list in front are, or what another column says."""
    model = page.shown_table.rows
    place = next(at for at, each in enumerate(model.columns) if each.key == column)
    for row in range(model.rowCount()):
        model.data(model.index(row, place))
    model._ask()  # what the event loop would do next
    return [str(model.data(model.index(row, place))) for row in range(model.rowCount())]


def test_pol_13_forty_letters_before_the_post_goes_in_two_clicks(reception: Reception) -> None:
    printers = FakeSpooler()
    reception.window.page.spooler = lambda: printers
    ids = many(reception.office, FORTY)
    reception.qtbot.keyClick(reception.window.shell, page_key(MAILROOM), Qt.KeyboardModifier.AltModifier)
    page = reception.window.shell.pages.page(MAILROOM)
    assert isinstance(page, MailroomPage)
    print_button = find(page, QPushButton, "do_print")
    assert print_button.text() == "Print 40"
    click(reception, print_button)
    click(reception, find(reception.shown(PrintDialog), QPushButton, "confirm"))
    assert len(PdfReader(BytesIO(printers.jobs[0].data)).pages) == FORTY
    assert set(states(reception.office, ids)) == {"printed"}

    page.open_group(MailroomGroup.TO_POST)
    click(reception, find(page, QPushButton, "do_post"))
    click(reception, find(reception.shown(PostDialog), QPushButton, "confirm"))
    assert reception.notice() == "40 letters marked posted."
    assert acknowledged(reception) == [DeadlineState.MET] * FORTY


def test_the_printer_jams_after_sheet_17_and_the_rest_is_printed_anew(reception: Reception) -> None:
    printers = Jamming(after=19)  # it counts sheets that still lie inside
    reception.window.page.spooler = lambda: printers
    ids = many(reception.office, FORTY)
    page = reception.mailroom(MailroomGroup.TO_PRINT)
    click(reception, find(page, QPushButton, "do_print"))
    reception.shown(PrintDialog).confirm()
    assert set(states(reception.office, ids)) == {"spooling"}
    assert [each.message.id for each in reception.refusals] == ["mailroom.print_failed"]
    reception.refusals.clear()
    click(reception, next(each for each in page.findChildren(QPushButton, "came_out") if each.isVisible()))
    dialog = reception.shown(CameOutDialog)
    sheet = find(dialog, QSpinBox, "sheet")
    assert sheet.value() == 19
    sheet.setValue(17)
    dialog.confirm()
    assert reception.notice() == "17 printed, 23 to be printed again."
    assert states(reception.office, ids) == ["printed"] * 17 + ["pending"] * 23

    printers.after = 0
    assert find(page, QPushButton, "do_print").text() == "Print 23"
    click(reception, find(page, QPushButton, "do_print"))
    reception.shown(PrintDialog).confirm()
    assert len(PdfReader(BytesIO(printers.jobs[1].data)).pages) == 23
    assert set(states(reception.office, ids)) == {"printed"}


def test_an_apology_goes_out_after_a_second_pair_of_eyes(reception: Reception) -> None:
    set_approval(reception.office.ctx, kinds=[LetterKind.APOLOGY])
    case = begin(reception.office, REFERRED_LETTER)
    apology = write_letter(reception.office.ctx, entry=APOLOGY, case=case).result
    page = reception.mailroom(MailroomGroup.TO_APPROVE)
    reception.typist.save()
    assert [each.message.id for each in reception.refusals] == ["letter.own"]
    reception.refusals.clear()
    assert states(reception.office, [apology]) == ["to_approve"]

    reception.window.shell.status_line.user_pressed.emit()
    sitting = reception.shown(SittingDialog)
    find(sitting, LookupField, "person").setText("Jonas Weber")
    sitting.confirm()
    reception.come_back()
    page.shown()
    reception.typist.save()
    assert reception.notice() == "1 letter approved."
    page.open_group(MailroomGroup.TO_PRINT)
    assert "To be printed · approved by Jonas Weber" in shown_rows(page, "state")


def test_a_letter_that_came_back_is_found_by_its_reference(reception: Reception) -> None:
    """The reference stands on the letter; typed or scanned into the search, it opens the case."""
    ids = many(reception.office, 3)
    post(reception.office, *ids)
    reference = "26-00002-9"
    field = reception.window.shell.top_bar.search
    reception.qtbot.keyClick(reception.window.shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    reception.typist.write(reference.replace("-", ""))
    reception.qtbot.keyClick(field, Qt.Key.Key_Return)
    case = reception.window.shell.pages.page(CASE)
    assert isinstance(case, CasePage)
    assert case.reference == reference
    titles = [reception.window.page.render(entry.title) for entry in reception.case(reference).timeline]
    assert "Letter posted: acknowledgement" in titles

    reception.office.at("2027-02-01 10:00")
    page = reception.mailroom(REGISTER)
    page.register.search(reference)
    assert shown_rows(page) == [f"Rosa Delgado 001 · {reference}"]


@pytest.mark.parametrize("scanned", ["26-00002-9", "26000029"])
def test_a_letter_that_came_back_is_scanned_at_intake_and_finds_its_case(
    reception: Reception, scanned: str
) -> None:
    """A scanner types the code and presses Enter before anything can be offered."""
    ids = many(reception.office, 3)
    post(reception.office, *ids)
    window = reception.intake(Qt.Key.Key_F4)
    reception.typist.write(scanned)
    reception.typist.enter()
    assert window.who.name.text() == "Rosa Delgado 001"
    assert find(window, ElidedLabel, "belongs_to").text() == "Belongs to 26-00002-9 · Parcel left in the rain"
    find(window, QLineEdit, "subject").setText("Came back: moved away")
    reception.typist.save()
    last = reception.case("26-00002-9").timeline[-1]
    assert (reception.window.page.render(last.title), last.detail) == (
        "Letter received",
        "Came back: moved away",
    )
