"""The real program is killed while its batch is at a real printer, or half a text is written."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cups_server import OFFICE, CupsServer, wait_until
from tests.journeys.mail_hands import ADDED
from tests.journeys.running import PATIENCE, running
from tests.services.mailroom.letters import many, states
from tests.services.offices import open_desk, sit_at_desk

LETTERS = 5


@pytest.fixture
def with_printer(surroundings: Mapping[str, str], cups: CupsServer) -> Mapping[str, str]:
    """Let the program print on the tests' server, on its office printer unless told otherwise."""
    cups.call("lpadmin", "-d", OFFICE)
    return {**surroundings, "CUPS_SERVER": str(cups.place.socket)}


@pytest.mark.cups
def test_a_window_killed_between_hand_over_and_completion_marks_nothing_and_finds_its_batch(
    with_printer: Mapping[str, str], database: Path, cups: CupsServer
) -> None:
    desk = open_desk(database)
    ids = many(desk, LETTERS)
    desk.store.close()
    with running("print", with_printer, "mail_hands") as printing:
        wait_until((cups.desk / "received").exists)
        printing.send_signal(signal.SIGKILL)
    again = sit_at_desk(database)
    assert set(states(again, ids)) == {"spooling"}  # it may have come out or not
    again.store.close()

    with running("watch", with_printer, "mail_hands") as watching:
        assert watching.stdout is not None
        assert watching.stdout.readline().startswith(f"{LETTERS} letters at The office printer")
        (cups.desk / "go").touch()
        told, complaints = watching.communicate(timeout=PATIENCE)
    assert watching.returncode == 0, complaints
    assert told.strip() == f"To post {LETTERS}"
    afterwards = sit_at_desk(database)
    assert states(afterwards, ids) == ["printed"] * LETTERS
    afterwards.store.close()


def test_half_a_text_survives_a_kill(surroundings: Mapping[str, str], database: Path) -> None:
    open_desk(database).store.close()
    with running("rewrite", surroundings, "mail_hands") as writing:
        assert writing.stdout is not None
        assert writing.stdout.readline().strip() == "kept"
        writing.send_signal(signal.SIGKILL)
    with running("take_up", surroundings, "mail_hands") as going_on:
        told, complaints = going_on.communicate(timeout=PATIENCE)
    assert going_on.returncode == 0, complaints
    assert told.splitlines() == ["Acknowledgement · Letter", ADDED]
