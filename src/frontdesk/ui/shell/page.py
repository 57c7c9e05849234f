"""What a page of the main window is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from frontdesk.ui.look.palette import Tone


class Page(QWidget):
    """A page: a widget that fetches what it shows, and knows which changes concern it."""

    def refresh(self) -> None:
        """Fetch again what is shown. Called when the page is first shown and when it is stale."""

    def shown(self) -> None:
        """Called each time the page comes to the front; put the keyboard where work begins."""

    def concerns(self, change: object) -> bool:
        """Whether a change (as the services return it) makes what is shown stale."""
        return True


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page that the navigation offers; it is built when it is first opened.

    `shortcut` is a key sequence in Qt's portable spelling ("Alt+1"), or nothing.
    `listed` is false for pages opened from others, such as one case.
    """

    id: str
    title: str
    icon: str
    factory: Callable[[], Page]
    shortcut: str = ""
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Badge:
    """The count of what waits on a page."""

    count: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class IntakeSpec:
    """A button that opens an intake window; it appears when something opens it."""

    id: str
    title: str
    icon: str
    key: str
    opens: Callable[[], object]
    primary: bool = False
