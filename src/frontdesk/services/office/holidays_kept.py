"""The public holidays of the office's country, each of which it can switch off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.office.particulars import office
from frontdesk.services.office.public_holidays import PublicHolidays
from frontdesk.services.office.recompute import recompute_deadlines
from frontdesk.store.models import HolidayOff


@dataclass(frozen=True, slots=True)
class HolidayView:
    """A public holiday of one year, and whether the office keeps it; `key` names it in every year."""

    day: date
    key: str
    name: str
    kept: bool


def holidays_of(ctx: Context, *, year: int) -> tuple[HolidayView, ...]:
    """Return a year's public holidays in order, those switched off too."""
    particulars = office(ctx)
    source = PublicHolidays(particulars.country, particulars.subdivision, particulars.language)
    off = _switched_off(ctx)
    return tuple(
        HolidayView(holiday.day, holiday.key, holiday.name, holiday.key not in off)
        for holiday in source.all_of_year(year)
    )


def keep_holiday(ctx: Context, *, key: str, kept: bool) -> Done[None]:
    """Switch a holiday on or off in every year; open deadlines follow, promised dates stay."""
    with ctx.store.transaction():
        if kept == (key not in _switched_off(ctx)):
            return Done(None, Changes())
        if kept:
            ctx.store.execute(HolidayOff.delete().where(HolidayOff.name == key))
        else:
            ctx.store.insert(HolidayOff, name=key)
        record(ctx, "holiday.kept" if kept else "holiday.switched_off", payload={"holiday": key})
        return Done(None, Changes(frozenset({Area.CALENDAR})) | recompute_deadlines(ctx).changes)


def _switched_off(ctx: Context) -> frozenset[str]:
    rows = ctx.store.rows(HolidayOff.select(HolidayOff.name).where(HolidayOff.name != ""))
    return frozenset(name for (name,) in rows)
