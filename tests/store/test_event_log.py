"""The event log: every link holds, alterations are seen, erased payloads leave it valid."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from frontdesk.store.event_log import ChainFault, NewEvent
from frontdesk.store.models import Event, EventHead
from frontdesk.store.store import Store
from tests.store.conftest import NOON, OpenStore


def log(store: Store, count: int) -> None:
    with store.transaction():
        store.events.append_all(
            [
                NewEvent(
                    at=NOON + timedelta(minutes=n), actor="Zoë | Ruiz", kind="case.opened", desk="Desk 1",
                    case_id=n, customer_id=n + 1, payload={"name": f"Müller {n}", "due": NOON},
                )
                for n in range(count)
            ]
        )  # fmt: skip


def test_an_empty_log_is_valid(store: Store) -> None:
    assert store.events.verify() == []


def test_links_follow_each_other(store: Store) -> None:
    log(store, 3)
    log(store, 2)
    assert store.events.head()[0] == 5
    assert store.events.verify() == []
    assert store.one(Event.select(Event.at, Event.actor, Event.case_id)) == (NOON, "Zoë | Ruiz", 0)


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"actor": "Somebody else"}, "link"),
        ({"at": NOON}, "link"),
        ({"kind": "case.closed"}, "link"),
        ({"payload": '{"name": "Schmidt"}'}, "payload"),
        ({"case_id": 99}, "payload"),
        ({"desk": "Desk 2"}, "payload"),
    ],
)
def test_an_altered_event_is_found(store: Store, changed: dict[str, object], what: str) -> None:
    log(store, 5)
    with store.transaction():
        store.execute(Event.update(changed).where(Event.sequence == 3))
    assert store.events.verify()[0] == ChainFault(3, what)


def test_a_removed_event_is_found(store: Store) -> None:
    log(store, 5)
    with store.transaction():
        store.execute(Event.delete().where(Event.sequence == 3))
    assert ChainFault(4, "gap") in store.events.verify()


def test_a_removed_end_is_found(store: Store) -> None:
    log(store, 5)
    with store.transaction():
        store.execute(Event.delete().where(Event.sequence == 5))
    assert store.events.verify() == [ChainFault(4, "head")]


def test_a_replaced_head_is_found(store: Store) -> None:
    log(store, 2)
    with store.transaction():
        store.execute(EventHead.update(hash="0" * 64))
    assert store.events.verify() == [ChainFault(2, "head")]


def test_an_erased_payload_leaves_the_chain_valid(store: Store) -> None:
    log(store, 4)
    with store.transaction():
        store.events.erase_payload([2, 3])
    assert store.events.verify() == []
    kept = store.rows(Event.select(Event.sequence).where(Event.payload.is_null(False)))
    assert kept == [(1,), (4,)]
    whom = Event.select(Event.sequence).where(
        Event.customer_id.is_null(False) | Event.interaction_id.is_null(False)
    )
    assert {sequence for (sequence,) in store.rows(whom)}.isdisjoint({2, 3})


def test_equal_payloads_have_different_digests(store: Store) -> None:
    event = NewEvent(at=NOON, actor="Ana", kind="x", payload={"answer": "yes"})
    with store.transaction():
        store.events.append_all([event, event])
    first, second = store.rows(Event.select(Event.payload_digest).order_by(Event.sequence))
    assert first != second


def test_desks_that_log_at_the_same_time_make_one_chain(
    store: Store, any_store_url: str, open_store: OpenStore
) -> None:
    desks = [open_store(any_store_url) for _ in range(3)]

    def work(desk: Store) -> None:
        for _ in range(10):
            log(desk, 2)

    threads = [threading.Thread(target=work, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.events.head()[0] == 60
    assert store.events.verify() == []
