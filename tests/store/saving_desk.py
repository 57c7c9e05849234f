"""A desk that saves until it is killed, and says so after every save that was confirmed.

Run as a program of its own: `python -m tests.store.saving_desk DATABASE NAME`.
"""

from __future__ import annotations

import sys

from frontdesk.domain.clock import SystemClock
from frontdesk.store.event_log import NewEvent
from frontdesk.store.models import Attachment, Customer
from frontdesk.store.search import SearchEntry
from frontdesk.store.store import Store


def save(store: Store, name: str) -> None:
    """Save a customer as an intake does: row, attachment, search index, log."""
    now = store.clock.now()
    with store.transaction():
        customer = store.insert(Customer, name=name, created=now)
        digest = store.blobs.keep(name.encode())
        store.insert(Attachment, blob=digest, name=name, media_type="image/png", at=now)
        store.search.put(SearchEntry("customer", customer, name, "", name))
        store.events.append(NewEvent(at=now, actor=name, kind="customer.added", customer_id=customer))


def main(database: str, name: str) -> None:
    """Save customers for ever."""
    store = Store.open(database, clock=SystemClock())
    number = 0
    while True:
        number += 1
        save(store, f"{name} no{number}")
        print(number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
