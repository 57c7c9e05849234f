"""A desk that takes upon itself what is to be told, and prints the ids; or is killed before it commits.

Run as a program: `python -m tests.services.reminding_desk DATABASE NOW STAFF [killed]`. It waits for
a line on its standard input, so that two of them begin at once.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import datetime

from frontdesk.domain.clock import FixedClock
from frontdesk.services.context import Actor, Context
from frontdesk.services.reminders import announcing as reminders
from frontdesk.store.store import Store


def main(database: str, now: str, staff: str, killed: str = "") -> None:
    """Announce once."""
    if killed:
        vars(reminders)["record"] = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
    clock = FixedClock(datetime.fromisoformat(now))
    store = Store.open(database, clock=clock)
    ctx = Context(store, clock, Actor("Somebody", int(staff)), f"desk {os.getpid()}")
    print("ready", flush=True)
    sys.stdin.readline()
    found = reminders.announce(ctx).result
    print(*found.ids, flush=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
