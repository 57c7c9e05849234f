"""The settings, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import LetterKind
from frontdesk.services.office.closures import closures
from frontdesk.services.office.departments import departments
from frontdesk.services.office.holidays_kept import holidays_of
from frontdesk.services.office.particulars import office
from frontdesk.services.staff.absences import absences
from frontdesk.services.stationery.layouts import Sides, chosen_layouts
from frontdesk.services.stationery.mailroom_rules import mailroom_rules
from frontdesk.services.upkeep import last_backup
from frontdesk.ui.desk import Desk, computer_name, read_desk, write_desk
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.pages.settings.absences_read import read_absences
from frontdesk.ui.pages.settings.backups import BackupsSection
from frontdesk.ui.pages.settings.days_read import read_closing_days
from frontdesk.ui.pages.settings.letter_parts import LetterParts
from frontdesk.ui.pages.settings.page import SettingsPage
from frontdesk.ui.pages.settings.section import ListSection
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.dates import DateField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.grouped_list import GroupedList
from frontdesk.ui.widgets.segmented import Segmented
from tests.services.absent import send_away
from tests.services.offices import Desk as ServiceDesk

LOWEST = 480
"""Pixels that a window of 1280 x 800 leaves a page below two banners, beside the system's own bars."""


@pytest.fixture
def told() -> list[Desk]:
    return []


@pytest.fixture
def brought_back() -> list[Path]:
    return []


@pytest.fixture
def settings(
    page: PageContext, qtbot: QtBot, told: list[Desk], brought_back: list[Path]
) -> Iterator[SettingsPage]:
    shown = SettingsPage(page, desk_changed=told.append, restore=brought_back.append)
    qtbot.addWidget(shown)
    page.bus.changed.connect(lambda change: shown.refresh() if shown.concerns(change) else None)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    for dialog in dialogs():
        dialog.close()


def dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def dialog() -> QDialog:
    (only,) = dialogs()
    return only


def section(settings: SettingsPage, name: str) -> ListSection:
    settings.open(name)
    assert isinstance(settings.section, ListSection)
    return settings.section


def confirm(qtbot: QtBot) -> None:
    qtbot.mouseClick(find(dialog(), QPushButton, "confirm"), Qt.MouseButton.LeftButton)


def test_every_section_fits_a_low_window(settings: SettingsPage) -> None:
    for name in ("office", "callbacks", "reminders", "counter", "letters", "desk", "backups"):
        settings.open(name)
    assert settings.minimumSizeHint().height() <= LOWEST


def test_the_opening_hours_are_changed(settings: SettingsPage, page: PageContext, qtbot: QtBot) -> None:
    settings.open("office")
    find(settings, QLineEdit, "hours_5").setText("10-13")
    qtbot.mouseClick(find(settings.section, QPushButton, "save"), Qt.MouseButton.LeftButton)
    assert office(page.context).hours == "mon-fri 09:00-17:00; sat 10:00-13:00"


def test_an_office_without_a_name_is_refused_beside_the_name(
    settings: SettingsPage, page: PageContext, qtbot: QtBot
) -> None:
    settings.open("office")
    find(settings, QLineEdit, "name").setText("  ")
    qtbot.mouseClick(find(settings.section, QPushButton, "save"), Qt.MouseButton.LeftButton)
    assert find(settings, Field, "name_field").error == page.say("office.no_name")
    assert office(page.context).name == "Harbour Office"


def test_a_department_is_added_and_given_up_again(
    settings: SettingsPage, page: PageContext, qtbot: QtBot
) -> None:
    shown = section(settings, "departments")
    shown.add()
    find(dialog(), QLineEdit, "name").setText("Billing")
    confirm(qtbot)
    assert "Billing" in [each.name for each in departments(page.context)]
    billing = next(each for each in departments(page.context) if each.name == "Billing")
    shown.list.choose(billing.id)
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    find(dialog(), QCheckBox, "active").setChecked(False)
    confirm(qtbot)
    assert "Billing" not in [each.name for each in departments(page.context)]


