"""What should have been told by now, kept beside the program: by hand, from the stages of each deadline."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from frontdesk.domain.kinds import DeadlineKind, DeadlineState
from frontdesk.domain.reminders import Stage, may_be_told, planned
from frontdesk.services.quick import quick_rows
from frontdesk.services.reminders.rows import reminder_rows
from frontdesk.services.reminders.rules import standard_reminders
from frontdesk.services.rules import rules
from frontdesk.store.models import Deadline
from tests.services.offices import Desk

Told = tuple[int, Stage, datetime]
"""A stage of a deadline, and when that was due."""

_SOON = timedelta(hours=1)
_NEW = "SELECT id FROM deadlines WHERE id > ? AND state = 'open'"


@dataclass(slots=True)
class Watch:
    """Every stage of everything that was ever owed: still to come, or come and not yet told."""

    desk: Desk
    _last: int = 0
    _coming: list[tuple[datetime, int, Told, bool]] = field(default_factory=list)
    _come: dict[Told, bool] = field(default_factory=dict)
    _reached: dict[int, datetime] = field(default_factory=dict)  # when the last stage of each has come
    kinds: Counter[DeadlineKind] = field(default_factory=Counter)
    put_off: dict[Told, list[datetime]] = field(default_factory=dict)
    _checked: datetime | None = None  # when a desk last showed what it was given

    def look(self) -> None:
        """Plan the stages of what is owed newly."""
        office, figures = rules(self.desk.ctx), standard_reminders()
        new = [id_ for (id_,) in quick_rows(self.desk.store, _NEW, self._last)]
        if not new:
            return
        for id_, row in reminder_rows(self.desk.store, office, figures, new).items():
            self.kinds[row.kind] += 1
            manager = row.kind in figures.manager_of
            for each in planned(row.reminded, figures.lead(row.kind), office.calendar, manager=manager):
                told = (id_, each.stage, row.reminded.due)
                heapq.heappush(self._coming, (each.at, id_, told, row.reminded.always))
        self._last = max(new)

    def check(self, seen: Collection[Told], lost: Collection[Told]) -> None:
        """After a desk has shown what it was given: nothing that had come is missing while it is open.

        `lost` is what a desk took before its power failed: the next look brings it.
        """
        now, figures = self.desk.clock.now(), standard_reminders()
        self._checked = now
        while self._coming and self._coming[0][0] <= now:
            at, id_, told, always = heapq.heappop(self._coming)
            self._come[told] = always
            self._reached[id_] = at
        self._come = {told: always for told, always in self._come.items() if told not in seen}
        open_now = may_be_told(now, rules(self.desk.ctx).calendar, figures)
        owing = [  # what the manager is told waits for the manager
            told
            for told, always in self._come.items()
            if (open_now or always)
            and told not in lost
            and told[1] is not Stage.MANAGER
            and now - self._reached[told[0]] >= figures.patience
        ]
        still = self._open(owing)
        missed = [told for told in owing if still.get(told[0]) == told[2]]
        assert missed == [], f"{len(missed)} were not told by {now}"
        for told in owing:
            del self._come[told]  # it was done before any desk that ran could tell it

    def end(self, seen: Counter[Told]) -> None:
        """Every stage that has come was seen once, whatever has been done since; once more when put off.

        For a while after it has come, it is left to those whose it is, who may be at no desk.
        """
        assert [what for what, times in seen.items() if times > 1 + len(self.put_off.get(what, ()))] == []
        assert self._checked is not None
        told_by = self._checked - standard_reminders().patience
        unseen = [told for told in self._come if told not in seen and self._reached[told[0]] <= told_by]
        owed = self._open(unseen)
        missed = [told for told in unseen if owed.get(told[0]) == told[2]]
        assert missed == [], f"{len(missed)} were not told in the end: {missed[:3]}"
        still, now = self._open(self.put_off), self.desk.clock.now()
        for told, times in self.put_off.items():
            if still.get(told[0]) == told[2]:
                assert seen[told] >= 1 + sum(until <= now - _SOON for until in times)
        assert self.put_off

    def _open(self, some: Collection[Told]) -> dict[int, datetime]:
        """Return when those are due that are still owed."""
        ids = sorted({deadline for deadline, _, _ in some})
        found: dict[int, datetime] = {}
        for start in range(0, len(ids), 500):
            query = Deadline.select(Deadline.id, Deadline.due).where(
                Deadline.id.in_(ids[start : start + 500]), Deadline.state == DeadlineState.OPEN.value
            )
            found |= dict(self.desk.store.rows(query))
        return found
