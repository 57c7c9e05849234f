"""The callbacks of a simulated office: agreed, tried with every outcome, moved, handed over, left out."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from frontdesk.domain.callbacks import CallbackPurpose, CallOutcome
from frontdesk.domain.recurrence import Frequency, Recurrence
from frontdesk.services.callbacks.agree import agree_callback, stay_on_line
from frontdesk.services.callbacks.attempts import record_attempt
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.moving import cancel_callback, hand_over_callback, reschedule_callback
from frontdesk.services.callbacks.series import start_series
from frontdesk.services.callbacks.tries import Try
from frontdesk.services.context import Context
from frontdesk.services.rules import rules
from frontdesk.store.models import Callback
from tests.services.callbacks.promised import NUMBER

_ZONES = ("", "", "", "America/New_York", "Asia/Tokyo", "Europe/Lisbon")
_WHO = (("Jonas Weber", ""), ("Ana Lind", ""), ("", "Shipping"))
_RULES = (
    Recurrence(Frequency.WEEKLY, weekdays=(0,), count=6),
    Recurrence(Frequency.DAILY, count=4),
    Recurrence(Frequency.WEEKLY, every=2),
)
_OUTCOMES = tuple(CallOutcome)
_SERIES = 0.15  # of the callbacks come again and again
_STAYS = 0.05  # of the customers stay on the line
_TRIED = 0.2  # of those whose window has begun, in a quarter of an hour
_TRIED_EARLY = 0.003
_MOST_OPEN: Final = 400  # an office that has more calls no faster; the year is not to drown in them
_ALTERED = (("moved", 0.006), ("handed over", 0.003), ("cancelled", 0.001))


@dataclass(slots=True)
class Callers:
    """Whoever calls, at any of the desks."""

    desks: list[Context]
    chance: random.Random
    done: Counter[str] = field(default_factory=Counter)

    def agree(self, case: str) -> None:
        """Promise a callback, perhaps one that comes again, on a case or to a number alone."""
        ctx = self.chance.choice(self.desks)
        if self.chance.random() < _STAYS:
            stay_on_line(ctx, case=case)
            return
        start, end = self._window(ctx)
        zone = self.chance.choice(_ZONES)
        person, department = self.chance.choice(_WHO)
        request = CallbackRequest(
            start, end, NUMBER, "The boiler", person=person, department=department, timezone=zone
        )
        case = case if self.chance.random() < 0.8 else ""
        self.done["in another zone"] += bool(zone)
        if self.chance.random() < _SERIES:
            self.done["series"] += 1
            start_series(ctx, request=request, recurrence=self.chance.choice(_RULES), case=case)
        else:
            self.done["agreed"] += 1
            agree_callback(ctx, request=request, case=case)

    def call(self) -> None:
        """Try some of those whose time has come, and change others."""
        now = self.desks[0].clock.now()
        query = Callback.select(Callback.id, Callback.call_from, Callback.purpose)
        found = query.where(Callback.done.is_null()).order_by(Callback.id)
        rows = self.desks[0].store.rows(found)
        hurry = max(1.0, len(rows) / _MOST_OPEN)
        for id_, call_from, purpose in rows:
            tried = _TRIED * hurry if call_from <= now else _TRIED_EARLY
            if self.chance.random() < tried:
                self._try(id_, CallbackPurpose(purpose))
                continue
            luck = self.chance.random()
            for what, odds in _ALTERED:
                if luck < odds:
                    self._alter(id_, what)
                    break
                luck -= odds

    def _try(self, callback: int, purpose: CallbackPurpose) -> None:
        ctx = self.chance.choice(self.desks)
        outcome = self.chance.choice(_OUTCOMES)
        again = self._window(ctx) if outcome is CallOutcome.OTHER_TIME else None
        note = (
            "" if purpose is CallbackPurpose.ANSWER and outcome is not CallOutcome.GAVE_UP else "All is well"
        )
        record_attempt(ctx, callback=callback, tried=Try(outcome, note, again))
        self.done[outcome] += 1

    def _alter(self, callback: int, what: str) -> None:
        ctx = self.chance.choice(self.desks)
        _CHANGES[what](self, ctx, callback)
        self.done[what] += 1

    def _move(self, ctx: Context, callback: int) -> None:
        start, end = self._window(ctx)
        told = self.chance.choice(("Told on the telephone", "Told on the telephone", ""))
        record = Callback.select(Callback.tried).where(Callback.id == callback)
        told = told if ctx.store.value(record) else "Told on the telephone"
        reschedule_callback(ctx, callback=callback, window_start=start, window_end=end, told=told)

    def _hand_over(self, ctx: Context, callback: int) -> None:
        person, department = self.chance.choice(_WHO)
        hand_over_callback(ctx, callback=callback, person=person, department=department)

    def _cancel(self, ctx: Context, callback: int) -> None:
        cancel_callback(ctx, callback=callback, reason="No longer needed")

    def _window(self, ctx: Context) -> tuple[datetime, datetime]:
        """Return a window within the next few days, now and then outside of the opening hours."""
        start = ctx.clock.now() + timedelta(minutes=self.chance.randint(5, 4_000))
        if self.chance.random() < 0.9:
            start = rules(ctx).calendar.next_open(start)
        return start, start + timedelta(minutes=self.chance.choice((15, 30, 60, 120)))


_CHANGES: Final[dict[str, Callable[[Callers, Context, int], None]]] = {
    "moved": Callers._move,
    "handed over": Callers._hand_over,
    "cancelled": Callers._cancel,
}
