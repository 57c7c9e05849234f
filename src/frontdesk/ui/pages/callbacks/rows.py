"""Callbacks as rows: the most urgent first, each with whom to call, when, and who does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from frontdesk.domain.callbacks import CallUrgency, urgency
from frontdesk.domain.due import DueView, Urgency
from frontdesk.services.callbacks.views import CallbackRow
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.look.joined import joined
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.grouped import Entries, Entry, Group, Lines

_TONES = {Urgency.OVERDUE: Tone.OVERDUE, Urgency.SOON: Tone.SOON, Urgency.NORMAL: Tone.NEUTRAL}


@dataclass(frozen=True, slots=True)
class CallRows:
    """Words rows as they look from one instant."""

    page: PageContext
    view: DueView

    @property
    def midnight(self) -> datetime:
        """The instant that ends the office's day."""
        return datetime.combine(self.view.today + timedelta(days=1), time.min, self.view.calendar.timezone)

    def urgency(self, row: CallbackRow) -> CallUrgency:
        """Return how urgent a call is by now."""
        return urgency(row.call_from, row.call_until, self.view.now, self.midnight)

    def chip(self, row: CallbackRow) -> ChipText:
        """Return how late it is, until when it can be made, or when its time begins."""
        words = self.page.words
        match self.urgency(row):
            case CallUrgency.OVERDUE:
                return ChipText(words.render(self.view.countdown(row.call_until).message), Tone.OVERDUE)
            case CallUrgency.NOW if self.page.local(row.call_until) <= self.midnight:
                return ChipText(words.text("callbacks.until", at=row.call_until), Tone.SOON)
            case CallUrgency.NOW:
                return ChipText(words.text("callbacks.now"), Tone.SOON)
        countdown = self.view.countdown(row.call_from)
        return ChipText(words.render(countdown.message), _TONES[countdown.urgency])

    def entry(self, row: CallbackRow) -> Entry:
        """Return a row of the list."""
        cells = (Lines(self.name(row), self._about(row)), self._when(row), self.who(row))
        return Entry(row.id, cells, self.chip(row), self.page.say("action.call_back"))

    def name(self, row: CallbackRow) -> str:
        """Return whom to call: by name, or by the number alone."""
        return row.customer_name or row.number or self.page.say("customer.nameless")

    def who(self, row: CallbackRow) -> Lines:
        """Return who calls."""
        return Lines(row.person or row.department, row.department if row.person else "")

    def groups(self, rows: Sequence[CallbackRow]) -> tuple[Group, ...]:
        """Return the cards of the list; a row is worded when it is seen."""
        known: Mapping[object, CallbackRow] = {row.id: row for row in rows}
        keys: dict[CallUrgency, list[object]] = {each: [] for each in CallUrgency}
        for row in rows:
            keys[self.urgency(row)].append(row.id)

        def make(key: object) -> Entry:
            return self.entry(known[key])

        return tuple(self._group(which, Entries(held, make)) for which, held in keys.items() if held)

    def _group(self, which: CallUrgency, entries: Entries) -> Group:
        tone = Tone.OVERDUE if which is CallUrgency.OVERDUE else Tone.NEUTRAL
        return Group(self.page.say(f"callback.urgency.{which}"), entries, tone, str(len(entries)))

    def _about(self, row: CallbackRow) -> str:
        number = row.number if row.customer_name else ""
        return joined(number, row.case or "", row.about)

    def _when(self, row: CallbackRow) -> Lines:
        return Lines(window_text(self.page, (row.call_from, row.call_until)), joined(*self._remarks(row)))

    def _remarks(self, row: CallbackRow) -> tuple[str, ...]:
        say = self.page.say
        last = say(f"callback.outcome.{row.last_outcome}") if row.last_outcome else ""
        return (
            say("callbacks.closed_then") if row.office_closed else "",
            say("callbacks.recurring") if row.series is not None else "",
            say("callbacks.tried", count=row.attempts, last=last) if last else "",
            say(f"callback.purpose.{row.purpose}") if not row.attempts else "",
            row.purpose.provision if not row.attempts else "",
        )
