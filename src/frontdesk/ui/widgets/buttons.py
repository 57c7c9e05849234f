"""Push buttons with an icon before and a key's name after the word."""

from __future__ import annotations

from PySide6.QtCore import Property, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from frontdesk.ui.look import icons
from frontdesk.ui.look.fonts import Size, Weight, font
from frontdesk.ui.look.painting import focus_ring, rounded
from frontdesk.ui.look.palette import Colours, colours_of
from frontdesk.ui.widgets.key_hint import HEIGHT as HINT_HEIGHT
from frontdesk.ui.widgets.key_hint import draw_hint, hint_width, shown_keys

_ICON = 16.0
_GAP = 8.0


class Button(QPushButton):
    """The secondary button: a quiet surface with a border.

    `key_hint` is a key sequence in Qt's portable spelling ("Ctrl+Return"); it
    is shown in a small box and in the tooltip, and works after `bind_key`.
    """

    PRIMARY = False

    def __init__(
        self,
        text: str | QWidget = "",
        parent: QWidget | None = None,
        *,
        icon: str = "",
        key_hint: str = "",
        compact: bool = False,
    ) -> None:
        # A form's loader passes its parent alone. Start-up: a text beside it would bring in pictures.
        super().__init__(text if isinstance(text, QWidget) else parent)
        if isinstance(text, str):
            self.setText(text)
        self._icon = icon
        self._key_hint = key_hint
        self._compact = compact
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._describe()

    def _get_icon_name(self) -> str:
        return self._icon

    def _set_icon_name(self, name: str) -> None:
        self._icon = name
        self._changed()

    iconName = Property(str, _get_icon_name, _set_icon_name)  # noqa: N815  set in forms, in Qt's spelling

    def _get_key_hint(self) -> str:
        return self._key_hint

    def _set_key_hint(self, keys: str) -> None:
        self._key_hint = keys
        self._describe()
        self._changed()

    keyHint = Property(str, _get_key_hint, _set_key_hint)  # noqa: N815  set in forms, in Qt's spelling

    def _get_compact(self) -> bool:
        return self._compact

    def _set_compact(self, compact: bool) -> None:  # noqa: FBT001  a Qt property's setter
        self._compact = compact
        self._changed()

    compact = Property(bool, _get_compact, _set_compact)

    def bind_key(self) -> None:
        """Make the key that the hint names press this button, anywhere in its window.

        At once: Qt's own shortcut of a button would wait for its animation.
        """
        for keys in {self._key_hint, self._key_hint.replace("Return", "Enter")}:
            QShortcut(QKeySequence(keys), self).activated.connect(self.click)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(round(self._content_width() + 2 * self._padding()), 30 if self._compact else 36)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802  Qt's name
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter presses the button as the blank does; Qt lets it do so in dialogs alone."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.autoDefault():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        with QPainter(self) as painter:
            self._paint_ground(painter, table)
            self._paint_content(painter, table)

    def _paint_ground(self, painter: QPainter, table: Colours) -> None:
        rect = QRectF(self.rect())
        fill, border = self._ground(table)
        rounded(painter, rect, fill, border)
        if self.hasFocus() and self.PRIMARY:
            focus_ring(painter, rect.adjusted(2, 2, -2, -2), table.on_accent, radius=4)
        elif self.hasFocus():
            focus_ring(painter, rect, table.accent)

    def _ground(self, table: Colours) -> tuple[QColor, QColor]:
        pressed = self.isDown() or self.isChecked()
        if not self.isEnabled():
            return table.raised, table.line
        if self.PRIMARY:
            fill = _shade(table.accent, pressed=pressed, hovered=self.underMouse())
            return fill, fill
        if pressed:
            return table.accent_soft, table.accent
        return (table.window if self.underMouse() else table.surface), table.line

    def _paint_content(self, painter: QPainter, table: Colours) -> None:
        ink = self._ink(table)
        left = (self.width() - self._content_width()) / 2
        middle = self.height() / 2
        if self._icon:
            icons.draw(painter, self._icon, QRectF(round(left), middle - _ICON / 2, _ICON, _ICON), ink)
            left += _ICON + (_GAP if self.text() else 0)
        painter.setFont(_text_font())
        painter.setPen(ink)
        width = self._text_width()
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRectF(left, 0, width + 1, self.height()), flags, self.text())
        if self._key_hint:
            rect = QRectF(
                left + width + _GAP, middle - HINT_HEIGHT / 2, hint_width(self._key_hint), HINT_HEIGHT
            )
            draw_hint(painter, rect, self._key_hint, *self._hint_inks(table))

    def _ink(self, table: Colours) -> QColor:
        if not self.isEnabled():
            return table.muted
        return table.on_accent if self.PRIMARY else table.text

    def _hint_inks(self, table: Colours) -> tuple[QColor, QColor]:
        if self.PRIMARY and self.isEnabled():
            border = QColor(table.on_accent)
            border.setAlphaF(0.6)
            return table.on_accent, border
        return table.muted, table.line

    def _content_width(self) -> float:
        icon = _ICON + (_GAP if self.text() else 0) if self._icon else 0.0
        hint = hint_width(self._key_hint) + _GAP if self._key_hint else 0.0
        return icon + self._text_width() + hint

    def _text_width(self) -> float:
        return QFontMetricsF(_text_font()).horizontalAdvance(self.text().replace("&", ""))

    def _padding(self) -> float:
        return 12.0 if self._compact else 14.0

    def _describe(self) -> None:
        if self._key_hint:
            self.setToolTip(f"{self.text().replace('&', '')} ({shown_keys(self._key_hint)})".strip())

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()


class PrimaryButton(Button):
    """The one button of a window that carries it forward."""

    PRIMARY = True


class SecondaryButton(Button):
    """Any other button."""


def _text_font() -> QFont:
    return font(Size.BODY, Weight.Medium)


def _shade(accent: QColor, *, pressed: bool, hovered: bool) -> QColor:
    if pressed:
        return accent.darker(118)
    return accent.darker(108) if hovered else accent
