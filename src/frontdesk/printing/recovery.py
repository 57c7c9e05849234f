"""What became of a job of an earlier run of the program."""

from __future__ import annotations

from frontdesk.printing.jobs import JobReport
from frontdesk.printing.spooler import Spooler


def resolve(spooler: Spooler, *, job: str, title: str) -> JobReport:
    """Return how far a job is that was handed over before the program ended, however it ended.

    `job` is its id, or nothing where the program ended before it learnt it: then it is looked for by its
    title, which must be one of a kind. `LOST` is a job that never arrived or is forgotten. Raises
    `UnreachableError`.
    """
    return spooler.report(job or spooler.find(title) or "")
