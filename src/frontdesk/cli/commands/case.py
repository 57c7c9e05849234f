"""`frontdesk case`: one case with its timeline and deadlines."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator

from frontdesk.cli.answers import callback_answer, kept_deadline_answer, timeline_answer
from frontdesk.cli.desk import Desk
from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.tables import particulars
from frontdesk.services.callbacks.lists import callbacks_of_case
from frontdesk.services.cases.view import case_view
from frontdesk.services.views import CaseView


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "reference", metavar="REF")


def run(job: Job) -> int:
    """Show the case of a reference."""
    with job.desk() as desk:
        view = case_view(desk.context, reference=job.arguments.reference)
        if job.terminal.json:
            job.terminal.record(_answer(desk, view))
        else:
            _show(job, desk, view)
    return DONE


def _answer(desk: Desk, view: CaseView) -> dict[str, object]:
    return {
        "reference": view.reference,
        "kind": str(view.kind),
        "priority": str(view.priority),
        "status": str(view.status),
        "channel": str(view.channel),
        "subject": view.subject,
        "topic": view.topic,
        "customer": view.customer_name,
        "owner": view.owner,
        "department": view.department,
        "received": desk.iso(view.received),
        "expected_on": view.expected_on.isoformat() if view.expected_on else None,
        "waiting_reason": view.waiting_reason,
        "ended": desk.optional_iso(view.ended),
        "end_reason": view.end_reason,
        "feedback": view.feedback,
        "joined_into": view.joined_into or None,
        "linked": list(view.linked),
        "imported": view.imported,
        "deadlines": [kept_deadline_answer(desk, deadline) for deadline in view.deadlines],
        "callbacks": [
            callback_answer(desk, row) for row in callbacks_of_case(desk.context, reference=view.reference)
        ],
        "timeline": [timeline_answer(desk, entry) for entry in view.timeline],
        "documents": [
            {"name": document.name, "media_type": document.media_type, "at": desk.iso(document.at)}
            for document in view.documents
        ],
        "actions": list(view.actions),
    }


def _show(job: Job, desk: Desk, view: CaseView) -> None:
    terminal, words = job.terminal, desk.words
    terminal.line(f"{view.reference} · {words.text(f'kind.{view.kind}')} · {view.subject}")
    terminal.show(particulars(_particulars(desk, view)))
    terminal.line()
    for deadline in view.deadlines:
        state = words.text(f"state.{deadline.state}")
        steps = " · ".join(words.render(step) for step in deadline.explanation)
        kind = words.text(f"deadline.{deadline.kind}")
        terminal.line(f"{words.instant(deadline.due)}  {kind} · {state}")
        terminal.line(f"    {steps}")
    terminal.line()
    for entry in view.timeline:
        told = " · ".join(part for part in (words.render(entry.title), entry.detail, entry.who) if part)
        terminal.line(f"{words.instant(entry.at)}  {told}")


def _particulars(desk: Desk, view: CaseView) -> Iterator[tuple[str, str]]:
    words = desk.words
    owner = ", ".join(part for part in (view.owner, view.department) if part)
    yield words.text("cli.case.status"), words.text(f"status.{view.status}")
    yield words.text("cli.case.customer"), view.customer_name or words.text("customer.nameless")
    yield words.text("cli.case.received"), words.instant(view.received)
    if owner:
        yield words.text("cli.case.owner"), owner
    if view.expected_on:
        yield words.text("cli.case.expected"), words.date(view.expected_on)
