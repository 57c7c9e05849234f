"""The counter's screen at the tests' office, whose book has one entry that everybody may read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.services.counter.rules import CounterRules
from frontdesk.services.office.particulars import office
from frontdesk.services.suggestions.filter import SuggestionFilter
from frontdesk.services.suggestions.lists import suggestion_ids, suggestion_rows
from frontdesk.services.suggestions.view import suggestion_view
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.ui.counter.big_button import BigButton
from frontdesk.ui.counter.writing import CounterWriting
from frontdesk.ui.forms.loading import find
from frontdesk.ui.page_context import PageContext
from tests.services.offices import Desk

RULES = CounterRules(("en", "de", "fr", "es"), 60, themes=("The building", "Forms"), places=("Hall",))


@dataclass(slots=True)
class Visitor:
    """Somebody at the counter, and the office behind it."""

    writing: CounterWriting
    desk: Desk

    def write(self, text: str) -> None:
        self.writing.words.field.setPlainText(text)

    def type(self, name: str, text: str) -> None:
        """Type into a line of the step that is shown."""
        line = find(self.writing.current, QLineEdit, name)
        line.setText(text)
        line.textEdited.emit(text)

    def press(self, name: str) -> None:
        """Press a button of the step or of the foot, by its name."""
        button = self.writing.current.findChild(BigButton, name) or find(self.writing, BigButton, name)
        assert button.isVisible(), name
        button.click()

    def on(self) -> None:
        """Press what leads on."""
        self.press("next")

    def problem(self, name: str) -> str:
        """Return what is said to be wrong beside a field."""
        return find(self.writing.current, QLabel, f"{name}_error").text()

    def entries(self) -> list[SuggestionView]:
        """Return what stands in the book, the newest first."""
        rows = suggestion_rows(self.desk.ctx, suggestion_ids(self.desk.ctx, SuggestionFilter()))
        return [suggestion_view(self.desk.ctx, reference=row.reference) for row in rows]


@pytest.fixture
def visitor(qtbot: QtBot, page: PageContext, desk: Desk) -> Visitor:
    writing = CounterWriting(page, RULES, office(desk.ctx))
    qtbot.addWidget(writing)
    writing.resize(1280, 800)
    with qtbot.waitActive(writing):
        writing.show()
        writing.activateWindow()
    return Visitor(writing, desk)


@cache
def touch_screen() -> QPointingDevice:
    """Return the one touch screen of a test run."""
    return QTest.createTouchDevice()


def tap(widget: QWidget, *places: QPoint, by: QPoint | None = None) -> None:
    """Put a finger on each place (the middle, if none is named), move it and lift it again."""
    window = widget.window()  # which stays where it is, whatever the first touch does to the widget
    touch = QTest.touchEvent(window, touch_screen(), autoCommit=False)
    way = by or QPoint()
    fingers = [
        (finger, widget.mapTo(window, place))
        for finger, place in enumerate(places or (widget.rect().center(),))
    ]
    for finger, place in fingers:
        touch.press(finger, place, window)
    touch.commit()
    for part in (1, 2, 3, 4):
        for finger, place in fingers:
            touch.move(finger, place + way * part / 4, window)
        touch.commit()
    for finger, place in fingers:
        touch.release(finger, place + way, window)
    touch.commit()


def seen_and_heard(window: QWidget) -> str:
    """Return every text that eyes, a screen reader or a key could find in a window, hidden parts too."""
    texts = []
    for widget in (window, *window.findChildren(QWidget)):
        texts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        texts += [widget.windowTitle(), str(widget.property("text") or "")]
        if isinstance(widget, QPlainTextEdit):
            texts.append(widget.document().toRawText())
            layout = widget.document().firstBlock().layout()
            texts.append(layout.preeditAreaText() if layout is not None else "")
        if isinstance(widget, QLineEdit):
            texts.append(widget.placeholderText())
    return "\n".join(texts)
