"""Saving, searching and Today, each beside its floor."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from frontdesk.domain.clock import FixedClock
from frontdesk.domain.kinds import CaseKind, Channel, Outcome
from frontdesk.services.contact import CallEntry, Contact, CustomerEntry
from frontdesk.services.context import Actor, Context
from frontdesk.services.intake.log import log_contact
from frontdesk.services.lists.searching import PEOPLE, search
from frontdesk.services.owed.today import owed
from frontdesk.store.search.index import kind_word
from frontdesk.store.search.sqlite import Statement, newest_first
from frontdesk.store.search.wanted import wanted
from frontdesk.store.store import Store
from tests.bench.generator import NOW, copy_of, office_of
from tests.bench.replay import Recorder, plain, put
from tests.bench.row import Row
from tests.bench.texts import FORENAMES, Texts

SAVES = 200
LOOKS = 21
SEARCHES = 150  # things looked for, each typed letter by letter
SMALL = 10_000
_LIMIT = 20


@contextmanager
def desk_of(path: Path) -> Iterator[Context]:
    """Open an office as a program does."""
    clock = FixedClock(NOW, training=False)
    store = Store.open(path, clock=clock)
    try:
        yield Context(store, clock, Actor("Jane Doe", 1), "Desk 1")
    finally:
        store.close()


def saving(cases: int, folder: Path) -> Row:
    """A call of somebody new that is referred, told and understood; the floor puts in the same rows."""
    path = copy_of(office_of(cases), folder / "ours")
    twin = copy_of(path, folder / "twin")
    ours, floor = [], []
    texts = Texts(3)
    with desk_of(path) as ctx, closing(plain(twin)) as connection, closing(Recorder(path)) as recorder:
        for number in range(SAVES):
            contact = call(texts, number)
            ours.append(seconds(partial(log_contact, ctx, contact=contact)))
            floor.append(seconds(partial(put, connection, recorder.added())))
    shutil.rmtree(folder)
    return Row(f"saving an intake, {cases:,} cases", 1000 * median(floor), 1000 * median(ours), "ms", 4)


def call(texts: Texts, number: int) -> Contact:
    """Return a call of somebody who never called before."""
    person = texts.person(900_000 + number)
    return Contact(
        channel=Channel.CALL,
        customer=CustomerEntry(name=f"{person.name} {number}", phones=(f"+1212555{number:04d}",)),
        kind=CaseKind.REQUEST,
        subject=texts.subject(),
        details=texts.details(),
        outcome=Outcome.REFERRED,
        department="Billing",
        person="Jane Doe",
        said=True,
        understood=True,
        call=CallEntry(number=f"+1212555{number:04d}", ring_seconds=5),
    )


def searching(cases: int) -> Row:
    """Names, numbers, references and words, typed letter by letter from the second one."""
    path = office_of(cases)
    ours, floor = [], []
    with desk_of(path) as ctx, closing(sqlite3.connect(path)) as connection:
        for typed in typed_queries(path):
            words = wanted(typed)
            if words.nothing:
                continue
            people = newest_first(ctx.store.database, words, kind_word("customer"), PEOPLE)
            query = newest_first(ctx.store.database, words, "", _LIMIT)
            floor.append(best_seconds(partial(fetch, connection, people, query)))
            ours.append(best_seconds(partial(search, ctx, typed, _LIMIT)))
    return Row(f"search while typing, p95, {cases:,} cases", p95(floor), p95(ours), "ms", 1.5, most=16)


def fetch(connection: sqlite3.Connection, *queries: Statement) -> list[object]:
    """Run queries by plain sqlite3."""
    return [row for query in queries for row in connection.execute(query.sql, query.parameters).fetchall()]


def typed_queries(path: Path) -> Iterator[str]:
    """Return what is in the field after every letter of what people look for."""
    chance = random.Random(5)
    with closing(sqlite3.connect(path)) as connection:
        for _ in range(SEARCHES):
            for length in range(2, len(text := _wanted(connection, chance)) + 1):
                yield text[:length]


def _wanted(connection: sqlite3.Connection, chance: random.Random) -> str:
    last = connection.execute("SELECT max(id) FROM cases").fetchone()[0]
    case = chance.randrange(last) + 1
    reference, subject, name, digits = connection.execute(
        "SELECT cases.reference, cases.subject, customers.name, phones.digits FROM cases"
        " JOIN customers ON customers.id = cases.customer_id JOIN phones ON phones.customer_id = customers.id"
        " WHERE cases.id = ?",
        (case,),
    ).fetchone()
    words = [word for word in subject.split() if len(word) > 3]
    kinds = (name, name.split()[-1], f"+{digits}", digits[-6:], reference, chance.choice(words), subject[:25])
    return str(chance.choice([*kinds, chance.choice(FORENAMES)]))


def today(cases: int) -> Row:
    """Today's list in a large office beside a small one with as many open cases."""
    floor, ours = [], []
    with desk_of(office_of(SMALL)) as small, desk_of(office_of(cases)) as large:
        for _ in range(LOOKS):
            floor.append(processor_seconds(partial(owed, small)))
            ours.append(processor_seconds(partial(owed, large)))
    what = f"Today, {cases:,} cases beside {SMALL:,}"
    return Row(what, 1000 * median(floor), 1000 * median(ours), "ms", 1.2)


def seconds(work: Callable[[], object]) -> float:
    """Return how long something took."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def best_seconds(work: Callable[[], object]) -> float:
    """Return how long something takes when nothing else keeps the machine busy: the best of three."""
    return min(seconds(work) for _ in range(3))


def processor_seconds(work: Callable[[], object]) -> float:
    """Return how long something kept the processor busy, whatever other programs did meanwhile."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def p95(took: list[float]) -> float:
    """Return the 95th percentile in milliseconds."""
    return 1000 * quantiles(took, n=20)[-1]
