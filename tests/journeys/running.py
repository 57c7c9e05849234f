"""The real program in a process of its own, with somebody's hands in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds, for a machine that has other things to do


@contextmanager
def running(
    role: str, surroundings: Mapping[str, str], hands: str = "hands"
) -> Iterator[subprocess.Popen[str]]:
    """Run the program with somebody's hands in it; whatever is left of it afterwards is killed."""
    with subprocess.Popen(
        [sys.executable, "-m", f"tests.journeys.{hands}", role],
        env=surroundings,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        try:
            yield program
        finally:
            program.kill()
