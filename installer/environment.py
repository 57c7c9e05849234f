"""Makes `.venv` from the hash-locked list, survives being interrupted, and knows when it is done."""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import subprocess
import zipfile
from enum import StrEnum
from pathlib import Path

from installer.libraries import bundled_pip, install_libraries
from installer.one_at_a_time import one_at_a_time
from installer.places import LOCKS, PACKAGES, ROOT, VENV, WINDOWS, SetupError, say, venv_python
from installer.sources import link_sources, site_packages


class Level(StrEnum):
    """What the environment is for, each holding all before it; the value names the lock file.

    An office on SQLite is spared PostgreSQL's driver: only to load it takes a quarter of a second.
    """

    RUNTIME = "runtime"
    POSTGRESQL = "postgresql"
    TEST = "test"

    @property
    def purposes(self) -> tuple[str, ...]:
        """Return which system packages it takes."""
        return ("run", "test") if self is Level.TEST else ("run",)


UNFINISHED = VENV / "unfinished"


def is_ready(level: Level) -> bool:
    """Whether a former start has left everything as it is wanted now; takes about a millisecond."""
    try:
        return not UNFINISHED.exists() and _stamp(level).read_text(encoding="utf-8") == _wanted(level)
    except OSError:
        return False


def make_environment(level: Level) -> None:
    """Bring `.venv` to what the lock file says; safe to repeat after any interruption."""
    with one_at_a_time():
        if is_ready(level):  # a second start waited here for the first one
            return
        if not _usable():
            _create()
        UNFINISHED.touch()
        for stamped in Level:
            _stamp(stamped).unlink(missing_ok=True)
        try:
            install_libraries(LOCKS / f"{level}.txt")
        except SetupError:
            UNFINISHED.unlink()  # pip gave up in an orderly way: what is there stays good
            raise
        link_sources()
        # Every pin of a list stands in those after it too, so a higher level serves them all.
        for stamped in list(Level)[: list(Level).index(level) + 1]:
            _stamp(stamped).write_text(_wanted(stamped), encoding="utf-8")
        UNFINISHED.unlink()


def _stamp(level: Level) -> Path:
    return VENV / f"{level}.stamp"


def _wanted(level: Level) -> str:
    """Describe everything that the finished set-up depends on."""
    wanted = {
        "computer": _computer(),
        "checkout": str(ROOT),
        "python": _base_interpreter(),
        "packages": _digest(PACKAGES),
        "libraries": _digest(LOCKS / f"{level}.txt"),
    }
    return json.dumps(wanted, indent=1)


def _computer() -> str:
    """Name this computer: a checkout copied to another one lacks the system packages there."""
    try:
        return Path("/etc/machine-id").read_text(encoding="ascii").strip() or platform.node()
    except OSError:
        return platform.node()


def _base_interpreter() -> str:
    """Return the interpreter that `.venv` was made from; raises OSError when it is gone."""
    lines = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    settings = dict(line.split(" = ", 1) for line in lines if " = " in line)
    base = settings.get("executable", "")
    Path(base).stat()
    return f"{base} {settings.get('version', '')}"


def _digest(file: Path) -> str:
    # Line ends differ with git's settings on Windows.
    return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _usable() -> bool:
    """Whether an environment stands that a former set-up finished, so that it need only be changed."""
    try:
        _base_interpreter()
    except OSError:
        return False
    return venv_python().exists() and not UNFINISHED.exists()


def _create() -> None:
    import venv  # noqa: PLC0415  some systems have it only after the system packages are in

    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    say("Making the virtual environment .venv")
    try:
        wheel = bundled_pip()
        venv.EnvBuilder(with_pip=wheel is None, symlinks=not WINDOWS).create(VENV)
        if wheel is not None:
            # Unpacking is all that installing pip takes; ensurepip compiles every module of it first,
            # ten seconds on a slow computer.
            zipfile.ZipFile(wheel).extractall(site_packages())
    except (subprocess.CalledProcessError, OSError) as failure:
        raise SetupError(f"Python could not make {VENV}: {failure}") from failure
