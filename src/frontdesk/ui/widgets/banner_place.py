"""Where one banner at a time is shown above something."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from frontdesk.ui.look.palette import Tone
from frontdesk.ui.widgets.banner import Banner


class BannerPlace:
    """Shows what was said last, until something else is or nothing."""

    def __init__(self, column: QVBoxLayout) -> None:
        self._column = column
        self._banner: Banner | None = None

    def tell(
        self, text: str, tone: Tone = Tone.SOON, *, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say something, and offer to do something about it."""
        self.clear()
        self._banner = Banner(text, tone, action)
        if act is not None:
            self._banner.acted.connect(act)
        self._column.addWidget(self._banner)
        self._banner.show()  # at once: a layout would only do so later

    def clear(self) -> None:
        """Say nothing any more."""
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
