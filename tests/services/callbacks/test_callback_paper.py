"""The day's calls and the week's plan on paper: everything that is to be called, with room to write."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.moving import cancel_callback
from frontdesk.services.callbacks.paper import EMPTY_ROWS, call_list, call_list_pdf, week_plan, week_plan_pdf
from frontdesk.services.office.setup import set_office
from tests.services.offices import Desk, local


def _agree(desk: Desk, start: str, end: str, about: str, person: str = "Ana Lind") -> int:
    request = CallbackRequest(local(start), local(end), number="020 7946 0123", about=about, person=person)
    return agree_callback(desk.ctx, request=request).result.id


@pytest.fixture
def calls(desk: Desk) -> Desk:
    """Have calls promised for three days, one of them no longer needed."""
    _agree(desk, "2026-11-23 11:00", "2026-11-23 12:00", "the slipped one")
    _agree(desk, "2026-11-24 15:00", "2026-11-24 16:00", "the parcel")
    _agree(desk, "2026-11-24 10:00", "2026-11-24 11:00", "the invoice", "Jonas Weber")
    _agree(desk, "2026-11-26 10:00", "2026-11-26 11:00", "the survey", "Jonas Weber")
    gone = _agree(desk, "2026-11-24 09:00", "2026-11-24 10:00", "the solved one")
    cancel_callback(desk.ctx, callback=gone, reason="solved")
    return desk


def test_a_days_list_has_what_slipped_first_then_the_day_then_empty_rows(calls: Desk) -> None:
    calls.at("2026-11-24 08:30")
    listed = call_list(calls.ctx)
    abouts = [row[2] for row in listed.rows]
    assert abouts == ["the slipped one", "the invoice", "the parcel", *[""] * EMPTY_ROWS]
    assert "Overdue" in listed.rows[0][0]
    assert listed.rows[2][0] == "15:00 – 16:00"
    assert "+44 20 7946 0123" in listed.rows[2][1]


def test_there_is_room_for_three_tries_and_an_outcome(calls: Desk) -> None:
    listed = call_list(calls.ctx, day=date(2026, 11, 24))
    assert all(row[4].count(":") == 3 and not row[5] for row in listed.rows)
    assert [column.by_hand for column in listed.columns] == [False] * 4 + [True] * 2
    assert listed.least_row >= 20


def test_the_customers_own_time_stands_beside_the_number(desk: Desk) -> None:
    start, end = local("2026-11-24 15:00"), local("2026-11-24 16:00")
    request = CallbackRequest(
        start, end, number="020 7946 0123", person="Ana Lind", timezone="America/New_York"
    )
    agree_callback(desk.ctx, request=request)
    (row, *_) = call_list(desk.ctx, day=date(2026, 11, 24)).rows
    assert "there 10:00 (New York)" in row[1]


def test_a_weeks_plan_is_by_person_and_hour(calls: Desk) -> None:
    plan = week_plan(calls.ctx, week=date(2026, 11, 27))
    assert [column.title for column in plan.columns[2:]] == [
        "Mon 23 Nov", "Tue 24 Nov", "Wed 25 Nov", "Thu 26 Nov", "Fri 27 Nov",
    ]  # fmt: skip
    assert [row[:2] for row in plan.rows] == [
        ("Ana Lind", "11:00"),
        ("", "15:00"),
        ("Jonas Weber", "10:00"),
    ]
    assert "10:00" in plan.rows[2][3]
    assert "10:00" in plan.rows[2][5]
    assert not plan.rows[2][2]


def test_a_week_without_a_call_is_an_empty_plan(desk: Desk) -> None:
    plan = week_plan(desk.ctx, week=date(2026, 12, 9))
    assert plan.rows == ()
    assert len(plan.columns) == 7


@pytest.mark.parametrize(("country", "width", "height"), [("GB", 842, 595), ("US", 792, 612)])
def test_both_print_on_the_offices_paper(calls: Desk, country: str, width: int, height: int) -> None:
    set_office(calls.ctx, changes={"country": country})
    for made in (call_list_pdf(calls.ctx, day=date(2026, 11, 24)), week_plan_pdf(calls.ctx)):
        reader = PdfReader(BytesIO(made))
        box = reader.pages[0].mediabox
        assert (round(box.width), round(box.height)) == (width, height)
        assert "7946 0123" in "".join(page.extract_text() for page in reader.pages)
