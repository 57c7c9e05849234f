"""What the office owes: everything with a deadline that is still open, soonest first.

Safety incidents stand above everything else, on every board, until they are dealt with (PRO-8.1).
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from frontdesk.domain.correspondence import WAITING
from frontdesk.domain.due import DueGroup, DueView
from frontdesk.domain.kinds import CaseKind, CaseStatus, DeadlineKind, Priority, Settles
from frontdesk.services.context import Context
from frontdesk.services.office.departments_alone import with_departments_alone
from frontdesk.services.owed.item import OwedItem
from frontdesk.services.owed.next_action import Post, Stand, next_action, posts_of
from frontdesk.services.owed.why import Reasons, Why
from frontdesk.services.quick import quick_rows
from frontdesk.services.rules import rules
from frontdesk.services.staff.assignees import staff_assignee
from frontdesk.services.staff.away import StandIn, stand_ins_on
from frontdesk.store.connection import Dialect
from frontdesk.store.fields import from_milliseconds, to_milliseconds
from frontdesk.store.store import Store

_COLUMNS = """
SELECT d.id, d.kind, d.due, d.started, d.provisions, d.promised,
       c.id, c.reference, c.kind, c.priority, c.status,
       COALESCE(c.subject, b.about, i.subject, NULLIF(g.title, ''), SUBSTR(g.text, 1, 120), ''),
       k.id, COALESCE(NULLIF(k.name, ''), NULLIF(k.organisation, ''), g.author, ''),
       COALESCE(s.name, ''), COALESCE(p.name, ''), COALESCE(b.number, ''), c.expected_on,
       g.reference, COALESCE(d.staff_id, c.owner_id)
"""
_BELONGING = """
LEFT JOIN interactions i ON i.id = d.interaction_id
LEFT JOIN suggestions g ON g.id = d.suggestion_id
LEFT JOIN callbacks b ON b.deadline_id = d.id
LEFT JOIN customers k ON k.id = COALESCE(c.customer_id, i.customer_id, g.customer_id, b.customer_id)
LEFT JOIN staff s ON s.id = COALESCE(d.staff_id, c.owner_id)
LEFT JOIN departments p ON p.id = COALESCE(d.department_id, c.department_id)
"""
# Only open deadlines are read, by their own index: the cost does not grow with the cases that are done.
_OWED = f"""{_COLUMNS}
FROM deadlines d
LEFT JOIN cases c ON c.id = d.case_id {_BELONGING}
WHERE d.state = 'open' {{scope}}
ORDER BY d.due, d.id
"""
# Few cases are active: CROSS JOIN lets SQLite begin with them, by their status.
_ON_TOP = f"""{_COLUMNS}
FROM cases c
CROSS JOIN deadlines d {_BELONGING}
WHERE d.case_id = c.id AND d.state = 'open' AND c.kind = '{CaseKind.SAFETY}'
  AND c.status IN ({", ".join(f"'{status}'" for status in CaseStatus if not status.ended)})
ORDER BY d.due, d.id
"""
_KIND, _DUE, _CASE = 1, 2, 6  # columns: what is due and when, and the case's id
_NAMING = frozenset({DeadlineKind.ACKNOWLEDGE.value, DeadlineKind.FIRST_RESPONSE.value})
"""What ends by telling the customer who has it (POL-10)."""
# The same deadlines without what belongs to them: for everyone, the index alone answers it.
_DUES = """
SELECT d.due FROM deadlines d LEFT JOIN cases c ON c.id = d.case_id
WHERE d.state = 'open' {scope}
ORDER BY d.due, d.id
"""


_LETTERS = """
SELECT case_id, settles, way, state FROM correspondence
WHERE state <> 'cancelled' AND state <> 'posted' AND case_id IS NOT NULL AND state IN ({states}) ORDER BY id
"""


class Scope(StrEnum):
    """Whose deadlines are shown."""

    MINE = "mine"
    DEPARTMENT = "department"
    EVERYONE = "everyone"


_SCOPES = {
    Scope.MINE: "AND COALESCE(d.staff_id, c.owner_id) IN ({mark})",
    Scope.DEPARTMENT: "AND COALESCE(d.department_id, c.department_id) = {mark}",
    Scope.EVERYONE: "",
}


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed: safety incidents, then the rest, each soonest first.

    `counts` and `total` count deadlines, shown or not, by when they are due.
    """

    items: tuple[OwedItem, ...]
    counts: Mapping[DueGroup, int] = field(default_factory=dict)
    total: int = 0


def owed(
    ctx: Context, *, scope: Scope = Scope.EVERYONE, at: datetime | None = None, limit: int | None = None
) -> Owed:
    """Return what is owed as it looks at an instant (now unless said otherwise), at most `limit` items.

    Safety incidents are shown to everybody, whosever they are. What belongs to somebody who is away is
    also the deputy's.
    """
    office = rules(ctx)
    deputies = stand_ins_on(ctx.store, office.day(at or ctx.clock.now()))
    whose = _whose(ctx, scope, deputies)
    on_top = list(ctx.store.database.execute_sql(_ON_TOP).fetchall())
    incidents = frozenset(row[_CASE] for row in on_top)
    first = "" if limit is None else f"LIMIT {limit:d}"
    others = _rows(ctx, _OWED + first, scope, incidents, whose)
    rows = [*on_top, *others][:limit]
    dues = [row[_DUE] for row in rows] if len(rows) != limit else _dues(ctx, scope, on_top, whose)
    view = DueView.at(at or ctx.clock.now(), office.calendar)
    naming = {row[_CASE] for row in rows if row[_CASE] and row[_KIND] in _NAMING}
    nobody = with_departments_alone(ctx.store, naming)
    reader = _Reader(Reasons(office, view), _posts(ctx.store), incidents, nobody, deputies)
    items = tuple(reader.item(row) for row in rows)
    return Owed(items, _counts(view, sorted(dues)), len(dues))


