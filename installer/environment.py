"""Makes `.venv` from the hash-locked list, survives being interrupted, and knows when it is done."""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from installer.one_at_a_time import one_at_a_time
from installer.places import LOCKS, PACKAGES, ROOT, VENV, WINDOWS, SetupError, say, venv_python
from installer.sources import link_sources


class Level(StrEnum):
    """What the environment is for; the value names the lock file."""

    RUNTIME = "runtime"
    TEST = "test"

    @property
    def purposes(self) -> tuple[str, ...]:
        """Return which system packages it takes."""
        return ("run",) if self is Level.RUNTIME else ("run", "test")


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
        _install(LOCKS / f"{level}.txt")
        link_sources()
        for stamped in Level:
            _stamp(stamped).unlink(missing_ok=True)
        # Every pin of the runtime list stands in the test list too, so the higher level serves both.
        for stamped in (Level.RUNTIME, level):
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
    if UNFINISHED.exists() or not venv_python().exists():
        return False
    probe = (str(venv_python()), "-m", "pip", "--version")
    return subprocess.run(probe, check=False, capture_output=True).returncode == 0


def _create() -> None:
    import venv  # noqa: PLC0415  a bare Debian has it only after the system packages are in

    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    say("Making the virtual environment .venv")
    try:
        venv.EnvBuilder(with_pip=True, symlinks=not WINDOWS).create(VENV)
    except (subprocess.CalledProcessError, OSError) as failure:
        raise SetupError(f"Python could not make {VENV}: {failure}") from failure


def _install(lock: Path) -> None:
    """Have pip install exactly what the lock file names, byte for byte."""
    total = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    say(f"Installing {total} Python libraries (once; some 150 MB are fetched)")
    command = (
        *(str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check"),
        *("--progress-bar", "off", "--no-deps", "--only-binary", ":all:"),
        *("--require-hashes", "--requirement", str(lock)),
    )
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        said = list(_narrated(pip.stdout or (), total))
    if pip.returncode != 0:
        tail = "".join(said[-15:])
        raise SetupError(
            f"{tail}\npip could not install the Python libraries: see above. "
            "With a working connection the same command carries on from here."
        )


def _narrated(lines: Iterable[str], total: int) -> Iterator[str]:
    """Pass pip's lines on, and say every few libraries how far it is."""
    count = 0
    for line in lines:
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            count += 1
            if count % 10 == 0 or count == total:
                say(f"  {count} of {total}")
        yield line
