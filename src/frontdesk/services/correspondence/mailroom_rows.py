"""The rows of the Mailroom: to whom a letter goes, how it stands, whose it is, why it cannot go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import Case as Choice
from peewee import fn

from frontdesk.domain.correspondence import CHANGEABLE, PAPER
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CorrespondenceState, DeadlineKind, DeadlineState, Settles
from frontdesk.domain.message import Message
from frontdesk.services.addresses.lines import MOST_LINES, too_few_or_many
from frontdesk.services.context import Context
from frontdesk.services.correspondence.recipients import recipient_of
from frontdesk.services.correspondence.record import LetterRecord, read_letters
from frontdesk.services.correspondence.waiting import problem_of
from frontdesk.services.rules import rules
from frontdesk.store.fields import from_milliseconds
from frontdesk.store.models import Case, Correspondence, Deadline, Department, PrintJob, Staff
from frontdesk.store.store import Store

_S = CorrespondenceState
_AT_ONCE = 500  # rows that are read together

DEADLINES: Mapping[Settles, DeadlineKind] = {
    Settles.ACKNOWLEDGE: DeadlineKind.ACKNOWLEDGE,
    Settles.RESPOND: DeadlineKind.RESPOND,
    Settles.EXTENSION: DeadlineKind.RESPOND,
    Settles.PROGRESS: DeadlineKind.PROGRESS_UPDATE,
    Settles.FIRST_RESPONSE: DeadlineKind.FIRST_RESPONSE,
}


@dataclass(frozen=True, slots=True)
class MailroomRow:
    """One letter as the Mailroom shows it."""

    letter: LetterRecord
    owner: str
    department: str
    due: datetime | None  # of what its posting ends
    writer: str
    approver: str
    printer: str  # where it is, while it is at a printer
    problem: Message | None  # why it cannot go on as it stands
    warning: Message | None = None  # what to look at before it is printed

    @property
    def id(self) -> int:
        """The letter's id."""
        return self.letter.id


def mailroom_rows(ctx: Context, ids: Sequence[int]) -> tuple[MailroomRow, ...]:
    """Return the rows of these letters in this order, posted or not; what is gone is left out."""
    rows: list[MailroomRow] = []
    with ctx.store.reading():
        for start in range(0, len(ids), _AT_ONCE):
            rows += _rows(ctx, list(ids[start : start + _AT_ONCE]))
    return tuple(rows)


def _rows(ctx: Context, ids: list[int]) -> Iterator[MailroomRow]:
    beside = _beside(ctx.store, ids)
    for letter in read_letters(ctx.store, ids):
        owner, department, due, writer, approver, printer = beside[letter.id]
        problem, warning = _problem(ctx, letter)
        yield MailroomRow(
            letter=letter,
            owner=owner or "",
            department=department or "",
            due=from_milliseconds(due) if isinstance(due, int) else due,
            writer=writer or "",
            approver=approver or "",
            printer=printer or "" if letter.state is _S.SPOOLING else "",
            problem=problem,
            warning=warning,
        )


def _beside(store: Store, ids: list[int]) -> dict[int, tuple[Any, ...]]:
    """Return what stands beside letters: who has the case, when it is due, who wrote and approved it."""
    writer, approver = Staff.alias(), Staff.alias()
    ends = Choice(
        Correspondence.settles, [(settled.value, kind.value) for settled, kind in DEADLINES.items()], ""
    )
    due = Deadline.select(fn.MIN(Deadline.due)).where(
        Deadline.case == Correspondence.case,
        Deadline.state == DeadlineState.OPEN.value,
        Deadline.kind == ends,
    )
    query = (
        Correspondence.select(
            Correspondence.id, Staff.name, Department.name, due, writer.name, approver.name, PrintJob.printer
        )
        .left_outer_join(Case, on=(Correspondence.case == Case.id))
        .left_outer_join(Staff, on=(Case.owner == Staff.id))
        .left_outer_join(Department, on=(Case.department == Department.id))
        .left_outer_join(writer, on=(Correspondence.written_by == writer.id))
        .left_outer_join(approver, on=(Correspondence.approved_by == approver.id))
        .left_outer_join(PrintJob, on=(Correspondence.print_job == PrintJob.id))
        .where(Correspondence.id.in_(ids))
    )
    return {row[0]: row[1:] for row in store.rows(query)}


def _problem(ctx: Context, letter: LetterRecord) -> tuple[Message | None, Message | None]:
    """Return what is missing, and what to look at; what drawing alone finds is told until it is tried again.

    What waits to be printed was whole when it was written, and hundreds of rows may be asked for: only its
    address is looked at again.
    """
    if letter.state not in CHANGEABLE:
        return None, None
    lacks, warning = _address(ctx, letter) if letter.way in PAPER else (None, None)
    if letter.state is _S.PENDING:
        return letter.problem or lacks, warning
    return problem_of(ctx, letter) or letter.problem or lacks, warning


def _address(ctx: Context, letter: LetterRecord) -> tuple[Message | None, Message | None]:
    """Return why a letter cannot be addressed, or what is odd about its address."""
    try:
        lines = recipient_of(ctx.store, letter.customer, rules(ctx).office).lines
    except FrontDeskError as missing:
        return missing.message, None
    odd = too_few_or_many(lines)
    return (odd, None) if len(lines) > MOST_LINES else (None, odd)
