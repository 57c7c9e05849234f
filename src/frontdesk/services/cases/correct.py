"""Putting right what was written wrong; what stood there before stays in the log."""

from __future__ import annotations

from dataclasses import dataclass, replace

from frontdesk.domain.deadlines import Owed, owed
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import CaseKind, DeadlineKind, DeadlineState, Priority
from frontdesk.domain.message import Message, message
from frontdesk.services.cases.change import CaseChange, changing
from frontdesk.services.cases.letters import letters_follow
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.staff.assignees import ensure_assignee, find_assignee
from frontdesk.services.texts import SUBJECT, one_line
from frontdesk.store.models import Deadline

_COMPUTED = (
    DeadlineKind.ACKNOWLEDGE,
    DeadlineKind.FORWARD,
    DeadlineKind.RESPOND,
    DeadlineKind.FIRST_RESPONSE,
    DeadlineKind.RESOLVE,
    DeadlineKind.PROGRESS_UPDATE,
    DeadlineKind.SAFETY_REPORT,
    DeadlineKind.SAFETY_FOLLOW_UP,
)


_SETTLED = frozenset(
    {DeadlineState.MET.value, DeadlineState.KEPT_BY_NOTICE.value, DeadlineState.EXCUSED.value}
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What is put right; None leaves it as it is."""

    kind: CaseKind | None = None
    priority: Priority | None = None
    subject: str | None = None
    topic: str | None = None
    department: str | None = None
    person: str | None = None


def correct_case(
    ctx: Context, *, reference: str, correction: Correction, version: int | None = None
) -> Done[None]:
    """Change kind, priority, subject, topic or owner of a case; another kind or priority has other deadlines.

    Without a priority of its own another kind brings its usual one. Raises `FrontDeskError` with
    the field at fault.
    """
    with changing(ctx, reference, version) as change:
        corrected = [
            *_particulars(change, correction),
            *_owner(change, correction),
            *_nature(change, correction),
        ]
        if not corrected:
            raise FrontDeskError("case.nothing_corrected", field="subject")
        change.tell("case.corrected", message("timeline.corrected", what=tuple(corrected)), icon="correct")
    return change.done(None)


def _particulars(change: CaseChange, correction: Correction) -> list[Message]:
    corrected = []
    for field in ("subject", "topic"):
        text = getattr(correction, field)
        if text is None:
            continue
        before, after = getattr(change.case, field), one_line(text, field, limit=SUBJECT)
        if after != before:
            change.set(**{field: after})
            corrected.append(message(f"corrected.{field}", before=before, after=after))
    return corrected


def _owner(change: CaseChange, correction: Correction) -> list[Message]:
    if correction.department is None and correction.person is None:
        return []
    named = find_assignee(
        change.ctx.store,
        department=one_line(correction.department or "", "department"),
        person=one_line(correction.person or "", "person"),
    )
    if named.nobody:
        raise FrontDeskError("case.owner_missing", field="person")
    assignee = ensure_assignee(change.ctx.store, named)
    department, owner = (
        assignee.department_id or change.case.department,
        assignee.staff_id or change.case.owner,
    )
    if (department, owner) == (change.case.department, change.case.owner):
        return []
    change.set(department=department, owner=owner)
    letters_follow(change)
    change.areas.add(Area.OFFICE)
    return [message("corrected.owner", who=assignee.who)]


def _nature(change: CaseChange, correction: Correction) -> list[Message]:
    case = change.case
    kind = correction.kind or case.kind
    usual = case.priority if kind is case.kind else change.office.book.default_priority(kind)
    priority = correction.priority or usual
    if (kind, priority) == (case.kind, case.priority):
        return []
    change.set(kind=kind.value, priority=priority.value)
    facts = replace(case.facts(case.received), kind=kind, priority=priority)
    _owe_instead(change, owed(facts, change.office.book, change.office.calendar))
    return [
        message(
            "corrected.nature",
            kind=message(f"kind.{kind.value}"),
            priority=message(f"priority.{priority.value}"),
        )
    ]


def _owe_instead(change: CaseChange, found: tuple[Owed, ...]) -> None:
    """Replace the open deadlines that the rules compute; what was met or promised stays."""
    query = Deadline.select(Deadline.id, Deadline.kind, Deadline.state, Deadline.promised).where(
        Deadline.case == change.case.id, Deadline.kind.in_([kind.value for kind in _COMPUTED])
    )
    rows = change.ctx.store.rows(query)
    staying = {DeadlineKind(kind) for _, kind, state, promised in rows if promised or state in _SETTLED}
    wanted = {item.kind for item in found}
    for id_, kind, state, promised in rows:
        if state == DeadlineState.OPEN.value and not promised and not (kind in staying and kind in wanted):
            change.alter(
                Deadline,
                id_,
                state=DeadlineState.CANCELLED.value,
                settled=change.now,
                settled_how="settled.corrected",
            )
    for item in found:
        if item.kind not in staying:
            change.owe(item, since=change.case.received)
