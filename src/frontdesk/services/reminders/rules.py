"""When the office wants to be reminded of what: the figures that come with the program, or its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.reminders import Lead, ReminderRules
from frontdesk.kept import toml_table
from frontdesk.paths import resources
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.quick import quick_rows
from frontdesk.store.models import Setting
from frontdesk.store.store import Store

REMINDERS_KEY = "reminders"  # in the settings: what the office decided otherwise than the program has it
MOST = timedelta(hours=40)  # of opening time: about a week
_KEPT = "SELECT value FROM settings WHERE key = ?"
_CHANGED = Changes(frozenset({Area.OFFICE, Area.REMINDERS}))
_MINUTE = timedelta(minutes=1)

_built: WeakKeyDictionary[Store, tuple[object, ReminderRules]] = WeakKeyDictionary()


@cache
def standard_reminders() -> ReminderRules:
    """Return the figures that come with the program."""
    file = resources() / "reminders.toml"
    return ReminderRules.from_table(toml_table(file.read_text(encoding="utf-8")))


def reminder_rules(store: Store) -> ReminderRules:
    """Return the figures of this office as they are now; built anew only when they changed."""
    kept = quick_rows(store, _KEPT, REMINDERS_KEY)
    known = _built.get(store)
    if known is None or known[0] != kept:
        value = store.value(Setting.select(Setting.value).where(Setting.key == REMINDERS_KEY))
        known = _built[store] = (kept, _with_own(standard_reminders(), value or {}))
    return known[1]


def set_reminder(ctx: Context, *, kind: DeadlineKind, lead: Lead, manager: bool) -> Done[None]:
    """Remind of a kind so from now on, and tell the `manager` of its delays or not; what was told stays told.

    Raises `FrontDeskError` (field "ahead", "due") for a time that is too long, or when the first reminder
    would not come before the second.
    """
    _check(lead)
    with ctx.store.transaction():
        before = reminder_rules(ctx.store)
        others = before.manager_of - {kind}
        after = replace(
            before, kinds={**before.kinds, kind: lead}, manager_of=others | {kind} if manager else others
        )
        if after == before:
            return Done(None, Changes())
        _keep(ctx, after)
        payload = {"kind": str(kind), **_minutes(lead), "manager": manager}
        record(ctx, "reminders.rules_changed", payload=payload)
        return Done(None, _CHANGED)


def _keep(ctx: Context, figures: ReminderRules) -> None:
    """Keep what is otherwise than the program has it."""
    standard = standard_reminders()
    value: dict[str, Any] = {
        "kinds": {
            str(kind): _minutes(lead) for kind, lead in figures.kinds.items() if lead != standard.lead(kind)
        },
        "manager_of": sorted(map(str, figures.manager_of)),
    }
    row = Setting.insert(key=REMINDERS_KEY, value=value)
    kept = row.on_conflict(conflict_target=[Setting.key], update={Setting.value: value})
    kept.execute(ctx.store.database)


def _check(lead: Lead) -> None:
    for name in ("ahead", "due"):
        if not timedelta(0) <= getattr(lead, name) <= MOST:
            raise FrontDeskError("reminder.too_long", field=name, most=MOST // timedelta(hours=1))
    if lead.ahead and lead.ahead <= lead.due:
        raise FrontDeskError("reminder.order", field="ahead")


def _with_own(rules: ReminderRules, own: Mapping[str, Any]) -> ReminderRules:
    kinds = {
        kind: Lead(timedelta(minutes=lead["ahead"]), timedelta(minutes=lead["due"]))
        for kind, lead in own.get("kinds", {}).items()
    }
    manager_of = frozenset(own.get("manager_of", rules.manager_of))
    return replace(rules, kinds={**rules.kinds, **kinds}, manager_of=manager_of)


def _minutes(lead: Lead) -> dict[str, int]:
    return {"ahead": lead.ahead // _MINUTE, "due": lead.due // _MINUTE}
