"""Lets `.venv` find the program in `src`, so that an edited file counts at the next start."""

from __future__ import annotations

import subprocess
from pathlib import Path

from installer.places import ROOT, VENV, WINDOWS, venv_python

LAUNCHER = """#!{python}
import sys

from frontdesk.app import main

sys.exit(main())
"""


def link_sources() -> None:
    """Write a path file and the command `frontdesk` into the environment.

    An editable install would need a build back end at run time and does no more.
    """
    (site_packages() / "frontdesk.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    if WINDOWS:
        command = VENV / "Scripts" / "frontdesk.cmd"
        command.write_text(f'@"{venv_python()}" -m frontdesk %*\r\n', encoding="utf-8")
    else:
        command = VENV / "bin" / "frontdesk"
        command.write_text(LAUNCHER.format(python=venv_python()), encoding="utf-8")
        command.chmod(0o755)
    _compile_sources()


def _compile_sources() -> None:
    """Compile the program ahead of its first start, as pip does with the libraries.

    Where Python is told to write no compiled files of its own, every start would
    compile all of it again.
    """
    command = (str(venv_python()), "-m", "compileall", "-q", str(ROOT / "src"))
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def site_packages() -> Path:
    """Return where the environment keeps its libraries; its Python need not be the one that runs this."""
    if WINDOWS:
        return VENV / "Lib" / "site-packages"
    (folder,) = (VENV / "lib").glob("python3.*/site-packages")
    return folder
