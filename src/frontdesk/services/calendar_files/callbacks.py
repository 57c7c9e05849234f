"""Callbacks as a calendar file: one of them, a person's, or everybody's."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from peewee import Expression

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.services.calendar_files.writing import Appointment, calendar_file
from frontdesk.services.callbacks.reading import Moment, read_rows
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.services.context import Context
from frontdesk.services.rules import rules
from frontdesk.services.staff.people import staff_member
from frontdesk.store.models import Callback
from frontdesk.words import Words, words_for

ALARM: Final = timedelta(minutes=10)
KEPT_FOR: Final = timedelta(days=31)
"""Calls that ended lately are written, too, so that a calendar that has them takes them back."""

_TAKEN_BACK: Final = (CallbackEnd.CANCELLED, CallbackEnd.TAKEN_BACK, CallbackEnd.GAVE_UP, CallbackEnd.MISSED)
_NO_CALL: Final = CallbackEnd.STAYED.value


def callback_calendar(ctx: Context, *, callback: int) -> bytes:
    """Return one callback as a calendar file. Raises `NotFoundError` (field "callback")."""
    return _file(ctx, (Callback.id == callback,), "ical.one")


def callbacks_calendar(ctx: Context, *, staff: int | None = None) -> bytes:
    """Return the callbacks that are open or ended lately as a calendar file: a person's, or everybody's.

    Raises `NotFoundError` (field "person") for somebody who does not work here.
    """
    since = ctx.clock.now() - KEPT_FOR
    which: tuple[Expression, ...] = (Callback.call_until > since, Callback.outcome != _NO_CALL)
    if staff is None:
        return _file(ctx, which, "ical.everyone")
    person = staff_member(ctx, id=staff).name
    return _file(ctx, (*which, Callback.staff == staff), "ical.person_title", person=person)


def save_callback(ctx: Context, *, callback: int, target: Path) -> None:
    """Save what `callback_calendar` returns. The file appears whole or not at all.

    Raises like it, and `FrontDeskError` (field "file") when it cannot be written.
    """
    _write(target, callback_calendar(ctx, callback=callback))


def save_calendar(ctx: Context, *, target: Path, staff: int | None = None) -> int:
    """Save what `callbacks_calendar` returns, and return how many callbacks are in it.

    Raises like it and `save_callback`.
    """
    made = callbacks_calendar(ctx, staff=staff)
    _write(target, made)
    return made.count(b"BEGIN:VEVENT\r\n")


def _write(target: Path, made: bytes) -> None:
    passing = target.with_name(target.name + ".part")
    try:
        passing.write_bytes(made)
        passing.replace(target)
    except OSError as error:
        passing.unlink(missing_ok=True)
        reason = error.strerror or ""
        raise FrontDeskError(
            "store.cannot_write_file", field="file", where=str(target), reason=reason
        ) from error


def _file(ctx: Context, which: tuple[Expression, ...], title: str, **params: object) -> bytes:
    office = rules(ctx)
    words = words_for(
        office.office.language, timezone=office.timezone, territory=office.office.country, clock=ctx.clock
    )
    now = ctx.clock.now()
    with ctx.store.reading():
        rows = read_rows(ctx, Moment.at(office, now), which, (Callback.call_from, Callback.id))
        agreed = dict(ctx.store.rows(Callback.select(Callback.id, Callback.agreed).where(*which)))
    if not rows and title == "ical.one":
        raise NotFoundError("callback.unknown", field="callback")
    name = words.text(title, office=office.office.name, **params)
    appointments = [_appointment(row, agreed[row.id], words) for row in rows]
    return calendar_file(appointments, name=name, timezone=office.timezone, now=now)


def _appointment(row: CallbackRow, agreed: datetime, words: Words) -> Appointment:
    who = row.customer_name or words.text("customer.nameless")
    return Appointment(
        # Two offices count their callbacks from one: when it was agreed tells them apart.
        uid=f"callback-{row.id}-{agreed:%Y%m%dT%H%M%S}@frontdesk",
        sequence=row.version,
        start=row.call_from,
        end=row.call_until,
        summary=words.text("ical.summary", who=who),
        description="\n".join(_lines(row, words)),
        location=row.number,
        url=f"tel:{row.dial}" if row.dial else "",
        alarm=ALARM if row.done is None else None,
        cancelled=row.outcome in _TAKEN_BACK,
        categories=(words.text("ical.category"),),
    )


def _lines(row: CallbackRow, words: Words) -> list[str]:
    facts = {
        "number": row.number,
        "about": row.about,
        "case": row.case or "",
        "person": ", ".join(filter(None, (row.person, row.department))),
        "outcome": words.text(f"callback.outcome.{row.outcome}") if row.outcome else "",
    }
    return [words.text(f"ical.{name}", value=value) for name, value in facts.items() if value]
