"""A text with placeholders: it offers them after "{{", colours them, and underlines what is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Property, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.forms.plain_text import text_of
from frontdesk.ui.letters.caret_popup import CaretPopup
from frontdesk.ui.letters.highlighter import TemplateHighlighter
from frontdesk.ui.letters.marks import Mark, place, underlined
from frontdesk.ui.letters.offered import Offered
from frontdesk.ui.letters.units import first_units
from frontdesk.ui.look.palette import colours_of
from frontdesk.ui.widgets.suggestions import SuggestionPopup

_BEGUN = re.compile(r"\{\{\s*(\w*)$")
_CLOSED = re.compile(r"\s*\}\}")
_LINE = "\u2028"  # what Qt parts a line by, beside what it parts lines by
_ONE_LINE = 38  # logical pixels
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TemplateEdit(QPlainTextEdit):
    """The body of a text, or, as `oneLine`, its subject or closing.

    `focused` tells that it has the keyboard: what is taken from a list beside it goes where one types.
    """

    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: Sequence[Offered] = ()
        self._popup: CaretPopup | None = None
        self._one_line = False
        self._highlighter = TemplateHighlighter(self.document(), self.palette())
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._typed)

    def _get_one_line(self) -> bool:
        return self._one_line

    def _set_one_line(self, one_line: bool) -> None:  # noqa: FBT001  a Qt property's setter
        self._one_line = one_line
        if one_line:
            self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setFixedHeight(_ONE_LINE)

    oneLine = Property(bool, _get_one_line, _set_one_line)  # noqa: N815  set in forms, in Qt's spelling

    def offer(self, offered: Sequence[Offered]) -> None:
        """Offer these placeholders from now on."""
        self._offered = offered

    @property
    def text(self) -> str:
        """Return the text as it is."""
        return text_of(self)

    def put(self, text: str) -> None:
        """Show another text; it can be undone."""
        text = text.replace(_LINE, "\n")  # places are counted by lines
        if text == self.text:
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()

    def take(self, chosen: Offered) -> None:
        """Insert a placeholder where one types, in the place of what has been typed of it."""
        cursor = self.textCursor()
        begun = _BEGUN.search(self._before(cursor))
        if begun is not None and not cursor.hasSelection():
            closed = _CLOSED.match(self._after(cursor))
            cursor.movePosition(_LEFT, _KEEP, len(begun.group()))
            start = cursor.position()
            if closed:
                cursor.setPosition(start)
                cursor.setPosition(start + len(begun.group()) + len(closed.group()), _KEEP)
        before = first_units(self.text, cursor.selectionStart())
        cursor.insertText(chosen.inserted(before))
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, line: int, column: int) -> None:
        """Put the caret at a place, counted from 1."""
        self.setTextCursor(place(self.document(), line, column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, marks: Sequence[Mark]) -> None:
        """Underline these places, and no others."""
        table = colours_of(self.palette())
        self.setExtraSelections([underlined(self.document(), each, table) for each in marks])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if self._list_handles(event):
            return
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._offer_all()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _ENDS:
            event.ignore()  # the window saves
        elif event.key() in _ENDS and self._one_line:
            self.focusNextChild()
        elif event.key() in _ENDS:
            self.insertPlainText("\n")  # with Shift too, where Qt would put a line into the line
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape and Tab for the list while it is open, whatever else they are used for."""
        if self._open and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                return self._list_handles(event)
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._highlighter.use(self.palette())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        super().focusInEvent(event)
        self.focused.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  Qt's name
        """Paste words only, and into a single line no break."""
        text = source.text()
        one = " ".join(line.strip() for line in text.splitlines())
        self.insertPlainText(one if self._one_line else text.replace(_LINE, "\n"))

    @property
    def popup(self) -> SuggestionPopup:
        """Return the list of placeholders, made when it is first needed."""
        if self._popup is None:
            self._popup = CaretPopup(self)
            self._popup.picked.connect(self._picked)
        return self._popup

    @property
    def _open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def _typed(self) -> None:
        begun = _BEGUN.search(self._before(self.textCursor())) if self.hasFocus() else None
        if begun is None:
            if self._popup is not None:
                self._popup.hide()
            return
        self._show([each for each in self._offered if each.fits(begun.group(1))])

    def _offer_all(self) -> None:
        self._show(self._offered)

    def _show(self, offered: Sequence[Offered]) -> None:
        self.popup.offer([Suggestion(each, each.label, f"{{{{ {each.name} }}}}") for each in offered])

    def _picked(self, chosen: object) -> None:
        if isinstance(chosen, Offered):
            self.take(chosen)

    def _list_handles(self, event: QKeyEvent) -> bool:
        if not self._open:
            return False
        key = event.key()
        if key in _STEPS:
            self.popup.move_by(_STEPS[Qt.Key(key)])
            return True
        if key == Qt.Key.Key_Escape:
            self.popup.hide()
            return True
        return key in _TAKES and self.popup.take()

    def _before(self, cursor: QTextCursor) -> str:
        """Return the text of the line up to the caret."""
        return first_units(cursor.block().text(), cursor.positionInBlock())

    def _after(self, cursor: QTextCursor) -> str:
        return cursor.block().text().removeprefix(self._before(cursor))


_LEFT, _KEEP = QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor
