"""Letters from where the work is: a case's page, a customer's page, a kept document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import CaseKind, CaseStatus, LetterKind, Way
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.view import case_view
from frontdesk.services.correspondence import (
    LetterRecord,
    make_job,
    mark_posted,
    print_letters,
    read_letter,
    write_letter,
)
from frontdesk.services.stationery.mailroom_rules import set_approval
from frontdesk.ui.dialogs.actions import CaseActions
from frontdesk.ui.dialogs.answer import AnswerDialog, ExtendDialog
from frontdesk.ui.dialogs.email import EmailDialog
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.dialogs.post import PostDialog
from frontdesk.ui.dialogs.progress import ProgressDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.mail.printing import LetterPrinting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.customer.page import CustomerPage
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.contacts import EMAIL, REFERRED_LETTER, begin, view
from tests.services.mailroom.letters import APOLOGY, FREE, as_, many, states, waiting
from tests.services.offices import Desk
from tests.ui.mailroom.conftest import Told, top

REFERENCE = "26-00001-0"


@pytest.fixture
def actions(page: PageContext, window: QWidget) -> CaseActions:
    """What a case's page hands its actions to; printing has a place in the window."""
    LetterPrinting(page, window)
    return CaseActions(page, window)


def act(desk: Desk, actions: CaseActions, action: str, reference: str = REFERENCE) -> None:
    """Press the button of a case, which must be there."""
    case = case_view(desk.ctx, reference=reference)
    assert action in case.actions
    actions.act(action, case)


def test_what_waits_for_a_case_is_printed_and_posted_from_its_page(
    desk: Desk, actions: CaseActions, told: Told
) -> None:
    begin(desk, REFERRED_LETTER)
    act(desk, actions, "print")
    top(PdfWindow).ask_printer()
    top(PrintDialog).confirm()
    act(desk, actions, "mark_posted")
    top(PostDialog).confirm()
    assert told.last == "1 letter marked posted."


def test_a_letter_is_begun_for_the_case(desk: Desk, actions: CaseActions, told: Told) -> None:
    begin(desk, REFERRED_LETTER)
    act(desk, actions, "write_letter")
    assert told.begun == [LetterBeginning(case=REFERENCE)]


def test_a_draft_is_finished_from_the_case(desk: Desk, actions: CaseActions, told: Told) -> None:
    begin(desk, REFERRED_LETTER)
    print_letters(desk.ctx)
    mark_posted(desk.ctx, ids=[1])
    draft = write_letter(desk.ctx, entry=replace(APOLOGY, facts={}, draft=True), case=REFERENCE).result
    act(desk, actions, "finish_letter")
    assert told.begun[0].letter == draft


def test_what_has_to_be_approved_or_is_being_printed_is_shown_in_the_mailroom(
    desk: Desk, page: PageContext, actions: CaseActions, tmp_path: Path
) -> None:
    asked: list[int] = []
    page.bus.show_letter.connect(asked.append)
    set_approval(desk.ctx, kinds=[LetterKind.ACKNOWLEDGEMENT])
    begin(desk, REFERRED_LETTER)
    act(desk, actions, "approve_letter")
    set_approval(desk.ctx, kinds=[])
    (id_,) = waiting(desk)
    make_job(desk.ctx, ids=[id_], out=tmp_path / "batch.pdf", title="Letter")
    act(desk, actions, "print_status")
    assert asked == [id_, id_]


def test_an_email_is_sent_from_the_case(desk: Desk, actions: CaseActions) -> None:
    begin(desk, EMAIL)
    act(desk, actions, "send_email")
    top(EmailDialog).confirm()
    assert "send_email" not in view(desk, REFERENCE).actions


def test_what_somebody_dealt_with_meanwhile_is_told(desk: Desk, actions: CaseActions, told: Told) -> None:
    begin(desk, REFERRED_LETTER)
    case = case_view(desk.ctx, reference=REFERENCE)
    print_letters(desk.ctx)
    actions.act("print", case)
    assert told.refusals == [f"Nothing waits here any more for {REFERENCE}: somebody has dealt with it."]


