"""What the posting of a letter ends, dated the instant at which it was posted or sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from frontdesk.domain.kinds import DeadlineKind, Settles
from frontdesk.services.cases.acknowledge import mark_told
from frontdesk.services.cases.answer import give_answer, is_answered
from frontdesk.services.cases.change import CaseChange
from frontdesk.services.cases.extend import give_extension
from frontdesk.services.cases.letters import REPLACED_BY_ANSWER, drop_letters, how_told
from frontdesk.services.cases.updates import give_update
from frontdesk.services.correspondence.facts import day_of
from frontdesk.services.correspondence.record import LetterRecord

_ORDER = tuple(Settles)
"""Of several letters of one case, an acknowledgement is told before the answer that makes it needless."""


def in_order(letter: LetterRecord) -> tuple[int, int]:
    """Return the key by which letters that are posted together take effect one after the other."""
    return _ORDER.index(letter.settles), letter.id


def settle(change: CaseChange, letter: LetterRecord, at: datetime) -> date | None:
    """End what a letter's posting ends; return the new date of a notice that came too late (POL-16)."""
    if change.case.status.ended:
        return None
    return _SETTLE[letter.settles](change, letter, at)


def _nothing(_change: CaseChange, _letter: LetterRecord, _at: datetime) -> None:
    return None


def _acknowledge(change: CaseChange, letter: LetterRecord, at: datetime) -> None:
    mark_told(change, how_told(letter.way), at=at)


def _respond(change: CaseChange, letter: LetterRecord, at: datetime) -> None:
    if not is_answered(change):
        give_answer(change, letter.facts, letter.way, at=at, by=letter.written_by)
        drop_letters(change, REPLACED_BY_ANSWER, but=letter.id)


def _extend(change: CaseChange, letter: LetterRecord, at: datetime) -> date | None:
    new_date = day_of(letter.facts, "new_date")
    if new_date is None:
        return None
    reason = str(letter.facts.get("reason") or "")
    in_time = give_extension(change, new_date, reason, letter.way, at=at)
    return None if in_time else new_date


def _progress(change: CaseChange, letter: LetterRecord, at: datetime) -> None:
    give_update(change, letter.way, at=at)


def _first_response(change: CaseChange, letter: LetterRecord, at: datetime) -> None:
    change.settle([DeadlineKind.FIRST_RESPONSE], how_told(letter.way), at=at)


_SETTLE: Mapping[Settles, Callable[[CaseChange, LetterRecord, datetime], date | None]] = {
    Settles.NOTHING: _nothing,
    Settles.ACKNOWLEDGE: _acknowledge,
    Settles.RESPOND: _respond,
    Settles.EXTENSION: _extend,
    Settles.PROGRESS: _progress,
    Settles.FIRST_RESPONSE: _first_response,
}
