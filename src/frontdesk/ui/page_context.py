"""What every page, window and dialog is given: who acts, the runner, the words, the news."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from frontdesk import paths
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.ui.drafts.draft import DraftFolder, StoredDraft
from frontdesk.ui.forms.loading import Forms
from frontdesk.ui.printing.system import system_spooler
from frontdesk.ui.tasks.lanes import Failed, Lane, Task, Tasks, owner_of
from frontdesk.words import Words

if TYPE_CHECKING:
    from frontdesk.printing.spooler import Spooler

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tell:
    """A notice for the foot of the window; `undo` takes the thing back while it shows."""

    text: str
    undo: Callable[[], None] | None = None


class Bus(QObject):
    """The news between pages, and what they ask of the window."""

    changed = Signal(Changes)  # an operation, here or at another desk, changed something
    show_case = Signal(str)  # its reference
    show_customer = Signal(int)
    show_letter = Signal(int)  # where it waits
    show_suggestion = Signal(str)  # its reference
    write_suggestion = Signal()  # a new entry in the book
    open_counter = Signal()  # visitors are to write in the book themselves
    write_on_card = Signal(str)  # the same, for the blank page or card of this code
    begin_contact = Signal(object)  # an intake Beginning
    write_letter = Signal(object)  # a LetterBeginning
    print_letters = Signal(tuple)  # their ids
    tell = Signal(Tell)
    put_aside = Signal()  # what was typed into a dialog was put aside, or is no longer
    take_up = Signal(StoredDraft)  # open the dialog of a draft again
    refused = Signal(FrontDeskError)  # a refusal that concerns no field


@dataclass(slots=True)
class PageContext:
    """Handed to each page explicitly; `context` changes when another person sits down."""

    context: Context
    tasks: Tasks
    words: Words
    timezone: ZoneInfo
    forms: Forms
    bus: Bus = field(default_factory=Bus)
    spooler: Callable[[], Spooler] = system_spooler  # the way to the printers, made when first asked for
    drafts: DraftFolder = field(default_factory=lambda: DraftFolder(paths.desk_state() / "drafts"))

    def write(
        self,
        operation: Callable[[Context], Done[T]],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task:
        """Run an operation on the writer, tell every page what it changed, then `done`.

        The news goes out even when the widget that asked is gone by then.
        """
        context = self.context
        listener = owner or owner_of(done)

        def finished(outcome: Done[T]) -> None:
            self.bus.changed.emit(outcome.changes)
            if done is not None and (listener is None or isValid(listener)):
                done(outcome.result)

        return self.tasks.write(
            lambda: operation(context), finished, self._refusal(failed, listener), owner=self.bus
        )

    def read(
        self,
        question: Callable[[Context], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        lane: Lane = Lane.PAGES,
        replace_key: Hashable = None,
        owner: QObject | None = None,
    ) -> Task:
        """Ask the services something off the UI thread; of one `replace_key` only the latest counts."""
        context = self.context
        return self.tasks.read(
            lambda: question(context),
            done,
            failed or self.bus.refused.emit,
            lane=lane,
            replace_key=replace_key,
            owner=owner or owner_of(done),
        )

    def say(self, id_: str, /, **params: object) -> str:
        """Return one text of the window in the user's language."""
        return self.words.text(id_, **params)

    def render(self, message: Message) -> str:
        """Return a message of the services in the user's language."""
        return self.words.render(message)

    def local(self, at: datetime) -> datetime:
        """Return an instant as the office's clock on the wall shows it."""
        return at.astimezone(self.timezone)

    def now(self) -> datetime:
        """Return the present instant in office time."""
        return self.local(self.context.clock.now())

    def today(self) -> date:
        """Return the office's date."""
        return self.now().date()

    def _refusal(self, failed: Failed | None, listener: QObject | None) -> Failed:
        if failed is None:
            return self.bus.refused.emit
        chosen = failed

        def refused(error: FrontDeskError) -> None:
            if listener is None or isValid(listener):
                chosen(error)
            else:
                self.bus.refused.emit(error)

        return refused
