"""`frontdesk letters`: the PDFs of the letters and postcards that wait to be printed, and the e-mails."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from frontdesk.cli.desk import Desk
from frontdesk.cli.job import AT_FAULT, DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.services.context import Context
from frontdesk.services.correspondence import print_letters
from frontdesk.services.correspondence.folders import Filed, Folder, print_batches, write_emails

_NO_CASE = "–"


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "--pending", action="store_true")
    line.option(parser, "--out", type=Path, required=True, metavar="DIR")
    line.option(parser, "--batch", action="store_true")
    line.option(parser, "--emails", action="store_true")


def run(job: Job) -> int:
    """Print what waits into the folder; what cannot be printed is told, and stays as it was."""
    out: Path = job.arguments.out
    with job.desk() as desk:
        context = desk.context
        folder = print_batches(context, out=out).result if job.arguments.batch else _each(context, out)
        if job.arguments.emails:
            folder += write_emails(context, out=out)
        if job.terminal.json:
            job.terminal.record(
                [
                    {"case": filed.case, "way": str(filed.way), "file": str(filed.file)}
                    for filed in folder.files
                ]
            )
        else:
            _show(job, desk, folder)
        for refused in folder.refused:
            job.terminal.message(f"{refused.name}: {desk.words.render(refused.why)}")
    return AT_FAULT if folder.refused else DONE


def _each(context: Context, out: Path) -> Folder:
    printed = print_letters(context, out=out).result
    files = tuple(Filed(letter.case, letter.way, out / letter.name) for letter in printed.letters)
    return Folder(files, printed.refused)


def _show(job: Job, desk: Desk, folder: Folder) -> None:
    for filed in folder.files:
        job.terminal.line(f"{filed.case or _NO_CASE}  {desk.words.text(f'way.{filed.way}')}  {filed.file}")
    if not folder.files and not folder.refused:
        job.terminal.line(desk.words.text("cli.letters.none"))