def _rows(
    ctx: Context, query: str, scope: Scope, incidents: frozenset[int], whose: tuple[int, ...]
) -> list[tuple[Any, ...]]:
    """Return the rows of a query, without those of the cases that stand above them."""
    mark = "?" if ctx.store.dialect is Dialect.SQLITE else "%s"
    narrowed = _SCOPES[scope].format(mark=", ".join([mark] * len(whose)))
    if incidents:
        ids = ", ".join(str(id_) for id_ in sorted(incidents))
        narrowed += f" AND (d.case_id IS NULL OR d.case_id NOT IN ({ids}))"
    sql = query.format(scope=narrowed)
    return list(ctx.store.database.execute_sql(sql, whose).fetchall())


def _dues(ctx: Context, scope: Scope, on_top: list[tuple[Any, ...]], whose: tuple[int, ...]) -> list[int]:
    """Return when everything is due that a scope shows, in any order."""
    if scope is Scope.EVERYONE:
        return [due for (due,) in _rows(ctx, _DUES, scope, frozenset(), whose)]
    incidents = frozenset(row[_CASE] for row in on_top)
    return [row[_DUE] for row in on_top] + [due for (due,) in _rows(ctx, _DUES, scope, incidents, whose)]


def _whose(ctx: Context, scope: Scope, deputies: Mapping[int, StandIn]) -> tuple[int, ...]:
    """Return the parameters of the scope; nobody's id finds nothing."""
    if scope is Scope.EVERYONE:
        return ()
    staff = ctx.actor.staff_id or 0
    if scope is Scope.MINE:
        return (staff, *(person for person, deputy in deputies.items() if deputy.id == staff))
    return (staff_assignee(ctx.store, staff).department_id or 0,)


def _posts(store: Store) -> dict[int, dict[Settles, Post]]:
    """Return the letters of each case that still wait to be written, printed or posted."""
    waiting = [state.value for state in sorted(WAITING)]
    marks = ", ".join("?" * len(waiting))
    found: dict[int, list[tuple[str, str, str]]] = {}
    for case, *post in quick_rows(store, _LETTERS.format(states=marks), *waiting):
        found.setdefault(case, []).append((post[0], post[1], post[2]))
    return {case: posts_of(rows) for case, rows in found.items()}


def _counts(view: DueView, dues: Sequence[int]) -> dict[DueGroup, int]:
    """Return how many there are of each group; the instants (milliseconds) come soonest first."""
    ends = (view.now, _end_of(view, view.today), _end_of(view, view.next_business_day))
    overdue = bisect_left(dues, to_milliseconds(ends[0]))
    today, following = (max(overdue, bisect_right(dues, to_milliseconds(end))) for end in ends[1:])
    sizes = (overdue, today - overdue, following - today, len(dues) - following)
    return {group: size for group, size in zip(DueGroup, sizes, strict=True) if size}


def _end_of(view: DueView, day: date) -> datetime:
    """Return the midnight that ends a day of the office; it still belongs to that day."""
    return datetime.combine(day + timedelta(days=1), time.min, view.calendar.timezone)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns rows into items; what is the same for many of them is worked out once."""

    reasons: Reasons
    posts: Mapping[int, Mapping[Settles, Post]]
    incidents: frozenset[int]
    nobody: frozenset[int]  # the cases that are with a department and nobody in it
    deputies: Mapping[int, StandIn]  # of those who are away today
    _provisions: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def item(self, row: tuple[Any, ...]) -> OwedItem:
        """Return the item of a row of `_OWED`."""
        id_, kind_, due_, started, provisions_, promised, case, reference, *rest = row
        case_kind, priority, status, subject, customer, name, owner, department, number, *last = rest
        expected_on, suggestion, owner_id = last
        deputy = self.deputies.get(owner_id)
        kind, due = DeadlineKind(kind_), from_milliseconds(due_)
        provisions = self._read_provisions(provisions_)
        urgency = Priority(priority) if priority else None
        stand = Stand(
            status=CaseStatus(status) if status else None,
            named=bool(owner and expected_on) and case not in self.nobody,
            posts=self.posts.get(case, {}),
        )
        return OwedItem(
            deadline_id=id_,
            kind=kind,
            due=due,
            case=reference,
            case_kind=CaseKind(case_kind) if case_kind else None,
            priority=urgency,
            subject=subject,
            customer=customer,
            customer_name=name,
            owner=owner,
            department=department,
            provisions=provisions,
            why=self.reasons.why(Why(kind, provisions, from_milliseconds(started), due, urgency)),
            action=next_action(kind, stand),
            number=number,
            promised=bool(promised),
            on_top=case in self.incidents,
            suggestion=suggestion,
            stands_in=deputy.name if deputy else "",
        )

    def _read_provisions(self, stored: str) -> tuple[str, ...]:
        known = self._provisions.get(stored)
        if known is None:
            known = self._provisions[stored] = tuple(json.loads(stored))
        return known
