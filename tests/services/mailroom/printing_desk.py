"""A desk that prints until it is killed, and says how far it has come.

Run as a program of its own: `python -m tests.services.mailroom.printing_desk DATABASE FOLDER ROLE`. `make`
draws all that waits into one PDF; `mark` marks the open job printed; `folder` prints one file each.
"""

from __future__ import annotations

import sys
from pathlib import Path

from frontdesk.services.correspondence import make_job, mark_printed, open_jobs, print_letters
from frontdesk.services.correspondence.printing import to_be_printed
from tests.services.offices import Desk, sit_at_desk


def say(done: int, _total: int) -> None:
    """Tell how many letters are drawn."""
    print(done, flush=True)


def make(desk: Desk, folder: Path) -> None:
    """Draw all that waits into one PDF, and say so at the end."""
    make_job(
        desk.ctx,
        ids=to_be_printed(desk.store),
        out=folder / "batch.pdf",
        title="Letters",
        progress=say,
    )
    print("made", flush=True)


def mark(desk: Desk, _folder: Path) -> None:
    """Mark the open job printed."""
    print("0", flush=True)
    mark_printed(desk.ctx, job=open_jobs(desk.ctx)[0].id)
    print("made", flush=True)


def each(desk: Desk, folder: Path) -> None:
    """Print all that waits, a file for each letter."""
    for number, id_ in enumerate(to_be_printed(desk.store)):
        print(number, flush=True)
        print_letters(desk.ctx, ids=[id_], out=folder)
    print("made", flush=True)


def main(database: str, folder: str, role: str) -> None:
    """Do one of these until it is done, or somebody kills the program."""
    {"make": make, "mark": mark, "folder": each}[role](sit_at_desk(database), Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
