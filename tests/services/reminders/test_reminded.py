"""What was told is found until it is answered; it can be put off, and the manager hears of delays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontdesk.domain.errors import FrontDeskError
from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.reminders import Lead, Stage
from frontdesk.domain.snoozing import Snooze
from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.rules import callback_rules, set_callback_rules
from frontdesk.services.cases.ending import withdraw
from frontdesk.services.reminders import told as told_module
from frontdesk.services.reminders.announcing import announce, confirm_shown
from frontdesk.services.reminders.rows import ReminderItem
from frontdesk.services.reminders.rules import reminder_rules, set_reminder, standard_reminders
from frontdesk.services.reminders.told import bring_back, snooze, snooze_offers, told_here
from frontdesk.store.models import Event
from tests.services.absent import id_of, send_away
from tests.services.contacts import CALL, LETTER, begin
from tests.services.offices import Desk, local, sit_at_desk

RESPOND = DeadlineKind.RESPOND


@pytest.fixture
def jonas(desk: Desk) -> Iterator[Desk]:
    """Sit at the desk of Jonas Weber, by the same clock."""
    second = sit_at_desk(desk.store.url, name="Jonas Weber")
    yield Desk(replace(second.ctx, clock=desk.clock, desk="Shipping"), desk.clock)
    second.store.close()


def told(desk: Desk, kind: DeadlineKind = RESPOND) -> list[ReminderItem]:
    """Ask once, show it, and return what was told of a kind."""
    found = announce(desk.ctx).result
    confirm_shown(desk.ctx, announcement=found)
    return [item for item in found.items if item.kind is kind]


def listed(desk: Desk) -> list[tuple[DeadlineKind, Stage]]:
    """Return what the list shows as not put off."""
    return [(each.kind, each.stage) for item in told_here(desk.ctx).items for each in (item, *item.then)]


def name_manager(desk: Desk, name: str) -> None:
    rules = replace(callback_rules(desk.store), manager=id_of(desk, name))
    set_callback_rules(desk.ctx, rules=rules)


def test_what_was_told_is_listed_until_it_is_answered(desk: Desk, jonas: Desk) -> None:
    reference = begin(desk, LETTER)
    desk.at("2026-11-24 15:30")
    told(desk)
    assert (DeadlineKind.ACKNOWLEDGE, Stage.AHEAD) in listed(desk)
    desk.at("2026-11-24 16:40")
    told(desk)
    before = told_here(desk.ctx)
    assert (DeadlineKind.ACKNOWLEDGE, Stage.DUE) in listed(desk)  # its last stage alone
    assert before.count == len(before.items)
    withdraw(desk.ctx, reference=reference, reason="It has come")
    assert DeadlineKind.ACKNOWLEDGE not in [kind for kind, _ in listed(desk)]


def test_a_case_is_one_row_however_much_of_it_is_late_and_is_put_off_as_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for entry in (LETTER, LETTER):
        begin(desk, entry)
    desk.at("2026-12-07 09:30")
    told(desk)
    found = told_here(desk.ctx)
    assert found.count == found.late == len(found.items) == 2
    first = found.items[0]
    assert first.kind is DeadlineKind.FIRST_RESPONSE  # which was due first
    assert RESPOND in [each.kind for each in first.then]
    assert len(set(first.ids)) == 1 + len(first.then)
    assert set(found.waiting) == {id_ for item in found.items for id_ in item.ids}
    monkeypatch.setattr(told_module, "_MOST", 1)
    assert [each.ids for each in told_here(desk.ctx).items] == [first.ids]
    assert told_here(desk.ctx).waiting == found.waiting
    monkeypatch.undo()
    snooze(desk.ctx, reminders=first.ids, choice=Snooze.HOUR)
    after = told_here(desk.ctx)
    assert (after.count, [each.case for each in after.put_off]) == (1, [first.case])
    bring_back(desk.ctx, reminders=first.ids)
    back = told_here(desk.ctx)
    assert (back.items, back.put_off) == (found.items, ())
    assert announce(desk.ctx).result.items == (), "nothing is told anew"


def test_what_can_still_be_kept_is_shown_however_much_is_late(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, LETTER)
    desk.at("2026-12-07 09:30")
    told(desk)
    late = told_here(desk.ctx)
    assert late.count == late.late == 1
    request = CallbackRequest(local("2026-12-07 10:00"), local("2026-12-07 11:00"), number="020 7946 0018")
    agree_callback(desk.ctx, request=request)
    desk.at("2026-12-07 10:05")
    told(desk)
    monkeypatch.setattr(told_module, "_MOST", 1)
    found = told_here(desk.ctx)
    assert (found.count, found.late) == (2, 1)
    assert [each.kind for each in found.items] == [DeadlineKind.CALLBACK]


def test_it_is_listed_where_it_was_told_and_with_whom_it_concerns(desk: Desk, jonas: Desk) -> None:
    begin(desk, CALL)  # with Jonas Weber; an answer is due on Wed 2 Dec 17:00
    desk.at("2026-12-02 16:10")
    assert told(desk) != []  # Jonas has not asked in time
    assert (RESPOND, Stage.DUE) in listed(desk)
    assert (RESPOND, Stage.DUE) in listed(jonas)
    ana = sit_at_desk(desk.store.url)
    elsewhere = Desk(replace(ana.ctx, clock=desk.clock, desk="Upstairs"), desk.clock)
    assert (RESPOND, Stage.DUE) not in listed(elsewhere)
    send_away(desk, "Jonas Weber", date(2026, 12, 1), date(2026, 12, 4), deputy="Ana Lind")
    assert (RESPOND, Stage.DUE) in listed(elsewhere)
    ana.store.close()


def test_what_is_put_off_comes_back_once_where_it_belongs(desk: Desk, jonas: Desk) -> None:
    begin(desk, CALL)
    desk.at("2026-12-02 09:00")
    (item,) = told(jonas)
    assert snooze(jonas.ctx, reminders=[item.id], choice=Snooze.HOUR).result == local("2026-12-02 10:00")
    assert told_here(jonas.ctx).put_off[0].snoozed == local("2026-12-02 10:00")
    assert RESPOND not in [kind for kind, _ in listed(jonas)]
    desk.at("2026-12-02 09:59")
    assert told(jonas) == told(desk) == []
    desk.at("2026-12-02 10:00")
    assert told(desk) == []  # it waits for his desk first
    after = sit_at_desk(desk.store.url, name="Jonas Weber")  # the program was closed meanwhile
    again = Desk(replace(after.ctx, clock=desk.clock, desk="Shipping"), desk.clock)
    assert [each.stage for each in told(again)] == [Stage.AHEAD]
    desk.at("2026-12-02 10:30")
    assert told(again) == told(desk) == told(jonas) == []
    after.store.close()
    kinds = desk.store.rows(Event.select(Event.kind).where(Event.kind == "reminder.snoozed"))
    assert len(kinds) == 1


def test_two_desks_tell_what_was_put_off_once(desk: Desk, jonas: Desk) -> None:
    begin(desk, LETTER)
    desk.at("2026-12-07 09:30")
    item = told(desk, DeadlineKind.ACKNOWLEDGE)[0]
    snooze(desk.ctx, reminders=[item.id], choice=Snooze.SHORT)
    desk.at("2026-12-07 09:50")  # patience has passed: either may
    both = [*told(jonas, DeadlineKind.ACKNOWLEDGE), *told(desk, DeadlineKind.ACKNOWLEDGE)]
    assert [each.id for each in both] == [item.id]


def test_nothing_is_put_off_past_its_next_stage_and_the_offer_says_so(desk: Desk, jonas: Desk) -> None:
    begin(desk, CALL)
    desk.at("2026-12-02 15:45")
    (item,) = told(jonas)
    offers = snooze_offers(jonas.ctx, reminders=[item.id])
    assert [(each.until, each.stage) for each in offers] == [
        (local("2026-12-02 15:55"), None),
        (local("2026-12-02 16:00"), Stage.DUE),
        (local("2026-12-02 16:00"), Stage.DUE),
    ]
    snooze(jonas.ctx, reminders=[item.id], choice=Snooze.TOMORROW)
    desk.at("2026-12-02 16:00")
    assert [each.stage for each in told(jonas)] == [Stage.DUE]  # once, not once more for what was put off
    assert told(jonas) == []


def test_what_is_overdue_is_put_off_until_the_office_opens(desk: Desk) -> None:
    begin(desk, LETTER)
    desk.at("2026-12-04 16:55")
    item = told(desk, DeadlineKind.ACKNOWLEDGE)[0]
    offers = snooze_offers(desk.ctx, reminders=[item.id])
    monday = local("2026-12-07 09:00")
    assert [each.until for each in offers] == [monday, monday, monday]
    assert [each.day for each in offers] == [None, None, date(2026, 12, 7)]  # not tomorrow, a Saturday


def test_what_was_answered_meanwhile_is_not_put_off(desk: Desk) -> None:
    reference = begin(desk, LETTER)
    desk.at("2026-11-24 15:30")
    item = told(desk, DeadlineKind.ACKNOWLEDGE)[0]
    withdraw(desk.ctx, reference=reference, reason="It has come")
    assert snooze(desk.ctx, reminders=[item.id], choice=Snooze.HOUR).result is None


def test_pol_15_csp_002_the_manager_is_told_once_of_what_is_overdue(desk: Desk, jonas: Desk) -> None:
    name_manager(desk, "Ana Lind")
    begin(desk, CALL)
    desk.at("2026-12-03 09:00")
    assert told(desk) == []
    assert [item.stage for item in told(jonas)] == [Stage.OVERDUE]
    desk.at("2026-12-03 09:02")
    assert [(item.stage, item.owner) for item in told(desk)] == [(Stage.MANAGER, "Jonas Weber")]
    desk.at("2026-12-03 12:00")
    assert told(desk) == told(jonas) == []
    assert (RESPOND, Stage.MANAGER) in listed(desk)
    assert (RESPOND, Stage.OVERDUE) in listed(jonas)
    assert DeadlineKind.RESOLVE not in [kind for kind, stage in listed(desk) if stage is Stage.MANAGER]


def test_a_manager_who_is_away_is_stood_in_for_and_their_own_is_told_as_their_own(
    desk: Desk, jonas: Desk
) -> None:
    name_manager(desk, "Ana Lind")
    send_away(desk, "Ana Lind", date(2026, 12, 1), date(2026, 12, 4), deputy="Jonas Weber")
    begin(desk, CALL)
    desk.at("2026-12-03 09:10")
    assert [item.stage for item in told(jonas)] == [Stage.OVERDUE]
    assert told(jonas) == told(desk) == []


def test_the_office_has_its_own_lead_times(desk: Desk, jonas: Desk) -> None:
    begin(desk, CALL)
    desk.at("2026-12-02 11:30")
    assert [item.stage for item in told(jonas)] == [Stage.AHEAD]
    own = Lead(timedelta(hours=40), timedelta(hours=5))
    set_reminder(desk.ctx, kind=DeadlineKind.MESSAGE, lead=own, manager=True)
    set_reminder(desk.ctx, kind=RESPOND, lead=own, manager=False)
    figures = reminder_rules(jonas.store)
    assert figures.lead(RESPOND) == figures.lead("message") == own
    assert figures.lead("callback") == standard_reminders().lead("callback")
    assert figures.manager_of == standard_reminders().manager_of - {"respond"} | {"message"}
    desk.at("2026-12-02 12:00")
    assert [item.stage for item in told(jonas)] == [Stage.DUE]


@pytest.mark.parametrize(
    ("ahead", "due", "field"),
    [(41 * 60, 0, "ahead"), (60, -1, "due"), (30, 30, "ahead")],
)
def test_a_lead_time_that_makes_no_sense_is_refused(desk: Desk, ahead: int, due: int, field: str) -> None:
    lead = Lead(timedelta(minutes=ahead), timedelta(minutes=due))
    with pytest.raises(FrontDeskError) as refused:
        set_reminder(desk.ctx, kind=RESPOND, lead=lead, manager=False)
    assert refused.value.field == field


def test_a_quiet_desk_leaves_what_is_not_its_own_to_others_longer(desk: Desk) -> None:
    begin(desk, CALL)
    desk.at("2026-12-02 16:05")
    assert RESPOND not in [item.kind for item in announce(desk.ctx, quiet=True).result.items]
    desk.at("2026-12-02 16:10")
    assert RESPOND in [item.kind for item in announce(desk.ctx, quiet=True).result.items]
