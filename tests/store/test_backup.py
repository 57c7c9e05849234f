"""Archives and daily copies: made while the office is in use, verified, restored into either database."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.domain.clock import FixedClock
from frontdesk.domain.errors import StoreError
from frontdesk.store.archive import is_archive, write_archive
from frontdesk.store.blobs import digest_of, file_in, folder_of
from frontdesk.store.copying import backups_folder
from frontdesk.store.event_log import NewEvent
from frontdesk.store.health import faults_of
from frontdesk.store.models import Attachment, Customer, Setting
from frontdesk.store.restoring import restore
from frontdesk.store.rotation import daily_copies, kept, make_daily_copy
from frontdesk.store.search import SearchEntry
from frontdesk.store.store import Store
from tests.store.conftest import NOON, OpenStore

LETTER = b"%PDF-1.4 a letter"


def fill(store: Store, *names: str) -> None:
    for name in names or ("Ana Ruiz", "Bo Lin"):
        with store.transaction():
            customer = store.insert(Customer, name=name, created=NOON, anonymous=False)
            store.search.put(SearchEntry("customer", customer, name, "", name))
            store.events.append(NewEvent(at=NOON, actor="Ana", kind="customer.added", customer_id=customer))
            digest = store.blobs.keep(LETTER)
            store.insert(Attachment, blob=digest, name="letter.pdf", media_type="application/pdf", at=NOON)


def names(store: Store) -> list[str]:
    return [name for (name,) in store.rows(Customer.select(Customer.name).order_by(Customer.id))]


def refusal(backup: Path, where: Path | str, clock: FixedClock) -> str:
    with pytest.raises(StoreError) as refused:
        restore(backup, where, clock=clock)
    return refused.value.message.id


def test_an_archive_restores_what_was_there(
    store: Store, tmp_path: Path, clock: FixedClock, open_store: OpenStore
) -> None:
    fill(store)
    manifest = write_archive(store, tmp_path / "office.backup")
    fill(store, "Too late")
    assert manifest.attachments == 1
    assert is_archive(tmp_path / "office.backup")

    restored = restore(tmp_path / "office.backup", tmp_path / "again.db", clock=clock)

    again = open_store(tmp_path / "again.db", create=False)
    assert (restored.events, restored.attachments, restored.aside) == (2, 1, None)
    assert names(again) == ["Ana Ruiz", "Bo Lin"]
    assert again.blobs.load(digest_of(LETTER)) == LETTER
    assert [found.title for found in again.search.query("bo", limit=5)] == ["Bo Lin"]
    assert faults_of(again) == ()


def test_an_office_moves_to_a_server_and_back(
    sqlite_url: str, postgresql_url: str, tmp_path: Path, clock: FixedClock, open_store: OpenStore
) -> None:
    office = open_store(sqlite_url)
    fill(office)
    write_archive(office, tmp_path / "a.backup")
    restore(tmp_path / "a.backup", postgresql_url, clock=clock)
    server = open_store(postgresql_url)
    fill(server, "Cem")
    assert names(server) == ["Ana Ruiz", "Bo Lin", "Cem"]
    assert faults_of(server) == ()
    assert refusal(tmp_path / "a.backup", postgresql_url, clock) == "backup.not_empty"

    write_archive(server, tmp_path / "b.backup")
    restore(tmp_path / "b.backup", tmp_path / "back.db", clock=clock)
    assert names(open_store(tmp_path / "back.db")) == ["Ana Ruiz", "Bo Lin", "Cem"]


def test_what_stood_there_is_kept_aside(
    sqlite_url: str, tmp_path: Path, clock: FixedClock, open_store: OpenStore
) -> None:
    office = open_store(sqlite_url)
    fill(office, "First")
    write_archive(office, tmp_path / "a.backup")
    fill(office, "Second")
    office.close()

    restored = restore(tmp_path / "a.backup", sqlite_url, clock=clock)

    assert names(open_store(sqlite_url)) == ["First"]
    assert restored.aside is not None
    aside = open_store(restored.aside)
    assert names(aside) == ["First", "Second"]
    assert faults_of(aside) == ()


def test_what_was_put_aside_before_stays_aside(
    sqlite_url: str, tmp_path: Path, clock: FixedClock, open_store: OpenStore
) -> None:
    """Also when the clock stands still between two of them."""
    office = open_store(sqlite_url)
    write_archive(office, tmp_path / "empty.backup")
    asides = []
    for name in ("First", "Second"):
        fill(office, name)
        office.close()
        asides.append(restore(tmp_path / "empty.backup", sqlite_url, clock=clock).aside)
        office = open_store(sqlite_url)
    assert [names(open_store(aside)) for aside in asides if aside] == [["First"], ["Second"]]


def test_a_database_in_use_is_not_replaced(
    sqlite_url: str, tmp_path: Path, clock: FixedClock, open_store: OpenStore
) -> None:
    office = open_store(sqlite_url)
    fill(office)
    write_archive(office, tmp_path / "a.backup")
    assert refusal(tmp_path / "a.backup", sqlite_url, clock) == "backup.in_use"
    fill(office, "Still here")
    assert names(office)[-1] == "Still here"


def test_a_damaged_database_is_replaced(
    sqlite_url: str, tmp_path: Path, clock: FixedClock, open_store: OpenStore
) -> None:
    office = open_store(sqlite_url)
    fill(office)
    write_archive(office, tmp_path / "a.backup")
    office.close()
    Path(sqlite_url).write_bytes(b"rubbish" * 1000)
    restored = restore(tmp_path / "a.backup", sqlite_url, clock=clock)
    assert restored.aside is not None
    assert restored.aside.read_bytes().startswith(b"rubbish")
    assert names(open_store(sqlite_url)) == ["Ana Ruiz", "Bo Lin"]


@pytest.mark.parametrize("entry", ["office.db", "files", "manifest.json"])
def test_damage_in_an_archive_is_found(
    sqlite_url: str, tmp_path: Path, clock: FixedClock, open_store: OpenStore, entry: str
) -> None:
    office = open_store(sqlite_url)
    fill(office)
    archive = tmp_path / "a.backup"
    write_archive(office, archive)
    office.close()
    with zipfile.ZipFile(archive) as packed:
        info = next(info for info in packed.infolist() if info.filename.startswith(entry))
    data = bytearray(archive.read_bytes())
    middle = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    for at in range(middle, middle + 8):
        data[at] ^= 0xFF
    archive.write_bytes(data)
    before = Path(sqlite_url).read_bytes()
    assert refusal(archive, sqlite_url, clock) in {"backup.damaged", "backup.not_an_archive"}
    assert Path(sqlite_url).read_bytes() == before


def test_what_is_no_backup_is_refused(tmp_path: Path, clock: FixedClock) -> None:
    text, zipped = tmp_path / "a.txt", tmp_path / "a.zip"
    text.write_text("no backup")
    with zipfile.ZipFile(zipped, "w") as packed:
        packed.writestr("manifest.json", '{"format": 1, "made": "2026-01-01", "files": {"../../x": "0"}}')
    assert refusal(tmp_path / "none", tmp_path / "o.db", clock) == "backup.no_such_file"
    assert refusal(text, tmp_path / "o.db", clock) == "backup.not_an_archive"
    assert refusal(zipped, tmp_path / "o.db", clock) == "backup.not_an_archive"
    assert not (tmp_path / "o.db").exists()


def test_an_archive_of_a_newer_program_is_refused(tmp_path: Path, clock: FixedClock) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("manifest.json", '{"format": 99, "made": "2026-01-01", "files": {}}')
    assert refusal(tmp_path / "a.zip", tmp_path / "o.db", clock) == "backup.newer"


def test_a_missing_attachment_stops_an_archive(
    sqlite_url: str, tmp_path: Path, open_store: OpenStore
) -> None:
    office = open_store(sqlite_url)
    fill(office)
    file_in(folder_of(Path(sqlite_url)), digest_of(LETTER)).unlink()
    with pytest.raises(StoreError) as refused:
        write_archive(office, tmp_path / "a.backup")
    assert refused.value.message.id == "store.file_missing"
    assert sorted(tmp_path.glob("*backup*")) == []


def test_a_daily_copy_shares_the_attachments_and_restores(
    sqlite_url: str, clock: FixedClock, open_store: OpenStore
) -> None:
    office = open_store(sqlite_url)
    fill(office, "First")
    copy = make_daily_copy(Path(sqlite_url), NOON)
    fill(office, "Second")
    office.close()
    assert sorted(path.name for path in copy.parent.iterdir()) == ["daily-20260302T120000Z.db"]
    restore(copy, sqlite_url, clock=clock)
    again = open_store(sqlite_url)
    assert names(again) == ["First"]
    assert again.blobs.load(digest_of(LETTER)) == LETTER
    assert copy.exists()


def test_a_daily_copy_goes_to_a_server(
    sqlite_url: str, postgresql_url: str, clock: FixedClock, open_store: OpenStore
) -> None:
    fill(open_store(sqlite_url), "First")
    restore(make_daily_copy(Path(sqlite_url), NOON), postgresql_url, clock=clock)
    assert open_store(postgresql_url).blobs.load(digest_of(LETTER)) == LETTER


def test_a_damaged_daily_copy_replaces_nothing(
    sqlite_url: str, clock: FixedClock, open_store: OpenStore
) -> None:
    office = open_store(sqlite_url)
    fill(office)
    copy = make_daily_copy(Path(sqlite_url), NOON)
    office.close()
    data = bytearray(copy.read_bytes())
    data[data.index(b"customer.added") + 3] ^= 0x01
    copy.write_bytes(data)
    assert refusal(copy, sqlite_url, clock) == "backup.faulty"
    assert names(open_store(sqlite_url)) == ["Ana Ruiz", "Bo Lin"]


def test_a_daily_copy_is_made_while_somebody_saves(sqlite_url: str, open_store: OpenStore) -> None:
    office = open_store(sqlite_url)
    fill(office, "Before")
    with office.transaction():
        office.insert(Setting, key="half", value="done")
        copy = make_daily_copy(Path(sqlite_url), NOON)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM settings").fetchone() == (0,)
        assert connection.execute("SELECT name FROM customers").fetchall() == [("Before",)]


def test_a_copy_of_a_damaged_database_pushes_no_good_one_out(sqlite_url: str, open_store: OpenStore) -> None:
    office = open_store(sqlite_url)
    fill(office, *[f"Customer {n}" for n in range(50)])
    office.close()
    good = make_daily_copy(Path(sqlite_url), NOON)
    damaged = bytearray(Path(sqlite_url).read_bytes())
    damaged[4096 * 2 : 4096 * 40] = bytes(4096 * 38)
    Path(sqlite_url).write_bytes(damaged)
    with pytest.raises(StoreError) as refused:
        make_daily_copy(Path(sqlite_url), NOON + timedelta(days=1))
    assert refused.value.message.id == "store.damaged"
    assert list(daily_copies(Path(sqlite_url)).values()) == [good]


def test_a_copy_that_turns_out_to_be_damaged_is_kept_once_however_often_it_is_tried(
    sqlite_url: str, open_store: OpenStore
) -> None:
    open_store(sqlite_url).close()
    with closing(sqlite3.connect(sqlite_url)) as connection:
        root = "SELECT rootpage FROM sqlite_master WHERE name = 'case_source_key'"
        (page,) = connection.execute(root).fetchone()
    damaged = bytearray(Path(sqlite_url).read_bytes())
    damaged[(page - 1) * 4096 + 1 : page * 4096] = b"\xff" * 4095
    Path(sqlite_url).write_bytes(damaged)
    for hours in range(3):
        with pytest.raises(StoreError, match=r"^store\.damaged"):
            make_daily_copy(Path(sqlite_url), NOON + timedelta(hours=hours))
    (left,) = backups_folder(Path(sqlite_url)).iterdir()
    assert left.name == "daily.damaged"


def test_copies_that_are_no_longer_kept_go(sqlite_url: str, open_store: OpenStore) -> None:
    open_store(sqlite_url).close()
    folder = backups_folder(Path(sqlite_url))
    for days in range(10):
        make_daily_copy(Path(sqlite_url), NOON + timedelta(days=days))
    made = sorted(at.day for at in daily_copies(Path(sqlite_url)))
    assert made == [5, 6, 7, 8, 9, 10, 11] or set(made) >= {5, 6, 7, 8, 9, 10, 11}
    assert len(made) < 10
    shutil.rmtree(folder)
    assert daily_copies(Path(sqlite_url)) == {}


def test_seven_days_four_weeks_twelve_months_are_kept() -> None:
    every_day = [NOON - timedelta(days=n) for n in range(800)]
    chosen = kept(every_day)
    assert set(every_day[:7]) <= chosen
    assert len({at.isocalendar()[:2] for at in chosen}) >= 4
    assert len({(at.year, at.month) for at in chosen}) == 12
    assert len(chosen) <= 7 + 4 + 12
    assert datetime(2025, 4, 30, 12, 0, tzinfo=NOON.tzinfo) in chosen


def test_several_copies_of_a_day_count_once() -> None:
    hourly = [NOON - timedelta(hours=n) for n in range(12)]
    assert kept(hourly) == {NOON}


def test_no_room_is_told_before_anything_is_written(
    sqlite_url: str, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(sqlite_url).close()
    full = shutil.disk_usage("/")._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with pytest.raises(StoreError) as refused:
        make_daily_copy(Path(sqlite_url), NOON)
    assert refused.value.message.id == "backup.no_room"