def test_two_departments_of_one_name_are_refused_and_what_was_typed_stays(
    settings: SettingsPage, qtbot: QtBot
) -> None:
    section(settings, "departments").add()
    find(dialog(), QLineEdit, "name").setText("shipping")
    confirm(qtbot)
    assert find(dialog(), Field, "name_field").error
    assert find(dialog(), QLineEdit, "name").text() == "shipping"


def test_somebody_is_marked_away(settings: SettingsPage, page: PageContext, qtbot: QtBot) -> None:
    add = section(settings, "staff").findChild(SecondaryButton)
    assert add is not None
    add.click()
    for name, who in (("person", "Jonas Weber"), ("deputy", "Ana Lind")):
        find(dialog(), QComboBox, name).setCurrentText(who)
    find(dialog(), DateField, "first_day").setText("20.11.2026")
    find(dialog(), DateField, "last_day").setText("27.11.2026")
    confirm(qtbot)
    (kept,) = absences(page.context)
    assert (kept.name, kept.deputy_name) == ("Jonas Weber", "Ana Lind")
    assert (kept.entry.first_day, kept.entry.last_day) == (date(2026, 11, 20), date(2026, 11, 27))


def test_an_absence_is_changed_and_removed(
    settings: SettingsPage, page: PageContext, desk: ServiceDesk, qtbot: QtBot
) -> None:
    send_away(desk, "Jonas Weber", date(2026, 11, 20), date(2026, 11, 27), deputy="Ana Lind")
    shown = section(settings, "staff")
    shown.act(absences(page.context)[0])
    assert find(dialog(), QComboBox, "deputy").currentText() == "Ana Lind"
    find(dialog(), QComboBox, "deputy").setCurrentIndex(0)
    confirm(qtbot)
    (kept,) = absences(page.context)
    assert (kept.deputy_name, kept.entry.last_day) == ("", date(2026, 11, 27))
    shown.act(kept)
    next(each for each in dialog().findChildren(QPushButton) if each.text() == "Remove").click()
    assert absences(page.context) == ()


def test_an_absence_needs_its_first_day_and_nobody_stands_in_for_themselves(
    settings: SettingsPage, page: PageContext, qtbot: QtBot
) -> None:
    shown = section(settings, "staff")
    shown.also("settings.absences.add")
    confirm(qtbot)
    assert find(dialog(), Field, "first_day_field").error == page.say("settings.absence.no_day")
    find(dialog(), DateField, "first_day").setText("20.11.2026")
    for name in ("person", "deputy"):
        find(dialog(), QComboBox, name).setCurrentText("Ana Lind")
    confirm(qtbot)
    assert find(dialog(), Field, "deputy_field").error == page.say("absence.own_deputy")
    assert absences(page.context) == ()


def test_a_holiday_is_switched_off_and_on_with_one_key(
    settings: SettingsPage, page: PageContext, qtbot: QtBot
) -> None:
    shown = section(settings, "holidays")
    boxing = next(each for each in holidays_of(page.context, year=2026) if each.name == "Boxing Day")
    shown.list.choose(boxing)
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    off = next(each for each in holidays_of(page.context, year=2026) if each.name == "Boxing Day")
    assert not off.kept
    shown.act(off)
    on = next(each for each in holidays_of(page.context, year=2026) if each.name == "Boxing Day")
    assert on.kept


def test_a_closure_is_added_changed_and_removed(
    settings: SettingsPage, page: PageContext, qtbot: QtBot
) -> None:
    shown = section(settings, "closures")
    shown.add()
    find(dialog(), DateField, "first_day").setText("24.12.2026")
    find(dialog(), DateField, "last_day").setText("31.12.2026")
    find(dialog(), QLineEdit, "name").setText("Between the years")
    confirm(qtbot)
    (kept,) = closures(page.context)
    assert (kept.entry.first_day, kept.entry.last_day) == (date(2026, 12, 24), date(2026, 12, 31))
    shown.act(kept.id)
    remove = next(each for each in dialog().findChildren(QPushButton) if each.text() == "Remove")
    assert remove.isVisible()
    remove.click()
    assert closures(page.context) == ()


