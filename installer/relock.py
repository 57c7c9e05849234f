"""Writes the hash-locked lists anew from pyproject.toml; for who changes a dependency.

    .venv/bin/python -m pip install uv
    .venv/bin/python installer/relock.py [--upgrade]

One list serves Linux, macOS and Windows and every Python from 3.11 on. The lists
name no package index, so that each computer uses the one it is set to.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "installer" / "locks"

COMPILE = (
    *("uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-header", "--no-annotate"),
    *("--no-emit-index-url", "--no-emit-find-links", "--only-binary", ":all:"),
)


def main() -> int:
    """Write runtime.txt, and with the same pins postgresql.txt (its driver) and test.txt (the tools)."""
    if shutil.which("uv") is None:
        print("relock.py needs uv: python -m pip install uv", file=sys.stderr)
        return 1
    upgrade = ("--upgrade",) if "--upgrade" in sys.argv[1:] else ()
    driver = ("--extra", "postgresql", "--constraint", str((LOCKS / "runtime.txt").relative_to(ROOT)))
    for name, more in (("runtime", ()), ("postgresql", driver), ("test", (*driver, "--group", "test"))):
        target = ("--output-file", str(LOCKS / f"{name}.txt"))
        subprocess.run((*COMPILE, *more, *upgrade, *target), check=True, cwd=ROOT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
