"""Calls that come again and again: one is open at a time, until the rule, somebody or the case ends it."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.callbacks import CallbackEnd, CallOutcome
from frontdesk.domain.errors import ConflictError, FrontDeskError, NotFoundError
from frontdesk.domain.kinds import DeadlineKind, Way
from frontdesk.domain.recurrence import Frequency, Recurrence
from frontdesk.services.callbacks.advancing import advance_series, series_due
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.figures import callback_figures
from frontdesk.services.callbacks.lists import callbacks_of_customer, open_callbacks
from frontdesk.services.callbacks.moving import cancel_callback
from frontdesk.services.callbacks.preview import preview_callback
from frontdesk.services.callbacks.series import SeriesBegun, end_series, start_series
from frontdesk.services.callbacks.series_days import leave_out
from frontdesk.services.callbacks.series_view import series_of, series_view
from frontdesk.services.callbacks.series_words import Repeating
from frontdesk.services.callbacks.undoing import undo_callback
from frontdesk.services.cases.answer import answer
from frontdesk.services.cases.ending import close_case, withdraw
from frontdesk.services.cases.feedback import record_feedback
from frontdesk.services.cases.undo import undo_last
from frontdesk.services.office.closures import ClosureEntry, add_closure
from frontdesk.services.owed.today import owed
from frontdesk.words import words_for
from tests.services.callbacks.promised import NUMBER, call, customer, shown
from tests.services.contacts import CALL, begin, said, view
from tests.services.offices import ZONE, Desk, local

WEEKLY = Recurrence(Frequency.WEEKLY, weekdays=(0,))
REACHED = CallOutcome.REACHED


def every(
    desk: Desk,
    recurrence: Recurrence = WEEKLY,
    first: str = "2026-11-23 15:00",
    *,
    case: str = "",
    to: int | None = None,
    exceptions: tuple[date, ...] = (),
) -> SeriesBegun:
    start = local(first)
    request = CallbackRequest(start, start + timedelta(hours=1), number=NUMBER, about="The boiler")
    return start_series(
        desk.ctx, request=request, recurrence=recurrence, exceptions=exceptions, case=case, customer=to
    ).result


def local_starts(desk: Desk) -> list[str]:
    """Return when the open calls begin, by the office's clock."""
    return [f"{row.call_from.astimezone(ZONE):%Y-%m-%d %H:%M}" for row in open_callbacks(desk.ctx).rows]


def test_every_monday_until_repaired(desk: Desk) -> None:
    reference = begin(desk, CALL)
    begun = every(desk, case=reference)
    assert local_starts(desk) == ["2026-11-23 15:00"]
    desk.at("2026-11-23 15:10")
    following = call(desk, begun.callback, REACHED).next_of_series
    assert following is not None
    assert local_starts(desk) == ["2026-11-30 15:00"]
    found = series_view(desk.ctx, series=begun.series)
    assert said(desk, found.words) == "every Monday"
    assert found.coming[0] == date(2026, 12, 7)
    assert shown(desk, following).series == found
    desk.at("2026-11-30 15:10")
    answer(desk.ctx, reference=reference, analysis="Worn", resolution="Repaired", given_by=Way.VERBAL)
    record_feedback(desk.ctx, reference=reference, feedback="It runs.")
    close_case(desk.ctx, reference=reference)
    assert open_callbacks(desk.ctx).total == owed(desk.ctx).total == 0
    assert series_of(desk.ctx, case=reference) == ()
    undo_last(desk.ctx, reference=reference)
    assert local_starts(desk) == ["2026-11-30 15:00"]
    assert [each.id for each in series_of(desk.ctx, case=reference)] == [begun.series]


def test_the_same_hour_by_the_clock_whatever_the_season(desk: Desk) -> None:
    desk.at("2026-03-23 09:30")
    begun = every(desk, first="2026-03-23 15:00")
    callback: int | None = begun.callback
    seen = []
    for _ in range(3):
        assert callback is not None
        seen += local_starts(desk)
        callback = call(desk, callback, REACHED).next_of_series
    assert seen == ["2026-03-23 15:00", "2026-03-30 15:00", "2026-04-07 15:00"], "6 April is Easter Monday"


