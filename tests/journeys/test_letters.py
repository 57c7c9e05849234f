"""A letter comes in, is acknowledged on paper, and answered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from frontdesk.domain.kinds import CaseStatus, DeadlineKind, DeadlineState, Outcome
from frontdesk.services.correspondence import MailroomGroup
from frontdesk.ui.dialogs.answer import AnswerDialog, FeedbackDialog
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.dialogs.post import PostDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.mail_part import MailPart
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.widgets.segmented import Segmented
from tests.journeys.reception import Reception
from tests.ui.printing.fake_spooler import FakeSpooler

REFERENCE = "26-00001-0"


def test_pol_13_a_letter_is_acknowledged_by_letter_which_counts_once_posted(
    reception: Reception, tmp_path: Path
) -> None:
    log_letter(reception, reception.intake(Qt.Key.Key_F4), scan=a_scan(tmp_path))
    page = reception.open_case(REFERENCE)
    reception.press_action(page, "print")
    preview = reception.shown(PdfWindow)
    assert preview.pages == 1
    printers = FakeSpooler()
    reception.window.page.spooler = lambda: printers
    find(preview, QPushButton, "print_it").click()
    reception.shown(PrintDialog).confirm()
    preview.close()
    assert printers.jobs[0].data.startswith(b"%PDF")
    assert acknowledgement(reception) is DeadlineState.OPEN
    reception.press_action(page, "mark_posted")
    reception.shown(PostDialog).confirm()
    assert acknowledgement(reception) is DeadlineState.MET
    names = [document.name for document in reception.case(REFERENCE).documents]
    assert names == ["scan.pdf", f"letter-{REFERENCE}.pdf"]


def test_pol_15_an_answer_by_letter_is_given_when_it_is_posted(reception: Reception) -> None:
    log_letter(reception, reception.intake(Qt.Key.Key_F4))
    page = reception.open_case(REFERENCE)
    reception.press_action(page, "answer")
    dialog = reception.shown(AnswerDialog)
    write_answer(dialog)
    dialog.confirm()
    assert reception.notice().startswith("The answer waits in the Mailroom")
    assert reception.case(REFERENCE).status is CaseStatus.REFERRED
    print_whatever_waits(reception)
    reception.press_action(reception.open_case(REFERENCE), "mark_posted")
    reception.shown(PostDialog).confirm()
    assert reception.case(REFERENCE).status is CaseStatus.AWAITING_FEEDBACK


def test_csp_004_a_complaint_is_closed_only_with_feedback(reception: Reception) -> None:
    log_letter(reception, reception.intake(Qt.Key.Key_F4))
    page = reception.open_case(REFERENCE)
    reception.press_action(page, "answer")
    dialog = reception.shown(AnswerDialog)
    write_answer(dialog)
    find(dialog, QCheckBox, "sent_already").setChecked(True)
    dialog.confirm()
    assert reception.case(REFERENCE).status is CaseStatus.AWAITING_FEEDBACK
    reception.press_action(page, "record_feedback")
    feedback = reception.shown(FeedbackDialog)
    find(feedback, QPlainTextEdit, "words").setPlainText("Satisfied.")
    feedback.confirm()
    reception.press_action(page, "close")
    assert reception.case(REFERENCE).status is CaseStatus.CLOSED
    assert reception.today() == []


def test_what_is_no_scan_is_refused_by_its_content(reception: Reception, tmp_path: Path) -> None:
    window = reception.intake(Qt.Key.Key_F4)
    fake = tmp_path / "scan.pdf"
    fake.write_text("not a PDF at all")
    assert isinstance(window.who, MailPart)
    window.who.scans.add([str(fake)])
    assert find(window, QListWidget, "scans").count() == 0
    assert window.who.scans.scans == ()


def log_letter(reception: Reception, window: IntakeWindow, *, scan: Path | None = None) -> None:
    assert isinstance(window.who, MailPart)
    window.who.name.setText("Rosa Delgado")
    for name, text in (("street", "5 Mill Lane"), ("postal_code", "LS1 4DY"), ("city", "Leeds")):
        find(window, QLineEdit, name).setText(text)
    if scan is not None:
        window.who.scans.add([str(scan)])
    window.matter.focus_first()
    reception.typist.choose(3)
    window.matter.subject.setText("Parcel left in the rain")
    window.outcome.choose(Outcome.REFERRED)
    find(window, QLineEdit, "target").setText("Shipping · Jonas Weber")
    with reception.qtbot.waitSignal(window.saved):
        window.save()


def write_answer(dialog: AnswerDialog) -> None:
    find(dialog, QPlainTextEdit, "analysis").setPlainText("It was left at the wrong door.")
    find(dialog, QPlainTextEdit, "resolution").setPlainText("A new one is on its way.")
    find(dialog, Segmented, "given_by").set_value("letter")


def print_whatever_waits(reception: Reception) -> None:
    printers = FakeSpooler()
    reception.window.page.spooler = lambda: printers
    page = reception.mailroom(MailroomGroup.TO_PRINT)
    page.doing.press("print")
    reception.shown(PrintDialog).confirm()


def acknowledgement(reception: Reception) -> DeadlineState:
    found = [each for each in reception.case(REFERENCE).deadlines if each.kind is DeadlineKind.ACKNOWLEDGE]
    assert len(found) == 1
    return found[0].state


def a_scan(folder: Path) -> Path:
    file = folder / "scan.pdf"
    file.write_bytes(b"%PDF-1.4\n%%EOF\n")
    return file
