"""Rows of callbacks as the lists show them, whoever the customers were merged into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from peewee import JOIN, BaseQuery, Expression, ModelSelect

from frontdesk.domain.callbacks import CallbackEnd, CallbackPurpose, CallOutcome, urgency
from frontdesk.domain.kinds import CaseKind, Priority
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.services.context import Context
from frontdesk.services.customers.family import root_of
from frontdesk.services.rules import Rules
from frontdesk.store.fields import from_milliseconds
from frontdesk.store.models import Callback, CallbackAttempt, Case, Customer, Department, Staff
from frontdesk.store.store import Store

_COLUMNS = (
    Callback.id, Callback.version, Callback.call_from, Callback.call_until,
    Callback.window_start, Callback.window_end, Callback.number, Callback.dial, Callback.about,
    Callback.attempts, Callback.purpose, Callback.language, Callback.timezone, Callback.series,
    Callback.missed, Callback.deadline, Callback.done, Callback.outcome, Callback.staff,
    Callback.customer, Customer.name, Customer.organisation, Customer.merged_into, Customer.language,
    Case.reference, Case.kind, Case.priority, Staff.name, Department.name,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """From when the lists are looked at."""

    office: Rules
    now: datetime
    midnight: datetime  # that ends the office's day

    @classmethod
    def at(cls, office: Rules, now: datetime) -> Moment:
        """Return an instant with the end of its day."""
        tomorrow = office.day(now) + timedelta(days=1)
        return cls(office, now, datetime.combine(tomorrow, time.min, office.timezone))


def read_rows(
    ctx: Context,
    moment: Moment,
    conditions: Sequence[Expression],
    order: Iterable[Any],
    limit: int | None = None,
) -> list[CallbackRow]:
    """Return the callbacks that fulfil all conditions, in an order, at most `limit`."""
    query = _joined(Callback.select(*_COLUMNS, _last_outcome())).where(*conditions).order_by(*order)
    rows = raw_rows(ctx.store, query if limit is None else query.limit(limit))
    roots = _roots(ctx.store, {row[19] for row in rows if row[22] is not None})
    return [_row(moment, row, roots) for row in rows]


def raw_rows(store: Store, query: BaseQuery) -> list[tuple[Any, ...]]:
    """Return the rows of a query as the database keeps them: peewee would convert each value of thousands."""
    sql, parameters = store.database.get_sql_context().sql(query).query()
    return list(store.database.execute_sql(sql, parameters).fetchall())


def _joined(query: ModelSelect[Callback]) -> ModelSelect[Callback]:
    return (
        query.join(Customer, JOIN.LEFT_OUTER, on=(Callback.customer == Customer.id))
        .switch(Callback)
        .join(Case, JOIN.LEFT_OUTER, on=(Callback.case == Case.id))
        .switch(Callback)
        .join(Staff, JOIN.LEFT_OUTER, on=(Callback.staff == Staff.id))
        .switch(Callback)
        .join(Department, JOIN.LEFT_OUTER, on=(Callback.department == Department.id))
    )


def _last_outcome() -> ModelSelect[CallbackAttempt]:
    tries = CallbackAttempt.select(CallbackAttempt.outcome).where(CallbackAttempt.callback == Callback.id)
    return tries.order_by(CallbackAttempt.at.desc(), CallbackAttempt.id.desc()).limit(1)


def _roots(store: Store, merged: set[int]) -> dict[int, tuple[int, str]]:
    """Return whom merged customers belong to now: id and name."""
    found = {}
    for customer in merged:
        root = root_of(store, customer)
        row = store.one(Customer.select(Customer.name, Customer.organisation).where(Customer.id == root))
        found[customer] = (root, (row[0] or row[1]) if row else "")
    return found


def _row(moment: Moment, row: tuple[Any, ...], roots: dict[int, tuple[int, str]]) -> CallbackRow:
    (
        id_, version, call_from, call_until, window_start, window_end, number, dial, about, attempts,
        purpose, language, timezone, series, missed, deadline, done, outcome, staff, customer, name,
        organisation, _, customers_language, reference, kind, priority, person, department, last,
    ) = row  # fmt: skip
    call_from, call_until = from_milliseconds(call_from), from_milliseconds(call_until)
    root, shown = roots.get(customer, (customer, name or organisation or ""))
    return CallbackRow(
        id=id_,
        version=version,
        urgency=urgency(call_from, call_until, moment.now, moment.midnight),
        call_from=call_from,
        call_until=call_until,
        window_start=from_milliseconds(window_start),
        window_end=from_milliseconds(window_end),
        number=number,
        dial=dial,
        customer=root,
        customer_name=shown,
        about=about,
        case=reference,
        case_kind=CaseKind(kind) if kind else None,
        priority=Priority(priority) if priority else None,
        staff=staff,
        person=person or "",
        department=department or "",
        attempts=attempts,
        last_outcome=CallOutcome(last) if last else None,
        purpose=CallbackPurpose(purpose),
        language=language or customers_language or "",
        timezone=timezone,
        series=series,
        missed=missed,
        deadline_id=deadline,
        done=None if done is None else from_milliseconds(done),
        outcome=CallbackEnd(outcome) if outcome else None,
        office_closed=done is None and not _open_between(moment.office, call_from, call_until),
    )


def _open_between(office: Rules, start: datetime, end: datetime) -> bool:
    return office.calendar.is_open(start) or bool(office.calendar.business_time_between(start, end))
