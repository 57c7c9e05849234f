"""`frontdesk suggestions export`: the suggestion book as a table for spreadsheets."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.services.suggestions.export import export_suggestions


def add_export_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of `suggestions export`."""
    line.option(parser, "out", type=Path, metavar="OUT.csv")


def run_export(job: Job) -> int:
    """Save what stands on the board and may be printed, the newest first."""
    out: Path = job.arguments.out
    with job.desk() as desk:
        saved = export_suggestions(desk.context, target=out)
        told = {"entries": saved.entries, "withheld": saved.withheld}
        if job.terminal.json:
            job.terminal.record({"file": str(out), **told})
        else:
            job.terminal.line(f"{out}: {desk.words.text('suggestion.exported', **told)}")
    return DONE
