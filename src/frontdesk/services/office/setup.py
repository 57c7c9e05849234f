"""Setting an office up and changing its particulars; open deadlines follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from frontdesk.domain.errors import ConflictError
from frontdesk.services.changes import Area, Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.events import record
from frontdesk.services.office.checks import check_whereabouts, checked
from frontdesk.services.office.particulars import OFFICE_KEY, Office, office, stored_office
from frontdesk.services.office.recompute import recompute_deadlines
from frontdesk.services.office.suggested import paper_of, suggested
from frontdesk.store.models import Setting

_CALENDAR = frozenset({"country", "subdivision", "timezone", "hours"})


def create_office(ctx: Context, *, changes: Mapping[str, object]) -> Done[Office]:
    """Set an office up; what is not said is taken from the computer's settings and the country.

    Raises `FrontDeskError` with the field at fault, `ConflictError` when it is set up already.
    """
    particulars = suggested_office(changes)
    with ctx.store.transaction():
        if stored_office(ctx.store) is not None:
            raise ConflictError("office.set_up_already")
        done = _keep(ctx, particulars, "office.created", checked(asdict(particulars)))
        return Done(done.result, done.changes | recompute_deadlines(ctx).changes)


def set_office(ctx: Context, *, changes: Mapping[str, object]) -> Done[Office]:
    """Change some particulars; open deadlines follow, dates told to customers stay.

    Raises `FrontDeskError` with the field at fault.
    """
    tidy = checked(changes)
    with ctx.store.transaction():
        before = office(ctx)
        after = _in_its_country(before, tidy)
        check_whereabouts(after.country, after.subdivision)
        differing = {
            field.name: getattr(after, field.name)
            for field in fields(Office)
            if getattr(after, field.name) != getattr(before, field.name)
        }
        if not differing:
            return Done(before, Changes())
        done = _keep(ctx, after, "office.changed", differing)
        if _CALENDAR & differing.keys():
            return Done(done.result, done.changes | recompute_deadlines(ctx).changes)
        return done


def suggested_office(changes: Mapping[str, object]) -> Office:
    """Return the particulars an office would have with these, the others being the likeliest.

    Raises `FrontDeskError` with the field at fault.
    """
    tidy = checked(changes)
    merged: dict[str, Any] = {**suggested(tidy), **tidy}
    check_whereabouts(merged["country"], merged.get("subdivision", ""))
    return Office(**merged)


def _in_its_country(before: Office, tidy: Mapping[str, Any]) -> Office:
    """Return the office changed; what depends on a country does not outlive a move to another."""
    if tidy.get("country", before.country) == before.country:
        return replace(before, **tidy)
    moved = {"subdivision": "", **paper_of(str(tidy["country"]))}
    return replace(before, **{**moved, **tidy})


def _keep(ctx: Context, particulars: Office, kind: str, told: Mapping[str, object]) -> Done[Office]:
    row = Setting.insert(key=OFFICE_KEY, value=asdict(particulars))
    row.on_conflict(conflict_target=[Setting.key], update={Setting.value: asdict(particulars)}).execute(
        ctx.store.database
    )
    record(ctx, kind, payload=told)
    return Done(particulars, Changes(frozenset({Area.OFFICE, Area.CALENDAR})))
