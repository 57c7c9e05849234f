"""How callbacks were kept: in the window or late, tries, by person, hour and weekday."""

from __future__ import annotations

from datetime import date

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.services.callbacks.agree import agree_callback
from frontdesk.services.callbacks.attempts import record_attempt
from frontdesk.services.callbacks.entry import CallbackRequest
from frontdesk.services.callbacks.figures import CallFigure, CallFigures, callback_figures
from frontdesk.services.callbacks.figures_paper import figures_list
from frontdesk.services.callbacks.moving import cancel_callback, reschedule_callback
from frontdesk.services.callbacks.tries import Try
from tests.services.offices import Desk, local


def _agree(desk: Desk, day: int, hour: int, person: str = "Ana Lind") -> int:
    start, end = local(f"2026-11-{day} {hour:02}:00"), local(f"2026-11-{day} {hour + 1:02}:00")
    request = CallbackRequest(start, end, number="020 7946 0123", about="x", person=person)
    return agree_callback(desk.ctx, request=request).result.id


def _try(desk: Desk, callback: int, at: str, outcome: CallOutcome) -> None:
    desk.at(at)
    record_attempt(desk.ctx, callback=callback, tried=Try(outcome, "noted"))


def _figures(desk: Desk, first: int = 20, last: int = 30) -> CallFigures:
    return callback_figures(desk.ctx, first=date(2026, 11, first), last=date(2026, 11, last))


def test_a_try_in_the_window_keeps_it_whatever_came_of_it(desk: Desk) -> None:
    kept, tried = _agree(desk, 23, 11), _agree(desk, 23, 14)
    _try(desk, kept, "2026-11-23 11:30", CallOutcome.REACHED)
    _try(desk, tried, "2026-11-23 14:10", CallOutcome.NO_ANSWER)
    desk.at("2026-11-23 16:30")
    assert _figures(desk).total == CallFigure(kept=2, late=0, ended=1, reached=1, tries=1)


def test_a_window_without_a_try_is_late_called_or_not(desk: Desk) -> None:
    late = _agree(desk, 23, 11)
    _agree(desk, 23, 12)
    desk.at("2026-11-23 11:59")
    assert _figures(desk).total.promised == 0  # nothing is over yet
    _try(desk, late, "2026-11-23 15:00", CallOutcome.REACHED)
    total = _figures(desk).total
    assert (total.kept, total.late, total.reached) == (0, 2, 1)
    assert total.kept_share == 0


def test_several_tries_count_when_the_call_has_ended(desk: Desk) -> None:
    id_ = _agree(desk, 23, 11)
    _try(desk, id_, "2026-11-23 11:10", CallOutcome.NO_ANSWER)
    _try(desk, id_, "2026-11-23 12:10", CallOutcome.BUSY)
    assert _figures(desk).total.tries_each is None
    _try(desk, id_, "2026-11-23 15:10", CallOutcome.REACHED)
    assert _figures(desk).total == CallFigure(kept=1, late=0, ended=1, reached=1, tries=3)


def test_what_was_cancelled_in_time_is_neither_kept_nor_late(desk: Desk) -> None:
    cancel_callback(desk.ctx, callback=_agree(desk, 23, 11), reason="solved")
    desk.at("2026-11-24 09:00")
    assert _figures(desk).total == CallFigure()


def test_a_window_that_passed_before_another_was_told_stays_late(desk: Desk) -> None:
    id_ = _agree(desk, 23, 11)
    desk.at("2026-11-23 13:00")
    start, end = local("2026-11-24 10:00"), local("2026-11-24 11:00")
    reschedule_callback(desk.ctx, callback=id_, window_start=start, window_end=end, told="by phone")
    _try(desk, id_, "2026-11-24 10:30", CallOutcome.REACHED)
    total = _figures(desk).total
    assert (total.kept, total.late) == (1, 1)


def test_they_are_told_by_person_hour_and_weekday(desk: Desk) -> None:
    _try(desk, _agree(desk, 23, 11), "2026-11-23 11:30", CallOutcome.REACHED)
    _agree(desk, 23, 14, "Jonas Weber")
    _try(desk, _agree(desk, 24, 14, "Jonas Weber"), "2026-11-24 14:30", CallOutcome.REACHED)
    figures = _figures(desk)
    assert [(name, part.kept, part.late) for name, part in figures.by_person] == [
        ("Ana Lind", 1, 0),
        ("Jonas Weber", 1, 1),
    ]
    assert [(hour, part.promised) for hour, part in figures.by_hour] == [(11, 1), (14, 2)]
    assert [(weekday, part.promised) for weekday, part in figures.by_weekday] == [(0, 2), (1, 1)]
    assert _figures(desk, first=24).total.promised == 1


def test_the_list_says_each_figure_beside_its_sample(desk: Desk) -> None:
    _try(desk, _agree(desk, 23, 11), "2026-11-23 11:30", CallOutcome.REACHED)
    rows = {row[0]: row[1:] for row in figures_list(desk.ctx).rows}
    assert rows["All"] == rows["Ana Lind"] == ("1", "1", "0", "100%", "1", "1", "1.0")
    assert rows["Monday"] == rows["11:00–12:00"] == rows["All"]


def test_an_office_without_calls_has_no_figures(desk: Desk) -> None:
    assert figures_list(desk.ctx).rows == (("All", "0", "0", "0", "–", "0", "0", "–"),)
