"""Copies of the office's database: the last one, one more, a check, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from frontdesk.domain.message import Message
from frontdesk.services.upkeep import BackupMade, backup_to, check_database, last_backup
from frontdesk.ui.forms.loading import find
from frontdesk.ui.forms.refusals import Refusals
from frontdesk.ui.opening.copies import ask_which
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.pages.settings.section import Section
from frontdesk.ui.tasks.lanes import Lane

_SUFFIX = ".zip"


class BackupsSection(Section):
    """Works beside everything else; only bringing a copy back begins the program anew."""

    def __init__(self, page: PageContext, restore: Callable[[Path], None]) -> None:
        """`restore` puts a copy in the place of the database, once nobody has it open."""
        super().__init__(page)
        self._restore = restore
        form = page.forms.load("settings_backups")
        self.fill(form)
        self._last = find(form, QLabel, "last")
        self._where = find(form, QLabel, "where")
        self._refusals = Refusals(form, page.words, {})
        find(form, QPushButton, "save_now").clicked.connect(self._ask_where)
        find(form, QPushButton, "check").clicked.connect(self.check)
        find(form, QPushButton, "restore").clicked.connect(self._ask_which)

    def refresh(self) -> None:
        """Ask when the last copy was made."""
        self.page.read(last_backup, self._show_last, owner=self)

    def save(self, target: Path) -> None:
        """Save a copy in a file."""
        self._begin("settings.backups.saving")
        self.page.read(
            lambda context: backup_to(context, target=target),
            self._saved,
            self._refusals.show,
            lane=Lane.DOCUMENTS,
            owner=self,
        )

    def check(self) -> None:
        """Read every page of the database, and say what is wrong."""
        self._begin("settings.backups.checking")
        self.page.read(check_database, self._checked, self._refusals.show, lane=Lane.DOCUMENTS, owner=self)

    def _ask_where(self) -> None:
        title, only = self.page.say("settings.backups.save_title"), self.page.say("settings.backups.filter")
        suggested = f"front-desk-{self.page.today().isoformat()}{_SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(self, title, suggested, only)
        if name:
            self.save(Path(name))

    def _ask_which(self) -> None:
        say = self.page.say
        copy = ask_which(
            self.page.words,
            self.page.context.store.url,
            title=say("settings.backups.restore_title"),
            why=say("settings.backups.restore_sure"),
            parent=self.window(),
        )
        if copy is not None:
            self._restore(copy)

    def _begin(self, id_: str) -> None:
        self._refusals.clear()
        self._where.setText(self.page.say(id_))

    def _show_last(self, at: datetime | None) -> None:
        say = self.page.say
        self._last.setText(say("settings.backups.last", at=at) if at else say("settings.backups.none"))

    def _saved(self, made: BackupMade) -> None:
        self._where.setText(self.page.say("settings.backups.saved", file=str(made.path)))
        self.page.bus.tell.emit(Tell(self.page.say("settings.backups.saved", file=made.path.name)))
        self._show_last(made.at)

    def _checked(self, faults: tuple[Message, ...]) -> None:
        if not faults:
            self._where.setText(self.page.say("settings.backups.sound"))
            return
        told = tuple(self.page.render(fault) for fault in faults)
        self._where.setText(self.page.say("settings.backups.faults", faults=told))
