"""How this program is started again, as somebody has to type it at the same terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_NAME = "frontdesk"


def to_type(arguments: Sequence[str], settings: Mapping[str, str]) -> str:
    """Return a command line for these arguments and environment variables, quoted for the system's shell."""
    words = [*_program(), *arguments]
    if sys.platform == "win32":
        given = [f"set {name}={value}" for name, value in settings.items()]
        return "&& ".join([*given, subprocess.list2cmdline(words)])
    given = [f"{name}={shlex.quote(value)}" for name, value in settings.items()]
    return " ".join([*given, shlex.join(words)])


def _program() -> list[str]:
    """Return the name where the shell finds this very program by it, else its path, else the module."""
    script = Path(sys.executable).with_name(f"{_NAME}.exe" if sys.platform == "win32" else _NAME)
    if not script.exists():
        return [_short(Path(sys.executable)), "-m", _NAME]
    found = shutil.which(_NAME)
    return [_NAME] if found and Path(found).resolve() == script.resolve() else [_short(script)]


def _short(path: Path) -> str:
    """Return a path as it is seen from where the shell stands, if that is above it."""
    here = Path.cwd()
    return os.path.relpath(path, here) if path.is_relative_to(here) else str(path)
