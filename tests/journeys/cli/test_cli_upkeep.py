"""`frontdesk check`, `backup` and `restore`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.journeys.cli.conftest import Frontdesk, records

CALL: dict[str, object] = {
    "channel": "call",
    "kind": "question",
    "customer": {"name": "Ada"},
    "subject": "When do you close?",
    "outcome": "resolved",
    "answer": "At five.",
}


def test_a_sound_database_is_in_order(office: Frontdesk) -> None:
    office("log", "--json", given=records(CALL))
    assert office("check", "--json").json == {"ok": True, "faults": []}
    assert office("check").output == "The database is in order.\n"


def test_an_altered_past_is_seen(office: Frontdesk, database: Path) -> None:
    office("log", "--json", given=records(CALL))
    with sqlite3.connect(database) as altering:
        altering.execute("UPDATE events SET actor = 'nobody' WHERE sequence = 1")
    altering.close()
    checked = office("check", "--json")
    assert checked.code == 1
    assert not checked.json["ok"]
    assert checked.messages.strip()


def test_a_backup_brings_everything_back(office: Frontdesk, database: Path, tmp_path: Path) -> None:
    reference = office("log", "--json", given=records(CALL)).json["case"]
    archive = tmp_path / "backup.zip"
    assert office("backup", archive, "--json").json["file"] == str(archive)
    later = office("log", "--json", given=records(CALL)).json["case"]

    restored = office("restore", archive, "--json")
    assert restored.code == 0
    assert Path(restored.json["aside"]).exists()
    assert office("case", reference, "--json").code == 0
    assert office("case", later).code == 1
    assert office("check").code == 0


def test_a_damaged_backup_is_refused_and_nothing_is_lost(office: Frontdesk, tmp_path: Path) -> None:
    reference = office("log", "--json", given=records(CALL)).json["case"]
    archive = tmp_path / "backup.zip"
    office("backup", archive)
    archive.write_bytes(archive.read_bytes()[:-100])
    assert office("restore", archive).code == 1
    assert office("restore", tmp_path / "none.zip").code == 1
    assert office("case", reference).code == 0


def test_what_is_no_database_is_refused(frontdesk: Frontdesk, database: Path) -> None:
    database.write_bytes(b"This is a letter." * 100)
    for command in ("check", "due"):
        ran = frontdesk(command)
        assert ran.code == 1
        assert str(database) in ran.messages
