"""Every released schema is upgraded to today's, which is the one of the live models."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import peewee
import pytest

from frontdesk.domain.errors import StoreError
from frontdesk.store import models, schema
from frontdesk.store.connection import OfficeDatabase, database_at
from frontdesk.store.copying import backups_folder
from frontdesk.store.health import faults_of
from frontdesk.store.models import Absence, Case, Correspondence, Customer, Staff
from frontdesk.store.schema import steps
from frontdesk.store.store import Store
from tests.store.conftest import OpenStore
from tests.store.golden.make import FOLDER, fill, golden, unpack

STEP = "9999_from_the_future"
ADDS_A_COLUMN = """
from peewee import TextField

def up(migrator, db):
    migrator.migrate(migrator.add_column("customers", "pronouns", TextField(default="")))
"""
REBUILDS_A_TABLE = """
from peewee import CharField

def up(migrator, db):
    migrator.migrate(migrator.alter_column_type("customers", "name", CharField(default="")))
"""
FAILS = ADDS_A_COLUMN + '    db.execute_sql("SELECT nonsense FROM nowhere")\n'
BREAKS_LINKS = """
def up(migrator, db):
    db.execute_sql("DELETE FROM customers")
"""

AddStep = Callable[[str], None]


@pytest.fixture
def add_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AddStep:
    """Let the program be one step newer than it is."""
    folder = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))

    def add(script: str) -> None:
        (folder / f"{STEP}.py").write_text(script)
        monkeypatch.setattr(schema, "MIGRATIONS", folder)

    return add


def refusal(where: object, open_store: OpenStore) -> str:
    with pytest.raises(StoreError) as refused:
        open_store(where, create=False)
    return refused.value.message.id


def test_every_step_has_its_golden_database() -> None:
    assert [path.name for path in sorted(FOLDER.glob("*.gz"))] == [golden(step).name for step in steps()], (
        "a step that is released leaves a database in tests/store/golden: python -m tests.store.golden.make"
    )


@pytest.mark.parametrize("step", steps())
def test_a_released_database_is_upgraded_and_works(step: str, tmp_path: Path, open_store: OpenStore) -> None:
    store = open_store(unpack(step, tmp_path / "office.db"), create=False)
    assert store.rows(Case.select(Case.reference).order_by(Case.id)) == [("26-00001-0",), ("26-00002-0",)]
    assert [hit.title for hit in store.search.query("zoe invo", limit=5)] == ["A copy of invoice 7"] * 2
    assert faults_of(store) == ()
    with store.transaction():
        store.insert(Customer, name="New", created=0)


@pytest.mark.parametrize("step", steps())
def test_a_released_database_gets_the_schema_of_a_new_one(
    step: str, tmp_path: Path, open_store: OpenStore
) -> None:
    old = open_store(unpack(step, tmp_path / "old.db"), create=False)
    new = open_store(tmp_path / "new.db")
    assert described(old.database) == described(new.database)


def test_the_steps_make_the_tables_of_the_live_models(any_store_url: str, open_store: OpenStore) -> None:
    migrated = described(open_store(any_store_url).database)
    assert migrated == live_models(any_store_url)


def live_models(url: str) -> dict[str, Any]:
    """Return what peewee would make of the live models, in a database of the same dialect."""
    if url.startswith("postgresql"):
        with Closing(database_at(url)) as database:
            for model in reversed(models.ALL):
                database.execute_sql(f'DROP TABLE "{model._meta.table_name}" CASCADE')
            return created(database)
    with Closing(database_at(url + ".live")) as database:
        return created(database)


class Closing:
    """Closes a database at the end."""

    def __init__(self, database: OfficeDatabase) -> None:
        self.database = database

    def __enter__(self) -> OfficeDatabase:
        return self.database

    def __exit__(self, *_: object) -> None:
        self.database.connections.close_all()
        self.database.dispose()


def created(database: OfficeDatabase) -> dict[str, Any]:
    with database.bind_ctx(models.ALL, bind_refs=False, bind_backrefs=False):
        database.create_tables(models.ALL)
    return described(database)


def described(database: OfficeDatabase) -> dict[str, Any]:
    """Return columns, indexes and links of all tables of the models."""
    return {model._meta.table_name: described_table(database, model._meta.table_name) for model in models.ALL}


def described_table(database: OfficeDatabase, table: str) -> dict[str, Any]:
    only_postgresql = "words"  # what PostgreSQL searches: beside the models
    columns = [c for c in database.get_columns(table) if c.name != only_postgresql]
    indexes = [i for i in database.get_indexes(table) if i.columns != [only_postgresql]]
    links = database.get_foreign_keys(table)
    return {
        "columns": sorted((c.name, c.data_type, c.null, c.primary_key) for c in columns),
        "indexes": sorted((tuple(i.columns), i.unique) for i in indexes),
        "links": sorted((link.column, link.dest_table, link.dest_column) for link in links),
    }


A_LETTER = """
INSERT INTO correspondence (case_id, customer_id, kind, way, layout, language, state, context, created)
VALUES (1, 1, 'acknowledgement', 'letter', '', 'en', 'pending', '{}', 0)
"""


def test_0002_knows_what_the_letters_of_before_settle(tmp_path: Path, open_store: OpenStore) -> None:
    before = unpack("0001_the_desk", tmp_path / "office.db")
    with closing(sqlite3.connect(before)) as old, old:
        old.execute(A_LETTER)
    store = open_store(before, create=False)
    row = store.one(
        Correspondence.select(
            Correspondence.state,
            Correspondence.settles,
            Correspondence.text,
            Correspondence.enclosures,
            Correspondence.version,
        )
    )
    assert row == ("pending", "acknowledge", None, [], 1)
    assert faults_of(store) == ()


CALLS_MADE = """
INSERT INTO callbacks (id, interaction_id, number, window_start, window_end, about, attempts, done, outcome)
VALUES (1, 1, '+1 555 010 4477', 1000, 2000, 'Invoice 7', 1, 1500, 'Will be in all day.'),
       (2, 1, '', 1000, 2000, '', 0, NULL, '')
