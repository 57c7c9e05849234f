"""What Python knows of the items by which Qt's layouts hold widgets and gaps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLayout, QLayoutItem
from shiboken6 import getAllValidWrappers


def watching() -> Callable[[], list[QLayoutItem]]:
    """Return what tells which items Python has come to keep something of since now."""
    before = _known()
    return lambda: [each for each in _known() if not any(each is one for one in before)]


def _known() -> list[QLayoutItem]:
    items = [each for each in getAllValidWrappers() if isinstance(each, QLayoutItem)]
    return [each for each in items if not isinstance(each, QLayout)]
