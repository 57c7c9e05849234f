"""An opened office, as a command works in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from frontdesk.cli.environment import Surroundings
from frontdesk.services.context import Actor, Context
from frontdesk.services.office.particulars import Office, office, stored_office
from frontdesk.services.staff.people import actor_named
from frontdesk.store.store import Store
from frontdesk.words import Words, words_for


@dataclass(frozen=True, slots=True)
class Desk:
    """An office that is set up: its context, particulars and words."""

    context: Context
    office: Office
    words: Words

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return self.office.zone

    def iso(self, at: datetime) -> str:
        """Return an instant in ISO 8601, in office time with its offset."""
        return at.astimezone(self.zone).isoformat(timespec="seconds")

    def optional_iso(self, at: datetime | None) -> str | None:
        """Return the same of an instant that there may not be."""
        return None if at is None else self.iso(at)


@contextmanager
def opened(surroundings: Surroundings, *, create: bool = False) -> Iterator[Context]:
    """Open the database, whether the office in it has been set up or not.

    Raises `StoreError` when it cannot be opened.
    """
    clock = surroundings.clock()
    store = Store.open(surroundings.database, clock=clock, create=create)
    try:
        particulars = stored_office(store)
        if particulars is not None:
            surroundings.settle(clock, particulars.zone)
        context = Context(store, clock, Actor(surroundings.user))
        yield replace(context, actor=actor_named(context, surroundings.user))
    finally:
        store.close()


@contextmanager
def at_desk(surroundings: Surroundings) -> Iterator[Desk]:
    """Open an office that is set up.

    Raises `StoreError` when it cannot be opened, `NotFoundError` when nobody has set it up.
    """
    with opened(surroundings) as context:
        yield desk_of(context)


def desk_of(context: Context) -> Desk:
    """Return the office of a context that has been opened already. Raises `NotFoundError`."""
    particulars = office(context)
    words = words_for(
        particulars.language,
        timezone=particulars.zone,
        territory=particulars.country,
        clock=context.clock,
    )
    return Desk(context, particulars, words)
