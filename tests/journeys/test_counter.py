"""The counter in the real program: an entry, a kill in the middle of the next, and the way back for staff."""

from __future__ import annotations

import json
import signal
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from frontdesk.services.counter.code import set_code
from frontdesk.services.suggestions.view import suggestion_view
from frontdesk.store.models import Suggestion
from frontdesk.ui.desk import read_desk, write_desk
from tests.journeys.counter_hands import CODE, FIRST, SECOND
from tests.journeys.running import PATIENCE, running
from tests.services.offices import open_desk


def test_a_kill_at_the_counter_leads_back_to_it_and_shows_nobodys_words(
    surroundings: Mapping[str, str], database: Path, tmp_path: Path
) -> None:
    desk = open_desk(database)
    set_code(desk.ctx, code=CODE)
    with running("write", surroundings, "counter_hands") as writing:
        assert writing.stdout is not None
        reference = writing.stdout.readline().strip()
        assert writing.stdout.readline().strip() == "half"
        writing.send_signal(signal.SIGKILL)
    with running("come_back", surroundings, "counter_hands") as again:
        told, complaints = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0, complaints
    at_first, afterwards = map(json.loads, told.splitlines())
    assert at_first == {"seen": ["CounterScreen"], "written": ""}
    assert afterwards == ["Shell"]
    assert suggestion_view(desk.ctx, reference=reference).text == FIRST
    assert len(desk.store.rows(Suggestion.select(Suggestion.id))) == 1
    desk.store.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert FIRST.encode() in kept
    assert SECOND.encode() not in kept  # privacy first: half an entry is not worth the next one's eyes


def test_a_counter_waits_for_a_file_that_is_away_and_then_locked(
    surroundings: Mapping[str, str], database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(database)
    set_code(desk.ctx, code=CODE)
    desk.store.close()
    monkeypatch.setenv("FRONTDESK_HOME", surroundings["FRONTDESK_HOME"])
    write_desk(replace(read_desk(), counter="on"))
    away = database.rename(tmp_path / "away.db")
    with closing(sqlite3.connect(away)) as other, running("wait", surroundings, "counter_hands") as program:
        assert program.stdout is not None
        missing = json.loads(program.stdout.readline())
        assert missing["seen"] == ["WaitingScreen"]
        assert "not where it was" in missing["said"]
        assert not database.exists(), "no new office is begun in its place"
        other.executescript("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
        away.rename(database)
        assert "another program holds" in json.loads(program.stdout.readline())["said"]
        other.close()
        told, complaints = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0, complaints
    assert list(map(json.loads, told.splitlines())) == [{"seen": ["CounterScreen"], "written": ""}, ["Shell"]]
