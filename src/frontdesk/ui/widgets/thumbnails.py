"""Photos and scans as small pictures in a row, opened by a click or Enter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from frontdesk.ui.look import icons
from frontdesk.ui.look.palette import colours_of

PICTURE = QSize(88, 66)
"""Of a thumbnail, in pixels at 100 %."""

_CELL = QSize(100, 96)
_ICON = 28
_KEY = Qt.ItemDataRole.UserRole


class Thumbnails(QListWidget):
    """As high as its pictures need; `opened` carries the key of one."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bare")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setIconSize(PICTURE)
        self.setGridSize(_CELL)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._open)

    @property
    def keys(self) -> tuple[int, ...]:
        """Return the keys of what is shown, in order."""
        return tuple(self.item(row).data(_KEY) for row in range(self.count()))

    def show_named(self, named: Sequence[tuple[int, str]]) -> None:
        """Show these, by key and name, each as a sheet until its picture comes."""
        if self.keys == tuple(key for key, _ in named):
            return
        self.clear()
        sheet = QIcon(icons.pixmap("note", colours_of(self.palette()).muted, _ICON, self.devicePixelRatioF()))
        for key, name in named:
            item = QListWidgetItem(sheet, name, self)
            item.setData(_KEY, key)
            item.setToolTip(name)
        self._fit()

    def show_pictures(self, pictures: Mapping[int, QImage]) -> None:
        """Show the pictures of those that have one."""
        for row, key in enumerate(self.keys):
            image = pictures.get(key)
            if image is not None and not image.isNull():
                self.item(row).setIcon(QIcon(QPixmap.fromImage(image)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._open(self.currentItem())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_KEY))

    def _fit(self) -> None:
        beside = max(1, self.viewport().width() // _CELL.width())
        rows = -(-self.count() // beside)
        self.setFixedHeight(rows * _CELL.height())
        self.setVisible(rows > 0)
