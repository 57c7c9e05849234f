"""What a calendar changes: applied, what is kept is what it says; looked at again, nothing changes."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.day_changes import TAKEN_BACK, DayChanges, DayState, KeptDays, day_changes
from frontdesk.domain.days_read import CalendarRead, DaysRead

MONDAY = date(2026, 11, 23)
SPANS = st.builds(
    lambda first, length, uid, name: DaysRead(
        MONDAY + timedelta(days=first), MONDAY + timedelta(days=first + length), name, uid
    ),
    st.integers(0, 30),
    st.integers(0, 3),
    st.sampled_from(["leave", "fair", "fridays"]),
    st.sampled_from(["Away", "Town fair"]),
)
FILES = st.lists(SPANS, max_size=8, unique_by=lambda days: (days.first_day, days.last_day, days.uid))


def whole(days: list[DaysRead], name: str = "Leave") -> CalendarRead:
    entries = frozenset(each.uid for each in days)
    return CalendarRead(tuple(days), name=name, whole=True, seen=entries, settled=entries)


def changes(read: CalendarRead, kept: list[KeptDays]) -> DayChanges:
    return day_changes(read, kept, known=lambda _days: False)


def applied(found: DayChanges, kept: list[KeptDays], calendar: str) -> list[KeptDays]:
    fresh = count(max((each.id for each in kept), default=0) + 1)
    after = {each.id: each for each in kept}
    for row in found.rows:
        if row.state in TAKEN_BACK and row.kept:
            del after[row.kept.id]
        elif row.state is not DayState.KNOWN:
            id_ = row.kept.id if row.kept else next(fresh)
            after[id_] = KeptDays(id_, row.days, calendar)
    return list(after.values())


@given(FILES, FILES)
def test_a_calendar_read_again_leaves_exactly_what_it_says(
    before: list[DaysRead], after: list[DaysRead]
) -> None:
    kept = applied(changes(whole(before), []), [], "Leave")
    assert Counter(each.days for each in kept) == Counter(before)
    second = changes(whole(after), kept)
    assert len({row.kept.id for row in second.rows if row.kept}) == len(kept), "each is dealt with once"
    kept = applied(second, kept, "Leave")
    assert Counter(each.days for each in kept) == Counter(after)
    assert {row.state for row in changes(whole(after), kept).rows} <= {DayState.KNOWN}


@given(FILES, FILES)
def test_another_calendar_and_a_message_take_nothing_back_that_they_do_not_name(
    before: list[DaysRead], after: list[DaysRead]
) -> None:
    kept = [KeptDays(number, each, "Leave") for number, each in enumerate(before)]
    for read in (whole(after, "Fairs"), CalendarRead(tuple(after), name="Leave", seen=frozenset())):
        named = {each.uid for each in after}
        gone = changes(read, kept).of(*TAKEN_BACK)
        assert {row.days.uid for row in gone} <= named & read.settled
