"""`frontdesk check`: verifies the database down to its last page."""

from __future__ import annotations

from argparse import ArgumentParser

from frontdesk.cli.job import AT_FAULT, DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.services.upkeep import check_database


def add_options(_line: CommandLine, _parser: ArgumentParser) -> None:
    """Add no options: everything is checked."""


def run(job: Job) -> int:
    """Tell everything that is wrong with the database."""
    with job.database() as context:
        faults = [job.words.render(fault) for fault in check_database(context)]
    if job.terminal.json:
        job.terminal.record({"ok": not faults, "faults": faults})
    for fault in faults:
        job.terminal.message(fault)
    if not job.terminal.json:
        job.terminal.line(job.words.text("cli.check.faults" if faults else "cli.check.clean"))
    return AT_FAULT if faults else DONE
