"""The dialogs in which a customer is put right or merged with another file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import Formality
from frontdesk.services.contact import PostalAddress
from frontdesk.services.customers.edit import edit_customer
from frontdesk.services.customers.file import CustomerFile
from frontdesk.services.customers.page import customer_view
from frontdesk.services.stationery.letterhead import set_letter_settings
from frontdesk.services.stationery.settings import LetterSettings
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.customer.page import CustomerPage
from frontdesk.ui.widgets.country_field import CountryField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from tests.services.customers.visitors import QUAY
from tests.ui.customer.conftest import Known, dialogs, only_dialog


def open_by(qtbot: QtBot, shown: CustomerPage, button: str) -> QWidget:
    qtbot.mouseClick(find(shown, QPushButton, button), Qt.MouseButton.LeftButton)
    return only_dialog()


def confirm(qtbot: QtBot, dialog: QWidget) -> None:
    qtbot.mouseClick(find(dialog, QPushButton, "confirm"), Qt.MouseButton.LeftButton)


def choose(dialog: QWidget, name: str, value: str) -> None:
    box = find(dialog, QComboBox, name)
    box.setCurrentIndex(box.findData(value))


def type_lines(dialog: QWidget, name: str, *lines: str) -> None:
    find(dialog, QPlainTextEdit, name).setPlainText("\n".join(lines))


def test_everything_is_put_right_in_one_dialog(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    dialog = open_by(qtbot, shown, "edit")
    find(dialog, QLineEdit, "name").setText("Rosa Delgado-Weiß")
    find(dialog, QLineEdit, "organisation").setText("Delgado & Daughters")
    choose(dialog, "language", "es")
    choose(dialog, "way", "letter")
    choose(dialog, "formality", "informal")
    type_lines(dialog, "phones", "+44 20 7946 0018", "", "020 7946 0777")
    type_lines(dialog, "emails", "rosa@example.org", "office@example.org")
    type_lines(dialog, "note", "Hard of hearing.")
    find(dialog, QLineEdit, "city").setText("Bradford")
    confirm(qtbot, dialog)
    assert CustomerFile.of(customer_view(page.context, id=known.rosa)) == CustomerFile(
        name="Rosa Delgado-Weiß",
        organisation="Delgado & Daughters",
        language="es",
        preferred_way="letter",
        formality="informal",
        note="Hard of hearing.",
        phones=("+44 20 7946 0018", "020 7946 0777"),
        emails=("rosa@example.org", "office@example.org"),
        addresses=(PostalAddress(("12 Mill Lane",), "Bradford", "", "LS1 4AB", "GB"),),
    )
    assert dialogs() == []


def test_what_is_typed_of_a_customer_survives_escape_with_every_address(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    dialog = open_by(qtbot, shown, "edit")
    choose(dialog, "language", "es")
    find(dialog, QComboBox, "which").activated.emit(1)  # another address
    type_lines(dialog, "lines", "1 Harbour Road")
    find(dialog, QLineEdit, "city").setText("Whitby")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    customer = customer_view(page.context, id=known.rosa)
    seen = CustomerFile.of(customer)
    edit_customer(page.context, id=known.rosa, file=replace(seen, note="Hard of hearing."), seen=seen)
    shown.refresh()
    confirm(qtbot, open_by(qtbot, shown, "edit"))
    kept = CustomerFile.of(customer_view(page.context, id=known.rosa))
    assert (kept.language, kept.note) == ("es", "Hard of hearing.")
    assert [address.city for address in kept.addresses] == ["Leeds", "Whitby"]
    assert page.drafts.stored() == ()


def test_confirming_an_untouched_dialog_changes_nothing(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    before = page.context.store.events.head()
    confirm(qtbot, open_by(qtbot, shown, "edit"))
    assert page.context.store.events.head() == before


def test_another_address_is_added_and_one_removed(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    dialog = open_by(qtbot, shown, "edit")
    which = find(dialog, QComboBox, "which")
    which.activated.emit(which.count() - 1)
    type_lines(dialog, "lines", "Torstraße 1")
    find(dialog, QLineEdit, "postal_code").setText("10119")
    find(dialog, QLineEdit, "city").setText("Berlin")
    find(dialog, CountryField, "country").setText("Germany")
    confirm(qtbot, dialog)
    berlin = PostalAddress(("Torstraße 1",), "Berlin", "", "10119", "DE")
    assert customer_view(page.context, id=known.rosa).addresses == (QUAY, berlin)

    dialog = open_by(qtbot, shown, "edit")
    which = find(dialog, QComboBox, "which")
    assert [which.itemText(place) for place in range(2)] == [
        "12 Mill Lane, LS1 4AB, Leeds",
        "Torstraße 1, 10119, Berlin",
    ]
    qtbot.mouseClick(find(dialog, QPushButton, "remove"), Qt.MouseButton.LeftButton)
    assert find(dialog, QLineEdit, "city").text() == "Berlin"
    confirm(qtbot, dialog)
    assert customer_view(page.context, id=known.rosa).addresses == (berlin,)


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    dialog = open_by(qtbot, shown, "edit")
    type_lines(dialog, "emails", "rosa at home")
    confirm(qtbot, dialog)
    assert find(dialog, Field, "emails_field").error == "“rosa at home” is no e-mail address."
    assert find(dialog, QPlainTextEdit, "emails").toPlainText() == "rosa at home"
    find(dialog, QLineEdit, "name").clear()
    confirm(qtbot, dialog)
    assert find(dialog, Field, "name_field").error
    assert customer_view(page.context, id=known.rosa).name == "Rosa Delgado"


def test_what_is_wrong_with_an_address_brings_that_address_to_the_front(
    shown: CustomerPage, known: Known, qtbot: QtBot
) -> None:
    dialog = open_by(qtbot, shown, "edit")
    which = find(dialog, QComboBox, "which")
    which.activated.emit(1)
    find(dialog, QLineEdit, "city").setText("x" * 301)
    which.activated.emit(0)
    confirm(qtbot, dialog)
    assert which.currentIndex() == 1
    assert find(dialog, Field, "city_field").error


def test_what_another_desk_changed_meanwhile_is_not_overwritten(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    dialog = open_by(qtbot, shown, "edit")
    edit_customer(page.context, id=known.rosa, file=CustomerFile(name="Rosa Weiß"))
    find(dialog, QLineEdit, "name").setText("Rosa D.")
    confirm(qtbot, dialog)
    assert customer_view(page.context, id=known.rosa).name == "Rosa Weiß"
    assert dialog.isVisible()


def test_a_twin_is_looked_up_and_merged(
    shown: CustomerPage, known: Known, page: PageContext, qtbot: QtBot
) -> None:
    dialog = open_by(qtbot, shown, "merge")
    field = find(dialog, LookupField, "twin")
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    field.setFocus()
    with qtbot.waitSignal(field.asked):
        qtbot.keyClicks(field, "delgado")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "R. Delgado"
    with qtbot.waitSignal(page.bus.tell) as told:
        confirm(qtbot, dialog)
    assert [each.id for each in customer_view(page.context, id=known.rosa).twins] == [known.twin]
    notice: Tell = told.args[0]
    assert notice.undo is not None
    notice.undo()
    assert customer_view(page.context, id=known.rosa).twins == ()


def test_merging_needs_somebody_chosen(shown: CustomerPage, page: PageContext, qtbot: QtBot) -> None:
    dialog = open_by(qtbot, shown, "merge")
    find(dialog, LookupField, "twin").setText("somebody typed")
    confirm(qtbot, dialog)
    assert find(dialog, Field, "twin_field").error == page.say("customer.merge.nobody")


def test_whoever_has_no_language_or_tone_of_their_own_has_those_of_the_office_s_letters(
    shown: CustomerPage, page: PageContext, qtbot: QtBot
) -> None:
    set_letter_settings(page.context, settings=LetterSettings(language="fr", formality=Formality.INFORMAL))
    shown.refresh()
    dialog = open_by(qtbot, shown, "edit")
    assert find(dialog, QComboBox, "language").itemText(0) == "French (office)"
    assert find(dialog, QComboBox, "formality").itemText(0) == "Informal (office)"
