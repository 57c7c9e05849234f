"""Callbacks as a calendar file: one of them, a person's, or everybody's; a series is one repeated entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from peewee import Expression

from frontdesk.domain.callbacks import CallbackEnd
from frontdesk.domain.recurrence import Recurrence
from frontdesk.services.calendar_files.series import repeated
from frontdesk.services.calendar_files.writing import ALARM, Appointment, calendar_file
from frontdesk.services.callbacks.reading import Moment, read_rows
from frontdesk.services.callbacks.record import read_callback
from frontdesk.services.callbacks.series_record import read_series
from frontdesk.services.callbacks.series_words import recurrence_words
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.services.context import Context
from frontdesk.services.rules import Rules, rules
from frontdesk.services.staff.people import staff_member
from frontdesk.services.whole_files import writing_to
from frontdesk.store.models import Callback
from frontdesk.words import Words, words_for

KEPT_FOR: Final = timedelta(days=31)
"""Calls that ended lately are written, too, so that a calendar that has them takes them back."""

_TAKEN_BACK: Final = (CallbackEnd.CANCELLED, CallbackEnd.TAKEN_BACK, CallbackEnd.GAVE_UP, CallbackEnd.MISSED)
_NO_CALL: Final = CallbackEnd.STAYED.value


def callback_calendar(ctx: Context, *, callback: int) -> bytes:
    """Return one callback, or its whole series, as a calendar file.

    Raises `NotFoundError` (field "callback").
    """
    series = read_callback(ctx.store, callback).series
    which = Callback.id == callback if series is None else Callback.series == series
    return _file(ctx, (which,), "ical.one")[0]


def callbacks_calendar(ctx: Context, *, staff: int | None = None) -> bytes:
    """Return the callbacks that are open or ended lately as a calendar file: a person's, or everybody's.

    Raises `NotFoundError` (field "person") for somebody who does not work here.
    """
    return _of_staff(ctx, staff)[0]


def _of_staff(ctx: Context, staff: int | None) -> tuple[bytes, int]:
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
    made = callback_calendar(ctx, callback=callback)
    with writing_to(target) as sink:
        sink.write(made)


def save_calendar(ctx: Context, *, target: Path, staff: int | None = None) -> int:
    """Save what `callbacks_calendar` returns, and return how many are in it; a series counts as one.

    Raises like it and `save_callback`.
    """
    made, count = _of_staff(ctx, staff)
    with writing_to(target) as sink:
        sink.write(made)
    return count


def _file(ctx: Context, which: tuple[Expression, ...], title: str, **params: object) -> tuple[bytes, int]:
    """Return the file, and how many callbacks are in it; a series counts as one."""
    office, now = rules(ctx), ctx.clock.now()
    words = words_for(
        office.office.language, timezone=office.timezone, territory=office.office.country, clock=ctx.clock
    )
    with ctx.store.reading():
        rows = read_rows(ctx, Moment.at(office, now), which, (Callback.call_from, Callback.id))
        query = Callback.select(Callback.id, Callback.agreed, Callback.occurrence).where(*which)
        more = {id_: (agreed, day) for id_, agreed, day in ctx.store.rows(query)}
        found = list(_appointments(ctx, office, rows, more, words))
    name = words.text(title, office=office.office.name, **params)
    made = calendar_file(found, name=name, timezone=office.timezone, now=now)
    return made, len({each.uid for each in found})


def _appointments(
    ctx: Context,
    office: Rules,
    rows: Sequence[CallbackRow],
    more: Mapping[int, tuple[datetime, date | None]],
    words: Words,
) -> Iterator[Appointment]:
    series: dict[int, list[CallbackRow]] = {}
    for row in rows:
        if row.series is None:
            yield _appointment(row, more[row.id][0], words)
        else:
            series.setdefault(row.series, []).append(row)
    for id_, calls in series.items():
        found = read_series(ctx.store, id_)
        again = words.render(recurrence_words(Recurrence.read(found.rule), found.first_on))
        days = {day: _appointment(row, found.made, words, again) for row in calls if (day := more[row.id][1])}
        sequence = found.version + sum(row.version for row in calls)
        yield from repeated(office, found, days, sequence=sequence, now=ctx.clock.now())


def _appointment(row: CallbackRow, agreed: datetime, words: Words, again: str = "") -> Appointment:
    who = row.customer_name or words.text("customer.nameless")
    return Appointment(
        # Two offices count their callbacks from one: when it was agreed tells them apart.
        uid=f"callback-{row.id}-{agreed:%Y%m%dT%H%M%S}@frontdesk",
        sequence=row.version,
        start=row.call_from,
        end=row.call_until,
        summary=words.text("ical.summary", who=who),
        description="\n".join((*_lines(row, words), *filter(None, [again]))),
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
