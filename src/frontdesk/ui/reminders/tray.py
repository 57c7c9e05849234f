"""The icon in the system's tray: how many reminders wait, and the way to them."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from frontdesk.ui.look import icons
from frontdesk.ui.look.painting import rounded
from frontdesk.ui.look.palette import Tone, colours
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.reminders.notice import SHOW, SystemNotice

_SIZES = (16, 22, 24, 32, 48, 64)  # pixels: what trays ask for, at 100 and at 200 %
_BADGES = ("darwin", "win32")  # elsewhere only programs that are installed with a launcher have them
_MOST = 99  # two digits can be read there


class Tray(QObject):
    """Stands in the tray where the system has one, by now or later; a click opens the list."""

    chosen = Signal(str)  # `SHOW`, in its notice
    listed = Signal()
    opened = Signal()
    later = Signal()

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    @property
    def icon(self) -> QSystemTrayIcon | None:
        """Return what stands in the tray, if anything does."""
        return self._icon

    def show_count(self, count: int, tone: Tone, words: str) -> None:
        """Show how many wait, in the tray and where the system shows numbers on programs."""
        application = QGuiApplication.instance()
        if sys.platform in _BADGES and isinstance(application, QGuiApplication):
            application.setBadgeNumber(count)
        icon = self._icon or self._make()
        if icon is not None:
            icon.setIcon(tray_icon(count, tone))
            icon.setToolTip(f"{self._window.windowTitle()}\n{words or self._page.say('reminders.none')}")

    def tell(self, notice: SystemNotice) -> None:
        """Tell by the tray's own notice."""
        icon = self._icon or self._make()
        if icon is not None:
            icon.showMessage(notice.title, notice.text, icon.icon())

    def _make(self) -> QSystemTrayIcon | None:
        """Return the icon, where there is a tray by now."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return None
        made = self._icon = QSystemTrayIcon(tray_icon(0, Tone.SOON), self)
        made.setContextMenu(self._menu())
        made.activated.connect(self._pressed)
        made.messageClicked.connect(lambda: self.chosen.emit(SHOW))
        made.show()
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        for text, act in (
            ("reminders.show", self.listed.emit),
            ("reminders.hour", self.later.emit),
            ("reminders.window", self.opened.emit),
        ):
            menu.addAction(self._page.say(text), act)
        return menu

    def _pressed(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.listed.emit()


def tray_icon(count: int, tone: Tone) -> QIcon:
    """Return the bell with a count on it; it brings its own ground, since trays are light or dark."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(_picture(size, count, tone))
    return icon


def _picture(size: int, count: int, tone: Tone) -> QPixmap:
    table = colours(dark=False)
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    side = float(size)
    with QPainter(picture) as painter:
        rounded(painter, QRectF(0, 0, side, side), table.accent, radius=side * 0.2)
        bell = round(side * (0.62 if count else 0.75))
        left = side * 0.04 if count else (side - bell) / 2
        painter.drawPixmap(QPointF(left, left), icons.pixmap("bell", table.on_accent, bell))
        if count:
            _draw_count(painter, side, str(min(count, _MOST)), tone)
    return picture


def _draw_count(painter: QPainter, side: float, text: str, tone: Tone) -> None:
    table = colours(dark=False)
    tall = side * 0.6
    wide = max(tall, side * (0.22 + 0.3 * len(text)))
    pill = QRectF(side - wide, side - tall, wide, tall)
    rounded(painter, pill, table.ink(tone), radius=tall / 2)
    digits = QFont(painter.font())
    digits.setPixelSize(round(side * 0.5))
    digits.setWeight(QFont.Weight.Bold)
    painter.setFont(digits)
    painter.setPen(table.surface)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
