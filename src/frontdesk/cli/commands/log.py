"""`frontdesk log`: records contacts given as JSON, each answered on a line of its own."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from frontdesk.cli.answers import logged_answer
from frontdesk.cli.desk import Desk
from frontdesk.cli.job import AT_FAULT, DONE, Job
from frontdesk.cli.json_lines import Record, read_records
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.records import contact_from
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.callbacks.saying import say_window
from frontdesk.services.customers.page import language_of
from frontdesk.services.intake.log import log_contact

STANDARD_INPUT = "-"


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "file", nargs="?", default=STANDARD_INPUT, metavar="FILE")


def run(job: Job) -> int:
    """Record contact after contact; what is at fault is answered so, the others are still recorded."""
    faults = 0
    with given_input(job) as stream, job.desk() as desk:
        for record in read_records(stream):
            try:
                _log(job, desk, record)
            except FrontDeskError as refusal:
                faults += 1
                refuse(job, desk, record, refusal)
    return AT_FAULT if faults else DONE


def _log(job: Job, desk: Desk, record: Record) -> None:
    if record.fault is not None:
        raise record.fault
    contact = contact_from(record.value, desk.zone, lambda *said: _said_window(desk, *said))
    logged = log_contact(desk.context, contact=contact).result
    language = contact.customer.language or language_of(desk.context, logged.customer)
    answer = logged_answer(desk, logged, language)
    if job.terminal.json:
        job.terminal.record(answer)
    else:
        reference = logged.case or desk.words.text("cli.log.just_a_contact")
        job.terminal.line(" · ".join(part for part in (reference, str(answer["say"] or "")) if part))


def refuse(job: Job, desk: Desk, record: Record, refusal: FrontDeskError) -> None:
    """Answer a record that is at fault with the reason, the field and the line."""
    error = desk.words.render(refusal.message)
    if job.terminal.json:
        job.terminal.record({"error": error, "field": refusal.field, "line": record.line})
    field = f"({refusal.field})" if refusal.field else ""
    told = desk.words.text("cli.log.fault", line=record.line, field=field, error=error)
    job.terminal.message(told.rstrip())


def _said_window(desk: Desk, text: str, timezone: str, at: datetime | None) -> tuple[datetime, datetime]:
    language = desk.words.language
    window = say_window(desk.context, text=text, language=language, timezone=timezone, at=at)
    return window.start, window.end


@contextmanager
def given_input(job: Job) -> Iterator[BinaryIO]:
    """Give what is to be read: the file that was named, or standard input. Raises `FrontDeskError`."""
    if job.arguments.file == STANDARD_INPUT:
        yield job.terminal.input
        return
    try:
        stream = Path(job.arguments.file).open("rb")  # noqa: SIM115  closed below
    except OSError as error:
        raise FrontDeskError("cli.cannot_read", field=job.arguments.file, why=error.strerror or "") from error
    with stream:
        yield stream
