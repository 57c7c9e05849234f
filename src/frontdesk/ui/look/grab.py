"""Takes pictures of windows, for the manual and for looking at every screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.ui.look.theme import Scheme, Theme


def take_picture(widget: QWidget, file: Path, *, size: QSize | None = None, scale: float = 1.0) -> None:
    """Write a widget as a PNG of `size` logical pixels at a scale (2.0 is a 200 % screen).

    Raises OSError when the file cannot be written.
    """
    if size is not None:
        widget.resize(size)
    widget.ensurePolished()
    image = QImage(widget.size() * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        widget.render(painter, QPoint(0, 0))
    file.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(file)):
        raise OSError(f"the picture {file} cannot be written")


@contextmanager
def dressed(theme: Theme, scheme: Scheme) -> Iterator[None]:
    """Show the program light or dark for a while, then as before."""
    before = theme.scheme
    theme.use(scheme)
    try:
        yield
    finally:
        theme.use(before)


def shown_offscreen(widget: QWidget, application: QApplication) -> None:
    """Show a widget without putting it on the screen, so that its layout is settled."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.show()
    application.sendPostedEvents()
