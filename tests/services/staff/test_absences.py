"""Absences with who stands in: kept, shown, warned of, and named to whoever promises an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.domain.errors import FrontDeskError, NotFoundError
from frontdesk.services.intake.preview import preview
from frontdesk.services.owed.today import Scope, owed
from frontdesk.services.staff.absences import (
    AbsenceEntry,
    absences,
    add_absence,
    change_absence,
    remove_absence,
)
from frontdesk.services.staff.away import StandIn, deputies_on, stand_ins_on
from frontdesk.services.staff.people import StaffEntry, add_staff, change_staff, staff_member
from frontdesk.store.models import Event
from tests.services.absent import id_of, send_away
from tests.services.contacts import CALL, begin, said
from tests.services.offices import Desk, local

FIRST, LAST = date(2026, 11, 20), date(2026, 12, 4)


def test_an_absence_is_kept_changed_and_removed(desk: Desk) -> None:
    jonas, ana = id_of(desk, "Jonas Weber"), id_of(desk, "Ana Lind")
    entry = AbsenceEntry(jonas, FIRST, LAST, ana, " Leave ", "7@calendar")
    id_ = add_absence(desk.ctx, entry=entry).result
    (kept,) = absences(desk.ctx)
    assert (kept.name, kept.deputy_name, kept.entry.reason) == ("Jonas Weber", "Ana Lind", "Leave")
    change_absence(desk.ctx, id=id_, entry=replace(kept.entry, last_day=FIRST, deputy=None))
    assert [each.entry.last_day for each in absences(desk.ctx)] == [FIRST]
    assert absences(desk.ctx, since=LAST) == ()
    remove_absence(desk.ctx, id=id_)
    assert absences(desk.ctx) == ()
    kinds = [kind for (kind,) in desk.store.rows(Event.select(Event.kind).order_by(Event.sequence))]
    assert kinds[-3:] == ["absence.added", "absence.changed", "absence.removed"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"last_day": date(2026, 11, 19)}, "last_day"), ({"deputy": 2}, "deputy"), ({"staff": 99}, "person")],
)
def test_what_cannot_be_is_refused_at_its_field(desk: Desk, changed: dict[str, object], field: str) -> None:
    entry = AbsenceEntry(id_of(desk, "Jonas Weber"), FIRST, LAST)
    with pytest.raises(FrontDeskError) as refused:
        add_absence(desk.ctx, entry=replace(entry, **changed))  # type: ignore[arg-type]  # by name
    assert refused.value.field == field
    assert absences(desk.ctx) == ()


def test_who_has_left_cannot_stand_in(desk: Desk) -> None:
    ana = staff_member(desk.ctx, id=id_of(desk, "Ana Lind"))
    change_staff(desk.ctx, id=ana.id, entry=replace(ana.entry, active=False))
    with pytest.raises(FrontDeskError) as refused:
        add_absence(desk.ctx, entry=AbsenceEntry(id_of(desk, "Jonas Weber"), FIRST, LAST, ana.id))
    assert refused.value.field == "deputy"


def test_what_is_gone_is_said_to_be(desk: Desk) -> None:
    entry = AbsenceEntry(id_of(desk, "Jonas Weber"), FIRST, LAST)
    with pytest.raises(NotFoundError):
        change_absence(desk.ctx, id=7, entry=entry)
    with pytest.raises(NotFoundError):
        remove_absence(desk.ctx, id=7)


def test_intake_names_who_stands_in(desk: Desk) -> None:
    send_away(desk, "Jonas Weber", FIRST, LAST, deputy="Ana Lind")
    warnings = preview(desk.ctx, contact=CALL).warnings
    assert [said(desk, each) for each in warnings] == [
        "Jonas Weber is away until Fri 4 Dec; Ana Lind stands in."
    ]
    assert said(desk, warnings[0], "de") == (
        "Jonas Weber ist bis Fr 4. Dez. abwesend; die Vertretung hat Ana Lind."
    )


def test_what_is_owed_by_somebody_away_is_the_deputys_too(desk: Desk) -> None:
    begin(desk, CALL)  # with Jonas Weber
    assert owed(desk.ctx, scope=Scope.MINE).items == ()
    send_away(desk, "Jonas Weber", FIRST, LAST, deputy="Ana Lind")
    mine = owed(desk.ctx, scope=Scope.MINE)
    assert {(item.owner, item.stands_in) for item in mine.items} == {("Jonas Weber", "Ana Lind")}
    assert mine == owed(desk.ctx)
    assert owed(desk.ctx, scope=Scope.MINE, limit=1).total == mine.total
    assert owed(desk.ctx, scope=Scope.MINE, at=local("2026-12-07 09:00")).items == ()


def test_a_deputy_who_is_away_hands_on(desk: Desk) -> None:
    jonas, ana = id_of(desk, "Jonas Weber"), id_of(desk, "Ana Lind")
    mei = add_staff(desk.ctx, entry=StaffEntry("Mei Tan")).result
    send_away(desk, "Jonas Weber", FIRST, LAST, deputy="Ana Lind")
    assert stand_ins_on(desk.store, FIRST) == {jonas: StandIn(ana, "Ana Lind")}
    send_away(desk, "Ana Lind", FIRST, FIRST, deputy="Mei Tan")
    handed_on = StandIn(mei.id, "Mei Tan")
    assert stand_ins_on(desk.store, FIRST) == {jonas: handed_on, ana: handed_on}


def test_who_is_away_on_a_day_is_known_with_the_deputy(desk: Desk) -> None:
    jonas, ana = id_of(desk, "Jonas Weber"), id_of(desk, "Ana Lind")
    send_away(desk, "Jonas Weber", FIRST, LAST)
    assert deputies_on(desk.store, FIRST) == {jonas: None}
    send_away(desk, "Jonas Weber", FIRST, FIRST, deputy="Ana Lind")
    assert deputies_on(desk.store, FIRST) == {jonas: ana}
    assert deputies_on(desk.store, date(2026, 12, 5)) == {}
