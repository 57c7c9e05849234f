"""What happened to a callback so far: agreed, tried, moved, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from frontdesk.domain.callbacks import CallOutcome
from frontdesk.services.callbacks.views import Attempt, CallbackView
from frontdesk.ui.callbacks.said import Window
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.delegates.timeline import TimelineEvent
from frontdesk.ui.look.joined import joined
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext

_TONES: Mapping[CallOutcome, Tone] = {
    CallOutcome.REACHED: Tone.DONE,
    CallOutcome.WRONG_NUMBER: Tone.SOON,
    CallOutcome.GAVE_UP: Tone.OVERDUE,
}


_CHANGES = (
    "callback.moved",
    "callback.handed_over",
    "callback.cancelled",
    "callback.missed",
    "callback.day_",
)
"""What is told beside the tries; another time that was asked for is a try."""


def history_events(view: CallbackView, page: PageContext) -> tuple[TimelineEvent, ...]:
    """Return how a callback was agreed, every try, and what was changed meanwhile, the oldest first."""
    return tuple(event for _, event in sorted(_events(view, page), key=lambda each: each[0]))


def _events(view: CallbackView, page: PageContext) -> Iterator[tuple[datetime, TimelineEvent]]:
    row = view.row
    window = window_text(page, (row.window_start, row.window_end))
    yield (
        view.agreed,
        TimelineEvent(
            _when(view.agreed, page), "callback", page.say("call.agreed"), joined(window, view.agreed_by)
        ),
    )
    tried = {attempt.at for attempt in view.attempts}
    for line in view.history:
        if line.kind.startswith(_CHANGES) and not line.undone and line.at not in tried:
            title = page.render(line.title)
            yield (
                line.at,
                TimelineEvent(_when(line.at, page), "callback", title, joined(line.who, line.detail)),
            )
    for attempt in view.attempts:
        yield attempt.at, _tried(attempt, (row.window_start, row.window_end), page)


def _tried(attempt: Attempt, promised: Window, page: PageContext) -> TimelineEvent:
    """Return a try with what came next: after one before the promised window, that window itself."""
    again = ""
    if attempt.again_from is not None and attempt.again_until is not None:
        window = (attempt.again_from, attempt.again_until)
        text = "call.before_window" if window == promised else "call.again"
        again = page.say(text, when=window_text(page, window))
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
