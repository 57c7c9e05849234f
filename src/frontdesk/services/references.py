"""References of cases: "26-00427-6", whose check digit catches a misheard or swapped digit.

Two digits of the year, the running number of that year (five digits or more), and the
Damm check digit over both, which catches every single wrong digit and every swap of neighbours.
"""

from __future__ import annotations

import re

from stdnum import damm

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.changes import Changes, Done
from frontdesk.services.context import Context
from frontdesk.services.quick import quick_rows
from frontdesk.services.rules import rules
from frontdesk.store.models import Case, Counter
from frontdesk.store.store import Store

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015_./]+")
_SHAPE = re.compile(r"\d{8,18}", re.ASCII)  # no office gives out more
_YEAR_DIGITS = 2
_NUMBER_DIGITS = 5

_COUNT = (
    "INSERT INTO counters (name, value) VALUES (?, ?)"
    " ON CONFLICT (name) DO UPDATE SET value = counters.value + EXCLUDED.value RETURNING value"
)


def format_reference(year: int, number: int) -> str:
    """Return the reference of a running number in a year: (2026, 427) is "26-00427-6"."""
    short, running = f"{year % 100:02}", f"{number:0{_NUMBER_DIGITS}}"
    return f"{short}-{running}-{damm.calc_check_digit(short + running)}"


def parse_reference(text: str, *, field: str = "reference") -> str:
    """Return a reference as it is stored; spaces and dashes are free.

    Raises `FrontDeskError` (`field`) for what is no reference, and for one
    whose check digit does not fit: a digit was misheard or mistyped.
    """
    digits = _SEPARATORS.sub("", text)
    if not _SHAPE.fullmatch(digits):
        raise FrontDeskError("reference.no_reference", field=field, text=text)
    if not damm.is_valid(digits):
        raise FrontDeskError("reference.misheard", field=field, text=text)
    return f"{digits[:_YEAR_DIGITS]}-{digits[_YEAR_DIGITS:-1]}-{digits[-1]}"


def looks_like_reference(text: str) -> bool:
    """Whether what was typed is a whole reference with a fitting check digit."""
    digits = _SEPARATORS.sub("", text)
    return bool(_SHAPE.fullmatch(digits)) and damm.is_valid(digits)


def reserve_reference(ctx: Context) -> Done[str]:
    """Reserve the next reference, so that it can be told before the contact is saved.

    One that is not used in the end leaves a gap and is never given out again.
    """
    year = ctx.clock.now().astimezone(rules(ctx).timezone).year
    with ctx.store.transaction():
        return Done(next_reference(ctx.store, year), Changes())


def next_reference(store: Store, year: int) -> str:
    """Return the year's next reference; the caller's transaction makes it last."""
    return next_references(store, year, 1)[0]


def next_references(store: Store, year: int, count: int) -> tuple[str, ...]:
    """Return the year's next so many references; the caller's transaction makes them last."""
    last = int(quick_rows(store, _COUNT, _series(year), count)[0][0])
    return tuple(format_reference(year, number) for number in range(last - count + 1, last + 1))


def check_reserved(store: Store, reference: str) -> str:
    """Return a reference that was reserved, as it is stored.

    Raises `FrontDeskError` (field "reference") for one that was never given out, or has a case already.
    """
    plain = parse_reference(reference)
    short, number, _ = plain.split("-")
    row = store.one(Counter.select(Counter.value).where(Counter.name == f"reference:{short}"))
    if row is None or not 0 < int(number) <= row[0]:
        raise FrontDeskError("reference.not_reserved", field="reference", reference=plain)
    if store.one(Case.select(Case.id).where(Case.reference == plain)) is not None:
        raise FrontDeskError("reference.used_already", field="reference", reference=plain)
    return plain


def _series(year: int) -> str:
    return f"reference:{year % 100:02}"
