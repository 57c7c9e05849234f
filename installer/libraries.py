"""Has pip install exactly what a lock file names, byte for byte."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from installer.places import SetupError, say, venv_python

OPTIONS = (
    *("install", "--disable-pip-version-check", "--progress-bar", "off"),
    *("--no-deps", "--only-binary", ":all:", "--require-hashes"),
)


def bundled_pip() -> Path | None:
    """Return the wheel of pip that came with this Python, the newest of several, or None.

    Debian keeps it in WHEEL_PKG_DIR, others inside `ensurepip`.
    """
    import ensurepip  # noqa: PLC0415  a bare Debian has it only after the system packages are in

    folders = [sysconfig.get_config_var("WHEEL_PKG_DIR"), str(Path(ensurepip.__file__).parent / "_bundled")]
    wheels = [wheel for folder in folders if folder for wheel in Path(folder).glob("pip-*.whl")]
    return max(wheels, key=lambda wheel: [int(part) for part in re.findall(r"\d+", wheel.name)], default=None)


def install_libraries(lock: Path) -> None:
    """Install the libraries of a list into the environment; raise SetupError when pip cannot."""
    total = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    say(f"Installing {total} Python libraries; this takes a minute")
    # -I: a PYTHONPATH of this user must not pass for something already installed.
    command = (str(venv_python()), "-I", "-m", "pip", *OPTIONS, "--requirement", str(lock))
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as running:
        said = list(_narrated(running.stdout or (), total))
    if running.returncode != 0:
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
