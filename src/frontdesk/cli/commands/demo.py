"""`frontdesk demo`: a demonstration office, one day of it, and what it leaves on paper and on screen."""

from __future__ import annotations

import os
import shutil
from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from frontdesk.cli.desk import Desk, desk_of
from frontdesk.cli.environment import has_display
from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.typed import to_type
from frontdesk.domain.due import DueGroup
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.demo.office import demonstration
from frontdesk.services.demo.papers import Papers, write_papers
from frontdesk.services.lists.case_filter import CaseFilter
from frontdesk.services.lists.cases import count_cases
from frontdesk.services.owed.today import owed

_FOLDER = Path("frontdesk-demo")
_DATABASE = "demonstration.db"


@dataclass(frozen=True, slots=True)
class Pictures:
    """How many pictures were taken, or why there are none."""

    count: int
    why_not: str = ""


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    line.option(parser, "--out", type=Path, default=_FOLDER, metavar="DIR")


def run(job: Job) -> int:
    """Make the office anew, live its day, write the papers, take the pictures, and tell what there is."""
    out: Path = job.arguments.out
    database = _emptied(out) / _DATABASE
    with demonstration(database) as shown:
        desk = desk_of(shown.context)
        try:
            papers = write_papers(shown.context, out)
        except OSError as error:
            raise _cannot_write(error) from error
        pictures = _take_pictures(job, out / "screens")
        if job.terminal.json:
            job.terminal.record(_answer(desk, database, papers, pictures))
        else:
            _tell(job, desk, out, papers, pictures)
    return DONE


def _emptied(out: Path) -> Path:
    """Return the folder without an earlier demonstration's database."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for left in out.glob(f"{_DATABASE}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    except OSError as error:
        raise _cannot_write(error) from error
    return out


def _cannot_write(error: OSError) -> FrontDeskError:
    return FrontDeskError("cli.cannot_write", field="--out", why=error.strerror or str(error))


def _take_pictures(job: Job, folder: Path) -> Pictures:
    if job.pictures is None:
        return Pictures(0)
    job.terminal.message(job.words.text("cli.demo.taking_pictures"))
    try:
        return Pictures(job.pictures(folder))
    except OSError as error:
        return Pictures(0, str(error))


def _answer(desk: Desk, database: Path, papers: Papers, pictures: Pictures) -> dict[str, object]:
    return {
        "database": str(database),
        "now": desk.iso(desk.context.clock.now()),
        "letters": [str(letter) for letter in papers.letters],
        "reports": [str(report) for report in papers.reports],
        "pictures": pictures.count,
    }


def _tell(job: Job, desk: Desk, out: Path, papers: Papers, pictures: Pictures) -> None:
    say, tell = desk.words.text, job.terminal.line
    due = owed(desk.context)
    now = desk.context.clock.now()
    tell(say("demo.summary.office", name=desk.office.name, at=now))
    tell(
        say(
            "demo.summary.kept",
            cases=count_cases(desk.context, CaseFilter()),
            owed=due.total,
            overdue=due.counts.get(DueGroup.OVERDUE, 0),
        )
    )
    tell(say("demo.summary.letters", count=len(papers.letters), folder=str(out / "letters")))
    tell(say("demo.summary.reports", count=len(papers.reports), folder=str(out / "reports")))
    if pictures.why_not:
        job.terminal.message(say("demo.summary.no_pictures", why=pictures.why_not))
    else:
        tell(say("demo.summary.pictures", count=pictures.count, folder=str(out / "screens")))
    tell(say("demo.summary.open", command=_way_in(now.astimezone(desk.zone), out / _DATABASE)))


def _way_in(now: datetime, database: Path) -> str:
    """Return what to type to look around in the office: without a display, what is owed in it."""
    arguments = ["--database", str(database)]
    # The set-up lets the pictures be taken without a display, in which nobody could look around.
    if not has_display({name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}):
        arguments.insert(0, "due")
    return to_type(arguments, {"FRONTDESK_NOW": now.strftime("%Y-%m-%dT%H:%M")})
