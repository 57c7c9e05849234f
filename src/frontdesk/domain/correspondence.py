"""The life of an outgoing letter: which steps it may take, by which ways, and what its posting ends."""

from __future__ import annotations

from collections.abc import Mapping

from frontdesk.domain.errors import ConflictError, FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState, LetterKind, Settles, Way

_S = CorrespondenceState

WAITING = frozenset({_S.DRAFT, _S.TO_APPROVE, _S.PENDING, _S.SPOOLING, _S.PRINTED})
"""What the Mailroom still has to do with."""

CHANGEABLE = frozenset({_S.DRAFT, _S.TO_APPROVE, _S.PENDING})
"""What is not on paper yet, so that its words can be changed."""

PAPER = frozenset({Way.LETTER, Way.POSTCARD})
WRITTEN = PAPER | {Way.EMAIL}
"""The ways that leave a row in the Mailroom."""

_NEXT: Mapping[CorrespondenceState, frozenset[CorrespondenceState]] = {
    _S.DRAFT: frozenset({_S.DRAFT, _S.TO_APPROVE, _S.PENDING, _S.CANCELLED}),
    _S.TO_APPROVE: frozenset({_S.DRAFT, _S.TO_APPROVE, _S.PENDING, _S.CANCELLED}),
    _S.PENDING: frozenset({_S.DRAFT, _S.TO_APPROVE, _S.PENDING, _S.SPOOLING, _S.PRINTED, _S.CANCELLED}),
    # Back to pending when the printer lost it, or when it names somebody who no longer has the case.
    _S.SPOOLING: frozenset({_S.PENDING, _S.PRINTED, _S.CANCELLED}),
    _S.PRINTED: frozenset({_S.PENDING, _S.POSTED, _S.CANCELLED}),
    _S.POSTED: frozenset(),
    _S.CANCELLED: frozenset(),
}
_SETTLES: Mapping[LetterKind, Settles] = {
    LetterKind.ACKNOWLEDGEMENT: Settles.ACKNOWLEDGE,
    LetterKind.ANSWER: Settles.RESPOND,
    LetterKind.EXTENSION: Settles.EXTENSION,
    LetterKind.PROGRESS: Settles.PROGRESS,
    # Any answer of a person is a first response (policy-duties, *First response*).
    LetterKind.APOLOGY: Settles.FIRST_RESPONSE,
    LetterKind.MISSING_INFORMATION: Settles.FIRST_RESPONSE,
    LetterKind.FREE: Settles.FIRST_RESPONSE,
}
_ON_POSTCARDS = frozenset(
    {
        LetterKind.ACKNOWLEDGEMENT,
        LetterKind.EXTENSION,
        LetterKind.CALLBACK_MISSED,
        LetterKind.MISSING_INFORMATION,
    }
)
"""What can be told with the reference, who and when alone (PRO-4.1)."""


def may_become(before: CorrespondenceState, after: CorrespondenceState, way: Way) -> bool:
    """Whether a letter may go from one state to another; an e-mail is sent without being printed."""
    if way is Way.EMAIL:
        if after in (_S.SPOOLING, _S.PRINTED):
            return False
        if (before, after) == (_S.PENDING, _S.POSTED):
            return True
    return after in _NEXT[before]


def check_step(before: CorrespondenceState, after: CorrespondenceState, way: Way, name: str) -> None:
    """Raise `ConflictError` (field "letter") unless a letter may take this step; `name` says which it is."""
    if not may_become(before, after, way):
        raise ConflictError(f"letter.{before.value}", field="letter", reference=name)


def ways_of(kind: LetterKind) -> tuple[Way, ...]:
    """Return the ways by which a kind may be written: no postcard carries what a case is about (PRO-4.1)."""
    ways = (Way.LETTER, Way.POSTCARD, Way.EMAIL)
    return tuple(way for way in ways if way is not Way.POSTCARD or kind in _ON_POSTCARDS)


def check_way(kind: LetterKind, way: Way, *, field: str = "way") -> None:
    """Raise `FrontDeskError` (`field`) for a way by which a kind is not written."""
    if way is Way.POSTCARD and kind not in _ON_POSTCARDS:
        raise FrontDeskError("letter.not_on_a_postcard", field=field, provision="PRO-4.1")
    if way not in WRITTEN:
        raise FrontDeskError("letter.not_written", field=field)


def settles(kind: LetterKind) -> Settles:
    """Return what the posting of a kind ends, where it belongs to a case."""
    return _SETTLES.get(kind, Settles.NOTHING)


def first_state(*, complete: bool, approval: bool) -> CorrespondenceState:
    """Return where a letter stands once it has been written or changed."""
    if not complete:
        return _S.DRAFT
    return _S.TO_APPROVE if approval else _S.PENDING
