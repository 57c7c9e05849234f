"""Reminders in words: in one notice, as rows of the list, and until when one is put off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from frontdesk.domain.due import DueView, Urgency
from frontdesk.domain.reminders import Stage
from frontdesk.services.reminders.rows import ReminderItem
from frontdesk.services.reminders.told import Reminded, SnoozeOffer
from frontdesk.ui.callbacks.spans import window_text
from frontdesk.ui.look.joined import heading, joined
from frontdesk.ui.look.painting import ChipText
from frontdesk.ui.look.palette import Tone
from frontdesk.ui.page_context import PageContext
from frontdesk.ui.widgets.grouped import Entries, Entry, Group, Lines

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
LATE = (Stage.OVERDUE, Stage.MANAGER)
_TONES = {Urgency.OVERDUE: Tone.OVERDUE, Urgency.SOON: Tone.SOON, Urgency.NORMAL: Tone.NEUTRAL}


def told_text(page: PageContext, items: Sequence[ReminderItem]) -> str:
    """Return what a notice says: of one what, who and when; of several how many."""
    if len(items) > 1:
        return page.say("reminder.many", count=len(items), late=sum(item.stage in LATE for item in items))
    (item,) = items
    text = page.say(f"reminder.{item.stage}", about=_about(page, item))
    if item.stage is Stage.MANAGER and item.owner:
        return page.say("reminder.of", text=text, owner=item.owner)
    return page.say("reminder.deputy", text=text, owner=item.owner) if item.stands_in else text


def action_text(page: PageContext, items: Sequence[ReminderItem]) -> str:
    """Return what a notice offers: to call, to show the case, or to show the list."""
    single = items[0] if len(items) == 1 else None
    if single is None:
        return page.say("reminder.show_list")
    return page.say("action.call_back") if single.callback is not None else page.say("reminder.show")


def _about(page: PageContext, item: ReminderItem) -> str:
    what = _what(page, item)
    if item.callback is None:
        due = page.words.text("reminder.at", at=item.due)
        return heading(what, item.name, item.case or item.subject, due)
    number = item.number if item.number != item.name else ""
    return heading(what, item.name, number, window_text(page, (item.begins, item.due)))


def _what(page: PageContext, item: ReminderItem) -> str:
    """Return what is owed, and what next in the same case."""
    what = page.say(f"deadline.{item.kind}")
    if not item.then:
        return what
    following = page.say(f"deadline.{item.then[0].kind}")
    return page.say("today.then", what=what, following=following[:1].lower() + following[1:])


def snooze_text(page: PageContext, offer: SnoozeOffer, *, several: bool = False) -> str:
    """Return what a choice is called, and when the reminder comes back by it, or the first of `several`."""
    today = page.local(offer.until).date() == page.today()
    when = page.say("due.time" if today else "reminder.at", at=offer.until)
    if several:
        when = page.say("reminders.first_back", when=when)
    elif offer.stage is not None:
        when = page.say(f"reminders.already.{offer.stage}", when=when)
    return f"{_choice_text(page, offer)}\t{when}"


def _choice_text(page: PageContext, offer: SnoozeOffer) -> str:
    """Name a choice: the day on which the office opens next, if a weekend or a holiday lies between."""
    ahead = _DAY if offer.day is None else offer.day - page.today()
    if ahead == _DAY:
        return page.say(f"reminders.snooze.{offer.choice}")
    return page.say(f"reminders.snooze.{'weekday' if ahead < _WEEK else 'date'}", day=offer.day)


@dataclass(frozen=True, slots=True)
class ReminderWords:
    """Words the rows of the list as they look from one instant."""

    page: PageContext
    view: DueView

    def groups(self, found: Reminded) -> tuple[Group, ...]:
        """Return what is to be done now, what is overdue, what comes soon, and what was put off.

        What can still be kept stands first: whoever waits for a call now waits above what is late for days.
        """
        late = [item for item in found.items if item.stage in LATE]
        now = [item for item in found.items if item.stage is Stage.DUE]
        soon = [item for item in found.items if item.stage is Stage.AHEAD]
        parts = (
            ("due", now, Tone.SOON, len(now)),
            ("overdue", late, Tone.OVERDUE, found.late),  # all of them, also what is too much to be shown
            ("ahead", soon, Tone.NEUTRAL, len(soon)),
            ("put_off", found.put_off, Tone.NEUTRAL, len(found.put_off)),
        )
        return tuple(
            Group(self.page.say(f"reminders.group.{name}"), tuple(map(self.entry, items)), tone, str(count))
            for name, items, tone, count in parts
            if items
        )

    def entry(self, item: ReminderItem) -> Entry:
        """Return one row: when, who, what, and who has it."""
        say = self.page.say
        name = item.name or say("customer.nameless")
        number = item.number if item.number != name else ""
        when = (
            window_text(self.page, (item.begins, item.due))
            if item.callback is not None
            else say("reminder.at", at=item.due)
        )
        cells = (
            Lines(name, joined(number, item.case or item.suggestion or "", item.subject)),
            Lines(_what(self.page, item), joined(when, self._who(item))),
        )
        action = "action.call_back" if item.callback is not None else "reminders.open"
        return Entry(item.id, cells, self.chip(item), say(action))

    def chip(self, item: ReminderItem) -> ChipText:
        """Return until when it is put off, or how long until or since it is due."""
        if item.snoozed is not None:
            text = self.page.render(self.view.countdown(item.snoozed).message)
            return ChipText(text, Tone.NEUTRAL, "hourglass")
        begun = item.callback is not None and item.begins <= self.view.now <= item.due
        if begun:
            return ChipText(self.page.say("callbacks.until", at=item.due), Tone.SOON)
        countdown = self.view.countdown(item.begins if item.begins > self.view.now else item.due)
        return ChipText(self.page.render(countdown.message), _TONES[countdown.urgency])

    def _entries(self, items: Sequence[ReminderItem]) -> Entries:
        of = {item.id: item for item in items}
        return Entries(tuple(of), lambda key: self.entry(of[cast("int", key)]))

    def _who(self, item: ReminderItem) -> str:
        if item.stands_in:
            return self.page.say("reminders.stands_in", owner=item.owner, name=item.stands_in)
        return item.owner
