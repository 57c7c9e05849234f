"""The one command to type: sets up whatever is missing, then does what was asked.

    python3 installer/bootstrap.py run

Needs Python 3.11 or newer and nothing else. Run with `--help` for the list of commands.
"""

import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)

# The folder of this file would shadow the standard library with our own file names.
sys.path[0] = str(Path(__file__).resolve().parents[1])


def main() -> int:
    """Check the interpreter before importing anything that an older one cannot read."""
    if sys.version_info < OLDEST_PYTHON:
        have = ".".join(map(str, sys.version_info[:2]))
        print(f"Front Desk needs Python 3.11 or newer; this is {have}.", file=sys.stderr)
        return 1
    from installer.commands import main as run_command  # noqa: PLC0415  an old Python cannot read it

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
