"""`frontdesk suggestions`: the suggestion book, printed, and written in from the office's website."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from typing import NamedTuple

from frontdesk.cli.commands.suggestion_export import add_export_options, run_export
from frontdesk.cli.commands.suggestion_figures import add_figures_options, run_figures
from frontdesk.cli.commands.suggestion_list import add_import_options, run_import, run_list
from frontdesk.cli.commands.suggestion_papers import (
    add_book_options,
    add_cards_options,
    add_notice_options,
    run_book,
    run_cards,
    run_notice,
)
from frontdesk.cli.commands.suggestion_website import (
    add_form_options,
    add_receive_options,
    run_form,
    run_receive,
)
from frontdesk.cli.job import Job
from frontdesk.cli.parser import CommandLine


class _Action(NamedTuple):
    """One thing that can be done with the book."""

    add_options: Callable[[CommandLine, ArgumentParser], None]
    run: Callable[[Job], int]


_ACTIONS: Mapping[str, _Action] = {
    "import": _Action(add_import_options, run_import),
    "export": _Action(add_export_options, run_export),
    "book": _Action(add_book_options, run_book),
    "notice": _Action(add_notice_options, run_notice),
    "cards": _Action(add_cards_options, run_cards),
    "form": _Action(add_form_options, run_form),
    "figures": _Action(add_figures_options, run_figures),
    "receive": _Action(add_receive_options, run_receive),
}


def add_options(line: CommandLine, parser: ArgumentParser) -> None:
    """Add what can be done, each with its own options."""
    metavar = line.words.text("cli.suggestions.action")
    actions = parser.add_subparsers(dest="action", metavar=metavar, required=False)
    for name, action in _ACTIONS.items():
        help_ = line.words.text(f"cli.suggestions.{name}")
        own = actions.add_parser(name, help=help_, description=help_)
        line.add_common(own)
        action.add_options(line, own)


def run(job: Job) -> int:
    """Do what was asked for; without a word, show what stands in the book."""
    action = job.arguments.action
    return run_list(job) if action is None else _ACTIONS[action].run(job)
