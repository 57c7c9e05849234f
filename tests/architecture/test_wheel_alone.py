"""The wheel works where nothing of this tree is: in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.architecture.wheel import build_wheel


@pytest.mark.soak
def test_the_demonstration_runs_from_the_wheel_alone(tmp_path: Path) -> None:
    python = str(tmp_path / "venv" / "bin" / "python")
    _run(sys.executable, "-m", "venv", str(tmp_path / "venv"), cwd=tmp_path)
    lock = str(ROOT / "installer" / "locks" / "runtime.txt")
    _run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", lock, cwd=tmp_path)
    wheel = str(build_wheel(tmp_path))
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    _run(str(tmp_path / "venv" / "bin" / "frontdesk"), "demo", "--out", str(tmp_path / "out"), cwd=tmp_path)
    made = {path.suffix for path in (tmp_path / "out").rglob("*")}
    assert {".pdf", ".png"} <= made


def _run(*command: str, cwd: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=cwd, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]