def test_it_ends_with_its_count_or_its_last_day(desk: Desk) -> None:
    for recurrence in (
        Recurrence(Frequency.DAILY, count=3),
        Recurrence(Frequency.DAILY, until=date(2026, 11, 25)),
    ):
        begun = every(desk, recurrence)
        second = call(desk, begun.callback, REACHED).next_of_series
        assert second is not None
        third = call(desk, second, REACHED).next_of_series
        assert third is not None
        assert call(desk, third, REACHED).next_of_series is None
        assert series_view(desk.ctx, series=begun.series).ended is not None


def test_days_left_out_and_closed_days(desk: Desk) -> None:
    add_closure(desk.ctx, entry=ClosureEntry(date(2026, 12, 7), date(2026, 12, 7), name="Stocktaking"))
    begun = every(desk, exceptions=(date(2026, 11, 30),))
    second = call(desk, begun.callback, REACHED).next_of_series
    assert local_starts(desk) == ["2026-12-08 15:00"], "the Monday is closed, the one before left out"
    leave_out(desk.ctx, series=begun.series, day=date(2026, 12, 14))
    leave_out(desk.ctx, series=begun.series, day=date(2026, 12, 7))
    assert local_starts(desk) == ["2026-12-21 15:00"]
    assert second is not None
    assert shown(desk, second).row.outcome is CallbackEnd.CANCELLED


def test_a_daily_call_is_left_out_on_closed_days(desk: Desk) -> None:
    begun = every(desk, Recurrence(Frequency.DAILY), first="2026-11-27 15:00")  # a Friday
    call(desk, begun.callback, REACHED)
    assert local_starts(desk) == ["2026-11-30 15:00"]


def test_after_weeks_switched_off_there_is_one_call_not_many(desk: Desk) -> None:
    rosa = customer(desk)
    begun = every(desk, to=rosa)
    assert advance_series(desk.ctx).result == 0
    desk.at("2026-11-27 12:00")
    assert advance_series(desk.ctx).result == 0, "overdue, but the next one has not come"
    desk.at("2026-12-14 15:30")
    assert series_due(desk.ctx) == (begun.series,)
    assert advance_series(desk.ctx).result == 1
    assert advance_series(desk.ctx).result == 0
    (row,) = open_callbacks(desk.ctx).rows
    assert (local_starts(desk), row.missed) == (["2026-12-14 15:00"], 2)
    figures = callback_figures(desk.ctx, first=date(2026, 11, 23), last=date(2026, 12, 14))
    assert (figures.total.kept, figures.total.late) == (0, 3), "23 and 30 November, 7 December"
    assert shown(desk, begun.callback).row.outcome is CallbackEnd.MISSED
    assert [item.kind for item in owed(desk.ctx).items] == [DeadlineKind.CALLBACK]
    assert len(callbacks_of_customer(desk.ctx, customer=rosa)) == 2


def test_the_call_before_is_taken_back_with_the_one_that_followed(desk: Desk) -> None:
    begun = every(desk)
    call(desk, begun.callback, REACHED)
    undo_callback(desk.ctx, callback=begun.callback)
    assert [row.id for row in open_callbacks(desk.ctx).rows] == [begun.callback]
    second = call(desk, begun.callback, REACHED).next_of_series
    assert second is not None
    assert local_starts(desk) == ["2026-11-30 15:00"]


def test_one_call_is_cancelled_or_all_of_them(desk: Desk) -> None:
    begun = every(desk)
    cancel_callback(desk.ctx, callback=begun.callback, reason="On holiday")
    assert local_starts(desk) == ["2026-11-30 15:00"]
    with pytest.raises(FrontDeskError) as refused:
        end_series(desk.ctx, series=begun.series, reason="")
    assert refused.value.field == "reason"
    end_series(desk.ctx, series=begun.series, reason="They moved away.")
    assert open_callbacks(desk.ctx).total == 0
    with pytest.raises(ConflictError):
        end_series(desk.ctx, series=begun.series, reason="Again")
    with pytest.raises(NotFoundError):
        end_series(desk.ctx, series=99, reason="Nobody")


def test_a_case_that_is_withdrawn_ends_its_series_but_not_a_promise_made_once(desk: Desk) -> None:
    reference = begin(desk, CALL)
    every(desk, case=reference)
    withdraw(desk.ctx, reference=reference, reason="Settled elsewhere")
    assert open_callbacks(desk.ctx).total == 0
    assert view(desk, reference).timeline[-1].title.id == "timeline.withdrawn"


