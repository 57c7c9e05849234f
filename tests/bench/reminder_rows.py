"""What it costs to ask, every half minute, whether anything is to be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from frontdesk.domain.clock import FixedClock
from frontdesk.services.context import Context
from frontdesk.services.intake.log import log_contact
from frontdesk.services.reminders.announcing import announce, confirm_shown
from tests.bench.generator import NOW, copy_of, office_of
from tests.bench.row import Row
from tests.bench.store_rows import call, desk_of, p95, processor_seconds
from tests.bench.texts import Texts

_CHECKS = 240  # two hours of them
_EVERY = timedelta(seconds=30)
_CHECKS_PER_SAVE = 3


def checking(cases: int, folder: Path) -> Row:
    """Two hours at a busy desk: what is due is told meanwhile, and something is saved again and again."""
    clock, texts, took = FixedClock(NOW, training=False), Texts(3), []
    with desk_of(copy_of(office_of(cases), folder)) as opened:
        ctx = replace(opened, clock=clock)
        tell(ctx)  # what a generated office has never been told
        for number in range(_CHECKS):
            clock.instant += _EVERY
            took.append(processor_seconds(partial(tell, ctx)))
            if number % _CHECKS_PER_SAVE == 0:
                log_contact(ctx, contact=call(texts, number))
    return Row(f"reminder check, p95, {cases:,} cases", None, p95(took), "ms", 5)


def tell(ctx: Context) -> None:
    """Ask what is to be told, and say that it was shown."""
    found = announce(ctx).result
    if found.items:
        confirm_shown(ctx, announcement=found)
