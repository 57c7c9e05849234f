"""The field that searches while one types, with its key shown at the right."""

from __future__ import annotations

from PySide6.QtCore import Property, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.ui.look import icons
from frontdesk.ui.look.palette import colours_of
from frontdesk.ui.widgets.key_hint import HEIGHT, draw_hint, hint_width


class SearchField(QLineEdit):
    """A line to search in.

    `typed` gives the text whenever the user changes it; Up, Down, Enter and
    Escape are passed on as `moved`, `entered` and `left`, so that a list of
    results can be used without the keyboard leaving the field.
    """

    typed = Signal(str)
    moved = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, key_hint: str = "") -> None:
        super().__init__(parent)
        self._key_hint = key_hint
        self.setProperty("look", "search")
        self.textEdited.connect(self.typed)

    def _get_key_hint(self) -> str:
        return self._key_hint

    def _set_key_hint(self, keys: str) -> None:
        self._key_hint = keys
        self.update()

    keyHint = Property(str, _get_key_hint, _set_key_hint)  # noqa: N815  set in forms, in Qt's spelling

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the field, whatever the window uses it for."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        super().paintEvent(event)
        table = colours_of(self.palette())
        middle = self.height() / 2
        with QPainter(self) as painter:
            icons.draw(painter, "search", QRectF(14, middle - 7, 14, 14), table.muted)
            if self._key_hint and not self.text():
                width = hint_width(self._key_hint)
                box = QRectF(self.width() - width - 12, middle - HEIGHT / 2, width, HEIGHT)
                draw_hint(painter, box, self._key_hint, table.muted, table.line)