def test_pol_15_an_answer_in_writing_waits_or_was_given_already(
    desk: Desk, page: PageContext, window: QWidget, told: Told
) -> None:
    for sent, status in ((False, CaseStatus.REFERRED), (True, CaseStatus.AWAITING_FEEDBACK)):
        reference = begin(desk, REFERRED_LETTER)
        dialog = AnswerDialog(page, case_view(desk.ctx, reference=reference), window)
        dialog.show()
        box = find(dialog, QCheckBox, "sent_already")
        assert not box.isVisible()
        assert find(dialog, QPushButton, "confirm").text() == "Answered"
        find(dialog, Segmented, "given_by").set_value("letter")
        assert box.isVisible()
        assert find(dialog, QPushButton, "confirm").text() == "To the Mailroom"
        box.setChecked(sent)
        find(dialog, QPlainTextEdit, "analysis").setPlainText("It was left at the wrong door.")
        find(dialog, QPlainTextEdit, "resolution").setPlainText("A new one is on its way.")
        dialog.confirm()
        assert view(desk, reference).status is status
        assert told.last.startswith("Answered." if sent else "The answer waits in the Mailroom.")


def test_pol_16_a_notice_may_go_by_postcard(desk: Desk, page: PageContext, window: QWidget) -> None:
    reference = begin(desk, REFERRED_LETTER)
    dialog = ExtendDialog(page, case_view(desk.ctx, reference=reference), window)
    find(dialog, Segmented, "told_by").set_value("postcard")
    find(dialog, DateField, "new_date").set_date(page.today().replace(month=12, day=15))
    find(dialog, QPlainTextEdit, "reason").setPlainText("The part comes from abroad.")
    dialog.confirm()
    assert "postcard" in {found.way.value for found in _letters(desk)}


def test_csp_003_news_in_writing_wait_too(desk: Desk, page: PageContext, window: QWidget, told: Told) -> None:
    reference = begin(desk, REFERRED_LETTER, kind=CaseKind.INTERRUPTION)
    dialog = ProgressDialog(page, case_view(desk.ctx, reference=reference), window)
    find(dialog, QPlainTextEdit, "words").setPlainText("The van is mended.")
    find(dialog, Segmented, "way").set_value("letter")
    dialog.confirm()
    assert told.last.startswith("The news wait in the Mailroom.")
    assert LetterKind.PROGRESS in {found.kind for found in _letters(desk)}


def _letters(desk: Desk) -> list[LetterRecord]:
    return [read_letter(desk.ctx, id=id_) for id_ in waiting(desk)]


def test_a_customer_is_written_to_from_their_page(
    desk: Desk, page: PageContext, actions: CaseActions, qtbot: QtBot, told: Told
) -> None:
    begin(desk, REFERRED_LETTER)
    shown = CustomerPage(page, actions)
    qtbot.addWidget(shown)
    shown.show_customer(1)
    find(shown, QPushButton, "write").click()
    assert told.begun == [LetterBeginning(customer=1, about="Rosa Delgado")]


def test_a_kept_letter_that_is_printed_from_its_case_is_logged_as_a_reprint(
    desk: Desk, actions: CaseActions
) -> None:
    (id_,) = many(desk, 1)
    print_letters(desk.ctx)
    (document,) = view(desk, REFERENCE).documents
    actions.open_document(document.id)
    top(PdfWindow).ask_printer()
    top(PrintDialog).confirm()
    assert "reprinted" in view(desk, REFERENCE).timeline[-1].title.id
    assert states(desk, [id_]) == ["printed"]


def test_an_answer_by_somebody_else_goes_before_an_acknowledgement(desk: Desk) -> None:
    begin(desk, REFERRED_LETTER)
    answer(as_(desk, "Jonas Weber"), reference=REFERENCE, given_by=Way.LETTER, reasons_not="It is sold out.")
    write_letter(desk.ctx, entry=FREE, case=REFERENCE)
    assert {found.kind for found in _letters(desk)} == {LetterKind.ANSWER, LetterKind.FREE}
