"""A file that turns out to be damaged while the program is open: said above the page until it is mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from frontdesk.domain.errors import FrontDeskError
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.shell.window import Shell
from frontdesk.ui.widgets.banner import Banner

_DAMAGED = "store.damaged"


class Damage(QObject):
    """One banner, whatever found the damage; it offers to bring a copy back."""

    def __init__(self, page: PageContext, shell: Shell, restore: Callable[[Path], None]) -> None:
        """`restore` closes the window and brings a copy back."""
        super().__init__(shell)
        self._page = page
        self._shell = shell
        self._restore = restore
        self._told = False

    def found(self, refusal: FrontDeskError) -> bool:
        """Tell of the damage once, if that is what a refusal says; tells whether it is."""
        if refusal.message.id != _DAMAGED:
            return False
        if not self._told:
            self._told = True
            say = self._page.say
            banner = Banner(say("banner.damaged"), Tone.OVERDUE, say("start.restore"))
            banner.acted.connect(self._ask)
            self._shell.add_banner(banner)
        return True

    def _ask(self) -> None:
        from frontdesk.ui.opening.copies import ask_which  # noqa: PLC0415  start-up: only damage needs it

        say = self._page.say
        copy = ask_which(
            self._page.words,
            self._page.context.store.url,
            title=say("settings.backups.restore_title"),
            why=say("settings.backups.restore_sure"),
            parent=self._shell,
        )
        if copy is not None:
            self._restore(copy)
