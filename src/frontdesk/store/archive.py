"""Backups as one self-contained file: database, attachments, and a list of both with their checksums.

An archive is a ZIP file with `manifest.json`, `office.db` (SQLite, whatever database the
office uses) and `files/` with the attachments by their SHA-256.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from frontdesk.domain.errors import StoreError
from frontdesk.store.copying import copy_database
from frontdesk.store.store import Store
from frontdesk.store.transfer import copy_office

FORMAT = 1
_MANIFEST = "manifest.json"
_DATABASE = "office.db"
_CONTENT = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{64}")
_BLOCK = 1 << 20  # bytes
_QUICK = 1  # zlib level: a backup is made while people work
_LARGEST_MANIFEST = 64 << 20  # bytes
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_NOT_AN_ARCHIVE = (*_DAMAGED, KeyError, TypeError, ValueError)  # the last three by its manifest


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds."""

    made: datetime
    files: dict[str, str]  # name in the archive → SHA-256

    @property
    def attachments(self) -> int:
        """The number of attachments."""
        return len(self.files) - 1


def write_archive(store: Store, target: Path) -> Manifest:
    """Write an archive of an office that is in use; it appears whole or not at all.

    Raises `StoreError` when it cannot be written, would take the database's own place, or an attachment
    is missing.
    """
    _check_target(store, target)
    passing = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
            database = _copy_of(store, Path(folder))
            manifest = _pack(store, database, passing)
        passing.replace(target)
    except OSError as error:
        raise StoreError("store.cannot_write_file", where=str(target), reason=error.strerror or "") from error
    finally:
        passing.unlink(missing_ok=True)
    return manifest


def is_archive(path: Path) -> bool:
    """Whether this looks like an archive rather than a bare copy of a database."""
    return zipfile.is_zipfile(path)


def unpack(archive: Path, folder: Path) -> tuple[Manifest, Path, Path]:
    """Unpack an archive into an empty folder, verifying every byte.

    Returns the manifest, the database and the folder of attachments. Raises
    `StoreError` when it is no archive, was made by a newer program, or is damaged.
    """
    with _opened(archive) as packed:
        manifest = _read_manifest(packed, archive)
        for name, digest in manifest.files.items():
            if _extract(packed, name, folder / name) != digest:
                raise StoreError("backup.damaged", where=str(archive), name=name)
    return manifest, folder / _DATABASE, folder / "files"


def _check_target(store: Store, target: Path) -> None:
    if target.is_dir():
        raise StoreError("backup.is_a_folder", where=str(target))
    if target.exists() and not target.is_file():  # a device must not be replaced
        raise StoreError("store.cannot_write_file", where=str(target), reason=os.strerror(errno.EINVAL))
    if store.path is not None and target.resolve() in _files_of(store.path.resolve()):
        raise StoreError("backup.onto_itself", where=str(target))


def _files_of(database: Path) -> tuple[Path, ...]:
    """Return the files that SQLite keeps a database in while it is open."""
    return (database, *(database.with_name(database.name + ending) for ending in ("-wal", "-shm")))


def _copy_of(store: Store, folder: Path) -> Path:
    copy = folder / _DATABASE
    if store.path is not None:
        copy_database(store.path, copy)
        return copy
    target = Store.open(copy, clock=store.clock, create=True)
    try:
        copy_office(store, target)
    finally:
        target.close()
    # The copy beside it is of the same content but without a write-ahead log.
    copy_database(copy, folder / "alone.db")
    return folder / "alone.db"


def _pack(store: Store, database: Path, target: Path) -> Manifest:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as packed:
        files = {_DATABASE: _digest_of_file(database)}
        packed.write(database, _DATABASE)
        for digest in store.blobs.digests():
            name = f"files/{digest[:2]}/{digest}"
            packed.writestr(name, store.blobs.load(digest))
            files[name] = digest
        manifest = Manifest(store.clock.now(), files)
        packed.writestr(_MANIFEST, _to_json(manifest))
    return manifest


def _to_json(manifest: Manifest) -> str:
    return json.dumps(
        {"format": FORMAT, "made": manifest.made.isoformat(), "files": manifest.files}, indent=1
    )


@contextmanager
def _opened(archive: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(archive) as packed:
            yield packed
    except _NOT_AN_ARCHIVE as error:
        raise StoreError("backup.not_an_archive", where=str(archive)) from error
    except OSError as error:
        raise StoreError("store.cannot_read_file", where=str(archive), reason=error.strerror or "") from error


def _read_manifest(packed: zipfile.ZipFile, archive: Path) -> Manifest:
    if packed.getinfo(_MANIFEST).file_size > _LARGEST_MANIFEST:
        raise StoreError("backup.not_an_archive", where=str(archive))
    stored = json.loads(packed.read(_MANIFEST))
    if stored["format"] > FORMAT:
        raise StoreError("backup.newer", where=str(archive))
    names = set(stored["files"])
    if _DATABASE not in names or not all(map(_CONTENT.fullmatch, names - {_DATABASE})):
        raise StoreError("backup.not_an_archive", where=str(archive))
    return Manifest(datetime.fromisoformat(stored["made"]), stored["files"])


def _extract(packed: zipfile.ZipFile, name: str, target: Path) -> str:
    """Write one file of the archive and return its digest; a fault of the ZIP's own sum counts as another."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    try:
        with packed.open(name) as source, target.open("wb") as file:
            for block in _blocks(source):
                digest.update(block)
                file.write(block)
    except _DAMAGED:
        return ""
    return digest.hexdigest()


def _digest_of_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in _blocks(file):
            digest.update(block)
    return digest.hexdigest()


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block
