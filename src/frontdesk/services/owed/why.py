"""Why something is owed by then, in a few words: "P3, 4 business hours", "day 6 of 7", "every 24 hours"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from frontdesk.domain.due import DueView
from frontdesk.domain.explain import figure
from frontdesk.domain.kinds import DeadlineKind, Priority, Running
from frontdesk.domain.message import Message, message
from frontdesk.domain.provisions import Target
from frontdesk.services.rules import Rules

_BY_PRIORITY = (DeadlineKind.FIRST_RESPONSE, DeadlineKind.RESOLVE)


@dataclass(frozen=True, slots=True)
class Why:
    """What is known of a deadline."""

    kind: DeadlineKind
    provisions: tuple[str, ...]
    started: datetime
    due: datetime
    priority: Priority | None


class Reasons:
    """Says of many deadlines why they are owed by then; each figure is looked up once."""

    def __init__(self, office: Rules, view: DueView) -> None:
        self._office = office
        self._view = view
        self._targets: dict[tuple[str, DeadlineKind, Priority | None], Target | None] = {}

    def why(self, asked: Why) -> Message:
        """Return why it is owed by then."""
        if asked.kind is DeadlineKind.CALLBACK:
            return message("why.agreed", at=asked.started)
        if asked.kind is DeadlineKind.MESSAGE:
            return message("why.taken", at=asked.started)
        if asked.kind is DeadlineKind.SUGGESTION_LOOK:
            from frontdesk.services.office.practice import look_figure  # noqa: PLC0415  start-up: few rows need it

            return message("why.figure", figure=look_figure(self._office))
        target = self._target(asked)
        if target is None:
            return message("why.promised")
        if asked.kind is DeadlineKind.RESPOND and target.running is Running.BUSINESS_DAYS:
            return self._day(asked, target)
        if asked.kind is DeadlineKind.PROGRESS_UPDATE:
            return message("why.every", figure=figure(target))
        if asked.kind in _BY_PRIORITY and target.priorities:
            return message("why.priority", priority=str(asked.priority), figure=figure(target))
        return message("why.figure", figure=figure(target))

    def _day(self, asked: Why, target: Target) -> Message:
        """Return "day 6 of 7" while the days run, and the figure before and after."""
        received, last = (self._view.calendar.local(at).date() for at in (asked.started, asked.due))
        if received <= self._view.today <= last:
            number = self._view.calendar.count_business_days(received, self._view.today)
            if 0 < number <= target.amount:
                return message("why.day_of", n=number, amount=target.amount)
        return message("why.figure", figure=figure(target))

    def _target(self, asked: Why) -> Target | None:
        """Return the deciding figure; None for a date that somebody promised."""
        deciding = (asked.provisions[0] if asked.provisions else "", asked.kind, asked.priority)
        if deciding not in self._targets:
            self._targets[deciding] = self._found(*deciding)
        return self._targets[deciding]

    def _found(self, provision: str, kind: DeadlineKind, priority: Priority | None) -> Target | None:
        found = (
            target
            for target in self._office.book.targets()
            if target.provision == provision
            and target.kind is kind
            and (not target.priorities or priority in target.priorities)
        )
        return next(found, None)
