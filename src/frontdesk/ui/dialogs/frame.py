"""The frame of every small window: a title, what it is about, its fields, and two buttons."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.tab_order import step
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.look.layouts import fitting
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.field import Field

_WIDTH = 560


class DialogFrame(QDialog):
    """As high as its words need; it blocks nothing. A subclass names its form and its texts."""

    FORM: ClassVar[str] = ""
    TEXTS: ClassVar[str] = ""  # "dialog.refer": .title, .confirm and .done follow

    def __init__(self, page: PageContext, parent: QWidget | None, *, about: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = page
        self.form = page.forms.load("dialog", self)
        host = find(self.form, QWidget, "host")
        self.body = page.forms.fill(host, self.FORM) if self.FORM else host
        self._confirm = find(self.form, QPushButton, "confirm")
        find(self.form, QPushButton, "discard").setVisible(False)
        self._dress(about)

    @property
    def texts(self) -> str:
        """Return the beginning of the ids of this dialog's texts."""
        return self.TEXTS

    def add_button(self, button: QPushButton) -> None:
        """Offer something beside cancelling and confirming."""
        host = find(self.form, QWidget, "aside_buttons")
        layout = host.layout() or QHBoxLayout(host)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(button)

    def name_confirm(self, text: str) -> None:
        """Say on the button what confirming does, where that depends on what is chosen."""
        self._confirm.setText(text)

    def fit(self) -> None:
        """Take the height that the words need at this width, if the screen has it."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(fitting(self, self.width(), layout.totalHeightForWidth(self.width())))

    def event(self, event: QEvent) -> bool:
        """Fit again whenever something inside needs another height."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return done

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  Qt's name
        return step(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter in a field presses no button: Qt would press the first, which gives up what was typed."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif not (plain and event.text().isalpha() and self._begin_text(event.text())):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        for inner in self.findChildren(QLayout):
            inner.invalidate()  # what they remember is from before the stylesheet set heights
        self.fit()

    def begin_typing(self) -> None:
        """Put the keyboard into the first input, unless the form has chosen another."""
        if not self.body.isAncestorOf(self.focusWidget() or self._confirm):
            inputs = (each.input for each in self.body.findChildren(Field) if each.isVisibleTo(self))
            first = next(inputs, None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_text(self, letter: str) -> bool:
        """Let a letter typed on a row of choices begin the text that follows it; tell whether one does."""
        choice = self.focusWidget()
        if not isinstance(choice, QRadioButton) or not step(self, forward=True):
            return False
        text = self.focusWidget()
        if isinstance(text, QPlainTextEdit):
            text.insertPlainText(letter)
            return True
        choice.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _dress(self, about: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        title = self.page.say(f"{self.texts}.title")
        find(self.form, QLabel, "title").setText(title)
        self.setWindowTitle(title)
        self._confirm.setText(self.page.say(f"{self.texts}.confirm"))
        line = find(self.form, QLabel, "about")
        line.setText(breakable(about))
        line.setVisible(bool(about))
        self.resize(_WIDTH, self.sizeHint().height())
