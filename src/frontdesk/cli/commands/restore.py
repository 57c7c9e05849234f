"""`frontdesk restore`: an archive takes the database's place again, after it has been verified."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.services.upkeep import restore_from


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "file", type=Path, metavar="FILE")


def run(job: Job) -> int:
    """Bring the archive back."""
    surroundings = job.surroundings
    restored = restore_from(
        backup=job.arguments.file, where=surroundings.database, clock=surroundings.clock()
    )
    aside = str(restored.aside) if restored.aside else None
    if job.terminal.json:
        job.terminal.record(
            {"file": str(job.arguments.file), "database": surroundings.database, "aside": aside}
        )
        return DONE
    job.terminal.line(job.words.text("cli.restore.done", file=str(job.arguments.file)))
    if aside:
        job.terminal.line(job.words.text("cli.restore.aside", file=aside))
    return DONE
