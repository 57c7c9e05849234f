"""Who is away and who stands in, read quickly: every save and every look at Today asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from frontdesk.domain.absences import Away, stand_in
from frontdesk.services.quick import quick_rows
from frontdesk.store.store import Store

_ABSENCES = (
    "SELECT a.staff_id, a.first_day, a.last_day, s.name, s.id"
    " FROM absences a LEFT JOIN staff s ON s.id = a.deputy_id"
)
_OF_ONE = f"{_ABSENCES} WHERE a.staff_id = ? ORDER BY a.first_day, a.id"
_OF_ALL = f"{_ABSENCES} WHERE a.last_day >= ? ORDER BY a.first_day, a.id"
_ON_A_DAY = (
    "SELECT staff_id, deputy_id FROM absences WHERE last_day >= ? AND first_day <= ?"
    " ORDER BY CASE WHEN deputy_id IS NULL THEN 0 ELSE 1 END, last_day"
)

_DEPUTIES = "SELECT id, name FROM staff WHERE id IN (SELECT deputy_id FROM absences WHERE last_day >= ?)"


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who does somebody's work meanwhile."""

    id: int
    name: str


def absences_of(store: Store, staff_id: int) -> tuple[Away, ...]:
    """Return when somebody was and will be away, in order."""
    return tuple(_away(*rest) for _, *rest in quick_rows(store, _OF_ONE, staff_id))


def absences_since(store: Store, day: date) -> Mapping[int, tuple[Away, ...]]:
    """Return the absences that have not ended before a day, by who is away."""
    found: dict[int, tuple[Away, ...]] = {}
    for staff_id, *rest in quick_rows(store, _OF_ALL, day.isoformat()):
        found[staff_id] = (*found.get(staff_id, ()), _away(*rest))
    return found


def deputies_on(store: Store, day: date) -> Mapping[int, int | None]:
    """Return everybody who is away on a day, with who stands in (None: nobody)."""
    shown = day.isoformat()
    return dict(quick_rows(store, _ON_A_DAY, shown, shown))


def stand_ins_on(store: Store, day: date) -> Mapping[int, StandIn]:
    """Return who stands in on a day for each of those who are away; a deputy who is away has a deputy too."""
    deputies = deputies_on(store, day)
    if not deputies:
        return {}
    names = dict(quick_rows(store, _DEPUTIES, day.isoformat()))
    found = {person: stand_in(person, deputies) for person in deputies}
    return {person: StandIn(id_, names[id_]) for person, id_ in found.items() if id_ is not None}


def _away(first: date | str, last: date | str, deputy: str | None, deputy_id: int | None) -> Away:
    return Away(_day(first), _day(last), deputy or "", deputy_id)


def _day(stored: date | str) -> date:
    """Return a day as PostgreSQL gives it, or from SQLite's text."""
    return date.fromisoformat(stored) if isinstance(stored, str) else stored
