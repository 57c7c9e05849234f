"""`frontdesk suggest`: writes entries given as JSON into the suggestion book (POL-06)."""

from __future__ import annotations

from argparse import ArgumentParser

from frontdesk.cli.desk import Desk
from frontdesk.cli.each_record import add_input, each_record
from frontdesk.cli.job import Job
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.suggestion_records import suggestion_from
from frontdesk.services.suggestions.writing import write_suggestion


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    add_input(line, parser)


def run(job: Job) -> int:
    """Write entry after entry; what is at fault is answered so, the others are still written."""
    return each_record(job, _write)


def _write(job: Job, desk: Desk, value: object) -> None:
    entry = suggestion_from(value, desk.zone)
    written = write_suggestion(desk.context, entry=entry).result
    if job.terminal.json:
        job.terminal.record({"suggestion": written.reference, "customer": written.customer})
    else:
        job.terminal.line(written.reference)
