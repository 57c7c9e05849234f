"""The letters, postcards and e-mails of a case, from whichever of them the next thing is to be done with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from frontdesk.domain.errors import ConflictError
from frontdesk.domain.kinds import CorrespondenceState, Way
from frontdesk.services.context import Context
from frontdesk.services.correspondence import LetterRecord, letters_of_case
from frontdesk.services.views import CaseView
from frontdesk.ui.mail.actions import LetterActions
from frontdesk.ui.mail.beginning import LetterBeginning
from frontdesk.ui.page_context import PageContext

_S = CorrespondenceState
_STATES: Mapping[str, CorrespondenceState] = {
    "finish_letter": _S.DRAFT,
    "approve_letter": _S.TO_APPROVE,
    "print": _S.PENDING,
    "send_email": _S.PENDING,
    "print_status": _S.SPOOLING,
    "mark_posted": _S.PRINTED,
}


class Paper(QObject):
    """Does the actions that concern a letter."""

    def __init__(self, page: PageContext, refer: Callable[[CaseView], None], window: QWidget) -> None:
        super().__init__(window)
        self._page = page
        self._letters = LetterActions(page, refer, window)
        self._doing: Mapping[str, Callable[[Sequence[LetterRecord]], None]] = {
            "finish_letter": lambda letters: self._letters.finish(letters[0].id),
            "approve_letter": lambda letters: page.bus.show_letter.emit(letters[0].id),
            "print": lambda letters: self._letters.show([each.id for each in letters]),
            "send_email": lambda letters: self._letters.send(letters[0].id),
            "print_status": lambda letters: page.bus.show_letter.emit(letters[0].id),
            "mark_posted": lambda letters: self._letters.post([each.id for each in letters]),
        }

    def act(self, action: str, case: CaseView) -> None:
        """Do one of the actions with the letters of a case."""
        if action == "write_letter":
            self._page.bus.write_letter.emit(LetterBeginning(case=case.reference))
            return
        reference = case.reference
        self._page.read(lambda context: _found(context, reference, action), self._doing[action], owner=self)


def _found(context: Context, reference: str, action: str) -> tuple[LetterRecord, ...]:
    """Return the letters that an action is meant for.

    Raises `ConflictError` when somebody dealt with them meanwhile.
    """
    found = letters_of_case(context, case=reference, state=_STATES[action])
    if _STATES[action] is _S.PENDING:
        mailed = action == "send_email"
        found = tuple(each for each in found if (each.way is Way.EMAIL) == mailed)
    if not found:
        raise ConflictError("paper.nothing_waits", field="reference", reference=reference)
    return found
