"""Visits, mail and the other channels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import CaseKind, Channel, ContactKind, MailType, Outcome, Way
from frontdesk.services.office.departments import departments
from frontdesk.services.staff.people import StaffEntry, add_staff
from frontdesk.services.views import Logged
from frontdesk.ui.forms.loading import find
from frontdesk.ui.intake.mail_part import MailPart
from frontdesk.ui.intake.window import IntakeWindow
from frontdesk.ui.widgets.country_field import CountryField
from frontdesk.ui.widgets.dates import DateField, TimeField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.lookup_field import LookupField
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.absent import send_away
from tests.services.contacts import REFERRED_LETTER, begin
from tests.services.offices import Desk, local
from tests.ui.typist import Typist

Open = Callable[[Channel], IntakeWindow]


def test_a_visitor_is_logged_with_host_and_arrival(open_intake: Open, qtbot: QtBot) -> None:
    window = open_intake(Channel.VISIT)
    find(window, LookupField, "name").setText("Gareth Lund")
    find(window, LookupField, "host").setText("Jonas Weber")
    find(window, QLineEdit, "badge").setText("V-07")
    window.matter.choose(None)
    find(window, Segmented, "contact_kind").set_value(ContactKind.APPOINTMENT.value)
    contact = window.contact()
    assert contact.visit is not None
    assert contact.visit.arrived == local("2026-11-23 09:30")
    assert (contact.visit.host, contact.visit.badge) == ("Jonas Weber", "V-07")
    assert (contact.kind, contact.contact_kind) == (None, ContactKind.APPOINTMENT)
    with qtbot.waitSignal(window.saved) as saved:
        window.save()
    logged: Logged = saved.args[0]
    assert logged.case is None


def test_a_visitor_comes_to_a_person_and_not_to_a_department(
    open_intake: Open, typist: Typist, qtbot: QtBot
) -> None:
    window = open_intake(Channel.VISIT)
    host = find(window, LookupField, "host")
    host.setFocus()
    with qtbot.waitSignal(host.asked):
        typist.write("shipping")
    assert host.popup.current is not None
    assert host.popup.current.first == "Jonas Weber"


def test_pol_19_leaving_before_arriving_is_refused_beside_its_field(open_intake: Open) -> None:
    window = open_intake(Channel.VISIT)
    find(window, LookupField, "name").setText("Gareth Lund")
    window.matter.choose(None)
    find(window, TimeField, "departed").setText("9:10")
    window.save()
    assert find(window, Field, "departed_field").error


def test_mail_has_its_dates_and_its_kind(open_intake: Open) -> None:
    window = open_intake(Channel.MAIL)
    find(window, Segmented, "mail_type").set_value(MailType.REGISTERED.value)
    assert find(window, Field, "registered_field").isVisible()
    find(window, QLineEdit, "registered_number").setText("RR 123")
    find(window, DateField, "written").setText("16.11.")
    find(window, DateField, "postmarked").setText("yesterday")
    mail = window.contact().mail
    assert mail is not None
    assert (mail.mail_type, mail.registered_number) == (MailType.REGISTERED, "RR 123")
    assert (mail.written_on, mail.postmarked_on, mail.received_on) == (
        date(2026, 11, 16),
        date(2026, 11, 22),
        date(2026, 11, 23),
    )


def test_mail_dates_out_of_order_are_refused_beside_the_date(open_intake: Open) -> None:
    window = open_intake(Channel.MAIL)
    find(window, LookupField, "name").setText("Rosa Delgado")
    find(window, DateField, "written").setText("20.11.")
    find(window, DateField, "postmarked").setText("18.11.")
    window.matter.choose(None)
    window.save()
    assert find(window, Field, "postmarked_field").error


def test_the_sender_s_address_begins_with_the_office_s_country(open_intake: Open) -> None:
    window = open_intake(Channel.MAIL)
    assert find(window, CountryField, "country").code == "GB"
    find(window, QLineEdit, "street").setText("5 Mill Lane, Flat 2")
    find(window, QLineEdit, "city").setText("Leeds")
    address = window.contact().customer.address
    assert address is not None
    assert (address.lines, address.city, address.country) == (("5 Mill Lane", "Flat 2"), "Leeds", "GB")


def test_pol_13_the_way_to_acknowledge_is_chosen(open_intake: Open) -> None:
    window = open_intake(Channel.MAIL)
    assert window.contact().acknowledge_by is None
    find(window, Segmented, "way").set_value(Way.POSTCARD.value)
    assert window.contact().acknowledge_by is Way.POSTCARD


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.pdf", b"%PDF-1.4\n"),
        ("letter.png", b"\x89PNG\r\n\x1a\n"),
        ("letter.jpg", b"\xff\xd8\xff\xe0"),
        ("letter.tif", b"II*\x00"),
    ],
)
def test_scans_are_dropped_onto_the_window(
    open_intake: Open, tmp_path: Path, name: str, content: bytes
) -> None:
    window = open_intake(Channel.MAIL)
    file = tmp_path / name
    file.write_bytes(content)
    drop(window, file)
    assert [(scan.name, scan.data) for scan in window.contact().scans] == [(name, content)]
    assert find(window, QListWidget, "scans").isVisible()


def test_what_is_no_scan_is_refused_and_the_others_are_kept(open_intake: Open, tmp_path: Path) -> None:
    window = open_intake(Channel.MAIL)
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(b"%PDF-1.4\n")
    bad.write_text("a text")
    drop(window, good, bad)
    assert [scan.name for scan in window.contact().scans] == ["good.pdf"]
    assert "bad.pdf is no PDF" in find(window, QLabel, "drop_here").text()


def test_scans_come_back_with_the_draft(open_intake: Open, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(b"%PDF-1.4\n")
    first = open_intake(Channel.MAIL)
    drop(first, file)
    second = open_intake(Channel.MAIL)
    second.restore(first.values())
    assert isinstance(second.who, MailPart)
    assert [scan.name for scan in second.who.scans.scans] == ["letter.pdf"]


def test_the_other_channels_are_chosen_by_number(open_intake: Open, typist: Typist) -> None:
    window = open_intake(Channel.EMAIL)
    typist.choose(3)
    assert window.contact().channel is Channel.CHAT
    assert QApplication.focusWidget() is find(window, LookupField, "name")


def test_how_to_reach_somebody_is_told_apart(open_intake: Open) -> None:
    window = open_intake(Channel.EMAIL)
    find(window, QLineEdit, "reach").setText("rosa@example.org, 020 7946 0000")
    customer = window.contact().customer
    assert (customer.emails, customer.phones) == (("rosa@example.org",), ("020 7946 0000",))


def test_whoever_is_away_is_marked_and_warned_of(
    open_intake: Open, typist: Typist, qtbot: QtBot, desk: Desk
) -> None:
    shipping = next(each.id for each in departments(desk.ctx) if each.name == "Shipping")
    add_staff(desk.ctx, entry=StaffEntry("Mei Tan", shipping))
    send_away(desk, "Mei Tan", date(2026, 11, 1), date(2026, 12, 4), deputy="Jonas Weber")
    window = open_intake(Channel.CALL)
    window.matter.choose(CaseKind.QUESTION)
    window.matter.subject.setText("Opening hours")
    window.outcome.choose(Outcome.REFERRED)
    target = find(window, LookupField, "target")
    target.setFocus()
    with qtbot.waitSignal(target.asked):
        typist.write("Mei")
    assert target.popup.current is not None
    assert target.popup.current.right == "away until Fri 4 Dec"
    with qtbot.waitSignal(window.say.previewed):
        typist.enter()
    assert "Jonas Weber stands in" in find(window, QLabel, "warnings").text()


def test_a_message_is_for_a_colleague(open_intake: Open, qtbot: QtBot) -> None:
    window = open_intake(Channel.CALL)
    window.matter.choose(None)
    find(window, LookupField, "name").setText("Karim Benali")
    window.matter.subject.setText("Gloves in size 6½: are they back?")
    window.outcome.choose(Outcome.MESSAGE)
    find(window, LookupField, "target").setText("Shipping · Jonas Weber")
    with qtbot.waitSignal(window.saved) as saved:
        window.save()
    assert saved.args[0].case is None


def drop(window: IntakeWindow, *files: Path) -> None:
    """Let files fall onto the form; Qt delivers a drop only after a drag of its own."""
    assert isinstance(window.who, MailPart)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(QPoint(10, 10)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert window.who.scans.eventFilter(window.who.form, event)


def test_a_reference_in_the_place_of_a_name_brings_its_case(
    open_intake: Open, desk: Desk, typist: Typist
) -> None:
    reference = begin(desk, REFERRED_LETTER)
    window = open_intake(Channel.MAIL)
    typist.write(reference)
    typist.enter()  # a scanner is quicker than any look-up
    assert window.contact().case == reference
    assert window.who.choice.customer is not None
    assert not window.who.name.hasFocus()


def test_a_reference_that_is_offered_and_taken_brings_its_case_too(
    open_intake: Open, desk: Desk, typist: Typist, qtbot: QtBot
) -> None:
    reference = begin(desk, REFERRED_LETTER)
    window = open_intake(Channel.MAIL)
    with qtbot.waitSignal(window.who.name.asked):
        typist.write(reference)
    typist.enter()
    assert (window.contact().case, window.who.name.text()) == (reference, "Rosa Delgado")


def test_a_number_that_is_no_reference_of_ours_is_a_name_like_any_other(
    open_intake: Open, typist: Typist
) -> None:
    window = open_intake(Channel.MAIL)
    typist.write("26-00009-9")
    typist.enter()
    assert window.contact().case == ""
    assert window.contact().customer.name == "26-00009-9"
