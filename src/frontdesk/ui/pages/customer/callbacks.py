"""The callbacks of a customer, as rows of a card."""

from __future__ import annotations

from collections.abc import Sequence

from frontdesk.domain.callbacks import CallbackEnd, CallUrgency
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.delegates.fact import Fact
from frontdesk.ui.look.joined import joined
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext

_MOST = 6
_TONES = {CallUrgency.OVERDUE: Tone.OVERDUE, CallUrgency.NOW: Tone.SOON}


def callback_facts(rows: Sequence[CallbackRow], page: PageContext) -> tuple[Fact, ...]:
    """Return the open callbacks and the latest that ended; the key of each is its id."""
    return tuple(_fact(row, page) for row in rows[:_MOST])


def _fact(row: CallbackRow, page: PageContext) -> Fact:
    title = window_text(page, (row.call_from, row.call_until))
    detail = joined(row.about, row.person or row.department)
    return Fact(title, detail, chip=_chip(row, page), key=row.id)


def _chip(row: CallbackRow, page: PageContext) -> ChipText:
    if row.outcome is not None:
        tone = Tone.DONE if row.outcome is CallbackEnd.REACHED else Tone.NEUTRAL
        return ChipText(page.say(f"callback.outcome.{row.outcome}"), tone)
    return ChipText(page.say(f"callback.urgency.{row.urgency}"), _TONES.get(row.urgency, Tone.ACCENT))