def test_a_closure_needs_its_first_day(settings: SettingsPage, page: PageContext, qtbot: QtBot) -> None:
    section(settings, "closures").add()
    confirm(qtbot)
    assert find(dialog(), Field, "first_day_field").error == page.say("settings.closure.no_day")
    assert closures(page.context) == ()


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20261228
DTEND;VALUE=DATE:20270101
SUMMARY:Between the years
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20261201T100000Z
DTEND:20261201T110000Z
SUMMARY:Meeting
END:VEVENT
END:VCALENDAR
"""


def test_closing_days_of_a_calendar_are_shown_before_they_are_kept(
    settings: SettingsPage, page: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "days.ics"
    file.write_text(CALENDAR, encoding="utf-8")
    shown = section(settings, "closures")
    assert find(shown, QPushButton, "import_days").isVisible()
    read_closing_days(page, shown, file)
    assert listed(dialog()) == [
        "New 1",
        "Between the years, Mon 28 Dec – Thu 31 Dec",
    ]
    assert "Meeting" in find(dialog(), QLabel, "left_out").text()
    assert closures(page.context) == ()
    confirm(qtbot)
    (kept,) = closures(page.context)
    assert (kept.entry.first_day, kept.entry.last_day) == (date(2026, 12, 28), date(2026, 12, 31))
    read_closing_days(page, shown, file)
    assert listed(dialog())[0] == "Known already 1"
    assert not find(dialog(), QPushButton, "confirm").isEnabled()


def test_absences_of_a_calendar_are_somebodys_and_what_has_gone_may_stay(
    settings: SettingsPage, page: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "leave.ics"
    file.write_text(CALENDAR.replace("VERSION", "X-WR-CALNAME:Leave\nVERSION"), encoding="utf-8")
    shown = section(settings, "staff")
    assert "Absences from a calendar …" in [each.text() for each in shown.findChildren(SecondaryButton)]
    read_absences(page, shown, file)
    assert not find(dialog(), QPushButton, "confirm").isEnabled()
    person = find(dialog(), QComboBox, "person")
    assert person.currentText() == "Please choose"
    person.setCurrentIndex(person.findText("Jonas Weber"))
    assert listed(dialog())[0] == "New 1"
    confirm(qtbot)
    assert [each.name for each in absences(page.context)] == ["Jonas Weber"]
    file.write_text("BEGIN:VCALENDAR\nX-WR-CALNAME:Leave\nEND:VCALENDAR\n", encoding="utf-8")
    read_absences(page, shown, file)
    assert find(dialog(), QComboBox, "person").currentText() == "Jonas Weber", "as it was before"
    gone = "Between the years, Mon 28 Dec – Thu 31 Dec, no longer in the calendar"
    assert listed(dialog()) == ["Taken back 1", gone]
    find(dialog(), QCheckBox, "take_back").setChecked(False)
    confirm(qtbot)
    assert len(absences(page.context)) == 1
    read_absences(page, shown, file)
    confirm(qtbot)
    assert absences(page.context) == ()


def listed(shown: QDialog) -> list[str]:
    """Return the rows of a calendar's preview as a screen reader tells them."""
    model = shown.findChildren(GroupedList)[0].model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_file_that_is_no_calendar_is_refused(
    settings: SettingsPage, page: PageContext, tmp_path: Path
) -> None:
    file = tmp_path / "days.ics"
    file.write_text(CALENDAR.replace("UID:1", "nonsense"), encoding="utf-8")
    refused: list[FrontDeskError] = []
    page.bus.refused.disconnect()
    page.bus.refused.connect(refused.append)
    read_closing_days(page, section(settings, "closures"), file)
    assert [each.message.id for each in refused] == ["ical.fault"]


