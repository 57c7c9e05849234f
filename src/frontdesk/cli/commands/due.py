"""`frontdesk due`: what is owed, soonest first; the list that Today shows."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime

from frontdesk.cli.desk import Desk
from frontdesk.cli.instants import parse_instant
from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.tables import listing
from frontdesk.domain.due import DueView
from frontdesk.services.owed.item import OwedItem
from frontdesk.services.owed.today import owed
from frontdesk.services.rules import rules


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "--at", metavar="T", type=line.instant)


def run(job: Job) -> int:
    """Show everything that is owed."""
    with job.desk() as desk:
        at = _at(job, desk)
        items = owed(desk.context, at=at).items
        if job.terminal.json:
            job.terminal.record([_answer(desk, item, at) for item in items])
        elif not items:
            job.terminal.line(desk.words.text("cli.due.nothing"))
        else:
            _show(job, desk, items, at)
    return DONE


def _at(job: Job, desk: Desk) -> datetime:
    if job.arguments.at is None:
        return desk.context.clock.now()
    return parse_instant(job.arguments.at, desk.zone, field="--at")


def _answer(desk: Desk, item: OwedItem, at: datetime) -> dict[str, object]:
    return {
        "case": item.case,
        "suggestion": item.suggestion,
        "kind": str(item.kind),
        "due": desk.iso(item.due),
        "overdue": item.due < at,
        "provisions": list(item.provisions),
        "why": desk.words.render(item.why),
        "action": item.action,
        "case_kind": item.case_kind,
        "priority": item.priority,
        "subject": item.subject,
        "customer": item.customer_name,
        "number": item.number,
        "owner": item.owner,
        "department": item.department,
        "promised": item.promised,
    }


def _show(job: Job, desk: Desk, items: tuple[OwedItem, ...], at: datetime) -> None:
    say = desk.words.text
    view = DueView.at(at, rules(desk.context).calendar)
    headings = [say(f"cli.due.{column}") for column in ("when", "who", "what", "why", "owner")]
    job.terminal.show(listing(headings, (_row(desk, item, view) for item in items)))


def _row(desk: Desk, item: OwedItem, view: DueView) -> tuple[str, ...]:
    words = desk.words
    who = item.customer_name or words.text("customer.nameless")
    return (
        words.render(view.countdown(item.due).message),
        "\n".join(part for part in (who, item.case or item.suggestion or "") if part),
        "\n".join(part for part in (words.text(f"deadline.{item.kind}"), item.subject) if part),
        " · ".join(part for part in (words.render(item.why), *item.provisions[:1]) if part),
        ", ".join(part for part in (item.owner, item.department) if part),
    )
