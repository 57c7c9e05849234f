"""What is done to a case, as the dialogs do it; refusals stand beside their fields."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import CaseKind, CaseStatus, DeadlineKind, DeadlineState, Outcome, Way
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.notes import add_note
from frontdesk.services.cases.view import case_view
from frontdesk.services.staff.people import StaffEntry, add_staff
from frontdesk.services.views import CaseView, DeadlineView
from frontdesk.ui.dialogs.acknowledge import AcknowledgeDialog, ChooseWayDialog
from frontdesk.ui.dialogs.answer import AnswerDialog, ExtendDialog, FeedbackDialog
from frontdesk.ui.dialogs.case_dialog import CaseDialog
from frontdesk.ui.dialogs.correct import CorrectDialog
from frontdesk.ui.dialogs.other_case import JoinDialog, LinkDialog
from frontdesk.ui.dialogs.progress import ProgressDialog
from frontdesk.ui.dialogs.refer import HandOverDialog, ReferDialog
from frontdesk.ui.dialogs.words import WORDINGS, WordsDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.say_box import SayBox
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.absent import send_away
from tests.services.offices import Desk
from tests.ui.cases_logged import call, letter
from tests.ui.dialogs.conftest import Opened


def test_refer_hands_the_case_on(page: PageContext, desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    case = letter(desk.ctx, outcome=Outcome.NONE)
    dialog = opened(ReferDialog(page, case))
    find(dialog, LookupField, "target").set_picked(None, "Shipping · Jonas Weber")
    find(dialog, QPlainTextEdit, "needed").setPlainText("Replace the books.")
    with qtbot.waitSignal(dialog.carried_out):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    after = again(desk, case)
    assert (after.status, after.owner, after.department) == (CaseStatus.REFERRED, "Jonas Weber", "Shipping")


def test_refer_warns_of_who_is_away_and_of_a_new_name(page: PageContext, desk: Desk, opened: Opened) -> None:
    add_staff(desk.ctx, entry=StaffEntry("Mei Tan", department=2))
    send_away(desk, "Mei Tan", date(2026, 11, 1), date(2026, 12, 4))
    dialog = opened(ReferDialog(page, letter(desk.ctx, outcome=Outcome.NONE)))
    warnings, target = find(dialog, QLabel, "warnings"), find(dialog, LookupField, "target")
    assert not warnings.isVisible()
    for typed, warned in (
        ("Mei", "Mei Tan is away until Fri 4 Dec."),
        ("Legal", "“Legal” is new and will be added, unconfirmed."),
        ("Shipping: Bo", "“Bo” is new and will be added, unconfirmed."),
        ("Shipping · Jonas Weber", ""),
    ):
        target.setText(typed)
        assert (warnings.text(), warnings.isVisible()) == (warned, bool(warned))


def test_refer_without_anybody_is_refused_beside_its_field(
    page: PageContext, desk: Desk, opened: Opened
) -> None:
    dialog = opened(ReferDialog(page, letter(desk.ctx, outcome=Outcome.NONE)))
    dialog.confirm()
    assert find(dialog, Field, "target_field").error
    assert dialog.isVisible()


def test_pol_24_handing_over_ends_the_forwarding(page: PageContext, desk: Desk, opened: Opened) -> None:
    case = letter(desk.ctx)
    opened(HandOverDialog(page, case)).confirm()
    assert deadline(again(desk, case), DeadlineKind.FORWARD).state is DeadlineState.MET


def test_pol_10_acknowledging_reads_out_who_and_when(page: PageContext, desk: Desk, opened: Opened) -> None:
    case = letter(desk.ctx)
    dialog = opened(AcknowledgeDialog(page, case))
    sentence = find(dialog, SayBox, "say").sentence
    assert "Jonas Weber in Shipping" in sentence
    assert "Wednesday, 2 December" in sentence
    assert case.reference in sentence
    dialog.confirm()
    assert deadline(again(desk, case), DeadlineKind.ACKNOWLEDGE).state is DeadlineState.MET


def test_pol_16_a_day_that_has_passed_is_asked_for_anew_beside_its_field(
    page: PageContext, desk: Desk, opened: Opened
) -> None:
    case = letter(desk.ctx)
    desk.at("2026-12-03 09:00")
    dialog = opened(AcknowledgeDialog(page, case))
    field = find(dialog, Field, "expected_field")
    assert "has passed" in field.error
    assert not find(dialog, SayBox, "say").isVisible()
    dialog.confirm()
    assert dialog.isVisible()
    find(dialog, DateField, "expected").set_date(date(2026, 12, 8))
    assert "Tuesday, 8 December" in find(dialog, SayBox, "say").sentence
    dialog.confirm()
    after = again(desk, case)
    assert after.expected_on == date(2026, 12, 8)
    assert deadline(after, DeadlineKind.ACKNOWLEDGE).state is DeadlineState.MET


def test_a_day_is_asked_for_only_where_the_promised_one_has_passed(
    page: PageContext, desk: Desk, opened: Opened
) -> None:
    case = letter(desk.ctx)
    assert not find(opened(AcknowledgeDialog(page, case)), Field, "expected_field").isVisible()
    assert find(opened(ReferDialog(page, case)), DateField, "expected").date == date(2026, 12, 2)
    desk.at("2026-12-03 09:00")
    assert find(opened(ReferDialog(page, case)), DateField, "expected").date is None


def test_a_chosen_letter_waits_and_nothing_is_told_yet(page: PageContext, desk: Desk, opened: Opened) -> None:
    case = letter(desk.ctx)
    dialog = opened(ChooseWayDialog(page, case))
    find(dialog, Segmented, "way").set_value("postcard")
    dialog.confirm()
    assert deadline(again(desk, case), DeadlineKind.ACKNOWLEDGE).state is DeadlineState.OPEN
    assert again(desk, case).actions[0] == "print"


def test_pol_15_an_answer_needs_what_was_found_and_what_is_done(
    page: PageContext, desk: Desk, opened: Opened
) -> None:
    case = call(desk.ctx)
    dialog = opened(AnswerDialog(page, case))
    find(dialog, QPlainTextEdit, "analysis").setPlainText("They were sent to the old address.")
    dialog.confirm()
    assert find(dialog, Field, "resolution_field").error
    find(dialog, QPlainTextEdit, "resolution").setPlainText("Sent again.")
    dialog.confirm()
    assert again(desk, case).status is CaseStatus.ANSWERED


def test_an_answer_that_is_typed_at_once_is_written_down(
    page: PageContext, desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(AnswerDialog(page, call(desk.ctx)))
    qtbot.keyClicks(dialog.focusWidget(), "T")
    found = find(dialog, QPlainTextEdit, "analysis")
    assert dialog.focusWidget() is found
    qtbot.keyClicks(found, "hey came back.")
    assert found.toPlainText() == "They came back."


def test_pol_15_what_cannot_be_met_needs_its_reasons(page: PageContext, desk: Desk, opened: Opened) -> None:
    case = call(desk.ctx)
    dialog = opened(AnswerDialog(page, case))
    find(dialog, Segmented, "result").set_value("not_met")
    assert not find(dialog, Field, "analysis_field").isVisible()
    dialog.confirm()
    assert find(dialog, Field, "reasons_not_field").error
    find(dialog, QPlainTextEdit, "reasons_not").setPlainText("Older than ten years.")
    dialog.confirm()
    assert again(desk, case).status is CaseStatus.ANSWERED


def test_pol_16_an_extension_says_the_new_date(page: PageContext, desk: Desk, opened: Opened) -> None:
    case = call(desk.ctx)
    dialog = opened(ExtendDialog(page, case))
    find(dialog, DateField, "new_date").set_date(date(2026, 12, 9))
    assert "Wednesday, 9 December" in find(dialog, SayBox, "say").sentence
    find(dialog, QPlainTextEdit, "reason").setPlainText("The archive is being moved.")
    dialog.confirm()
    responds = [each for each in again(desk, case).deadlines if each.kind is DeadlineKind.RESPOND]
    assert {each.state for each in responds} == {DeadlineState.KEPT_BY_NOTICE, DeadlineState.OPEN}


def test_an_extension_without_a_date_is_refused_beside_it(
    page: PageContext, desk: Desk, opened: Opened
) -> None:
    dialog = opened(ExtendDialog(page, call(desk.ctx)))
    dialog.confirm()
    assert find(dialog, Field, "new_date_field").error


def test_csp_004_feedback_or_the_reason_why_there_is_none(
    page: PageContext, desk: Desk, opened: Opened
) -> None:
    case = letter(desk.ctx)

    answer(desk.ctx, reference=case.reference, given_by=Way.VERBAL, analysis="Wet", resolution="Replaced")
    dialog = opened(FeedbackDialog(page, again(desk, case)))
    dialog.confirm()
    assert find(dialog, Field, "words_field").error
    find(dialog, Segmented, "had").set_value("no")
    find(dialog, QPlainTextEdit, "words").setPlainText("Three calls, nobody there.")
    dialog.confirm()
    assert "close" in again(desk, case).actions


def test_csp_003_an_update_needs_its_wording(page: PageContext, desk: Desk, opened: Opened) -> None:
    case = call(desk.ctx, kind=CaseKind.INTERRUPTION)
    dialog = opened(ProgressDialog(page, case))
    dialog.confirm()
    assert find(dialog, Field, "words_field").error
    find(dialog, QPlainTextEdit, "words").setPlainText("The line is being repaired.")
    find(dialog, QLineEdit, "pick_up").setText("Tuesday 10:00")
    dialog.confirm()
    updates = [each for each in again(desk, case).deadlines if each.kind is DeadlineKind.PROGRESS_UPDATE]
    assert {each.state for each in updates} == {DeadlineState.MET, DeadlineState.OPEN}


def test_only_what_differs_is_corrected(page: PageContext, desk: Desk, opened: Opened) -> None:
    case = call(desk.ctx)
    dialog = opened(CorrectDialog(page, case))
    find(dialog, QLineEdit, "subject").setText("Copies of five invoices")
    dialog.confirm()
    after = again(desk, case)
    assert (after.subject, after.kind, after.owner) == ("Copies of five invoices", case.kind, case.owner)


def test_a_joined_case_ends_and_names_the_other(page: PageContext, desk: Desk, opened: Opened) -> None:
    first, second = call(desk.ctx), call(desk.ctx, name="Liam Conor")
    dialog = opened(JoinDialog(page, second))
    find(dialog, LookupField, "other").setText(first.reference)
    find(dialog, QPlainTextEdit, "words").setPlainText("The same call, logged twice.")
    dialog.confirm()
    assert again(desk, second).joined_into == first.reference


def test_a_misheard_reference_is_refused_beside_its_field(
    page: PageContext, desk: Desk, opened: Opened
) -> None:
    dialog = opened(LinkDialog(page, call(desk.ctx)))
    find(dialog, LookupField, "other").setText("26-00001-9")
    dialog.confirm()
    assert find(dialog, Field, "other_field").error


def test_every_worded_operation_refuses_silence_or_is_done(
    page: PageContext, desk: Desk, opened: Opened
) -> None:
    for name in ("wait", "withdraw"):
        dialog = opened(WordsDialog(page, call(desk.ctx), wording=WORDINGS[name]))
        dialog.confirm()
        assert find(dialog, Field, "words_field").error
        find(dialog, QPlainTextEdit, "words").setPlainText("She sends the form.")
        dialog.confirm()
        assert not dialog.isVisible()


def test_what_another_desk_changed_meanwhile_is_not_overwritten(
    page: PageContext, desk: Desk, opened: Opened
) -> None:
    case = call(desk.ctx)
    dialog = opened(WordsDialog(page, case, wording=WORDINGS["withdraw"]))
    add_note(desk.ctx, reference=case.reference, text="She called again.")
    find(dialog, QPlainTextEdit, "words").setPlainText("Not pursued.")
    dialog.confirm()
    assert find(dialog, QLabel, "problem").text()
    assert again(desk, case).status is CaseStatus.REFERRED


def again(desk: Desk, case: CaseView) -> CaseView:
    return case_view(desk.ctx, reference=case.reference)


def deadline(case: CaseView, kind: DeadlineKind) -> DeadlineView:
    return next(each for each in case.deadlines if each.kind is kind)


def test_tab_goes_through_an_answer_as_the_eye_does(
    page: PageContext, desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(AnswerDialog(page, letter(desk.ctx)))
    passed = []
    for _ in range(4):
        focus = dialog.focusWidget()
        assert focus is not None
        passed.append(focus.objectName() or focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert passed == ["Resolved", "analysis", "resolution", "Told"]


def test_every_dialog_names_its_case(page: PageContext, desk: Desk, opened: Opened) -> None:
    case = call(desk.ctx)
    dialogs: tuple[type[CaseDialog], ...] = (AnswerDialog, ExtendDialog, CorrectDialog)
    for kind in dialogs:
        shown = opened(kind(page, case))
        assert find(shown, QLabel, "about").text().startswith(case.reference)
