"""Opening the window of a text: each text has one."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.services.correspondence.template_views import TemplateKey
from frontdesk.ui.letters.window import TemplateWindow
from frontdesk.ui.page_context import PageContext


def open_text(page: PageContext, key: TemplateKey, parent: QWidget | None) -> TemplateWindow:
    """Open the window of a text, or bring it to the front where it is open already."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, TemplateWindow) and window.key == key and window.isVisible():
            window.raise_()
            window.activateWindow()
            return window
    window = TemplateWindow(page, key, parent)
    window.show()
    window.fields.begin()
    return window
