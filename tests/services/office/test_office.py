"""The office's particulars: set up, changed, and what follows from that."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontdesk.domain.clock import FixedClock
from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.services.changes import Area, Changes
from frontdesk.services.context import Actor, Context
from frontdesk.services.office.particulars import office
from frontdesk.services.office.setup import create_office, set_office, suggested_office
from frontdesk.services.office.suggested import timezones_of
from frontdesk.store.store import Store
from tests.services.contacts import CALL, begin, due
from tests.services.offices import Desk, local


def test_what_is_not_said_follows_from_the_country() -> None:
    there = suggested_office({"country": "de"})
    assert (there.country, there.timezone, there.language, there.currency) == (
        "DE",
        "Europe/Berlin",
        "de",
        "EUR",
    )
    assert (there.name, there.hours) == ("Unser Büro", "mon-fri 09:00-17:00")
    assert suggested_office({"country": "US"}).letter_layout != there.letter_layout
    assert suggested_office({"country": "JP"}).language == "en"


def test_the_country_follows_from_the_time_zone() -> None:
    assert suggested_office({"timezone": "Europe/Vienna"}).country == "AT"
    assert suggested_office({"timezone": "Antarctica/Troll"}).timezone == "Antarctica/Troll"


def test_the_most_populous_time_zone_comes_first() -> None:
    assert timezones_of("US")[0] == "America/New_York"
    assert timezones_of("AU")[0] != ""
    assert timezones_of("XX") == ()


def test_before_it_is_set_up_there_is_no_office(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 23, tzinfo=UTC))
    store = Store.open(tmp_path / "office.db", clock=clock, create=True)
    try:
        with pytest.raises(NotFoundError):
            office(Context(store, clock, Actor("Ana")))
    finally:
        store.close()


def test_an_office_is_set_up_once(desk: Desk) -> None:
    with pytest.raises(ConflictError):
        create_office(desk.ctx, changes={"name": "Another"})


def test_particulars_are_tidied_and_kept(desk: Desk) -> None:
    changes = {
        "name": "  Harbour \t Office ",
        "hours": "Mon–Fri 9-12, 13-17",
        "address": ["1 Quay", " ", "Dockside\nLondon"],
    }
    done = set_office(desk.ctx, changes=changes)
    assert done.result.name == "Harbour Office"
    assert done.result.hours == "mon-fri 09:00-12:00,13:00-17:00"
    assert done.result.address == ("1 Quay", "Dockside", "London")
    assert office(desk.ctx) == done.result
    assert Area.CALENDAR in done.changes.areas


def test_nothing_changed_is_nothing_logged(desk: Desk) -> None:
    before = desk.store.events.head()
    assert set_office(desk.ctx, changes={"name": "Harbour Office"}).changes == Changes()
    assert desk.store.events.head() == before


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "a\x07b"}, "name"),
        ({"country": "Narnia"}, "country"),
        ({"subdivision": "NY"}, "subdivision"),
        ({"timezone": "Mars/Base"}, "timezone"),
        ({"hours": "always"}, "hours"),
        ({"address": ["x"] * 7}, "address"),
        ({"address": 3}, "address"),
        ({"email": "nobody"}, "email"),
        ({"language": "english!"}, "language"),
        ({"currency": "pound"}, "currency"),
        ({"letter_layout": "papyrus"}, "letter_layout"),
        ({"postcard_layout": "us_number_10"}, "postcard_layout"),
        ({"colour": "blue"}, "colour"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(desk: Desk, changes: dict[str, object], field: str) -> None:
    before = office(desk.ctx)
    with pytest.raises(FrontDeskError) as refused:
        set_office(desk.ctx, changes=changes)
    assert refused.value.field == field
    assert office(desk.ctx) == before


def test_a_move_abroad_leaves_the_old_countrys_paper_and_subdivision_behind(desk: Desk) -> None:
    british = office(desk.ctx)
    moved = set_office(desk.ctx, changes={"country": "US", "timezone": "America/New_York"}).result
    assert moved.subdivision == ""
    assert moved.letter_layout != british.letter_layout
    kept = set_office(desk.ctx, changes={"country": "GB", "letter_layout": moved.letter_layout}).result
    assert kept.letter_layout == moved.letter_layout


def test_open_deadlines_follow_the_hours_and_a_promised_date_stays(desk: Desk) -> None:
    promised = begin(desk, CALL)
    open_ = begin(desk, CALL, said=False)
    assert due(desk, open_, DeadlineKind.RESOLVE) == local("2026-11-24 17:00")
    done = set_office(desk.ctx, changes={"hours": "mon-fri 09:00-18:30"})
    assert due(desk, open_, DeadlineKind.RESOLVE) == local("2026-11-24 18:30")
    assert due(desk, promised, DeadlineKind.RESPOND) == local("2026-12-02 17:00")
    assert Area.DEADLINES in done.changes.areas