@pytest.mark.parametrize(
    ("recurrence", "field"),
    [
        (Recurrence(Frequency.WEEKLY, every=0), "every"),
        (Recurrence(Frequency.WEEKLY, count=0), "count"),
        (Recurrence(Frequency.WEEKLY, until=date(2026, 11, 1)), "until"),
        (Recurrence(Frequency.WEEKLY, weekdays=(7,)), "weekdays"),
        (Recurrence(Frequency.DAILY, weekdays=(1,)), "weekdays"),
        (Recurrence(Frequency.WEEKLY, weekdays=(4,), until=date(2026, 11, 24)), "until"),
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused(desk: Desk, recurrence: Recurrence, field: str) -> None:
    with pytest.raises(FrontDeskError) as refused:
        every(desk, recurrence)
    assert refused.value.field == field
    assert series_of(desk.ctx) == ()


@pytest.mark.parametrize(
    ("repeating", "language", "timezone", "sentence"),
    [
        (
            Repeating(WEEKLY, (date(2026, 11, 23),), case=True), "en", "",
            ("I will call you every Monday between 15:00 and 16:00, on +44 20 7946 0018, until this is"
            " settled. The first call is on Monday, 30 November."),
        ),
        (
            Repeating(Recurrence(Frequency.WEEKLY, 2)), "de", "Asia/Tokyo",
            ("Ich rufe Sie alle 2 Wochen am Dienstag zwischen 00:00 und 01:00 Uhr unter +44 20 7946 0018 an,"
            " bis wir etwas anderes vereinbaren. Der erste Anruf ist am Dienstag, 24. November."),
        ),
        (
            Repeating(Recurrence(Frequency.WEEKLY, until=date(2026, 12, 14))), "en", "Asia/Tokyo",
            ("I will call you every Tuesday between 00:00 and 01:00, on +44 20 7946 0018, until Tuesday,"
            " 15 December. The first call is on Tuesday, 24 November."),
        ),
        (
            Repeating(Recurrence(Frequency.DAILY, until=date(2026, 12, 1))), "fr", "",
            ("Je vous appellerai chaque jour d’ouverture entre 15:00 et 16:00 au +44 20 7946 0018,"
            " jusqu’au mardi 1 décembre. Le premier appel est le lundi 23 novembre."),
        ),
        (
            Repeating(Recurrence(Frequency.MONTHLY, count=3)), "es", "",
            ("Le llamaré cada mes entre las 15:00 y las 16:00, al +44 20 7946 0018, 3 veces. La primera"
            " llamada es el lunes, 23 de noviembre."),
        ),
    ],
    ids=["en", "de", "en-until", "fr", "es"],
)  # fmt: skip
def test_csp_002_a_series_is_promised_with_its_rule(
    desk: Desk, repeating: Repeating, language: str, timezone: str, sentence: str
) -> None:
    start = local("2026-11-23 15:00")
    request = CallbackRequest(
        start, start + timedelta(hours=1), number=NUMBER, language=language, timezone=timezone
    )
    seen = preview_callback(desk.ctx, request=request, repeating=repeating)
    assert seen.say is not None
    zone = ZoneInfo(timezone) if timezone else ZONE
    words = words_for(language, timezone=zone, clock=desk.ctx.clock, strict=True)
    assert words.render(seen.say).replace("\u202f", " ") == sentence


def test_every_month_on_the_last_day_where_there_is_no_such_day(desk: Desk) -> None:
    begun = every(desk, Recurrence(Frequency.MONTHLY), first="2026-12-31 15:00")
    coming = series_view(desk.ctx, series=begun.series).coming
    assert coming[:3] == (date(2027, 2, 1), date(2027, 3, 1), date(2027, 3, 31)), "two of them on a weekend"


@given(
    st.sampled_from(Frequency),
    st.integers(1, 52),
    st.sets(st.integers(0, 6)),
    st.none() | st.integers(1, 366),
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
)
def test_a_rule_is_read_as_it_was_written(
    frequency: Frequency, number: int, weekdays: set[int], count: int | None, first: date
) -> None:
    days = tuple(sorted(weekdays)) if frequency is Frequency.WEEKLY else ()
    rule = Recurrence(frequency, number, days, None if count else first + timedelta(days=90), count)
    rule.check(first)
    assert Recurrence.read(rule.rule(first)) == rule
