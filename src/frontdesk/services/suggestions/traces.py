"""What else knows who wrote an entry: a letter or call for them, and their file if nothing else needs it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from peewee import Model

from frontdesk.domain.correspondence import CHANGEABLE
from frontdesk.domain.kinds import CorrespondenceState
from frontdesk.services.callbacks.record import read_callback
from frontdesk.services.callbacks.undoing import callback_events
from frontdesk.services.correspondence.changing import LETTER
from frontdesk.services.customers.index import index_customer
from frontdesk.services.suggestions.history import suggestion_events
from frontdesk.services.suggestions.record import SuggestionRecord
from frontdesk.services.telling import UNDO
from frontdesk.store.models import (
    Callback,
    CallbackSeries,
    Case,
    Correspondence,
    Customer,
    Email,
    Event,
    Interaction,
    Phone,
    Suggestion,
    SuggestionSupporter,
    SuggestionTelling,
)
from frontdesk.store.store import Store

_UNPRINTED = [state.value for state in sorted(CHANGEABLE | {CorrespondenceState.CANCELLED})]
_POINTING: tuple[type[Model], ...] = (
    Callback,
    CallbackSeries,
    Case,
    Correspondence,
    Interaction,
    Suggestion,
    SuggestionSupporter,
    SuggestionTelling,
)
"""What somebody on file may have to do with."""


@dataclass(frozen=True, slots=True)
class Writers:
    """What the writers of an entry are called and reached by, and which of them are on file."""

    names: tuple[str, ...]
    customers: tuple[int, ...]


def writers_of(store: Store, entry: SuggestionRecord) -> Writers:
    """Return whom an entry named as its writer so far, what was corrected since included."""
    authors, customers = [entry.author], [entry.customer]
    for event in suggestion_events(store, entry.id):
        for table, id_, before in (event[4].get(UNDO) or {}).get("before", ()):
            if (table, id_) == (Suggestion._meta.table_name, entry.id):
                authors.append(before.get("author", ""))
                customers.append(before.get("customer"))
    known = tuple(dict.fromkeys(each for each in customers if each is not None))
    file = Customer.select(Customer.name, Customer.organisation).where(Customer.id.in_(known))
    ways = (model.select(model.written).where(model.customer.in_(known)) for model in (Phone, Email))
    found = (value for query in (file, *ways) for row in store.rows(query) for value in row)
    return Writers(tuple(dict.fromkeys(name for name in (*authors, *found) if name)), known)


def erase_letter(store: Store, letter: int) -> None:
    """Remove a letter that never was on paper, with what the log told of it; any other stays as it is."""
    query = Correspondence.select(Correspondence.customer).where(
        Correspondence.id == letter,
        Correspondence.state.in_(_UNPRINTED),
        Correspondence.printed.is_null(),
        Correspondence.case.is_null(),
    )
    row = store.one(query)
    if row is None:
        return
    events = Event.select(Event.sequence, Event.payload).where(
        Event.customer_id == row[0], Event.case_id.is_null(), Event.payload.is_null(is_null=False)
    )
    told = [at for at, payload in store.rows(events) if _of(json.loads(payload), letter)]
    store.events.erase_payload(told)
    store.execute(Correspondence.delete().where(Correspondence.id == letter))


def erase_call(store: Store, call: int) -> None:
    """Erase what a call was about, also where it was given up: that somebody was to be called stays."""
    record = read_callback(store, call)
    if record.about:
        tried = (Interaction.customer == record.customer) & (Interaction.subject == record.about)
        store.execute(Interaction.update(subject="").where(tried))
    events, _ = callback_events(store, record)
    for letter in {event[4][LETTER] for event in events if event[4].get(LETTER)}:
        erase_letter(store, letter)  # the card that nobody was reached
    store.events.erase_payload([event[0] for event in events])
    store.execute(Callback.update(about="", version=Callback.version + 1).where(Callback.id == call))
    if record.customer is not None:
        index_customer(store, record.customer)


def forget_file(store: Store, customer: int) -> None:
    """Remove the file of somebody who was kept on file because of one entry alone."""
    if any(_points(store, model, customer) for model in _POINTING):
        return
    merged = Customer.select(Customer.id).where(
        (Customer.merged_into == customer)
        | ((Customer.id == customer) & Customer.merged_into.is_null(is_null=False))
    )
    events = Event.select(Event.sequence).where(Event.customer_id == customer)
    if store.one(merged.limit(1)) is not None or store.one(events.limit(1)) is not None:
        return
    store.search.remove("customer", customer)
    store.execute(Customer.delete().where(Customer.id == customer))


def _of(payload: Mapping[str, object], letter: int) -> bool:
    return payload.get(LETTER) == letter


def _points(store: Store, model: type[Model], customer: int) -> bool:
    fields = model._meta.fields
    return store.one(model.select(fields["id"]).where(fields["customer"] == customer).limit(1)) is not None