"""


def test_0004_knows_what_came_of_the_calls_of_before(tmp_path: Path, open_store: OpenStore) -> None:
    before = unpack("0003_templates", tmp_path / "office.db")
    with closing(sqlite3.connect(before)) as old, old:
        old.execute(CALLS_MADE)
    store = open_store(before, create=False)
    run = store.database.execute_sql
    made = run("SELECT outcome, call_from, call_until, tried, agreed FROM callbacks ORDER BY id").fetchall()
    contact = run("SELECT at FROM interactions WHERE id = 1").fetchone()[0]
    assert made == [("reached", 1000, 2000, 1500, contact), ("", 1000, 2000, None, contact)]
    tries = run("SELECT callback_id, outcome, note, in_time FROM callback_attempts").fetchall()
    assert tries == [(1, "reached", "Will be in all day.", 1)]
    assert faults_of(store) == ()


def test_0007_keeps_the_absence_that_everybody_could_have(tmp_path: Path, open_store: OpenStore) -> None:
    before = unpack("0006_letters_that_wait", tmp_path / "office.db")
    away = [("Mei", "2026-11-20", "2026-12-04"), ("Ana", None, "2999-12-31"), ("Jon", "2026-11-20", None)]
    with closing(sqlite3.connect(before)) as old, old:
        old.executemany(
            "INSERT INTO staff (name, name_key, away_from, away_until, email, title, active, confirmed)"
            " VALUES (?, 'x', ?, ?, '', '', 1, 1)",
            away,
        )
    store = open_store(before, create=False)
    query = Absence.select(Staff.name, Absence.last_day, Absence.deputy).join(
        Staff, on=(Absence.staff == Staff.id)
    )
    assert store.rows(query.order_by(Absence.id)) == [
        ("Mei", date(2026, 12, 4), None),
        ("Ana", date(2999, 12, 31), None),
    ]
    assert faults_of(store) == ()


@pytest.mark.parametrize("script", [ADDS_A_COLUMN, REBUILDS_A_TABLE])
def test_an_upgrade_keeps_everything_and_copies_the_file_before(
    sqlite_url: str, open_store: OpenStore, add_step: AddStep, script: str
) -> None:
    old = open_store(sqlite_url)
    fill(old)
    old.close()
    add_step(script)
    new = open_store(sqlite_url, create=False)
    assert faults_of(new) == ()
    assert new.value(Case.select(peewee.fn.COUNT(Case.id)).where(Case.customer == 1)) == 2
    (copy,) = backups_folder(Path(sqlite_url)).iterdir()
    with closing(sqlite3.connect(copy)) as before:
        assert before.execute("SELECT count(*) FROM cases").fetchone() == (2,)
        assert before.execute("SELECT max(name) FROM schema_migration").fetchone() == (steps()[-2],)


def test_an_upgrade_works_on_a_server(postgresql_url: str, open_store: OpenStore, add_step: AddStep) -> None:
    fill(open_store(postgresql_url))
    add_step(ADDS_A_COLUMN)
    upgraded = open_store(postgresql_url, create=False)
    assert "pronouns" in {column.name for column in upgraded.database.get_columns("customers")}


@pytest.mark.parametrize("script", [FAILS, BREAKS_LINKS])
def test_an_upgrade_that_fails_leaves_the_database_as_it_was(
    sqlite_url: str, open_store: OpenStore, add_step: AddStep, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    old = open_store(sqlite_url)
    fill(old)
    before = described(old.database)
    old.close()
    add_step(script)
    with pytest.raises((StoreError, peewee.DatabaseError)):
        open_store(sqlite_url)
    monkeypatch.undo()
    again = open_store(sqlite_url, create=False)
    assert described(again.database) == before
    assert faults_of(again) == ()
    assert again.value(Customer.select(peewee.fn.COUNT(Customer.id))) == 1


def newer(url: str, open_store: OpenStore, add_step: AddStep, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context():
        add_step(ADDS_A_COLUMN)
        open_store(url).close()
    monkeypatch.undo()


def test_a_newer_database_is_refused(
    any_store_url: str, open_store: OpenStore, add_step: AddStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer(any_store_url, open_store, add_step, monkeypatch)
    assert refusal(any_store_url, open_store) == "store.newer"


def test_a_history_that_is_not_ours_is_refused(any_store_url: str, open_store: OpenStore) -> None:
    store: Store = open_store(any_store_url)
    store.database.execute_sql(
        "UPDATE schema_migration SET name = '0001_somebody_elses' WHERE name = '0001_the_desk'"
    )
    assert refusal(any_store_url, open_store) == "store.foreign_history"


def test_a_database_without_one_of_its_tables_is_damaged(any_store_url: str, open_store: OpenStore) -> None:
    store: Store = open_store(any_store_url)
    store.database.execute_sql("DROP TABLE notes")
    assert refusal(any_store_url, open_store) == "store.damaged"


def test_steps_never_import_the_program() -> None:
    for path in schema.MIGRATIONS.glob("[0-9]*.py"):
        assert "frontdesk" not in path.read_text()
