"""What is open, as the reminders watch it: when each stage of it is to be told that is not told yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.reminders import Planned, Reminded, ReminderRules, planned
from frontdesk.kept import toml_table
from frontdesk.paths import resources
from frontdesk.services.quick import quick_rows
from frontdesk.services.rules import Rules
from frontdesk.store.fields import from_milliseconds, to_milliseconds
from frontdesk.store.store import Store

# By the index of what is open: the cost does not grow with what is done.
_OPEN = "SELECT id, due FROM deadlines WHERE state = 'open' ORDER BY due, id"
_WINDOWS = """
SELECT b.deadline_id, b.window_start FROM deadlines d CROSS JOIN callbacks b
WHERE d.state = 'open' AND d.kind = 'callback' AND b.deadline_id = d.id
"""
_DETAILS = """
SELECT d.id, d.kind, d.due, d.started, c.priority, b.window_start, c.reference,
       COALESCE(c.subject, b.about, i.subject, ''),
       COALESCE(NULLIF(k.name, ''), NULLIF(k.organisation, ''), b.number, ''),
       COALESCE(d.staff_id, c.owner_id), COALESCE(d.department_id, c.department_id), s.name
FROM deadlines d
LEFT JOIN cases c ON c.id = d.case_id
LEFT JOIN interactions i ON i.id = d.interaction_id
LEFT JOIN callbacks b ON b.deadline_id = d.id
LEFT JOIN customers k ON k.id = COALESCE(c.customer_id, i.customer_id, b.customer_id)
LEFT JOIN staff s ON s.id = COALESCE(d.staff_id, c.owner_id)
WHERE d.state = 'open' AND d.id IN ({marks})
"""
_TOLD = "SELECT deadline_id, stage, due FROM reminders WHERE deadline_id IN ({marks})"
_CHUNK = 500  # parameters of one statement


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A deadline as it is when it may be told."""

    reminded: Reminded
    kind: DeadlineKind
    case: str | None
    subject: str
    name: str
    staff: int | None
    department: int | None
    owner: str


@dataclass(slots=True)
class _Watched:
    """What is known of the deadlines of one store: when each stage is to be told that is not told yet."""

    office: Rules | None = None
    left: dict[int, tuple[object, tuple[Planned, ...]]] | None = None


_watched: WeakKeyDictionary[Store, _Watched] = WeakKeyDictionary()


@cache
def reminder_rules() -> ReminderRules:
    """Return the figures that come with the program."""
    file = resources() / "reminders.toml"
    return ReminderRules.from_table(toml_table(file.read_text(encoding="utf-8")))


def still_to_tell(store: Store, office: Rules) -> dict[int, tuple[object, tuple[Planned, ...]]]:
    """Return what is left to be told, after a look at what is open now; only what is new is computed."""
    kept = _watched.setdefault(store, _Watched())
    if kept.office is not office or kept.left is None:
        kept.office, kept.left = office, {}
    windows = dict(quick_rows(store, _WINDOWS))
    found = {id_: (due, windows.get(id_)) for id_, due in quick_rows(store, _OPEN)}
    before = kept.left
    left = {id_: before[id_] for id_, what in found.items() if id_ in before and before[id_][0] == what}
    new = [id_ for id_ in found if id_ not in left]
    told = _told(store, new)
    for id_, row in reminder_rows(store, office, new).items():
        lead = reminder_rules().lead(row.kind)
        stages = planned(row.reminded, lead, office.calendar)
        done = told.get((id_, to_milliseconds(row.reminded.due)), frozenset())
        left[id_] = (found[id_], tuple(each for each in stages if each.stage not in done))
    kept.left = left
    return left


def reminder_rows(store: Store, office: Rules, ids: Iterable[int]) -> dict[int, ReminderRow]:
    """Return deadlines that are open, by their ids."""
    found: dict[int, ReminderRow] = {}
    for row in _in_chunks(store, _DETAILS, ids):
        id_, kind, due_, started, priority, window, case, subject, name, staff, department, owner = row
        due, begins = from_milliseconds(due_), from_milliseconds(due_ if window is None else window)
        always = reminder_rules().always(kind, priority, begins, office.calendar)
        reminded = Reminded(from_milliseconds(started), begins, due, always)
        found[id_] = ReminderRow(
            reminded, DeadlineKind(kind), case, subject, name, staff, department, owner or ""
        )
    return found


def _told(store: Store, ids: Iterable[int]) -> dict[tuple[int, int], frozenset[str]]:
    found: dict[tuple[int, int], frozenset[str]] = {}
    for deadline, stage, due in _in_chunks(store, _TOLD, ids):
        found[deadline, due] = found.get((deadline, due), frozenset()) | {stage}
    return found


def told_off(store: Store, deadline: int, stages: Sequence[Planned]) -> None:
    """Take told stages off what is left, whether this desk told them or another."""
    left = _watched[store].left
    if left is not None and deadline in left:
        what, others = left[deadline]
        left[deadline] = (what, tuple(each for each in others if each not in stages))


def _in_chunks(store: Store, statement: str, ids: Iterable[int]) -> Iterable[tuple[Any, ...]]:
    wanted = sorted(ids)
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        yield from quick_rows(store, statement.format(marks=", ".join("?" * len(some))), *some)


def look_anew(store: Store) -> None:
    """Forget what is known of a store: what was to be told was not."""
    _watched.pop(store, None)
