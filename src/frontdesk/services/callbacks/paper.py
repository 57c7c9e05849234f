"""Callbacks on paper: the calls of a day, for a day without computers, and the plan of a week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from frontdesk.domain.hours import WEEKDAYS
from frontdesk.services.callbacks.lists import callbacks_between, open_callbacks
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.services.context import Context
from frontdesk.services.lists.on_paper import ListColumn, ListContent, list_pdf
from frontdesk.services.owed.today import Scope
from frontdesk.services.rules import Rules, rules
from frontdesk.words import Words, words_for

EMPTY_ROWS: Final = 6  # for what is promised while there is no computer
ROW: Final = 24.0  # mm: three tries, with room to write each
_DAY: Final = timedelta(days=1)
_WORKING_DAYS: Final = 5
_TRY: Final = "____:____  ______________"
_TRIES: Final = 3
_COLUMNS: Final = (("when", 1.0), ("whom", 1.6), ("about", 1.7), ("by", 1.0))
_BY_HAND: Final = (("tries", 1.7), ("outcome", 1.9))


def call_list(ctx: Context, *, day: date | None = None, scope: Scope = Scope.EVERYONE) -> ListContent:
    """Return the calls of a day (today unless said) to be ticked off by hand, with rows for new ones.

    What is overdue by then comes first. It has room for three tries and the outcome of each call.
    """
    office, words = _office(ctx)
    on = day or office.day(ctx.clock.now())
    rows = [row for row in open_callbacks(ctx, scope=scope).rows if _is_due(row, on, office)]
    rows.sort(key=lambda row: (row.call_until >= ctx.clock.now(), row.call_from, row.id))
    blank = ("", "", "", "", _tries(), "")
    return ListContent(
        title=words.text("callpaper.day", day=on),
        subtitle=words.text("callpaper.day_hint", n=len(rows)),
        columns=(
            *(ListColumn(words.text(f"callpaper.{name}"), share) for name, share in _COLUMNS),
            *(ListColumn(words.text(f"callpaper.{name}"), share, by_hand=True) for name, share in _BY_HAND),
        ),
        rows=(*(_line(row, on, office, words) for row in rows), *(blank,) * EMPTY_ROWS),
        least_row=ROW,
        landscape=True,
    )


def week_plan(ctx: Context, *, week: date | None = None, scope: Scope = Scope.EVERYONE) -> ListContent:
    """Return the calls of the week in which a day lies (this week unless said), by person and hour.

    Closed days without a call have no column.
    """
    office, words = _office(ctx)
    day = week or office.day(ctx.clock.now())
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=len(WEEKDAYS))
    rows = callbacks_between(ctx, start=_begin(monday, office), end=_begin(sunday, office), scope=scope)
    planned = [row for row in rows if row.done is None and monday <= office.day(row.call_from) < sunday]
    days = _days(monday, planned, office)
    return ListContent(
        title=words.text("callpaper.week", first=days[0], last=days[-1]),
        subtitle=words.text("callpaper.week_hint", n=len(planned)),
        columns=(
            ListColumn(words.text("callpaper.by"), 1.1),
            ListColumn(words.text("callpaper.hour"), 0.6),
            *(ListColumn(words.short_date(each), 1.5, by_hand=True) for each in days),
        ),
        rows=tuple(_plan(planned, days, office, words)),
        landscape=True,
    )


def call_list_pdf(ctx: Context, *, day: date | None = None, scope: Scope = Scope.EVERYONE) -> bytes:
    """Return the calls of a day as a PDF on the office's paper."""
    return list_pdf(ctx, content=call_list(ctx, day=day, scope=scope))


def week_plan_pdf(ctx: Context, *, week: date | None = None, scope: Scope = Scope.EVERYONE) -> bytes:
    """Return the plan of a week as a PDF on the office's paper."""
    return list_pdf(ctx, content=week_plan(ctx, week=week, scope=scope))


def _is_due(row: CallbackRow, on: date, office: Rules) -> bool:
    """Whether a call is to be made on a day, or was by then: what slipped is printed with the rest."""
    return office.day(row.call_from) <= on


def _line(row: CallbackRow, on: date, office: Rules, words: Words) -> tuple[str, ...]:
    return (
        "\n".join(_when(row, on, office, words)),
        "\n".join(_whom(row, words)),
        "\n".join(filter(None, (row.about, row.case))),
        "\n".join(filter(None, (row.person, row.department))),
        _tries(0 if row.promised else row.attempts),
        "",
    )


def _when(row: CallbackRow, on: date, office: Rules, words: Words) -> Iterator[str]:
    first, last = office.day(row.call_from), office.day_of_due(row.call_until)
    if last < on:
        yield words.text("callpaper.overdue")
    if first == last == on:
        yield words.text("callpaper.span", start=row.call_from, end=row.call_until)
    else:
        yield words.text("callback.span_days", start=row.call_from, end=row.call_until)


def _whom(row: CallbackRow, words: Words) -> Iterator[str]:
    yield row.customer_name or words.text("customer.nameless")
    if row.number:
        yield row.number
    if row.timezone:
        local = row.call_from.astimezone(ZoneInfo(row.timezone))
        place = row.timezone.rpartition("/")[2].replace("_", " ")
        yield words.text("callpaper.theirs", time=f"{local:%H:%M}", place=place)


def _tries(done: int = 0) -> str:
    """Return lines for the tries that are left, numbered on from those that were made."""
    numbers = range(done + 1, max(done + 1, _TRIES) + 1)
    return "\n\n".join(f"{number}.  {_TRY}" for number in numbers)


def _days(monday: date, rows: Iterable[CallbackRow], office: Rules) -> list[date]:
    called = {office.day(row.call_from) for row in rows}
    week = [monday + _DAY * number for number in range(len(WEEKDAYS))]
    open_ = [each for each in week if office.calendar.intervals(each) or each in called]
    return open_ or week[:_WORKING_DAYS]


def _plan(
    rows: Iterable[CallbackRow], days: list[date], office: Rules, words: Words
) -> Iterator[tuple[str, ...]]:
    """Yield a row for each person and hour in which there is a call; who it is stands in the first."""
    cells: dict[str, dict[int, dict[date, list[str]]]] = {}
    for row in rows:
        local = office.calendar.local(row.call_from)
        who = row.person or row.department or words.text("callpaper.nobody")
        name = row.customer_name or words.text("customer.nameless")
        text = "\n".join(filter(None, (f"{local:%H:%M} {name}", row.number)))
        cells.setdefault(who, {}).setdefault(local.hour, {}).setdefault(local.date(), []).append(text)
    for who, hours in sorted(cells.items()):
        for number, (hour, on) in enumerate(sorted(hours.items())):
            shown = who if not number else ""
            yield (shown, f"{hour:02}:00", *("\n".join(on.get(day, ())) for day in days))


def _office(ctx: Context) -> tuple[Rules, Words]:
    office = rules(ctx)
    words = words_for(
        office.office.language, timezone=office.timezone, territory=office.office.country, clock=ctx.clock
    )
    return office, words


def _begin(day: date, office: Rules) -> datetime:
    return datetime.combine(day, datetime.min.time(), office.timezone)
