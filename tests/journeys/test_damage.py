"""A damaged file and the way back from a copy, in the real program: it ends, and begins anew by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontdesk.store.rotation import make_daily_copy
from tests.journeys.running import PATIENCE, running
from tests.services.contacts import CALL, NGOZI, begin
from tests.services.offices import MONDAY, open_desk, sit_at_desk

MADE = datetime(2026, 11, 23, 12, 5, tzinfo=UTC)


@pytest.fixture
def office(database: Path) -> Path:
    """An office with a case that is in yesterday's copy, and one that came in since."""
    desk = open_desk(database)
    begin(desk, CALL)
    desk.store.close()
    make_daily_copy(database, MADE)
    desk = sit_at_desk(database, at=MONDAY)
    begin(desk, CALL, subject="Came in later")
    desk.store.close()
    return database


def truncate(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:20_000])


def empty(database: Path) -> None:
    database.write_bytes(b"")


def scribble(database: Path) -> None:
    database.write_bytes(b"This was an office once. " * 2_000)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (truncate, "is damaged. Restore the last backup; the damaged file will be kept aside."),
        (empty, "is empty, although there are copies of the office beside it."),
        (scribble, "is not a database. If it used to be one, restore the last backup."),
    ],
)
def test_a_file_that_is_damaged_at_the_start_is_replaced_by_the_last_copy(
    surroundings: Mapping[str, str], office: Path, damage: object, said: str
) -> None:
    assert callable(damage)
    damage(office)
    damaged = office.read_bytes()
    told = run("mend", surroundings)
    assert said in told[0]
    assert told[1].startswith("Bring back the copy of Mon 23 Nov")
    assert told[2].startswith("owed:")
    assert NGOZI.name in told[2]
    (aside,) = office.parent.glob("office-before-restore-*.db")
    assert aside.read_bytes()[: len(damaged)] == damaged or not damaged
    assert subjects(office) == [CALL.subject]


def test_damage_that_is_found_while_the_program_is_open_is_offered_to_be_mended(
    surroundings: Mapping[str, str], office: Path
) -> None:
    damage_a_page(office)
    told = run("find", surroundings)
    assert told[0].startswith("The office’s file is damaged")
    assert told[-1].startswith("owed:")
    assert subjects(office) == [CALL.subject]


def test_a_copy_is_brought_back_from_the_settings(surroundings: Mapping[str, str], office: Path) -> None:
    told = run("bring_back", surroundings)
    assert told[0].startswith("Everything written down since that copy was made")
    assert told[-1].startswith("owed:")
    assert subjects(office) == [CALL.subject]
    (aside,) = office.parent.glob("office-before-restore-*.db")
    assert subjects(aside) == [CALL.subject, "Came in later"]


def run(role: str, surroundings: Mapping[str, str]) -> list[str]:
    """Let hands work the program until it has ended, begun anew and ended again; return what they told."""
    with running(role, surroundings) as program:
        # The program that begins anew has the same output, which only ends with it.
        told, complaints = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0, complaints
    return told.splitlines()


def subjects(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return [subject for (subject,) in connection.execute("SELECT subject FROM cases ORDER BY id")]


def damage_a_page(database: Path) -> None:
    """Write over a page of an index that no start reads."""
    with closing(sqlite3.connect(database)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'case_source_key'"
        ).fetchone()
    content = bytearray(database.read_bytes())
    begin_at = (page - 1) * 4096 + 8
    content[begin_at : begin_at + 52] = b"\xff" * 52
    database.write_bytes(content)
