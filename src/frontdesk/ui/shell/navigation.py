"""The slim list of pages on the left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.ui.look import icons
from frontdesk.ui.look.fonts import Size, Weight, font
from frontdesk.ui.look.painting import draw_line, focus_ring, rounded
from frontdesk.ui.look.palette import Colours, Tone, colours_of
from frontdesk.ui.shell.page import Badge, PageSpec
from frontdesk.ui.widgets.key_hint import shown_keys

_ICON = 16.0


class NavigationItem(QAbstractButton):
    """One page's name, icon and count."""

    def __init__(self, spec: PageSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self.page_id = spec.id
        self._icon = spec.icon
        self._badge = Badge("")
        self.setText(spec.title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if spec.shortcut:
            QShortcut(QKeySequence(spec.shortcut), self).activated.connect(self.click)
            self.setToolTip(f"{spec.title} ({shown_keys(spec.shortcut)})")

    def show_badge(self, badge: Badge) -> None:
        """Show a count; an empty one shows nothing."""
        self._badge = badge
        self.setAccessibleDescription(badge.count)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(175, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        with QPainter(self) as painter:
            rect = QRectF(self.rect())
            if self.isChecked():
                rounded(painter, rect, table.accent_soft)
            elif self.underMouse():
                rounded(painter, rect, table.window)
            if self.hasFocus():
                focus_ring(painter, rect, table.accent)
            self._paint_name(painter, table)
            self._paint_badge(painter, table)

    def _paint_name(self, painter: QPainter, table: Colours) -> None:
        ink = table.accent if self.isChecked() else table.text
        top = (self.height() - _ICON) / 2
        icons.draw(painter, self._icon, QRectF(12, top, _ICON, _ICON), ink)
        weight = Weight.DemiBold if self.isChecked() else Weight.Normal
        draw_line(painter, QRectF(40, 0, self.width() - 90, self.height()), self.text(), ink, weight=weight)

    def _paint_badge(self, painter: QPainter, table: Colours) -> None:
        if self._badge.tone is Tone.NEUTRAL:
            rect = QRectF(self.width() - 62, 0, 50, self.height())
            draw_line(painter, rect, self._badge.count, table.muted, size=Size.SMALL, right=True)
            return
        width = QFontMetricsF(font(Size.SMALL, Weight.DemiBold)).horizontalAdvance(self._badge.count) + 14
        rect = QRectF(self.width() - 12 - width, (self.height() - 18) / 2, width, 18)
        rounded(painter, rect, table.soft(self._badge.tone), radius=9)
        painter.setFont(font(Size.SMALL, Weight.DemiBold))
        painter.setPen(table.ink(self._badge.tone))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._badge.count)


class Navigation(QFrame):
    """Offers the pages; Up and Down walk through them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.setFixedWidth(191)
        self._items: dict[str, NavigationItem] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(2)
        self._column.addStretch(1)

    def add(self, spec: PageSpec) -> None:
        """Offer one more page, after the others."""
        item = NavigationItem(spec, self)
        item.clicked.connect(lambda: self.chosen.emit(spec.id))
        self._items[spec.id] = item
        self._column.insertWidget(self._column.count() - 1, item)

    def mark(self, page_id: str) -> None:
        """Show which page is open; a page that is not listed leaves the mark where it is."""
        if page_id in self._items:
            self._items[page_id].setChecked(True)

    def show_badge(self, page_id: str, badge: Badge) -> None:
        """Show how much waits on a page."""
        if page_id in self._items:
            self._items[page_id].show_badge(badge)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for item in self._items.values():
                if item.hasFocus():
                    item.click()
                    return
        super().keyPressEvent(event)
