"""Nobody could be reached, however often it was tried: a card goes out and the manager is told (CSP-002)."""

from __future__ import annotations

from frontdesk.domain.correspondence import first_state
from frontdesk.domain.kinds import (
    Channel,
    CorrespondenceState,
    DeadlineKind,
    DeadlineState,
    Direction,
    LetterKind,
    Outcome,
    Settles,
    Way,
)
from frontdesk.services.callbacks.change import CallbackChange
from frontdesk.services.callbacks.record import CallbackRecord
from frontdesk.services.callbacks.rules import callback_rules
from frontdesk.services.changes import Area
from frontdesk.services.contact import CustomerEntry
from frontdesk.services.correspondence.facts import tidy_facts
from frontdesk.services.customers.family import root_of
from frontdesk.services.customers.page import language_of
from frontdesk.services.customers.reach import Reach, find_customer
from frontdesk.services.office.practice import message_owed
from frontdesk.services.stationery.mailroom_rules import mailroom_rules
from frontdesk.store.models import Call, CallbackAttempt, Correspondence, Deadline, Interaction
from frontdesk.store.store import Store

_KIND = LetterKind.CALLBACK_MISSED


def write_card(change: CallbackChange, record: CallbackRecord) -> int | None:
    """Let a card "we tried to reach you" wait in the Mailroom and return its id.

    Where the post has no address it is an e-mail; None where nothing reaches the customer.
    """
    store, way = change.ctx.store, way_of_card(change.ctx.store, record, change.office.office.country)
    if way is None or record.customer is None:
        return None
    customer = root_of(store, record.customer)
    tries = CallbackAttempt.select(CallbackAttempt.at).where(CallbackAttempt.callback == record.id)
    facts = {"tries": [at for (at,) in store.rows(tries.order_by(CallbackAttempt.at))], "about": record.about}
    state = first_state(complete=True, approval=_KIND in mailroom_rules(store).approval)
    change.areas.add(Area.CORRESPONDENCE)
    return change.create(
        Correspondence,
        case=record.case,
        customer=customer,
        kind=_KIND.value,
        way=way.value,
        language=record.language or language_of(change.ctx, customer),
        state=CorrespondenceState(state).value,
        context=tidy_facts(_KIND, facts),
        settles=Settles.NOTHING.value,
        created=change.now,
        written_by=change.ctx.actor.staff_id,
    )


def way_of_card(store: Store, record: CallbackRecord, country: str) -> Way | None:
    """Return how the customer would hear that nobody reached them; None where nothing does."""
    if record.customer is None:
        return None
    return _way(find_customer(store, CustomerEntry(id=root_of(store, record.customer)), country))


def tell_manager(change: CallbackChange, record: CallbackRecord) -> None:
    """Let a message wait for the duty manager, or for everybody where none is named.

    The calls that were made are a contact of their own: that is what the message is about.
    """
    ctx = change.ctx
    manager = callback_rules(ctx.store).manager
    contact = change.create(
        Interaction,
        case=record.case,
        customer=record.customer,
        channel=Channel.CALL.value,
        direction=Direction.OUTBOUND.value,
        at=change.now,
        entered=change.now,
        staff=ctx.actor.staff_id,
        desk=ctx.desk,
        subject=record.about,
        outcome=Outcome.MESSAGE.value,
    )
    change.create(Call, interaction=contact, number=record.number)
    owed = message_owed(change.office, change.now)
    change.create(
        Deadline,
        case=record.case,
        interaction=contact,
        staff=manager,
        kind=DeadlineKind.MESSAGE.value,
        due=owed.due,
        state=DeadlineState.OPEN.value,
        started=change.now,
        provisions=list(owed.provisions),
        explanation=[step.to_json() for step in owed.explanation],
        policy_version=owed.policy_version,
        calendar_digest=owed.calendar_digest,
    )


def _way(reach: Reach) -> Way | None:
    if reach.has_address:
        return Way.POSTCARD
    return Way.EMAIL if reach.has_email else None
