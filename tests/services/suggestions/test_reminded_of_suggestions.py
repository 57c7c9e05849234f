"""Entries that nobody has looked at, and accepted ones past their day, are told (POL-06, POL-07)."""

from __future__ import annotations

from datetime import date

import pytest

from frontdesk.domain.kinds import DeadlineKind
from frontdesk.domain.reminders import Stage
from frontdesk.services.office.closures import ClosureEntry, add_closure
from frontdesk.services.owed.today import owed
from frontdesk.services.reminders.announcing import announce, confirm_shown
from frontdesk.services.suggestions.deciding import accept
from frontdesk.services.suggestions.reviewing import look_at
from tests.services.offices import Desk
from tests.services.suggestions.writers import write

K = DeadlineKind
JONAS = 2


def told(desk: Desk, moment: str) -> list[tuple[str | None, DeadlineKind, Stage]]:
    """Ask what is told at a moment, show it, and return what of it concerns the book."""
    desk.at(moment)
    found = announce(desk.ctx).result
    confirm_shown(desk.ctx, announcement=found)
    return [(item.suggestion, item.kind, item.stage) for item in found.items if item.suggestion]


@pytest.mark.parametrize(("closed", "late"), [(False, "2026-12-01"), (True, "2026-12-02")])
def test_pol_06_what_nobody_has_looked_at_for_five_business_days_is_told(
    desk: Desk, *, closed: bool, late: str
) -> None:
    if closed:
        day = date(2026, 11, 26)
        add_closure(desk.ctx, entry=ClosureEntry(day, day, name="Stocktaking"))
    unread, read = write(desk), write(desk)  # on Monday 23 November, day 0
    look_at(desk.ctx, reference=read)
    assert not any(stage is Stage.OVERDUE for _, _, stage in told(desk, "2026-11-30 16:55"))
    assert (unread, K.SUGGESTION_LOOK, Stage.OVERDUE) in told(desk, f"{late} 09:05")
    assert [item.suggestion for item in owed(desk.ctx).items if item.due < desk.clock.now()] == [unread]


def test_pol_07_what_was_accepted_is_told_once_its_day_has_passed(desk: Desk) -> None:
    inside, outside = write(desk), write(desk)
    accept(desk.ctx, reference=inside, staff=JONAS, due_on=date(2026, 11, 27))
    accept(desk.ctx, reference=outside, outside="City parks", due_on=date(2026, 11, 28))  # a Saturday
    late = [each for each in told(desk, "2026-11-30 09:30") if each[2] is Stage.OVERDUE]
    assert (inside, K.SUGGESTION_DUE, Stage.OVERDUE) in late
    assert all(reference == inside for reference, _, _ in late)
    assert (outside, K.SUGGESTION_DUE, Stage.OVERDUE) in told(desk, "2026-12-01 09:30")
    rows = {item.suggestion: item for item in owed(desk.ctx).items if item.kind is K.SUGGESTION_DUE}
    assert {item.action for item in rows.values()} == {"finish_suggestion"}
    assert (rows[inside].owner, rows[outside].owner) == ("Jonas Weber", "")
