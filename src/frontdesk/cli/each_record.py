"""Many records in one input: each is answered, and one at fault leaves the others alone."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from frontdesk.cli.desk import Desk
from frontdesk.cli.job import AT_FAULT, DONE, Job
from frontdesk.cli.json_lines import Record, read_records
from frontdesk.cli.parser import CommandLine
from frontdesk.domain.errors import FrontDeskError

_STANDARD_INPUT = "-"

Write = Callable[[Job, Desk, object], None]
"""Writes what one decoded value describes, and answers it. Raises `FrontDeskError`."""


def add_input(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the file to be read; absent, it is standard input."""
    line.option(parser, "file", nargs="?", default=_STANDARD_INPUT, metavar="FILE")


def each_record(job: Job, write: Write) -> int:
    """Write record after record and return the exit code."""
    faults = 0
    with _given_input(job) as stream, job.desk() as desk:
        for record in read_records(stream):
            try:
                if record.fault is not None:
                    raise record.fault
                write(job, desk, record.value)
            except FrontDeskError as refusal:
                faults += 1
                _refuse(job, desk, record, refusal)
    return AT_FAULT if faults else DONE


def _refuse(job: Job, desk: Desk, record: Record, refusal: FrontDeskError) -> None:
    """Answer a record that is at fault with the reason, the field and the line."""
    error = desk.words.render(refusal.message)
    if job.terminal.json:
        job.terminal.record({"error": error, "field": refusal.field, "line": record.line})
    field = f"({refusal.field})" if refusal.field else ""
    told = desk.words.text("cli.log.fault", line=record.line, field=field, error=error)
    job.terminal.message(told.rstrip())


@contextmanager
def _given_input(job: Job) -> Iterator[BinaryIO]:
    if job.arguments.file == _STANDARD_INPUT:
        yield job.terminal.input
        return
    try:
        stream = Path(job.arguments.file).open("rb")  # noqa: SIM115  closed below
    except OSError as error:
        raise FrontDeskError("cli.cannot_read", field=job.arguments.file, why=error.strerror or "") from error
    with stream:
        yield stream
