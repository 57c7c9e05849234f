"""The next hours with room for a call, and the clock on a customer's wall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.free import free_windows
from frontdesk.services.callbacks.preview import preview_callback
from frontdesk.services.callbacks.zones import zones_of_number
from tests.services.offices import MONDAY, ZONE, Desk, local, open_desk


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Desk]:
    desk = open_desk(sqlite_url)
    yield desk
    desk.store.close()


def test_the_next_open_hours_are_offered(office: Desk) -> None:
    found = free_windows(office.ctx, most=8)
    assert [f"{each.start.astimezone(ZONE):%d %H}" for each in found] == [
        "23 10", "23 11", "23 12", "23 13", "23 14", "23 15", "23 16", "24 09",
    ]  # fmt: skip


def test_a_full_hour_is_left_out_for_whom_it_is_full(office: Desk) -> None:
    start = local("2026-11-23 11:00")
    request = CallbackRequest(start, start + timedelta(hours=1), number="020 7946 0018")
    for _ in range(4):
        agree_callback(office.ctx, request=request)
    everyone = free_windows(office.ctx, most=2)
    assert (everyone[1].start, everyone[1].calls, everyone[1].most) == (start, 4, 12)
    assert start not in [each.start for each in free_windows(office.ctx, staff=office.ctx.actor.staff_id)]


def test_a_preview_promises_nothing(office: Desk) -> None:
    start = local("2026-11-23 11:00")
    seen = preview_callback(office.ctx, request=CallbackRequest(start, number="020 7946 0018"))
    assert seen.say is not None
    assert seen.say.params["end"] == start + timedelta(hours=1)
    assert seen.staff == office.ctx.actor.staff_id
    assert preview_callback(office.ctx, request=CallbackRequest(start)).say is None
    with pytest.raises(FrontDeskError):
        preview_callback(office.ctx, request=CallbackRequest(local("2026-11-20 11:00")))


@pytest.mark.parametrize(
    ("dial", "zones"),
    [
        ("+44-20-7946-0018", ()),
        ("+1-212-555-0123", ("America/New_York",)),
        ("+351-21-000-0000", ()),  # Lisbon has London's clock
        ("", ()),
        ("nonsense", ()),
    ],
)
def test_only_another_clock_is_told(dial: str, zones: tuple[str, ...]) -> None:
    assert zones_of_number(dial, MONDAY, ZONE) == zones
