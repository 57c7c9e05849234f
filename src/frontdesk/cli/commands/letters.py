"""`frontdesk letters`: the PDFs of the letters and postcards that wait to be printed."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from frontdesk.cli.desk import Desk
from frontdesk.cli.job import AT_FAULT, DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.services.correspondence import Printed, print_letters


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "--pending", action="store_true")
    line.option(parser, "--out", type=Path, required=True, metavar="DIR")


def run(job: Job) -> int:
    """Print what waits into the folder; what cannot be printed is told, and stays as it was."""
    out: Path = job.arguments.out
    with job.desk() as desk:
        printed = print_letters(desk.context, out=out).result
        if job.terminal.json:
            job.terminal.record(
                [
                    {"case": letter.case, "way": str(letter.way), "file": str(out / letter.name)}
                    for letter in printed.letters
                ]
            )
        else:
            _show(job, desk, out, printed)
        for refused in printed.refused:
            job.terminal.message(f"{refused.name}: {desk.words.render(refused.why)}")
    return AT_FAULT if printed.refused else DONE


def _show(job: Job, desk: Desk, out: Path, printed: Printed) -> None:
    for letter in printed.letters:
        job.terminal.line(f"{letter.case}  {desk.words.text(f'way.{letter.way}')}  {out / letter.name}")
    if not printed.letters and not printed.refused:
        job.terminal.line(desk.words.text("cli.letters.none"))
