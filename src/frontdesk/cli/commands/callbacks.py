"""`frontdesk callbacks`: whom the office has promised to call, the most urgent first (CSP-002)."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime

from frontdesk.cli.desk import Desk
from frontdesk.cli.instants import parse_instant
from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.tables import listing
from frontdesk.services.callbacks.lists import open_callbacks
from frontdesk.services.callbacks.views import CallbackRow


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "--at", metavar="T", type=line.instant)


def run(job: Job) -> int:
    """Show every call that is still to be made."""
    with job.desk() as desk:
        rows = open_callbacks(desk.context, at=_at(job, desk)).rows
        if job.terminal.json:
            job.terminal.record([_answer(desk, row) for row in rows])
        elif not rows:
            job.terminal.line(desk.words.text("cli.callbacks.nothing"))
        else:
            headings = [
                desk.words.text(f"cli.callbacks.{column}") for column in ("when", "who", "what", "by")
            ]
            job.terminal.show(listing(headings, (_row(desk, row) for row in rows)))
    return DONE


def _at(job: Job, desk: Desk) -> datetime | None:
    said = job.arguments.at
    return None if said is None else parse_instant(said, desk.zone, field="--at")


def _answer(desk: Desk, row: CallbackRow) -> dict[str, object]:
    return {
        "id": row.id,
        "urgency": str(row.urgency),
        "call_from": desk.iso(row.call_from),
        "call_until": desk.iso(row.call_until),
        "window": f"{desk.iso(row.window_start)}/{desk.iso(row.window_end)}",
        "number": row.number,
        "customer": row.customer_name,
        "case": row.case,
        "about": row.about,
        "person": row.person,
        "department": row.department,
        "attempts": row.attempts,
        "last_outcome": row.last_outcome,
        "purpose": str(row.purpose),
        "language": row.language,
        "timezone": row.timezone,
    }


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
