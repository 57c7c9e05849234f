"""What the office has decided about its counter: languages, how soon a text is gone, what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from frontdesk.domain.errors import FrontDeskError
from frontdesk.kept import toml_table
from frontdesk.paths import resources
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.office.particulars import stored_office
from frontdesk.services.texts import one_line
from frontdesk.store.models import Setting
from frontdesk.store.store import Store
from frontdesk.words import languages, nearest

COUNTER_KEY = "counter"  # in the settings: what the office decided otherwise than the program has it
LEAST_IDLE, MOST_IDLE = 20, 300
"""Seconds: sooner nobody can think, later the next visitor stands there."""

MOST_CHOICES = 12
"""Themes or places that a screen has room for."""

_LONGEST_CHOICE = 40  # characters on a button
_CHANGED = Changes(frozenset({Area.OFFICE}))


@dataclass(frozen=True, slots=True)
class CounterRules:
    """What a writer at the counter is offered."""

    languages: tuple[str, ...]  # BCP 47, the first is what the screen begins in
    idle_seconds: int
    themes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def counter_rules(store: Store) -> CounterRules:
    """Return what the office has decided, or as the program comes; the office's language is first."""
    kept = store.value(Setting.select(Setting.value).where(Setting.key == COUNTER_KEY)) or {}
    table = {**_standard(), **kept}
    office = stored_office(store)
    own = nearest(office.language) if office is not None else ""
    offered = [each for each in table["languages"] if each in languages()]
    return CounterRules(
        languages=tuple(sorted(offered, key=lambda each: each != own)),
        idle_seconds=int(table["idle_seconds"]),
        themes=tuple(table["themes"]),
        places=tuple(table["places"]),
    )


def set_counter_rules(ctx: Context, *, rules: CounterRules) -> Done[CounterRules]:
    """Offer this at every counter of the office from when it is next opened.

    Raises `FrontDeskError` (field "languages", "idle_seconds", "themes", "places").
    """
    if not rules.languages or not set(rules.languages) <= set(languages()):
        raise FrontDeskError("counter.no_language", field="languages")
    if not LEAST_IDLE <= rules.idle_seconds <= MOST_IDLE:
        raise FrontDeskError("counter.idle_range", field="idle_seconds", least=LEAST_IDLE, most=MOST_IDLE)
    tidy = CounterRules(
        tuple(dict.fromkeys(rules.languages)),
        rules.idle_seconds,
        _choices(rules.themes, "themes"),
        _choices(rules.places, "places"),
    )
    with ctx.store.transaction():
        value = asdict(tidy)
        row = Setting.insert(key=COUNTER_KEY, value=value)
        kept = row.on_conflict(conflict_target=[Setting.key], update={Setting.value: value})
        kept.execute(ctx.store.database)
        record(ctx, "counter.rules_changed", payload=value)
        return Done(counter_rules(ctx.store), _CHANGED)


def _choices(texts: Iterable[str], field: str) -> tuple[str, ...]:
    clean = (one_line(text, field, limit=_LONGEST_CHOICE) for text in texts)
    found = tuple(dict.fromkeys(text for text in clean if text))
    if len(found) > MOST_CHOICES:
        raise FrontDeskError("counter.too_many", field=field, most=MOST_CHOICES)
    return found


@cache
def _standard() -> dict[str, Any]:
    return dict(toml_table((resources() / "counter.toml").read_text(encoding="utf-8")))
