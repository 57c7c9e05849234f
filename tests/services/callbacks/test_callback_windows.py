"""A callback's window in words: on the office's clock or the customer's, as long as the office has it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.callbacks.saying import say_window
from tests.services.offices import Desk, local


def test_a_window_is_read_with_the_hours_of_the_office(desk: Desk) -> None:
    desk.at("2026-11-24 10:00")
    morning = say_window(desk.ctx, text="tomorrow morning")
    assert (morning.start, morning.end) == (local("2026-11-25 09:00"), local("2026-11-25 12:00"))
    assert say_window(desk.ctx, text="morgen um 3", language="de").start == local("2026-11-25 15:00")


def test_what_was_said_earlier_is_read_as_it_was_meant_then(desk: Desk) -> None:
    said = desk.at("2026-11-24 10:00")
    desk.at("2026-11-26 09:00")
    assert say_window(desk.ctx, text="tomorrow 10-11", at=said).start == local("2026-11-25 10:00")


def test_a_window_on_the_customers_clock(desk: Desk) -> None:
    desk.at("2026-11-24 10:00")
    window = say_window(desk.ctx, text="today 17:00", timezone="Europe/Athens")
    assert window.start.astimezone(ZoneInfo("Europe/Athens")).hour == 17
    assert window.reading.id == "said_time.theirs"


def test_no_zone_and_no_time_are_refused_with_their_fields(desk: Desk) -> None:
    for text, zone, field in (("today 15:00", "Mars/Base", "timezone"), ("someday", "", "window")):
        with pytest.raises(FrontDeskError) as refused:
            say_window(desk.ctx, text=text, timezone=zone)
        assert refused.value.field == field
