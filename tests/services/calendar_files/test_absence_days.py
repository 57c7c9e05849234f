"""Absences of a calendar file are looked at, then kept; read again, they move."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from frontdesk.domain.day_changes import DayState
from frontdesk.domain.errors import NotFoundError
from frontdesk.services.calendar_files.absence_days import (
    keep_absences,
    preview_absences,
    whose_calendar,
)
from frontdesk.services.calendar_files.days import DaysKept
from frontdesk.services.imports.absences import import_absences
from frontdesk.services.staff.absences import absences, change_absence
from frontdesk.services.staff.people import staff
from tests.services.calendar_files.test_calendar_reading import calendar
from tests.services.offices import Desk

LEAVE = "DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261205\nSUMMARY:Annual leave"
MOVED = "DTSTART;VALUE=DATE:20261208\nDTEND;VALUE=DATE:20261212\nSUMMARY:Annual leave"
FRIDAYS = "DTSTART;VALUE=DATE:20261204\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Friday off"


def _person(desk: Desk, name: str) -> int:
    return next(each.id for each in staff(desk.ctx) if each.name == name)


def _away(desk: Desk) -> list[tuple[str, date, date]]:
    return [(each.name, each.entry.first_day, each.entry.last_day) for each in absences(desk.ctx)]


def take_over(desk: Desk, staff: int, data: bytes) -> DaysKept:
    read = preview_absences(desk.ctx, data=data, staff=staff).read
    return keep_absences(desk.ctx, staff=staff, read=read).result


def test_nothing_is_kept_before_somebody_says_so(desk: Desk) -> None:
    preview = preview_absences(desk.ctx, data=calendar(LEAVE), staff=_person(desk, "Ana Lind"))
    assert [each.days.name for each in preview.changes.of(DayState.NEW)] == ["Annual leave"]
    assert _away(desk) == []


def test_an_absence_is_kept_once_and_moves_with_its_entry(desk: Desk) -> None:
    ana, jonas = _person(desk, "Ana Lind"), _person(desk, "Jonas Weber")
    assert take_over(desk, ana, calendar(LEAVE)) == DaysKept(added=1)
    assert take_over(desk, ana, calendar(LEAVE)) == DaysKept()
    (kept,) = absences(desk.ctx)
    change_absence(desk.ctx, id=kept.id, entry=replace(kept.entry, deputy=jonas))
    assert take_over(desk, ana, calendar(MOVED)) == DaysKept(changed=1)
    assert _away(desk) == [("Ana Lind", date(2026, 12, 8), date(2026, 12, 11))]
    assert absences(desk.ctx)[0].deputy_name == "Jonas Weber"


def test_one_that_repeats_is_kept_day_by_day_and_one_day_of_it_is_cancelled_or_moved(desk: Desk) -> None:
    ana = _person(desk, "Ana Lind")
    assert take_over(desk, ana, calendar(FRIDAYS)) == DaysKept(added=3)
    assert [first.day for _, first, _ in _away(desk)] == [4, 11, 18]
    at = "RECURRENCE-ID;VALUE=DATE:202612{}\nDTSTART;VALUE=DATE:202612{}\nSUMMARY:Friday off"
    message = calendar(at.format("11", "11"), head="METHOD:CANCEL\n")
    assert take_over(desk, ana, message) == DaysKept(taken_back=1)
    message = calendar(at.format("18", "17"), head="METHOD:REQUEST\n")
    assert take_over(desk, ana, message) == DaysKept(changed=1)
    assert [first.day for _, first, _ in _away(desk)] == [4, 17]


def test_what_has_gone_from_somebodys_calendar_is_taken_back_and_of_nobody_else(desk: Desk) -> None:
    ana, jonas = _person(desk, "Ana Lind"), _person(desk, "Jonas Weber")
    name = "X-WR-CALNAME:Leave\n"
    for staff_id in (ana, jonas):
        assert take_over(desk, staff_id, calendar(LEAVE, FRIDAYS, head=name)) == DaysKept(added=4)
    assert whose_calendar(desk.ctx, name="Leave") == jonas
    assert take_over(desk, ana, calendar(LEAVE, head=name)) == DaysKept(taken_back=3)
    assert Counter(name for name, _, _ in _away(desk)) == {"Ana Lind": 1, "Jonas Weber": 4}
    assert take_over(desk, ana, calendar(head=name)) == DaysKept(taken_back=1)


def test_a_file_is_imported_for_somebody_who_works_here(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "leave.ics"
    file.write_bytes(calendar(LEAVE))
    assert import_absences(desk.ctx, path=file, person="ana lind", dry_run=True).result.imported == 1
    assert _away(desk) == []
    assert import_absences(desk.ctx, path=file, person="ana lind").result.imported == 1
    file.write_bytes(calendar(LEAVE, head="METHOD:CANCEL\n"))
    looked = import_absences(desk.ctx, path=file, person="ana lind", dry_run=True).result
    assert (looked.imported, looked.changed, looked.taken_back) == (0, 0, 1)
    assert [name for name, _, _ in _away(desk)] == ["Ana Lind"]
    with pytest.raises(NotFoundError) as refused:
        import_absences(desk.ctx, path=file, person="Nobody")
    assert refused.value.field == "person"
