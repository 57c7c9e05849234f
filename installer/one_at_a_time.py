"""Keeps two set-ups of one checkout apart; the lock goes away with the process that holds it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from installer.places import ROOT, say

LOCK_FILE = ROOT / ".venv.lock"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other set-up of this checkout is at work, then hold the others off."""
    with LOCK_FILE.open("a+", encoding="ascii") as file:
        if not _lock(file, wait=False):
            say("Another set-up of this folder is at work; waiting for it.")
            _lock(file, wait=True)
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str], *, wait: bool) -> bool:
        # Windows' LK_LOCK gives up after ten tries of one second; a set-up takes longer.
        file.seek(0)
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
            else:
                return True

else:
    import fcntl

    def _lock(file: IO[str], *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
