"""What is known before a letter is written."""

from __future__ import annotations

from dataclasses import dataclass

from frontdesk.domain.kinds import LetterKind


@dataclass(frozen=True, slots=True)
class LetterBeginning:
    """A letter to be written for a case or a customer, or one that waits and is to be changed.

    Without any of them the customer has to be found first.
    """

    case: str = ""
    customer: int | None = None
    letter: int | None = None
    kind: LetterKind | None = None
    about: str = ""  # whom or what it is about, to be shown
