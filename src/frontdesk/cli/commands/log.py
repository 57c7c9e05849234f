"""`frontdesk log`: records contacts given as JSON, each answered on a line of its own."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime

from frontdesk.cli.answers import logged_answer
from frontdesk.cli.desk import Desk
from frontdesk.cli.each_record import add_input, each_record
from frontdesk.cli.job import Job
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.records import contact_from
from frontdesk.services.callbacks.saying import say_window
from frontdesk.services.customers.page import language_of
from frontdesk.services.intake.log import log_contact


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    add_input(line, parser)


def run(job: Job) -> int:
    """Record contact after contact; what is at fault is answered so, the others are still recorded."""
    return each_record(job, _log)


def _log(job: Job, desk: Desk, value: object) -> None:
    contact = contact_from(value, desk.zone, lambda *said: _said_window(desk, *said))
    logged = log_contact(desk.context, contact=contact).result
    language = contact.customer.language or language_of(desk.context, logged.customer)
    answer = logged_answer(desk, logged, language)
    if job.terminal.json:
        job.terminal.record(answer)
    else:
        reference = logged.case or desk.words.text("cli.log.just_a_contact")
        job.terminal.line(" · ".join(part for part in (reference, str(answer["say"] or "")) if part))


def _said_window(desk: Desk, text: str, timezone: str, at: datetime | None) -> tuple[datetime, datetime]:
    language = desk.words.language
    window = say_window(desk.context, text=text, language=language, timezone=timezone, at=at)
    return window.start, window.end
