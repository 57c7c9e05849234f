"""The keys that open the pages of the main window, wherever each stands in the navigation."""

from __future__ import annotations

from PySide6.QtCore import Qt

from frontdesk.ui.page_list import LISTED


def page_key(page: str) -> Qt.Key:
    """Return the number that opens a page together with Alt."""
    return Qt.Key(Qt.Key.Key_1 + LISTED.index(page))
