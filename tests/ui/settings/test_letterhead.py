"""The letterhead in the settings: a letter wears it at once, and what cannot be printed is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from frontdesk.domain.kinds import Formality
from frontdesk.services.staff.people import staff
from frontdesk.services.staff.signature import signature_of
from frontdesk.services.stationery.images import logo_data
from frontdesk.services.stationery.letterhead import set_letter_settings
from frontdesk.services.stationery.settings import LetterSettings, letter_settings
from frontdesk.ui.forms.loading import find
from frontdesk.ui.letters.page_preview import PagePreview
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.settings.letterhead import LetterheadSection
from frontdesk.ui.pages.settings.people import StaffDialog
from frontdesk.ui.widgets.colour_field import SWATCHES, ColourField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.picture_field import PictureField
from frontdesk.ui.widgets.segmented import Segmented
from tests.unit.documents.images import SVG, huge_png, png


@pytest.fixture
def section(page: PageContext, qtbot: QtBot) -> LetterheadSection:
    shown = LetterheadSection(page)
    qtbot.addWidget(shown)
    page.bus.changed.connect(lambda _change: shown.refresh())
    shown.resize(1000, 640)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.refresh()
    return shown


@pytest.fixture
def told(page: PageContext) -> list[Tell]:
    heard: list[Tell] = []
    page.bus.tell.connect(heard.append)
    return heard


def save(qtbot: QtBot, section: LetterheadSection) -> None:
    qtbot.mouseClick(find(section, QPushButton, "save"), Qt.MouseButton.LeftButton)


def drop(field: PictureField, file: Path) -> None:
    """Drop a file onto a field."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    field.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def a_file(folder: Path, data: bytes, name: str = "logo.png") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def test_what_is_chosen_is_kept_and_letters_wear_it(
    section: LetterheadSection, page: PageContext, qtbot: QtBot, told: list[Tell]
) -> None:
    find(section, QLineEdit, "sender_name").setText("Harbour Office, Claims")
    find(section, QPlainTextEdit, "sender_lines").setPlainText("P.O. Box 7\nLondon E1 6AN")
    find(section, QPlainTextEdit, "footer").setPlainText("Registered in London")
    find(section, ColourField, "colour").set_colour("#7A1F4B")
    for name, value in (("font", "open_sans"), ("code", "none"), ("language", "fr")):
        box = find(section, QComboBox, name)
        box.setCurrentIndex(box.findData(value))
    find(section, Segmented, "formality").set_value("informal")
    save(qtbot, section)
    assert letter_settings(page.context.store) == LetterSettings(
        sender_name="Harbour Office, Claims",
        sender_lines=("P.O. Box 7", "London E1 6AN"),
        colour="#7A1F4B",
        font="open_sans",
        footer=("Registered in London",),
        code="none",
        formality=Formality.INFORMAL,
        language="fr",
    )
    assert told[-1].text == page.say("letterhead.kept")


def test_the_letter_beside_changes_with_every_choice(section: LetterheadSection, qtbot: QtBot) -> None:
    preview = find(section, PagePreview, "pages")
    before = preview.images[0].copy()
    find(section, QLineEdit, "sender_name").setText("Another Name")
    named = preview.images[0].copy()
    assert named != before
    swatch = section.findChildren(ColourField)[0]._swatches[2]
    qtbot.mouseClick(swatch, Qt.MouseButton.LeftButton)
    assert find(section, ColourField, "colour").colour == SWATCHES[2]
    assert preview.images[0] != named
    qtbot.mouseClick(swatch, Qt.MouseButton.LeftButton)
    assert find(section, ColourField, "colour").colour == ""


def test_a_colour_that_is_none_is_refused_beside_its_field(
    section: LetterheadSection, page: PageContext, qtbot: QtBot
) -> None:
    colour = find(section, ColourField, "colour")
    qtbot.keyClicks(colour.line, "#12")
    assert not find(section, Field, "colour_field").error
    save(qtbot, section)
    assert find(section, Field, "colour_field").error
    assert letter_settings(page.context.store) == LetterSettings()


def test_what_somebody_else_has_changed_is_not_written_over(
    section: LetterheadSection, page: PageContext, qtbot: QtBot
) -> None:
    find(section, QLineEdit, "sender_name").setText("Mine")
    set_letter_settings(page.context, settings=replace(LetterSettings(), footer=("Theirs",)))
    save(qtbot, section)
    assert find(section, QLabel, "problem").text() == page.say("letterhead.changed_meanwhile")
    assert find(section, QLineEdit, "sender_name").text() == "Mine"


@pytest.mark.parametrize("data", [png(), SVG])
def test_a_logo_is_dropped_shown_and_can_be_taken_back(
    section: LetterheadSection, page: PageContext, tmp_path: Path, told: list[Tell], data: bytes
) -> None:
    preview = find(section, PagePreview, "pages")
    before = preview.images[0].copy()
    drop(section.logo.field, a_file(tmp_path, data))
    assert logo_data(page.context.store) == data
    assert not section.logo.field.image.isNull()
    assert preview.images[0] != before
    undo = told[-1].undo
    assert undo is not None
    undo()
    assert logo_data(page.context.store) == b""
    assert section.logo.field.image.isNull()


def test_a_logo_is_chosen_and_removed(
    section: LetterheadSection, page: PageContext, qtbot: QtBot, tmp_path: Path
) -> None:
    file = a_file(tmp_path, png())
    section.logo.field.choose_file = lambda _parent, _title: str(file)
    qtbot.mouseClick(section.logo.field.choose, Qt.MouseButton.LeftButton)
    assert logo_data(page.context.store) == png()
    qtbot.mouseClick(section.logo.field.remove, Qt.MouseButton.LeftButton)
    assert logo_data(page.context.store) == b""


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"not a picture", "picture.unknown_kind"),
        (png()[:50], "picture.damaged"),
        (huge_png(20_000, 10_000), "picture.too_many_dots"),
    ],
)
def test_a_file_that_is_no_logo_is_refused_beside_it(
    section: LetterheadSection, page: PageContext, tmp_path: Path, data: bytes, why: str
) -> None:
    drop(section.logo.field, a_file(tmp_path, data))
    text = page.words.text(why) if why != "picture.too_many_dots" else "200"
    assert section.logo.field.problem == text or text in section.logo.field.problem.replace(" × ", "")
    assert section.logo.field.problem
    assert logo_data(page.context.store) == b""


def test_a_signature_is_kept_with_whoever_signs(page: PageContext, qtbot: QtBot, tmp_path: Path) -> None:
    jonas = next(each for each in staff(page.context) if each.name == "Jonas Weber")
    dialog = StaffDialog(page)
    dialog.show_person(jonas)
    dialog.show()
    field = find(dialog, PictureField, "signature")
    drop(field, a_file(tmp_path, b"nothing"))
    assert field.problem == page.say("picture.unknown_kind")
    drop(field, a_file(tmp_path, png((90, 30))))
    assert signature_of(page.context, staff=jonas.id) == b""
    dialog.confirm()
    assert signature_of(page.context, staff=jonas.id) == png((90, 30))
    again = StaffDialog(page)
    again.show_person(jonas)
    again.show()
    assert not find(again, PictureField, "signature").image.isNull()
    again.close()
