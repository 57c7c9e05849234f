"""The list of cases: which, in which order, and the rows that are on the screen.

A list of a million is an array of ids; rows are read only for what is shown.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from peewee import JOIN, Expression, ModelSelect, Ordering, fn

from frontdesk.domain.kinds import CaseKind, CaseStatus, Channel, DeadlineState, Priority
from frontdesk.services.context import Context
from frontdesk.services.lists.case_filter import ACTIVE, NEWEST_FIRST, CaseFilter, CaseOrder, CaseSort
from frontdesk.services.views import CaseRow
from frontdesk.store.fields import from_milliseconds
from frontdesk.store.models import Case, Customer, Deadline, Department, Staff
from frontdesk.store.store import Store

_AT_ONCE = 500  # rows that are read together
_FEW = 20_000  # ids in one statement; SQLite allows 32,766 and PostgreSQL 65,535 parameters
_OPEN = Deadline.state == DeadlineState.OPEN.value
_DUE = Deadline.select(Deadline.case.alias("of_case"), fn.MIN(Deadline.due).alias("due")).where(_OPEN)

_COLUMNS: dict[CaseSort, Any] = {
    CaseSort.RECEIVED: Case.received,
    CaseSort.REFERENCE: Case.reference,
    CaseSort.PRIORITY: Case.priority,
    CaseSort.KIND: Case.kind,
    CaseSort.STATUS: Case.status,
    CaseSort.CHANNEL: Case.channel,
    CaseSort.SUBJECT: fn.LOWER(Case.subject),
    CaseSort.CUSTOMER: Customer.name_key,
    CaseSort.OWNER: Staff.name_key,
    CaseSort.DEPARTMENT: Department.name_key,
    CaseSort.ENDED: Case.ended,
}
_JOINS: dict[CaseSort, Any] = {
    CaseSort.CUSTOMER: Customer,
    CaseSort.OWNER: Staff,
    CaseSort.DEPARTMENT: Department,
}


def case_ids(ctx: Context, which: CaseFilter, order: CaseOrder = NEWEST_FIRST) -> array[int]:
    """Return the ids of the cases that a filter lets through, in order.

    Where nobody asked for another order than the newest first, safety incidents come before everything
    until they are dealt with (PRO-8.1).
    """
    found = _found(ctx, which, order)
    return _safety_first(ctx, which, found) if order == NEWEST_FIRST else found


def _found(ctx: Context, which: CaseFilter, order: CaseOrder) -> array[int]:
    if not which.text.strip():
        return ctx.store.ids(_ordered(ctx, which, order))
    held = ctx.store.search.targets(which.text, kind="case")
    if len(held) <= _FEW:
        return ctx.store.ids(_ordered(ctx, which, order).where(Case.id.in_(list(held))))
    return array("q", (id_ for id_ in ctx.store.ids(_ordered(ctx, which, order)) if id_ in held))


def _safety_first(ctx: Context, which: CaseFilter, found: array[int]) -> array[int]:
    statuses = (which.statuses or ACTIVE) & ACTIVE
    if not statuses or CaseKind.SAFETY not in (which.kinds or CaseKind):
        return found
    incidents = replace(which, statuses=statuses, kinds=frozenset({CaseKind.SAFETY}), text="")
    wanted = set(ctx.store.ids(_filtered(ctx, incidents, Case.select(Case.id))))
    on_top = array("q", (id_ for id_ in found if id_ in wanted)) if wanted else array("q")
    if not on_top:
        return found
    return on_top + array("q", (id_ for id_ in found if id_ not in wanted))


def count_cases(ctx: Context, which: CaseFilter) -> int:
    """Return how many cases a filter lets through."""
    if which.text.strip():
        return len(case_ids(ctx, which))
    return int(ctx.store.value(_filtered(ctx, which, Case.select(fn.COUNT(Case.id)))))


def case_rows(ctx: Context, ids: Sequence[int]) -> tuple[CaseRow, ...]:
    """Return the rows of these cases in this order; one that is no longer there is left out."""
    with ctx.store.reading():
        found = {row.id: row for part in _parts(ids) for row in _rows(ctx.store, part)}
    return tuple(found[id_] for id_ in ids if id_ in found)


def _rows(store: Store, ids: Sequence[int]) -> Iterator[CaseRow]:
    dues = dict(store.rows(_DUE.where(Deadline.case.in_(ids)).group_by(Deadline.case)))
    query = (
        Case.select(
            Case.id, Case.reference, Case.kind, Case.priority, Case.status, Case.channel, Case.subject,
            Customer.name, Customer.organisation, Staff.name, Department.name, Case.received, Case.ended,
        )
        .join_from(Case, Customer, JOIN.LEFT_OUTER)
        .join_from(Case, Staff, JOIN.LEFT_OUTER)
        .join_from(Case, Department, JOIN.LEFT_OUTER)
        .where(Case.id.in_(ids))
    )  # fmt: skip
    for row in store.rows(query):
        yield _row(row, dues.get(row[0]))


def _row(row: tuple[Any, ...], next_due: datetime | int | None) -> CaseRow:
    (
        id_,
        reference,
        kind,
        priority,
        status,
        channel,
        subject,
        name,
        organisation,
        owner,
        department,
        *times,
    ) = row
    received, ended = times
    return CaseRow(
        id=id_,
        reference=reference,
        kind=CaseKind(kind),
        priority=Priority(priority),
        status=CaseStatus(status),
        channel=Channel(channel),
        subject=subject,
        customer_name=name or organisation or "",
        owner=owner or "",
        department=department or "",
        received=received,
        next_due=from_milliseconds(next_due) if isinstance(next_due, int) else next_due,
        ended=ended,
    )


def _ordered(ctx: Context, which: CaseFilter, order: CaseOrder) -> ModelSelect[Case]:
    query = Case.select(Case.id)
    if order.by in _JOINS:
        query = query.join(_JOINS[order.by], JOIN.LEFT_OUTER)
    if order.by is CaseSort.NEXT_DUE:
        due = _DUE.group_by(Deadline.case).alias("next")
        query = query.join(due, JOIN.LEFT_OUTER, on=(due.c.of_case == Case.id))
        return _filtered(ctx, which, query).order_by(*_directed(due.c.due, order), Case.received.desc())
    query = _filtered(ctx, which, query)
    if order.by is CaseSort.RECEIVED:
        return query.order_by(*_by_received(which, order))
    return query.order_by(*_directed(_COLUMNS[order.by], order), Case.received.desc(), Case.id.desc())


def _by_received(which: CaseFilter, order: CaseOrder) -> tuple[Ordering, ...]:
    """Return the order by the instant of receipt, which is never empty, so that an index can give it."""
    received: Any = Case.received
    if which.statuses and which.statuses <= ACTIVE:
        # Few are active: finding them by their status and sorting beats looking through all in order.
        received = Case.received + 0
    return (received.desc(), Case.id.desc()) if order.descending else (received.asc(), Case.id.asc())


def _directed(column: Any, order: CaseOrder) -> tuple[Ordering, ...]:  # noqa: ANN401  a column or an expression
    """Return the order by a column, what is empty always last."""
    return (column.desc(nulls="LAST") if order.descending else column.asc(nulls="LAST"),)


def _filtered(ctx: Context, which: CaseFilter, query: ModelSelect[Case]) -> ModelSelect[Case]:
    for condition in _conditions(ctx, which):
        query = query.where(condition)
    return query


def _conditions(ctx: Context, which: CaseFilter) -> Iterator[Expression]:
    chosen = (
        (Case.status, which.statuses),
        (Case.kind, which.kinds),
        (Case.priority, which.priorities),
        (Case.channel, which.channels),
    )
    yield from (_among(column, values) for column, values in chosen if values)
    wanted = ((Case.owner, which.owner), (Case.department, which.department), (Case.customer, which.customer))
    yield from (column == value for column, value in wanted if value is not None)
    if which.received_from is not None:
        yield Case.received >= which.received_from
    if which.received_before is not None:
        yield Case.received < which.received_before
    if which.overdue:
        late = Deadline.select(Deadline.case).where(_OPEN, Deadline.due < ctx.clock.now())
        yield Case.id.in_(late)


def _among(column: Any, values: frozenset[Any]) -> Expression:  # noqa: ANN401  a column of the models
    """Return the condition; one value is compared, so that an index can also give the order."""
    only: Expression = column == next(iter(values)).value
    several: Expression = column.in_([value.value for value in sorted(values)])
    return only if len(values) == 1 else several


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield list(ids[start : start + _AT_ONCE])
