"""Opening a store, transactions, connections of threads, and noticing other desks."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import peewee
import pytest

from frontdesk.domain.clock import FixedClock
from frontdesk.domain.errors import StoreError
from frontdesk.store import models
from frontdesk.store.event_log import NewEvent
from frontdesk.store.models import Attachment, Call, Customer, Interaction, Setting
from frontdesk.store.store import Store
from tests.store.conftest import NOON, OpenStore

ANA = NewEvent(at=NOON, actor="Ana", kind="customer.added")


def add_customer(store: Store, name: str = "Ana Ruiz") -> int:
    return store.insert(Customer, name=name, created=NOON)


def save_and_fail(store: Store) -> None:
    with store.transaction():
        add_customer(store, "never")
        store.events.append(ANA)
        raise ZeroDivisionError


def names(store: Store) -> list[str]:
    return [name for (name,) in store.rows(Customer.select(Customer.name).order_by(Customer.id))]


def test_a_row_comes_back_as_it_was_put_in(store: Store) -> None:
    with store.transaction():
        customer = add_customer(store)
    row = store.one(Customer.select(Customer.name, Customer.created, Customer.anonymous, Customer.note))
    assert customer == 1
    assert row == ("Ana Ruiz", NOON, False, "")


def test_columns_are_named_by_field_or_column(store: Store) -> None:
    with store.transaction():
        customer = add_customer(store)
        values = {"channel": "call", "direction": "inbound", "at": NOON, "entered": NOON}
        first = store.insert(Interaction, customer=customer, **values)
        second = store.insert(Interaction, customer_id=customer, **values)
        assert store.insert(Call, interaction=first, number="555") in (0, first)
    assert store.rows(Interaction.select(Interaction.customer)) == [(customer,), (customer,)]
    assert second == first + 1


def test_many_rows_at_once(store: Store) -> None:
    with store.transaction():
        store.insert_many(Setting, [{"key": f"k{n}", "value": [n]} for n in range(3)])
        store.insert_many(Setting, [])
    assert store.rows(Setting.select(Setting.key, Setting.value).order_by(Setting.key)) == [
        ("k0", [0]),
        ("k1", [1]),
        ("k2", [2]),
    ]


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        save_and_fail(store)
    assert names(store) == []
    assert store.events.head() == (0, "")


def test_a_failed_part_leaves_the_rest(store: Store) -> None:
    with store.transaction():
        add_customer(store, "first")
        with pytest.raises(ZeroDivisionError):
            save_and_fail(store)
        add_customer(store, "third")
    assert names(store) == ["first", "third"]


def test_reading_sees_one_state(store: Store, any_store_url: str, open_store: OpenStore) -> None:
    other = open_store(any_store_url)
    with store.reading():
        assert names(store) == []
        with other.transaction():
            add_customer(other)
        assert names(store) == []
    assert names(store) == ["Ana Ruiz"]


def test_links_to_nothing_are_refused(store: Store) -> None:
    with pytest.raises(peewee.IntegrityError), store.transaction():
        store.insert(Attachment, blob="nowhere", name="x", media_type="image/png", at=NOON)


def test_update_says_how_many(store: Store) -> None:
    with store.transaction():
        add_customer(store)
        add_customer(store)
        assert store.execute(Customer.update(name="Bo")) == 2
        assert store.execute(Customer.delete().where(Customer.id == 1)) == 1
    assert names(store) == ["Bo"]
    assert store.value(Customer.select(Customer.name).where(Customer.id == 99)) is None


def test_every_thread_has_its_connection_and_closing_closes_all(store: Store) -> None:
    with store.transaction():
        add_customer(store)
    seen: list[list[str]] = []
    release, ready = threading.Event(), threading.Event()

    def work() -> None:
        seen.append(names(store))
        ready.set()
        release.wait()

    thread = threading.Thread(target=work)
    thread.start()
    ready.wait()
    store.close()
    release.set()
    thread.join()
    assert seen == [["Ana Ruiz"]]


def test_a_thread_can_close_its_connection_and_go_on(store: Store) -> None:
    store.close_thread()
    assert names(store) == []


def test_another_desk_is_noticed_but_not_oneself(
    store: Store, any_store_url: str, open_store: OpenStore
) -> None:
    other = open_store(any_store_url)
    with store.transaction():
        store.events.append(ANA)
    assert not store.changed_elsewhere()
    assert other.changed_elsewhere()
    assert not other.changed_elsewhere()
    with other.transaction():
        other.events.append_all([ANA, ANA])
    assert store.changed_elsewhere()
    assert not other.changed_elsewhere()


def test_a_failed_save_is_not_taken_for_another_desk(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        save_and_fail(store)
    with store.transaction():
        store.events.append(ANA)
    assert not store.changed_elsewhere()


def test_training_marks_the_database_for_good(any_store_url: str, open_store: OpenStore) -> None:
    training = open_store(any_store_url, clock=FixedClock(NOON))
    with training.transaction():
        add_customer(training)
    assert training.training
    assert open_store(any_store_url).training


def test_looking_at_a_database_for_training_does_not_mark_it(
    any_store_url: str, open_store: OpenStore
) -> None:
    names(open_store(any_store_url, clock=FixedClock(NOON)))
    assert not open_store(any_store_url).training


def test_a_missing_file_is_not_made_unasked(tmp_path: Path, open_store: OpenStore) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(tmp_path / "none.db", create=False)
    assert refused.value.message.id == "store.no_such_file"
    assert not (tmp_path / "none.db").exists()


def test_an_empty_server_is_not_an_office(postgresql_url: str, open_store: OpenStore) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(postgresql_url, create=False)
    assert refused.value.message.id == "store.empty"


def test_no_server_is_a_refusal(tmp_path: Path, open_store: OpenStore) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(f"postgresql://ana:secret@/office?host={tmp_path}")
    assert refused.value.message.id == "store.unreachable"
    assert "secret" not in str(refused.value)


def test_the_tables_are_known_without_their_models() -> None:
    assert {model._meta.table_name for model in models.ALL} == models.TABLES
    assert len(models.ALL) == len(models.TABLES)
    assert {model.__name__ for model in models.ALL} | {"ALL", "TABLES"} == set(models.__all__)


_LOADED = """
import sys
from frontdesk.store import models
models.Setting
print(*sorted(name.rpartition(".")[2] for name in sys.modules if name.startswith("frontdesk.store.models.")))
"""


def test_a_model_is_made_when_it_is_asked_for() -> None:
    ran = subprocess.run([sys.executable, "-c", _LOADED], check=True, capture_output=True, text=True)
    assert ran.stdout.split() == ["office"]
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        getattr(models, "Nothing")  # noqa: B009  a type checker rightly forbids the plain form
