"""What the set-up does once everything is there: one function per command."""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from installer.environment import Level, is_ready, make_environment
from installer.places import LINUX, ROOT, WINDOWS, SetupError, say, venv_python

Command = Callable[[Sequence[str]], int]

OFFICE_OPTIONS = ("--database", "--as")  # of `frontdesk`, each with a value

HELP = """\
commands (each sets up what is missing first):
  run [ARGS]     start Front Desk, or a headless command of it: run due --json
  test [ARGS]    every check; ARGS go to pytest
  bench [ARGS]   print the table of budgets
  soak           the long tests: kills, random input, simulated years
  screens OUT    write a picture of every page and dialog to the folder OUT
"""


def main(argv: Sequence[str]) -> int:
    """Do what the command line says; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="bootstrap.py", epilog=HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=sorted(COMMANDS), nargs="?", default="run", metavar="COMMAND")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="ARGS")
    asked = parser.parse_args(argv)
    level, command = COMMANDS[asked.command]
    if level is Level.RUNTIME and names_postgresql(asked.arguments, os.environ):
        level = Level.POSTGRESQL
    try:
        set_up(level)
        return command(asked.arguments)
    except SetupError as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        say("Stopped. The same command carries on from here.")
        return 130


def names_postgresql(arguments: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Whether the office's database is one on a PostgreSQL server."""
    named = [environment.get("FRONTDESK_DATABASE", ""), *arguments]
    return any(text.removeprefix("--database=").startswith("postgres") for text in named)


def set_up(level: Level) -> None:
    """Install whatever is missing; does nothing when a former start has done it."""
    if is_ready(level):
        return
    if LINUX:
        from installer.system_packages import ensure_system_packages  # noqa: PLC0415  start-up time

        ensure_system_packages(level.purposes)
    try:
        make_environment(level)
    except OSError as failure:
        raise SetupError(f"The set-up could not write what it needs: {failure}") from failure


def run(arguments: Sequence[str]) -> int:
    """Start the program, or its demonstration where there is nothing to show a window on."""
    environment = dict(os.environ)
    if not has_display(environment):
        arguments = headless_arguments(arguments)
        environment = offscreen(environment)
    # -P: a file of the folder one happens to stand in must not pass for one of our libraries.
    command = (str(venv_python()), "-P", "-m", "frontdesk", *arguments)
    if not WINDOWS:  # its exec gives the console back before the program has ended
        os.execve(command[0], command, environment)  # noqa: S606  becoming the program is the purpose
    return subprocess.run(command, check=False, env=environment).returncode


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: Windows and macOS always have a display."""
    return not LINUX or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def headless_arguments(arguments: Sequence[str]) -> Sequence[str]:
    """Turn a request for the window into the demonstration; leave headless commands alone."""
    if arguments and arguments[0] != "--out":
        if opens_window(arguments):
            raise SetupError("There is no display here, so this office's window cannot be opened.")
        return arguments
    out = list(arguments) or ["--out", str(ROOT / "out" / "demo")]
    say("There is no display here: instead of the window the demonstration runs without one.")
    say(f"Letters and pictures of the screens will be in {Path(out[-1]).resolve()}")
    return ["demo", *out]


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether `frontdesk` with these arguments opens the window: they name no command."""
    rest = list(arguments)
    while rest:
        option, _, value = rest.pop(0).partition("=")
        if option not in OFFICE_OPTIONS:
            return False
        if not value:
            del rest[:1]
    return True


def offscreen(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment in which Qt draws to memory unless it says otherwise already."""
    return {"QT_QPA_PLATFORM": "offscreen", **environment}


def test(arguments: Sequence[str]) -> int:
    """Run every check of the project."""
    from installer.checks import run_checks  # noqa: PLC0415  start-up time

    return run_checks(arguments)


def bench(arguments: Sequence[str]) -> int:
    """Measure every budget and print the table."""
    return _in_checkout("-m", "tests.bench", *arguments)


def soak(arguments: Sequence[str]) -> int:
    """Run the tests that take longer than the suite may."""
    return _in_checkout("-m", "pytest", "-m", "soak", *arguments)


def screens(arguments: Sequence[str]) -> int:
    """Write a picture of every page and dialog."""
    out = Path(arguments[0] if arguments else ROOT / "out" / "screens").resolve()
    return _in_checkout("-m", "frontdesk.ui.screens", str(out), *arguments[1:])


def _in_checkout(*arguments: str) -> int:
    command = (str(venv_python()), *arguments)
    return subprocess.run(command, check=False, cwd=ROOT, env=offscreen(os.environ)).returncode


COMMANDS: Mapping[str, tuple[Level, Command]] = {
    "run": (Level.RUNTIME, run),
    "test": (Level.TEST, test),
    "bench": (Level.TEST, bench),
    "soak": (Level.TEST, soak),
    "screens": (Level.RUNTIME, screens),
}
