"""What is open, as it is when it is told: what, for whom, by when, and who has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.reminders import Reminded, ReminderRules, Stage
from frontdesk.services.quick import quick_rows
from frontdesk.services.reminders.here import Here
from frontdesk.services.rules import Rules
from frontdesk.store.fields import from_milliseconds
from frontdesk.store.store import Store

# Of a callback counts when to call now: the window that was told, or the next try.
_DETAILS = """
SELECT d.id, d.kind, d.due, d.started, c.priority, b.call_from, b.id, b.number, c.reference, g.reference,
       COALESCE(c.subject, b.about, g.title, i.subject, ''),
       COALESCE(NULLIF(k.name, ''), NULLIF(k.organisation, ''), b.number, ''),
       COALESCE(d.staff_id, c.owner_id), COALESCE(d.department_id, c.department_id), s.name
FROM deadlines d
LEFT JOIN cases c ON c.id = d.case_id
LEFT JOIN interactions i ON i.id = d.interaction_id
LEFT JOIN callbacks b ON b.deadline_id = d.id
LEFT JOIN suggestions g ON g.id = d.suggestion_id
LEFT JOIN customers k ON k.id = COALESCE(c.customer_id, i.customer_id, b.customer_id)
LEFT JOIN staff s ON s.id = COALESCE(d.staff_id, c.owner_id)
WHERE d.state = 'open' AND d.id IN ({marks})
"""
_CHUNK = 500  # parameters of one statement


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A deadline as it is when it may be told."""

    id: int
    reminded: Reminded
    kind: DeadlineKind
    callback: int | None
    number: str  # of the callback
    case: str | None
    suggestion: str | None
    subject: str
    name: str
    staff: int | None
    department: int | None
    owner: str


@dataclass(frozen=True, slots=True)
class ReminderItem:
    """What is told of one deadline: the last stage that it has reached, and the id under which it was told.

    A callback also says whom to call: its id and number; it begins when its window does.
    """

    id: int
    deadline_id: int
    kind: DeadlineKind
    stage: Stage
    begins: datetime
    due: datetime
    case: str | None
    subject: str
    name: str  # of the customer, or the number
    owner: str
    stands_in: str
    callback: int | None = None
    number: str = ""
    suggestion: str | None = None
    snoozed: datetime | None = None  # until when it is put off
    then: tuple[ReminderItem, ...] = ()  # what is less pressing in the same case

    @property
    def ids(self) -> tuple[int, ...]:
        """Return the ids under which it and what follows were told."""
        return (self.id, *(each.id for each in self.then))


def reminder_rows(
    store: Store, office: Rules, figures: ReminderRules, ids: Iterable[int]
) -> dict[int, ReminderRow]:
    """Return deadlines that are open, by their ids."""
    found: dict[int, ReminderRow] = {}
    for row in in_chunks(store, _DETAILS, ids):
        id_, kind, due_, started, priority, call_from, callback, number, case, suggestion, *rest = row
        due, begins = from_milliseconds(due_), from_milliseconds(due_ if call_from is None else call_from)
        always = figures.always(kind, priority, begins, office.calendar)
        reminded = Reminded(from_milliseconds(started), begins, due, always)
        subject, name, staff, department, owner = rest
        found[id_] = ReminderRow(
            id_, reminded, DeadlineKind(kind), callback, number or "", case, suggestion,
            subject, name, staff, department, owner or "",
        )  # fmt: skip
    return found


def item_of(
    row: ReminderRow, told: tuple[int, Stage], here: Here, *, snoozed: datetime | None = None
) -> ReminderItem:
    """Return a deadline as it is told at a desk."""
    id_, stage = told
    if stage is Stage.MANAGER and here.concerns(row.staff, row.department):
        stage = Stage.OVERDUE  # the manager's own
    deputy = here.deputies.get(row.staff or 0)
    return ReminderItem(
        id_, row.id, row.kind, stage, row.reminded.begins, row.reminded.due, row.case, row.subject, row.name,
        row.owner, deputy.name if deputy else "", row.callback, row.number, row.suggestion, snoozed,
    )  # fmt: skip


def one_per_case(items: Iterable[ReminderItem]) -> tuple[ReminderItem, ...]:
    """Return one for each case, the most pressing, and what stands alone, soonest first."""
    order = tuple(Stage)
    cases: dict[object, list[ReminderItem]] = {}
    for item in items:
        alone = item.case is None or item.callback is not None
        cases.setdefault(("", item.deadline_id) if alone else item.case, []).append(item)
    rows = []
    for some in cases.values():
        first, *then = sorted(some, key=lambda item: (-order.index(item.stage), item.due, item.id))
        rows.append(replace(first, then=tuple(then)))
    return tuple(sorted(rows, key=lambda item: item.due))


def in_chunks(store: Store, statement: str, ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a statement with `{marks}` for ids, however many there are."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        yield from quick_rows(store, statement.format(marks=", ".join("?" * len(some))), *some)