def test_the_layout_of_letters_is_chosen(settings: SettingsPage, page: PageContext, qtbot: QtBot) -> None:
    settings.open("letters")
    assert isinstance(settings.section, LetterParts)
    settings.section.open("paper")
    chosen = {
        "letter_layout": "din_5008_b",
        "postcard_layout": "postcard_avery_l7421",
        "card_back": "picture",
        "label_layout": "label_avery_3474",
        "envelope_layout": "envelope_c5",
    }
    for name, value in chosen.items():
        box = find(settings.section, QComboBox, name)
        box.setCurrentIndex(box.findData(value))
    qtbot.mouseClick(find(settings.section, QPushButton, "save"), Qt.MouseButton.LeftButton)
    assert office(page.context).letter_layout == "din_5008_b"
    kept = chosen_layouts(page.context)
    assert (kept.postcard, kept.card_back, kept.label, kept.envelope) == (
        "postcard_avery_l7421",
        Sides.PICTURE,
        "label_avery_3474",
        "envelope_c5",
    )
    settings.section.open("paper")
    assert find(settings.section, QComboBox, "card_back").currentData() == "picture"


def test_which_letters_need_a_second_pair_of_eyes_is_chosen(
    settings: SettingsPage, page: PageContext, qtbot: QtBot
) -> None:
    settings.open("letters")
    assert isinstance(settings.section, LetterParts)
    settings.section.open("approval")
    find(settings.section, QCheckBox, "apology").setChecked(True)
    qtbot.mouseClick(find(settings.section.part, QPushButton, "save"), Qt.MouseButton.LeftButton)
    assert mailroom_rules(page.context.store).approval == {LetterKind.APOLOGY}
    settings.section.open("approval")
    assert find(settings.section, QCheckBox, "apology").isChecked()


def test_the_look_is_remembered_by_this_desk(settings: SettingsPage, told: list[Desk]) -> None:
    settings.open("desk")
    find(settings.section, Segmented, "look").set_value("dark")
    assert read_desk().scheme == "dark"
    assert told[-1].scheme == "dark"


def test_what_was_changed_elsewhere_at_this_desk_is_not_changed_back(
    settings: SettingsPage, told: list[Desk]
) -> None:
    settings.open("desk")
    write_desk(replace(read_desk(), quiet="quiet"))  # in the list of reminders
    find(settings.section, Segmented, "look").set_value("light")
    assert (read_desk().quiet, read_desk().scheme) == ("quiet", "light")
    settings.open("desk")
    assert find(settings.section, Segmented, "reminders").value == "quiet"
    find(settings.section, Segmented, "reminders").set_value("")
    assert not read_desk().quiet


def test_a_copy_is_saved_and_then_known_as_the_last_one(
    settings: SettingsPage, page: PageContext, tmp_path: Path
) -> None:
    settings.open("backups")
    assert find(settings.section, QLabel, "last").text() == page.say("settings.backups.none")
    assert isinstance(settings.section, BackupsSection)
    settings.section.save(tmp_path / "copy.zip")
    assert (tmp_path / "copy.zip").stat().st_size > 0
    assert find(settings.section, QLabel, "last").text() == page.say(
        "settings.backups.last", at=last_backup(page.context)
    )


def test_a_copy_that_cannot_be_written_is_refused_on_the_page(settings: SettingsPage, tmp_path: Path) -> None:
    settings.open("backups")
    assert isinstance(settings.section, BackupsSection)
    settings.section.save(tmp_path / "no such folder" / "copy.zip")
    assert find(settings.section, QLabel, "problem").text()


def test_the_check_says_that_the_database_is_sound(settings: SettingsPage, page: PageContext) -> None:
    settings.open("backups")
    assert isinstance(settings.section, BackupsSection)
    settings.section.check()
    assert find(settings.section, QLabel, "where").text() == page.say("settings.backups.sound")


def test_a_desk_that_nobody_has_named_is_called_as_its_computer(tmp_path: Path) -> None:
    """By its name a desk that begins anew knows its own batches at the printer."""
    file = tmp_path / "desk.json"
    assert read_desk(file).called == computer_name() != ""
    write_desk(Desk("Reception 1"), file)
    assert read_desk(file).called == "Reception 1"
