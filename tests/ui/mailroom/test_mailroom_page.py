"""The Mailroom: groups, filters, and what is done with the letters of each group."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import CaseStatus, CorrespondenceState, LetterKind, PostalService, Way
from frontdesk.services.cases.view import case_view
from frontdesk.services.contact import CustomerEntry, PostalAddress
from frontdesk.services.correspondence import (
    LetterEntry,
    MailroomGroup,
    mark_posted,
    print_letters,
    read_letter,
    write_letter,
)
from frontdesk.services.stationery.mailroom_rules import set_approval
from frontdesk.ui.dialogs.email import EmailDialog
from frontdesk.ui.dialogs.pdf_view import PdfWindow
from frontdesk.ui.dialogs.post import PostDialog
from frontdesk.ui.dialogs.refer import ReferDialog
from frontdesk.ui.dialogs.send_back import SendBackDialog
from frontdesk.ui.forms.loading import find
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.mail.left_out import LeftOut
from frontdesk.ui.pages.mailroom.filter_bar import REGISTER
from frontdesk.ui.pages.mailroom.page import MailroomPage
from frontdesk.ui.printing.dialog import PrintDialog
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.empty_state import EmptyState
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.grouped import ROW_ROLE, Entry
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.contacts import EMAIL, LETTER, REFERRED_LETTER, ROSA, begin, log
from tests.services.mailroom.letters import APOLOGY, CROWDED, FREE, as_, many, states, waiting
from tests.services.offices import Desk
from tests.ui.mailroom.conftest import Told, choose, none_open, press, top, words_of

G, S = MailroomGroup, CorrespondenceState


def group_texts(shown: MailroomPage) -> list[str]:
    """Return what the row of groups says."""
    groups = find(shown, Segmented, "groups")
    return [button.text() for button in groups.findChildren(QAbstractButton) if button.isVisible()]


def empty_state(shown: MailroomPage) -> EmptyState:
    """Return what an empty list says."""
    return next(each for each in shown.findChildren(EmptyState) if each.isVisible())


def test_it_begins_where_something_waits_and_counts_what_waits(desk: Desk, shown: MailroomPage) -> None:
    begin(desk, EMAIL)
    shown.refresh()
    assert shown.group == G.TO_SEND
    assert "To send 1" in group_texts(shown)
    assert words_of(shown, "customer") == ["Liam O’Connor · 26-00001-0 · Is the side entrance open?"]
    begin(desk, REFERRED_LETTER)
    shown.refresh()
    assert shown.group == G.TO_SEND  # what somebody looks at stays
    assert "To print 1" in group_texts(shown)


def test_a_row_says_to_whom_what_how_it_stands_and_whose_it_is(desk: Desk, shown: MailroomPage) -> None:
    begin(desk, REFERRED_LETTER, customer=replace(ROSA, language="de"))
    shown.refresh()
    assert words_of(shown, "due") == ["Tue 17:00"]
    assert words_of(shown, "customer") == ["Rosa Delgado · 26-00001-0 · Parcel left in the rain"]
    assert words_of(shown, "letter") == ["Acknowledgement · Letter"]
    assert words_of(shown, "state") == ["To be printed · by Ana Lind"]
    assert words_of(shown, "owner") == ["Jonas Weber · Shipping"]
    assert words_of(shown, "language") == ["German"]


def test_what_is_missing_is_said_in_the_row(desk: Desk, shown: MailroomPage) -> None:
    begin(desk, LETTER)
    shown.open_group(G.TO_WRITE)
    assert words_of(shown, "state")[0].startswith("Refer 26-00001-0 first")


def test_filters_narrow_the_list_and_an_empty_one_says_so(desk: Desk, shown: MailroomPage) -> None:
    begin(desk, REFERRED_LETTER)
    begin(desk, REFERRED_LETTER, acknowledge_by=Way.POSTCARD, customer=replace(ROSA, language="fr"))
    write_letter(desk.ctx, entry=FREE, case="26-00001-0")
    shown.refresh()
    assert len(words_of(shown, "letter")) == 3
    for name, value, count in (("kind", "free", 1), ("way", "postcard", 1), ("language", "fr", 1)):
        box = find(shown, QComboBox, name)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
        assert len(words_of(shown, "letter")) == count, name
        box.setCurrentIndex(0)
        box.activated.emit(0)
    shown.filter.narrow("nobody of that name")
    assert empty_state(shown).accessibleName().startswith("No letters here")
    shown.filter.narrow("rosa")
    assert len(words_of(shown, "letter")) == 3
    kind = find(shown, QComboBox, "kind")
    kind.setCurrentIndex(kind.findData("apology"))
    kind.activated.emit(kind.currentIndex())
    find(empty_state(shown), QPushButton, "").click()
    assert not shown.filter.narrowed
    assert len(words_of(shown, "letter")) == 3


@pytest.mark.parametrize("group", [*G, REGISTER])
def test_an_empty_group_says_what_belongs_there(shown: MailroomPage, group: str) -> None:
    shown.refresh()
    shown.open_group(group)
    assert shown._page.say(f"mailroom.empty.{group}") in empty_state(shown).accessibleName()


def test_approving_is_for_somebody_else_and_can_be_taken_back(
    desk: Desk, shown: MailroomPage, told: Told
) -> None:
    set_approval(desk.ctx, kinds=[LetterKind.APOLOGY])
    reference = begin(desk, REFERRED_LETTER)
    own = write_letter(desk.ctx, entry=APOLOGY, case=reference).result
    theirs = write_letter(as_(desk, "Jonas Weber"), entry=APOLOGY, case=reference).result
    shown.refresh()
    shown.open_group(G.TO_APPROVE)
    choose(shown, [0, 1])
    press(shown, "approve")
    assert states(desk, [own, theirs]) == ["to_approve", "pending"]
    assert told.last == "1 letter approved."
    assert told.refusals == ["26-00001-0: nobody approves what they wrote themselves. Ask a colleague."]
    told.undo()
    assert states(desk, [theirs]) == ["to_approve"]


def test_sending_back_says_why_and_can_be_taken_back(desk: Desk, shown: MailroomPage, told: Told) -> None:
    set_approval(desk.ctx, kinds=[LetterKind.APOLOGY])
    reference = begin(desk, REFERRED_LETTER)
    letter = write_letter(as_(desk, "Jonas Weber"), entry=APOLOGY, case=reference).result
    shown.open_group(G.TO_APPROVE)
    press(shown, "send_back")
    dialog = top(SendBackDialog)
    dialog.confirm()
    assert find(dialog, Field, "words_field").error
    find(dialog, QPlainTextEdit, "words").setPlainText("Say what we offer.")
    dialog.confirm()
    assert states(desk, [letter]) == ["draft"]
    shown.open_group(G.TO_WRITE)
    assert "Say what we offer." in words_of(shown, "state")[0]
    told.undo()
    assert states(desk, [letter]) == ["to_approve"]


def test_a_draft_is_written_and_what_names_nobody_is_referred_first(
    desk: Desk, shown: MailroomPage, told: Told
) -> None:
    reference = begin(desk, REFERRED_LETTER)
    draft = write_letter(desk.ctx, entry=replace(FREE, facts={}, draft=True), case=reference).result
    shown.open_group(G.TO_WRITE)
    press(shown, "finish")
    (begun,) = told.begun
    assert (begun.letter, begun.case) == (draft, reference)
    press(shown, "drop")
    assert states(desk, [draft]) == ["cancelled"]
    assert told.last == "1 letter will not be sent."
    told.undo()
    assert states(desk, [draft]) == ["draft"]
    choose(shown, [0])
    press(shown, "drop")
    begin(desk, LETTER)
    shown.refresh()
    press(shown, "finish")
    assert top(ReferDialog).case.customer_name == "Rosa Delgado"


def test_letters_are_posted_with_day_service_and_number_and_that_can_be_taken_back(
    desk: Desk, shown: MailroomPage, told: Told
) -> None:
    ids = many(desk, 2)
    print_letters(desk.ctx)
    shown.refresh()
    shown.open_group(G.TO_POST)
    choose(shown, [0])
    press(shown, "post")
    dialog = top(PostDialog)
    number = find(dialog, Field, "number_field")
    assert not number.isVisible()
    find(dialog, Segmented, "service").set_value("registered")
    assert number.isVisible()
    find(dialog, QLineEdit, "number").setText("RR 123 GB")
    find(dialog, DateField, "day").setText("neverday")
    dialog.confirm()
    assert find(dialog, Field, "day_field").error
    find(dialog, DateField, "day").set_date(shown._page.today())
    dialog.confirm()
    assert told.last == "1 letter marked posted."
    letter = read_letter(desk.ctx, id=ids[0])
    assert (letter.state, letter.service, letter.registered_number) == (
        S.POSTED,
        PostalService.REGISTERED,
        "RR 123 GB",
    )
    told.undo()
    assert states(desk, ids) == ["printed", "printed"]


def test_with_nothing_chosen_everything_shown_is_posted(desk: Desk, shown: MailroomPage) -> None:
    ids = many(desk, 3)
    print_letters(desk.ctx)
    shown.open_group(G.TO_POST)
    assert find(shown, QPushButton, "do_post").text() == "Mark 3 posted"
    press(shown, "post")
    top(PostDialog).confirm()
    assert states(desk, ids) == ["posted"] * 3
    assert empty_state(shown)


def test_an_email_is_opened_in_the_mail_program_and_marked_sent_by_a_person(
    desk: Desk, shown: MailroomPage, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, EMAIL)
    (id_,) = waiting(desk)
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr("frontdesk.ui.dialogs.email.QDesktopServices.openUrl", open_url)
    shown.refresh()
    press(shown, "send")
    dialog = top(EmailDialog)
    assert "liam@example.org" in dialog_texts(dialog)
    find(dialog, QPushButton, "open_email").click()
    assert opened[0].startswith("mailto:liam@example.org?subject=")
    assert states(desk, [id_]) == ["pending"]
    dialog.write_to(tmp_path / "mail.eml")
    assert b"liam@example.org" in (tmp_path / "mail.eml").read_bytes()
    dialog.confirm()
    assert states(desk, [id_]) == ["posted"]
    assert told.last == "The e-mail is marked sent."


def test_several_emails_are_marked_sent_at_once(desk: Desk, shown: MailroomPage, told: Told) -> None:
    begin(desk, EMAIL)
    begin(desk, EMAIL)
    shown.refresh()
    choose(shown, [0, 1])
    press(shown, "mark_sent")
    assert told.last == "2 e-mails marked sent."
    told.undo()
    assert len(waiting(desk)) == 2


def test_a_system_without_a_mail_program_says_so(
    desk: Desk, shown: MailroomPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, EMAIL)
    monkeypatch.setattr("frontdesk.ui.dialogs.email.QDesktopServices.openUrl", lambda _url: False)
    shown.refresh()
    press(shown, "send")
    dialog = top(EmailDialog)
    dialog.open_in_mail_program()
    assert "Save it as a file instead" in dialog_texts(dialog)


def test_what_was_left_out_is_told_by_name(desk: Desk, shown: MailroomPage, told: Told) -> None:
    many(desk, 1)
    begin(desk, REFERRED_LETTER, customer=CROWDED)
    shown.refresh()
    press(shown, "show")
    assert told.refusals[-1].startswith("26-00002-9: The address has")
    top(PdfWindow).close()
    begin(desk, REFERRED_LETTER, customer=CROWDED)
    shown.refresh()
    press(shown, "show")
    names = top(LeftOut).list.model()
    entries = [names.index(row, 0).data(ROW_ROLE) for row in range(names.rowCount())]
    assert sorted(each.cells[0].first for each in entries if isinstance(each, Entry)) == [
        "26-00002-9",
        "26-00003-2",
    ]


def test_a_letter_is_looked_at_and_printed_from_there(desk: Desk, shown: MailroomPage) -> None:
    ids = many(desk, 2)
    shown.refresh()
    choose(shown, [1])
    press(shown, "show")
    preview = top(PdfWindow)
    assert preview.pages == 1
    preview.ask_printer()
    assert none_open(PdfWindow)
    top(PrintDialog).confirm()
    assert states(desk, ids) == ["pending", "printed"]


def test_the_register_shows_what_went_out_and_prints_it_once_more(
    desk: Desk, shown: MailroomPage, tmp_path: Path
) -> None:
    (id_,) = many(desk, 1)
    print_letters(desk.ctx)
    mark_posted(desk.ctx, ids=[id_])
    shown.open_group(REGISTER)
    assert words_of(shown, "customer") == ["Rosa Delgado 000 · 26-00001-0"]
    assert words_of(shown, "service") == ["Ordinary post"]
    assert words_of(shown, "by") == ["Ana Lind"]
    shown.output.write_csv(tmp_path / "register.csv")
    with (tmp_path / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 2
    choose(shown, [0])
    press(shown, "reprint")
    top(PrintDialog).confirm()
    titles = [entry.title.id for entry in case_view(desk.ctx, reference="26-00001-0").timeline]
    assert any("reprinted" in title for title in titles)
    find(shown, DateField, "last").set_date(shown._page.today().replace(day=1))
    find(shown, DateField, "first").set_date(shown._page.today().replace(day=1))
    shown.register.refresh()
    assert empty_state(shown)


def test_lists_are_saved_and_printed_as_they_are_shown(
    desk: Desk, shown: MailroomPage, tmp_path: Path
) -> None:
    many(desk, 2)
    shown.refresh()
    shown.output.write_csv(tmp_path / "list.csv")
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert header[:3] == ["Due", "To", "What"]
    assert len(rows) == 2
    shown.output.print_list()
    assert top(PdfWindow).pages == 1


def test_the_menu_offers_what_can_be_done_with_the_chosen_letters(
    desk: Desk, shown: MailroomPage, told: Told
) -> None:
    many(desk, 2)
    shown.refresh()
    choose(shown, [0])
    letter = read_letter(desk.ctx, id=shown.chosen().ids[0])
    menu = shown.menu.menu(shown.chosen(), shown.group, letter)
    actions: dict[str, QAction] = {each.text(): each for each in menu.actions() if each.text()}
    assert list(actions) == [
        "Print",
        "Preview",
        "Save as PDF",
        "Address labels …",
        "Envelopes …",
        "Change",
        "Do not send",
        "Show the case",
        "Show the customer",
    ]
    actions["Change"].trigger()
    assert told.begun[-1].letter == letter.id
    actions["Show the case"].trigger()
    assert told.cases == [letter.case]
    everything = shown.menu.menu(replace(shown.chosen(), ids=()), shown.group, None)
    assert [each.text() for each in everything.actions()] == [
        "Print",
        "Preview",
        "Save as PDF",
        "Address labels …",
        "Envelopes …",
    ]


def test_everything_is_done_from_the_keyboard(
    desk: Desk, shown: MailroomPage, told: Told, qtbot: QtBot
) -> None:
    many(desk, 3)
    window = shown.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shown.refresh()
    shown.shown()
    qtbot.keyClick(shown.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(shown.chosen().ids) == 2
    assert find(shown, QPushButton, "do_print").text() == "Print 2"
    qtbot.keyClick(shown.table, Qt.Key.Key_Escape)
    assert shown.chosen().ids == ()
    qtbot.keyClick(shown.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert find(shown, QLineEdit, "text").hasFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert told.begun == [LetterBeginning()]
    qtbot.keyClick(shown.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    top(PrintDialog).reject()
    shown.table.setFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert top(PdfWindow)


def test_a_letter_asked_for_is_chosen_in_its_group(desk: Desk, shown: MailroomPage) -> None:
    first, second = many(desk, 2)
    begin(desk, EMAIL)
    shown.open_group(G.TO_SEND)
    shown.show_letter(second)
    assert shown.group == G.TO_PRINT
    assert shown.chosen().ids == (second,)
    shown.show_letter(first)
    assert shown.chosen().ids == (first,)


def test_news_keep_what_is_chosen(desk: Desk, shown: MailroomPage) -> None:
    ids = many(desk, 3)
    shown.refresh()
    choose(shown, [1])
    print_letters(desk.ctx, ids=[ids[0]])
    shown.refresh()
    assert shown.chosen().ids == (ids[1],)


def test_a_letter_to_somebody_without_a_case_waits_too(desk: Desk, shown: MailroomPage) -> None:
    log(desk, REFERRED_LETTER)
    entry = LetterEntry(LetterKind.CALLBACK_MISSED, Way.POSTCARD, {"tries": ["2026-11-20T10:00+00:00"]})
    write_letter(desk.ctx, entry=entry, customer=1)
    shown.refresh()
    assert "Callback missed · Postcard" in words_of(shown, "letter")
    assert case_view(desk.ctx, reference="26-00001-0").status is CaseStatus.REFERRED


def dialog_texts(dialog: EmailDialog) -> str:

    return " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_an_address_that_looks_short_is_shown_beside_what_is_to_be_printed(
    desk: Desk, shown: MailroomPage
) -> None:
    nameless = CustomerEntry(address=PostalAddress(("5 Mill Lane",), "Leeds", "", "", "GB"))
    begin(desk, REFERRED_LETTER, customer=nameless)
    shown.refresh()
    (state,) = words_of(shown, "state")
    assert state.startswith("To be printed · The address has only 2 lines; most have at least 3.")
