"""Pages of a letter as they will come out of the printer, drawn small beside what is being written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from frontdesk.ui.look.palette import colours_of

_GAP = 12  # logical pixels between two pages
_MOST_PAGES = 4
_DIMMED = 0.35
_ENDLESS = 1e6  # logical pixels: higher than any page
_IN_PROPORTION = Qt.AspectRatioMode.KeepAspectRatio


def drawn(pdf: bytes, width: int, ratio: float) -> tuple[QImage, ...]:
    """Return the first pages of a PDF as pictures of `width` logical pixels; runs on any thread."""
    if not pdf or width <= 0:
        return ()
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    images = []
    for number in range(min(document.pageCount(), _MOST_PAGES)):
        size = document.pagePointSize(number).scaled(QSizeF(width, _ENDLESS), _IN_PROPORTION).toSize()
        image = document.render(number, size * ratio)
        image.setDevicePixelRatio(ratio)
        images.append(image)
    document.close()
    return tuple(images)


class _Pages(QWidget):
    """The pages below one another, each with a hairline around it."""

    def __init__(self) -> None:
        super().__init__()
        self.images: Sequence[QImage] = ()
        self.dimmed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        heights = [_height(image) for image in self.images]
        return QSize(0, round(sum(heights) + _GAP * max(len(heights) - 1, 0)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        top = 0.0
        with QPainter(self) as painter:
            for image in self.images:
                rect = QRectF(0, top, image.width() / image.devicePixelRatio(), _height(image))
                painter.fillRect(rect, Qt.GlobalColor.white)
                painter.setOpacity(_DIMMED if self.dimmed else 1.0)
                painter.drawImage(rect, image)
                painter.setOpacity(1.0)
                painter.setPen(QPen(table.line, 1))
                painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
                top += rect.height() + _GAP


class PagePreview(QScrollArea):
    """As wide as there is room; `resized` tells that pages of another width are wanted."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = _Pages()
        self.setWidget(self._pages)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def page_width(self) -> int:
        """Return how wide a page is shown, in logical pixels: the same with and without a scroll bar."""
        return max(self.width() - self.verticalScrollBar().sizeHint().width(), 0)

    @property
    def images(self) -> Sequence[QImage]:
        """Return the pages shown."""
        return self._pages.images

    @property
    def dimmed(self) -> bool:
        """Whether the pages are no longer those of what is written now."""
        return self._pages.dimmed

    def show_pages(self, images: Sequence[QImage], *, description: str = "") -> None:
        """Show pages; `description` says for screen readers what they are."""
        self._pages.images = images
        self._pages.setAccessibleName(description)
        self._pages.updateGeometry()
        self.dim(dimmed=False)

    def dim(self, *, dimmed: bool) -> None:
        """Show that the pages are no longer those of what is written now."""
        self._pages.dimmed = dimmed
        self._pages.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()


def _height(image: QImage) -> float:
    return image.height() / image.devicePixelRatio()
