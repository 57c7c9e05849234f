"""`frontdesk callbacks`: whom the office has promised to call, and a calendar of it (CSP-002)."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser
from datetime import datetime
from pathlib import Path

from frontdesk.cli.answers import callback_answer
from frontdesk.cli.desk import Desk
from frontdesk.cli.instants import parse_instant
from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.tables import listing
from frontdesk.domain.errors import NotFoundError
from frontdesk.services.callbacks.lists import open_callbacks
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.services.staff.assignees import find_assignee


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the list, and what can be done with it."""
    line.option(parser, "--person", metavar="NAME")
    line.option(parser, "--at", metavar="T", type=line.instant)
    actions = parser.add_subparsers(dest="action", metavar="[export FILE.ics]", required=False)
    help_ = line.words.text("cli.callbacks.export")
    export = actions.add_parser("export", help=help_, description=help_)
    line.add_common(export)
    line.option(export, "file", type=Path, metavar="FILE.ics")
    line.option(export, "--person", metavar="NAME", default=SUPPRESS)  # it may stand before the word, too


def run(job: Job) -> int:
    """Show every call that is still to be made, or write them all to a calendar file."""
    with job.desk() as desk:
        return _show(job, desk) if job.arguments.action is None else _export(job, desk)


def _show(job: Job, desk: Desk) -> int:
    person = _person(job, desk)
    every = open_callbacks(desk.context, at=_at(job, desk)).rows
    rows = [row for row in every if person is None or row.staff == person]
    if job.terminal.json:
        job.terminal.record([callback_answer(desk, row) for row in rows])
    elif not rows:
        job.terminal.line(desk.words.text("cli.callbacks.nothing"))
    else:
        headings = [desk.words.text(f"cli.callbacks.{column}") for column in ("when", "who", "what", "by")]
        job.terminal.show(listing(headings, (_row(desk, row) for row in rows)))
    return DONE


def _export(job: Job, desk: Desk) -> int:
    from frontdesk.services.calendar_files.callbacks import save_calendar  # noqa: PLC0415  start-up

    target: Path = job.arguments.file
    count = save_calendar(desk.context, target=target, staff=_person(job, desk))
    if job.terminal.json:
        job.terminal.record({"file": str(target), "callbacks": count})
    else:
        job.terminal.line(desk.words.text("cli.callbacks.exported", n=count, file=str(target)))
    return DONE


def _person(job: Job, desk: Desk) -> int | None:
    name = job.arguments.person
    if not name:
        return None
    found = find_assignee(desk.context.store, department="", person=name)
    if found.staff_id is None:
        raise NotFoundError("staff.nobody_called", field="--person", name=name)
    return found.staff_id


def _at(job: Job, desk: Desk) -> datetime | None:
    said = job.arguments.at
    return None if said is None else parse_instant(said, desk.zone, field="--at")


def _row(desk: Desk, row: CallbackRow) -> tuple[str, ...]:
    words = desk.words
    one_day = row.call_from.astimezone(desk.zone).date() == row.call_until.astimezone(desk.zone).date()
    span = "callback.span" if one_day else "callback.span_days"
    window = words.text(span, start=row.call_from, end=row.call_until)
    state = words.text(f"callback.urgency.{row.urgency}")
    who = row.customer_name or words.text("customer.nameless")
    return (
        f"{window}\n{state}",
        "\n".join(part for part in (who, row.number) if part),
        "\n".join(part for part in (row.about, row.case or "") if part),
        ", ".join(part for part in (row.person, row.department) if part),
    )
