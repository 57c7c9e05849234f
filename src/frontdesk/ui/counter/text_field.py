"""The field that visitors write in: as long as an entry may be, and nothing leaves it but by sending."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from frontdesk.services.suggestions.tidying import LONGEST
from frontdesk.ui.forms.plain_text import text_of

_STRONG = frozenset({"L", "R", "AL"})


class CounterText(QPlainTextEdit):
    """Takes plain text up to the longest entry; `filled` tells that there is no room for more."""

    filled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)  # nothing of one writer comes back for the next
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textChanged.connect(self._cut)
        self.textChanged.connect(self._align)

    @property
    def written(self) -> str:
        """Return what was written; half a character, which nothing can keep, becomes a mark."""
        return whole(text_of(self))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802  Qt's name
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  Qt's name
        """Take as much as there is room for: a hundred thousand characters would stop the screen."""
        chosen = self.textCursor()
        room = LONGEST - self._length() + abs(chosen.selectionEnd() - chosen.selectionStart())
        text = source.text()
        self.insertPlainText(whole(text[:room]))
        if len(text) > room:
            self.filled.emit()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  Qt's name
        """Nothing is copied: the clipboard would keep it for the next writer."""
        return QMimeData()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        types = bool(event.text()) and event.text().isprintable()
        if types and self._length() >= LONGEST and not self.textCursor().hasSelection():
            self.filled.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Begin a new selection: a chosen text that is pressed would be dragged."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def _length(self) -> int:
        return self.document().characterCount() - 1

    def _cut(self) -> None:
        """Keep what comes in other ways, from an input method for example, within the limit."""
        if self._length() > LONGEST:
            cursor = self.textCursor()
            cursor.setPosition(LONGEST)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self.filled.emit()

    def _align(self) -> None:
        option = self.document().defaultTextOption()
        side = side_of(text_of(self))
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)


def side_of(text: str) -> Qt.AlignmentFlag:
    """Return where a text begins: what runs from right to left at the right."""
    return Qt.AlignmentFlag.AlignRight if leftwards(text) else Qt.AlignmentFlag.AlignLeft


def leftwards(text: str) -> bool:
    """Whether a text runs from right to left, as its first letter does (UAX 9, P2 and P3)."""
    directions = (bidirectional(character) for character in text)
    return next((each for each in directions if each in _STRONG), "L") != "L"


def whole(text: str) -> str:
    """Return a text in which a mark stands for every half of a character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
