"""Closures, exceptions and holidays of the office; open deadlines follow each of them."""

from __future__ import annotations

from datetime import date

import pytest

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.services.changes import Area, Changes
from frontdesk.services.office.closures import (
    ClosureEntry,
    add_closure,
    change_closure,
    closures,
    remove_closure,
)
from frontdesk.services.office.holidays_kept import holidays_of, keep_holiday
from tests.services.contacts import LETTER, begin, due
from tests.services.offices import Desk, local

TUESDAY = date(2026, 11, 24)


def acknowledge_by(desk: Desk, reference: str) -> object:
    return due(desk, reference, DeadlineKind.ACKNOWLEDGE)


def test_a_closure_moves_what_is_owed_and_its_end_moves_it_back(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    assert acknowledge_by(desk, reference) == local("2026-11-24 17:00")
    done = add_closure(desk.ctx, entry=ClosureEntry(TUESDAY, TUESDAY, name="Burst pipe"))
    assert {Area.CALENDAR, Area.DEADLINES} <= done.changes.areas
    assert acknowledge_by(desk, reference) == local("2026-11-25 17:00")
    remove_closure(desk.ctx, id=done.result)
    assert acknowledge_by(desk, reference) == local("2026-11-24 17:00")
    assert closures(desk.ctx) == ()


def test_a_shorter_day_ends_sooner(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    added = add_closure(desk.ctx, entry=ClosureEntry(TUESDAY, TUESDAY, "9-12")).result
    assert acknowledge_by(desk, reference) == local("2026-11-24 12:00")
    change_closure(desk.ctx, id=added, entry=ClosureEntry(TUESDAY, TUESDAY, "9-13", "Staff meeting"))
    assert acknowledge_by(desk, reference) == local("2026-11-24 13:00")
    assert closures(desk.ctx)[0].entry == ClosureEntry(TUESDAY, TUESDAY, "09:00-13:00", "Staff meeting")


def test_extra_hours_make_a_business_day_only_if_the_office_says_so(desk: Desk) -> None:
    desk.at("2026-11-27 10:00")
    reference = begin(desk, LETTER)
    saturday = date(2026, 11, 28)
    added = add_closure(desk.ctx, entry=ClosureEntry(saturday, saturday, "10:00-14:00")).result
    assert acknowledge_by(desk, reference) == local("2026-11-30 17:00")
    change_closure(
        desk.ctx, id=added, entry=ClosureEntry(saturday, saturday, "10:00-14:00", business_day=True)
    )
    assert acknowledge_by(desk, reference) == local("2026-11-28 14:00")


def test_past_closures_are_left_out_if_asked(desk: Desk) -> None:
    add_closure(desk.ctx, entry=ClosureEntry(date(2026, 1, 2), date(2026, 1, 3)))
    later = add_closure(desk.ctx, entry=ClosureEntry(TUESDAY, TUESDAY)).result
    assert [view.id for view in closures(desk.ctx, since=date(2026, 1, 4))] == [later]
    assert len(closures(desk.ctx, since=date(2026, 1, 3))) == 2


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (ClosureEntry(TUESDAY, date(2026, 11, 23)), "last_day"),
        (ClosureEntry(TUESDAY, TUESDAY, "late"), "hours"),
    ],
)
def test_closures_that_cannot_be_are_refused(desk: Desk, entry: ClosureEntry, field: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        add_closure(desk.ctx, entry=entry)
    assert refused.value.field == field
    assert closures(desk.ctx) == ()


def test_what_is_gone_cannot_be_changed(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        change_closure(desk.ctx, id=999_999, entry=ClosureEntry(TUESDAY, TUESDAY))
    with pytest.raises(NotFoundError):
        remove_closure(desk.ctx, id=999_999)


def test_each_holiday_can_be_switched_off(desk: Desk) -> None:
    desk.at("2026-12-24 10:00")
    reference = begin(desk, LETTER)
    assert acknowledge_by(desk, reference) == local("2026-12-29 17:00")  # the 28th stands in for Boxing Day
    boxing_day = next(day for day in holidays_of(desk.ctx, year=2026) if day.day == date(2026, 12, 28))
    keep_holiday(desk.ctx, key=boxing_day.key, kept=False)
    assert acknowledge_by(desk, reference) == local("2026-12-28 17:00")
    assert [day.kept for day in holidays_of(desk.ctx, year=2026) if day.key == boxing_day.key] == [
        False,
        False,
    ]
    keep_holiday(desk.ctx, key=boxing_day.key, kept=True)
    assert acknowledge_by(desk, reference) == local("2026-12-29 17:00")
    assert keep_holiday(desk.ctx, key=boxing_day.key, kept=True).changes == Changes()
