"""The life of an entry in the suggestion book: read, decided with a reason, told (POL-06 to POL-08)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from frontdesk.domain.errors import ConflictError, FrontDeskError


class SuggestionState(StrEnum):
    """Where a suggestion stands; the first five are the columns of the board."""

    NEW = "new"
    LOOKING = "looking"
    ACCEPTED = "accepted"
    DONE = "done"
    DECLINED = "declined"
    MERGED = "merged"  # another entry goes on with it
    TAKEN_BACK = "taken_back"  # written by mistake; it stays to be seen

    @property
    def decided(self) -> bool:
        """Whether the writer is owed word of what became of it (POL-07, POL-08)."""
        return self in (SuggestionState.DONE, SuggestionState.DECLINED)


class AuthorKind(StrEnum):
    """Who writes in the book (POL-06)."""

    CUSTOMER = "customer"
    PARTNER = "partner"
    STAFF = "staff"


class HearBy(StrEnum):
    """How a writer wants to hear what became of it."""

    LETTER = "letter"
    POSTCARD = "postcard"
    EMAIL = "email"
    PHONE = "phone"
    NOTICE = "notice"  # on the notice board
    NONE = "none"


class SuggestionSource(StrEnum):
    """Where an entry came from."""

    RECEPTION = "reception"
    VISIT = "visit"
    CALL = "call"
    MAIL = "mail"
    COUNTER = "counter"  # written by the visitor at the screen
    PAPER = "paper"  # a page or card with a code
    WEBSITE = "website"
    IMPORT = "import"


class Size(StrEnum):
    """How much effort an idea takes, or how much it would bring."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class TellingState(StrEnum):
    """How far telling one person has come."""

    OWED = "owed"
    PREPARED = "prepared"  # a letter or e-mail waits in the Mailroom, or a callback is owed
    TOLD = "told"
    EXCUSED = "excused"  # the writer does not want to hear, or nobody can be reached
    DROPPED = "dropped"  # reopened before it was told


BOARD = (
    SuggestionState.NEW,
    SuggestionState.LOOKING,
    SuggestionState.ACCEPTED,
    SuggestionState.DONE,
    SuggestionState.DECLINED,
)
"""The columns of the board, in their order."""

OPEN = frozenset({SuggestionState.NEW, SuggestionState.LOOKING, SuggestionState.ACCEPTED})
"""What still asks for something to be decided or done."""

_S = SuggestionState

_NEXT: Mapping[SuggestionState, frozenset[SuggestionState]] = {
    # Whoever decides at once has looked at it.
    _S.NEW: frozenset({_S.LOOKING, _S.ACCEPTED, _S.DECLINED, _S.DONE, _S.MERGED, _S.TAKEN_BACK}),
    _S.LOOKING: frozenset({_S.ACCEPTED, _S.DECLINED, _S.DONE, _S.MERGED, _S.TAKEN_BACK}),
    _S.ACCEPTED: frozenset({_S.ACCEPTED, _S.LOOKING, _S.DONE, _S.DECLINED, _S.MERGED}),
    _S.DONE: frozenset({_S.LOOKING, _S.MERGED}),
    _S.DECLINED: frozenset({_S.LOOKING, _S.MERGED}),
    # Parted again, it is what it was before; one that was decided is looked at anew.
    _S.MERGED: frozenset({_S.NEW, _S.LOOKING, _S.ACCEPTED, _S.DONE, _S.DECLINED}),
    _S.TAKEN_BACK: frozenset(),
}

TELLING_OPEN = frozenset({TellingState.OWED, TellingState.PREPARED})
"""What keeps somebody on the list of those to be told (POL-07)."""


def may_become(before: SuggestionState, after: SuggestionState) -> bool:
    """Whether a suggestion may go from one state to another."""
    return after in _NEXT[before]


def next_states(state: SuggestionState) -> tuple[SuggestionState, ...]:
    """Return the columns of the board that an entry may be moved to, in their order."""
    return tuple(each for each in BOARD if each is not state and may_become(state, each))


def check_step(before: SuggestionState, after: SuggestionState, reference: str) -> None:
    """Raise `ConflictError` (field "state") unless a suggestion may take this step."""
    if not may_become(before, after):
        raise ConflictError(f"suggestion.is_{before.value}", field="state", reference=reference)


def check_reason(reason: str) -> None:
    """Raise `FrontDeskError` (field "reason") where nothing is declined with: POL-08."""
    if not reason.strip():
        raise FrontDeskError("suggestion.reason_missing", field="reason", provision="POL-08")


def check_change(change: str) -> None:
    """Raise `FrontDeskError` (field "change") where what is done changed nothing that can be told: POL-07."""
    if not change.strip():
        raise FrontDeskError("suggestion.change_missing", field="change", provision="POL-07")


def telling_by(hear_by: HearBy, *, anonymous: bool) -> HearBy:
    """Return how a writer is told: nobody can write to one without a name, who reads the notice (POL-07)."""
    return HearBy.NOTICE if anonymous else hear_by


def first_telling(hear_by: HearBy, *, anonymous: bool) -> TellingState:
    """Return where telling somebody begins; who does not want to hear is told nothing.

    An anonymous entry stays until the notice is printed, whatever was ticked (POL-07).
    """
    nothing = hear_by is HearBy.NONE and not anonymous
    return TellingState.EXCUSED if nothing else TellingState.OWED
