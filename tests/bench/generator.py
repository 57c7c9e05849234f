"""Makes an office with as many cases as wanted, in minutes: the real schema, filled by plain sqlite3.

Two thousand cases are open and owe something around `NOW`; the others are history. A finished
office is kept in a cache folder and used again.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from frontdesk.domain.clock import FixedClock
from frontdesk.services.references import format_reference
from frontdesk.store import rows
from frontdesk.store.connection import Dialect
from frontdesk.store.event_log import NewEvent
from frontdesk.store.fields import from_milliseconds, to_milliseconds
from frontdesk.store.folding import fold_key
from frontdesk.store.models import ALL
from frontdesk.store.schema import steps
from frontdesk.store.search import SearchEntry
from frontdesk.store.search.sqlite import vocabulary
from frontdesk.store.store import Store
from tests.bench.texts import Person, Texts

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
OPEN_CASES = 2_000
_VERSION = 3  # of this generator: an office made by another is not used again
_CHUNK = 5_000
_DAY = 86_400_000  # milliseconds
_YEARS = 5
_CASES_PER_CUSTOMER = 3
_CASES_PER_VISIT = 10
_EXPLANATION = json.dumps(
    [
        {"id": "explain.received", "at": {"$instant": NOW.isoformat()}},
        {"id": "explain.due", "provision": "POL-09"},
    ]
)
_PROVISIONS = {"acknowledge": '["POL-09"]', "respond": '["POL-15"]', "first_response": '["STD-08"]'}
_DUE_AFTER = {"acknowledge": 1, "first_response": 1, "respond": 9}  # days, roughly
_OFFICE = {
    "name": "Town of Ashgrove", "country": "US", "subdivision": "NY", "timezone": "America/New_York",
    "hours": "mon-fri 09:00-12:00,13:00-17:00", "address": ["1 Main Street", "Ashgrove, NY 12000"],
}  # fmt: skip
_DEPARTMENTS = ("Billing", "Roads", "Water", "Permits", "Parks")
_STAFF = (
    "Jane Doe",
    "Omar Haddad",
    "Mei Lin",
    "Piotr Nowak",
    "Sofia Rossi",
    "Tom Okoye",
    "Una Byrne",
    "Ali Kaya",
)
_KINDS = ("question", "request", "complaint", "interruption", "safety")
_KIND_WEIGHTS = (45, 30, 20, 4, 1)
_CHANNELS = ("call", "mail", "visit", "email", "web")


@dataclass(frozen=True, slots=True)
class Made:
    """One case of the office, before it is spread over the tables."""

    id: int
    reference: str
    kind: str
    channel: str
    priority: str
    status: str
    customer: int
    person: Person
    received: int  # milliseconds since 1970 UTC
    ended: int | None
    subject: str
    details: str

    @property
    def owner(self) -> int:
        """The id of the staff member who has it."""
        return self.id % len(_STAFF) + 1

    @property
    def department(self) -> int:
        """The id of the department that has it."""
        return self.id % len(_DEPARTMENTS) + 1


def office_of(cases: int, *, folder: Path | None = None) -> Path:
    """Return the database of an office with so many cases, making it where it is not there yet."""
    folder = folder or cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"office-{cases}-{steps()[-1]}-{_VERSION}.db"
    if not path.exists():
        passing = path.with_suffix(".part")
        for left in folder.glob(passing.name + "*"):
            left.unlink()
        make_office(passing, cases)
        passing.replace(path)
    return path


def cache_folder() -> Path:
    """Return where made offices are kept: FRONTDESK_BENCH_CACHE or below the system's temporary folder."""
    chosen = os.environ.get("FRONTDESK_BENCH_CACHE")
    return Path(chosen) if chosen else Path(tempfile.gettempdir()) / "frontdesk-bench"


