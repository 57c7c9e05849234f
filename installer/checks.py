"""The checks that every change passes, quickest first; the tests' own summary comes last."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.places import ROOT, say, venv_python


@dataclass(frozen=True, slots=True)
class Check:
    """One tool, run as `python -m …` or `python -c …` in the checkout."""

    name: str
    arguments: tuple[str, ...]


MEMORY = Path("/dev/shm")  # noqa: S108  the tests make folders of their own in it
MEMORY_NEEDED = 4 * 1024**3  # bytes

IMPORT_LINTER = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"

CHECKS = (
    Check("format", ("-m", "ruff", "format", "--check", "--quiet", ".")),
    Check("lint", ("-m", "ruff", "check", "--quiet", ".")),
    Check("layers", ("-c", IMPORT_LINTER)),
    Check("types", ("-m", "mypy")),
    Check("tests", ("-m", "pytest", "--numprocesses", "auto", "--dist", "loadfile")),
)


def run_checks(more: Sequence[str] = (), checks: Sequence[Check] = CHECKS, python: Path | None = None) -> int:
    """Run the checks in turn up to the first that fails; return its exit status, or 0.

    `more` arguments are added to the last one, pytest. `python` is the
    environment's interpreter unless another is given.
    """
    interpreter = str(python or venv_python())
    passed: list[str] = []
    for position, check in enumerate(checks):
        say(f"── {check.name}")
        last = position == len(checks) - 1
        begun = time.monotonic()
        status = _run((interpreter, *check.arguments, *(more if last else ())))
        if status != 0:
            not_run = ", ".join(later.name for later in checks[position + 1 :]) or "nothing"
            say(f"FAILED: {check.name}. Passed: {', '.join(passed) or 'nothing'}. Not run: {not_run}.")
            return status
        passed.append(f"{check.name} ({time.monotonic() - begun:.0f} s)")
        if position == len(checks) - 2:
            say(f"Passed: {', '.join(passed)}.")
    return 0


def _run(command: Sequence[str]) -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **_in_memory()}
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


def _in_memory() -> dict[str, str]:
    """Return where the tests' databases live: in memory where there is room, to spare the disk's waits."""
    if MEMORY.is_dir() and "TMPDIR" not in os.environ and shutil.disk_usage(MEMORY).free > MEMORY_NEEDED:
        return {"TMPDIR": str(MEMORY)}
    return {}
