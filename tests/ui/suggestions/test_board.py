"""The board: read by column, opened and moved by keyboard and by dragging."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.suggestions import HearBy, SuggestionState, TellingState
from frontdesk.services.suggestions.deciding import decline, finish, reopen
from frontdesk.services.suggestions.reviewing import look_at
from frontdesk.services.suggestions.withholding import withhold
from frontdesk.ui.delegates.card import halves
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.suggestions.page import Shape, SuggestionsPage
from frontdesk.ui.suggestions.deciding import AcceptDialog
from frontdesk.ui.suggestions.outcome import OutcomeDialog
from frontdesk.ui.suggestions.telling import TellDialog
from frontdesk.ui.suggestions.wording import ReasonDialog
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.offices import Desk
from tests.services.suggestions.writers import BANCO, BENCH, NAMELESS, NGOZI, view, write
from tests.ui.suggestions.conftest import Told, opened

S = SuggestionState
CONTROL = Qt.KeyboardModifier.ControlModifier


def columns(book: SuggestionsPage) -> list[list[str]]:
    return [[card.key for card in each.cards.cards] for each in book.board.views]


def show(book: SuggestionsPage, shape: Shape) -> None:
    find(book, Segmented, "shape").set_value(shape.value)


def say(dialog: QWidget, text: str, name: str = "words") -> None:
    find(dialog, QPlainTextEdit, name).setPlainText(text)


def test_an_empty_book_says_what_belongs_there_and_offers_to_write(
    book: SuggestionsPage, page: PageContext, qtbot: QtBot
) -> None:
    button = next(each for each in book.findChildren(QPushButton) if each.text() == "Write one down")
    with qtbot.waitSignal(page.bus.write_suggestion):
        button.click()


def test_each_entry_stands_in_the_column_of_its_state(book: SuggestionsPage, desk: Desk) -> None:
    new, gone = write(desk), write(desk, BANCO)
    decline(desk.ctx, reference=gone, reasons={"": "No hay sitio."})
    book.refresh()
    assert columns(book) == [[new], [], [], [], [gone]]
    for each in book.board.views:
        QAbstractItemModelTester(each.cards, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_enter_opens_a_card_and_arrows_walk_between_the_columns(
    book: SuggestionsPage, desk: Desk, told: Told
) -> None:
    first, second = write(desk), write(desk, NAMELESS)
    decline(desk.ctx, reference=second, reasons={"": "It is right."})
    book.refresh()
    book.shown()
    QTest.keyClick(book.board.views[0], Qt.Key.Key_Return)
    for place in range(4):
        QTest.keyClick(book.board.views[place], Qt.Key.Key_Right)
    QTest.keyClick(book.board.views[4], Qt.Key.Key_Return)
    assert told.shown == [first, second]


def test_whoever_comes_back_goes_on_at_the_card_that_was_opened(book: SuggestionsPage, desk: Desk) -> None:
    write(desk)
    second = write(desk, BANCO)
    write(desk, NAMELESS)
    decline(desk.ctx, reference=second, reasons={"": "No hay sitio."})
    book.refresh()
    declined = book.board.views[4]
    declined.choose(0)
    declined.setFocus()
    QTest.keyClick(declined, Qt.Key.Key_Return)
    declined.clearFocus()  # the page of the entry has the keyboard
    reopen(desk.ctx, reference=second)
    book.refresh()
    book.shown()
    assert book.board.current_key == second
    assert book.board.views[1].hasFocus(), "wherever it stands by now"


def test_control_and_an_arrow_take_a_card_along(book: SuggestionsPage, desk: Desk, told: Told) -> None:
    reference = write(desk)
    book.refresh()
    QTest.keyClick(book.board.views[0], Qt.Key.Key_Right, CONTROL)
    assert columns(book)[:2] == [[], [reference]]
    assert view(desk, reference).state is S.LOOKING
    undo = told.notices[-1].undo
    assert undo is not None
    undo()
    assert columns(book)[0] == [reference]


def test_pol_08_a_card_moved_to_declined_asks_for_the_reason(
    book: SuggestionsPage, desk: Desk, window: QWidget
) -> None:
    reference = write(desk, BANCO)
    book.refresh()
    book.board.moved.emit(reference, S.DECLINED.value)
    dialog = opened(window, OutcomeDialog)
    dialog.confirm()
    assert "POL-08" in find(dialog, Field, "words_0_field").error
    assert "Spanish" in find(dialog, Field, "words_0_field").property("label")
    say(dialog, "No hay sitio.", "words_0")
    dialog.confirm()
    assert columns(book)[4] == [reference]
    assert view(desk, reference).reasons == {"es": "No hay sitio."}


def test_a_card_moved_to_accepted_asks_who_does_it_by_when(
    book: SuggestionsPage, desk: Desk, window: QWidget
) -> None:
    reference = write(desk)
    book.refresh()
    book.board.moved.emit(reference, S.ACCEPTED.value)
    dialog = opened(window, AcceptDialog)
    dialog.confirm()
    assert find(dialog, Field, "target_field").error
    find(dialog, LookupField, "target").setText("Ana Lind")
    dialog.confirm()
    assert find(dialog, Field, "due_field").error, "nobody meant today by saying nothing"
    dialog.activateWindow()
    due = find(dialog, DateField, "due")
    due.setFocus()
    due.setText("18.12.2026")
    dialog.confirm()  # with the keyboard still in the field
    found = view(desk, reference)
    assert (found.state, found.assignee_name, found.due_on) == (S.ACCEPTED, "Ana Lind", date(2026, 12, 18))


def test_a_card_moved_back_is_reopened(book: SuggestionsPage, desk: Desk, window: QWidget) -> None:
    reference = write(desk)
    finish(desk.ctx, reference=reference, changes={"": "It stands there."})
    book.refresh()
    book.board.moved.emit(reference, S.LOOKING.value)
    opened(window, ReasonDialog).confirm()
    assert view(desk, reference).state is S.LOOKING


@pytest.mark.parametrize(("before", "after"), [(S.LOOKING, S.NEW), (S.DONE, S.DECLINED), (S.NEW, S.NEW)])
def test_a_step_that_there_is_not_is_refused_at_once(
    book: SuggestionsPage, page: PageContext, desk: Desk, before: SuggestionState, after: SuggestionState
) -> None:
    reference = write(desk)
    if before is S.LOOKING:
        look_at(desk.ctx, reference=reference)
    elif before is S.DONE:
        finish(desk.ctx, reference=reference, changes={"": "It stands there."})
    refused: list[FrontDeskError] = []
    page.bus.refused.disconnect()
    page.bus.refused.connect(refused.append)
    book.refresh()
    book.board.moved.emit(reference, after.value)
    told = [] if before is after else [f"suggestion.is_{before}"]
    assert [each.message.id for each in refused] == told
    assert view(desk, reference).state is before


def test_a_card_is_dropped_on_another_column(book: SuggestionsPage, desk: Desk) -> None:
    reference = write(desk)
    book.refresh()
    source, target = book.board.views[0], book.board.views[1]
    data: QMimeData = source.cards.mimeData([source.cards.index(0, 0)])
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    target.dropEvent(QDropEvent(QPointF(20, 20), action, data, button, Qt.KeyboardModifier.NoModifier))
    assert view(desk, reference).state is S.LOOKING


def test_the_list_shows_the_same_by_state(book: SuggestionsPage, desk: Desk, told: Told) -> None:
    reference = write(desk)
    book.refresh()
    show(book, Shape.LIST)
    QTest.keyClick(book.list, Qt.Key.Key_Return)
    assert told.shown == [reference]


def test_pol_07_who_is_to_be_told_is_written_to_in_one_go(
    book: SuggestionsPage, desk: Desk, told: Told
) -> None:
    reference = write(desk, BANCO)
    decline(desk.ctx, reference=reference, reasons={"": "No hay sitio."})
    book.refresh()
    show(book, Shape.TO_TELL)
    find(book, QPushButton, "write_all").click()
    assert told.last == "One letter waits in the Mailroom"
    assert not find(book, QPushButton, "write_all").isVisible()
    QTest.keyClick(book.list, Qt.Key.Key_Return)
    (telling,) = view(desk, reference).tellings
    assert told.letters == [telling.letter]


def test_pol_07_one_action_owes_the_call_and_who_was_told_otherwise_is_noted(
    book: SuggestionsPage, desk: Desk, window: QWidget, told: Told
) -> None:
    reference = write(desk, BENCH, customer=NGOZI, hear_by=HearBy.PHONE)
    finish(desk.ctx, reference=reference, changes={"": "It stands there."})
    book.refresh()
    show(book, Shape.TO_TELL)
    find(book, QPushButton, "write_all").click()
    assert told.last == "One call is owed"
    assert view(desk, reference).tellings[0].callback is not None
    QTest.keyClick(book.list, Qt.Key.Key_Return)  # she came in before anybody called
    dialog = opened(window, TellDialog)
    say(dialog, "She was glad.")
    dialog.confirm()
    assert view(desk, reference).told is not None
    assert find(book, QWidget, "list_host").isVisible()


def test_pol_07_who_cannot_be_told_leaves_the_list_with_a_reason(
    book: SuggestionsPage, desk: Desk, window: QWidget
) -> None:
    reference = write(desk, NAMELESS)
    finish(desk.ctx, reference=reference, changes={"": "It is right now."})
    withhold(desk.ctx, reference=reference, reason="It names somebody.")
    book.refresh()
    show(book, Shape.TO_TELL)
    QTest.keyClick(book.list, Qt.Key.Key_Return)
    dialog = opened(window, TellDialog)
    assert find(dialog, Segmented, "how").value == "excused"  # no notice tells them, and nobody else can
    dialog.confirm()
    assert find(dialog, Field, "words_field").error
    say(dialog, "It must not be printed.")
    dialog.confirm()
    assert view(desk, reference).tellings[0].telling is TellingState.EXCUSED


def test_pol_07_whoever_left_no_name_is_offered_the_notice_with_pictures_or_without(
    book: SuggestionsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: menus.append(menu))
    finish(desk.ctx, reference=write(desk, NAMELESS), changes={"": "It is right now."})
    book.refresh()
    show(book, Shape.TO_TELL)
    QTest.keyClick(book.list, Qt.Key.Key_Return)
    book.list.menu_wanted.emit(book.list.current_key, book.mapToGlobal(book.rect().center()))
    offered = [[each.text() for each in menu.actions() if each.text()] for menu in menus]
    assert offered[0] == ["Notice “You said, we did”", "Notice with pictures"]
    assert offered[1] == ["Notice", "Open the suggestion"]
    for menu in menus:
        menu.deleteLater()


def test_a_title_takes_two_lines_at_most_and_loses_nothing() -> None:
    title = "A bench outside the entrance so that one can wait in the sun"
    for width in (40.0, 90.0, 180.0, 900.0):
        parts = halves(title, width)
        assert len(parts) <= 2
        assert " ".join(parts) == title
    assert halves("", 100.0) == ()
