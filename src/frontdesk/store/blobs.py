"""Scans and printed documents: immutable, addressed by their SHA-256, kept once.

A SQLite office keeps the bytes in files beside the database, so that the daily backup need not
copy them again; an office on PostgreSQL keeps them in the table, where every desk reaches them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peewee import Field

from frontdesk.domain.errors import StoreError
from frontdesk.store import models, rows
from frontdesk.store.connection import Dialect, OfficeDatabase


def digest_of(data: bytes) -> str:
    """Return the address of a content: its SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def folder_of(database: Path) -> Path:
    """Return the folder beside a database file that holds its contents."""
    return database.with_name(database.name + ".files")


def file_in(folder: Path, digest: str) -> Path:
    """Return where a content lies in a folder of contents."""
    return folder / digest[:2] / digest


def write_file(folder: Path, digest: str, data: bytes) -> None:
    """Write a content so that it is there whole and durable, or not at all."""
    target = file_in(folder, digest)
    passing = target.with_name(f".{digest}.{secrets.token_hex(4)}")
    try:
        if target.exists() and target.stat().st_size == len(data):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with passing.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            passing.unlink(missing_ok=True)
        raise StoreError("store.cannot_write_file", where=str(target), reason=error.strerror or "") from error


class Blobs:
    """The contents of one office."""

    def __init__(self, database: OfficeDatabase, dialect: Dialect, folder: Path | None) -> None:
        self._database = database
        self._dialect = dialect
        self.folder = folder  # None on PostgreSQL: the bytes are in the table

    def keep(self, data: bytes) -> str:
        """Keep a content, inside the caller's transaction, and return its digest."""
        digest = digest_of(data)
        known = self._of(models.Blob.digest, digest)
        if self.folder is not None:
            write_file(self.folder, digest, data)
        if not known:
            row = {"digest": digest, "size": len(data), "data": None if self.folder else data}
            rows.insert(self._database, self._dialect, models.Blob, row)
        return digest

    def load(self, digest: str) -> bytes:
        """Return a content; raises `StoreError` when it is missing or was altered."""
        data = self._read(digest)
        if data is None:
            raise StoreError("store.file_missing", digest=digest)
        if digest_of(data) != digest:
            raise StoreError("store.file_altered", digest=digest)
        return data

    def digests(self) -> Iterator[str]:
        """Return the digests of all contents."""
        query = models.Blob.select(models.Blob.digest).order_by(models.Blob.digest)
        for (digest,) in query.tuples().execute(self._database):
            yield digest

    def verify(self) -> list[tuple[str, str]]:
        """Return what is wrong: (digest, message id) of each content missing or altered."""
        faults = []
        for digest in self.digests():
            try:
                self.load(digest)
            except StoreError as error:
                faults.append((digest, error.message.id))
        return faults

    def _of(self, column: Field, digest: str) -> list[tuple[Any, ...]]:
        query = models.Blob.select(column).where(models.Blob.digest == digest)
        return list(query.tuples().execute(self._database))

    def _read(self, digest: str) -> bytes | None:
        if self.folder is None:
            found = self._of(models.Blob.data, digest)
            return bytes(found[0][0]) if found else None
        path = file_in(self.folder, digest)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(
                "store.cannot_read_file", where=str(path), reason=error.strerror or ""
            ) from error
