"""Runs one headless command: what goes wrong becomes a message and an exit code."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from typing import TextIO

from frontdesk.cli.asked import Asked, window_wanted
from frontdesk.cli.commands import load
from frontdesk.cli.desk import opened
from frontdesk.cli.environment import Surroundings, has_display
from frontdesk.cli.job import AT_FAULT, WRONG_USAGE, Job, Pictures
from frontdesk.cli.speech import users_words
from frontdesk.cli.terminal import Terminal
from frontdesk.domain.errors import FrontDeskError
from frontdesk.paths import desk_state
from frontdesk.services.context import Context
from frontdesk.words import Words

Window = Callable[[Callable[[bool], AbstractContextManager[Context]], str], int]
"""Opens the window on an office that is opened so, in a language; given by the composition root.

Whoever opens the office tells whether a new one may be begun where there is none.
"""

_BUG = 70  # as sysexits.h has it: EX_SOFTWARE
_INTERRUPTED = 130  # as shells report it: 128 + SIGINT
_READER_LEFT = 141  # 128 + SIGPIPE


def parse(arguments: Sequence[str]) -> Asked:
    """Return what was asked for; `command` is None where the window is wanted.

    Raises SystemExit(2) for wrong usage.
    """
    wanted = window_wanted(arguments)
    if wanted is not None:
        return wanted
    from frontdesk.cli.parser import CommandLine  # noqa: PLC0415  start-up: the window does without

    return CommandLine(users_words()).parse(arguments)


def run(
    arguments: Asked,
    *,
    window: Window,
    pictures: Pictures | None = None,
    environment: Mapping[str, str] | None = None,
) -> int:
    """Carry out a parsed command, or open the window where there is none; return the exit code."""
    terminal = _terminal(json=arguments.json)
    words = users_words()
    environment = os.environ if environment is None else environment
    try:
        surroundings = Surroundings.of(arguments, environment)
    except FrontDeskError as refusal:
        return _refused(refusal, terminal, words, WRONG_USAGE)
    if arguments.command is None:
        if not has_display(environment):  # Qt would end the process without a word that helps
            return _refused(FrontDeskError("cli.no_display"), terminal, words, AT_FAULT)
        return window(lambda create: opened(surroundings, create=create), words.language)
    return _carry_out(Job(arguments, surroundings, terminal, words, pictures))


def _carry_out(job: Job) -> int:
    try:
        code = load(job.arguments.command).run(job)
        job.terminal.output.flush()
    except FrontDeskError as refusal:
        return _refused(refusal, job.terminal, job.words, AT_FAULT)
    except BrokenPipeError:
        _let_go_of_output()
        return _READER_LEFT
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:  # the disk is full under the output, a folder has gone
        _let_go_of_output()
        why = FrontDeskError("cli.system", field=error.filename, why=error.strerror or str(error))
        return _refused(why, job.terminal, job.words, AT_FAULT)
    except Exception:  # noqa: BLE001  whatever else is raised is a bug of ours: told, its particulars logged
        return _bug(job)
    return code


def _bug(job: Job) -> int:
    """Say that something went wrong in the program itself, and keep the particulars for whoever mends it."""
    particulars = traceback.format_exc()
    try:
        file = desk_state() / "frontdesk.log"
        with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(particulars)
    except OSError:
        job.terminal.message(particulars)  # nowhere else to leave them
    else:
        job.terminal.message(f"frontdesk: {job.words.text('cli.bug', file=str(file))}")
    return _BUG


def _refused(refusal: FrontDeskError, terminal: Terminal, words: Words, code: int) -> int:
    field = f" ({refusal.field})" if refusal.field else ""
    terminal.message(f"frontdesk: {words.render(refusal.message)}{field}")
    return code


def _terminal(*, json: bool) -> Terminal:
    """Return the streams of this run; a window that was started without a console has none."""
    given = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    return Terminal(given, _utf8(sys.stdout or io.StringIO()), _utf8(sys.stderr or io.StringIO()), json=json)


def _utf8(stream: TextIO) -> TextIO:
    """Write every script whatever the terminal's settings: results are read by programs."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def _let_go_of_output() -> None:
    """Write to nowhere from now on: Python would complain again when it flushes at its end."""
    with suppress(OSError):  # a window that was started without a console has no output
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
