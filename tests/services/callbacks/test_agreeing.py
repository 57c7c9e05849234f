"""Agreeing on a callback: whom to call, when, who does it, and what is worth a second look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontdesk.domain.callbacks import CallbackEnd, CallUrgency
from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.kinds import DeadlineKind, Outcome
from frontdesk.services.callbacks.agree import agree_callback, agree_warnings, stay_on_line
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.lists import callbacks_of_case, callbacks_of_customer, open_callbacks
from frontdesk.services.callbacks.rules import callback_rules, set_callback_rules
from frontdesk.services.callbacks.undoing import undo_callback
from frontdesk.services.cases.undo import undo_last
from frontdesk.services.customers.twins import merge_customers
from frontdesk.services.lists.searching import search
from frontdesk.services.office.closures import ClosureEntry, add_closure
from frontdesk.services.office.setup import set_office
from frontdesk.services.owed.today import owed
from tests.services.absent import send_away
from tests.services.callbacks.promised import NUMBER, agree, customer, shown
from tests.services.contacts import CALL, begin, deadline, log, said, view
from tests.services.offices import Desk, local


def warned(desk: Desk, start: str, end: str = "", **request: str) -> list[str]:
    window = CallbackRequest(local(start), local(end) if end else None, number=NUMBER, **request)  # type: ignore[arg-type]  # by name
    return [message.id for message in agree_warnings(desk.ctx, request=window)]


def test_a_callback_belongs_to_its_customer(desk: Desk) -> None:
    rosa = customer(desk)
    agreed = agree(desk, to=rosa, about="Where the parcel is", person="Jonas Weber")
    assert said(desk, agreed.say) == (
        "You will be called back by Jonas Weber in Shipping on Monday, 23 November between 14:30 and 15:30,"
        " on +44 20 7946 0018."
    )
    (row,) = open_callbacks(desk.ctx).rows
    assert (row.customer_name, row.person, row.department) == ("Rosa Delgado", "Jonas Weber", "Shipping")
    assert (row.number, row.dial) == (NUMBER, "+44-20-7946-0018")
    assert (row.urgency, row.promised, row.office_closed) == (CallUrgency.NEXT, True, False)
    (item,) = owed(desk.ctx).items
    assert (item.kind, item.due, item.promised) == (DeadlineKind.CALLBACK, local("2026-11-23 15:30"), True)
    assert (item.subject, item.customer, item.customer_name) == ("Where the parcel is", rosa, "Rosa Delgado")


def test_a_callback_belongs_to_its_case(desk: Desk) -> None:
    reference = begin(desk, CALL)
    agreed = agree(desk, case=reference)
    assert said(desk, agreed.say).startswith("I will call you back on Monday, 23 November between 14:30")
    (row,) = callbacks_of_case(desk.ctx, reference=reference)
    assert (row.about, row.case, row.person) == (CALL.subject, reference, "Ana Lind")
    assert deadline(desk, reference, DeadlineKind.CALLBACK).due == local("2026-11-23 15:30")
    assert view(desk, reference).timeline[-1].title.id == "timeline.callback"
    undo_last(desk.ctx, reference=reference)
    assert callbacks_of_case(desk.ctx, reference=reference) == ()


def test_a_callback_of_a_number_alone_can_be_taken_back(desk: Desk) -> None:
    agreed = agree(desk, number="020 7946 0018")
    view_ = shown(desk, agreed.id)
    assert (view_.row.number, view_.row.customer) == (NUMBER, None)
    assert [line.title.id for line in view_.history] == ["timeline.callback"]
    undo_callback(desk.ctx, callback=agreed.id)
    assert (open_callbacks(desk.ctx).total, owed(desk.ctx).total) == (0, 0)


def test_the_numbers_newest_first_and_that_of_a_file_merged_in(desk: Desk) -> None:
    rosa, twin = customer(desk, phone=""), customer(desk, "R. Delgado")
    merge_customers(desk.ctx, kept=rosa, twin=twin)
    agree(desk, to=twin)
    (row,) = callbacks_of_customer(desk.ctx, customer=rosa)
    assert (row.number, row.customer, row.customer_name) == (NUMBER, rosa, "Rosa Delgado")


def test_what_was_agreed_before_two_files_were_merged_follows(desk: Desk) -> None:
    rosa, twin = customer(desk), customer(desk, "R. Delgado")
    agree(desk, to=twin)
    merge_customers(desk.ctx, kept=rosa, twin=twin)
    (row,) = callbacks_of_customer(desk.ctx, customer=rosa)
    assert (row.customer, row.customer_name) == (rosa, "Rosa Delgado")


def test_what_it_is_about_is_found(desk: Desk) -> None:
    rosa = customer(desk)
    agreed = agree(desk, to=rosa, about="The zeppelin’s timetable")
    assert [(hit.kind, hit.target) for hit in search(desk.ctx, "zeppelin")] == [("customer", rosa)]
    undo_callback(desk.ctx, callback=agreed.id)
    assert search(desk.ctx, "zeppelin") == ()
    reference = begin(desk, CALL)
    agree(desk, case=reference, about="The zeppelin’s timetable")
    assert [hit.kind for hit in search(desk.ctx, "zeppelin")] == ["case"]


def test_without_an_end_the_window_is_as_long_as_the_office_has_it(desk: Desk) -> None:
    request = CallbackRequest(local("2026-11-23 14:30"), number=NUMBER)
    id_ = agree_callback(desk.ctx, request=request).result.id
    assert shown(desk, id_).row.window_end == local("2026-11-23 15:30")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"number": ""}, "number"),
        ({"number": "call me"}, "number"),
        ({"window_end": local("2026-11-23 14:00")}, "window"),
        ({"window_start": local("2026-11-20 09:00"), "window_end": local("2026-11-20 10:00")}, "window"),
        ({"window_start": local("2028-11-20 09:00"), "window_end": local("2028-11-20 10:00")}, "window"),
        ({"window_end": local("2026-12-31 14:00")}, "window"),
        ({"timezone": "Atlantis/Capital"}, "timezone"),
        ({"about": "\ud800"}, "about"),
        ({"person": "x" * 1000}, "person"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(
    desk: Desk, changed: dict[str, object], field: str
) -> None:
    request = CallbackRequest(local("2026-11-23 14:30"), local("2026-11-23 15:30"), number=NUMBER)
    with pytest.raises(FrontDeskError) as refused:
        agree_callback(desk.ctx, request=replace(request, **changed))  # type: ignore[arg-type]  # by name
    assert refused.value.field == field
    assert open_callbacks(desk.ctx).total == 0


def test_nobody_can_promise_for_nobody(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        agree(desk, to=99)
    with pytest.raises(NotFoundError):
        agree(desk, case="26-00001-0", number=NUMBER)


def test_a_case_that_was_changed_meanwhile_is_not_promised_on(desk: Desk) -> None:
    reference = begin(desk, CALL)
    stale = view(desk, reference).version
    agree(desk, case=reference)
    request = CallbackRequest(local("2026-11-23 16:00"), number=NUMBER)
    with pytest.raises(ConflictError):
        agree_callback(desk.ctx, request=request, case=reference, version=stale)


def test_hours_holidays_and_sleep_warn(desk: Desk) -> None:
    assert warned(desk, "2026-11-23 14:30") == []
    assert warned(desk, "2026-11-23 18:00") == ["callback.outside_hours"]
    assert warned(desk, "2026-11-23 16:30", "2026-11-23 18:00") == ["callback.partly_closed"]
    assert warned(desk, "2026-11-28 14:00") == ["callback.day_closed"]  # a Saturday
    assert warned(desk, "2026-12-25 14:00") == ["callback.day_closed"]
    add_closure(desk.ctx, entry=ClosureEntry(date(2026, 11, 24), date(2026, 11, 24), name="Stocktaking"))
    assert warned(desk, "2026-11-24 14:00") == ["callback.day_closed"]
    (closed,) = agree(desk, "2026-11-24 14:00/2026-11-24 15:00", number=NUMBER).warnings
    assert said(desk, closed) == "The office is closed on Tue 24 Nov: Stocktaking."
    assert warned(desk, "2026-11-23 14:30", timezone="Asia/Tokyo") == ["callback.customer_asleep"]
    assert warned(desk, "2026-11-23 14:30", timezone="America/New_York") == []


def test_a_lunch_break_in_the_middle_surprises_nobody(desk: Desk) -> None:
    set_office(desk.ctx, changes={"hours": "mon-fri 09:00-12:30,13:00-17:00"})
    assert warned(desk, "2026-11-24 12:00", "2026-11-24 17:00") == []
    assert warned(desk, "2026-11-24 12:45", "2026-11-24 13:30") == ["callback.partly_closed"]
    assert warned(desk, "2026-11-24 12:00", "2026-11-24 13:00") == ["callback.partly_closed"]


def test_an_odd_number_warns_and_is_kept_as_it_was_said(desk: Desk) -> None:
    agreed = agree(desk, number="ext. 12")
    assert [warning.id for warning in agreed.warnings] == ["callback.number_odd"]
    row = shown(desk, agreed.id).row
    assert (row.number, row.dial) == ("ext. 12", "")


def test_a_full_hour_warns(desk: Desk) -> None:
    rules = replace(callback_rules(desk.store), per_person_and_hour=2, per_hour=3)
    set_callback_rules(desk.ctx, rules=rules)
    for _ in range(2):
        agree(desk, number=NUMBER, person="Jonas Weber")
    assert warned(desk, "2026-11-23 14:00", person="Jonas Weber") == ["callback.person_full"]
    assert warned(desk, "2026-11-23 14:00", "2026-11-23 16:00", person="Jonas Weber") == []  # 15:00 has room
    assert warned(desk, "2026-11-23 14:00") == []
    agree(desk, number=NUMBER)
    assert warned(desk, "2026-11-23 14:00") == ["callback.hour_full"]


def test_whoever_is_away_warns(desk: Desk) -> None:
    send_away(desk, "Jonas Weber", date(2026, 11, 24), date(2026, 11, 25))
    assert warned(desk, "2026-11-24 14:00", person="Jonas Weber") == ["contact.person_away"]
    assert warned(desk, "2026-11-24 14:00", department="Shipping") == ["callback.nobody_there"]
    assert warned(desk, "2026-11-26 14:00", department="Shipping") == []


def test_csp_002_the_customer_chose_to_stay_on_the_line(desk: Desk) -> None:
    reference = begin(desk, CALL)
    stay_on_line(desk.ctx, case=reference)
    (row,) = callbacks_of_case(desk.ctx, reference=reference)
    assert (row.outcome, row.about) == (CallbackEnd.STAYED, CALL.subject)
    assert open_callbacks(desk.ctx).total == 0
    assert view(desk, reference).timeline[-1].title.id == "timeline.stayed_on_line"


def test_csp_002_staying_on_the_line_is_recorded_with_the_contact(desk: Desk) -> None:
    logged = log(
        desk, CALL, kind=None, outcome=Outcome.NONE, person="", department="", said=False, stays_on_line=True
    )
    assert logged.customer is not None
    (row,) = callbacks_of_customer(desk.ctx, customer=logged.customer)
    assert row.outcome is CallbackEnd.STAYED


def test_a_window_that_has_begun_can_still_be_promised(desk: Desk) -> None:
    soon = desk.clock.now() + timedelta(minutes=20)
    request = CallbackRequest(desk.clock.now() - timedelta(minutes=5), soon, number=NUMBER)
    agree_callback(desk.ctx, request=request)
    assert open_callbacks(desk.ctx).rows[0].urgency is CallUrgency.NOW
