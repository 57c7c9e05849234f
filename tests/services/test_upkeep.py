"""Checking, backing up and restoring the office."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.domain.errors import StoreError
from frontdesk.services.upkeep import backup_if_due, backup_to, check_database, last_backup, restore_from
from frontdesk.store.models import Case
from frontdesk.store.store import Store
from tests.services.offices import Desk, open_desk
from tests.services.storeroom import add_cases, cases, desk, sqlite_desk

__all__ = ["cases", "desk", "sqlite_desk"]


def test_a_sound_office_has_no_faults(desk: Desk, cases: list[int]) -> None:
    assert cases
    assert check_database(desk.ctx) == ()


def test_an_altered_log_is_a_fault(desk: Desk) -> None:
    desk.store.database.execute_sql("UPDATE events SET actor = 'Somebody'")
    assert {fault.id for fault in check_database(desk.ctx)} == {"check.event"}


def test_a_backup_is_made_remembered_and_restored(desk: Desk, cases: list[int], tmp_path: Path) -> None:
    assert last_backup(desk.ctx) is None
    made = backup_to(desk.ctx, target=tmp_path / "office.backup")
    assert made.size == made.path.stat().st_size > 0
    assert last_backup(desk.ctx) == desk.ctx.clock.now()

    restored = restore_from(backup=made.path, where=tmp_path / "again.db", clock=desk.clock)
    assert restored.aside is None
    again = Store.open(tmp_path / "again.db", clock=desk.clock)
    try:
        assert len(again.rows(Case.select(Case.id))) == len(cases)
    finally:
        again.close()


def test_one_copy_a_day(sqlite_desk: Desk) -> None:
    first = backup_if_due(sqlite_desk.ctx)
    assert first is not None
    assert last_backup(sqlite_desk.ctx) == sqlite_desk.ctx.clock.now()
    sqlite_desk.clock.instant += timedelta(hours=3)
    assert backup_if_due(sqlite_desk.ctx) is None
    sqlite_desk.clock.instant += timedelta(hours=21)
    assert backup_if_due(sqlite_desk.ctx) is not None


def test_a_daily_copy_goes_back(sqlite_desk: Desk) -> None:
    add_cases(sqlite_desk.ctx, 3)
    copy = backup_if_due(sqlite_desk.ctx)
    assert copy is not None
    add_cases_again = sqlite_desk.store.rows(Case.select(Case.id))
    where = sqlite_desk.store.url
    sqlite_desk.store.close()
    restored = restore_from(backup=copy, where=where, clock=sqlite_desk.clock)
    assert restored.aside is not None
    again = Store.open(where, clock=sqlite_desk.clock)
    try:
        assert again.rows(Case.select(Case.id)) == add_cases_again
    finally:
        again.close()


def test_a_server_is_backed_up_by_itself(postgresql_url: str) -> None:
    desk = open_desk(postgresql_url)
    try:
        assert backup_if_due(desk.ctx) is None
    finally:
        desk.store.close()


def test_a_backup_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        backup_to(desk.ctx, target=tmp_path / "none" / "office.backup")
    assert refused.value.message.id == "store.cannot_write_file"
    assert last_backup(desk.ctx) is None
