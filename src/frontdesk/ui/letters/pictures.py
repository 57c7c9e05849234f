"""Pictures that somebody chose for letters: read, looked through and made small off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

from frontdesk.services.stationery.images import read_picture
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.picture_field import PictureField

_SIDE = 480  # dots: more than any screen shows of a logo here
_SVG = (b"<svg", b":svg")
_LOOKED_AT = 4096  # bytes


@dataclass(frozen=True, slots=True)
class Picked:
    """A file that may be printed, and how it looks."""

    name: str
    data: bytes = field(repr=False)
    image: QImage = field(repr=False)


def dress_picture(page: PageContext, field: PictureField, hint: str) -> None:
    """Put words on a field for a picture; `hint` is the id of what says where to drop one."""
    choose, remove = page.say("letterhead.choose"), page.say("letterhead.remove")
    field.name_parts(hint=page.say(hint), choose=choose, remove=remove)


def pick(path: Path, what: str) -> Picked:
    """Return a file that was chosen.

    Raises `FrontDeskError` (field `what`) for one that cannot be printed.
    """
    data = read_picture(path, field=what)
    return Picked(path.name, data, small(data))


def small(data: bytes) -> QImage:
    """Return a picture at a size to be looked at; an empty one for nothing. Runs on any thread."""
    if not data:
        return QImage()
    drawing = any(sign in data[:_LOOKED_AT] for sign in _SVG)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg")) if drawing else QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and (drawing or max(size.width(), size.height()) > _SIDE):
        reader.setScaledSize(size.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
