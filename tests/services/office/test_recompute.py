"""The calendar changes: open deadlines follow, dates told to customers stay and show the difference."""

from __future__ import annotations

from datetime import date

from frontdesk.domain.kinds import DeadlineKind, Direction, Way
from frontdesk.services.cases.extend import extend
from frontdesk.services.intake.preview import preview
from frontdesk.services.office.closures import ClosureEntry, add_closure, remove_closure
from frontdesk.services.office.holidays_kept import holidays_of, keep_holiday
from frontdesk.services.office.recompute import recompute_deadlines
from frontdesk.services.office.setup import set_office
from frontdesk.services.rules import rules
from frontdesk.store.store import Store
from tests.services.contacts import CALL, EMAIL, LETTER, begin, deadline, due, said, view
from tests.services.offices import Desk, local

RESPOND, ACKNOWLEDGE = DeadlineKind.RESPOND, DeadlineKind.ACKNOWLEDGE
CLOSED_TUESDAY = ClosureEntry(date(2026, 11, 24), date(2026, 11, 24), name="Moving house")


def test_open_deadlines_follow_a_closure_and_explain_it(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    closure = add_closure(desk.ctx, entry=CLOSED_TUESDAY)
    moved = deadline(desk, reference, ACKNOWLEDGE)
    assert moved.due == local("2026-11-25 17:00")
    assert "Tue 24 Nov closed (Moving house)" in [said(desk, step) for step in moved.explanation]
    assert due(desk, reference, RESPOND) == local("2026-12-03 17:00")
    remove_closure(desk.ctx, id=closure.result)
    assert due(desk, reference, ACKNOWLEDGE) == local("2026-11-24 17:00")


def test_a_promised_date_stays_and_shows_the_difference(desk: Desk) -> None:
    reference = begin(desk, CALL)
    add_closure(desk.ctx, entry=CLOSED_TUESDAY)
    promised = deadline(desk, reference, RESPOND)
    assert promised.due == local("2026-12-02 17:00")
    assert promised.recomputed_due == local("2026-12-03 17:00")
    assert view(desk, reference).expected_on == date(2026, 12, 2)


def test_an_extended_date_differs_only_when_its_own_day_does(desk: Desk) -> None:
    reference = begin(desk, CALL)
    new_date = date(2026, 12, 8)
    extend(desk.ctx, reference=reference, new_date=new_date, reason="The courier asks", told_by=Way.VERBAL)
    add_closure(desk.ctx, entry=CLOSED_TUESDAY)
    assert deadline(desk, reference, RESPOND).recomputed_due is None
    add_closure(desk.ctx, entry=ClosureEntry(new_date, new_date, name="Stocktaking"))
    extended = deadline(desk, reference, RESPOND)
    assert (extended.due, extended.recomputed_due) == (local("2026-12-08 17:00"), local("2026-12-09 17:00"))


def test_opening_hours_move_the_time_of_day(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    set_office(desk.ctx, changes={"hours": "mon-fri 09:00-12:00,13:00-18:00"})
    assert due(desk, reference, ACKNOWLEDGE) == local("2026-11-24 18:00")
    assert due(desk, reference, DeadlineKind.FIRST_RESPONSE) == local("2026-11-23 14:30")


def test_a_holiday_that_is_switched_off_is_a_business_day(desk: Desk) -> None:
    desk.at("2026-12-24 10:00")
    reference = begin(desk, LETTER)
    assert due(desk, reference, ACKNOWLEDGE) == local("2026-12-29 17:00")
    boxing_day = next(each for each in holidays_of(desk.ctx, year=2026) if each.day == date(2026, 12, 28))
    keep_holiday(desk.ctx, key=boxing_day.key, kept=False)
    assert due(desk, reference, ACKNOWLEDGE) == local("2026-12-28 17:00")


def test_what_is_settled_stays_as_it_was(desk: Desk) -> None:
    reference = begin(desk, CALL)
    add_closure(desk.ctx, entry=CLOSED_TUESDAY)
    assert due(desk, reference, ACKNOWLEDGE) == local("2026-11-24 17:00")


def test_nothing_moves_when_nothing_changed(desk: Desk) -> None:
    begin(desk, LETTER)
    begin(desk, EMAIL, direction=Direction.OUTBOUND)
    with desk.store.transaction():
        assert recompute_deadlines(desk.ctx).result == 0


def test_another_desk_sees_the_new_calendar_at_once(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    assert preview(desk.ctx, contact=LETTER).expected_on == date(2026, 12, 2)
    other = Store.open(desk.store.url, clock=desk.clock)
    add_closure(type(desk.ctx)(other, desk.clock, desk.ctx.actor), entry=CLOSED_TUESDAY)
    other.close()
    assert preview(desk.ctx, contact=LETTER).expected_on == date(2026, 12, 3)


def test_the_rules_are_built_once(desk: Desk) -> None:
    assert rules(desk.ctx) is rules(desk.ctx)
