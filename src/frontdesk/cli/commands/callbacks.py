"""`frontdesk callbacks`: whom the office has promised to call, and a calendar of it (CSP-002)."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Sequence
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

_EXPORT = "export"


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "export", nargs="*", action=_Export, metavar="export FILE.ics")
    line.option(parser, "--person", metavar="NAME")
    line.option(parser, "--at", metavar="T", type=line.instant)


def run(job: Job) -> int:
    """Show every call that is still to be made, or write them all to a calendar file."""
    with job.desk() as desk:
        if job.arguments.export:
            return _export(job, desk, job.arguments.export)
        rows = open_callbacks(desk.context, at=_at(job, desk)).rows
        if job.terminal.json:
            job.terminal.record([callback_answer(desk, row) for row in rows])
        elif not rows:
            job.terminal.line(desk.words.text("cli.callbacks.nothing"))
        else:
            headings = [
                desk.words.text(f"cli.callbacks.{column}") for column in ("when", "who", "what", "by")
            ]
            job.terminal.show(listing(headings, (_row(desk, row) for row in rows)))
    return DONE


class _Export(Action):
    """Takes nothing, or the word "export" and a file; anything else is wrong usage."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        """Set the file, or None."""
        words = [str(value) for value in values or ()]
        if words and (len(words) != 2 or words[0] != _EXPORT):
            parser.error(f"{parser.prog} {self.metavar}")
        setattr(namespace, self.dest, Path(words[1]) if words else None)


def _export(job: Job, desk: Desk, target: Path) -> int:
    from frontdesk.services.calendar_files.callbacks import save_calendar  # noqa: PLC0415  start-up

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
        raise NotFoundError("staff.nobody", field="--person")
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
