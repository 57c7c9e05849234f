"""`frontdesk backup`: one self-contained archive, while everybody goes on working."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.services.upkeep import backup_to


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "file", type=Path, metavar="FILE")


def run(job: Job) -> int:
    """Write the archive."""
    with job.database() as context:
        made = backup_to(context, target=job.arguments.file)
    if job.terminal.json:
        job.terminal.record(
            {
                "file": str(made.path),
                "at": made.at.isoformat(timespec="seconds"),
                "bytes": made.size,
                "attachments": made.attachments,
            }
        )
    else:
        job.terminal.line(job.words.text("cli.backup.done", file=str(made.path)))
    return DONE
