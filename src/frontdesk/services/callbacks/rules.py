"""How the office calls back: when to try again, how often, and how many calls an hour has room for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Any

from frontdesk.domain.callbacks import FAILED, CallOutcome, RetryStep
from frontdesk.domain.errors import FrontDeskError
from frontdesk.kept import toml_table
from frontdesk.paths import resources
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.staff.people import staff_member
from frontdesk.store.models import Setting
from frontdesk.store.store import Store

CALLBACKS_KEY = "callbacks"  # in the settings: what the office decided otherwise than the program has it
_CHANGED = Changes(frozenset({Area.OFFICE, Area.CALLBACKS}))
_MOST = {"most_attempts": 20, "window_minutes": 24 * 60, "per_person_and_hour": 60, "per_hour": 1000}
_LEAST = {"most_attempts": 1, "window_minutes": 5, "per_person_and_hour": 0, "per_hour": 0}


@dataclass(frozen=True, slots=True)
class CallbackRules:
    """What the office has decided about its callbacks."""

    most_attempts: int
    window_minutes: int
    per_person_and_hour: int  # 0: no limit
    per_hour: int
    retries: Mapping[CallOutcome, tuple[RetryStep, ...]]
    manager: int | None = None  # the duty manager, who is told of a customer whom nobody could reach

    @property
    def window(self) -> timedelta:
        """How long a window is of which only the beginning was said."""
        return timedelta(minutes=self.window_minutes)

    def step(self, outcome: CallOutcome, failed: int) -> RetryStep:
        """Return how long to wait after so many tries that failed, the last of them so."""
        steps = self.retries[outcome]
        return steps[min(failed, len(steps)) - 1]

    def to_json(self) -> dict[str, Any]:
        """Return the rules as the settings keep them."""
        retries = {str(outcome): [str(step) for step in steps] for outcome, steps in self.retries.items()}
        return {**{name: getattr(self, name) for name in _MOST}, "retries": retries, "manager": self.manager}


def callback_rules(store: Store) -> CallbackRules:
    """Return what the office has decided, or as the program comes."""
    kept = store.value(Setting.select(Setting.value).where(Setting.key == CALLBACKS_KEY))
    return _from_table({**_standard(), **kept}) if kept else _from_table(_standard())


def duty_manager(store: Store) -> int | None:
    """Return who the office has named as its duty manager, by the staff's id."""
    kept = store.value(Setting.select(Setting.value).where(Setting.key == CALLBACKS_KEY))
    return kept.get("manager") if kept else None


def set_callback_rules(ctx: Context, *, rules: CallbackRules) -> Done[CallbackRules]:
    """Call back by these rules from now on; what is planned already stays.

    Raises `FrontDeskError` with the field at fault, and `NotFoundError` for a manager who is nobody.
    """
    _check(rules)
    if rules.manager is not None:
        staff_member(ctx, id=rules.manager)
    with ctx.store.transaction():
        if rules == callback_rules(ctx.store):
            return Done(rules, Changes())
        value = rules.to_json()
        row = Setting.insert(key=CALLBACKS_KEY, value=value)
        kept = row.on_conflict(conflict_target=[Setting.key], update={Setting.value: value})
        kept.execute(ctx.store.database)
        record(ctx, "callbacks.rules_changed", payload=value)
        return Done(rules, _CHANGED)


def retries_from(texts: Mapping[str, list[str]]) -> dict[CallOutcome, tuple[RetryStep, ...]]:
    """Read the steps as they are written. Raises `FrontDeskError` (field "retries.busy" and the like)."""
    return {
        outcome: tuple(RetryStep.parse(text, field=f"retries.{outcome}") for text in texts.get(outcome, ()))
        for outcome in FAILED
    }


def _check(rules: CallbackRules) -> None:
    for name, most in _MOST.items():
        if not _LEAST[name] <= getattr(rules, name) <= most:
            raise FrontDeskError("callback.rule_out_of_range", field=name, least=_LEAST[name], most=most)
    for outcome in FAILED:
        if not rules.retries.get(outcome):
            raise FrontDeskError("text.missing", field=f"retries.{outcome}")


def _from_table(table: Mapping[str, Any]) -> CallbackRules:
    numbers = {name: int(table[name]) for name in _MOST}
    return CallbackRules(**numbers, retries=retries_from(table["retries"]), manager=table.get("manager"))


@cache
def _standard() -> Mapping[str, Any]:
    return toml_table((resources() / "callbacks.toml").read_text(encoding="utf-8"))


def standard_rules() -> CallbackRules:
    """Return the rules as the program comes."""
    return replace(_from_table(_standard()), manager=None)
