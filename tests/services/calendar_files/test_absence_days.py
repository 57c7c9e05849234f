"""Absences of a calendar file are looked at, then kept; read again, they move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from frontdesk.domain.errors import NotFoundError
from frontdesk.services.calendar_files.absence_days import keep_absences, preview_absences
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


def test_nothing_is_kept_before_somebody_says_so(desk: Desk) -> None:
    preview = preview_absences(desk.ctx, data=calendar(LEAVE), staff=_person(desk, "Ana Lind"))
    assert [each.name for each in preview.new] == ["Annual leave"]
    assert _away(desk) == []


def test_an_absence_is_kept_once_and_moves_with_its_entry(desk: Desk) -> None:
    ana, jonas = _person(desk, "Ana Lind"), _person(desk, "Jonas Weber")
    days = preview_absences(desk.ctx, data=calendar(LEAVE), staff=ana).new
    assert keep_absences(desk.ctx, staff=ana, days=days).result == 1
    assert keep_absences(desk.ctx, staff=ana, days=days).result == 0
    (kept,) = absences(desk.ctx)
    change_absence(desk.ctx, id=kept.id, entry=replace(kept.entry, deputy=jonas))
    moved = preview_absences(desk.ctx, data=calendar(MOVED), staff=ana).new
    assert keep_absences(desk.ctx, staff=ana, days=moved).result == 1
    assert _away(desk) == [("Ana Lind", date(2026, 12, 8), date(2026, 12, 11))]
    assert absences(desk.ctx)[0].deputy_name == "Jonas Weber"


def test_one_that_repeats_is_kept_day_by_day(desk: Desk) -> None:
    ana = _person(desk, "Ana Lind")
    days = preview_absences(desk.ctx, data=calendar(FRIDAYS), staff=ana).new
    assert keep_absences(desk.ctx, staff=ana, days=days).result == 3
    assert [first.day for _, first, _ in _away(desk)] == [4, 11, 18]


def test_a_file_is_imported_for_somebody_who_works_here(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "leave.ics"
    file.write_bytes(calendar(LEAVE))
    assert import_absences(desk.ctx, path=file, person="ana lind", dry_run=True).result.imported == 1
    assert _away(desk) == []
    assert import_absences(desk.ctx, path=file, person="ana lind").result.imported == 1
    assert [name for name, _, _ in _away(desk)] == ["Ana Lind"]
    with pytest.raises(NotFoundError) as refused:
        import_absences(desk.ctx, path=file, person="Nobody")
    assert refused.value.field == "person"
