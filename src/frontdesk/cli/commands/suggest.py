"""`frontdesk suggest`: writes entries given as JSON into the suggestion book (POL-06)."""

from __future__ import annotations

from argparse import ArgumentParser

from frontdesk.cli.commands.log import STANDARD_INPUT, given_input, refuse
from frontdesk.cli.desk import Desk
from frontdesk.cli.job import AT_FAULT, DONE, Job
from frontdesk.cli.json_lines import Record, read_records
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.suggestion_records import suggestion_from
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.suggestions.writing import write_suggestion


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "file", nargs="?", default=STANDARD_INPUT, metavar="FILE")


def run(job: Job) -> int:
    """Write entry after entry; what is at fault is answered so, the others are still written."""
    faults = 0
    with given_input(job) as stream, job.desk() as desk:
        for record in read_records(stream):
            try:
                _write(job, desk, record)
            except FrontDeskError as refusal:
                faults += 1
                refuse(job, desk, record, refusal)
    return AT_FAULT if faults else DONE


def _write(job: Job, desk: Desk, record: Record) -> None:
    if record.fault is not None:
        raise record.fault
    entry = suggestion_from(record.value, desk.zone)
    written = write_suggestion(desk.context, entry=entry).result
    if job.terminal.json:
        job.terminal.record({"suggestion": written.reference, "customer": written.customer})
    else:
        job.terminal.line(written.reference)
