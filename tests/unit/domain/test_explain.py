"""Every deadline explains itself, step by step, in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from frontdesk.domain.calendar import OfficeCalendar
from frontdesk.domain.clock import FixedClock
from frontdesk.domain.deadlines import Owed, feedback_after
from frontdesk.domain.kinds import CaseKind, Channel, DeadlineKind
from frontdesk.domain.message import Message
from frontdesk.words import words_for
from tests.unit.domain.cases import NINE_TO_FIVE_OFFICE, all_owed, facts
from tests.unit.domain.offices import NEW_YORK, ROUND_THE_CLOCK, at, closed, office, opened, policies

IN_2026 = FixedClock(datetime(2026, 1, 2, 12, tzinfo=UTC))
ACKNOWLEDGE, RESPOND = DeadlineKind.ACKNOWLEDGE, DeadlineKind.RESPOND


def said(deadline: Owed, language: str = "en") -> str:
    """Return a deadline's explanation as it is shown."""
    words = words_for(language, timezone=NEW_YORK, clock=IN_2026, strict=True)
    return " · ".join(words.render(step) for step in deadline.explanation)


def complaint(channel: Channel, received: str, calendar: OfficeCalendar) -> dict[DeadlineKind, Owed]:
    return all_owed(facts(CaseKind.COMPLAINT, channel, received), calendar=calendar)


def test_over_a_weekend() -> None:
    deadline = complaint(Channel.CALL, "2026-01-02 16:40", NINE_TO_FIVE_OFFICE)[ACKNOWLEDGE]
    assert said(deadline) == (
        "received Fri 2 Jan 16:40, day 0 · Sat 3 Jan, Sun 4 Jan closed · Mon 5 Jan = day 1"
        " · due 17:00 · POL-09"
    )


def test_a_letter_says_that_two_rows_agree() -> None:
    deadline = complaint(Channel.MAIL, "2026-01-05 09:30", NINE_TO_FIVE_OFFICE)[ACKNOWLEDGE]
    assert said(deadline) == (
        "received Mon 5 Jan 09:30, day 0 · Tue 6 Jan = day 1 · due 17:00 · POL-09 · same as POL-22"
    )


def test_holidays_closures_and_openings_that_do_not_count_are_named() -> None:
    calendar = office(
        "mon-fri 9-17",
        closed("2026-12-28", "2026-12-31", "winter break"),
        opened("2026-12-26", "10-14", name="sale"),
        holidays={"2026-12-25": "Christmas Day", "2027-01-01": "New Year's Day"},
    )
    assert said(complaint(Channel.CALL, "2026-12-22 10:00", calendar)[RESPOND]) == (
        "received Tue 22 Dec 10:00, day 0 · Wed 23 Dec = day 1 · Fri 25 Dec closed (Christmas Day)"
        " · Sat 26 Dec open, but no business day (sale) · Sun 27 Dec closed"
        " · Mon 28 Dec to Thu 31 Dec closed (winter break) · Fri 1 Jan 2027 closed (New Year's Day)"
        " · Sat 2 Jan 2027, Sun 3 Jan 2027 closed · Fri 8 Jan 2027 = day 7 · due 17:00 · POL-15"
    )


def test_business_hours_say_when_the_clock_stood_still_and_what_they_overruled() -> None:
    calendar = office("mon-fri 9-12,13-17", holidays={"2026-01-05": "feast"})
    first = complaint(Channel.MAIL, "2026-01-02 11:30", calendar)[DeadlineKind.FIRST_RESPONSE]
    assert said(first) == (
        "received Fri 2 Jan 11:30 · closed Fri 2 Jan 12:00 to 13:00 · + 4 business hours"
        " · due Fri 2 Jan 16:30 · STD-08 · stricter than STD-05 (Tue 6 Jan 13:30)"
    )
    later = complaint(Channel.CALL, "2026-01-02 18:00", calendar)[DeadlineKind.FIRST_RESPONSE]
    assert said(later) == (
        "received Fri 2 Jan 18:00 · the clock starts Tue 6 Jan 09:00, when the office opens"
        " · Mon 5 Jan closed (feast) · closed Tue 6 Jan 12:00 to 13:00"
        " · + 4 business hours · due Tue 6 Jan 14:00 · STD-08"
    )


def test_wall_clock() -> None:
    owed = all_owed(facts(CaseKind.INTERRUPTION, Channel.CALL, "2026-01-02 16:40"))
    assert said(owed[DeadlineKind.PROGRESS_UPDATE]) == (
        "received Fri 2 Jan 16:40 · + 24 hours, day and night · due Sat 3 Jan 16:40 · CSP-003"
    )


def test_an_office_that_never_closes_is_due_at_midnight() -> None:
    deadline = complaint(Channel.CALL, "2026-01-02 16:40", office(ROUND_THE_CLOCK))[ACKNOWLEDGE]
    assert said(deadline) == (
        "received Fri 2 Jan 16:40, day 0 · Sat 3 Jan = day 1 · due at midnight · POL-09"
    )


def test_the_office_s_own_figure_is_said_to_be_that() -> None:
    case = facts(CaseKind.COMPLAINT, Channel.CALL, "2026-01-02 16:40")
    feedback = feedback_after(at("2026-01-05 10:00"), case, policies(), NINE_TO_FIVE_OFFICE)
    assert feedback is not None
    assert said(feedback) == (
        "answered Mon 5 Jan 10:00, day 0 · Tue 6 Jan = day 1 · Sat 10 Jan, Sun 11 Jan closed"
        " · Mon 12 Jan = day 5 · due 17:00 · CSP-004 (the office’s own figure)"
    )


@pytest.mark.parametrize("language", ["de", "fr", "es"])
@pytest.mark.parametrize("kind", CaseKind)
def test_every_step_has_words_in_every_language(language: str, kind: CaseKind) -> None:
    calendar = office(
        "mon-fri 9-12,13-17",
        closed("2026-01-07", "2026-01-09", "stocktaking"),
        opened("2026-01-10", "10-12", name="fair"),
        holidays={"2026-01-06": "feast"},
    )
    for channel in Channel:
        for deadline in all_owed(facts(kind, channel, "2026-01-05 11:30"), calendar=calendar).values():
            english, translated = said(deadline), said(deadline, language)
            assert translated != english
            assert "due" not in translated.split()


def test_an_explanation_survives_being_stored() -> None:
    for deadline in complaint(Channel.EMAIL, "2026-01-02 16:40", NINE_TO_FIVE_OFFICE).values():
        stored = [step.to_json() for step in deadline.explanation]
        assert tuple(Message.from_json(step) for step in stored) == deadline.explanation


def test_a_deadline_keeps_what_it_was_computed_from() -> None:
    deadline = complaint(Channel.CALL, "2026-01-02 16:40", NINE_TO_FIVE_OFFICE)[ACKNOWLEDGE]
    assert deadline.policy_version == policies().version
    assert deadline.calendar_digest == NINE_TO_FIVE_OFFICE.digest()


def test_a_night_and_a_feast_between_are_told_apart() -> None:
    calendar = office("mon-fri 9-12,13-17", holidays={"2026-01-05": "feast"})
    first = complaint(Channel.CALL, "2026-01-02 16:00", calendar)[DeadlineKind.FIRST_RESPONSE]
    assert said(first) == (
        "received Fri 2 Jan 16:00 · closed Fri 2 Jan 17:00 to Tue 6 Jan 09:00 · Mon 5 Jan closed (feast)"
        " · + 4 business hours · due Tue 6 Jan 12:00 · STD-08"
    )
