"""Every stage of what is owed is told once for the whole office: where it belongs, and in opening hours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontdesk.domain.kinds import CaseKind, DeadlineKind
from frontdesk.domain.reminders import Stage
from frontdesk.services.context import Actor
from frontdesk.services.office.closures import ClosureEntry, add_closure
from frontdesk.services.reminders import announcing
from frontdesk.services.reminders.announcing import announce, confirm_shown
from frontdesk.services.reminders.rows import ReminderItem
from frontdesk.services.reminders.watch import look_anew
from frontdesk.store.models import Reminder
from tests.services.absent import send_away
from tests.services.contacts import CALL, LETTER, begin
from tests.services.offices import Desk, sit_at_desk


@contextmanager
def other_desk(desk: Desk, name: str) -> Iterator[Desk]:
    """Sit at another desk of the same office, by the same clock."""
    second = sit_at_desk(desk.store.url, name=name)
    try:
        yield Desk(replace(second.ctx, clock=desk.clock, desk=f"of {name}"), desk.clock)
    finally:
        second.store.close()


def items(desk: Desk) -> tuple[ReminderItem, ...]:
    """Ask once, show it, and return what was told."""
    found = announce(desk.ctx).result
    confirm_shown(desk.ctx, announcement=found)
    return found.items


def stages(desk: Desk, kind: DeadlineKind = DeadlineKind.ACKNOWLEDGE) -> list[Stage]:
    """Return the stages of a kind that are told when asked now."""
    return [item.stage for item in items(desk) if item.kind is kind]


def test_each_stage_is_told_once_and_never_while_the_office_is_closed(desk: Desk) -> None:
    begin(desk, LETTER)
    seen: list[tuple[str, DeadlineKind, Stage]] = []
    for day in range(23, 28):
        for hour in range(24):
            moment = desk.at(f"2026-11-{day} {hour:02}:30")
            told = [(f"{moment:%H}", item.kind, item.stage) for item in items(desk)]
            assert 9 <= hour < 17 or not told
            seen += told
    what = [(kind, stage) for _, kind, stage in seen]
    assert [stage for kind, stage in what if kind is DeadlineKind.ACKNOWLEDGE] == [
        Stage.AHEAD,
        Stage.DUE,
        Stage.OVERDUE,
    ]
    assert len(what) == len(set(what))


def test_csp_003_std_06_what_runs_day_and_night_is_told_at_night(desk: Desk) -> None:
    begin(desk, CALL, kind=CaseKind.INTERRUPTION)
    desk.at("2026-11-24 02:00")
    told = {item.kind for item in items(desk)}
    assert DeadlineKind.RESOLVE in told
    assert told <= {DeadlineKind.FIRST_RESPONSE, DeadlineKind.RESOLVE, DeadlineKind.PROGRESS_UPDATE}


def test_days_switched_off_come_as_one_with_the_last_stage_of_each(desk: Desk) -> None:
    begin(desk, LETTER)
    desk.at("2026-12-07 09:30")
    told = items(desk)
    assert len(told) == len({item.deadline_id for item in told}) > 2
    assert {item.stage for item in told} == {Stage.OVERDUE}
    assert items(desk) == ()


def test_two_desks_tell_nothing_twice(desk: Desk) -> None:
    begin(desk, LETTER)
    with other_desk(desk, "Jonas Weber") as second:
        for asked in (desk, second):  # both have looked before either tells
            assert items(asked) == ()
        desk.at("2026-12-07 09:30")
        first = announce(desk.ctx).result
        assert first.items != ()
        assert announce(second.ctx).result.items == ()
        assert announce(desk.ctx).result.items == ()
    told = desk.store.rows(Reminder.select(Reminder.id))
    assert sorted(first.ids) == sorted(id_ for (id_,) in told)


def test_it_is_told_to_its_owner_first_and_after_a_while_anywhere(desk: Desk) -> None:
    begin(desk, CALL)  # with Jonas Weber; an answer is due on Wed 2 Dec 17:00
    with other_desk(desk, "Jonas Weber") as his:
        desk.at("2026-12-02 09:00")
        assert stages(desk, DeadlineKind.RESPOND) == []
        assert stages(his, DeadlineKind.RESPOND) == [Stage.AHEAD]
        desk.at("2026-12-02 16:00")
        assert stages(desk, DeadlineKind.RESPOND) == []
        desk.at("2026-12-02 16:02")
        assert stages(desk, DeadlineKind.RESPOND) == [Stage.DUE]
        assert stages(his, DeadlineKind.RESPOND) == []


def test_the_deputy_is_told_for_whoever_is_away(desk: Desk) -> None:
    begin(desk, CALL)
    send_away(desk, "Jonas Weber", date(2026, 11, 20), date(2026, 12, 4), deputy="Ana Lind")
    desk.at("2026-12-07 09:30")
    send_away(desk, "Jonas Weber", date(2026, 12, 5), date(2026, 12, 9), deputy="Ana Lind")
    told = items(desk)
    assert {(item.owner, item.stands_in) for item in told} == {("Jonas Weber", "Ana Lind")}


def test_what_was_taken_but_never_shown_is_told_again_once(desk: Desk) -> None:
    begin(desk, LETTER)
    moment = desk.at("2026-12-07 09:30")
    lost = announce(desk.ctx).result  # killed before it was shown
    look_anew(desk.store)
    with other_desk(desk, "Ana Lind") as after:
        assert announce(after.ctx).result.items == ()
        desk.clock.instant = moment + timedelta(minutes=3)
        again = announce(after.ctx).result
        assert again.ids == lost.ids
        confirm_shown(after.ctx, announcement=again)
        confirm_shown(desk.ctx, announcement=lost)  # too late: it is another desk's by now
        desk.clock.instant = moment + timedelta(minutes=30)
        assert items(after) == items(desk) == ()


def test_a_desk_that_is_killed_while_it_writes_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, LETTER)
    desk.at("2026-12-07 09:30")

    def killed(*_arguments: object, **_more: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(announcing, "record", killed)
        with pytest.raises(KeyboardInterrupt):
            announce(desk.ctx)
    assert desk.store.rows(Reminder.select(Reminder.id)) == []
    assert items(desk) != ()


def test_a_clock_set_back_neither_loses_nor_doubles(desk: Desk) -> None:
    begin(desk, LETTER)
    desk.at("2026-12-07 09:30")
    first = items(desk)
    desk.at("2026-11-24 10:00")
    assert items(desk) == ()
    desk.at("2026-12-08 10:00")
    assert items(desk) == ()
    assert first


def test_a_claim_from_the_future_is_told_again_when_the_clock_is_right(desk: Desk) -> None:
    begin(desk, LETTER)
    desk.at("2027-12-06 09:30")
    lost = announce(desk.ctx).result
    desk.at("2026-12-07 09:30")
    assert announce(desk.ctx).result.ids == lost.ids


def test_what_moves_is_told_anew(desk: Desk) -> None:
    begin(desk, LETTER)
    desk.at("2026-11-24 15:30")
    assert Stage.AHEAD in stages(desk)
    add_closure(desk.ctx, entry=ClosureEntry(date(2026, 11, 24), date(2026, 11, 24)))
    desk.at("2026-11-25 15:30")
    assert Stage.AHEAD in stages(desk)


def test_a_desk_at_which_nobody_sits_waits_its_turn(desk: Desk) -> None:
    begin(desk, CALL)
    nobody = Desk(replace(desk.ctx, actor=Actor("Set-up")), desk.clock)
    desk.at("2026-12-07 09:30")
    assert items(nobody) != ()  # long past: told anywhere
