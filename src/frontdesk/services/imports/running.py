"""The course of every import: chunk by chunk, each in one transaction, every record accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar

from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.services.context import Context
from frontdesk.services.imports.reading import Row
from frontdesk.services.imports.report import ImportReport, Rejected

CHUNK = 500  # records in one transaction: a desk that saves meanwhile waits a fraction of a second

R = TypeVar("R")


def chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the rows in chunks."""
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


class Run(Generic[R]):
    """One import: `read_row` makes a record of a row or refuses it, `new_among` leaves out what is
    here already, `write` stores the rest.
    """

    def __init__(
        self,
        ctx: Context,
        read_row: Callable[[int, Sequence[str]], R],
        new_among: Callable[[Sequence[R]], list[R]],
        write: Callable[[Sequence[R]], None],
        *,
        dry_run: bool,
    ) -> None:
        self._ctx = ctx
        self._read_row = read_row
        self._new_among = new_among
        self._write = write
        self._dry_run = dry_run
        self._rejected: list[Rejected] = []
        self._duplicates = 0
        self.imported = 0
        self.read = 0

    def take(self, chunk: Sequence[Row]) -> None:
        """Import one chunk, in one transaction."""
        self.read += len(chunk)
        records = list(self._readable(chunk))
        with self._ctx.store.reading() if self._dry_run else self._ctx.store.transaction():
            new = self._new_among(records)
            if new and not self._dry_run:
                self._write(new)
        self._duplicates += len(records) - len(new)
        self.imported += len(new)

    def report(self) -> ImportReport:
        """Return what became of all of them."""
        return ImportReport(self.imported, self._duplicates, tuple(self._rejected))

    def _readable(self, chunk: Sequence[Row]) -> Iterator[R]:
        for row in chunk:
            if row.fault is not None:
                self._rejected.append(Rejected(row.line, row.fault))
                continue
            try:
                yield self._read_row(row.line, row.values)
            except StoreError:
                raise
            except FrontDeskError as refusal:
                self._rejected.append(Rejected(row.line, refusal.message))
