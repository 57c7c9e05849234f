"""A customer asks for somebody higher: judged with a reason, and the duty manager's call (CSP-006)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from frontdesk.domain.callbacks import CallbackPurpose, Judgement
from frontdesk.services.callbacks.lists import callbacks_of_case
from frontdesk.services.callbacks.rules import callback_rules, set_callback_rules
from frontdesk.services.cases.view import case_view
from frontdesk.services.staff.people import StaffEntry, add_staff
from frontdesk.ui.callbacks.escalate_dialog import EscalateDialog
from frontdesk.ui.dialogs.action_dialogs import DIALOGS
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.say_box import SayBox
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.offices import Desk, local
from tests.ui.callbacks.conftest import Opened
from tests.ui.cases_logged import call


def test_csp_006_the_judgement_comes_first_and_the_manager_calls(
    page: PageContext, desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    case = call(desk.ctx)
    assert "escalate" in case.actions
    dialog = opened(DIALOGS["escalate"](page, case))
    dialog.confirm()
    assert find(dialog, Field, "judgement_field").error
    qtbot.keyClick(find(dialog, Segmented, "judgement"), Qt.Key.Key_2)
    dialog.confirm()
    assert find(dialog, Field, "reason_field").error
    find(dialog, QPlainTextEdit, "reason").setPlainText("Nobody here may pay it out.")
    dialog.confirm()
    assert find(dialog, Field, "window_field").error
    find(dialog, QLineEdit, "window").setText("tomorrow 10:00-11:00")
    assert find(dialog, QLineEdit, "number").text(), "of the customer"
    dialog.confirm()
    assert find(dialog, Field, "judgement_field").error.startswith("Nobody is named as duty manager yet")
    manager = add_staff(desk.ctx, entry=StaffEntry("Mei Tan", department=2)).result.id
    set_callback_rules(desk.ctx, rules=replace(callback_rules(desk.store), manager=manager))
    find(dialog, QLineEdit, "window").setText("tomorrow 10:00-11:30")
    assert "Mei Tan" in find(dialog, SayBox, "say").sentence
    with qtbot.waitSignal(page.bus.tell) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0].text.startswith("The duty manager has it now and calls Tue 24 Nov 10:00–11:30.")
    after = case_view(desk.ctx, reference=case.reference)
    assert (after.owner, after.timeline[-2].detail) == ("Mei Tan", "Nobody here may pay it out.")
    (row,) = callbacks_of_case(desk.ctx, reference=case.reference)
    assert (row.person, row.purpose) == ("Mei Tan", CallbackPurpose.ESCALATION)
    assert row.call_from == local("2026-11-24 10:00")
    told.args[0].undo()
    assert callbacks_of_case(desk.ctx, reference=case.reference) == ()
    assert case_view(desk.ctx, reference=case.reference).owner == case.owner


def test_csp_006_what_is_not_called_for_is_recorded_with_its_reason(
    page: PageContext, desk: Desk, opened: Opened
) -> None:
    case = call(desk.ctx)
    dialog = opened(EscalateDialog(page, case))
    find(dialog, Segmented, "judgement").set_value(Judgement.NOT_NEEDED)
    assert not find(dialog, Field, "window_field").isVisible()
    find(dialog, QPlainTextEdit, "reason").setPlainText("Jonas Weber answers it today.")
    dialog.confirm()
    after = case_view(desk.ctx, reference=case.reference)
    assert (after.owner, after.timeline[-1].detail) == (case.owner, "Jonas Weber answers it today.")
    assert callbacks_of_case(desk.ctx, reference=case.reference) == ()
