"""Where pages ask for what is done with an entry of the suggestion book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.suggestions import SuggestionState
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.suggestions.linking import link_case, unlink_case
from frontdesk.services.suggestions.merging import part
from frontdesk.services.suggestions.reviewing import look_at
from frontdesk.services.suggestions.supporting import withdraw_support
from frontdesk.services.suggestions.undoing import undo_last
from frontdesk.services.suggestions.view import suggestion_view
from frontdesk.services.suggestions.views import SuggestionView
from frontdesk.ui.page_context import PageContext, Tell
from frontdesk.ui.suggestions.belonging import LinkCaseDialog, MergeDialog, SplitDialog
from frontdesk.ui.suggestions.correcting import CorrectDialog
from frontdesk.ui.suggestions.deciding import AcceptDialog, AssignDialog
from frontdesk.ui.suggestions.entry_dialog import EntryDialog
from frontdesk.ui.suggestions.handing import HandOverDialog
from frontdesk.ui.suggestions.outcome import OUTCOMES, OutcomeDialog, SayAlsoDialog
from frontdesk.ui.suggestions.reviewing import SupportDialog, WeighDialog
from frontdesk.ui.suggestions.telling import Telling
from frontdesk.ui.suggestions.wording import REASONED, ReasonDialog

DIALOGS: Mapping[str, type[EntryDialog]] = {
    "accept": AcceptDialog,
    "assign": AssignDialog,
    "weigh": WeighDialog,
    "support": SupportDialog,
    "say_in": SayAlsoDialog,
    "correct": CorrectDialog,
    "merge": MergeDialog,
    "split": SplitDialog,
    "link_case": LinkCaseDialog,
    "hand_over": HandOverDialog,
}
_NAMING = frozenset({"accept", "assign"})
"""After these somebody has the entry, who may have to be told outside of the program."""

_AT_ONCE: Mapping[str, Callable[..., Done[Any]]] = {"look_at": look_at, "part": part, "undo": undo_last}
_STEPS = {
    SuggestionState.LOOKING: "look_at",
    SuggestionState.ACCEPTED: "accept",
    SuggestionState.DONE: "finish",
    SuggestionState.DECLINED: "decline",
}
"""What leads to a column of the board."""

OFFERED = frozenset((*DIALOGS, *OUTCOMES, *REASONED, *_AT_ONCE, "tell", "add_photo"))
"""The actions that the window can carry out; photos are added by the page of the entry."""


class SuggestionActions(QObject):
    """Opens the dialog of an action, or does at once what needs none."""

    def __init__(self, page: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self.window = window
        self.telling = Telling(page, window)
        self.telling.words_wanted.connect(partial(self.act_on, "say_in"))

    def act(self, action: str, entry: SuggestionView) -> None:
        """Do something with an entry."""
        dialog = dialog_for(self._page, action, entry, self.window)
        if dialog is not None:
            if action in _NAMING:
                dialog.carried_out.connect(lambda _result: self._hand_over(entry.reference))
            dialog.show()
        elif action == "tell":
            self.telling.prepare(entry.tellings)
        elif action in _AT_ONCE:
            self._do_at_once(action, entry)

    def act_on(self, action: str, reference: str) -> None:
        """Do something with an entry that has yet to be read."""
        self._read(reference, partial(self.act, action))

    def move(self, reference: str, state: SuggestionState) -> None:
        """Move an entry to another column, asking what has to be known for that.

        A step that its state does not allow is refused; nothing becomes new again.
        """

        def moved(entry: SuggestionView) -> None:
            if state not in entry.next_states:
                if state is not entry.state:
                    self._page.bus.refused.emit(_no_step(entry))
                return
            decided = entry.state not in (SuggestionState.NEW, SuggestionState.LOOKING)
            back = state is SuggestionState.LOOKING and decided
            self.act("reopen" if back else _STEPS[state], entry)

        self._read(reference, moved)

    def unlink(self, entry: SuggestionView, case: str) -> None:
        """Note that a case has nothing to do with an entry after all; the notice links it again."""
        bus, reference = self._page.bus, entry.reference

        def link_again() -> None:
            self._page.write(partial(_link, reference=reference, case=case), owner=bus)

        done = Tell(self._page.say("suggestions.unlinked", reference=case), link_again)
        self._page.write(
            lambda context: unlink_case(context, reference=reference, case=case, version=entry.version),
            lambda _result: bus.tell.emit(done),
            owner=self,
        )

    def withdraw(self, entry: SuggestionView, supporter: int) -> None:
        """Take somebody off who does not want it after all; the notice brings them back."""
        bus, reference, version = self._page.bus, entry.reference, entry.version

        def bring_back() -> None:
            self._page.write(partial(_undo, reference=reference), owner=bus)

        done = Tell(self._page.say("suggestions.withdrawn"), bring_back)
        self._page.write(
            lambda context: withdraw_support(
                context, reference=reference, supporter=supporter, version=version
            ),
            lambda _result: bus.tell.emit(done),
            owner=self,
        )

    def _hand_over(self, reference: str) -> None:
        """Offer what somebody outside is given; a colleague finds the entry on Today."""

        def named(entry: SuggestionView) -> None:
            if entry.outside:
                self.act("hand_over", entry)

        self._read(reference, named)

    def _read(self, reference: str, then: Callable[[SuggestionView], None]) -> None:
        self._page.read(lambda context: suggestion_view(context, reference=reference), then, owner=self)

    def _do_at_once(self, action: str, entry: SuggestionView) -> None:
        operation, reference = _AT_ONCE[action], entry.reference
        done = self._page.say(f"dialog.suggestion.{action}.done")

        def take_back() -> None:
            self._page.write(partial(_undo, reference=reference), owner=self)

        self._page.write(
            lambda context: operation(context, reference=reference, version=entry.version),
            lambda _result: self._page.bus.tell.emit(Tell(done, take_back if action == "look_at" else None)),
            owner=self,
        )


def dialog_for(page: PageContext, action: str, entry: SuggestionView, window: QWidget) -> EntryDialog | None:
    """Return the dialog of an action, or None where it has none."""
    if action in DIALOGS:
        return DIALOGS[action](page, entry, window)
    if action in OUTCOMES:
        return OutcomeDialog(page, entry, window, outcome=OUTCOMES[action])
    if action in REASONED:
        return ReasonDialog(page, entry, window, reasoned=REASONED[action])
    return None


def _no_step(entry: SuggestionView) -> FrontDeskError:
    return ConflictError(f"suggestion.is_{entry.state}", field="state", reference=entry.reference)


def _undo(context: Context, *, reference: str) -> Done[None]:
    return undo_last(context, reference=reference)


def _link(context: Context, *, reference: str, case: str) -> Done[None]:
    return link_case(context, reference=reference, case=case)
