"""Writing and verifying the event log, a hash chain in which nobody can alter the past unseen.

Each link is SHA-256 over (sequence, time, actor, kind, digest of the salted
payload, hash of the link before). The digest also covers whom the event concerns. Since the
payload enters only by its salted digest, it can be erased by law and the chain
still verifies; without the salt nobody can guess what stood there.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from frontdesk.store import rows
from frontdesk.store.connection import Dialect, OfficeDatabase
from frontdesk.store.fields import to_milliseconds
from frontdesk.store.models.log import Event

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str)
_CHUNK = 10_000
_HEAD = "SELECT sequence, hash FROM event_head WHERE id = 1"
_COLUMNS = (
    "sequence", "at", "actor", "kind", "desk", "case_id", "customer_id", "interaction_id",
    "payload", "salt", "payload_digest", "hash",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewEvent:
    """Something that happened, about to be logged."""

    at: datetime
    actor: str
    kind: str  # "case.referred" …
    desk: str = ""
    case_id: int | None = None
    customer_id: int | None = None
    interaction_id: int | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)

    def as_row(self, sequence: int, previous: str) -> dict[str, Any]:
        """Return the row of the log that follows the link with the hash `previous`."""
        salt = secrets.token_hex(16)
        row: dict[str, Any] = {
            "sequence": sequence,
            "at": to_milliseconds(self.at),
            "actor": self.actor,
            "kind": self.kind,
            "desk": self.desk,
            "case_id": self.case_id,
            "customer_id": self.customer_id,
            "interaction_id": self.interaction_id,
            "payload": _JSON.encode(self.payload),
            "salt": salt,
        }
        row["payload_digest"] = payload_digest(row)
        row["hash"] = link_hash(row, previous)
        return row


@dataclass(frozen=True, slots=True)
class ChainFault:
    """A place where the log does not verify."""

    sequence: int
    what: str  # "gap", "link", "payload", "head"


def payload_digest(row: Mapping[str, Any]) -> str:
    """Return the salted digest of an event's payload and of whom it concerns."""
    concerned = (
        f"{row['case_id']}|{row['customer_id']}|{row['interaction_id']}|{len(row['desk'])}|{row['desk']}"
    )
    return _digest(f"{row['salt']}|{concerned}|{row['payload']}")


def link_hash(row: Mapping[str, Any], previous: str) -> str:
    """Return the hash of a link whose predecessor has the hash `previous`."""
    # The actor stands last, since nothing else can hold the bar that parts them.
    linked = f"{row['sequence']}|{row['at']}|{row['kind']}|{row['payload_digest']}|{previous}|{row['actor']}"
    return _digest(linked)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class EventLog:
    """The log of one office. Appending takes place inside the caller's transaction."""

    def __init__(self, database: OfficeDatabase, dialect: Dialect) -> None:
        self._database = database
        self._dialect = dialect
        self._mark = "?" if dialect is Dialect.SQLITE else "%s"
        self._appended = threading.local()

    def append(self, event: NewEvent) -> int:
        """Log one event and return its sequence number."""
        return self.append_all((event,))

    def append_all(self, events: Sequence[NewEvent]) -> int:
        """Log events in their order and return the sequence number of the last."""
        sequence, previous = self._lock_head()
        first = sequence
        linked = []
        for event in events:
            sequence += 1
            row = event.as_row(sequence, previous)
            previous = row["hash"]
            linked.append(row)
        rows.insert_many(self._database, self._dialect, Event, linked)
        self._database.execute_sql(
            f"UPDATE event_head SET sequence = {self._mark}, hash = {self._mark} WHERE id = 1",  # noqa: S608  only marks and names of ours
            (sequence, previous),
        )
        self._count(first, sequence)
        return sequence

    def head(self) -> tuple[int, str]:
        """Return the sequence number and hash of the last link; (0, "") when nothing happened yet."""
        return self._head("")

    def erase_payload(self, sequences: Sequence[int]) -> None:
        """Erase what events told of a person, and whom they concern; the chain stays valid.

        A case stays, for it is no person. Without its payload an event has no digest to answer for, so
        whom it concerned can be left out, too; that it happened, when, and who was at the desk stay.
        """
        emptied = "payload = NULL, salt = NULL, customer_id = NULL, interaction_id = NULL"
        statement = f"UPDATE events SET {emptied} WHERE sequence = {self._mark}"  # noqa: S608  only marks and names of ours
        rows.execute_many(self._database, statement, ((sequence,) for sequence in sequences))

    def start_counting(self) -> None:
        """Begin to count what this thread appends."""
        self._appended.first = self._appended.last = 0

    def appended(self) -> int:
        """Return how many events this thread has appended since it began to count."""
        return int(self._appended.last - self._appended.first)

    def verify(self, limit: int = 100) -> list[ChainFault]:
        """Return the places where the chain does not hold, the first ones, at most `limit`."""
        faults: list[ChainFault] = []
        last, previous = 0, ""
        for row in self._all():
            faults.extend(_faults_of(row, last, previous))
            last, previous = row["sequence"], row["hash"]
            if len(faults) >= limit:
                return faults[:limit]
        if self.head() != (last, previous):
            faults.append(ChainFault(last, "head"))
        return faults

    def _count(self, before: int, last: int) -> None:
        if getattr(self._appended, "last", 0) == 0:
            self._appended.first = before
        self._appended.last = last

    def _lock_head(self) -> tuple[int, str]:
        # SQLite's transactions are exclusive from their first statement; PostgreSQL locks the row.
        return self._head("" if self._dialect is Dialect.SQLITE else " FOR UPDATE")

    def _head(self, lock: str) -> tuple[int, str]:
        cursor = self._database.execute_sql(_HEAD + lock)
        sequence, link = cursor.fetchone()
        return int(sequence), str(link)

    def _all(self) -> Iterator[dict[str, Any]]:
        columns = ", ".join(_COLUMNS)
        last = 0
        while True:
            found = self._database.execute_sql(
                f"SELECT {columns} FROM events WHERE sequence > {self._mark}"  # noqa: S608  only marks and names of ours
                f" ORDER BY sequence LIMIT {_CHUNK}",
                (last,),
            ).fetchall()
            if not found:
                return
            for values in found:
                yield dict(zip(_COLUMNS, values, strict=True))
            last = found[-1][0]


def _faults_of(row: Mapping[str, Any], last: int, previous: str) -> Iterator[ChainFault]:
    sequence = row["sequence"]
    if sequence != last + 1:
        yield ChainFault(sequence, "gap")
    elif link_hash(row, previous) != row["hash"]:
        yield ChainFault(sequence, "link")
    if row["payload"] is not None and payload_digest(row) != row["payload_digest"]:
        yield ChainFault(sequence, "payload")
