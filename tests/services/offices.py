"""Offices for the tests of the services: open on weekdays from 9 to 5, with two departments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from frontdesk.domain.clock import FixedClock
from frontdesk.services.context import Actor, Context
from frontdesk.services.office.setup import create_office
from frontdesk.store.folding import fold_key
from frontdesk.store.models import Department, Staff
from frontdesk.store.store import Store

ZONE = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=ZONE)
"""A Monday in a fortnight without holidays."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A reception with its clock: what a test acts with."""

    ctx: Context
    clock: FixedClock

    @property
    def store(self) -> Store:
        return self.ctx.store

    def at(self, text: str) -> datetime:
        """Set the clock to a local time of the office, "2026-11-24 09:00", and return it."""
        instant = local(text)
        self.clock.instant = instant
        return instant


def local(text: str) -> datetime:
    """Return a local time of the office as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def open_desk(where: str | Path, *, at: datetime = MONDAY) -> Desk:
    """Set up an office in a new database and sit down at its reception."""
    set_up_office(where, at=at)
    return sit_at_desk(where, at=at)


def set_up_office(where: str | Path, *, at: datetime = MONDAY) -> None:
    """Make an office: Ana Lind at reception, Jonas Weber in Shipping."""
    clock = FixedClock(at)
    store = Store.open(where, clock=clock, create=True)
    create_office(Context(store, clock, Actor("Set-up")), changes=PARTICULARS)
    with store.transaction():
        reception = store.insert(Department, name="Reception", name_key=fold_key("Reception"))
        shipping = store.insert(Department, name="Shipping", name_key=fold_key("Shipping"))
        store.insert(Staff, name="Ana Lind", name_key=fold_key("Ana Lind"), department=reception)
        store.insert(Staff, name="Jonas Weber", name_key=fold_key("Jonas Weber"), department=shipping)
    store.close()


def sit_at_desk(where: str | Path, *, at: datetime = MONDAY, name: str = "Ana Lind") -> Desk:
    """Open an office that was set up, as one of its people."""
    clock = FixedClock(at)
    store = Store.open(where, clock=clock)
    staff = store.value(Staff.select(Staff.id).where(Staff.name == name))
    return Desk(Context(store, clock, Actor(name, staff), "Reception 1"), clock)


PARTICULARS: dict[str, object] = {
    "name": "Harbour Office",
    "country": "GB",
    "subdivision": "ENG",
    "timezone": "Europe/London",
    "hours": "mon-fri 09:00-17:00",
    "address": ("1 Quay Street", "London", "E1 6AN"),
    "language": "en",
}
