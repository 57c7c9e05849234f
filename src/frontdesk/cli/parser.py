"""The command line: what can be asked for, in the words of the user's language."""

from __future__ import annotations

import os
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from frontdesk import __version__
from frontdesk.cli.asked import NOTHING, Asked
from frontdesk.cli.commands import COMMANDS, load
from frontdesk.words import Words


class CommandLine:
    """The commands and their options; the help texts are "cli.<command>.<option>"."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._parser = ArgumentParser(
            prog="frontdesk", description=words.text("cli.description"), epilog=words.text("cli.epilog")
        )
        self._parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
        self._parser.set_defaults(**NOTHING)
        self._parser.add_argument("--counter", action="store_true", help=words.text("cli.counter.window"))
        self.add_common(self._parser)

    def parse(self, arguments: Sequence[str]) -> Asked:
        """Return what was asked for; `command` is None where the window is wanted.

        Raises SystemExit: with 2 for wrong usage, with 0 after showing help.
        """
        commands = self._parser.add_subparsers(dest="command", metavar=self.words.text("cli.command"))
        for name in COMMANDS:
            help_ = self.words.text(f"cli.{name}")
            parser = commands.add_parser(name, help=help_, description=help_)
            self.add_common(parser)
            if name in arguments:  # the others need not be loaded
                load(name).add_options(self, parser)
        for argument in arguments:
            if _is_unusable(argument):
                self._parser.error(self.words.text("text.broken_character"))
        return self._parser.parse_args(arguments, Asked())

    def option(self, parser: ArgumentParser, *names: str, **settings: Any) -> None:  # noqa: ANN401  argparse's own
        """Add an option or argument, whose help is named like its command and itself."""
        command = parser.prog.rpartition(" ")[2]
        option = names[-1].lstrip("-").replace("-", "_").lower()
        parser.add_argument(*names, help=self.words.text(f"cli.{command}.{option}"), **settings)

    def instant(self, text: str) -> str:
        """Return a text that is a time; one that is none is wrong usage. The office's zone is known later."""
        try:
            datetime.fromisoformat(text.strip())
        except ValueError:
            raise ArgumentTypeError(self.words.text("input.no_instant", text=text)) from None
        return text

    def add_common(self, parser: ArgumentParser) -> None:
        """Add the options that may stand before the command and behind it."""
        say = self.words.text
        parser.add_argument(
            "--database", metavar=say("cli.database.value"), default=SUPPRESS, help=say("cli.database")
        )
        parser.add_argument(
            "--as", dest="user", metavar=say("cli.as.value"), default=SUPPRESS, help=say("cli.as")
        )
        parser.add_argument("--json", action="store_true", default=SUPPRESS, help=say("cli.json"))


def _is_unusable(argument: str) -> bool:
    """Whether it holds what no file name can, so that no system can be asked for it."""
    try:
        return b"\0" in os.fsencode(argument)
    except UnicodeEncodeError:
        return True
