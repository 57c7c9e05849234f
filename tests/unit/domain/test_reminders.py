"""When something owed is told: ahead, when it is time, overdue; in opening hours and over clock changes."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.hours_text import parse_hours
from frontdesk.domain.reminders import Lead, Reminded, Stage, planned
from frontdesk.services.reminders.rules import standard_reminders
from tests.services.offices import ZONE, local

CALENDAR = OfficeCalendar(ZONE, parse_hours("mon-fri 09:00-12:00,13:00-17:00"))
LEAD = Lead(timedelta(minutes=120), timedelta(minutes=30))
MONDAY = local("2026-11-23 09:30")


def stages(due: str, started: datetime = MONDAY, begins: str = "", *, always: bool = False) -> list[str]:
    owed = Reminded(started, local(begins or due), local(due), always)
    return [f"{each.stage} {each.at.astimezone(ZONE):%a %H:%M}" for each in planned(owed, LEAD, CALENDAR)]


def test_what_is_due_at_closing_is_overdue_when_the_office_opens_again() -> None:
    assert stages("2026-11-24 17:00") == ["ahead Tue 15:00", "due Tue 16:30", "overdue Wed 09:00"]
    assert stages("2026-11-27 17:00")[-1] == "overdue Mon 09:00"


def test_lead_times_run_while_the_office_is_open() -> None:
    assert stages("2026-11-24 13:30") == ["ahead Tue 10:30", "due Tue 13:00", "overdue Tue 13:30"]


def test_what_began_too_late_for_a_stage_is_told_without_it() -> None:
    assert stages("2026-11-23 10:00") == ["overdue Mon 10:00"]
    assert stages("2026-11-23 10:30") == ["due Mon 10:00", "overdue Mon 10:30"]


def test_what_runs_day_and_night_is_told_day_and_night() -> None:
    assert stages("2026-11-24 03:00", always=True) == [
        "ahead Tue 01:00",
        "due Tue 02:30",
        "overdue Tue 03:00",
    ]


def test_a_callback_counts_from_the_beginning_of_its_window() -> None:
    found = stages("2026-11-24 16:00", begins="2026-11-24 15:00")
    assert found == ["ahead Tue 13:00", "due Tue 14:30", "overdue Tue 16:00"]


def test_the_night_in_which_the_clocks_change_moves_nothing() -> None:
    started = local("2026-03-27 09:00")
    assert stages("2026-03-30 10:00", started) == ["ahead Fri 16:00", "due Mon 09:30", "overdue Mon 10:00"]


def test_csp_003_pro_8_1_what_runs_day_and_night_is_known_by_its_kind_or_priority() -> None:
    rules, night = standard_reminders(), local("2026-11-24 03:00")
    kinds = (("progress_update", "P3"), ("safety_report", None), ("resolve", "P1"), ("respond", "P1"))
    told = [rules.always(kind, priority, night, CALENDAR) for kind, priority in kinds]
    assert told == [True, True, True, False]
    assert rules.always("callback", None, night, CALENDAR)
    assert not rules.always("callback", "P1", local("2026-11-24 10:00"), CALENDAR)


@given(st.integers(0, 60 * 24 * 400), st.integers(1, 60 * 24 * 20), st.integers(0, 600), st.integers(0, 2000))
def test_stages_come_in_order_in_opening_hours_and_end_overdue(
    start: int, length: int, due: int, ahead: int
) -> None:
    started = MONDAY + timedelta(minutes=start)
    owed = Reminded(started, end := started + timedelta(minutes=length), end, always=False)
    found = planned(owed, Lead(timedelta(minutes=ahead), timedelta(minutes=due + 1)), CALENDAR)
    assert [each.at for each in found] == sorted({each.at for each in found})
    assert found[-1].stage is Stage.OVERDUE
    assert all(CALENDAR.is_open(each.at) for each in found)
