"""Today: what is owed, to whom, and the one next thing to do."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.domain.due import DueGroup
from frontdesk.domain.kinds import CaseKind, DeadlineKind, Slip
from frontdesk.services.cases.refer import confirm_referral, refer
from frontdesk.services.cases.view import case_view
from frontdesk.services.correspondence import mark_posted, print_letters
from frontdesk.services.owed.item import OwedItem
from frontdesk.services.owed.today import Scope, owed
from tests.services.contacts import CALL, EMAIL, LETTER, REFERRED_LETTER, begin, said
from tests.services.offices import Desk, local


def of_kind(desk: Desk, kind: DeadlineKind) -> OwedItem:
    """Return the only thing of a kind that is owed."""
    (item,) = [item for item in owed(desk.ctx).items if item.kind is kind]
    return item


def test_the_soonest_comes_first_in_its_group(desk: Desk) -> None:
    begin(desk, LETTER)
    begin(desk, CALL)
    desk.at("2026-11-23 14:05")
    found = owed(desk.ctx)
    assert [item.due for item in found.items] == sorted(item.due for item in found.items)
    assert found.counts == {DueGroup.OVERDUE: 1, DueGroup.NEXT_BUSINESS_DAY: 4, DueGroup.LATER: 2}
    assert found.total == 7


def test_a_limit_shows_fewer_and_counts_all(desk: Desk) -> None:
    begin(desk, LETTER)
    found = owed(desk.ctx, limit=2)
    assert (len(found.items), found.total) == (2, 5)


def test_what_is_owed_at_another_time(desk: Desk) -> None:
    begin(desk, LETTER)
    later = owed(desk.ctx, at=local("2026-12-02 17:01"))
    assert later.counts == {DueGroup.OVERDUE: 5}


def test_the_next_action_leads_from_the_letter_to_the_answer(desk: Desk) -> None:
    reference = begin(desk, REFERRED_LETTER)
    assert of_kind(desk, DeadlineKind.ACKNOWLEDGE).action == "print"
    assert of_kind(desk, DeadlineKind.FORWARD).action == "confirm_referral"
    (printed,) = print_letters(desk.ctx).result.letters
    assert of_kind(desk, DeadlineKind.ACKNOWLEDGE).action == "mark_posted"
    mark_posted(desk.ctx, ids=[printed.id])
    confirm_referral(desk.ctx, reference=reference, slip=Slip.CONFIRMED)
    assert {item.action for item in owed(desk.ctx).items} == {"answer"}


def test_pol_10_what_a_department_alone_has_is_given_to_somebody_first(desk: Desk) -> None:
    reference = begin(desk, replace(REFERRED_LETTER, person=""))
    assert case_view(desk.ctx, reference=reference).actions[0] == "refer"
    assert of_kind(desk, DeadlineKind.ACKNOWLEDGE).action == "refer"
    assert of_kind(desk, DeadlineKind.FIRST_RESPONSE).action == "refer"
    refer(desk.ctx, reference=reference, department="Shipping", person="Jonas Weber")
    assert of_kind(desk, DeadlineKind.ACKNOWLEDGE).action == "print"


def test_a_letter_nobody_has_is_referred_first(desk: Desk) -> None:
    begin(desk, LETTER)
    assert of_kind(desk, DeadlineKind.ACKNOWLEDGE).action == "refer"
    assert of_kind(desk, DeadlineKind.FORWARD).action == "refer"


def test_an_email_waits_to_be_sent_by_whoever_has_it(desk: Desk) -> None:
    begin(desk, EMAIL)
    assert of_kind(desk, DeadlineKind.ACKNOWLEDGE).action == "send_email"


def test_each_row_says_why(desk: Desk) -> None:
    begin(desk, replace(LETTER, kind=CaseKind.COMPLAINT))
    desk.at("2026-12-01 10:00")
    assert said(desk, of_kind(desk, DeadlineKind.FIRST_RESPONSE).why) == "P3, 4 business hours"
    assert said(desk, of_kind(desk, DeadlineKind.RESPOND).why) == "day 6 of 7"
    assert said(desk, of_kind(desk, DeadlineKind.ACKNOWLEDGE).why) == "1 business day"
    assert of_kind(desk, DeadlineKind.RESPOND).provisions[0] == "POL-15"


def test_everybody_sees_what_is_theirs(desk: Desk) -> None:
    mine, his = begin(desk, LETTER), begin(desk, CALL)
    jonas = replace(desk.ctx, actor=replace(desk.ctx.actor, name="Jonas Weber", staff_id=2))
    script = replace(desk.ctx, actor=replace(desk.ctx.actor, name="script", staff_id=None))
    for context, scope, expected in (
        (desk.ctx, Scope.MINE, {mine}),
        (desk.ctx, Scope.DEPARTMENT, {mine}),
        (jonas, Scope.MINE, {his}),
        (jonas, Scope.DEPARTMENT, {his}),
        (script, Scope.MINE, set()),
        (script, Scope.EVERYONE, {mine, his}),
    ):
        assert {item.case for item in owed(context, scope=scope).items} == expected


def test_only_open_deadlines_are_read(sqlite_desk: Desk) -> None:
    """The cost does not grow with what is done: the index on the state is used (SQLite's planner says so)."""
    from frontdesk.services.owed.today import _ON_TOP, _OWED

    on_top = sqlite_desk.store.database.execute_sql("EXPLAIN QUERY PLAN " + _ON_TOP).fetchall()
    assert str(on_top[0][-1]).startswith("SEARCH c USING INDEX case_status"), on_top
    assert str(on_top[1][-1]).startswith("SEARCH d USING INDEX deadline_case"), on_top
    plan = sqlite_desk.store.database.execute_sql("EXPLAIN QUERY PLAN " + _OWED.format(scope="")).fetchall()
    steps = [str(step[-1]) for step in plan]
    assert any("deadlines" in step and "state=?" in step for step in steps) or any(
        step.startswith("SEARCH d USING INDEX") for step in steps
    ), steps
    assert not any(step.startswith("SCAN") for step in steps), steps
