"""Today's groups and countdowns; it is Monday, 23 November 2026, 14:05."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from frontdesk.domain.clock import FixedClock
from frontdesk.domain.due import DueGroup, DueView, Urgency
from frontdesk.words import words_for
from tests.unit.domain.offices import NEW_YORK, ROUND_THE_CLOCK, at, office

NOW = at("2026-11-23 14:05")
VIEW = DueView.at(NOW, office())
WORDS = words_for("en", timezone=NEW_YORK, clock=FixedClock(NOW), strict=True)


@pytest.mark.parametrize(
    ("due", "group", "words", "urgency"),
    [
        ("2026-11-23 14:04:30", DueGroup.OVERDUE, "1 min late", Urgency.OVERDUE),
        ("2026-11-23 13:30", DueGroup.OVERDUE, "35 min late", Urgency.OVERDUE),
        ("2026-11-23 09:00", DueGroup.OVERDUE, "5 h 05 late", Urgency.OVERDUE),
        ("2026-11-22 23:00", DueGroup.OVERDUE, "1 day late", Urgency.OVERDUE),
        ("2026-11-20 17:00", DueGroup.OVERDUE, "3 days late", Urgency.OVERDUE),
        ("2024-11-24 17:00", DueGroup.OVERDUE, "729 days late", Urgency.OVERDUE),
        ("2024-11-23 17:00", DueGroup.OVERDUE, "2 years late", Urgency.OVERDUE),
        ("2014-10-07 17:00", DueGroup.OVERDUE, "12 years late", Urgency.OVERDUE),
        ("2026-11-23 14:05", DueGroup.TODAY, "in 0 min", Urgency.SOON),
        ("2026-11-23 14:29:01", DueGroup.TODAY, "in 25 min", Urgency.SOON),
        ("2026-11-23 15:15", DueGroup.TODAY, "in 1 h 10", Urgency.SOON),
        ("2026-11-23 16:05", DueGroup.TODAY, "in 2 h 00", Urgency.SOON),
        ("2026-11-23 17:00", DueGroup.TODAY, "17:00", Urgency.NORMAL),
        ("2026-11-24 00:00", DueGroup.TODAY, "midnight", Urgency.NORMAL),
        ("2026-11-24 00:01", DueGroup.NEXT_BUSINESS_DAY, "Tue 00:01", Urgency.NORMAL),
        ("2026-11-24 17:00", DueGroup.NEXT_BUSINESS_DAY, "Tue 17:00", Urgency.NORMAL),
        ("2026-11-25 00:00", DueGroup.NEXT_BUSINESS_DAY, "Tue midnight", Urgency.NORMAL),
        ("2026-11-25 17:00", DueGroup.LATER, "Wed 17:00", Urgency.NORMAL),
        ("2026-11-29 17:00", DueGroup.LATER, "Sun 17:00", Urgency.NORMAL),
        ("2026-11-30 17:00", DueGroup.LATER, "Mon 30 Nov", Urgency.NORMAL),
    ],
)
def test_group_and_countdown(due: str, group: DueGroup, words: str, urgency: Urgency) -> None:
    countdown = VIEW.countdown(at(due))
    assert (VIEW.group(at(due)), WORDS.render(countdown.message), countdown.urgency) == (
        group,
        words,
        urgency,
    )


def test_what_falls_on_the_weekend_stands_with_the_next_business_day() -> None:
    friday = DueView.at(at("2026-11-27 10:00"), office())
    groups = [friday.group(at(f"2026-11-{on} 12:00")) for on in (27, 28, 30)]
    assert groups == [DueGroup.TODAY, DueGroup.NEXT_BUSINESS_DAY, DueGroup.NEXT_BUSINESS_DAY]
    assert friday.group(at("2026-12-01 12:00")) is DueGroup.LATER


def test_an_instant_of_another_zone_is_the_same_instant() -> None:
    assert VIEW.group(datetime(2026, 11, 23, 22, 0, tzinfo=UTC)) is DueGroup.TODAY
    assert VIEW.group(datetime(2026, 11, 24, 5, 0, tzinfo=UTC)) is DueGroup.TODAY


def test_what_is_due_soon_may_lie_past_midnight() -> None:
    evening = DueView.at(at("2026-11-23 23:30"), office(ROUND_THE_CLOCK))
    countdown = evening.countdown(at("2026-11-24 00:10"))
    assert (WORDS.render(countdown.message), countdown.urgency) == ("in 40 min", Urgency.SOON)
    assert evening.group(at("2026-11-24 00:10")) is DueGroup.NEXT_BUSINESS_DAY
