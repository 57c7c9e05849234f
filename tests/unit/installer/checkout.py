"""A small checkout with the real installer, a tiny library and a program that tells how it was started."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

PROGRAM = """\
import json, os, sys
import tiny_library
print(json.dumps({
    "library": tiny_library.VERSION,
    "arguments": sys.argv[1:],
    "platform": os.environ.get("QT_QPA_PLATFORM"),
    "in": os.getcwd(),
}))
sys.exit(7)
"""


@dataclass(frozen=True, slots=True)
class Started:
    """How a start of bootstrap.py ended."""

    status: int
    output: str
    messages: str


@dataclass(frozen=True, slots=True)
class Checkout:
    """The folder and the fake system around it."""

    folder: Path

    @property
    def venv(self) -> Path:
        """Return the environment that the set-up makes."""
        return self.folder / ".venv"

    @property
    def apt_calls(self) -> str:
        """Return what apt-get was asked so far, one line each."""
        log = self.folder / "apt.log"
        return log.read_text(encoding="utf-8") if log.exists() else ""

    def start(self, *arguments: str, **environment: str) -> Started:
        """Run bootstrap.py with these arguments, without a display, on a fake Debian."""
        command = (sys.executable, str(self.folder / "installer" / "bootstrap.py"), *arguments)
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("QT_", "PIP_", "PYTHON"))
        }
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            kept.pop(name, None)
        settings = {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.folder / "wheels"),
            "PIP_CONFIG_FILE": os.devnull,
        }
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            env={**kept, **settings, **environment},
            cwd=self.folder.parent,
        )
        return Started(done.returncode, done.stdout, done.stderr)

    def lock(self, level: str, version: str, *, digest: str = "") -> None:
        """Ask for one version of the tiny library; `digest` instead of the true one."""
        true = hashlib.sha256(self._wheel(version).read_bytes()).hexdigest()
        text = f"tiny-library=={version} \\\n    --hash=sha256:{digest or true}\n"
        (self.folder / "installer" / "locks" / f"{level}.txt").write_text(text, encoding="utf-8")

    def has_packages(self, *names: str) -> None:
        """Let the fake Debian have these packages installed."""
        lines = "".join(f"ii |{name}|\n" for name in names)
        (self.folder / "dpkg.txt").write_text(lines, encoding="utf-8")

    def _wheel(self, version: str) -> Path:
        wheel = self.folder / "wheels" / f"tiny_library-{version}-py3-none-any.whl"
        about = f"tiny_library-{version}.dist-info"
        files = {
            "tiny_library.py": f"VERSION = {version!r}\n",
            f"{about}/METADATA": f"Metadata-Version: 2.1\nName: tiny-library\nVersion: {version}\n",
            f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(f"{name},sha256={_digest(text)},{len(text)}\n" for name, text in files.items())
        if not wheel.exists():
            with zipfile.ZipFile(wheel, "w") as archive:
                for name, text in {**files, f"{about}/RECORD": f"{record}{about}/RECORD,,\n"}.items():
                    archive.writestr(name, text)
        return wheel


def make_checkout(folder: Path) -> Checkout:
    """Lay the checkout out; nothing is set up yet, and all system packages are there."""
    shutil.copytree(ROOT / "installer", folder / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    program = folder / "src" / "frontdesk"
    program.mkdir(parents=True)
    (program / "__init__.py").touch()
    (program / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    (folder / "wheels").mkdir()
    (folder / "bin").mkdir()
    _command(folder, "dpkg-query", 'cat "$here/dpkg.txt"')
    _command(folder, "apt-get", 'echo "$*" >> "$here/apt.log"; exit ${APT_STATUS:-0}')
    _command(folder, "sudo", "exit 1")
    checkout = Checkout(folder)
    for level in ("runtime", "postgresql", "test"):
        checkout.lock(level, "1.0")
    checkout.has_packages(*listed_names(folder))
    return checkout


def listed_names(folder: Path) -> list[str]:
    """Return the names in packages.toml, without the one that depends on the interpreter."""
    lines = (folder / "installer" / "packages.toml").read_text(encoding="utf-8").splitlines()
    names = [line.split('"')[1] for line in lines if line.startswith("name = ")]
    return [name for name in names if "{" not in name]


def _command(folder: Path, name: str, script: str) -> None:
    file = folder / "bin" / name
    file.write_text(f'#!/bin/sh\nhere="{folder}"\n{script}\n', encoding="utf-8")
    file.chmod(0o755)


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
