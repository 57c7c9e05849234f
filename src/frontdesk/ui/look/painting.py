"""The few strokes that every painted widget and row shares."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextOption

from frontdesk.ui.look import icons
from frontdesk.ui.look.fonts import Size, Weight, font, metrics
from frontdesk.ui.look.palette import Colours, Tone

RADIUS = 6.0
CHIP_HEIGHT = 20.0
_CHIP_PADDING = 9.0
_CHIP_ICON = 14.0
_CHIP_GAP = 7.0
_BUTTON_PADDING = 12.0
_LEADING = {Size.SMALL: 17.0, Size.BODY: 19.0, Size.LEAD: 22.0, Size.TITLE: 28.0}
_WIDEST = 1.5  # of a letter, in parts of its size: most texts fit whatever they say, and need no measuring
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_AT_LEFT = Qt.AlignmentFlag.AlignLeft | _ONE_LINE
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | _ONE_LINE
_TONE_ICONS = {Tone.OVERDUE: "warning", Tone.SOON: "clock", Tone.DONE: "check"}


@dataclass(frozen=True, slots=True)
class ChipText:
    """What a chip says: a word or two, its tone, and an icon.

    Overdue, soon and done carry their own icon unless another is named.
    """

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""

    @property
    def shown_icon(self) -> str:
        """Return the name of the icon drawn before the word, or nothing."""
        return self.icon or _TONE_ICONS.get(self.tone, "")


def rounded(
    painter: QPainter, rect: QRectF, fill: QColor, border: QColor | None = None, radius: float = RADIUS
) -> None:
    """Fill a rounded rectangle, with a hairline border of one logical pixel inside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    painter.setPen(QPen(border, 1.0))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, colour: QColor, radius: float = RADIUS) -> None:
    """Draw the two-pixel ring that shows where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2.0))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def chip_width(chip: ChipText) -> float:
    """Return the width of a chip in logical pixels."""
    text = text_width(chip.text, Size.SMALL, Weight.DemiBold)
    before = _CHIP_ICON + _CHIP_GAP if chip.shown_icon else 0.0
    return round(text + before + 2 * _CHIP_PADDING + (2 if chip.shown_icon else 0))


def draw_chip(
    painter: QPainter, at: QPointF, chip: ChipText, table: Colours, most: float | None = None
) -> None:
    """Draw a chip with its top-left corner at a point; no wider than `most`, its words shortened."""
    wide = chip_width(chip)
    rect = QRectF(at.x(), at.y(), wide if most is None else min(wide, most), CHIP_HEIGHT)
    ink = table.ink(chip.tone)
    rounded(painter, rect, table.soft(chip.tone), radius=CHIP_HEIGHT / 2)
    inner = rect.adjusted(_CHIP_PADDING, 0, -_CHIP_PADDING, 0)
    if chip.shown_icon:
        top = rect.top() + (CHIP_HEIGHT - _CHIP_ICON) / 2
        icons.draw(painter, chip.shown_icon, QRectF(inner.left() + 1, top, _CHIP_ICON, _CHIP_ICON), ink)
        inner.setLeft(inner.left() + _CHIP_ICON + _CHIP_GAP + 1)
    painter.setFont(font(Size.SMALL, Weight.DemiBold))
    painter.setPen(ink)
    text = chip.text
    if rect.width() < wide:
        drawn = metrics(Size.SMALL, Weight.DemiBold)
        text = drawn.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def button_width(text: str) -> float:
    """Return the width of a row's painted button in logical pixels."""
    return round(text_width(text, weight=Weight.Medium) + 2 * _BUTTON_PADDING)


def draw_button(
    painter: QPainter, rect: QRectF, text: str, table: Colours, *, primary: bool, hovered: bool
) -> None:
    """Draw a row's button; the chosen row's is primary."""
    fill = table.accent if primary else table.surface
    if hovered:
        fill = fill.darker(108) if primary else table.raised
    rounded(painter, rect, fill, fill if primary else table.line)
    painter.setFont(font(Size.BODY, Weight.Medium))
    painter.setPen(table.on_accent if primary else table.text)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def draw_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    colour: QColor,
    *,
    size: Size = Size.BODY,
    weight: Weight = Weight.Normal,
    right: bool = False,
) -> None:
    """Draw one line of text, shortened with an ellipsis where it does not fit."""
    painter.setFont(font(size, weight))
    painter.setPen(colour)
    if len(text) * size * _WIDEST > rect.width():
        text = metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _AT_RIGHT if right else _AT_LEFT, text)


def text_width(text: str, size: Size = Size.BODY, weight: Weight = Weight.Normal) -> float:
    """Return the width of a text in logical pixels."""
    return metrics(size, weight).horizontalAdvance(text)


def _wrapped(text: str, width: float, size: Size) -> QTextLayout:
    """Return a text broken between words, and inside one that is longer than a line."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font(size))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40.0))
        line.setPosition(QPointF(0, top))
        top += _LEADING[size]
    layout.endLayout()
    return layout


def wrapped_height(text: str, width: float, size: Size = Size.SMALL) -> float:
    """Return the height of a text wrapped to a width, in logical pixels."""
    return _wrapped(text, width, size).lineCount() * _LEADING[size]


def draw_wrapped(painter: QPainter, rect: QRectF, text: str, colour: QColor, size: Size = Size.SMALL) -> None:
    """Draw a text over as many lines as it needs."""
    painter.setPen(colour)
    _wrapped(text, rect.width(), size).draw(painter, rect.topLeft())
