"""`frontdesk import`: another system's cases, the visits of a sign-in sheet, a calendar's days."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from frontdesk.cli.desk import Desk
from frontdesk.cli.job import AT_FAULT, DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.services.changes import Done
from frontdesk.services.context import Context
from frontdesk.services.imports.cases import import_cases
from frontdesk.services.imports.report import ImportReport
from frontdesk.services.imports.visits import import_visits


def _holidays(*args: Any, **named: Any) -> Done[ImportReport]:  # noqa: ANN401  handed on as they are
    from frontdesk.services.imports.holidays import import_holidays  # noqa: PLC0415  start-up

    return import_holidays(*args, **named)


def _absences(
    ctx: Context, *, path: Path, dry_run: bool, person: str, **_others: object
) -> Done[ImportReport]:
    from frontdesk.services.imports.absences import import_absences  # noqa: PLC0415  start-up

    return import_absences(ctx, path=path, person=person, dry_run=dry_run)


_WHAT: Mapping[str, Callable[..., Done[ImportReport]]] = {
    "cases": import_cases,
    "visits": import_visits,
    "holidays": _holidays,
    "absences": _absences,
}


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "what", choices=tuple(_WHAT))
    line.option(parser, "file", type=Path, metavar="FILE")
    line.option(parser, "--mapping", type=Path, metavar="M.toml")
    line.option(parser, "--person", metavar="NAME")
    line.option(parser, "--dry-run", action="store_true")


def run(job: Job) -> int:
    """Import the file, telling how far it is; rejected rows make it the input's fault."""
    operation = _WHAT[job.arguments.what]
    if operation is _absences:
        operation = partial(operation, person=job.arguments.person or "")
    return imported(job, operation)


def imported(job: Job, operation: Callable[..., Done[ImportReport]]) -> int:
    """Carry out an import of the file named, and say what became of it."""
    arguments = job.arguments
    with job.desk() as desk:
        report = operation(
            desk.context,
            path=arguments.file,
            mapping=arguments.mapping,
            dry_run=arguments.dry_run,
            progress=lambda done: job.terminal.message(desk.words.text("cli.import.progress", done=done)),
        ).result
        if job.terminal.json:
            job.terminal.record(_answer(desk, report))
        else:
            _show(job, desk, report)
    return AT_FAULT if report.rejected else DONE


def _answer(desk: Desk, report: ImportReport) -> dict[str, Any]:
    rejected = [{"line": row.line, "reason": desk.words.render(row.reason)} for row in report.rejected]
    answer = {"imported": report.imported, "duplicates": report.duplicates, "rejected": rejected}
    if report.changed is not None:
        answer |= {"changed": report.changed, "taken_back": report.taken_back}
    if report.left_out:
        answer["left_out"] = [desk.words.render(why) for why in report.left_out]
    return answer


def _show(job: Job, desk: Desk, report: ImportReport) -> None:
    for why in report.left_out:
        job.terminal.message(desk.words.render(why))
    for row in report.rejected:
        reason = desk.words.render(row.reason)
        job.terminal.message(desk.words.text("cli.import.rejected", line=row.line, reason=reason))
    words = "cli.import.summary" if report.changed is None else "cli.import.days"
    job.terminal.line(
        desk.words.text(
            words,
            imported=report.imported,
            duplicates=report.duplicates,
            rejected=report.refused,
            changed=report.changed,
            taken_back=report.taken_back,
        )
    )
