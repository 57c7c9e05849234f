"""The office's particulars: its name, place, opening hours and how to reach it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import NotFoundError
from frontdesk.services.context import Context
from frontdesk.store.models import Setting
from frontdesk.store.store import Store

OFFICE_KEY = "office"  # in the settings


@dataclass(frozen=True, slots=True)
class Office:
    """The particulars of an office."""

    name: str
    country: str  # ISO 3166-1 alpha-2
    timezone: str  # IANA
    hours: str  # "mon-fri 09:00-12:00,13:00-17:00; sat 10:00-13:00"
    subdivision: str = ""  # ISO 3166-2 without the country: "NY"
    address: tuple[str, ...] = ()  # lines, as they stand on the letterhead
    phone: str = ""
    email: str = ""
    website: str = ""
    language: str = "en"  # BCP 47
    currency: str = ""  # ISO 4217
    letter_layout: str = ""
    postcard_layout: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.timezone)


def office(ctx: Context) -> Office:
    """Return the office's particulars.

    Raises `NotFoundError` when nobody has set the office up yet.
    """
    found = stored_office(ctx.store)
    if found is None:
        raise NotFoundError("office.not_set_up")
    return found


def stored_office(store: Store) -> Office | None:
    """Return the office's particulars as they are stored, or None before it is set up."""
    row = store.one(Setting.select(Setting.value).where(Setting.key == OFFICE_KEY))
    return None if row is None else _from_json(row[0])


def _from_json(value: Mapping[str, Any]) -> Office:
    known = {field.name for field in fields(Office)}
    kept = {name: item for name, item in value.items() if name in known}
    return Office(**{**kept, "address": tuple(kept.get("address", ()))})
