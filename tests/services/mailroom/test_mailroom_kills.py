"""SIGKILL at any instant of printing: nothing is half done, and everything can go on afterwards."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.domain.kinds import CorrespondenceState, PrintJobState
from frontdesk.services.attachments import open_document
from frontdesk.services.correspondence import (
    mark_printed,
    mark_printed_until,
    open_jobs,
    release_abandoned,
)
from frontdesk.store.health import faults_of
from tests.services.mailroom.letters import found, made, many, print_job_of, states, waiting
from tests.services.offices import Desk

ROOT = Path(__file__).parents[3]
LETTERS = 24

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


def start(desk: Desk, folder: Path, role: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, "-m", "tests.services.mailroom.printing_desk"]
    return subprocess.Popen(
        [*command, desk.store.url, str(folder), role], stdout=subprocess.PIPE, text=True, env=environment
    )


def kill_after(printing: subprocess.Popen[str], step: int, spins: int) -> bool:
    """Kill a desk a moment after it has come so far; return whether it had done everything by then."""
    assert printing.stdout is not None
    for line in printing.stdout:
        if line.strip() == "made" or int(line) >= step:
            break
    for _ in range(spins):
        os.getpid()  # some microseconds, so that the kill comes anywhere
    printing.send_signal(signal.SIGKILL)
    rest = printing.stdout.read()
    printing.stdout.close()
    printing.wait()
    return "made" in rest or (step >= LETTERS and "made" in rest)


def resume(desk: Desk) -> None:
    """Let wait again whatever a killed desk had claimed."""
    desk.clock.instant += timedelta(minutes=11)
    release_abandoned(desk.ctx)
    for job in open_jobs(desk.ctx):
        mark_printed_until(desk.ctx, job=job.id, sheet=0)


@pytest.mark.parametrize("seed", range(3))
def test_a_desk_that_is_killed_while_it_draws_leaves_every_letter_to_be_printed(
    desk: Desk, tmp_path: Path, seed: int
) -> None:
    ids = many(desk, LETTERS)
    chance = random.Random(seed)
    for _ in range(2):
        kill_after(start(desk, tmp_path, "make"), chance.randint(0, LETTERS), chance.randint(0, 40_000))
        assert set(states(desk, ids)) <= {"pending", "spooling"}
        for job in open_jobs(desk.ctx):
            assert job.state in (PrintJobState.MAKING, PrintJobState.SENT)
            assert job.state is not PrintJobState.SENT or (tmp_path / "batch.pdf").exists()
        resume(desk)
        assert set(states(desk, ids)) == {"pending"}
    print_job_of(desk, ids, tmp_path)
    assert set(states(desk, ids)) == {"printed"}
    assert faults_of(desk.store) == ()


@pytest.mark.parametrize("spins", [0, 20_000, 200_000])
def test_a_desk_that_is_killed_while_it_marks_goes_on_where_it_was(
    desk: Desk, tmp_path: Path, spins: int
) -> None:
    ids = many(desk, LETTERS)
    job = made(desk, ids, tmp_path)
    done = kill_after(start(desk, tmp_path, "mark"), 0, spins)
    assert set(states(desk, ids)) <= ({"printed"} if done else {"printed", "spooling"})
    for id_ in waiting(desk, CorrespondenceState.PRINTED):
        document = found(desk, id_).document
        assert document is not None
        assert open_document(desk.ctx, document=document).data.startswith(b"%PDF")
    if open_jobs(desk.ctx):
        mark_printed(desk.ctx, job=job.id)
    assert set(states(desk, ids)) == {"printed"}
    assert len({found(desk, id_).document for id_ in ids}) == LETTERS
    assert (faults_of(desk.store), desk.store.events.verify()) == ((), [])


def test_a_desk_that_is_killed_while_it_fills_a_folder_marks_nothing_that_is_not_there(
    desk: Desk, tmp_path: Path
) -> None:
    ids = many(desk, LETTERS)
    kill_after(start(desk, tmp_path, "folder"), 9, 500)
    printed = waiting(desk, CorrespondenceState.PRINTED)
    assert len(printed) >= 9
    for id_ in printed:
        document = found(desk, id_).document
        assert document is not None
        kept = open_document(desk.ctx, document=document)
        assert (tmp_path / kept.view.name).read_bytes() == kept.data
    assert set(states(desk, [id_ for id_ in ids if id_ not in printed])) == {"pending"}
