"""What of a board is in sight when it is opened, and that it stays in sight: nothing of it knows Qt."""

from __future__ import annotations

from frontdesk.ui.pages.callbacks.board.plan import Places, Plan

_DOWN = 3  # the hour at which a board opens begins a third of the way down: what led up to it is seen, too


def opening_hour(plan: Plan) -> int:
    """Return the hour at which a board opens: the current one, on another day that of the first call."""
    first = min((call.hour for call in plan.calls), default=plan.hours.start)
    hour = first if plan.now is None else int(plan.now)
    return max(plan.hours.start, min(plan.hours.stop - 1, hour))


def opening_offset(places: Places, room: float) -> int:
    """Return how far down a board begins to be seen when it is opened, in pixels."""
    if not places.plan.hours:
        return 0
    top, bottom = places.hour_span(opening_hour(places.plan))
    return round(max(0, min(top, max(top - room / _DOWN, bottom - room))))


def opening_aside(places: Places, room: float) -> int:
    """Return how far to the right it begins: today is seen whole, as far to the left as it goes."""
    today = next((at for at, column in enumerate(places.plan.columns) if column.today), 0)
    return round(max(0, places.left(today) + places.column_width - room))


def kept_offset(before: Places, offset: int, after: Places) -> int:
    """Return how far down the same hour stands on a board that has changed."""
    if not before.plan.hours:
        return offset
    hour = before.hour_at(offset)
    if hour not in after.plan.hours:
        return offset
    return round(after.hour_span(hour)[0] + offset - before.hour_span(hour)[0])


def opening_call(plan: Plan) -> int:
    """Return the row of the call to begin with: the first from the opening hour on, today's before others.

    -1 where there is none.
    """
    hour = opening_hour(plan) if plan.hours else 0

    def order(row: int) -> tuple[bool, bool, int]:
        call = plan.calls[row]
        return not plan.columns[call.column].today, call.hour < hour, row

    return min(range(len(plan.calls)), key=order, default=-1)
