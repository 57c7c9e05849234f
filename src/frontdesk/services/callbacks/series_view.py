"""A series of calls as it is shown, with its next days."""

from __future__ import annotations

from itertools import islice

from frontdesk.domain.recurrence import Recurrence
from frontdesk.services.callbacks.recurring import occurrences
from frontdesk.services.callbacks.series_record import SeriesRecord, read_series
from frontdesk.services.callbacks.series_words import recurrence_words
from frontdesk.services.callbacks.views import SeriesView
from frontdesk.services.cases.record import read_case
from frontdesk.services.context import Context
from frontdesk.services.customers.family import family_of, root_of
from frontdesk.services.rules import Rules, rules
from frontdesk.services.staff.names import assignee_of
from frontdesk.store.models import CallbackSeries, Customer

_COMING = 5
_MOST = 100


def series_view(ctx: Context, *, series: int) -> SeriesView:
    """Return a series. Raises `NotFoundError` (field "series")."""
    return _view(ctx, rules(ctx), read_series(ctx.store, series))


def series_of(ctx: Context, *, case: str = "", customer: int | None = None) -> tuple[SeriesView, ...]:
    """Return the series of a case or of a customer, of everybody where none is named, that go on.

    Raises `NotFoundError` for a case or customer that there is not.
    """
    query = CallbackSeries.select(CallbackSeries.id).where(CallbackSeries.ended.is_null())
    if case:
        query = query.where(CallbackSeries.case == read_case(ctx.store, case).id)
    if customer is not None:
        family = family_of(ctx.store, root_of(ctx.store, customer))
        query = query.where(CallbackSeries.customer.in_(family))
    office = rules(ctx)
    ids = [id_ for (id_,) in ctx.store.rows(query.order_by(CallbackSeries.id).limit(_MOST))]
    return tuple(_view(ctx, office, read_series(ctx.store, id_)) for id_ in ids)


def _view(ctx: Context, office: Rules, found: SeriesRecord) -> SeriesView:
    who = assignee_of(ctx.store, found.staff, found.department)
    going_on = found.ended is None
    coming = islice(occurrences(office, found.pattern, after=found.last_on), _COMING) if going_on else ()
    return SeriesView(
        id=found.id,
        version=found.version,
        rule=found.rule,
        words=recurrence_words(Recurrence.read(found.rule), found.first_on),
        first_on=found.first_on,
        starts=found.starts,
        minutes=found.minutes,
        exceptions=found.exceptions,
        case=found.reference or None,
        customer=found.customer,
        customer_name=_name(ctx, found.customer),
        about=found.about,
        number=found.number,
        person=who.person,
        department=who.department,
        coming=tuple(office.day(each.start) for each in coming),
        ended=found.ended,
        end_reason=found.end_reason,
    )


def _name(ctx: Context, customer: int | None) -> str:
    if customer is None:
        return ""
    names = Customer.select(Customer.name, Customer.organisation)
    row = ctx.store.one(names.where(Customer.id == root_of(ctx.store, customer)))
    return (row[0] or row[1]) if row else ""
