"""Buttons, choices, chips and fields, by keyboard and to screen readers."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.forms.typed_dates import DateReader
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone, colours_of
from frontdesk.ui.look.theme import Theme
from frontdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from frontdesk.ui.widgets.chip import Chip
from frontdesk.ui.widgets.choice_box import ChoiceBox
from frontdesk.ui.widgets.dates import DateField, TimeField
from frontdesk.ui.widgets.field import Field
from frontdesk.ui.widgets.long_words import LongWords
from frontdesk.ui.widgets.say_box import SayBox, emphasised
from frontdesk.ui.widgets.segmented import Choice, Segmented
from frontdesk.words import words_for

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KINDS = (Choice("question", "Question"), Choice("request", "Request"), Choice("complaint", "Complaint"))


@pytest.fixture
def kinds(qtbot: QtBot, theme: Theme) -> Segmented:
    choices = Segmented()
    qtbot.addWidget(choices)
    choices.set_choices(KINDS, numbered=True)
    choices.show()
    return choices


def test_nothing_is_chosen_until_somebody_chooses(kinds: Segmented) -> None:
    assert kinds.value == ""


def test_a_number_key_chooses(kinds: Segmented, qtbot: QtBot) -> None:
    kinds.setFocus()
    with qtbot.waitSignal(kinds.chosen) as told:
        qtbot.keyClick(kinds.focusWidget() or kinds, Qt.Key.Key_3)
    assert told.args == ["complaint"]
    assert kinds.value == "complaint"


def test_arrow_keys_walk_through_the_choices(kinds: Segmented, qtbot: QtBot) -> None:
    kinds.set_value("question")
    kinds.setFocus()
    qtbot.keyClick(kinds.focusWidget() or kinds, Qt.Key.Key_Right)
    assert kinds.value == "request"
    for key, value in ((Qt.Key.Key_End, "complaint"), (Qt.Key.Key_Home, "question")):
        qtbot.keyClick(kinds.focusWidget() or kinds, key)
        assert kinds.value == value
        assert kinds.focusWidget() is kinds.focusProxy()


def test_other_choices_keep_what_is_still_among_them(kinds: Segmented) -> None:
    kinds.set_value("request")
    kinds.set_choices(KINDS[1:])
    assert kinds.value == "request"
    kinds.set_choices(KINDS[2:])
    assert kinds.value == ""


def test_a_value_that_is_no_choice_chooses_nothing(kinds: Segmented) -> None:
    kinds.set_value("request")
    kinds.set_value("nonsense")
    assert kinds.value == ""


def test_what_cannot_be_chosen_shines_in_no_colour(kinds: Segmented) -> None:
    kinds.set_value("question")
    accent = colours_of(kinds.palette()).accent_soft.name()

    def shines() -> bool:
        image = kinds.grab().toImage()
        return image.pixelColor(4, image.height() // 2).name() == accent

    assert shines()
    kinds.setEnabled(False)
    assert not shines()


def test_each_choice_is_a_radio_button_with_its_word_for_screen_readers(kinds: Segmented) -> None:
    names = [child.accessibleName() for child in kinds.findChildren(QWidget) if child.accessibleName()]
    assert names == ["Question", "Request", "Complaint"]
    first = QAccessible.queryAccessibleInterface(kinds.findChildren(QWidget)[0])
    assert first.role() == QAccessible.Role.RadioButton


def test_a_button_shows_its_key_and_answers_to_it(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    save = PrimaryButton("Save", window, key_hint="Ctrl+Return")
    save.bind_key()
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    assert save.toolTip() == "Save (Ctrl Enter)"
    with qtbot.waitSignal(save.clicked):
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_also_where_the_window_is_no_dialog(
    qtbot: QtBot, theme: Theme, key: Qt.Key
) -> None:
    button = SecondaryButton("Add")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_a_name_of_several_words_is_found_by_typing_it(qtbot: QtBot, theme: Theme) -> None:
    states = ChoiceBox()
    qtbot.addWidget(states)
    states.addItems(["Nevada", "New Hampshire", "New Jersey", "New York"])
    with qtbot.waitExposed(states):
        states.show()
    qtbot.keyClicks(states, "new york")
    assert states.currentText() == "New York"
    assert not states.view().isVisible()


def test_a_blank_alone_still_drops_the_list_down(qtbot: QtBot, theme: Theme) -> None:
    dropped: list[str] = []

    class Watched(ChoiceBox):
        def showPopup(self) -> None:  # noqa: N802  Qt's name
            dropped.append(self.currentText())

    states = Watched()
    qtbot.addWidget(states)
    states.addItems(["Nevada", "New York"])
    qtbot.keyClick(states, Qt.Key.Key_Space)
    assert dropped == ["Nevada"]


def test_a_button_with_a_key_is_wider_than_one_without(theme: Theme) -> None:
    assert (
        SecondaryButton("Call", key_hint="F3").sizeHint().width() > SecondaryButton("Call").sizeHint().width()
    )


def test_a_chip_tells_its_word_and_an_empty_one_takes_no_room(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(text="35 min late", tone=Tone.OVERDUE)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "35 min late"
    assert chip.chip.shown_icon == "warning"
    chip.show_chip(ChipText(""))
    assert chip.sizeHint().isEmpty()


@pytest.fixture
def subject(qtbot: QtBot, theme: Theme) -> Field:
    field = Field(text="In one &line", input_widget=QLineEdit())
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_field_names_its_input(subject: Field) -> None:
    assert subject.input.accessibleName() == "In one line"


def test_a_refusal_has_room_in_a_narrow_column(qtbot: QtBot, theme: Theme) -> None:
    window, narrow = QWidget(), Field(text="Postal code", input_widget=QLineEdit())
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(narrow)
    column.addStretch(1)
    window.setFixedSize(140, 400)
    window.show()
    narrow.show_error("These are not the five digits of a postal code.")
    reason = next(each for each in narrow.findChildren(QLabel) if each.text() == narrow.error)
    qtbot.waitUntil(lambda: reason.height() >= reason.heightForWidth(reason.width()) > 0)
    assert narrow.height() == narrow.heightForWidth(narrow.width())


def test_a_refusal_stands_under_the_input_until_it_is_taken_away(subject: Field) -> None:
    subject.show_error("Say what it is about.")
    assert subject.error == "Say what it is about."
    assert subject.input.accessibleDescription() == "Say what it is about."
    taller = subject.sizeHint().height()
    subject.show_error("")
    assert subject.sizeHint().height() < taller


def test_a_refusal_goes_once_the_input_is_changed(subject: Field, qtbot: QtBot) -> None:
    subject.show_error("Say what it is about.")
    with qtbot.waitSignal(subject.mended):
        subject.input.setProperty("text", "Ferry")
    assert not subject.error
    assert not subject.input.accessibleDescription()


def test_a_refusal_of_a_narrow_input_stands_at_the_foot_of_the_form(qtbot: QtBot, theme: Theme) -> None:
    form, arrived = QWidget(), Field(text="Arrived", input_widget=QLineEdit())
    qtbot.addWidget(form)
    arrived.setParent(form)
    arrived.setObjectName("arrived_field")
    arrived.resize(80, 60)
    problem = QLabel(form)
    problem.setObjectName("problem")
    form.show()
    refusals = Refusals(
        form, words_for("en", timezone=ZoneInfo("Europe/London")), {"arrived": "arrived_field"}
    )
    refusals.show(FrontDeskError("contact.in_the_future", field="arrived", at=NOON, now=NOON))
    assert problem.text() == arrived.error
    assert arrived.input.property("wrong") is True
    arrived.input.setProperty("text", "9:30")
    assert not problem.isVisible()


def test_a_field_without_an_input_is_a_mistake_in_the_form(qtbot: QtBot) -> None:
    field = Field()
    qtbot.addWidget(field)
    QVBoxLayout(field)
    with pytest.raises(LookupError):
        field.assemble()


def test_the_sentence_to_say_is_never_markup() -> None:
    html = emphasised("Ask <b>Ana</b> & Bo by Friday.", ["Friday", "", "Ana"])
    strong = '<span style="font-weight: 600">{}</span>'.format
    assert f"&lt;b&gt;{strong('Ana')}&lt;/b&gt; &amp; Bo by {strong('Friday')}." in html


def test_the_say_box_gives_the_whole_sentence_to_screen_readers(qtbot: QtBot, theme: Theme) -> None:
    box = SayBox()
    qtbot.addWidget(box)
    box.say("You can expect an answer by Friday.", ["Friday"])
    assert box.sentence == "You can expect an answer by Friday."


def test_a_date_shows_what_was_understood_and_marks_what_was_not(qtbot: QtBot, theme: Theme) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.set_reader(DateReader(date(2026, 11, 26)), lambda day: f"{day:%d %b}")
    qtbot.keyClicks(field, "3.12")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.date, field.understood) == ("03 Dec", date(2026, 12, 3), True)

    field.setText("some day")
    assert (field.date, field.understood) == (None, False)


def test_a_time_shows_what_was_understood(qtbot: QtBot, theme: Theme) -> None:
    field = TimeField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "930")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.time) == ("09:30", time(9, 30))


def test_long_words_take_the_height_they_need_and_scroll_beyond_it(qtbot: QtBot, theme: Theme) -> None:
    words = LongWords()
    qtbot.addWidget(words)
    words.resize(400, 100)
    words.show()
    heights = []
    for lines in (1, 3, 400):
        words.show_text("\n".join(["A bench in the sun"] * lines))
        heights.append(words.sizeHint().height())
    one, three, most = heights
    assert 2 * one < three < most < 200
    assert words.toPlainText().count("bench") == 400
    words.verticalScrollBar().setValue(50)
    words.show_text(words.toPlainText())
    assert words.verticalScrollBar().value() == 50
