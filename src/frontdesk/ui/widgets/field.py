"""A labelled input with room for what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.look.breaking import breakable
from frontdesk.ui.widgets.card import label as make_label
from frontdesk.ui.widgets.icon_label import IconLabel
from frontdesk.ui.widgets.snug import Snug


class Remark(QWidget):
    """A line about an input, with its icon: why it is refused, or what looks odd about it."""

    def __init__(
        self, parent: QWidget | None = None, *, look: str = "hint", icon: str = "info", colour: str = "soon"
    ) -> None:
        super().__init__(parent)
        self.text = ""
        self._label = make_label("", look, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel(name=icon, colour=colour, size=14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)

    def tell(self, text: str) -> None:
        """Say something; nothing takes the line away."""
        self.text = text
        self._label.setText(breakable(text))
        self.setVisible(bool(text))


_NARROW = 130  # pixels: a reason below would be a column of single words
_CHANGES = ("textChanged", "chosen", "changed", "currentIndexChanged")
"""The signals by which the kinds of inputs tell that something else stands in them."""


class Field(Snug):
    """The label above, the input, and under it, when refused, the reason.

    In a form it holds its input in a vertical layout and `assemble` adds the
    rest; in code the input is handed over. A reason goes as soon as the input
    is changed: `mended`. `refused` carries a reason, and nothing once it is gone.
    """

    mended = Signal()
    refused = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, text: str = "", input_widget: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = make_label(text, "label")
        self._refusal: Remark | None = None  # made when the first comes, for most never do
        self._error = ""
        self._refused: str | None = None  # what stood in it then
        self._watched = False  # whether a change of the input takes the reason away
        self._input: QWidget | None = None
        if input_widget is not None:
            QVBoxLayout(self).addWidget(input_widget)
            self.assemble()

    def _get_label(self) -> str:
        return self._label.text()

    def _set_label(self, text: str) -> None:
        self._label.setText(text)
        self._name_input()

    label = Property(str, _get_label, _set_label)

    @property
    def input(self) -> QWidget:
        """Return the first input that the field holds."""
        if self._input is None:
            raise LookupError(f"the field {self.objectName()!r} holds no input")
        return self._input

    @property
    def error(self) -> str:
        """Return the reason shown, or nothing."""
        return self._error

    @property
    def narrow(self) -> bool:
        """Whether a reason has no room under the input."""
        return self.isVisible() and self.width() < _NARROW

    def assemble(self) -> None:
        """Put the label above what the layout holds, and name the input by it."""
        layout = self.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError(f"the field {self.objectName()!r} needs a vertical layout")
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._input = _first_input(self, layout)
        layout.insertWidget(0, self._label)
        self._label.setBuddy(self._input)
        self._name_input()

    def add_aside(self, widget: QWidget) -> None:
        """Put something small at the end of the label's line."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.removeWidget(self._label)
            line = QHBoxLayout()
            line.addWidget(self._label, 1)
            line.addWidget(widget)
            layout.insertLayout(0, line)

    def show_error(self, reason: str) -> None:
        """Show why the input is refused; nothing takes the reason away."""
        self.mark(reason)
        layout = self.layout()
        if self._refusal is None and reason and layout is not None:
            self._refusal = Remark(look="error", icon="warning", colour="overdue")
            layout.addWidget(self._refusal)
        if self._refusal is not None:
            self._refusal.tell(reason)

    def mark(self, reason: str) -> None:
        """Mark the input as refused; the reason is shown elsewhere."""
        self._error = reason
        self._refused = self._written()
        if reason and not self._watched:
            self._watch()
        self.input.setProperty("wrong", bool(reason))
        self.input.setAccessibleDescription(reason)
        self.input.style().polish(self.input)
        self.refused.emit(reason)

    def _watch(self) -> None:
        self._watched = True
        name = next((each for each in _CHANGES if hasattr(self.input, each)), None)
        if name is not None:
            getattr(self.input, name).connect(lambda *_: self._mend())

    def _mend(self) -> None:
        if self._error and (self._refused is None or self._refused != self._written()):
            self.show_error("")
            self.mended.emit()

    def _written(self) -> str | None:
        """Return the text of several lines: Qt tells of a change when only its colours change."""
        return text_of(self.input) if isinstance(self.input, QPlainTextEdit) else None

    def _name_input(self) -> None:
        if self._input is not None:
            self._input.setAccessibleName(self._label.text().replace("&", ""))


def _first_input(field: QWidget, layout: QVBoxLayout) -> QWidget:
    """Return what the layout holds first, in the order of the form, that is no label."""
    for widget in field.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if layout.indexOf(widget) >= 0 and not isinstance(widget, QLabel):
            return widget
    raise LookupError("a field without an input")
