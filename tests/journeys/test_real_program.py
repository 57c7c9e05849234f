"""The real program in a process of its own: its first start, and a kill in the middle of a call."""

from __future__ import annotations

import json
import signal
from collections.abc import Mapping
from pathlib import Path

from tests.journeys.hands import ANSWER, LETTER, LINE, NAME, NUMBER, OFFICE, WINDOW
from tests.journeys.running import PATIENCE, running
from tests.services.contacts import CALL, begin
from tests.services.offices import open_desk


def test_the_first_start_sets_an_office_up_and_opens_it(surroundings: Mapping[str, str]) -> None:
    with running("begin", surroundings) as beginning:
        told, complaints = beginning.communicate(timeout=PATIENCE)
    assert beginning.returncode == 0, complaints
    assert told.strip() == OFFICE


def test_half_a_call_survives_a_kill(surroundings: Mapping[str, str], database: Path) -> None:
    open_desk(database).store.close()
    with running("type", surroundings) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline().strip() == "kept"
        typing.send_signal(signal.SIGKILL)
    with running("resume", surroundings) as resuming:
        told, complaints = resuming.communicate(timeout=PATIENCE)
    assert resuming.returncode == 0, complaints
    assert json.loads(told) == {"number": NUMBER, "name": NAME, "subject": LINE, "details": ""}


def test_half_an_answer_survives_a_kill(surroundings: Mapping[str, str], database: Path) -> None:
    desk = open_desk(database)
    begin(desk, CALL)
    desk.store.close()
    with running("answer", surroundings) as writing:
        assert writing.stdout is not None
        assert writing.stdout.readline().strip() == "kept"
        writing.send_signal(signal.SIGKILL)
    with running("go_on", surroundings) as going_on:
        told, complaints = going_on.communicate(timeout=PATIENCE)
    assert going_on.returncode == 0, complaints
    assert told.strip() == ANSWER


def test_half_a_letter_survives_a_kill(surroundings: Mapping[str, str], database: Path) -> None:
    open_desk(database).store.close()
    with running("letter", surroundings) as writing:
        assert writing.stdout is not None
        assert writing.stdout.readline().strip() == "kept"
        writing.send_signal(signal.SIGKILL)
    with running("finish", surroundings) as going_on:
        told, complaints = going_on.communicate(timeout=PATIENCE)
    assert going_on.returncode == 0, complaints
    assert told.strip() == LETTER


def test_half_a_callback_survives_a_kill(surroundings: Mapping[str, str], database: Path) -> None:
    open_desk(database).store.close()
    with running("agree", surroundings) as agreeing:
        assert agreeing.stdout is not None
        assert agreeing.stdout.readline().strip() == "kept"
        agreeing.send_signal(signal.SIGKILL)
    with running("promise", surroundings) as going_on:
        told, complaints = going_on.communicate(timeout=PATIENCE)
    assert going_on.returncode == 0, complaints
    assert json.loads(told) == {"window": WINDOW, "number": NUMBER}
