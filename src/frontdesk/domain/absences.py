"""Who is away, and who stands in: days on which somebody does not work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Away:
    """Days away, the first and the last included, and who stands in, if anybody does."""

    first_day: date
    last_day: date
    deputy: str = ""
    deputy_id: int | None = None

    def covers(self, day: date) -> bool:
        """Whether the person is away on a day."""
        return self.first_day <= day <= self.last_day


def away_on(absences: Iterable[Away], day: date) -> Away | None:
    """Return the absence on a day: of several the one that ends last, but one with a deputy first."""
    covering = [each for each in absences if each.covers(day)]
    return max(covering, key=lambda each: (each.deputy_id is not None, each.last_day), default=None)


def last_day_away(absences: Iterable[Away], day: date) -> date | None:
    """Return the last day away of somebody who is away on a day, or None.

    Absences of which the next begins where the last ends are one.
    """
    last: date | None = None
    for each in sorted(absences, key=lambda absence: absence.first_day):
        if each.covers(day) or (last is not None and each.first_day <= last + _ONE_DAY):
            last = max(last or each.last_day, each.last_day)
    return last


def stand_in(person: int, deputies: Mapping[int, int | None]) -> int | None:
    """Return who does the work of a person: they themselves, or who stands in for them.

    `deputies` names everybody who is away, with the deputy. A deputy who is away has a
    deputy too; None when nobody is left.
    """
    seen: set[int] = set()
    found: int | None = person
    while found is not None and found in deputies:
        if found in seen:
            return None
        seen.add(found)
        found = deputies[found]
    return found
