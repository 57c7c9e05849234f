"""What a picture is of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from frontdesk.ui.screens.stage import Stage

WINDOW = QSize(1280, 800)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture is named, and what makes the window that is in it; no size is the window's own."""

    name: str
    make: Callable[[Stage], QWidget]
    size: QSize | None = None
