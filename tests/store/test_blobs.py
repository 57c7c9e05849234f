"""Attachments: kept once, whole or not at all, verified when they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontdesk.domain.errors import StoreError
from frontdesk.store.blobs import digest_of, file_in, folder_of
from frontdesk.store.models import Blob
from frontdesk.store.store import Store
from tests.store.conftest import OpenStore

SCAN = bytes(range(256)) * 100


def keep(store: Store, data: bytes = SCAN) -> str:
    with store.transaction():
        return store.blobs.keep(data)


def test_a_content_comes_back(store: Store) -> None:
    assert store.blobs.load(keep(store)) == SCAN
    assert store.blobs.load(keep(store, b"")) == b""


def test_the_same_content_is_kept_once(store: Store) -> None:
    assert keep(store) == keep(store) == digest_of(SCAN)
    assert store.rows(Blob.select(Blob.size)) == [(len(SCAN),)]
    assert store.blobs.verify() == []


def test_an_unknown_content_is_told(store: Store) -> None:
    with pytest.raises(StoreError) as missing:
        store.blobs.load("0" * 64)
    assert missing.value.message.id == "store.file_missing"


def test_an_altered_file_is_found(sqlite_url: str, open_store: OpenStore) -> None:
    store = open_store(sqlite_url)
    digest = keep(store)
    file_in(folder_of(Path(sqlite_url)), digest).write_bytes(SCAN[:-1] + b"x")
    assert store.blobs.verify() == [(digest, "store.file_altered")]


def test_a_lost_file_is_found_and_can_be_put_back(sqlite_url: str, open_store: OpenStore) -> None:
    store = open_store(sqlite_url)
    digest = keep(store)
    file_in(folder_of(Path(sqlite_url)), digest).unlink()
    assert store.blobs.verify() == [(digest, "store.file_missing")]
    keep(store)
    assert store.blobs.verify() == []


def test_an_altered_row_is_found(postgresql_url: str, open_store: OpenStore) -> None:
    store = open_store(postgresql_url)
    digest = keep(store)
    with store.transaction():
        store.execute(Blob.update(data=b"x"))
    assert store.blobs.verify() == [(digest, "store.file_altered")]


def test_what_cannot_be_written_is_told_and_leaves_nothing(sqlite_url: str, open_store: OpenStore) -> None:
    store = open_store(sqlite_url)
    folder_of(Path(sqlite_url)).write_bytes(b"in the way")
    with pytest.raises(StoreError) as refused:
        keep(store)
    assert refused.value.message.id == "store.cannot_write_file"
    assert store.rows(Blob.select(Blob.digest)) == []
