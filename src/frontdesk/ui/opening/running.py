"""One run of the window on an open store: the welcome where no office is set up yet, then the desk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QWidget

from frontdesk import paths
from frontdesk.services.context import Actor, Context
from frontdesk.services.office.particulars import Office, stored_office
from frontdesk.services.staff.people import actor_named
from frontdesk.ui.desk import read_desk
from frontdesk.ui.desk_window import DeskWindow
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.forms.loading import Forms
from frontdesk.ui.forms.texts import speak
from frontdesk.ui.look.theme import Theme
from frontdesk.ui.opening.bug_dialog import BugTeller, catch_uncaught
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.threads import ThreadTasks
from frontdesk.words import Words, words_for


class Running:
    """Holds what lives as long as the window."""

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        context: Context,
        language: str,
        log: Path,
        *,
        counter: bool = False,
    ) -> None:
        """`counter` opens the office for visitors to write in the suggestion book."""
        self.restore_from: Path | None = None  # the copy to bring back once the window is closed
        self._application = application
        self._theme = theme
        self._context = context
        self._language = language
        self._forms = Forms(application)
        self._log_file = log
        self._counter = counter
        self._tasks = ThreadTasks(application, thread_ended=context.store.close_thread)
        self._window: DeskWindow | None = None

    def run(self) -> int:
        """Show the window and return the exit code when it is closed."""
        office = stored_office(self._context.store)
        try:
            if office is None:
                self._welcome()
            else:
                self._open(self._seated(), office)
            return self._application.exec()
        finally:
            self._tasks.close()

    def _open(self, context: Context, office: Office) -> None:
        words = words_for(
            office.language, timezone=office.zone, territory=office.country, clock=context.clock
        )
        page = self._page(context, words, office.zone)
        drafts = DraftFolder(paths.desk_state() / "drafts")
        window = DeskWindow(page, drafts, self._theme, restore=self._restore)
        teller = BugTeller(page, window.shell, self._log_file)
        self._tasks.bug_found.connect(teller.tell)
        catch_uncaught(teller.tell)
        window.shell.closing.connect(self._application.quit)
        window.open(office.name, counter=self._counter)
        self._window = window

    def _welcome(self) -> None:
        from frontdesk.ui.welcome.welcome import Welcome  # noqa: PLC0415  only the very first start needs it

        zone = ZoneInfo("UTC")
        words = words_for(self._language, timezone=zone, clock=self._context.clock)
        welcome = Welcome(self._page(self._context, words, zone))
        welcome.finished.connect(lambda actor: self._welcomed(welcome, actor))
        welcome.show()

    def _welcomed(self, welcome: QWidget, actor: Actor) -> None:
        """Open the office that was just set up."""
        office = stored_office(self._context.store)
        if office is not None:
            self._open(replace(self._context, actor=actor, desk=read_desk().called), office)
        welcome.close()
        if self._window is not None:
            self._window.shell.activateWindow()

    def _page(self, context: Context, words: Words, zone: ZoneInfo) -> PageContext:
        speak(words.language)
        return PageContext(context, self._tasks, words, zone, self._forms)

    def _seated(self) -> Context:
        """Return the context with who sat at this desk last, and the desk's name."""
        desk = read_desk()
        actor = actor_named(self._context, desk.person) if desk.person else self._context.actor
        return replace(self._context, actor=actor, desk=desk.called)

    def _restore(self, backup: Path) -> None:
        """Close the window; whoever opened the store brings the copy back then."""
        self.restore_from = backup
        if self._window is not None:
            self._window.shell.close()
