"""A line that looks things up while one types, with "new" without leaving it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.ui.delegates.suggestion import Suggestion
from frontdesk.ui.look.fonts import Size
from frontdesk.ui.look.painting import ChipText, chip_width, draw_chip, draw_line, text_width
from frontdesk.ui.look.palette import colours_of
from frontdesk.ui.widgets.suggestions import SuggestionPopup

_ASK_AFTER_MS = 40


class LookupField(QLineEdit):
    """Asks while typing, offers what comes, and remembers what was picked.

    `asked` carries the text; the page looks it up and calls `offer` with the
    same text, so that late answers to earlier text are not shown. `picked`
    carries the key of the row taken; `new_wanted` the text, when the row that
    offers to make something new is taken. Typing on after a pick undoes it
    (`unpicked`).
    """

    asked = Signal(str)
    picked = Signal(object)
    new_wanted = Signal(str)
    unpicked = Signal()

    _NEW = object()

    def __init__(self, parent: QWidget | None = None, *, shortest: int = 2) -> None:
        """`shortest` is the number of characters from which the field asks; 0 asks at once."""
        super().__init__(parent)
        self._shortest = shortest
        self._popup: SuggestionPopup | None = None
        self._key: object = None
        self._hint = ""
        self._chip = ChipText("")
        self._wait = QTimer(self, interval=_ASK_AFTER_MS, singleShot=True)
        self._wait.timeout.connect(self._ask)
        self.textEdited.connect(self._edited)

    @property
    def key(self) -> object:
        """Return the key of what was picked, or None while the text is only text."""
        return self._key

    @property
    def popup(self) -> SuggestionPopup:
        """Return the list, made when it is first needed."""
        if self._popup is None:
            self._popup = SuggestionPopup(self, self.accessibleName())
            self._popup.picked.connect(self._take)
        return self._popup

    def offer(
        self,
        text: str,
        rows: Sequence[Suggestion],
        *,
        new_text: str = "",
        first_chosen: bool = True,
    ) -> None:
        """Show what was found for `text`; `new_text` is the row that offers to make it new."""
        if text != self.text() or not self.hasFocus():
            return
        offered = list(rows)
        if new_text:
            offered.append(Suggestion(self._NEW, new_text, icon="add"))
        self.popup.offer(offered, first_chosen=first_chosen)

    def set_picked(self, key: object, text: str, hint: str = "") -> None:
        """Show something as picked, without telling anybody; `hint` stands at the right."""
        self._key = key
        self.setText(text)
        self.show_hint(hint)
        self._mark_picked()

    def show_hint(self, hint: str) -> None:
        """Show a short grey remark at the right, such as "known · 5 contacts"."""
        self._hint = hint
        self.setAccessibleDescription(hint)
        self._make_room()

    def show_chip(self, chip: ChipText) -> None:
        """Show a chip at the right, such as the place that a number belongs to."""
        self._chip = chip
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if not self._list_handles(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape for closing the list, whatever the window uses it for."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._open
        ):
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        super().paintEvent(event)
        table = colours_of(self.palette())
        with QPainter(self) as painter:
            right = float(self.width() - 12)
            if self._chip.text:
                width = chip_width(self._chip)
                draw_chip(
                    painter,
                    QRectF(right - width, (self.height() - 20) / 2, width, 20).topLeft(),
                    self._chip,
                    table,
                )
                right -= width + 8
            if self._hint:
                rect = QRectF(0, 0, right, self.height())
                draw_line(painter, rect, self._hint, table.muted, size=Size.SMALL, right=True)

    @property
    def _open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def _list_handles(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key == Qt.Key.Key_Down and not self._open:
            self._ask()
            return True
        if not self._open:
            return False
        if key in steps:
            self.popup.move_by(steps[Qt.Key(key)])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.popup.take()
        if key == Qt.Key.Key_Escape:
            self.popup.hide()
            return True
        return False

    def _edited(self) -> None:
        if self._key is not None:
            self._key = None
            self.show_hint("")
            self._mark_picked()
            self.unpicked.emit()
        self._wait.start()

    def _ask(self) -> None:
        if len(self.text().strip()) >= self._shortest:
            self.asked.emit(self.text())
        elif self._popup is not None:
            self._popup.hide()

    def _take(self, key: object) -> None:
        self._wait.stop()
        if key is self._NEW:
            self.new_wanted.emit(self.text())
        else:
            self._key = key
            self.picked.emit(key)

    def _mark_picked(self) -> None:
        self.setProperty("picked", self._key is not None)
        self.style().polish(self)

    def _make_room(self) -> None:
        chip = chip_width(self._chip) + 8 if self._chip.text else 0
        hint = text_width(self._hint, Size.SMALL) + 8 if self._hint else 0
        self.setTextMargins(0, 0, round(chip + hint), 0)
        self.update()
