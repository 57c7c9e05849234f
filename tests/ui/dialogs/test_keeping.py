"""What is typed into a dialog outlives Escape, a conflict and the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from frontdesk.domain.kinds import CaseStatus
from frontdesk.services.callbacks.attempts import complete_callback
from frontdesk.services.callbacks.view import callback_of
from frontdesk.services.cases.notes import add_note
from frontdesk.services.owed.today import owed
from frontdesk.services.views import CaseView
from frontdesk.services.written import written_of
from frontdesk.ui.callbacks.call_asked import ask_call
from frontdesk.ui.callbacks.call_window import CallWindow
from frontdesk.ui.dialogs.acknowledge import AcknowledgeDialog
from frontdesk.ui.dialogs.answer import AnswerDialog
from frontdesk.ui.dialogs.correct_contact import CorrectContactDialog
from frontdesk.ui.dialogs.opening import FORM, offered
from frontdesk.ui.dialogs.operation import OperationDialog
from frontdesk.ui.dialogs.refer import ReferDialog
from frontdesk.ui.dialogs.reopening import Reopening
from frontdesk.ui.dialogs.words import WORDINGS, WordsDialog
from frontdesk.ui.drafts.draft import KEPT_AFTER_MS, StoredDraft
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.settings.departments import DepartmentDialog
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.offices import Desk
from tests.ui.cases_logged import call, callback
from tests.ui.dialogs.conftest import Opened

TYPED = 'They went to the old address.\n門田 🚚 "quoted"'


@pytest.fixture
def case(desk: Desk) -> CaseView:
    return call(desk.ctx)


def write(dialog: OperationDialog, name: str, text: str) -> None:
    find(dialog, QPlainTextEdit, name).setPlainText(text)


def written(dialog: OperationDialog, name: str) -> str:
    return find(dialog, QPlainTextEdit, name).toPlainText()


def waiting(page: PageContext) -> list[StoredDraft]:
    """Return what the banner above the page offers."""
    return [
        draft for draft in page.drafts.stored() if offered(draft) and draft.name not in page.drafts.in_use
    ]


def test_what_is_typed_is_on_the_disk_in_two_seconds(
    page: PageContext, case: CaseView, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(AnswerDialog(page, case))
    qtbot.keyClicks(find(dialog, QPlainTextEdit, "analysis"), "They went")
    state = find(dialog, QLabel, "draft_state")
    qtbot.waitUntil(lambda: state.text() == "Draft kept", timeout=KEPT_AFTER_MS + 4_000)
    (draft,) = page.drafts.stored()
    assert draft.values["fields"] == {"analysis": "They went"}
    assert waiting(page) == []  # while the dialog is open nothing is offered


@pytest.mark.parametrize("leave", ["escape", "close", "button"])
def test_escape_by_mistake_loses_nothing(
    page: PageContext, case: CaseView, opened: Opened, qtbot: QtBot, leave: str
) -> None:
    dialog = opened(AnswerDialog(page, case))
    find(dialog, Segmented, "result").set_value("not_met")
    write(dialog, "reasons_not", TYPED)
    if leave == "escape":
        qtbot.keyClick(find(dialog, QPlainTextEdit, "reasons_not"), Qt.Key.Key_Escape)
    elif leave == "close":
        dialog.close()
    else:
        button = find(dialog, QPushButton, "cancel")
        assert button.text() == "Put aside"
        button.click()
    assert len(waiting(page)) == 1
    again = opened(AnswerDialog(page, case))
    assert find(again, Segmented, "result").value == "not_met"
    assert written(again, "reasons_not") == TYPED
    assert find(again, QLabel, "draft_state").text() == "What you typed before is back"


def test_a_dialog_that_is_gone_when_its_draft_is_kept_is_no_bug(
    page: PageContext, case: CaseView, opened: Opened
) -> None:
    dialog = opened(AnswerDialog(page, case))
    write(dialog, "reasons_not", TYPED)
    assert dialog._keeping is not None
    draft = dialog._keeping._draft
    delete(dialog)
    with capture_exceptions() as bugs:
        draft.kept.emit()
    assert not bugs


def test_what_was_carried_out_is_kept_no_longer(page: PageContext, case: CaseView, opened: Opened) -> None:
    dialog = opened(AnswerDialog(page, case))
    write(dialog, "analysis", TYPED)
    write(dialog, "resolution", "Sent again.")
    dialog.confirm()
    assert page.drafts.stored() == ()


def test_where_nothing_was_typed_nothing_is_kept(page: PageContext, case: CaseView, opened: Opened) -> None:
    opened(ReferDialog(page, case)).reject()
    assert page.drafts.stored() == ()


def test_what_is_given_up_is_taken_back_from_the_notice(
    page: PageContext, case: CaseView, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(AnswerDialog(page, case))
    write(dialog, "analysis", TYPED)
    taken_up: list[StoredDraft] = []
    page.bus.take_up.connect(taken_up.append)
    with qtbot.waitSignal(page.bus.tell) as told:
        find(dialog, QPushButton, "discard").click()
    assert page.drafts.stored() == ()
    tell: Tell = told.args[0]
    assert tell.undo is not None
    tell.undo()
    assert taken_up[0].values["fields"] == {"analysis": TYPED}


def test_a_conflict_leaves_the_text_and_says_what_changed(
    page: PageContext, desk: Desk, case: CaseView, opened: Opened
) -> None:
    dialog = opened(AnswerDialog(page, case))
    write(dialog, "analysis", TYPED)
    write(dialog, "resolution", "Sent again.")
    add_note(desk.ctx, reference=case.reference, text="The customer called again.")
    dialog.confirm()
    assert dialog.isVisible()
    problem = find(dialog, QLabel, "problem").text()
    assert "Ana Lind changed this case while you were writing: Note" in problem
    assert written(dialog, "analysis") == TYPED
    dialog.confirm()
    assert desk_case(page, case).status is CaseStatus.ANSWERED


def test_two_dialogs_about_one_case_keep_their_own(page: PageContext, case: CaseView, opened: Opened) -> None:
    first, second = opened(AnswerDialog(page, case)), opened(AnswerDialog(page, case))
    write(first, "analysis", "first")
    write(second, "analysis", "second")
    first.reject()
    second.reject()
    typed = [draft.values["fields"]["analysis"] for draft in waiting(page)]
    assert sorted(typed) == ["first", "second"]


def test_only_what_was_changed_is_put_back(
    page: PageContext, desk: Desk, case: CaseView, opened: Opened
) -> None:
    """What another desk corrected meanwhile does not come back with it."""
    interaction = interaction_of(desk)
    dialog = opened(CorrectContactDialog(page, written_of(desk.ctx, interaction=interaction)))
    write(dialog, "details", TYPED)
    dialog.reject()
    corrected = written_of(desk.ctx, interaction=interaction)
    again = opened(CorrectContactDialog(page, type(corrected)(interaction, "Corrected elsewhere", "")))
    assert find(again, QLineEdit, "subject").text() == "Corrected elsewhere"
    assert written(again, "details") == TYPED


def test_a_referral_keeps_to_whom_and_by_when(
    page: PageContext, case: CaseView, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(ReferDialog(page, case))
    target, expected = find(dialog, LookupField, "target"), find(dialog, QLineEdit, "expected")
    target.selectAll()
    qtbot.keyClicks(target, "Reception · Ana Lind")
    expected.setText("tomorrow")
    dialog.reject()
    again = opened(ReferDialog(page, case))
    again.confirm()
    after = desk_case(page, case)
    assert (after.owner, str(after.expected_on)) == ("Ana Lind", "2026-11-24")


def test_what_asks_for_a_choice_alone_keeps_no_draft(
    page: PageContext, case: CaseView, opened: Opened
) -> None:
    dialog = opened(AcknowledgeDialog(page, case))
    assert not find(dialog, QPushButton, "discard").isVisible()
    assert find(dialog, QPushButton, "cancel").text() == "Cancel"


def test_every_sort_of_draft_opens_again(
    page: PageContext, desk: Desk, case: CaseView, opened: Opened
) -> None:
    host = QLabel()
    reopening = Reopening(page, host)
    called = callback(desk.ctx)
    item = next(item for item in owed(desk.ctx).items if item.case == called.reference and item.number)
    wording = WORDINGS["withdraw"]
    dialogs = (
        (opened(WordsDialog(page, case, wording=wording)), "words"),
        (opened(AnswerDialog(page, case)), "analysis"),
        (
            opened(CallWindow(page, ask_call(desk.ctx, callback_of(desk.ctx, deadline=item.deadline_id)))),
            "note",
        ),
        (
            opened(CorrectContactDialog(page, written_of(desk.ctx, interaction=interaction_of(desk)))),
            "details",
        ),
    )
    for dialog, name in dialogs:
        write(dialog, name, TYPED)
        dialog.reject()
    drafts = waiting(page)
    assert len(drafts) == len(dialogs)
    for draft in drafts:
        reopening.open(draft)
    shown = [each for each in host.findChildren(OperationDialog) if each.isVisible()]
    assert {type(each) for each in shown} == {type(dialog) for dialog, _ in dialogs}
    texts = [each.toPlainText() for dialog in shown for each in dialog.findChildren(QPlainTextEdit)]
    assert texts.count(TYPED) == len(dialogs)
    assert waiting(page) == []
    for each in shown:
        each.accept()
    assert page.drafts.stored() == ()


def test_what_it_was_about_may_have_gone_but_the_text_is_not(
    page: PageContext, desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    called = callback(desk.ctx)
    item = next(item for item in owed(desk.ctx).items if item.case == called.reference and item.number)
    dialog = opened(CallWindow(page, ask_call(desk.ctx, callback_of(desk.ctx, deadline=item.deadline_id))))
    write(dialog, "note", TYPED)
    dialog.reject()
    complete_callback(desk.ctx, deadline=item.deadline_id, reached=True)
    with qtbot.waitSignal(page.bus.tell) as told:
        Reopening(page, QLabel()).open(waiting(page)[0])
    assert waiting(page) == []
    file = Path(told.args[0].text.rpartition(" in ")[2].rstrip("."))
    assert "old address" in file.read_text(encoding="utf-8")


def test_a_form_of_the_settings_has_it_back_when_it_opens_again(page: PageContext, opened: Opened) -> None:
    page.drafts.write(StoredDraft("settings.department", FORM, {"fields": {"name": "Legal"}}))  # by a crash
    assert waiting(page) == []  # only its own page opens it
    dialog = opened(DepartmentDialog(page))
    assert find(dialog, QLineEdit, "name").text() == "Legal"
    assert find(dialog, QPushButton, "cancel").text() == "Cancel"
    dialog.reject()
    assert page.drafts.stored() == ()


def test_what_cannot_be_kept_is_said(
    page: PageContext, case: CaseView, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    page.drafts._folder = tmp_path / "file" / "drafts"
    (tmp_path / "file").touch()
    dialog = opened(AnswerDialog(page, case))
    write(dialog, "analysis", TYPED)
    state = find(dialog, QLabel, "draft_state")
    qtbot.waitUntil(lambda: "cannot be kept" in state.text(), timeout=KEPT_AFTER_MS + 4_000)


def test_leaving_the_program_keeps_the_last_word(
    page: PageContext, case: CaseView, opened: Opened, qapp: QApplication
) -> None:
    dialog = opened(AnswerDialog(page, case))
    write(dialog, "analysis", TYPED)
    qapp.aboutToQuit.emit()
    assert [draft.values["fields"] for draft in page.drafts.stored()] == [{"analysis": TYPED}]


def interaction_of(desk: Desk) -> int:
    """Return the first contact of the office."""
    return int(desk.store.database.execute_sql("SELECT min(id) FROM interactions").fetchone()[0])


def desk_case(page: PageContext, case: CaseView) -> CaseView:
    from frontdesk.services.cases.view import case_view

    return case_view(page.context, reference=case.reference)
