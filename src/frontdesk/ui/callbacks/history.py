"""What happened to a callback so far: agreed, tried, moved, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.services.callbacks.views import Attempt, CallbackView
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.delegates.timeline import TimelineEvent
from frontdesk.ui.joined import joined
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.palette import Tone

_TONES: Mapping[CallOutcome, Tone] = {
    CallOutcome.REACHED: Tone.DONE,
    CallOutcome.WRONG_NUMBER: Tone.SOON,
    CallOutcome.GAVE_UP: Tone.OVERDUE,
}


def history_events(view: CallbackView, page: PageContext) -> tuple[TimelineEvent, ...]:
    """Return how a callback was agreed, and every try, the oldest first."""
    return tuple(_events(view, page))


def _events(view: CallbackView, page: PageContext) -> Iterator[TimelineEvent]:
    row = view.row
    window = window_text(page, (row.window_start, row.window_end))
    yield TimelineEvent(
        _when(view.agreed, page), "callback", page.say("call.agreed"), joined(window, view.agreed_by)
    )
    for attempt in view.attempts:
        yield _tried(attempt, page)


def _tried(attempt: Attempt, page: PageContext) -> TimelineEvent:
    again = ""
    if attempt.again_from is not None and attempt.again_until is not None:
        again = page.say("call.again", when=window_text(page, (attempt.again_from, attempt.again_until)))
    return TimelineEvent(
        _when(attempt.at, page),
        "call",
        page.say(f"callback.outcome.{attempt.outcome}"),
        joined(attempt.who, attempt.note, again),
        _TONES.get(attempt.outcome, Tone.NEUTRAL),
    )


def _when(at: datetime, page: PageContext) -> str:
    local = page.local(at)
    return page.words.time(at) if local.date() == page.today() else page.words.instant(at)
