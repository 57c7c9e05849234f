"""`frontdesk log`: records contacts given as JSON, each answered on a line of its own."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import datetime

from frontdesk.cli.answers import logged_answer
from frontdesk.cli.desk import Desk
from frontdesk.cli.each_record import add_input, each_record
from frontdesk.cli.job import Job
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.records import contact_from
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.callbacks.saying import say_window
from frontdesk.services.customers.page import language_of
from frontdesk.services.intake.log import log_contact

_ENDS = ("callback.window_start", "callback.window_end")


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    add_input(line, parser)


def run(job: Job) -> int:
    """Record contact after contact; what is at fault is answered so, the others are still recorded."""
    return each_record(job, _log)


def _log(job: Job, desk: Desk, value: object) -> None:
    contact = contact_from(value, desk.zone, lambda *said: _said_window(desk, *said))
    try:
        logged = log_contact(desk.context, contact=contact).result
    except FrontDeskError as refusal:
        raise _of_record(refusal, value) from refusal
    language = contact.customer.language or language_of(desk.context, logged.customer)
    answer = logged_answer(desk, logged, language)
    if job.terminal.json:
        job.terminal.record(answer)
    else:
        reference = logged.case or desk.words.text("cli.log.just_a_contact")
        job.terminal.line(" · ".join(part for part in (reference, str(answer["say"] or "")) if part))


def _of_record(refusal: FrontDeskError, value: object) -> FrontDeskError:
    """Return a refusal in the words of whoever wrote the record: by its members, and how to write them."""
    if refusal.message.id == "contact.callback_by_whom":
        return FrontDeskError("input.callback_by_whom", field=refusal.field)
    callback = value.get("callback") if isinstance(value, Mapping) else None
    if refusal.field in _ENDS and isinstance(callback, Mapping) and callback.get("window"):
        return FrontDeskError(refusal.message.id, field="callback.window", **refusal.message.params)
    return refusal


def _said_window(desk: Desk, text: str, timezone: str, at: datetime | None) -> tuple[datetime, datetime]:
    language = desk.words.language
    window = say_window(desk.context, text=text, language=language, timezone=timezone, at=at)
    return window.start, window.end
