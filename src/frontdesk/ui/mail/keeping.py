"""What was typed into the window of a letter, on its way into the Mailroom."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.correspondence import LetterEntry, edit_letter, write_letter


@dataclass(frozen=True, slots=True)
class Whom:
    """Which letter it is, or whose case or which customer a new one is for."""

    letter: int | None
    version: int | None
    case: str
    customer: int | None

    @property
    def nobody(self) -> bool:
        """Whether it is not known yet whom a new letter is for."""
        return self.letter is None and not self.case and self.customer is None


def kept(context: Context, entry: LetterEntry, whom: Whom) -> Done[int]:
    """Write the letter, or change it; return its id. Raises as the services do."""
    if whom.letter is None:
        return write_letter(context, entry=entry, case=whom.case, customer=whom.customer)
    done = edit_letter(context, id=whom.letter, entry=entry, version=whom.version)
    return Done(whom.letter, done.changes)
