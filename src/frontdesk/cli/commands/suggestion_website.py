"""`frontdesk suggestions form` and `receive`: the form for the office's website, and its answers."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from frontdesk.cli.job import AT_FAULT, DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.suggestions.papers.web_answers import read_answer_file, take_in
from frontdesk.services.suggestions.papers.web_form import web_form
from frontdesk.services.whole_files import writing_to
from frontdesk.words import languages


def add_form_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of `suggestions form`."""
    line.option(parser, "out", type=Path, metavar="OUT.html")
    line.option(parser, "--language", choices=languages(), default="")
    line.option(parser, "--email", default="", metavar="ADDRESS")


def run_form(job: Job) -> int:
    """Write the form."""
    arguments = job.arguments
    with job.desk() as desk:
        page = web_form(desk.context, language=arguments.language, email=arguments.email)
    with writing_to(arguments.out) as sink:
        sink.write(page.encode())
    if job.terminal.json:
        job.terminal.record({"file": str(arguments.out)})
    else:
        job.terminal.line(str(arguments.out))
    return DONE


def add_receive_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of `suggestions receive`."""
    line.option(parser, "file", type=Path, nargs="+", metavar="FILE")


def run_receive(job: Job) -> int:
    """Write each file's answers into the book; one at fault is told, and the others are still taken in."""
    faults = 0
    with job.desk() as desk:
        for file in job.arguments.file:
            try:
                written = take_in(desk.context, data=read_answer_file(file)).result
            except FrontDeskError as refusal:
                faults += 1
                job.terminal.message(f"{file}: {desk.words.render(refusal.message)}")
                continue
            if job.terminal.json:
                job.terminal.record({"file": str(file), "reference": written.reference})
            else:
                job.terminal.line(f"{file}: {written.reference}")
    return AT_FAULT if faults else DONE
