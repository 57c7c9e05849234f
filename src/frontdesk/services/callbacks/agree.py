"""Agreeing on a callback: whom to call, when, on which number, and who does it (CSP-002)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from frontdesk.domain.callbacks import CallbackEnd, CallbackPurpose
from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.message import Message, message
from frontdesk.services.callbacks.change import CallbackChange, beginning
from frontdesk.services.callbacks.entry import CallbackRequest, check_window, tidy_request
from frontdesk.services.callbacks.promise import deadline_of
from frontdesk.services.callbacks.record import read_callback
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.callbacks.views import Agreed
from frontdesk.services.callbacks.warnings import callback_warnings
from frontdesk.services.cases.record import read_case
from frontdesk.services.changes import Area, Done
from frontdesk.services.context import Context
from frontdesk.services.customers.family import family_of, root_of
from frontdesk.services.customers.index import index_customer
from frontdesk.services.customers.page import language_of
from frontdesk.services.customers.phones import Dialled, dialled
from frontdesk.services.rules import Rules, rules
from frontdesk.services.staff.assignees import Assignee, ensure_assignee, find_assignee, staff_assignee
from frontdesk.services.texts import SUBJECT, one_line
from frontdesk.store.models import Callback, Deadline, Phone
from frontdesk.store.store import Store

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Made:
    """A request made definite."""

    request: CallbackRequest
    window: tuple[datetime, datetime]
    assignee: Assignee
    number: Dialled
    warnings: tuple[Message, ...]


def agree_callback(
    ctx: Context,
    *,
    request: CallbackRequest,
    case: str = "",
    customer: int | None = None,
    interaction: int | None = None,
    version: int | None = None,
) -> Done[Agreed]:
    """Promise a callback on a case or to a customer, or to a number alone.

    `version` is the case's. Raises `FrontDeskError` with the field at fault ("window", "number", "person" …);
    a window outside of the opening hours, full, or with nobody there only warns.
    """
    check_judged(request)
    with beginning(ctx, case, root(ctx.store, customer), interaction, version) as change:
        subject = change.case.case.subject if change.case else ""
        made = definite(ctx, change.office, request, change.customer, subject)
        assignee = ensure_assignee(ctx.store, made.assignee)
        if assignee != made.assignee:
            change.areas.add(Area.OFFICE)
        deadline, id_ = promise(change, made.request, made.window, assignee, made.number)
        record = read_callback(ctx.store, id_)
        title = message("timeline.callback", who=made.assignee.who, at=made.window[1])
        change.tell(record, "callback.agreed", title, detail=record.about)
        if change.case is None and change.customer is not None:
            index_customer(ctx.store, change.customer)
    language = made.request.language or language_of(ctx, change.customer)
    own = assignee.staff_id is not None and assignee.staff_id == ctx.actor.staff_id
    say = say_agreed(assignee, made.window, made.number, own=own)
    zone = made.request.timezone
    return change.done(Agreed(id_, deadline, say, language, zone, made.warnings))


def check_judged(request: CallbackRequest) -> None:
    """Refuse a call of the duty manager for which nobody judged whether it is called for (CSP-006)."""
    if request.purpose is CallbackPurpose.ESCALATION:
        raise FrontDeskError("callback.judge_first", field="purpose", provision=request.purpose.provision)


def agree_warnings(
    ctx: Context, *, request: CallbackRequest, case: str = "", customer: int | None = None
) -> tuple[Message, ...]:
    """Return the warnings about a callback as it was typed so far. Raises like `agree_callback`."""
    subject = ""
    if case:
        found = read_case(ctx.store, case)
        customer, subject = found.customer, found.subject
    return definite(ctx, rules(ctx), request, root(ctx.store, customer), subject).warnings


def stay_on_line(
    ctx: Context,
    *,
    case: str = "",
    customer: int | None = None,
    interaction: int | None = None,
    about: str = "",
) -> Done[int]:
    """Record that a callback was offered, and that the customer chose to stay on the line (CSP-002)."""
    with beginning(ctx, case, root(ctx.store, customer), interaction) as change:
        subject = one_line(about, "about", limit=SUBJECT) or (change.case.case.subject if change.case else "")
        id_ = declined(change, subject)
    return change.done(id_)


def declined(change: CallbackChange, about: str) -> int:
    """Store a callback that was offered and not wanted."""
    id_ = change.create(
        Callback,
        case=change.case.case.id if change.case else None,
        interaction=change.interaction,
        customer=change.customer,
        window_start=change.now,
        window_end=change.now,
        call_from=change.now,
        call_until=change.now,
        agreed=change.now,
        agreed_by=change.ctx.actor.staff_id,
        about=about,
        done=change.now,
        outcome=CallbackEnd.STAYED.value,
    )
    title = message("timeline.stayed_on_line")
    change.tell(read_callback(change.ctx.store, id_), "callback.stayed_on_line", title, icon="call")
    return id_


def promise(
    change: CallbackChange,
    request: CallbackRequest,
    window: tuple[datetime, datetime],
    assignee: Assignee,
    number: Dialled,
    **fields: object,
) -> tuple[int, int]:
    """Store a callback with its deadline, and return the ids of the deadline and the callback."""
    belongs = {"case": change.case.case.id if change.case else None, "interaction": change.interaction}
    whose = {"staff": assignee.staff_id, "department": assignee.department_id}
    row = deadline_of(
        change.office, due=window[1], started=change.now, purpose=request.purpose, promised=True
    )
    deadline = change.create(Deadline, **belongs, **whose, **row)
    id_ = change.create(
        Callback,
        **belongs,
        **whose,
        customer=change.customer,
        deadline=deadline,
        number=number.shown,
        dial=number.dial,
        window_start=window[0],
        window_end=window[1],
        call_from=window[0],
        call_until=window[1],
        about=request.about,
        purpose=request.purpose.value,
        language=request.language,
        timezone=request.timezone,
        agreed=change.now,
        agreed_by=change.ctx.actor.staff_id,
        **fields,
    )
    return deadline, id_


def say_agreed(
    assignee: Assignee, window: tuple[datetime, datetime], number: Dialled, *, own: bool
) -> Message:
    """Return the sentence that promises a callback in its window."""
    words = "say.callback.window.self" if own else "say.callback.window"
    start, end = window
    if end - start >= _A_DAY:
        words = "say.callback.self.number" if own else "say.callback.number"
    return message(words, who=assignee.who, start=start, end=end, at=end, number=number.shown)


def number_of(store: Store, written: str, customer: int | None, country: str) -> Dialled:
    """Return the number to call: the one that was said, or the customer's newest.

    Raises `FrontDeskError` (field "number") when there is none, or when it holds no digit.
    """
    if not written and customer is not None:
        query = Phone.select(Phone.written).where(Phone.customer.in_(family_of(store, customer)))
        written = store.value(query.order_by(Phone.id.desc())) or ""
    if not written:
        raise FrontDeskError("callback.no_number", field="number")
    if not any(sign.isdecimal() for sign in written):
        raise FrontDeskError("people.no_number", field="number", number=written)
    return dialled(written, country)


def caller_of(ctx: Context, request: CallbackRequest) -> Assignee:
    """Return who is to call: whoever was named, else whoever agrees it. Raises `FrontDeskError`."""
    if request.department or request.person:
        return find_assignee(ctx.store, department=request.department, person=request.person)
    if ctx.actor.staff_id is None:
        raise FrontDeskError("contact.callback_by_whom", field="person", provision="CSP-002")
    return staff_assignee(ctx.store, ctx.actor.staff_id)


def definite(
    ctx: Context, office: Rules, request: CallbackRequest, customer: int | None, subject: str
) -> Made:
    """Return a request made definite, without writing. Raises `FrontDeskError` with the field at fault."""
    tidy = tidy_request(request)
    end = tidy.window_end or tidy.window_start + callback_rules(ctx.store).window
    window = check_window(tidy.window_start, end, ctx.clock.now())
    number = number_of(ctx.store, tidy.number, customer, office.office.country)
    assignee = caller_of(ctx, tidy)
    warnings = callback_warnings(ctx, office, window, assignee, number=number, timezone=tidy.timezone)
    return Made(replace(tidy, about=tidy.about or subject), window, assignee, number, warnings)


def root(store: Store, customer: int | None) -> int | None:
    """Return whom a customer was merged into, if there is one. Raises `NotFoundError` for nobody’s id."""
    return None if customer is None else root_of(store, customer)
