"""One file for each headless command, loaded when it is asked for: the window needs none of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from frontdesk.cli.job import Job
    from frontdesk.cli.parser import CommandLine

COMMANDS = {
    "office": "office",
    "log": "log",
    "import": "importing",
    "due": "due",
    "callbacks": "callbacks",
    "case": "case",
    "letters": "letters",
    "suggest": "suggest",
    "suggestions": "suggestions",
    "check": "check",
    "backup": "backup",
    "restore": "restore",
    "demo": "demo",
}
"""The commands, in the order in which help lists them, and the files that carry them out."""


class Command(Protocol):
    """A file of this package."""

    def add_options(self, line: CommandLine, parser: ArgumentParser) -> None:
        """Add the command's own options and arguments to its parser."""
        ...

    def run(self, job: Job) -> int:
        """Carry the command out and return its exit code."""
        ...


def load(name: str) -> Command:
    """Return the command of this name."""
    return cast("Command", import_module(f"{__name__}.{COMMANDS[name]}"))