def copy_of(path: Path, folder: Path) -> Path:
    """Return a copy of an office to write into, so that the cached one stays as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(path, folder / "office.db"))


def make_office(path: Path, cases: int, *, seed: int = 1) -> None:
    """Make an office with so many cases in a new file."""
    Store.open(path, clock=FixedClock(NOW, training=False), create=True).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA cache_size=-400000")
        connection.execute("BEGIN")
        _Filling(connection, cases, seed).fill()
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode=WAL")


class _Filling:
    """Fills an empty database, chunk by chunk."""

    def __init__(self, connection: sqlite3.Connection, cases: int, seed: int) -> None:
        self._connection = connection
        self._cases = cases
        self._random = random.Random(seed)
        self._texts = Texts(seed)
        self._customers = max(1, cases // _CASES_PER_CUSTOMER)
        self._people: list[Person] = []
        self._document = 0
        self._interaction = cases  # the first contact of a case has its number
        self._head = (0, "")

    def fill(self) -> None:
        """Put everything in; secondary indexes are made at the end, which is quicker."""
        indexes = self._connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            self._connection.execute(f'DROP INDEX "{name}"')
        self._office()
        for first in range(1, self._customers + 1, _CHUNK):
            self._add_customers(range(first, min(first + _CHUNK, self._customers + 1)))
        for first in range(1, self._cases + 1, _CHUNK):
            self._add_cases([self._case(n) for n in range(first, min(first + _CHUNK, self._cases + 1))])
        for _, statement in indexes:
            self._connection.execute(statement)

    def _office(self) -> None:
        self._insert("settings", [{"key": "office", "value": json.dumps(_OFFICE)}])
        named = [
            {"id": n, "name": name, "name_key": fold_key(name)} for n, name in enumerate(_DEPARTMENTS, 1)
        ]
        self._insert("departments", named)
        self._insert(
            "staff",
            [
                {"id": n, "name": name, "name_key": fold_key(name), "department": n % len(_DEPARTMENTS) + 1}
                for n, name in enumerate(_STAFF, 1)
            ],
        )
        self._insert("counters", [{"name": f"reference:{NOW:%y}", "value": self._cases}])

    def _add_customers(self, numbers: range) -> None:
        people = [self._texts.person(number) for number in numbers]
        self._people.extend(people)
        pairs = list(zip(numbers, people, strict=True))
        created = to_milliseconds(NOW) - _YEARS * 365 * _DAY
        self._insert(
            "customers",
            [{"id": n, "name": p.name, "name_key": fold_key(p.name), "created": created} for n, p in pairs],
        )
        self._insert(
            "phones", [{"customer": n, "written": f"+{p.phone}", "digits": p.phone} for n, p in pairs]
        )
        self._insert(
            "addresses", [{"customer": n, "lines": '["1 Main Street"]', "city": p.city} for n, p in pairs]
        )
        self._index(
            SearchEntry("customer", n, p.name, p.city, f"{p.name} +{p.phone} {p.city}") for n, p in pairs
        )

    def _case(self, number: int) -> Made:
        is_open = number > self._cases - OPEN_CASES
        span = _YEARS * 365 * _DAY
        age = (
            self._random.randrange(10 * _DAY)
            if is_open
            else span - span * number // (self._cases + 1) + 10 * _DAY
        )
        received = to_milliseconds(NOW) - age
        customer = self._random.randrange(self._customers) + 1
        year = from_milliseconds(received).year
        return Made(
            id=number,
            reference=format_reference(year, number),
            kind=self._random.choices(_KINDS, _KIND_WEIGHTS)[0],
            channel=self._random.choice(_CHANNELS),
            priority=f"P{self._random.choice((1, 2, 3, 3, 3, 4))}",
            status=self._random.choice(("open", "referred", "waiting")) if is_open else "closed",
            customer=customer,
            person=self._people[customer - 1],
            received=received,
            ended=None if is_open else received + self._random.randrange(1, 7) * _DAY,
            subject=self._texts.subject(),
            details=self._texts.details(),
        )

    def _add_cases(self, made: list[Made]) -> None:
        self._insert("cases", [_case_row(m) for m in made])
        self._insert("interactions", [_interaction_row(m) for m in made])
        self._insert("deadlines", [row for m in made for row in _deadline_rows(m)])
        self._insert("events", list(self._events(made)))
        self._index(
            SearchEntry(
                "case", m.id, f"{m.reference} {m.subject}", m.person.name,
                f"{m.reference} {m.subject} {m.person.name} {m.details}",
            )
            for m in made
        )  # fmt: skip
        visits = [m for m in made if m.id % _CASES_PER_VISIT == 0]
        self._insert("interactions", [self._visit_row(m) for m in visits])
        self._connection.execute("UPDATE event_head SET sequence = ?, hash = ?", self._head)

    def _visit_row(self, made: Made) -> dict[str, object]:
        self._interaction += 1
        return {
            "id": self._interaction, "customer": made.customer, "channel": "visit", "direction": "inbound",
            "at": made.received + 60_000, "entered": made.received + 60_000, "contact_kind": "delivery",
            "subject": "Parcel",
        }  # fmt: skip

    def _events(self, made: list[Made]) -> Iterator[dict[str, object]]:
        for m in made:
            happened = [("case.opened", m.received)]
            if m.ended is not None:
                happened.append(("case.closed", m.ended))
            for kind, at in happened:
                event = NewEvent(
                    at=from_milliseconds(at), actor=_STAFF[m.owner - 1], kind=kind, case_id=m.id,
                    customer_id=m.customer, interaction_id=m.id, payload={"reference": m.reference},
                )  # fmt: skip
                sequence, previous = self._head
                row = event.as_row(sequence + 1, previous)
                self._head = (sequence + 1, row["hash"])
                yield row

    def _index(self, entries: Iterator[SearchEntry]) -> None:
        documents = []
        for entry in entries:
            self._document += 1
            documents.append(
                (self._document, entry.kind, entry.target, entry.title, entry.detail, entry.body)
            )
        self._connection.executemany("INSERT INTO search_documents VALUES (?, ?, ?, ?, ?, ?)", documents)
        self._connection.executemany(
            "INSERT INTO search_index (rowid, body) VALUES (?, ?)", ((d[0], d[-1]) for d in documents)
        )
        words = vocabulary([body for *_, body in documents])
        self._connection.executemany("INSERT OR IGNORE INTO search_words VALUES (?)", ((w,) for w in words))

    def _insert(self, table: str, new: list[dict[str, object]]) -> None:
        insert(self._connection, table, new)


def insert(connection: sqlite3.Connection, table: str, new: list[dict[str, object]]) -> None:
    """Put rows of the same fields into a table; what they lack is as the models have it."""
    if not new:
        return
    model = next(model for model in ALL if model._meta.table_name == table)
    prepared = rows.insertion(model, tuple(new[0]), Dialect.SQLITE)
    defaults = {column.name: column.default for column in prepared.columns}
    connection.executemany(
        prepared.sql, ([row.get(name, defaults[name]) for name in prepared.names] for row in new)
    )


def _case_row(m: Made) -> dict[str, object]:
    return {
        "id": m.id, "reference": m.reference, "kind": m.kind, "priority": m.priority, "status": m.status,
        "channel": m.channel, "customer": m.customer, "department": m.department, "owner": m.owner,
        "subject": m.subject, "received": m.received, "ended": m.ended,
    }  # fmt: skip


def _interaction_row(m: Made) -> dict[str, object]:
    return {
        "id": m.id, "case": m.id, "customer": m.customer, "channel": m.channel, "direction": "inbound",
        "at": m.received, "entered": m.received, "staff": m.owner, "subject": m.subject, "details": m.details,
        "outcome": "referred",
    }  # fmt: skip


def _deadline_rows(m: Made) -> Iterator[dict[str, object]]:
    for kind, days in _DUE_AFTER.items():
        yield {
            "case": m.id, "kind": kind, "due": m.received + days * _DAY,
            "state": "met" if m.ended else "open", "settled": m.ended, "started": m.received,
            "provisions": _PROVISIONS[kind], "explanation": _EXPLANATION, "policy_version": "1",
            "calendar_digest": "0" * 16,
        }  # fmt: skip


if __name__ == "__main__":
    print(office_of(int(sys.argv[1])))
