"""A person's callbacks as a calendar: the same call keeps its name, what changed counts up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import icalendar
import pytest

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.services.calendar_files.callbacks import (
    callback_calendar,
    callbacks_calendar,
    save_calendar,
    save_callback,
)
from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.moving import cancel_callback, reschedule_callback
from frontdesk.services.staff.people import staff
from tests.services.offices import Desk, local

NUMBER = "020 7946 0123"


def _agree(desk: Desk, person: str = "Ana Lind", about: str = "the parcel") -> int:
    request = CallbackRequest(
        local("2026-11-24 15:00"), local("2026-11-24 16:00"), number=NUMBER, about=about, person=person
    )
    return agree_callback(desk.ctx, request=request).result.id


def _events(made: bytes) -> list[Any]:
    calendar: Any = icalendar.Calendar.from_ical(made)
    return list(calendar.walk("VEVENT"))


def test_a_callback_is_an_entry_with_an_alarm(desk: Desk) -> None:
    (event,) = _events(callback_calendar(desk.ctx, callback=_agree(desk)))
    assert event["dtstart"].dt == local("2026-11-24 15:00")
    assert "the parcel" in event["description"]
    assert "Ana Lind" in event["description"]
    assert str(event["url"]).startswith("tel:+44")
    assert len(event.walk("VALARM")) == 1


def test_one_callback_is_saved_as_a_file_of_its_own(desk: Desk, tmp_path: Path) -> None:
    id_, file = _agree(desk), tmp_path / "call.ics"
    _agree(desk, about="another")
    save_callback(desk.ctx, callback=id_, target=file)
    (event,) = _events(file.read_bytes())
    assert "the parcel" in event["description"]


def test_moved_it_keeps_its_name_and_counts_up(desk: Desk) -> None:
    id_ = _agree(desk)
    (before,) = _events(callbacks_calendar(desk.ctx))
    start, end = local("2026-11-25 10:00"), local("2026-11-25 11:00")
    reschedule_callback(desk.ctx, callback=id_, window_start=start, window_end=end, told="by phone")
    (after,) = _events(callbacks_calendar(desk.ctx))
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt == local("2026-11-25 10:00")


def test_cancelled_it_is_taken_back_everywhere(desk: Desk) -> None:
    id_ = _agree(desk)
    cancel_callback(desk.ctx, callback=id_, reason="solved")
    (event,) = _events(callbacks_calendar(desk.ctx))
    assert event["status"] == "CANCELLED"
    assert not event.walk("VALARM")


def test_a_persons_calendar_has_their_calls_only(desk: Desk, tmp_path: Path) -> None:
    _agree(desk)
    _agree(desk, "Jonas Weber", "the invoice")
    ids = {each.name: each.id for each in staff(desk.ctx)}
    file = tmp_path / "jonas.ics"
    assert save_calendar(desk.ctx, target=file, staff=ids["Jonas Weber"]) == 1
    (event,) = _events(file.read_bytes())
    assert "the invoice" in event["description"]
    assert len(_events(callbacks_calendar(desk.ctx))) == 2


def test_what_is_not_there_cannot_be_exported(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        callback_calendar(desk.ctx, callback=4711)
    with pytest.raises(NotFoundError):
        callbacks_calendar(desk.ctx, staff=4711)
    with pytest.raises(FrontDeskError) as refused:
        save_calendar(desk.ctx, target=tmp_path / "nowhere" / "a.ics")
    assert refused.value.field == "file"
