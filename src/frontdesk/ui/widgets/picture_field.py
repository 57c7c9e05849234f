"""A picture to be dropped or chosen, such as a logo or a signature."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from frontdesk.ui.look.fonts import Size, font
from frontdesk.ui.look.painting import RADIUS
from frontdesk.ui.look.palette import colours_of
from frontdesk.ui.widgets.buttons import SecondaryButton
from frontdesk.ui.widgets.card import label

_FRAME = QSize(220, 76)
_MARGIN = 10
_FILES = "PNG, JPEG, SVG (*.png *.jpg *.jpeg *.svg)"

ChooseFile = Callable[[QWidget, str], str]


def choose_file(parent: QWidget, title: str) -> str:
    """Ask for a file with the system's dialog."""
    return QFileDialog.getOpenFileName(parent, title, "", _FILES)[0]


class _Frame(QWidget):
    """Shows the picture on white, as paper does, or where to drop one."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.hint = ""
        self.over = False
        self.setFixedSize(_FRAME)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        table = colours_of(self.palette())
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            pen = QPen(table.accent if self.over else table.field, 2 if self.over else 1)
            if self.image.isNull():
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(table.surface if self.image.isNull() else Qt.GlobalColor.white)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
            if self.image.isNull():
                painter.setFont(font(Size.SMALL))
                painter.setPen(table.muted)
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(rect.adjusted(_MARGIN, 0, -_MARGIN, 0), flags, self.hint)
            else:
                painter.drawImage(self._fitted(), self.image)

    def _fitted(self) -> QRectF:
        room = self.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        size = self.image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())


class PictureField(QWidget):
    """`file_chosen` carries where a file lies that was dropped or chosen; `removed` that none is wanted."""

    file_chosen = Signal(str)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = _Frame()
        self._title = ""
        self.choose_file: ChooseFile = choose_file
        self.choose = SecondaryButton(compact=True)
        self.remove = SecondaryButton(compact=True)
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self._lay_out()
        self.setAcceptDrops(True)
        self.setFocusProxy(self.choose)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self.removed)
        self.show_picture(QImage())

    def name_parts(self, *, hint: str, choose: str, remove: str) -> None:
        """Put words on the parts."""
        self._frame.hint = hint
        self._title = choose
        self.choose.setText(choose)
        self.remove.setText(remove)
        self._frame.update()

    def show_picture(self, image: QImage) -> None:
        """Show a picture; an empty one shows where to drop one."""
        self._frame.image = image
        self.remove.setVisible(not image.isNull())
        self.show_problem("")
        self._frame.update()

    @property
    def image(self) -> QImage:
        """Return what is shown."""
        return self._frame.image

    @property
    def problem(self) -> str:
        """Return why the last file was refused, or nothing."""
        return self._problem.text()

    def show_problem(self, text: str) -> None:
        """Say why a file was refused; nothing takes the reason away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.choose.setAccessibleDescription(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._light(over=True)

    def dragLeaveEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        self._light(over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        self._light(over=False)
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.file_chosen.emit(files[0])

    def _light(self, *, over: bool) -> None:
        self._frame.over = over
        self._frame.update()

    def _ask(self) -> None:
        chosen = self.choose_file(self, self._title)
        if chosen:
            self.file_chosen.emit(chosen)

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._frame)
        row.addLayout(buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._problem)
