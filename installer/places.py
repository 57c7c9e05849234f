"""Where things are in a checkout, and what the set-up says while it works."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCKS = ROOT / "installer" / "locks"
PACKAGES = ROOT / "installer" / "packages.toml"

WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")


class SetupError(Exception):
    """The set-up cannot go on; the text tells a person what to do about it."""


def venv_python(venv: Path = VENV) -> Path:
    """Return the interpreter of the virtual environment."""
    return venv / "Scripts" / "python.exe" if WINDOWS else venv / "bin" / "python"


def say(text: str) -> None:
    """Tell the person at the keyboard; never on standard output, which belongs to the program."""
    print(text, file=sys.stderr, flush=True)
