"""The stage that pictures are taken on: the demonstration office in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from frontdesk.services.cases.view import case_view
from frontdesk.services.context import Context
from frontdesk.services.demo.office import demonstration
from frontdesk.services.office.particulars import office
from frontdesk.services.owed.item import OwedItem
from frontdesk.services.owed.today import owed
from frontdesk.services.views import CaseView
from frontdesk.ui.desk_window import DeskWindow
from frontdesk.ui.drafts.draft import DraftFolder
from frontdesk.ui.forms.loading import Forms
from frontdesk.ui.forms.texts import speak
from frontdesk.ui.look.theme import Theme
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.tasks.immediate import ImmediateTasks
from frontdesk.words import words_for


class Stage:
    """The window of an office at the end of its day, with work that is done at once."""

    def __init__(
        self, application: QApplication, theme: Theme, context: Context, folder: Path, language: str = ""
    ) -> None:
        """`language` is that of the window; the office's own where none is named."""
        particulars = office(context)
        language = language or particulars.language
        speak(language)
        words = words_for(
            language,
            timezone=particulars.zone,
            territory=particulars.country,
            clock=context.clock,
        )
        self.application = application
        self.theme = theme
        self.page = PageContext(context, ImmediateTasks(), words, particulars.zone, Forms(application))
        self.window = DeskWindow(self.page, DraftFolder(folder / "drafts"), theme, restore=_nowhere)
        self.window.open(particulars.name)
        self.window.status.show_now()
        self.items = owed(context).items
        references = dict.fromkeys(item.case for item in self.items if item.case)
        self.cases = [case_view(context, reference=reference) for reference in references]

    def clear(self) -> None:
        """Close the window for good."""
        self.window.shell.close()
        self.window.shell.deleteLater()
        self.window.deleteLater()

    def owed(self, *actions: str) -> OwedItem:
        """Return the soonest thing owed whose next action is one of these, or the soonest of all."""
        return next((item for item in self.items if item.action in actions), self.items[0])

    def case(self, *actions: str) -> CaseView:
        """Return the case of the soonest thing owed that one of these actions can be done for."""
        return next((case for case in self.cases if set(actions) & set(case.actions)), self.cases[0])


@contextmanager
def staged(application: QApplication, theme: Theme, language: str = "") -> Iterator[Stage]:
    """Make the demonstration office, open its window, and clear both away afterwards."""
    with TemporaryDirectory(prefix="frontdesk-") as folder:
        where = Path(folder)
        with demonstration(where / "demonstration.db") as shown:
            context = replace(shown.context, clock=shown.clock, desk=shown.story.desk)
            stage = Stage(application, theme, context, where, language)
            try:
                yield stage
            finally:
                stage.clear()


def _nowhere(_backup: Path) -> None:
    """Bring nothing back: a picture shows the button, nobody presses it."""
