"""What is wrong with a text, one line each; taking one leads to its place."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from frontdesk.ui.look import icons
from frontdesk.ui.look.palette import colours_of

_ROLE = Qt.ItemDataRole.UserRole
_MOST_SHOWN = 3
_PADDING = 8


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """One problem in words, and where it is; a `mild` one hinders nothing yet."""

    text: str
    part: str
    line: int
    column: int
    length: int = 1
    mild: bool = False


class ProblemList(QListWidget):
    """Takes no room while nothing is wrong."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setIconSize(QSize(16, 16))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "bare")
        self.itemClicked.connect(self._want)
        self.itemActivated.connect(self._want)
        self.hide()

    def show_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Show these problems, and no others."""
        self.clear()
        for problem in problems:
            item = QListWidgetItem(self._icon(problem), problem.text)
            item.setData(_ROLE, problem)
            item.setToolTip(f"<p>{html.escape(problem.text)}</p>")  # it names what somebody typed
            self.addItem(item)
        self.setVisible(bool(problems))
        self._fit()

    @property
    def problems(self) -> tuple[ShownProblem, ...]:
        """Return what is shown."""
        return tuple(self.item(row).data(_ROLE) for row in range(self.count()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for row in range(self.count()):
                self.item(row).setIcon(self._icon(self.item(row).data(_ROLE)))

    def _icon(self, problem: ShownProblem) -> QIcon:
        table = colours_of(self.palette())
        name, colour = ("info", table.soon) if problem.mild else ("warning", table.overdue)
        return QIcon(icons.pixmap(name, colour, 16, self.devicePixelRatio()))

    def _fit(self) -> None:
        rows = min(self.count(), _MOST_SHOWN)
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(rows)) + _PADDING)

    def _want(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(_ROLE))
