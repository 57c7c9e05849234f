"""Shows a kept document: a PDF or a picture inside the program, anything else by the system."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from frontdesk.services.attachments import OpenedDocument
from frontdesk.services.correspondence import note_reprint
from frontdesk.ui.page_context import PageContext

_PDF = "application/pdf"


def show_document(page: PageContext, parent: QWidget, opened: OpenedDocument) -> QWidget:
    """Open a window with a document and return it."""
    if opened.view.media_type == _PDF:
        # QtPdf is a tenth of the window's memory, and no start needs it.
        from frontdesk.ui.dialogs.pdf_view import PdfWindow  # noqa: PLC0415  see above

        def printed() -> None:
            page.write(lambda context: note_reprint(context, document=opened.view.id), owner=page.bus)

        window: QWidget = PdfWindow(page, parent, name=opened.view.name, data=opened.data, taken=printed)
    else:
        window = _picture(parent, opened)
    window.show()
    return window


def _picture(parent: QWidget, opened: OpenedDocument) -> QWidget:
    """Return a window with a scan that is a picture, as wide as it was scanned."""
    label = QLabel()
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    pixmap = QPixmap()
    if pixmap.loadFromData(opened.data):
        label.setPixmap(pixmap)
    label.setAccessibleName(opened.view.name)
    area = QScrollArea(parent)
    area.setWindowFlag(Qt.WindowType.Window)
    area.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    area.setWidget(label)
    area.setWidgetResizable(True)
    area.setWindowTitle(opened.view.name)
    area.resize(880, 720)
    return area
