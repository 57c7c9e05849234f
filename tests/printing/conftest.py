"""A spooler on the tests' own print server, and documents to print."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest

from frontdesk.documents.letters.letter import letters_pdf
from frontdesk.printing.cups import CupsSpooler
from frontdesk.printing.jobs import JobReport, JobState
from tests.cups_server import CupsServer, wait_until
from tests.unit.documents.paper import LETTER


@pytest.fixture
def spooler(cups: CupsServer) -> CupsSpooler:
    """Talk to the tests' server."""
    return CupsSpooler(lambda: cups.place)


@pytest.fixture(scope="session")
def batch() -> bytes:
    """Make a batch of seven letters in one PDF."""
    return letters_pdf([LETTER] * 7)


@pytest.fixture
def document(batch: bytes) -> Callable[[], BytesIO]:
    """Give the batch to be read from its beginning, as often as it is asked for."""
    return lambda: BytesIO(batch)


Reached = Callable[[str, JobState], JobReport]


@pytest.fixture
def reached(spooler: CupsSpooler) -> Reached:
    """Wait until a job is in a state, and return its report then."""

    def wait(job: str, state: JobState) -> JobReport:
        return wait_until(lambda: report if (report := spooler.report(job)).state is state else None)

    return wait
