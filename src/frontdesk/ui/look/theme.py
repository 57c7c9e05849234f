"""The look of the whole program: palette, typeface, stylesheet; light or dark. The style is always Fusion."""

from __future__ import annotations

from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from frontdesk import paths
from frontdesk.ui.look.fonts import font, load_fonts
from frontdesk.ui.look.palette import colours, qt_palette


class Scheme(StrEnum):
    """Which of the two looks is wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Dresses the application and follows the system when it turns light or dark."""

    changed = Signal()

    def __init__(self, application: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        load_fonts()
        application.setFont(font())
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def scheme(self) -> Scheme:
        """Return what was asked for."""
        return self._scheme

    @property
    def dark(self) -> bool:
        """Whether the dark look is shown now."""
        if self._scheme is Scheme.SYSTEM:
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK

    def use(self, scheme: Scheme) -> None:
        """Show one look, or follow the system again."""
        self._scheme = scheme
        self._apply()

    def _follow(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self._application.setPalette(qt_palette(colours(dark=self.dark)))
        self._application.setStyleSheet(stylesheet(dark=self.dark))
        self.changed.emit()


def stylesheet(*, dark: bool) -> str:
    """Return the one stylesheet, filled with the colours of a look."""
    folder = paths.resources() / "look"
    values = {name: colour.name() for name, colour in colours(dark=dark).by_name().items()}
    values |= {"images": folder.as_posix(), "scheme": "dark" if dark else "light"}
    return Template((folder / "style.qss").read_text(encoding="utf-8")).substitute(values)
