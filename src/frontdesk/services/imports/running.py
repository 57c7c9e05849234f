"""The course of every import: chunk by chunk, each in one transaction, every record accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from frontdesk.domain.errors import FrontDeskError, StoreError
from frontdesk.services.context import Context
from frontdesk.services.imports.reading import Row
from frontdesk.services.imports.report import ImportReport, Rejected

CHUNK = 500  # records in one transaction: a desk that saves meanwhile waits a fraction of a second
MOST_TOLD = 10_000
"""Rejected records that are told one by one; the others are counted."""

_CHUNK_SIZE = 4_000_000  # characters that stand in memory at once

R = TypeVar("R")


def chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the rows in chunks, of long rows fewer."""
    chunk: list[Row] = []
    size = 0
    for row in rows:
        chunk.append(row)
        size += sum(map(len, row.values))
        if len(chunk) == CHUNK or size > _CHUNK_SIZE:
            yield chunk
            chunk, size = [], 0
    if chunk:
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
        column: Callable[[str], str] = lambda _field: "",
    ) -> None:
        """`column` says where a field of ours stands in the file."""
        self._ctx = ctx
        self._read_row = read_row
        self._new_among = new_among
        self._write = write
        self._dry_run = dry_run
        self._column = column
        self._rejected: list[Rejected] = []
        self._untold = 0
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

    def report(self, *, whole: bool = True) -> ImportReport:
        """Return what became of all of them; `whole` says whether that is the whole file."""
        rejected = tuple(self._rejected)
        return ImportReport(self.imported, self._duplicates, rejected, untold=self._untold, whole=whole)

    def _readable(self, chunk: Sequence[Row]) -> Iterator[R]:
        for row in chunk:
            if row.fault is not None:
                self._reject(Rejected(row.line, row.fault))
                continue
            try:
                yield self._read_row(row.line, row.values)
            except StoreError:
                raise
            except FrontDeskError as refusal:
                self._reject(Rejected(row.line, refusal.message, self._column(refusal.field or "")))

    def _reject(self, rejected: Rejected) -> None:
        if len(self._rejected) < MOST_TOLD:
            self._rejected.append(rejected)
        else:
            self._untold += 1
