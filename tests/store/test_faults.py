"""What is wrong with a disk, a file or a server is said in words, and nothing half done is left."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import peewee
import pytest

from frontdesk.domain.clock import SystemClock
from frontdesk.domain.errors import StoreError
from frontdesk.store import connection, health
from frontdesk.store.faults import message_id, translated
from frontdesk.store.health import faults_of
from frontdesk.store.models import Customer
from frontdesk.store.places import NETWORK_FILE_SYSTEMS, check_place, file_system_of
from frontdesk.store.rotation import make_daily_copy
from frontdesk.store.store import Store
from tests.store.conftest import OpenStore
from tests.store.rights import bound_by_permissions
from tests.store.saving_desk import save

ROOT = Path(__file__).parents[2]


def refused_open(where: object, open_store: OpenStore) -> str:
    with pytest.raises(StoreError) as refused:
        open_store(where, create=False)
    return refused.value.message.id


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed database with thirty customers."""
    folder = tmp_path_factory.mktemp("filled")
    store = Store.open(folder / "office.db", clock=SystemClock(), create=True)
    for number in range(30):
        save(store, f"Customer no{number}")
    store.close()
    return folder


@pytest.fixture
def office(filled: Path, tmp_path: Path) -> Path:
    """A copy of the database with thirty customers."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    return tmp_path / "office.db"


def customers(store: Store) -> int:
    return int(store.value(Customer.select(peewee.fn.COUNT(Customer.id))))


@pytest.mark.parametrize("size", [1, 50, 99])
def test_a_beginning_of_a_file_is_no_database(office: Path, size: int, open_store: OpenStore) -> None:
    office.write_bytes(office.read_bytes()[:size])
    assert refused_open(office, open_store) == "store.not_a_database"


@pytest.mark.parametrize("part", [0.2, 0.5, 0.99])
def test_a_truncated_file_is_found_at_once(office: Path, part: float, open_store: OpenStore) -> None:
    data = office.read_bytes()
    office.write_bytes(data[: int(len(data) * part)])
    assert refused_open(office, open_store) == "store.damaged"


def test_an_emptied_file_is_no_office(office: Path, open_store: OpenStore) -> None:
    office.write_bytes(b"")
    assert refused_open(office, open_store) == "store.empty"


def test_rubbish_is_no_database(tmp_path: Path, open_store: OpenStore) -> None:
    rubbish = tmp_path / "office.db"
    rubbish.write_bytes(random.Random(1).randbytes(50_000))
    assert refused_open(rubbish, open_store) == "store.not_a_database"


def test_somebody_elses_database_is_left_alone(tmp_path: Path, open_store: OpenStore) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name)")
    assert refused_open(path, open_store) == "store.not_ours"
    with pytest.raises(StoreError):
        open_store(path, create=True)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


@pytest.mark.parametrize("bit", range(8))
@pytest.mark.parametrize("at", [0, 7, 15, 16, 18, 19, 100, 105, 110])
def test_a_flipped_bit_in_the_header_is_survived(
    office: Path, at: int, bit: int, open_store: OpenStore
) -> None:
    data = bytearray(office.read_bytes())
    data[at] ^= 1 << bit
    office.write_bytes(data)
    try:
        store = open_store(office, create=False)
    except StoreError:
        return  # said when it was opened
    assert customers(store) == 30 or faults_of(store)


def test_a_flipped_bit_in_the_log_is_found_in_the_background(office: Path, open_store: OpenStore) -> None:
    data = bytearray(office.read_bytes())
    data[data.index(b"customer.added") + 9] ^= 0x01
    office.write_bytes(data)
    assert [fault.id for fault in faults_of(open_store(office, create=False))] == ["check.event"]


def test_a_destroyed_page_is_found_and_said(office: Path, open_store: OpenStore) -> None:
    data = bytearray(office.read_bytes())
    for page in range(3, len(data) // 4096):
        data[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    office.write_bytes(data)
    try:
        faults = [fault.id for fault in faults_of(open_store(office, create=False))]
    except StoreError as refused:
        faults = [refused.message.id]
    assert set(faults) & {"check.page", "store.damaged", "check.unreadable"}


def test_a_sound_database_has_no_faults(office: Path, open_store: OpenStore) -> None:
    assert faults_of(open_store(office)) == ()


@pytest.mark.parametrize("large", [0, 1_000])
def test_a_wrong_search_index_is_found(
    office: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(health, "LARGE", large)
    store = open_store(office)
    assert faults_of(store) == ()
    store.database.execute_sql("UPDATE search_documents SET body = 'else' WHERE target = 7")
    assert [fault.id for fault in faults_of(store)] == ["check.search_index"]
    assert not list(office.parent.glob(".check-*"))


def test_a_broken_link_is_found(office: Path, open_store: OpenStore) -> None:
    with closing(sqlite3.connect(office)) as direct:
        direct.execute("DELETE FROM blobs WHERE rowid = 3")
        direct.commit()
    assert [fault.id for fault in faults_of(open_store(office))] == ["check.link"]


@contextmanager
def held(office: Path) -> Iterator[None]:
    with closing(sqlite3.connect(office, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_locked_database_is_said(
    office: Path, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    store = open_store(office)
    with held(office), pytest.raises(StoreError) as refused:
        save(store, "Late")
    assert refused.value.message.id == "store.locked"
    save(store, "Later")
    assert customers(store) == 31


def test_reading_goes_on_while_somebody_saves(office: Path, open_store: OpenStore) -> None:
    store = open_store(office)
    with held(office):
        assert customers(store) == 30


def test_a_save_waits_for_another(office: Path, open_store: OpenStore) -> None:
    store, waiting = open_store(office), threading.Event()

    def work() -> None:
        waiting.set()
        save(store, "Patient")

    saver = threading.Thread(target=work)
    with held(office):
        saver.start()
        waiting.wait()
    saver.join()
    assert customers(store) == 31


def save_many(store: Store) -> None:
    for number in range(1_000):
        save(store, f"Big {number} " * 12)


def save_at_once(store: Store) -> None:
    with store.transaction():
        save_many(store)


@pytest.mark.parametrize("saving", [save_many, save_at_once])
def test_a_full_disk_is_said_and_nothing_is_lost(
    office: Path, open_store: OpenStore, saving: Callable[[Store], None]
) -> None:
    store = open_store(office)
    pages = store.database.execute_sql("PRAGMA page_count").fetchone()[0]
    store.database.execute_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError) as refused:
        saving(store)
    assert refused.value.message.id == "store.disk_full"
    before = customers(store)
    store.database.execute_sql("PRAGMA max_page_count = 1000000")
    save(store, "Room again")
    assert customers(store) == before + 1
    assert faults_of(store) == ()


def test_a_file_that_may_not_grow_is_said(office: Path) -> None:
    """The same by the operating system: the program may write no more than some bytes into any file."""
    program = (
        "import sys, signal, resource\n"
        "from frontdesk.domain.clock import SystemClock\n"
        "from frontdesk.domain.errors import StoreError\n"
        "from frontdesk.store.store import Store\n"
        "from tests.store.saving_desk import save\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "store = Store.open(sys.argv[1], clock=SystemClock())\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({office.stat().st_size}, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    for number in range(1000):\n"
        "        save(store, f'Big {number} ' * 12)\n"
        "except StoreError as refused:\n"
        "    print(refused.message.id)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, "-c", program, str(office)]
    said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    assert said.strip() in {"store.disk_fault", "store.disk_full"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_file_that_may_only_be_read_is_said(office: Path, open_store: OpenStore) -> None:
    office.chmod(0o444)
    with bound_by_permissions():
        assert refused_open(office, open_store) == "store.read_only"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_folder_that_may_not_be_entered_is_said(office: Path, open_store: OpenStore) -> None:
    closed = office.parent / "closed"
    closed.mkdir(mode=0o000)
    with bound_by_permissions():
        assert refused_open(closed / "office.db", open_store) == "store.no_permission"
    closed.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_file_that_may_not_be_read_is_said(office: Path, open_store: OpenStore) -> None:
    office.chmod(0o000)
    with bound_by_permissions():
        assert refused_open(office, open_store) == "store.no_permission"


def test_a_missing_folder_is_said(tmp_path: Path, open_store: OpenStore) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(tmp_path / "none" / "office.db", create=True)
    assert refused.value.message.id == "store.no_directory"


def test_a_folder_is_no_database(tmp_path: Path, open_store: OpenStore) -> None:
    assert refused_open(tmp_path, open_store) == "store.is_a_directory"


@pytest.mark.parametrize("kind", sorted(NETWORK_FILE_SYSTEMS))
def test_network_drives_are_refused(kind: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        check_place(tmp_path / "office.db", file_system=lambda _: kind)
    assert refused.value.message.id == "store.network_drive"


def test_the_innermost_mount_decides() -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\nserver:/x /net nfs4 rw 0 0\n/dev/sdb1 /net/my\\040disk xfs rw 0 0\nshort\n"
    )
    assert file_system_of(Path("/home/ana"), mounts) == "ext4"
    assert file_system_of(Path("/net/office"), mounts) == "nfs4"
    assert file_system_of(Path("/net/my disk/office"), mounts) == "xfs"
    assert file_system_of(Path("/home"), "") == ""


def test_this_computers_disk_is_accepted(tmp_path: Path) -> None:
    check_place(tmp_path / "office.db")
    assert file_system_of(tmp_path) != ""


@pytest.mark.parametrize(
    ("state", "id_"),
    [
        ("53100", "store.disk_full"),
        ("53300", "store.server_busy"),
        ("40P01", "store.locked"),
        ("25006", "store.read_only"),
        ("28P01", "store.login_refused"),
        ("57P01", "store.unreachable"),
        ("XX001", "store.damaged"),
        ("22001", "store.value_refused"),
        ("23505", None),
        ("42P01", None),
    ],
)
def test_what_a_server_says_is_translated(state: str, id_: str | None) -> None:
    fault = type("Fault", (Exception,), {"sqlstate": state})()
    assert message_id(fault) == id_
    assert message_id(peewee.OperationalError(peewee.OperationalError(fault))) == id_


def test_what_a_server_cannot_keep_is_said(postgresql_url: str, open_store: OpenStore) -> None:
    store = open_store(postgresql_url)
    with pytest.raises(StoreError) as refused:
        save(store, "half\x00way")
    assert refused.value.message.id == "store.value_refused"
    assert customers(store) == 0


def test_our_own_mistakes_stay_what_they_are(store: Store) -> None:
    with pytest.raises(peewee.DatabaseError), translated("here"):
        store.database.execute_sql("SELECT nonsense FROM nowhere")
    with pytest.raises(ZeroDivisionError), translated("here"):
        raise ZeroDivisionError


def test_a_file_that_was_emptied_begins_no_new_office(office: Path, open_store: OpenStore) -> None:
    make_daily_copy(office, SystemClock().now())
    office.write_bytes(b"")
    for create in (True, False):
        with pytest.raises(StoreError) as refused:
            open_store(office, create=create)
        assert refused.value.message.id == "store.emptied"
    office.unlink()
    assert customers(open_store(office, create=True)) == 0  # whoever deletes it means it
