"""The program is killed with half a call typed; after the next start the text is there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.journeys.hands import LINE, NAME, NUMBER
from tests.services.offices import open_desk

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds, for a machine that has other things to do


@pytest.fixture
def surroundings(tmp_path: Path) -> Mapping[str, str]:
    database = tmp_path / "office.db"
    open_desk(database).store.close()
    return {
        **os.environ,
        "FRONTDESK_DATABASE": str(database),
        "FRONTDESK_HOME": str(tmp_path / "home"),
        "FRONTDESK_USER": "Ana Lind",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }


def test_half_a_call_survives_a_kill(surroundings: Mapping[str, str]) -> None:
    typing = run("type", surroundings)
    assert typing.stdout is not None
    assert typing.stdout.readline().strip() == "kept"
    typing.send_signal(signal.SIGKILL)
    typing.communicate(timeout=PATIENCE)
    resuming = run("resume", surroundings)
    told, complaints = resuming.communicate(timeout=PATIENCE)
    assert resuming.returncode == 0, complaints
    assert json.loads(told) == {"number": NUMBER, "name": NAME, "subject": LINE, "details": ""}


def run(role: str, surroundings: Mapping[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.hands", role],
        env=surroundings,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
