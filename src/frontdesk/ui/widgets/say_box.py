"""The sentence to say, set apart so that it can be read aloud at a glance."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import cycle

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from frontdesk.ui.look.breaking import BREAK, breakable
from frontdesk.ui.look.painting import RADIUS
from frontdesk.ui.look.palette import colours_of
from frontdesk.ui.widgets.card import label
from frontdesk.ui.widgets.snug import Snug


class SayBox(Snug):
    """Shows a sentence with what matters in it bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label(look="label")
        self._sentence = QLabel()
        self._sentence.setProperty("look", "sentence")
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.RichText)
        self._plain = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 8)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        rect = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(rect, RADIUS, RADIUS)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipPath(outline)
            painter.fillRect(rect, table.accent_soft)
            painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), table.accent)

    @property
    def sentence(self) -> str:
        """Return the sentence without its emphasis."""
        return self._plain

    def set_heading(self, text: str) -> None:
        """Say what the box is for: "Say"."""
        self._heading.setText(text)

    def say(self, sentence: str, strong: Sequence[str] = ()) -> None:
        """Show a sentence; each of the `strong` parts is bold wherever it stands."""
        self._plain = sentence
        self._sentence.setText(emphasised(sentence, strong))
        self._sentence.setAccessibleName(sentence)


def emphasised(sentence: str, strong: Sequence[str]) -> str:
    """Return a sentence as rich text in which the parts named are bold.

    The sentence itself is never taken for markup.
    """
    longest_first = sorted(filter(None, strong), key=len, reverse=True)
    wanted = "|".join(f"{BREAK}?".join(map(re.escape, part)) for part in longest_first)
    pieces = re.split(f"({wanted})", breakable(sentence)) if wanted else [breakable(sentence)]
    marked = "".join(
        f'<span style="font-weight: 600">{html.escape(piece)}</span>' if is_strong else html.escape(piece)
        for piece, is_strong in zip(pieces, cycle((False, True)), strict=False)
    )
    return f'<p style="line-height: 140%; margin: 0">{marked}</p>'
