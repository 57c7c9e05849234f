"""`frontdesk office`: shows or sets the office's particulars."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import asdict, fields

from frontdesk.cli.asked import Asked
from frontdesk.cli.desk import desk_of
from frontdesk.cli.job import DONE, Job
from frontdesk.cli.parser import CommandLine
from frontdesk.cli.tables import particulars
from frontdesk.services.office.particulars import Office, office, stored_office
from frontdesk.services.office.setup import create_office, set_office

_FIELDS = tuple(field.name for field in fields(Office))


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add the options of the command."""
    for name in _FIELDS:
        _add_option(line, parser, name)


def run(job: Job) -> int:
    """Set what was given, then show the particulars."""
    changes = _changes(job.arguments)
    with job.database(create=bool(changes)) as context:
        if not changes:
            shown = office(context)
        elif stored_office(context.store) is None:
            shown = create_office(context, changes=changes).result
        else:
            shown = set_office(context, changes=changes).result
        if job.terminal.json:
            job.terminal.record({**asdict(shown), "address": list(shown.address)})
        else:
            _show(job, desk_of(context).office)
    return DONE


def _add_option(line: CommandLine, parser: ArgumentParser, name: str) -> None:
    several = {"action": "append"} if name == "address" else {}
    line.option(parser, f"--{name.replace('_', '-')}", metavar=name.upper(), dest=name, **several)


def _changes(arguments: Asked) -> dict[str, object]:
    given = {name: getattr(arguments, name) for name in _FIELDS}
    return {name: value for name, value in given.items() if value is not None}


def _show(job: Job, shown: Office) -> None:
    rows = [(job.words.text(f"cli.office.{name}"), _text(value)) for name, value in asdict(shown).items()]
    job.terminal.show(particulars([(label, text) for label, text in rows if text]))


def _text(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)
